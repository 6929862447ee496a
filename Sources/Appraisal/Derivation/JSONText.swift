import Exact

/// Writes JSON into a buffer of bytes, keys in the order in which they are written, so that the same derivation always
/// gives the same bytes.
struct JSONText {
  var bytes: [UInt8] = []
  private var needsComma = false

  mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  mutating func key(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    raw(key)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  mutating func object(_ body: (inout JSONText) -> Void) {
    open(UInt8(ascii: "{"))
    body(&self)
    close(UInt8(ascii: "}"))
  }

  mutating func array<Element>(_ elements: some Collection<Element>, _ body: (inout JSONText, Element) -> Void) {
    open(UInt8(ascii: "["))
    for element in elements { body(&self, element) }
    close(UInt8(ascii: "]"))
  }

  mutating func null() {
    separate()
    raw("null")
  }

  mutating func bool(_ value: Bool) {
    separate()
    if value { raw("true") } else { raw("false") }
  }

  mutating func number(_ value: Int) {
    separate()
    digits(Int128(value))
  }

  mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var copy = text
    copy.withUTF8 { utf8 in
      if utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
        bytes.append(contentsOf: utf8)
      } else {
        for byte in utf8 { escape(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): raw("\\\"")
    case UInt8(ascii: "\\"): raw("\\\\")
    case UInt8(ascii: "\n"): raw("\\n")
    case UInt8(ascii: "\t"): raw("\\t")
    case UInt8(ascii: "\r"): raw("\\r")
    case 0..<0x20:
      raw("\\u00")
      let hexadecimal = Array("0123456789abcdef".utf8)
      bytes.append(hexadecimal[Int(byte >> 4)])
      bytes.append(hexadecimal[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  /// An exact number as text: `"3"`, `"11/20"`.
  mutating func exact(_ value: Rational) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    digits(value.numerator)
    if value.denominator != 1 {
      bytes.append(UInt8(ascii: "/"))
      digits(value.denominator)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Hundredths as text with two decimals: `"4.00"`.
  mutating func hundredths(_ value: Int64) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    digits(Int128(magnitude / 100))
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(magnitude % 100 / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(magnitude % 10))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func digits(_ value: Int128) {
    guard let small = Int64(exactly: value) else {
      bytes.append(contentsOf: Array(String(value).utf8))
      return
    }
    if small < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = small.magnitude
    if rest < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest))
      return
    }
    let start = bytes.count
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
  }
}
