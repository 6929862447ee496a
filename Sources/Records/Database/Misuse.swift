internal import Wording

/// Statements and values that no database is to be asked for: slips of the program, said the same way by each engine.
enum Misuse {
  /// An error with the first words of the statement it came from.
  static func why(_ error: String, statement: String?) -> String {
    let words = (statement ?? "").split { $0.isWhitespace }.prefix(4).joined(separator: " ")
    return Diagnostic.quoted(error) + (words.isEmpty ? "" : " (\(Diagnostic.quoted(words)) …)")
  }

  /// A text with a NUL character: PostgreSQL refuses it, SQLite would cut it off there.
  static func nul(_ sql: String, at place: Place) -> Diagnostic {
    said("有一个文字参数含空字符（U+0000）", "an argument's text holds a NUL character (U+0000)", sql, place)
  }

  /// A column asked for as what it is not.
  static func column(_ misfit: Misfit.Case, in columns: [String], of sql: String, at place: Place) -> Diagnostic {
    guard columns.indices.contains(misfit.column) else {
      return said(
        "没有第 \(misfit.column) 列，只有 \(columns.count) 列",
        "there is no column \(misfit.column), only \(columns.count) of them", sql, place)
    }
    let name = columns[misfit.column]
    return said(
      "列 \(name) 是 \(misfit.found)，不是 \(misfit.wanted)",
      "column \(name) holds \(misfit.found), not \(misfit.wanted)", sql, place)
  }

  private static func said(_ chinese: String, _ english: String, _ sql: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      .recordsUnusable, at: place,
      words: ["why": Bilingual(why(chinese, statement: sql), why(english, statement: sql))])
  }

  /// Whether a text can be kept by either database.
  static func isPlain(_ text: String) -> Bool { !text.utf8.contains(0) }
}

/// The first column of an answer that was asked for as what it is not.
///
/// A row cannot throw; what it was asked in vain is thrown once it has been taken, and never passes for null.
final class Misfit {
  struct Case {
    let column: Int
    let found: String
    let wanted: String
  }

  private(set) var first: Case?

  func note(_ column: Int, _ found: String, not wanted: String) {
    first = first ?? Case(column: column, found: found, wanted: wanted)
  }
}
