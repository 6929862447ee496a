internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// The form by which an incident is recorded, at somebody's sheet or among a month's papers.
enum IncidentForm {
  /// Records what a form says, with its files.
  ///
  /// - Returns: the incident's id.
  static func record(
    _ form: MultipartForm, of employee: String, in month: Month, by desk: Desk
  ) throws(Diagnostic) -> String {
    let fields = form.fields
    let kind = try fields.required("kind", Bilingual("种类", "kind")) { Incident.Kind(rawValue: $0) }
    let day = try fields.required("day", Bilingual("日期", "day")) { Day($0) }
    let times =
      fields.text("times") == nil ? 1 : try fields.required("times", Bilingual("次数", "occurrences")) { Int($0) }
    return try EvidenceFiles.with(form) { paths throws(Diagnostic) in
      try desk.record(
        kind, of: employee, name: fields.text("name") ?? "", occurrences: times,
        on: day, note: fields.exactly("note"), in: month, evidence: paths)
    }
  }
}
