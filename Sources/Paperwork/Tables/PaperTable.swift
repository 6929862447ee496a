public import Exact
public import Wording

/// A plain table on paper: a title, a heading, rows, and sums below them. Text cells are text, never formulas.
public struct PaperTable: Sendable {
  /// A cell.
  public enum Cell: Hashable, Sendable {
    /// A text.
    case text(String)
    /// Yuan, with two decimals.
    case money(Rational)
    /// Points, with two decimals.
    case points(Rational)
    /// A whole number.
    case whole(Int)
    /// A share, as a percentage with one decimal.
    case share(Rational)
    /// Nothing.
    case blank
  }

  /// The name on the tab.
  public let name: String
  /// What stands above the table.
  public let title: String
  /// The titles of the columns.
  public let titles: [String]
  /// The rows.
  public let rows: [[Cell]]
  /// The row below them; empty for none.
  public let sums: [Cell]
  /// What stands below it all.
  public let notes: [String]

  /// A table.
  public init(
    name: String, title: String, titles: [String], rows: [[Cell]], sums: [Cell] = [], notes: [String] = []
  ) {
    self.name = name
    self.title = title
    self.titles = titles
    self.rows = rows
    self.sums = sums
    self.notes = notes
  }

  /// Writes it as a file of one sheet. A file that is there is replaced as a whole, or not at all.
  ///
  /// - Parameter instant: stands in the file's properties, so that equal content gives equal bytes.
  public func write(to path: String, as format: FileFormat, language: Language, at instant: Instant) throws(Diagnostic)
  {
    try PaperTable.write([self], to: path, as: format, title: title, language: language, at: instant)
  }

  /// Writes tables into one file, a sheet and a bookmark for each.
  public static func write(
    _ tables: [PaperTable], to path: String, as format: FileFormat, title: String, language: Language,
    at instant: Instant
  ) throws(Diagnostic) {
    let paper = PaperFile(title: CellText.line(title), language: language, created: instant)
    var taken: Set<String> = []
    try paper.write(to: path, as: format) { file throws(Diagnostic) in
      for table in tables {
        let name = TabName.unique(table.name, &taken)
        try file.add([table.sheet(name: name)], under: tables.count > 1 ? [name] : [])
      }
    }
  }

  /// The table as a sheet, wide tables across the paper.
  func sheet(name: String) -> PaperSheet {
    let widths = titles.indices.map(width)
    var sheet = PaperSheet(
      name: name, orientation: widths.reduce(0, +) > 95 ? .landscape : .portrait,
      columnWidths: widths.isEmpty ? [20] : widths)
    sheet.footer = "&L&8 " + String(CellText.line(title).replacing("&", with: "&&").prefix(150)) + "&R&8 &P / &N"
    let all = 0...sheet.lastColumn
    let head = sheet.addRow(height: 32)
    sheet.put(.text(CellText.line(title)), row: head, columns: all, style: .title)
    add(titles.map { .text($0) }, style: .heading, to: &sheet)
    sheet.repeatedRows = 1...1
    for row in rows { add(row, style: nil, to: &sheet) }
    if !sums.isEmpty { add(sums, style: .heading, to: &sheet) }
    for note in notes {
      let lines = TextRoom.lines(note, width: sheet.width(of: all), size: 9)
      let row = sheet.addRow(height: TextRoom.height(lines: lines, size: 9))
      sheet.put(.text(note), row: row, columns: all, style: .note)
    }
    return sheet
  }

  private func add(_ cells: [Cell], style: CellStyle?, to sheet: inout PaperSheet) {
    let row = sheet.addRow(height: 20)
    for (column, cell) in cells.enumerated() where column <= sheet.lastColumn {
      let (content, own) = PaperTable.content(cell)
      let used = style.map { heading in heading.with { $0.number = own.number } } ?? own.with { $0.size = 9.5 }
      if case .text(let text) = content {
        sheet.stretch(
          row, to: TextRoom.height(lines: TextRoom.lines(text, width: sheet.columnWidths[column], size: 10), size: 9.5))
      }
      sheet.put(content, row: row, column: column, style: used)
    }
  }

  private static func content(_ cell: Cell) -> (CellContent, CellStyle) {
    switch cell {
    case .text(let text): (.text(text), .text)
    case .money(let yuan): (.number(yuan), CellStyle.money.with { $0.alignment = .right })
    case .points(let points): (.number(points), .points)
    case .whole(let number): (.number(Rational(number)), CellStyle())
    case .share(let share): (.number(share), CellStyle(number: .tenths))
    case .blank: (.blank, CellStyle())
    }
  }

  /// As wide as its longest text, within what is still readable.
  private func width(of column: Int) -> Double {
    let texts = rows.prefix(500).map { row in column < row.count ? row[column].longest : "" }
    let longest = (texts + [titles[column]]).map { TextRoom.units($0) }.max() ?? 0
    return min(max(Double(longest) + 3, 8), 38)
  }
}

extension PaperTable.Cell {
  /// The text as it is seen.
  fileprivate var longest: String {
    switch self {
    case .text(let text): text.split(whereSeparator: \.isNewline).max { $0.count < $1.count }.map { String($0) } ?? ""
    case .money(let yuan): yuan.decimal(places: 2) + ","
    case .points(let points): points.decimal(places: 2)
    case .whole(let number): String(number)
    case .share: "100.0%"
    case .blank: ""
    }
  }
}
