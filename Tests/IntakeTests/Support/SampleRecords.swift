/// The stream of a workbook of Excel 97 (BIFF8) written record by record.
struct SampleRecords {
  /// What stands before the sheets; the texts that cells share among it.
  var texts: [String] = []
  var styles: [UInt16] = [0]
  var formats: [(id: UInt16, code: String)] = []
  var epoch1904 = false
  /// Records put before those of the workbook.
  var first: [UInt8] = []
  /// Each sheet: its name and the records of its cells.
  var sheets: [(name: String, cells: [UInt8])] = []

  static func u16(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }
  static func u32(_ value: UInt32) -> [UInt8] { u16(UInt16(truncatingIfNeeded: value)) + u16(UInt16(value >> 16)) }
  static func record(_ kind: UInt16, _ body: [UInt8]) -> [UInt8] { u16(kind) + u16(UInt16(body.count)) + body }

  static func wide(_ text: String, lengthBytes: Int) -> [UInt8] {
    let units = Array(text.utf16)
    return (lengthBytes == 1 ? [UInt8(units.count)] : u16(UInt16(units.count))) + [1] + units.flatMap { u16($0) }
  }

  static func shared(_ row: UInt16, _ column: UInt16, _ index: UInt32) -> [UInt8] {
    record(0x00FD, u16(row) + u16(column) + u16(0) + u32(index))
  }
  static func number(_ row: UInt16, _ column: UInt16, _ value: Double, style: UInt16 = 0) -> [UInt8] {
    let bits = value.bitPattern
    return record(
      0x0203, u16(row) + u16(column) + u16(style) + u32(UInt32(truncatingIfNeeded: bits)) + u32(UInt32(bits >> 32)))
  }
  static func packed(_ row: UInt16, _ column: UInt16, _ value: UInt32, style: UInt16 = 0) -> [UInt8] {
    record(0x027E, u16(row) + u16(column) + u16(style) + u32(value))
  }
  static func text(_ row: UInt16, _ column: UInt16, _ text: String) -> [UInt8] {
    record(0x0204, u16(row) + u16(column) + u16(0) + wide(text, lengthBytes: 2))
  }
  static func beginning(_ content: UInt16) -> [UInt8] {
    record(0x0809, u16(0x0600) + u16(content) + [UInt8](repeating: 0, count: 12))
  }
  static let end = record(0x000A, [])

  /// A sheet of texts only.
  static func plain(_ name: String = "Sheet1", rows: [[String]]) -> SampleRecords {
    let cells = rows.enumerated().flatMap { row, fields in
      fields.enumerated().flatMap { text(UInt16(row), UInt16($0), $1) }
    }
    return SampleRecords(sheets: [(name, cells)])
  }

  /// The stream: what holds for all sheets, then the sheets.
  var stream: [UInt8] {
    func globals(_ offsets: [Int]) -> [UInt8] {
      var bytes =
        SampleRecords.beginning(5) + first + SampleRecords.record(0x0022, SampleRecords.u16(epoch1904 ? 1 : 0))
      for format in formats {
        bytes += SampleRecords.record(
          0x041E, SampleRecords.u16(format.id) + SampleRecords.wide(format.code, lengthBytes: 2))
      }
      for style in styles {
        bytes += SampleRecords.record(
          0x00E0, SampleRecords.u16(0) + SampleRecords.u16(style) + [UInt8](repeating: 0, count: 16))
      }
      for (sheet, offset) in zip(sheets, offsets) {
        bytes += SampleRecords.record(
          0x0085, SampleRecords.u32(UInt32(offset)) + [0, 0] + SampleRecords.wide(sheet.name, lengthBytes: 1))
      }
      let count = SampleRecords.u32(UInt32(texts.count))
      bytes += SampleRecords.record(
        0x00FC, count + count + texts.flatMap { SampleRecords.wide($0, lengthBytes: 2) })
      return bytes + SampleRecords.end
    }
    let bodies = sheets.map { SampleRecords.beginning(0x10) + $0.cells + SampleRecords.end }
    let size = globals(sheets.map { _ in 0 }).count
    let offsets = bodies.indices.map { size + bodies[..<$0].reduce(0) { $0 + $1.count } }
    return globals(offsets) + bodies.flatMap(\.self)
  }

  /// The whole file.
  var bytes: [UInt8] { SampleContainer(streams: [("Workbook", stream)]).bytes }
}
