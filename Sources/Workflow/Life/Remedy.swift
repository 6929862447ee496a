internal import Appraisal
public import Exact
public import Records
internal import Wording

/// What is put right in a month that was published or locked.
public enum Remedy: Hashable, Sendable {
  /// An item is rated differently.
  case rating(item: String, label: String)
  /// An item does not apply.
  case waiver(item: String)
  /// A figure is corrected; money in yuan.
  case correction(measure: String, value: Rational)
  /// An incident was none.
  case withdrawal(incident: String)
  /// Something that became known late.
  case incident(Incident.Kind, name: String, occurrences: Int, on: Day)
}

extension Entry {
  /// Records what is put right; the month is not appraised yet.
  mutating func apply(
    _ remedy: Remedy, to employee: String, in month: Month, _ company: Company, reason: String, by actor: String
  ) throws(Diagnostic) {
    let place = Place(employee: employee, month: month.description)
    // Whether a decision or an adjustment is the actor's was asked before.
    var validator = InputValidator(
      try records.inputContext(of: month, company),
      after: try EarlierInputs(records, of: month, about: employee))
    func check(_ input: ManualInput) throws(Diagnostic) {
      try validator.take(input, about: employee, by: nil, on: .distantFuture)
    }
    switch remedy {
    case .rating(let item, let label):
      try check(.rating(item: item, label: label, comment: reason))
      try add(
        Subject.Rating(label: label, by: actor, at: act.at, comment: reason), of: item, for: employee, in: month)
    case .waiver(let item):
      try check(.waiver(item: item, reason: reason))
      try add(Subject.Waiver(reason: reason, by: actor), of: item, for: employee, in: month)
    case .correction(let measure, let value):
      try check(.correction(measure: measure, value: value, reason: reason))
      try correct(measure, of: employee, in: month, to: value, reason: reason, by: actor)
    case .withdrawal(let id):
      let known = try records.incidents(of: month, employee: employee).filter { !$0.isWithdrawn }
      guard var incident = known.first(where: { $0.id == id }) else {
        throw Diagnostic(
          .incidentUnknown, at: place,
          [
            "id": Diagnostic.quoted(id), "month": month.description,
            "known": known.isEmpty ? "—" : known.map(\.id).joined(separator: ", "),
          ])
      }
      incident.isWithdrawn = true
      try add(incident)
    case .incident(let kind, let name, let occurrences, let day):
      try check(.incident(kind, name: name, occurrences: occurrences, day: day, note: reason))
      try add(
        Incident(
          id: id("I"), month: month, employee: employee, kind: kind, name: name, occurrences: occurrences,
          happenedOn: day, note: reason, seenBy: actor))
    }
  }
}
