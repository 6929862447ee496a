public import Exact
public import Wording

/// A row of a table somebody handed in, once it is on record.
public struct PaperRow: Hashable, Sendable {
  /// What it is a row of: a month's papers by the month, a table of the company by a name of its own.
  public let scope: String
  /// Whom it is about.
  public let employee: String
  /// The hash of all it says; nil once the person's data was erased.
  public let content: String?
}

extension Entry {
  /// Remembers that a row was put on record.
  public mutating func add(paper content: ContentHash, about employee: String, of scope: String) throws(Diagnostic) {
    try add(
      .paper, ["month": .text(scope), "employee": .text(employee), "content": .text(content.description)])
  }
}

extension Records {
  /// The rows of a scope that were put on record, in the order in which they were.
  public func papers(of scope: String) throws(Diagnostic) -> [PaperRow] {
    try session.all(
      "SELECT month, employee, content FROM paper WHERE month = ? AND entry <= ? ORDER BY entry, line",
      [.text(scope), .integer(last)]
    ) { PaperRow(scope: $0.text(0), employee: $0.text(1), content: $0.optionalText(2)) }
  }
}
