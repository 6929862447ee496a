internal import Exact
internal import Wording

/// What a value of the interface looks like: what a body is held against, what an answer is tested with, and what the
/// OpenAPI document says.
indirect enum Shape: Sendable {
  case text(TextKind)
  case whole(ClosedRange<Int64>)
  case flag
  case list(Shape, most: Int? = nil)
  case object([Field])
  /// An object that may hold more than is named here.
  case open([Field])
  /// An object of any names.
  case byName(Shape)
  /// The value, or null.
  case nullable(Shape)
  /// One that has a name in the document.
  case named(String)

  /// A member of an object.
  struct Field: Sendable {
    let name: String
    let shape: Shape
    let about: Bilingual
    let isRequired: Bool

    /// A member that is always there.
    static func has(_ name: String, _ shape: Shape, _ chinese: String, _ english: String) -> Field {
      Field(name: name, shape: shape, about: Bilingual(chinese, english), isRequired: true)
    }

    /// A member that may be left out.
    static func may(_ name: String, _ shape: Shape, _ chinese: String, _ english: String) -> Field {
      Field(name: name, shape: shape, about: Bilingual(chinese, english), isRequired: false)
    }
  }

  /// A text of any kind.
  static let anyText = Shape.text(.any)
  static let count = Shape.whole(0...Int64.max)
}

/// What kind of text something is.
enum TextKind: Sendable {
  /// Any at all.
  case any
  /// What a person writes: so many characters.
  case written(ClosedRange<Int>)
  /// `2026-10`
  case month
  /// `2026-10-05`
  case day
  /// `2026-10-05 09:30:00`
  case moment
  /// `87.50`: two decimals, never an exponent.
  case decimal
  /// `11/20`: an exact number.
  case exact
  /// 64 hexadecimal digits.
  case hash
  /// One of some words.
  case oneOf([String])

  /// The regular expression of the document; nil where there is none.
  var pattern: String? {
    switch self {
    case .any, .written, .oneOf: nil
    case .month: "^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])$"
    case .day: "^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    case .moment: "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$"
    case .decimal: "^-?[0-9]+\\.[0-9]{2}$"
    case .exact: "^-?[0-9]{1,15}(/[1-9][0-9]{0,14})?$"
    case .hash: "^[0-9a-f]{64}$"
    }
  }

  /// Whether a text is of the kind.
  func fits(_ text: String) -> Bool {
    switch self {
    case .any: true
    case .written(let length): length.contains(text.unicodeScalars.count) && !text.unicodeScalars.contains("\0")
    case .month: isDigits(text, "0000-00") && Month(text) != nil
    case .day: isDigits(text, "0000-00-00") && Day(text) != nil
    case .moment: isDigits(text, "0000-00-00 00:00:00")
    case .decimal: TextKind.isDecimal(text)
    case .exact: TextKind.rational(text) != nil
    case .hash: text.utf8.count == 64 && text.allSatisfy { $0.isHexDigit && !$0.isUppercase && $0.isASCII }
    case .oneOf(let words): words.contains(text)
    }
  }

  private func isDigits(_ text: String, _ form: String) -> Bool {
    text.utf8.count == form.utf8.count
      && zip(text.utf8, form.utf8).allSatisfy {
        $1 == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) : $0 == $1
      }
  }

  private static func isDecimal(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2 else { return false }
    let whole = parts[0].hasPrefix("-") ? parts[0].dropFirst() : parts[0]
    return !whole.isEmpty && (whole + parts[1]).utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// An exact number as it is written: a whole number, or two with a slash.
  static func rational(_ text: String) -> Rational? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0] == "0" || parts[0] == "-0" || isNumber(parts[0], signed: true),
      parts.count == 1 || (isNumber(parts[1], signed: false) && !parts[1].hasPrefix("0")),
      let above = Int128(parts[0]), let below = parts.count == 2 ? Int128(parts[1]) : 1
    else { return nil }
    return try? Rational(above, over: below)
  }

  private static func isNumber(_ text: Substring, signed: Bool) -> Bool {
    let digits = signed && text.hasPrefix("-") ? text.dropFirst() : text
    return (1...15).contains(digits.utf8.count)
      && digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
