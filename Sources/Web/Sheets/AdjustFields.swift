internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// What is put right in a locked month, as a form says it; several things may be put right at once.
struct AdjustFields {
  let remedies: [Remedy]

  /// - Throws: `FORM-FIELD-MISSING` where something is named and not said, or nothing is put right.
  init(_ form: Fields) throws(Diagnostic) {
    var remedies: [Remedy] = form.all("remedy").compactMap(SheetDeeds.remedy)
    if let item = form.text("waived") { remedies.append(.waiver(item: item)) }
    if let measure = form.text("measure") {
      let value = try form.required("value", Bilingual("数值", "value")) { Rational(written: $0) }
      remedies.append(.correction(measure: measure, value: value))
    }
    if let kind = form.text("kind").flatMap(Incident.Kind.init(rawValue:)) {
      let day = try form.required("day", Bilingual("事件日期", "day of the incident")) { Day($0) }
      remedies.append(.incident(kind, name: form.text("name") ?? "", occurrences: 1, on: day))
    }
    guard !remedies.isEmpty else {
      throw Diagnostic(
        .formFieldMissing, ["value": "—"], words: ["field": Bilingual("补正什么", "what is put right")])
    }
    self.remedies = remedies
  }
}
