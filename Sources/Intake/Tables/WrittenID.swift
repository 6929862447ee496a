internal import Exact

/// Ids that were numbers on their way: a number in binary keeps 15 digits of an id, and no more.
enum WrittenID {
  /// The digits that a number keeps of an id.
  static let exactDigits = 15

  /// What an id turns out to be.
  enum Reading: Hashable {
    /// An id as it was issued.
    case id(String)
    /// A number that lost the last digits of the id.
    case lost
  }

  /// Reads an id. `3.01E18`, `3.01E+18` and `3011092548761234400.0` have lost digits; `11700000001.0` is 11700000001.
  static func read(_ text: String) -> Reading {
    // Nearly every id has neither a point nor an E.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) else {
      return .id(text)
    }
    if isScientific(text) { return .lost }
    guard let whole = wholePart(text) else { return .id(text) }
    return whole.count > exactDigits ? .lost : .id(whole)
  }

  /// A number with an exponent, as Excel (`3.20123E+17`) and Java (`3.0110925487612344E18`, from 10,000,000 on) write
  /// long ones. Hexadecimal ids such as `12e5` are none.
  static func isScientific(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(64))
    guard bytes.count == text.utf8.count, let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return false
    }
    let mantissa = bytes[..<mark]
    var power = bytes[(mark + 1)...]
    let isSigned = power.first == UInt8(ascii: "+")
    if isSigned { power = power.dropFirst() }
    let points = mantissa.count { $0 == UInt8(ascii: ".") }
    guard !power.isEmpty, power.count <= 3, power.allSatisfy(isDigit), points <= 1, mantissa.first.map(isDigit) == true,
      mantissa.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }),
      let exponent = Int(String(decoding: power, as: UTF8.self))
    else { return false }
    if points == 1 { return exponent >= 7 || (isSigned && exponent > 0) }
    // Without a point: 3E+18, 3E18, 301109254876123E4.
    return mantissa.count + exponent >= 12 && (isSigned || mantissa.count == 1 || mantissa.count >= 10)
  }

  /// The whole number of `11700000001.0`, which tables written by programs hold; nil for a text of another form, and
  /// for one so short that it may be a version.
  private static func wholePart(_ text: String) -> String? {
    guard let point = text.firstIndex(of: "."), text.utf8.count <= 64 else { return nil }
    let whole = text[..<point]
    let rest = text[text.index(after: point)...]
    guard whole.utf8.count >= 6, !rest.isEmpty, whole.utf8.allSatisfy(isDigit),
      rest.utf8.allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return nil }
    return String(whole)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Whether a number cell holds more digits than a number keeps: 4010020030045610000, 4.01002003004561E+18.
  static func exceedsNumber(_ text: String) -> Bool {
    guard text.utf8.count > exactDigits || text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return false
    }
    guard let number = WrittenNumber.rational(text) else { return false }
    return number.magnitude >= Self.bound
  }

  private static let bound = Rational(1_000_000_000_000_000)
}

/// The ids of a column, looked at as a whole: where each ends in zeros from its 16th digit on, they were numbers once.
struct IDColumn {
  private var zeros = 0
  private var isBroken = false
  private var last = ""
  /// The first line and id that end so.
  private(set) var first: (line: Int, id: String)?
  /// How many ids do.
  private(set) var count = 0

  /// Zeros that chance does not make: one in ten thousand.
  private static let tellingZeros = 4

  /// Looks at an id.
  mutating func add(_ id: String, line: Int) {
    guard !isBroken, id.utf8.count > WrittenID.exactDigits, id != last,
      id.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return }
    last = id
    let tail = id.utf8.dropFirst(WrittenID.exactDigits)
    guard tail.allSatisfy({ $0 == UInt8(ascii: "0") }) else {
      isBroken = true
      return
    }
    zeros += tail.count
    count += 1
    if first == nil { first = (line, id) }
  }

  /// Whether the ids of the column have lost digits.
  var looksRounded: Bool { !isBroken && zeros >= IDColumn.tellingZeros }
}
