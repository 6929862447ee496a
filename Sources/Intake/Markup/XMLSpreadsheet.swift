internal import Exact
internal import Wording

/// A workbook in the XML of Excel 2003 (`<?mso-application progid="Excel.Sheet"?>`), which many programs write and call
/// .xls.
struct XMLSpreadsheet: SheetBook {
  private let text: TextSource
  private let names: [String]
  private let hiddenSheets: Set<Int>
  private let layouts = SheetLayouts()

  /// Reads the names of the sheets, and so checks the whole file.
  ///
  /// - Throws: a `WORKBOOK-…` diagnostic; `SHEET-MISSING` where it has no sheet.
  init(_ text: TextSource) throws(Diagnostic) {
    self.text = text
    let reader = try XMLSpreadsheetReader(sheet: nil, at: Place(file: text.bytes.name))
    let pieces = XMLSpreadsheetRows(text, reader)
    while try pieces.moreRows() != nil {}
    names = reader.names
    hiddenSheets = reader.hiddenSheets
    guard !names.isEmpty else {
      throw Diagnostic(.sheetMissing, at: Place(file: text.bytes.name), ["sheet": "1", "sheets": "—"])
    }
  }

  var tableNames: [String?] { names }

  func rows(ofSheet index: Int) throws(Diagnostic) -> SheetRows {
    let place = Place(file: text.bytes.name, sheet: names[index])
    let layouts = layouts
    return SheetRows(
      XMLSpreadsheetRows(text, try XMLSpreadsheetReader(sheet: index, at: place)) { layouts.keep($0, of: index) })
  }

  func layout(ofSheet index: Int) -> SheetLayout? { layouts[index] }

  func isHidden(sheet index: Int) -> Bool { hiddenSheets.contains(index) }
}

/// The rows of a sheet as its XML is read.
private final class XMLSpreadsheetRows: SheetRowSource {
  private let text: TextSource
  private let reader: XMLSpreadsheetReader
  private var offset: Int
  private var ended = false
  /// Is told the sheet's layout at its end.
  private let laidOut: (SheetLayout) -> Void

  init(
    _ text: TextSource, _ reader: XMLSpreadsheetReader, _ laidOut: @escaping (SheetLayout) -> Void = { _ in }
  ) {
    self.text = text
    self.reader = reader
    self.laidOut = laidOut
    offset = text.start
  }

  func moreRows() throws(Diagnostic) -> [SheetRow]? {
    guard !ended, !reader.isComplete else { return nil }
    let bytes = try text.bytes.bytes(at: offset, count: 1 << 16)
    offset += bytes.count
    ended = bytes.isEmpty || offset >= text.bytes.count
    try reader.feed(bytes, isLast: ended)
    if ended || reader.isComplete { laidOut(reader.layout) }
    return reader.takeRows()
  }
}

/// Reads the rows of one sheet out of the XML, or only the names of all.
private final class XMLSpreadsheetReader: XMLStream {
  private(set) var names: [String] = []
  /// The sheets that people do not see.
  private(set) var hiddenSheets: Set<Int> = []
  /// How the sheet is laid out, as far as it was read.
  private(set) var layout = SheetLayout()
  /// Whether the sheet has ended; nothing behind it is of interest.
  private(set) var isComplete = false
  private let sheet: Int?
  private var rows: [SheetRow] = []

  private var row = 0
  private var column = 0
  private var across = 0
  private var bytes = 0
  private var cells: [Cell] = []
  private var type = ""
  private var value: [UInt8] = []
  private var isInCell = false
  private var isInData = false
  private var isInVisibility = false
  private var visibility: [UInt8] = []
  /// The formats in percent, by the id of their style; the style that is being read.
  private var percents: [String: NumberFormat] = [:]
  private var styleID = ""
  private var rowStyle: String?
  private var cellStyle: String?
  private var isHidden = false
  private var hiddenColumn = 0
  private var hasFormula = false

  init(sheet: Int?, at place: Place) throws(Diagnostic) {
    self.sheet = sheet
    try super.init(part: "XML", at: place, isUTF8: true)
  }

  func takeRows() -> [SheetRow] {
    defer { rows.removeAll(keepingCapacity: true) }
    return rows
  }

  private var isWanted: Bool { !isComplete && names.count - 1 == sheet }

  override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "Worksheet":
      guard names.count < LegacyWorkbook.mostSheets else { return }
      names.append(attributes["Name"] ?? String(names.count + 1))
      row = 0
    case "Style": styleID = attributes["ID"] ?? ""
    case "NumberFormat": take(format: attributes["Format"])
    case "Visible": isInVisibility = true
    default: break
    }
    guard isWanted else { return }
    switch name {
    case "Column": takeColumn(attributes)
    case "Row": beginRow(attributes)
    case "Cell": beginCell(attributes)
    case "Data" where isInCell:
      isInData = true
      type = attributes["Type"] ?? ""
    default: break
    }
  }

  /// A number format, by its name or as a code.
  private func take(format: String?) {
    guard let format, percents.count < 100_000 else { return }
    let known = format == "Percent" ? NumberFormat.percent(places: 2) : NumberFormat(code: format)
    if case .percent = known { percents[styleID] = known }
  }

  private func takeColumn(_ attributes: XMLAttributes) {
    let first = attributes["Index"].flatMap { Int($0) } ?? hiddenColumn + 1
    let span = min(max(attributes["Span"].flatMap { Int($0) } ?? 0, 0), CellReference.mostColumns)
    guard first > 0, first <= CellReference.mostColumns else { return }
    hiddenColumn = first + span
    if attributes["Hidden"] == "1" { layout.hide(columns: first...first + span) }
  }

  override func closed(_ name: XMLName) {
    if case "Visible" = name {
      isInVisibility = false
      if String(decoding: visibility, as: UTF8.self).contains("Hidden"), !names.isEmpty {
        hiddenSheets.insert(names.count - 1)
      }
      visibility = []
    }
    guard isWanted else { return }
    switch name {
    case "Data": isInData = false
    case "Cell" where isInCell: endCell()
    case "Row":
      if !cells.isEmpty {
        rows.append(SheetRow(number: row, cells: cells))
        if isHidden { layout.hide(row: row) }
      }
      cells = []
    case "Worksheet": isComplete = true
    default: break
    }
  }

  override func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if isInVisibility, visibility.count < 64 { visibility.append(contentsOf: piece) }
    guard isInData else { return }
    guard value.count + piece.count <= SheetReader.longestCell else { return tooLong(SheetReader.longestCell) }
    value.append(contentsOf: piece)
  }

  private func beginRow(_ attributes: XMLAttributes) {
    let written = attributes["Index"]
    let number = written.map { Int($0) ?? 0 } ?? row + 1
    guard number > row else { return outOfOrder(written) }
    guard number <= CellReference.mostRows else {
      return stop(Diagnostic(.workbookTooTall, at: place, ["limit": String(CellReference.mostRows)]))
    }
    row = number
    column = 0
    across = 0
    bytes = 0
    cells = []
    rowStyle = attributes["StyleID"]
    isHidden = attributes["Hidden"] == "1"
  }

  private func beginCell(_ attributes: XMLAttributes) {
    let written = attributes["Index"]
    let next = written.map { Int($0) ?? 0 } ?? column + across + 1
    guard next > column, row > 0 else { return outOfOrder(written) }
    guard next <= CellReference.mostColumns else {
      return stop(Diagnostic(.workbookTooWide, at: here, ["limit": String(CellReference.mostColumns)]))
    }
    column = next
    across = min(max(attributes["MergeAcross"].flatMap { Int($0) } ?? 0, 0), CellReference.mostColumns)
    let down = min(max(attributes["MergeDown"].flatMap { Int($0) } ?? 0, 0), CellReference.mostRows)
    cellStyle = attributes["StyleID"] ?? rowStyle
    hasFormula = attributes["Formula"] != nil
    let range = MergedRange(rows: row...row + down, columns: column...column + across)
    if !layout.merge(range) {
      stop(Diagnostic(.workbookMerges, at: place, ["limit": String(SheetLayout.mostRanges)]))
    }
    isInCell = true
    type = ""
    value.removeAll(keepingCapacity: true)
  }

  private func endCell() {
    isInCell = false
    isInData = false
    guard !value.isEmpty else {
      if hasFormula, type != "String" { cells.append(Cell(column: column, text: "", kind: .uncomputed)) }
      return
    }
    bytes += value.count
    guard bytes <= SheetReader.longestRow else { return tooLong(SheetReader.longestRow) }
    let written = String(decoding: value, as: UTF8.self)
    switch type {
    case "Number":
      if let format = cellStyle.flatMap({ percents[$0] }), let text = format.percent(written) {
        cells.append(Cell(column: column, text: text, kind: .percent))
      } else {
        cells.append(Cell(column: column, text: written, kind: .number))
      }
    case "Boolean": cells.append(Cell(column: column, text: written == "1" ? "TRUE" : "FALSE", kind: .boolean))
    case "Error": cells.append(Cell(column: column, text: written, kind: .error))
    case "DateTime": cells.append(Cell(column: column, text: moment(written), kind: .time))
    default: cells.append(Cell(column: column, text: written, kind: .text))
    }
  }

  /// `2026-10-05T09:30:00.000` as other workbooks show it; a time of day hangs on the last day of 1899.
  private func moment(_ written: String) -> String {
    let text = String(written.prefix(19).map { $0 == "T" ? " " : $0 })
    if text.hasPrefix("1899-12-31 ") { return String(text.dropFirst(11)) }
    return Day(text).map { $0.start.description } ?? text
  }

  private var here: Place {
    var place = place
    place.line = max(row, 1)
    place.column = column > 0 ? column : nil
    return place
  }

  private func outOfOrder(_ written: String?) {
    stop(Diagnostic(.workbookOutOfOrder, at: here, ["reference": Diagnostic.quoted(written ?? "")]))
  }

  private func tooLong(_ limit: Int) {
    stop(Diagnostic(.workbookTextTooLong, at: here, ["part": part, "limit": String(limit)]))
  }
}
