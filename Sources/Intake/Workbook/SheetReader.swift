internal import Exact
internal import Wording

/// The rows of one sheet as they come out of the XML.
final class SheetReader: XMLStream {
  /// Bytes of text in one cell: Excel's limit of 32,767 characters with room for other programs.
  static let longestCell = 1 << 18
  /// Bytes of text in one row.
  static let longestRow = 8 << 20

  /// Rows that are complete and not yet handed out.
  private(set) var rows: [SheetRow] = []
  /// How the sheet is laid out, as far as it was read.
  private(set) var layout = SheetLayout()
  private let strings: [String]
  private let formats: [NumberFormat]
  private let epoch1904: Bool
  /// Whether the workbook asks for its formulas to be computed when it is opened, so that a value of 0 tells nothing.
  private let computesOnLoad: Bool

  private var row = 0
  private var isHidden = false
  private var hasFormula = false
  private var hasValue = false
  private var cells: [Cell] = []
  private var rowBytes = 0
  private var column = 0
  private var type: CellType = .number
  private var style = 0
  private var value: [UInt8] = []
  private var isInData = false
  private var isInValue = false
  private var isInPhonetic = false
  private var reference = ""

  private enum CellType { case number, shared, inline, formulaText, boolean, error, isoDate }

  init(
    part: String, at place: Place, strings: [String], formats: [NumberFormat], epoch1904: Bool,
    computesOnLoad: Bool = false
  ) throws(Diagnostic) {
    self.strings = strings
    self.formats = formats
    self.epoch1904 = epoch1904
    self.computesOnLoad = computesOnLoad
    try super.init(part: part, at: place)
  }

  /// Hands out the rows that are complete.
  func takeRows() -> [SheetRow] {
    defer { rows.removeAll(keepingCapacity: true) }
    return rows
  }

  override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "sheetData": isInData = true
    case "row" where isInData: beginRow(attributes)
    case "c" where isInData: beginCell(attributes)
    case "v":
      isInValue = isInData
      hasValue = true
    case "f": hasFormula = isInData
    case "mergeCell": merge(attributes["ref"])
    case "col": hideColumns(attributes)
    case "t": isInValue = isInData && type == .inline && !isInPhonetic
    // The reading of Chinese and Japanese characters beside a text is no part of it.
    case "rPh": isInPhonetic = true
    default: break
    }
  }

  override func closed(_ name: XMLName) {
    switch name {
    case "sheetData": isInData = false
    case "row" where isInData: endRow()
    case "c" where isInData: endCell()
    case "v", "t": isInValue = false
    case "rPh": isInPhonetic = false
    default: break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInValue else { return }
    guard value.count + bytes.count <= SheetReader.longestCell else {
      var place = place
      place.line = row
      place.column = column
      stop(Diagnostic(.workbookTextTooLong, at: place, ["part": part, "limit": String(SheetReader.longestCell)]))
      return
    }
    value.append(contentsOf: bytes)
  }

  private func beginRow(_ attributes: XMLAttributes) {
    let written = attributes["r"]
    let number = written.map { Int($0) ?? 0 } ?? row + 1
    guard number > row else {
      stop(Diagnostic(.workbookOutOfOrder, at: placeOf(row), ["reference": Diagnostic.quoted(written ?? "")]))
      return
    }
    guard number <= CellReference.mostRows else {
      stop(Diagnostic(.workbookTooTall, at: place, ["limit": String(CellReference.mostRows)]))
      return
    }
    row = number
    column = 0
    rowBytes = 0
    cells = []
    isHidden = SheetReader.isTrue(attributes["hidden"])
  }

  private static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }

  private func merge(_ reference: String?) {
    guard !layout.merge(reference.flatMap { MergedRange(reference: $0) }) else { return }
    stop(Diagnostic(.workbookMerges, at: place, ["limit": String(SheetLayout.mostRanges)]))
  }

  private func hideColumns(_ attributes: XMLAttributes) {
    guard !isInData, SheetReader.isTrue(attributes["hidden"]), let first = attributes["min"].flatMap({ Int($0) }),
      let last = attributes["max"].flatMap({ Int($0) }), first > 0, last >= first
    else { return }
    layout.hide(columns: first...min(last, max(first, CellReference.mostColumns)))
  }

  private func beginCell(_ attributes: XMLAttributes) {
    reference = attributes["r"] ?? ""
    let next = reference.isEmpty ? column + 1 : CellReference(reference)?.column ?? 0
    guard next > column, row > 0 else {
      stop(Diagnostic(.workbookOutOfOrder, at: placeOf(row), ["reference": Diagnostic.quoted(reference)]))
      return
    }
    guard next <= CellReference.mostColumns else {
      stop(Diagnostic(.workbookTooWide, at: placeOf(row), ["limit": String(CellReference.mostColumns)]))
      return
    }
    column = next
    style = attributes["s"].flatMap { Int($0) } ?? 0
    type =
      switch attributes["t"] {
      case "s": .shared
      case "inlineStr": .inline
      case "str": .formulaText
      case "b": .boolean
      case "e": .error
      case "d": .isoDate
      default: .number
      }
    value.removeAll(keepingCapacity: true)
    hasFormula = false
    hasValue = false
  }

  private func endCell() {
    let written = String(decoding: value, as: UTF8.self)
    if hasFormula, isUncomputed(written) {
      cells.append(Cell(column: column, text: "", kind: .uncomputed))
      return
    }
    guard let cell = cell(written), !cell.text.isEmpty else { return }
    rowBytes += cell.text.utf8.count
    guard rowBytes <= SheetReader.longestRow else {
      stop(
        Diagnostic(.workbookTextTooLong, at: placeOf(row), ["part": part, "limit": String(SheetReader.longestRow)]))
      return
    }
    cells.append(cell)
  }

  /// Whether a formula has no value: libraries that write formulas leave it out, or write 0 and ask for it to be
  /// computed later. A formula may well make an empty text.
  private func isUncomputed(_ written: String) -> Bool {
    switch type {
    case .number: written.isEmpty || (computesOnLoad && written == "0")
    case .formulaText: !hasValue
    default: false
    }
  }

  private func cell(_ written: String) -> Cell? {
    switch type {
    case .inline, .formulaText: return Cell(column: column, text: EscapedText.plain(value), kind: .text)
    case .error: return Cell(column: column, text: written, kind: .error)
    case .boolean:
      guard !written.isEmpty else { return nil }
      return Cell(column: column, text: written == "0" || written == "false" ? "FALSE" : "TRUE", kind: .boolean)
    case .shared:
      guard !written.isEmpty else { return nil }
      guard let index = Int(written), strings.indices.contains(index) else {
        stop(Diagnostic(.workbookTextMissing, at: placeOf(row), ["index": Diagnostic.quoted(written)]))
        return nil
      }
      return Cell(column: column, text: strings[index], kind: .text)
    case .isoDate:
      // Strict workbooks write the moment itself: 2026-10-05T09:30:00.
      let moment = written.prefix(19).map { $0 == "T" ? " " : $0 }
      let text = String(moment)
      return Cell(column: column, text: Day(text).map { $0.start.description } ?? text, kind: .time)
    case .number:
      let format = formats.indices.contains(style) ? formats[style] : .number
      if let text = SerialTime.text(written, as: format, epoch1904: epoch1904) {
        return Cell(column: column, text: text, kind: .time)
      }
      if let text = format.percent(written) { return Cell(column: column, text: text, kind: .percent) }
      return Cell(column: column, text: written, kind: .number)
    }
  }

  private func endRow() {
    if !cells.isEmpty {
      rows.append(SheetRow(number: row, cells: cells))
      if isHidden { layout.hide(row: row) }
    }
    cells = []
  }

  private func placeOf(_ row: Int) -> Place {
    var place = place
    place.line = max(row, 1)
    place.column = column > 0 ? column : nil
    return place
  }
}
