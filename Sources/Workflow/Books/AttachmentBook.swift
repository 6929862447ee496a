public import Exact
internal import Foundation
public import Records
public import Wording

extension Desk {
  /// The files handed in about somebody's month, as far as this person sees what was said of it.
  public func attachments(of employee: String, in month: Month) throws(Diagnostic) -> [Attachment] {
    try store.read { records throws(Diagnostic) in
      guard try seesPapers(of: employee, in: month, records) else { return [] }
      return try records.attachments(of: month, employee: employee)
    }
  }

  /// A file that was handed in, by the hash of its content.
  ///
  /// Who sees comments about the employee has it, and whoever recorded the incident it came with; one's own once the
  /// sheet is published, or where one handed it in.
  ///
  /// - Throws: `ATTACHMENT-UNKNOWN`, also where it is not for this person; `ATTACHMENT-CHANGED` where what lies in its
  ///   place is something else.
  public func attachment(
    _ content: String, of employee: String, in month: Month
  ) throws(Diagnostic) -> (name: String, bytes: [UInt8]) {
    let found = try store.read { records throws(Diagnostic) -> Attachment? in
      let known = try records.attachments(of: month, employee: employee).filter { $0.content == content }
      guard let first = known.first else { return nil }
      if try seesPapers(of: employee, in: month, records) { return first }
      let own = try records.incidents(of: month).filter { $0.seenBy == actor }.map { "incident:\($0.id)" }
      return known.first { own.contains($0.concerns) }
    }
    let place = Place(employee: employee, month: month.description)
    guard let found, !found.name.isEmpty else {
      throw Diagnostic(
        .attachmentUnknown, at: place, ["employee": Diagnostic.quoted(employee), "month": month.description])
    }
    let path = Attachments.path(of: found.content, in: company)
    guard let data = FileManager.default.contents(atPath: path),
      ContentHash(of: Array(data)).description == found.content
    else {
      throw Diagnostic(
        .attachmentChanged, at: place,
        ["name": Diagnostic.quoted(found.name), "content": String(found.content.prefix(12))])
    }
    return (found.name, Array(data))
  }

  private func seesPapers(of employee: String, in month: Month, _ records: Records) throws(Diagnostic) -> Bool {
    guard try may(.seeComments, about: employee, in: month, records) else { return false }
    guard employee == actor, role != .hr, role != .auditor else { return true }
    return try (records.state(of: month) ?? .open) >= .published
  }
}
