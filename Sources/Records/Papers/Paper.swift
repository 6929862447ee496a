public import Exact
public import Wording

extension Entry {
  /// Remembers that a row of an inbox's papers was put on record.
  public mutating func add(paper content: ContentHash, about employee: String, in month: Month) throws(Diagnostic) {
    try add(
      .paper,
      [
        "month": .text(month.description), "employee": .text(employee), "content": .text(content.description),
      ])
  }
}

extension Records {
  /// The rows of a month's inbox that were put on record.
  public func papers(of month: Month) throws(Diagnostic) -> Set<String> {
    Set(
      try session.all(
        "SELECT content FROM paper WHERE month = ? AND entry <= ?", [.text(month.description), .integer(last)]
      ) { $0.text(0) })
  }
}
