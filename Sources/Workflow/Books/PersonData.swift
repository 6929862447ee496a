public import Exact
internal import Foundation
internal import Records
public import Wording

extension Desk {
  /// Everything on record about somebody, as JSON (个人数据导出; PIPL art. 45). One's own, or, for HR, anybody's.
  ///
  /// What one is handed of oneself says nothing yet of a month that is not published.
  ///
  /// - Throws: `NOT-ALLOWED`, `EMPLOYEE-UNKNOWN`.
  public func exportData(of employee: String) throws(Diagnostic) -> [UInt8] {
    try require(.exportPerson)
    _ = try person(employee, on: .distantFuture)
    return try does(.exportPerson, employee: employee) { entry throws(Diagnostic) in
      let tables = try entry.records.everything(about: employee)
      entry.note()
      let unshown = try unpublished(for: employee, entry.records)
      let object = Dictionary(
        uniqueKeysWithValues: tables.map { table in
          (table.table, table.rows.filter { row in row["month"].map { !unshown.contains($0) } ?? true })
        })
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return (try? encoder.encode(object)).map { Array($0) + [UInt8(ascii: "\n")] } ?? []
    }
  }

  /// The months whose sheets this person does not see yet, because they are their own.
  private func unpublished(for employee: String, _ records: Records) throws(Diagnostic) -> Set<String> {
    guard employee == actor, role != .hr, role != .auditor else { return [] }
    return Set(try records.months().filter { $0.state < .published }.map(\.month.description))
  }

  /// Empties everything personal about somebody who left long ago (个人数据删除; PIPL art. 19, 47): names, amounts,
  /// comments, figures, derivations, files handed in. What was done when, by number, stays.
  ///
  /// The folder's people.csv and the events of the months are the company's own files and are not touched.
  ///
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `EMPLOYEE-UNKNOWN`, `RETENTION-NOT-OVER`.
  public func eraseData(of employee: String, reason: String) throws(Diagnostic) {
    try require(.erasePerson)
    let person = try person(employee, on: .distantFuture)
    let until = retentionEnd(of: person)
    guard let until, until < office.now.day else {
      throw Diagnostic(
        .retentionNotOver, at: Place(employee: employee),
        [
          "employee": employee, "day": until?.description ?? "—", "months": String(company.settings.retentionMonths),
        ])
    }
    let files = try does(.erasePerson, employee: employee) { entry throws(Diagnostic) in
      let files = try entry.records.attachments(of: nil, employee: employee).map(\.content)
      // A row that was erased itself names a content, and keeps no file.
      let others = try entry.records.attachments(of: nil).filter { $0.employee != employee && !$0.name.isEmpty }
        .map(\.content)
      entry.act.details["why"] = reason.isEmpty ? nil : "given"
      try entry.erase(employee)
      return Set(files).subtracting(others)
    }
    for content in files.sorted() { try? Disk.remove(Attachments.path(of: content, in: company)) }
  }

  /// The people whose data need not be kept any longer, with the day on which that began.
  public func dueForErasure() throws(Diagnostic) -> [(employee: String, since: Day)] {
    try store.read { records throws(Diagnostic) in
      try require(.erasePerson, about: nil, in: nil, records)
      return try records.people(on: .distantFuture).compactMap { person in
        guard !person.name.isEmpty, let until = retentionEnd(of: person), until < office.now.day else { return nil }
        return (person.employee, until)
      }
    }
  }

  /// The last day on which somebody's data has to be kept; nil for somebody who has not left.
  func retentionEnd(of person: PersonVersion) -> Day? {
    guard let left = person.leftOn, let month = left.month else { return nil }
    let last = month.advanced(by: company.settings.retentionMonths)
    return Day(in: last, day: left.parts.day) ?? last.lastDay
  }
}
