internal import Wording

/// The rows of a sheet of Excel 5 to 2003 as they come out of its records.
final class LegacyRows: SheetRowSource {
  /// Rows that are handed out at a time.
  private static let batch = 256

  private var records: BIFFRecords
  private let globals: LegacyGlobals
  private let place: Place
  private var isOpen = false
  private var ended = false
  /// Charts and the like lie within a sheet, each with its own beginning and end.
  private var depth = 0

  private var rows: [SheetRow] = []
  /// The row that is being read, from 0.
  private var row = 0
  private var cells: [Cell] = []
  private var columns: Set<Int> = []
  private var bytes = 0
  /// The column of a formula whose text comes in a record of its own.
  private var textColumn: Int?
  private var layout = SheetLayout()
  /// Rows that are hidden, from 0.
  private var hiddenRows: Set<Int> = []
  /// Is told the sheet's layout at its end.
  private let laidOut: (SheetLayout) -> Void

  init(
    _ stream: StreamBytes, from offset: Int, _ globals: LegacyGlobals, _ place: Place,
    _ laidOut: @escaping (SheetLayout) -> Void
  ) {
    self.laidOut = laidOut
    records = BIFFRecords(stream, from: offset, place)
    self.globals = globals
    self.place = place
  }

  func moreRows() throws(Diagnostic) -> [SheetRow]? {
    guard !ended else { return nil }
    if !isOpen {
      guard try records.next(), records.kind == BIFFRecords.Kind.beginning else { throw records.fault(.record) }
      isOpen = true
    }
    while rows.count < LegacyRows.batch {
      guard try records.next() else { throw records.fault(.noEnd) }
      guard try take() else {
        ended = true
        endRow()
        laidOut(layout)
        break
      }
    }
    defer { rows.removeAll(keepingCapacity: true) }
    return rows
  }

  /// Takes in a record; false at the sheet's end.
  private func take() throws(Diagnostic) -> Bool {
    let kind = records.kind
    if kind == BIFFRecords.Kind.beginning { depth += 1 }
    if kind == BIFFRecords.Kind.end {
      depth -= 1
      return depth >= 0
    }
    guard depth == 0 else { return true }
    switch kind {
    case BIFFRecords.Kind.filePassword: throw Diagnostic(.workbookPassword, at: place)
    case BIFFRecords.Kind.number:
      let style = try begin(14)
      try add(records.body.f64(6), style)
    case BIFFRecords.Kind.packed:
      let style = try begin(10)
      try add(records.body.u32(6).map(LegacyNumber.unpacked), style)
    case BIFFRecords.Kind.manyPacked: try addMany()
    case BIFFRecords.Kind.sharedText: try addShared()
    case BIFFRecords.Kind.text, BIFFRecords.Kind.richText:
      _ = try begin(8)
      try add(try globals.text(at: 6, lengthBytes: 2, &records), .text)
    case BIFFRecords.Kind.boolean:
      _ = try begin(8)
      try addBoolean(records.body.bytes[6], isError: records.body.bytes[7] != 0)
    case BIFFRecords.Kind.formula: try addFormula()
    case BIFFRecords.Kind.formulaText:
      guard let column = textColumn else { break }
      textColumn = nil
      self.column = column
      try add(try globals.text(at: 0, lengthBytes: 2, &records), .text)
    case BIFFRecords.Kind.row: takeRow()
    case BIFFRecords.Kind.columnLayout: takeColumns()
    case BIFFRecords.Kind.merged: try takeMerged()
    default: break
    }
    return true
  }

  private var column = 0

  /// Goes to the cell of a record, which has at least so many bytes; gives back its style.
  private func begin(_ length: Int) throws(Diagnostic) -> Int {
    guard records.body.bytes.count >= length, let row = records.body.u16(0), let column = records.body.u16(2),
      let style = records.body.u16(4)
    else { throw records.fault(.record) }
    if Int(row) != self.row {
      guard row > self.row else { throw outOfOrder(Int(row), Int(column)) }
      endRow()
      self.row = Int(row)
    }
    self.column = Int(column)
    return Int(style)
  }

  private func addMany() throws(Diagnostic) {
    _ = try begin(12)
    let count = (records.body.bytes.count - 6) / 6
    let first = column
    for index in 0..<count {
      guard let style = records.body.u16(4 + 6 * index), let packed = records.body.u32(6 + 6 * index) else { break }
      column = first + index
      try add(LegacyNumber.unpacked(packed), Int(style))
    }
  }

  private func addShared() throws(Diagnostic) {
    _ = try begin(10)
    let index = records.body.u32(6) ?? .max
    guard index < globals.texts.count else {
      throw Diagnostic(.workbookTextMissing, at: placeOfCell(row, column), ["index": String(index)])
    }
    try add(globals.texts[Int(index)], .text)
  }

  private func addBoolean(_ value: UInt8, isError: Bool) throws(Diagnostic) {
    if isError {
      try add(LegacyNumber.errors[value] ?? "#N/A", .error)
    } else {
      try add(value == 0 ? "FALSE" : "TRUE", .boolean)
    }
  }

  private func addFormula() throws(Diagnostic) {
    let style = try begin(14)
    let result = records.body.bytes[6..<14].map(\.self)
    guard result[6] == 0xFF, result[7] == 0xFF else { return try add(records.body.f64(6), style) }
    switch result[0] {
    case 0: textColumn = column
    case 1: try addBoolean(result[2], isError: false)
    case 2: try addBoolean(result[2], isError: true)
    // Libraries that write formulas leave their value empty.
    default: try add("", .uncomputed)
    }
  }

  private func takeRow() {
    guard let row = records.body.u16(0), let flags = records.body.u16(12), flags & 0x20 != 0 else { return }
    hiddenRows.insert(Int(row))
  }

  private func takeColumns() {
    guard let first = records.body.u16(0), let last = records.body.u16(2), let flags = records.body.u16(8),
      flags & 1 != 0, last >= first
    else { return }
    layout.hide(columns: Int(first) + 1...Int(last) + 1)
  }

  private func takeMerged() throws(Diagnostic) {
    let count = Int(records.body.u16(0) ?? 0)
    for index in 0..<count {
      let at = 2 + 8 * index
      guard let top = records.body.u16(at), let bottom = records.body.u16(at + 2), let left = records.body.u16(at + 4),
        let right = records.body.u16(at + 6), top <= bottom, left <= right
      else { break }
      let range = MergedRange(rows: Int(top) + 1...Int(bottom) + 1, columns: Int(left) + 1...Int(right) + 1)
      guard layout.merge(range) else {
        throw Diagnostic(.workbookMerges, at: place, ["limit": String(SheetLayout.mostRanges)])
      }
    }
  }

  private func add(_ number: Double?, _ style: Int) throws(Diagnostic) {
    guard let number else { throw records.fault(.record) }
    guard number.isFinite else { return try add("#NUM!", .error) }
    let written = LegacyNumber.text(number)
    let format = globals.format(ofStyle: style)
    if let moment = SerialTime.text(written, as: format, epoch1904: globals.epoch1904) {
      try add(moment, .time)
    } else if let percent = format.percent(written) {
      try add(percent, .percent)
    } else {
      try add(written, .number)
    }
  }

  private func add(_ text: String, _ kind: Cell.Kind) throws(Diagnostic) {
    guard column < CellReference.mostColumns else {
      throw Diagnostic(
        .workbookTooWide, at: placeOfCell(row, nil), ["limit": String(CellReference.mostColumns)])
    }
    guard columns.insert(column).inserted else { throw outOfOrder(row, column) }
    guard !text.isEmpty || kind == .uncomputed else { return }
    bytes += text.utf8.count
    guard bytes <= SheetReader.longestRow else {
      throw Diagnostic(
        .workbookTextTooLong, at: placeOfCell(row, column),
        ["part": place.sheet ?? "1", "limit": String(SheetReader.longestRow)])
    }
    cells.append(Cell(column: column + 1, text: text, kind: kind))
  }

  private func endRow() {
    if !cells.isEmpty {
      cells.sort { $0.column < $1.column }
      rows.append(SheetRow(number: row + 1, cells: cells))
      if hiddenRows.contains(row) { layout.hide(row: row + 1) }
    }
    cells = []
    columns.removeAll(keepingCapacity: true)
    bytes = 0
    textColumn = nil
  }

  private func outOfOrder(_ row: Int, _ column: Int) -> Diagnostic {
    Diagnostic(
      .workbookOutOfOrder, at: placeOfCell(self.row, nil), ["reference": "R\(row + 1)C\(column + 1)"])
  }

  private func placeOfCell(_ row: Int, _ column: Int?) -> Place {
    var place = place
    place.line = row + 1
    place.column = column.map { $0 + 1 }
    return place
  }
}

/// Numbers and errors as Excel 97 stores them.
enum LegacyNumber {
  /// The codes of errors.
  static let errors: [UInt8: String] = [
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
  ]

  /// A number packed into 30 bits: whole, or the upper half of a binary number; either may be a hundredfold.
  static func unpacked(_ packed: UInt32) -> Double {
    let value =
      packed & 2 != 0
      ? Double(Int32(bitPattern: packed) >> 2) : Double(bitPattern: UInt64(packed & 0xFFFF_FFFC) << 32)
    return packed & 1 != 0 ? value / 100 : value
  }

  /// The shortest text that stands for exactly this binary number, as workbooks in XML write it.
  static func text(_ number: Double) -> String {
    if number.magnitude < 1e15, number == number.rounded(.towardZero) { return String(Int(number)) }
    return number.description
  }
}
