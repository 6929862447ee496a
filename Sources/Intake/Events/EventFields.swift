internal import Exact
internal import Wording

/// The fields of one row, read by the kind's columns; the first fault found stands.
///
/// Columns are named by their index in ``EventKind/columns``.
public struct EventFields {
  var rows: CSVRows
  let base: UnsafeMutablePointer<UInt8>
  let places: [Int]
  let kind: EventKind
  let hash: IDHash
  private(set) var fault: Fault?
  /// The day read last, as bytes and as seconds: rows of the same day follow each other.
  private var dayLow: UInt64 = 0
  private var dayHigh: UInt16 = 0
  private var dayStart = 0

  /// What is wrong with a row, and in which of the kind's columns.
  struct Fault {
    var message: Message
    var column: Int?
    var arguments: [String: String] = [:]
  }

  init(rows: CSVRows, base: UnsafeMutablePointer<UInt8>, places: [Int], kind: EventKind, hash: IDHash) {
    self.rows = rows
    self.base = base
    self.places = places
    self.kind = kind
    self.hash = hash
  }

  mutating func clear() { fault = nil }

  mutating func fail(_ message: Message, _ column: Int?, _ arguments: [String: String] = [:]) {
    if fault == nil { fault = Fault(message: message, column: column, arguments: arguments) }
  }

  /// The bytes of a column; empty where an optional one is absent.
  @inline(__always)
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> { rows.field(places[column]) }

  func has(_ column: Int) -> Bool { places[column] >= 0 }

  /// An id; `required` where it may not be empty.
  @inline(__always)
  mutating func id(_ column: Int, required: Bool = false) -> EventID {
    let bytes = bytes(column)
    guard let start = bytes.baseAddress, !bytes.isEmpty else {
      if required { fail(.eventIDEmpty, column) }
      return .empty
    }
    guard bytes.count <= EventID.longest else {
      fail(.eventIDLong, column, ["limit": String(EventID.longest)])
      return .empty
    }
    if bytes.count > 7, start[1] == UInt8(ascii: ".") || start[bytes.count - 2] == UInt8(ascii: "."), isLost(bytes) {
      fail(.idLostDigits, column)
    }
    return EventID(
      UnsafePointer(base), offset: UnsafePointer(start) - UnsafePointer(base), count: bytes.count, hash: hash)
  }

  /// Whether an id was a number on its way, and lost digits.
  @inline(never)
  private func isLost(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    WrittenID.read(String(decoding: bytes, as: UTF8.self)) == .lost
  }

  /// An id that decides about no row: one that is too long is none.
  @inline(__always)
  func idIfAny(_ column: Int) -> EventID {
    let bytes = bytes(column)
    guard let start = bytes.baseAddress, !bytes.isEmpty, bytes.count <= EventID.longest else { return .empty }
    return EventID(
      UnsafePointer(base), offset: UnsafePointer(start) - UnsafePointer(base), count: bytes.count, hash: hash)
  }

  /// Ids joined with `;`, blanks around them taken off; those that are empty or too long are none.
  func ids(_ column: Int) -> [EventID] {
    let bytes = bytes(column)
    guard let start = bytes.baseAddress else { return [] }
    return bytes.split(separator: UInt8(ascii: ";")).compactMap { part in
      var part = part
      while part.first == UInt8(ascii: " ") { part.removeFirst() }
      while part.last == UInt8(ascii: " ") { part.removeLast() }
      guard !part.isEmpty, part.count <= EventID.longest else { return nil }
      return EventID(
        UnsafePointer(base), offset: UnsafePointer(start) - UnsafePointer(base) + part.startIndex, count: part.count,
        hash: hash)
    }
  }

  /// A time `YYYY-MM-DD HH:MM:SS` as seconds of ``Instant``; nil where it is empty and may be. One without seconds, or
  /// without a time of day, is the first second it may have been, see ``slack(_:)``.
  @inline(__always)
  mutating func time(_ column: Int, mayBeEmpty: Bool = false) -> Int? {
    let bytes = bytes(column)
    if bytes.isEmpty, mayBeEmpty { return nil }
    guard bytes.count == 19, let start = bytes.baseAddress, let day = day(start), let clock = Self.clock(start + 10)
    else { return timeInOtherForm(column) }
    return day &+ clock
  }

  /// How many seconds later than ``time(_:mayBeEmpty:)`` says it may have been: 0 where the seconds are written, 59 where
  /// they are not, 86,399 of a day alone.
  @inline(__always)
  func slack(_ column: Int) -> Int {
    let bytes = bytes(column)
    return bytes.count == 19 || bytes.isEmpty ? 0 : slackInOtherForm(column)
  }

  @inline(never)
  private func slackInOtherForm(_ column: Int) -> Int {
    switch text(column).utf8.count(where: { $0 == UInt8(ascii: ":") }) {
    case 0: 86_399
    case 1: 59
    default: 0
    }
  }

  /// A day `YYYY-MM-DD`, or the day of a time, as seconds of its start.
  mutating func date(_ column: Int) -> Int? {
    let bytes = bytes(column)
    guard bytes.count == 10 || bytes.count == 19, let start = bytes.baseAddress, let day = day(start),
      bytes.count == 10 || Self.clock(start + 10) != nil
    else { return dateInOtherForm(column) }
    return day
  }

  /// A time as spreadsheets write it, `2026/10/5 9:30:00`, also without seconds, or a day alone.
  @inline(never)
  private mutating func timeInOtherForm(_ column: Int) -> Int? {
    let text = text(column)
    guard let moment = WrittenTime.instant(text) else {
      fail(.eventTime, column)
      return nil
    }
    return moment.seconds
  }

  /// A day as spreadsheets write it, `2026/10/5`.
  @inline(never)
  private mutating func dateInOtherForm(_ column: Int) -> Int? {
    guard let day = WrittenTime.day(text(column)) else {
      fail(.eventDay, column)
      return nil
    }
    return day.start.seconds
  }

  /// The text of a column, freed of what spreadsheets wrap around it.
  private func text(_ column: Int) -> String {
    FieldText.cleaned(String(decoding: bytes(column).prefix(64), as: UTF8.self))
  }

  /// A whole number as spreadsheets write it, `1,234`.
  @inline(never)
  private func wholeInOtherForm(_ column: Int) -> Int? { CanonicalValue.whole(text(column)) }

  @inline(__always)
  private mutating func day(_ start: UnsafePointer<UInt8>) -> Int? {
    let raw = UnsafeRawPointer(start)
    let low = raw.loadUnaligned(as: UInt64.self)
    let high = raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    if low == dayLow, high == dayHigh { return dayStart }
    return newDay(start, low, high)
  }

  @inline(never)
  private mutating func newDay(_ start: UnsafePointer<UInt8>, _ low: UInt64, _ high: UInt16) -> Int? {
    guard let day = Day(String(decoding: UnsafeBufferPointer(start: start, count: 10), as: UTF8.self)) else {
      return nil
    }
    dayLow = low
    dayHigh = high
    dayStart = day.start.seconds
    return dayStart
  }

  /// The seconds of ` HH:MM:SS`, read as 9 bytes.
  @inline(__always)
  private static func clock(_ start: UnsafePointer<UInt8>) -> Int? {
    guard start[0] == UInt8(ascii: " "), start[3] == UInt8(ascii: ":"), start[6] == UInt8(ascii: ":") else {
      return nil
    }
    let zero = UInt8(ascii: "0")
    let (a, b, c) = (start[1] &- zero, start[2] &- zero, start[4] &- zero)
    let (d, e, f) = (start[5] &- zero, start[7] &- zero, start[8] &- zero)
    guard a <= 2, b <= 9, c <= 5, d <= 9, e <= 5, f <= 9 else { return nil }
    let hour = Int(a) &* 10 &+ Int(b)
    guard hour < 24 else { return nil }
    return hour &* 3600 &+ (Int(c) &* 10 &+ Int(d)) &* 60 &+ Int(e) &* 10 &+ Int(f)
  }

  /// A whole number from 0 to 1,000,000,000; nil where it is empty and may be.
  @inline(__always)
  mutating func count(_ column: Int, mayBeEmpty: Bool = false) -> Int? {
    let bytes = bytes(column)
    if bytes.isEmpty, mayBeEmpty { return nil }
    var value = 0
    var isPlain = !bytes.isEmpty && bytes.count <= 10
    if isPlain {
      for byte in bytes {
        let digit = byte &- UInt8(ascii: "0")
        guard digit <= 9 else {
          isPlain = false
          break
        }
        value = value &* 10 &+ Int(digit)
      }
    }
    guard let whole = isPlain ? value : wholeInOtherForm(column), (0...1_000_000_000).contains(whole) else {
      fail(.eventNumber, column)
      return nil
    }
    return whole
  }

  /// The bound of an amount either way, in fen: a hundred billion yuan.
  static let amountBound = 10_000_000_000_000

  /// An amount in fen, from 0; nil where it is empty and may be.
  mutating func amount(_ column: Int, mayBeEmpty: Bool = false) -> Int? {
    let bytes = bytes(column)
    if bytes.isEmpty, mayBeEmpty { return nil }
    let negative = bytes.first == UInt8(ascii: "-")
    var value = 0
    var digits = 0
    for byte in bytes.dropFirst(negative ? 1 : 0) {
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9 else {
        fail(.eventNumber, column)
        return nil
      }
      digits += 1
      if value <= Self.amountBound { value = value &* 10 &+ Int(digit) }
    }
    guard digits > 0 else {
      fail(.eventNumber, column)
      return nil
    }
    guard value <= Self.amountBound else {
      fail(.eventAmountRange, column)
      return nil
    }
    // What went the other way has a file of its own.
    guard !negative || value == 0 else {
      fail(.fieldNegative, column)
      return nil
    }
    return value
  }

  /// A mark from 1 to 5.
  mutating func mark(_ column: Int) -> Int {
    let bytes = bytes(column)
    guard bytes.count == 1, (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(bytes[0]) else {
      fail(.eventScale, column)
      return 0
    }
    return Int(bytes[0] - UInt8(ascii: "0"))
  }

  /// The place of the value among those allowed.
  @inline(__always)
  mutating func choice(_ column: Int, _ allowed: [StaticString]) -> Int? {
    let bytes = bytes(column)
    for (index, word) in allowed.enumerated() where word.utf8CodeUnitCount == bytes.count {
      if bytes.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)) { return index }
    }
    fail(.eventValue, column, ["allowed": allowed.map { "\($0)" }.joined(separator: ", ")])
    return nil
  }

  /// A word of at most 8 bytes as a number, the first byte lowest; 0 for a longer one. Behind a field at least 8 bytes
  /// can be read.
  @inline(__always)
  func word(_ column: Int) -> UInt64 {
    let bytes = bytes(column)
    guard let start = bytes.baseAddress, bytes.count - 1 < 8, !bytes.isEmpty else { return 0 }
    return UnsafeRawPointer(start).loadUnaligned(as: UInt64.self).littleEndian
      & (UInt64.max >> UInt64(64 - bytes.count * 8))
  }

  /// Whether the field is the word.
  @inline(__always)
  func matches(_ column: Int, _ word: StaticString) -> Bool {
    let bytes = bytes(column)
    return bytes.count == word.utf8CodeUnitCount
      && bytes.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }
}
