import Exact

/// A sheet of a form as plain values: what stands where, and how it prints. Nothing here knows of a file format.
struct PaperSheet: Sendable {
  /// Which way the paper lies.
  enum Orientation: Sendable {
    case portrait
    case landscape
  }

  /// The name on the tab.
  let name: String
  /// Which way the paper lies.
  let orientation: Orientation
  /// The widths of the columns, in characters; they also say how many columns print.
  let columnWidths: [Double]
  /// What stands at the foot of every printed page.
  var footer = ""
  /// The cells, in the order of writing.
  private(set) var cells: [Cell] = []
  /// The heights of the rows, in points; they also say how many rows print.
  private(set) var rowHeights: [Double] = []
  /// The rows that are printed again at the top of every page.
  var repeatedRows: ClosedRange<Int>?
  /// Where the results stand that other sheets refer to.
  var marks: [CellMark: String] = [:]
  /// The rows that begin a new page.
  var pageBreaks: [Int] = []

  init(name: String, orientation: Orientation, columnWidths: [Double]) {
    self.name = name
    self.orientation = orientation
    self.columnWidths = columnWidths
  }

  /// The number of rows so far: the place of the next.
  var rowCount: Int { rowHeights.count }
  /// The last column.
  var lastColumn: Int { columnWidths.count - 1 }

  /// Adds a row of that height and gives its place.
  @discardableResult
  mutating func addRow(height: Double) -> Int {
    rowHeights.append(height)
    return rowHeights.count - 1
  }

  /// Makes a row at least so high.
  mutating func stretch(_ row: Int, to height: Double) {
    guard rowHeights.indices.contains(row) else { return }
    rowHeights[row] = max(rowHeights[row], min(height, PaperSheet.highestRow))
  }

  /// Makes some rows together at least so high.
  mutating func stretch(_ first: Int, rows: Int, to height: Double) {
    guard rows > 0, first + rows <= rowCount else { return }
    let missing = height - rowHeights[first..<(first + rows)].reduce(0, +)
    if missing > 0 { stretch(first, to: rowHeights[first] + missing) }
  }

  /// Puts something into a cell, or over a block of cells.
  mutating func put(
    _ content: CellContent, row: Int, columns: ClosedRange<Int>, rows: Int = 1, style: CellStyle = CellStyle(),
    highlight: Highlight? = nil
  ) {
    cells.append(
      Cell(row: row, rows: rows, columns: columns, content: content, style: style, highlight: highlight))
  }

  /// Puts something into one cell.
  mutating func put(
    _ content: CellContent, row: Int, column: Int, style: CellStyle = CellStyle(), highlight: Highlight? = nil
  ) {
    put(content, row: row, columns: column...column, style: style, highlight: highlight)
  }

  /// The highest a row of a spreadsheet can be.
  static let highestRow = 409.0
}

/// A cell, or a block of cells merged into one.
struct Cell: Sendable {
  let row: Int
  let rows: Int
  let columns: ClosedRange<Int>
  var content: CellContent
  let style: CellStyle
  /// When it is shown as the band that held.
  var highlight: Highlight?

  /// How it looks on paper, where nothing changes any more.
  var look: CellStyle {
    guard highlight?.isOn == true else { return style }
    return style.with {
      $0.isBold = true; $0.fill = .held
    }
  }

  /// Its name in formulas: `L12`.
  var name: String { CellName.of(row: row, column: columns.lowerBound) }
}

/// A look that follows a condition: bold, on the ground of ``CellStyle/Fill/held``.
struct Highlight: Hashable, Sendable {
  /// The condition, over cells of the same sheet.
  let formula: String
  /// Whether it holds now.
  let isOn: Bool
}

/// What stands in a cell. Text is never read as a formula.
enum CellContent: Hashable, Sendable {
  case blank
  case text(String)
  case number(Rational)
  /// A live formula with the result that it has now.
  case formula(String, FormulaResult)
  /// A text as a QR code; on paper only, a workbook leaves the cell blank.
  case code(String)
}

/// The result of a formula at the time of writing.
enum FormulaResult: Hashable, Sendable {
  case number(Rational)
  case text(String)
}

extension FormulaResult {
  /// As it stands in another formula.
  var literal: String {
    switch self {
    case .number(let value): SheetFormula.literal(value)
    case .text(let text): SheetFormula.quoted(text)
    }
  }
}

extension CellContent {
  /// What stands there now; nil for a blank cell.
  var result: FormulaResult? {
    switch self {
    case .blank, .code: nil
    case .text(let text), .formula(_, .text(let text)): .text(text)
    case .number(let value), .formula(_, .number(let value)): .number(value)
    }
  }

  /// A result that does not change.
  init(_ result: FormulaResult) {
    switch result {
    case .number(let value): self = .number(value)
    case .text(let text): self = .text(text)
    }
  }
}

/// Names of cells in formulas.
enum CellName {
  /// `L12` for row 11 and column 11, both counted from 0.
  static func of(row: Int, column: Int) -> String {
    var letters = ""
    var rest = column
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters + String(row + 1)
  }

  /// `L5:L27`.
  static func range(column: Int, rows: ClosedRange<Int>) -> String {
    of(row: rows.lowerBound, column: column) + ":" + of(row: rows.upperBound, column: column)
  }
}
