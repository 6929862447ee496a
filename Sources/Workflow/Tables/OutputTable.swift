public import Exact

/// A table that leaves the product, the same for CSV and workbook: titles, rows, and sums that only people are shown.
public struct OutputTable: Sendable {
  /// A cell.
  public enum Cell: Hashable, Sendable {
    /// A text, which is never a formula.
    case text(String)
    /// An amount in yuan, with two decimals.
    case yuan(Rational)
    /// An amount in whole fen.
    case fen(Int64)
    /// Points, with two decimals.
    case points(Rational)
    /// A whole number.
    case whole(Int)
    /// A share: `0.3333` in CSV, 33.3% on paper.
    case share(Rational)
    /// What is not known yet, or does not apply; never 0.
    case blank

    /// An amount in yuan; blank while it is not known.
    init(_ amount: Fen?) { self = amount.map { .yuan($0.yuan) } ?? .blank }

    /// Points; blank while they are not known.
    init(_ points: Points?) { self = points.map { .points($0.value) } ?? .blank }
  }

  /// What it is called: part of a file's name, and the name on a tab.
  public let name: String
  /// What stands above it on paper.
  public let title: String
  /// The titles of the columns.
  public let titles: [String]
  /// The rows.
  public let rows: [[Cell]]
  /// What stands below the rows on paper; empty for nothing.
  public let sums: [Cell]
  /// What stands below it all on paper.
  public let notes: [String]

  init(name: String, title: String, titles: [String], rows: [[Cell]], sums: [Cell] = [], notes: [String] = []) {
    self.name = name
    self.title = title
    self.titles = titles
    self.rows = rows
    self.sums = sums
    self.notes = notes
  }

  /// The table as CSV in UTF-8 that begins with the byte order mark, so that Excel shows Chinese. Without the sums:
  /// programs would take them for one more row.
  public var csv: [UInt8] {
    SpreadsheetCSV.bytes(titles: titles, rows: rows.map { $0.map(\.field) })
  }
}

extension OutputTable.Cell {
  fileprivate var field: SpreadsheetCSV.Field {
    switch self {
    case .text(let text): .text(text)
    case .yuan(let yuan): .number(yuan.decimal(places: 2))
    case .points(let points): .number(points.decimal(places: 2))
    case .share(let share): .number(share.decimal(places: 4))
    case .fen(let fen): .number(String(fen))
    case .whole(let number): .number(String(number))
    case .blank: .number("")
    }
  }
}
