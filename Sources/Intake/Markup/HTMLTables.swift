internal import Wording

/// Puts the cells of a page's tables into rows.
///
/// End tags may be missing, as browsers allow; only the end of a table may not, for then the file was cut off. A table
/// within a cell gives rows of its own before the row around it ends.
final class HTMLTables {
  /// Tables within tables.
  static let deepest = 32
  /// Columns that one cell may span, as in browsers.
  private static let widestCell = 1000
  /// Rows that one cell may span.
  private static let tallestCell = 65_534
  /// Columns that may be stepped over in all because a cell from above takes them up: a page of a megabyte can make
  /// that thousands of millions.
  static let mostSteps = 200_000_000

  /// A table that is open.
  private struct Level {
    var isInRow = false
    var cells: [Cell] = []
    var column = 1
    var bytes = 0
    /// The cell that is open.
    var cell: OpenCell?
    /// The rows of this table so far.
    var rows = 0
    /// The number of the row that is open, counted over all tables, and whether it is hidden.
    var number = 0
    var isHidden = false
    /// The last row of the table that a cell from above takes up, by column.
    var taken: [Int] = []
  }

  private struct OpenCell {
    let columns: Int
    let rows: Int
    /// The exact number behind a number that is shown rounded (`x:num`).
    let exact: String?
    /// Whether it is a formula of a spreadsheet (`x:fmla`).
    let isFormula: Bool
    var text: [UInt8] = []
  }

  private let place: Place
  private var steps = 0
  private var levels: [Level] = []
  private var rows: [SheetRow] = []
  /// How the page is laid out, as far as it was read.
  private(set) var layout = SheetLayout()
  /// The number of the row, counted over all tables, from 1.
  private(set) var row = 0

  init(_ place: Place) {
    self.place = place
  }

  /// Hands out the rows that are complete.
  func takeRows() -> [SheetRow] {
    defer { rows.removeAll(keepingCapacity: true) }
    return rows
  }

  /// A byte of text.
  func text(_ byte: UInt8) throws(Diagnostic) {
    guard let last = levels.indices.last, levels[last].cell != nil else { return }
    let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
    if isBlank, let before = levels[last].cell?.text.last, before == 0x20 || before == 0x0A { return }
    levels[last].cell?.text.append(isBlank ? 0x20 : byte)
    guard levels[last].cell.map({ $0.text.count <= SheetReader.longestCell }) == true else {
      throw Diagnostic(
        .workbookTextTooLong, at: here(levels[last].column), ["part": "HTML", "limit": String(SheetReader.longestCell)])
    }
  }

  /// A tag.
  func take(_ tag: HTMLTag) throws(Diagnostic) {
    switch (tag.name, tag.isEnd) {
    case ("table", false):
      guard levels.count < HTMLTables.deepest else {
        throw Diagnostic(.workbookTooDeep, at: here(nil), ["part": "HTML", "limit": String(HTMLTables.deepest)])
      }
      levels.append(Level())
    case ("table", true):
      try endRow()
      _ = levels.popLast()
    case ("tr", false):
      try endRow()
      beginRow(isHidden: HTMLTables.isHidden(tag))
    case ("tr", true), ("thead", _), ("tbody", _), ("tfoot", _): try endRow()
    case ("td", false), ("th", false): try beginCell(tag)
    case ("td", true), ("th", true): try endCell()
    case ("br", _): lineBreak()
    case ("p", _), ("div", _), ("li", _): try text(0x20)
    default: break
    }
  }

  /// Ends the page.
  ///
  /// - Throws: `HTML-CUT-OFF` where a table is still open.
  func finish() throws(Diagnostic) {
    guard levels.isEmpty else { throw Diagnostic(.htmlCutOff, at: here(nil)) }
  }

  private func lineBreak() {
    guard let last = levels.indices.last else { return }
    levels[last].cell?.text.append(0x0A)
  }

  private static func isHidden(_ tag: HTMLTag) -> Bool {
    if tag["hidden"] != nil { return true }
    guard let style = tag["style"] else { return false }
    return style.lowercased().filter { !$0.isWhitespace }.contains("display:none")
  }

  private func beginRow(isHidden: Bool = false) {
    guard let last = levels.indices.last else { return }
    levels[last].isInRow = true
    levels[last].rows += 1
    levels[last].column = 1
    row += 1
    levels[last].number = row
    levels[last].isHidden = isHidden
  }

  private func beginCell(_ tag: HTMLTag) throws(Diagnostic) {
    guard let last = levels.indices.last else { return }
    try endCell()
    if !levels[last].isInRow { beginRow() }
    try stepOver(last)
    guard levels[last].column <= CellReference.mostColumns else {
      throw Diagnostic(.workbookTooWide, at: here(nil), ["limit": String(CellReference.mostColumns)])
    }
    levels[last].cell = OpenCell(
      columns: tag.count("colspan", atMost: HTMLTables.widestCell),
      rows: tag.count("rowspan", atMost: HTMLTables.tallestCell), exact: tag["x:num"],
      isFormula: tag["x:fmla"] != nil)
  }

  /// Goes past the columns that cells from above take up.
  private func stepOver(_ last: Int) throws(Diagnostic) {
    var column = levels[last].column
    let row = levels[last].rows
    while column < levels[last].taken.count, levels[last].taken[column] >= row { column += 1 }
    steps += column - levels[last].column
    guard steps <= HTMLTables.mostSteps else {
      throw Diagnostic(.htmlSpans, at: here(nil), ["limit": String(HTMLTables.mostSteps)])
    }
    levels[last].column = column
  }

  private func endCell() throws(Diagnostic) {
    guard let last = levels.indices.last, let cell = levels[last].cell else { return }
    levels[last].cell = nil
    let column = levels[last].column
    let number = levels[last].number
    let range = MergedRange(rows: number...number + cell.rows - 1, columns: column...column + cell.columns - 1)
    guard layout.merge(range) else {
      throw Diagnostic(.workbookMerges, at: here(nil), ["limit": String(SheetLayout.mostRanges)])
    }
    if cell.rows > 1 {
      let missing = column + cell.columns - levels[last].taken.count
      if missing > 0 { levels[last].taken += [Int](repeating: 0, count: missing) }
      for taken in column..<column + cell.columns { levels[last].taken[taken] = levels[last].rows + cell.rows - 1 }
    }
    levels[last].column += cell.columns
    let shown = HTMLEntities.decoded(cell.text)
    let isNumber = cell.exact.map { HTMLTables.isPlain(shown) && WrittenNumber.rational($0) != nil } ?? false
    let text = isNumber ? cell.exact ?? shown : shown
    guard !text.utf8.allSatisfy({ $0 <= 0x20 }) else {
      if cell.isFormula { levels[last].cells.append(Cell(column: column, text: "", kind: .uncomputed)) }
      return
    }
    levels[last].bytes += text.utf8.count
    guard levels[last].bytes <= SheetReader.longestRow else {
      throw Diagnostic(
        .workbookTextTooLong, at: here(column), ["part": "HTML", "limit": String(SheetReader.longestRow)])
    }
    levels[last].cells.append(Cell(column: column, text: text, kind: isNumber ? .number : .text))
  }

  private func endRow() throws(Diagnostic) {
    guard let last = levels.indices.last else { return }
    try endCell()
    guard levels[last].isInRow else { return }
    levels[last].isInRow = false
    if !levels[last].cells.isEmpty {
      rows.append(SheetRow(number: row, cells: levels[last].cells))
      if levels[last].isHidden { layout.hide(row: row) }
    }
    levels[last].cells = []
    levels[last].bytes = 0
  }

  /// Whether what is shown is a number and no date or percentage, so that the exact number can stand for it.
  private static func isPlain(_ text: String) -> Bool {
    text.contains { $0.isNumber }
      && text.unicodeScalars.allSatisfy { "0123456789.,-+¥￥$ \u{A0}".unicodeScalars.contains($0) }
  }

  private func here(_ column: Int?) -> Place {
    var place = place
    place.line = max(row, 1)
    place.column = column
    return place
  }
}
