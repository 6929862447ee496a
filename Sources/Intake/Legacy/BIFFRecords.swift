internal import Wording

/// The records of a workbook's stream (MS-XLS), one after the other.
struct BIFFRecords {
  /// The kinds of records that matter here.
  enum Kind {
    static let formula: UInt16 = 0x0006
    static let end: UInt16 = 0x000A
    static let epoch1904: UInt16 = 0x0022
    static let filePassword: UInt16 = 0x002F
    static let continuation: UInt16 = 0x003C
    static let codePage: UInt16 = 0x0042
    static let sheet: UInt16 = 0x0085
    static let manyPacked: UInt16 = 0x00BD
    static let richText: UInt16 = 0x00D6
    static let cellStyle: UInt16 = 0x00E0
    static let sharedTexts: UInt16 = 0x00FC
    static let sharedText: UInt16 = 0x00FD
    static let number: UInt16 = 0x0203
    static let text: UInt16 = 0x0204
    static let boolean: UInt16 = 0x0205
    static let formulaText: UInt16 = 0x0207
    static let packed: UInt16 = 0x027E
    static let format: UInt16 = 0x041E
    static let beginning: UInt16 = 0x0809
    static let row: UInt16 = 0x0208
    static let columnLayout: UInt16 = 0x007D
    static let merged: UInt16 = 0x00E5
  }

  private let stream: StreamBytes
  private let place: Place
  private var window: [UInt8] = []
  private var windowStart = 0
  private var position: Int

  /// The record's kind.
  private(set) var kind: UInt16 = 0
  /// Where the record begins in the stream.
  private(set) var offset: Int
  /// What the record holds.
  private(set) var body = LittleEndian([])

  init(_ stream: StreamBytes, from offset: Int, _ place: Place) {
    self.stream = stream
    self.place = place
    position = offset
    self.offset = offset
  }

  /// Goes to the next record; false at the end of the stream.
  ///
  /// - Throws: `LEGACY-BROKEN` where the stream ends within a record.
  mutating func next() throws(Diagnostic) -> Bool {
    guard let (kind, length) = try peek() else { return false }
    self.kind = kind
    offset = position
    try fill(4 + length)
    let start = position + 4 - windowStart
    guard start + length <= window.count else { throw fault(.record) }
    body.bytes.removeAll(keepingCapacity: true)
    body.bytes.append(contentsOf: window[start..<start + length])
    position += 4 + length
    return true
  }

  /// Goes to the next record if it continues the one before.
  mutating func nextContinuation() throws(Diagnostic) -> Bool {
    guard let (kind, _) = try peek(), kind == Kind.continuation else { return false }
    return try next()
  }

  private mutating func peek() throws(Diagnostic) -> (kind: UInt16, length: Int)? {
    guard position + 4 <= stream.count else { return nil }
    try fill(4)
    let at = position - windowStart
    guard at + 4 <= window.count else { return nil }
    let kind = UInt16(window[at]) | UInt16(window[at + 1]) << 8
    return (kind, Int(window[at + 2]) | Int(window[at + 3]) << 8)
  }

  /// Makes sure that so many bytes from the position on are at hand, as far as the stream has them.
  private mutating func fill(_ count: Int) throws(Diagnostic) {
    guard position < windowStart || position + count > windowStart + window.count else { return }
    window = try stream.bytes(at: position, count: max(count, 1 << 16))
    windowStart = position
  }

  /// What is wrong at this record.
  func fault(_ fault: LegacyFault) -> Diagnostic { fault.at(offset, place) }
}

/// Reads what may run over from a record into those that continue it.
struct ContinuedReader {
  private var at: Int

  /// Begins within the body of the current record.
  init(at: Int) {
    self.at = at
  }

  /// Whether nothing is left, here or in a record that continues it.
  mutating func isAtEnd(_ records: inout BIFFRecords) throws(Diagnostic) -> Bool {
    while at >= records.body.bytes.count {
      guard try records.nextContinuation() else { return true }
      at = 0
    }
    return false
  }

  private mutating func byte(_ records: inout BIFFRecords) throws(Diagnostic) -> UInt8 {
    guard try !isAtEnd(&records) else { throw records.fault(.text) }
    at += 1
    return records.body.bytes[at - 1]
  }

  private mutating func number(_ width: Int, _ records: inout BIFFRecords) throws(Diagnostic) -> Int {
    var value = 0
    for index in 0..<width { value |= Int(try byte(&records)) << (8 * index) }
    return value
  }

  private mutating func skip(_ count: Int, _ records: inout BIFFRecords) throws(Diagnostic) {
    var left = count
    while left > 0 {
      guard try !isAtEnd(&records) else { throw records.fault(.text) }
      let step = min(left, records.body.bytes.count - at)
      at += step
      left -= step
    }
  }

  /// A text of Excel 97: its length, flags, what goes with the flags, and its characters, in 8 or 16 bits each. Where it
  /// runs over into another record, the flags of the width are said again.
  mutating func text(lengthBytes: Int, _ records: inout BIFFRecords) throws(Diagnostic) -> String {
    var left = try number(lengthBytes, &records)
    let flags = try byte(&records)
    let runs = flags & 8 != 0 ? try number(2, &records) : 0
    let extra = flags & 4 != 0 ? try number(4, &records) : 0
    var isWide = flags & 1 != 0
    var units: [UInt16] = []
    units.reserveCapacity(left)
    while left > 0 {
      if at >= records.body.bytes.count {
        guard try records.nextContinuation(), let flags = records.body.bytes.first else { throw records.fault(.text) }
        isWide = flags & 1 != 0
        at = 1
        continue
      }
      let width = isWide ? 2 : 1
      let whole = min(left, (records.body.bytes.count - at) / width)
      guard whole > 0 else { throw records.fault(.text) }
      for index in 0..<whole {
        let low = UInt16(records.body.bytes[at + index * width])
        units.append(isWide ? low | UInt16(records.body.bytes[at + index * 2 + 1]) << 8 : low)
      }
      at += whole * width
      left -= whole
    }
    try skip(4 * runs, &records)
    try skip(extra, &records)
    return String(decoding: units, as: UTF16.self)
  }

  /// A text of Excel 5: its length and its bytes, in the code page of the workbook.
  mutating func bytes(lengthBytes: Int, _ records: inout BIFFRecords) throws(Diagnostic) -> [UInt8] {
    let length = try number(lengthBytes, &records)
    guard at + length <= records.body.bytes.count else { throw records.fault(.text) }
    at += length
    return Array(records.body.bytes[at - length..<at])
  }
}
