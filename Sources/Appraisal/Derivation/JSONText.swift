import Exact

/// Writes JSON into a buffer of bytes, keys in the order in which they are written, so that the same derivation always
/// gives the same bytes.
///
/// The buffer is raw memory that grows by doubling: appending to an array checks for sharing at every byte, which was a
/// third of the time of scoring.
struct JSONText: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0
  private var needsComma = false
  /// The format of a derivation that is written: what an earlier one did not know is left out.
  var format = Derivation.format

  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit {
    start.deallocate()
  }

  /// All that was written so far.
  var bytes: [UInt8] {
    [UInt8](UnsafeBufferPointer(start: start, count: count))
  }

  private mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: (count + more) * 2)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
    capacity = (count + more) * 2
  }

  private mutating func append(_ byte: UInt8) {
    reserve(1)
    start[count] = byte
    count += 1
  }

  private mutating func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    (start + count).update(from: source, count: length)
    count += length
  }

  mutating func raw(_ text: StaticString) {
    append(text.utf8Start, text.utf8CodeUnitCount)
  }

  private mutating func separate() {
    if needsComma { append(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// Takes the last byte back, to go on inside an object that was closed.
  mutating func reopen() {
    count -= 1
    needsComma = true
  }

  mutating func key(_ key: StaticString) {
    let length = key.utf8CodeUnitCount
    reserve(length + 4)
    var end = start + count
    if needsComma {
      end.pointee = UInt8(ascii: ",")
      end += 1
    }
    end.pointee = UInt8(ascii: "\"")
    (end + 1).update(from: key.utf8Start, count: length)
    end[length + 1] = UInt8(ascii: "\"")
    end[length + 2] = UInt8(ascii: ":")
    count = end - start + length + 3
    needsComma = false
  }

  mutating func open(_ bracket: UInt8) {
    separate()
    append(bracket)
    needsComma = false
  }

  mutating func close(_ bracket: UInt8) {
    append(bracket)
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
    var text = text
    text.withUTF8 { utf8 in
      reserve(utf8.count + 2)
      let first = start + count
      first.pointee = UInt8(ascii: "\"")
      // Copied on trust; what has to be escaped is rare, and then the copy is begun anew.
      var plain = true
      for index in utf8.indices {
        let byte = utf8[index]
        plain = plain && byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        first[index + 1] = byte
      }
      count += 1
      if plain { count += utf8.count } else { for byte in utf8 { escape(byte) } }
    }
    append(UInt8(ascii: "\""))
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
      append(hexadecimal[Int(byte >> 4)])
      append(hexadecimal[Int(byte & 15)])
    default: append(byte)
    }
  }

  /// An exact number as text: `"3"`, `"11/20"`.
  mutating func exact(_ value: Rational) {
    separate()
    append(UInt8(ascii: "\""))
    digits(value.numerator)
    if value.denominator != 1 {
      append(UInt8(ascii: "/"))
      digits(value.denominator)
    }
    append(UInt8(ascii: "\""))
  }

  /// Hundredths as text with two decimals: `"4.00"`.
  mutating func hundredths(_ value: Int64) {
    separate()
    append(UInt8(ascii: "\""))
    if value < 0 { append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    digits(Int128(magnitude / 100))
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + UInt8(magnitude % 100 / 10))
    append(UInt8(ascii: "0") + UInt8(magnitude % 10))
    append(UInt8(ascii: "\""))
  }

  private mutating func digits(_ value: Int128) {
    guard let small = Int64(exactly: value) else {
      for byte in String(value).utf8 { append(byte) }
      return
    }
    if small < 0 { append(UInt8(ascii: "-")) }
    var rest = small.magnitude
    if rest < 10 {
      append(UInt8(ascii: "0") + UInt8(rest))
      return
    }
    var length = 0
    var power = rest
    while power > 0 {
      power /= 10
      length += 1
    }
    reserve(length)
    for place in stride(from: count + length - 1, through: count, by: -1) {
      start[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    count += length
  }
}
