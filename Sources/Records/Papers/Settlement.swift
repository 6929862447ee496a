public import Exact
public import Wording

/// What was looked at and accepted as it is.
public enum SettlementKind: String, Hashable, Sendable, CaseIterable {
  /// A file's rejected rows may stay out.
  case rejectedRows = "rejected_rows"
  /// An account that belongs to nobody may stay out.
  case unmatchedAccount = "unmatched_account"
  /// An unusual jump is right.
  case jump
  /// Finance has signed off the month.
  case finance
}

extension Entry {
  /// Records that something was accepted, or is not any more.
  public mutating func add(
    _ kind: SettlementKind, of subject: String, in month: Month, withdrawn: Bool = false
  ) throws(Diagnostic) {
    try add(
      .settlement,
      [
        "month": .text(month.description), "kind": .text(kind.rawValue), "subject": .text(subject),
        "withdrawn": .integer(withdrawn ? 1 : 0),
      ])
  }

  /// Records a file somebody handed in; its content lies under its hash in the company's folder.
  public mutating func add(_ attachment: Attachment) throws(Diagnostic) {
    try add(
      .attachment,
      [
        "content": .text(attachment.content), "name": .text(attachment.name), "size": .integer(Int64(attachment.size)),
        "month": .text(attachment.month.description), "employee": .text(attachment.employee),
        "concerns": .text(attachment.concerns),
      ])
  }

  /// Records that a file was taken in for a month, or taken out again.
  public mutating func add(_ file: FileTakenIn, in month: Month) throws(Diagnostic) {
    try add(
      .intake,
      [
        "month": .text(month.description), "content": .text(file.content), "file": .text(file.name),
        "taken": .integer(Int64(file.taken)), "rejected": .integer(Int64(file.rejected)),
        "removed": .integer(file.isRemoved ? 1 : 0),
      ])
  }
}

/// A file somebody handed in as evidence.
public struct Attachment: Hashable, Sendable {
  /// The hash of its content, hexadecimal.
  public var content: String
  /// Its name.
  public var name: String
  /// Its size in bytes.
  public var size: Int
  /// The month it belongs to.
  public var month: Month
  /// The employee it is about.
  public var employee: String
  /// What it supports: `rating:communication`, `incident:I12-1`, `appeal:P14-1`.
  public var concerns: String

  /// A file.
  public init(content: String, name: String, size: Int, month: Month, employee: String, concerns: String) {
    self.content = content
    self.name = name
    self.size = size
    self.month = month
    self.employee = employee
    self.concerns = concerns
  }
}

/// A file that a month is computed from.
public struct FileTakenIn: Hashable, Sendable {
  /// The hash of its content, hexadecimal.
  public var content: String
  /// Its name.
  public var name: String
  /// The rows taken.
  public var taken: Int
  /// The rows rejected.
  public var rejected: Int
  /// Whether it was taken out again.
  public var isRemoved: Bool

  /// A file.
  public init(content: String, name: String, taken: Int, rejected: Int, isRemoved: Bool = false) {
    self.content = content
    self.name = name
    self.taken = taken
    self.rejected = rejected
    self.isRemoved = isRemoved
  }
}

extension Records {
  /// What was accepted in a month, by kind.
  public func settlements(of month: Month) throws(Diagnostic) -> [SettlementKind: Set<String>] {
    var settled: [SettlementKind: Set<String>] = [:]
    try session.each(
      "SELECT kind, subject, withdrawn FROM settlement WHERE month = ? AND entry <= ? ORDER BY entry, line",
      [.text(month.description), .integer(last)]
    ) { row throws(Diagnostic) in
      guard let kind = SettlementKind(rawValue: row.text(0)) else { return }
      if row.integer(2) == 0 {
        settled[kind, default: []].insert(row.text(1))
      } else {
        settled[kind, default: []].remove(row.text(1))
      }
    }
    return settled
  }

  /// The files handed in about somebody's month; everybody's where no employee is named.
  public func attachments(of month: Month?, employee: String? = nil) throws(Diagnostic) -> [Attachment] {
    try session.all(
      """
      SELECT content, name, size, month, employee, concerns FROM attachment WHERE entry <= ? ORDER BY entry, line
      """, [.integer(last)]
    ) { row -> Attachment? in
      guard let own = Month(row.text(3)), month == nil || own == month, employee == nil || employee == row.text(4)
      else { return nil }
      return Attachment(
        content: row.text(0), name: row.text(1), size: Int(row.integer(2)), month: own, employee: row.text(4),
        concerns: row.text(5))
    }.compactMap(\.self)
  }

  /// The files a month is computed from, as recorded last.
  public func files(of month: Month) throws(Diagnostic) -> [FileTakenIn] {
    var latest: [String: FileTakenIn] = [:]
    try session.each(
      "SELECT content, file, taken, rejected, removed FROM intake WHERE month = ? AND entry <= ? ORDER BY entry, line",
      [.text(month.description), .integer(last)]
    ) { row throws(Diagnostic) in
      latest[row.text(0)] = FileTakenIn(
        content: row.text(0), name: row.text(1), taken: Int(row.integer(2)), rejected: Int(row.integer(3)),
        isRemoved: row.integer(4) != 0)
    }
    return latest.values.filter { !$0.isRemoved }.sorted { ($0.name, $0.content) < ($1.name, $1.content) }
  }
}
