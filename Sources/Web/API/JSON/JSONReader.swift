/// Reads JSON as strictly as RFC 8259 writes it, and refuses what programs understand differently: a name that stands
/// twice, numbers that are not whole, more levels than anything here has.
struct JSONReader {
  /// The most levels of objects and lists.
  static let deepest = 16

  /// Why something is no JSON that is taken, and where.
  struct Fault: Error, Hashable {
    let offset: Int
    let why: Why
  }

  /// What is wrong.
  enum Why: Hashable, Sendable {
    case unexpected, ending, notUTF8, tooDeep, notWhole, tooLarge, twice(String), control, surrogate, trailing
  }

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that bytes are.
  static func value(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Fault(offset: 0, why: .notUTF8) }
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.place == bytes.count else { throw reader.fault(.trailing) }
    return value
  }

  private func fault(_ why: Why) -> Fault { Fault(offset: place, why: place >= bytes.count ? .ending : why) }

  private mutating func skipBlanks() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ word: StaticString) throws(Fault) {
    let wanted = word.withUTF8Buffer { Array($0) }
    guard place + wanted.count <= bytes.count, Array(bytes[place..<place + wanted.count]) == wanted else {
      throw fault(.unexpected)
    }
    place += wanted.count
  }

  private mutating func value() throws(Fault) -> JSONValue {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"):
      try expect("true")
      return .flag(true)
    case UInt8(ascii: "f"):
      try expect("false")
      return .flag(false)
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    case let byte? where byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
      return .whole(try number())
    default: throw fault(.unexpected)
    }
  }

  private mutating func deeper() throws(Fault) {
    depth += 1
    guard depth <= JSONReader.deepest else { throw fault(.tooDeep) }
    place += 1
    skipBlanks()
  }

  private mutating func object() throws(Fault) -> JSONValue {
    try deeper()
    defer { depth -= 1 }
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    if takes("}") { return .object([]) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fault(.unexpected) }
      let name = try text()
      guard names.insert(name).inserted else { throw fault(.twice(name)) }
      skipBlanks()
      guard takes(":") else { throw fault(.unexpected) }
      members.append(JSONValue.Member(name: name, value: try value()))
      skipBlanks()
      if takes("}") { return .object(members) }
      guard takes(",") else { throw fault(.unexpected) }
    }
  }

  private mutating func list() throws(Fault) -> JSONValue {
    try deeper()
    defer { depth -= 1 }
    var values: [JSONValue] = []
    if takes("]") { return .list([]) }
    while true {
      values.append(try value())
      skipBlanks()
      if takes("]") { return .list(values) }
      guard takes(",") else { throw fault(.unexpected) }
    }
  }

  /// A whole number that fits 64 bits.
  private mutating func number() throws(Fault) -> Int64 {
    let start = place
    _ = takes("-")
    let digits = place
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    guard place > digits else { throw fault(.unexpected) }
    guard bytes[digits] != UInt8(ascii: "0") || place == digits + 1 else { throw fault(.unexpected) }
    if let byte = next, [".", "e", "E"].contains(Unicode.Scalar(byte)) { throw fault(.notWhole) }
    guard let number = Int64(String(decoding: bytes[start..<place], as: UTF8.self)) else {
      throw Fault(offset: start, why: .tooLarge)
    }
    return number
  }

  private mutating func text() throws(Fault) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        place += 1
        text += try escaped().utf8
      case 0..<0x20: throw fault(.control)
      default:
        text.append(byte)
        place += 1
      }
    }
    throw fault(.ending)
  }

  private mutating func escaped() throws(Fault) -> String {
    guard let byte = next else { throw fault(.ending) }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(byte))
    case UInt8(ascii: "u"):
      let first = try unit()
      if let scalar = UnicodeScalar(UInt32(first)) { return String(Character(scalar)) }
      guard (0xD800..<0xDC00).contains(first), takes("\\"), takes("u") else { throw fault(.surrogate) }
      let second = try unit()
      guard (0xDC00..<0xE000).contains(second),
        let scalar = UnicodeScalar(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
      else { throw fault(.surrogate) }
      return String(Character(scalar))
    default:
      place -= 1
      throw fault(.unexpected)
    }
  }

  private mutating func unit() throws(Fault) -> UInt16 {
    guard place + 4 <= bytes.count else { throw Fault(offset: bytes.count, why: .ending) }
    let digits = bytes[place..<place + 4]
    guard digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault(.unexpected) }
    place += 4
    return unit
  }
}
