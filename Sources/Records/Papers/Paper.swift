public import Exact
internal import Foundation
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

/// A table of the folder whose rows are taken over.
public enum FolderTable: String, Sendable {
  /// people.csv
  case people
  /// accounts.csv
  case accounts
}

extension Entry {
  /// Remembers what a row of a folder's table said when it was taken over, so that a row nobody has edited since is no
  /// news.
  ///
  /// - Parameters:
  ///   - content: what it said: a hash, or a word.
  ///   - key: by what the row is known.
  ///   - employee: whom it is about.
  public mutating func add(
    told content: String, as key: String, of table: FolderTable, about employee: String, on day: Day
  ) throws(Diagnostic) {
    try add(
      .paper,
      [
        "month": .text((day.month ?? .first).description), "employee": .text(employee),
        "content": .text([table.rawValue, key, content].joined(separator: Records.separator)),
      ])
  }
}

extension Records {
  fileprivate static let separator = "\u{1E}"

  /// What the rows of a folder's table said when they were taken over last, by key.
  public func rowsTold(of table: FolderTable) throws(Diagnostic) -> [String: String] {
    var told: [String: String] = [:]
    try session.each(
      "SELECT content FROM paper WHERE content LIKE ? AND entry <= ? ORDER BY entry, line",
      [.text(table.rawValue + Records.separator + "%"), .integer(last)]
    ) { row throws(Diagnostic) in
      let parts = row.text(0).components(separatedBy: Records.separator)
      if parts.count == 3 { told[parts[1]] = parts[2] }
    }
    return told
  }

  /// The rows of a month's inbox that were put on record.
  public func papers(of month: Month) throws(Diagnostic) -> Set<String> {
    Set(
      try session.all(
        "SELECT content FROM paper WHERE month = ? AND entry <= ?", [.text(month.description), .integer(last)]
      ) { $0.text(0) })
  }
}
