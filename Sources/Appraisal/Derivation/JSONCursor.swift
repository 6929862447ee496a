import Exact

/// Reads JSON as ``JSONText`` writes it: without spaces, numbers whole, everything exact as text.
struct JSONCursor {
  /// What stands there is not what was to be read.
  struct Unreadable: Error {
    let offset: Int
  }

  /// Steps hold parts, parts hold none; what nests deeper was not printed here.
  private static let deepest = 16

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { place == bytes.count }
  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }
  private var unreadable: Unreadable { Unreadable(offset: place) }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func open(_ bracket: UInt8) throws(Unreadable) {
    guard take(bracket), depth < JSONCursor.deepest else { throw unreadable }
    depth += 1
  }

  mutating func openObject() throws(Unreadable) { try open(UInt8(ascii: "{")) }
  mutating func openArray() throws(Unreadable) { try open(UInt8(ascii: "[")) }

  /// Whether the bracket of the innermost object or array closes here; else a comma is passed.
  private mutating func closes(_ bracket: UInt8) throws(Unreadable) -> Bool {
    if take(bracket) {
      depth -= 1
      return true
    }
    let isFirst = place > 0 && (bytes[place - 1] == UInt8(ascii: "{") || bytes[place - 1] == UInt8(ascii: "["))
    guard isFirst || take(UInt8(ascii: ",")) else { throw unreadable }
    return false
  }

  /// The next key of the object; nil at its end.
  mutating func key() throws(Unreadable) -> String? {
    if try closes(UInt8(ascii: "}")) { return nil }
    let key = try string()
    guard take(UInt8(ascii: ":")) else { throw unreadable }
    return key
  }

  /// Whether the array goes on.
  mutating func hasNext() throws(Unreadable) -> Bool {
    try !closes(UInt8(ascii: "]"))
  }

  mutating func string() throws(Unreadable) -> String {
    guard take(UInt8(ascii: "\"")) else { throw unreadable }
    let start = place
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { place += 1 }
    if take(UInt8(ascii: "\"")) { return String(decoding: bytes[start..<place - 1], as: UTF8.self) }
    var text = Array(bytes[start..<place])
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(try escaped())
      default: text.append(byte)
      }
    }
    throw unreadable
  }

  private mutating func escaped() throws(Unreadable) -> UInt8 {
    guard let byte = next else { throw unreadable }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
    case UInt8(ascii: "n"): return UInt8(ascii: "\n")
    case UInt8(ascii: "t"): return UInt8(ascii: "\t")
    case UInt8(ascii: "r"): return UInt8(ascii: "\r")
    case UInt8(ascii: "u"):
      guard place + 4 <= bytes.count,
        let code = UInt8(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
      else { throw unreadable }
      place += 4
      return code
    default: throw unreadable
    }
  }

  mutating func null() -> Bool { word("null") }

  /// Whether an amount is said not to be agreed: `"none"`.
  mutating func noneAgreed() -> Bool { word("\"none\"") }

  mutating func bool() throws(Unreadable) -> Bool {
    if word("true") { return true }
    guard word("false") else { throw unreadable }
    return false
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard place + length <= bytes.count else { return false }
    for index in 0..<length where bytes[place + index] != word.utf8Start[index] { return false }
    place += length
    return true
  }

  mutating func number() throws(Unreadable) -> Int {
    guard let number = Int(exactly: try digits()) else { throw unreadable }
    return number
  }

  private mutating func digits() throws(Unreadable) -> Int128 {
    let isNegative = take(UInt8(ascii: "-"))
    var number: Int128 = 0
    let start = place
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      let (tenfold, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isStillTooLarge) = tenfold.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
      guard !isTooLarge, !isStillTooLarge else { throw unreadable }
      number = sum
      place += 1
    }
    guard place > start else { throw unreadable }
    return isNegative ? -number : number
  }

  /// `"3"`, `"11/20"`.
  mutating func exact() throws(Unreadable) -> Rational {
    guard take(UInt8(ascii: "\"")) else { throw unreadable }
    let numerator = try digits()
    let denominator = take(UInt8(ascii: "/")) ? try digits() : 1
    guard take(UInt8(ascii: "\"")), let value = try? Rational(numerator, over: denominator) else { throw unreadable }
    return value
  }

  /// `"4.00"`, in hundredths.
  mutating func hundredths() throws(Unreadable) -> Int64 {
    guard take(UInt8(ascii: "\"")) else { throw unreadable }
    let isNegative = take(UInt8(ascii: "-"))
    let whole = try digits()
    guard take(UInt8(ascii: ".")), let amount = Int64(exactly: whole * 100 + (try digits())), take(UInt8(ascii: "\""))
    else { throw unreadable }
    return isNegative ? -amount : amount
  }

  /// Whether an object begins here.
  var isAtObject: Bool { next == UInt8(ascii: "{") }
}
