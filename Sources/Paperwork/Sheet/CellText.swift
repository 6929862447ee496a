/// Text as it may stand in a cell.
enum CellText {
  /// The most characters a cell holds.
  static let longest = 32_000

  /// Without control characters and marks that turn the direction of writing, in no more than a cell holds. Line
  /// breaks stay.
  static func clean(_ text: String) -> String {
    if isClean(text.utf8) { return text }
    var scalars = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      // The limit counts UTF-16 units.
      count += scalar.value > 0xFFFF ? 2 : 1
      if count > longest {
        scalars.append("…")
        break
      }
      if scalar == "\n" || !isForbidden(scalar) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  /// Whether nothing in a text can be forbidden, seen by its bytes alone; what may be is looked at more closely.
  private static func isClean(_ bytes: String.UTF8View) -> Bool {
    guard bytes.count <= longest else { return false }
    var before: UInt8 = 0
    for byte in bytes {
      if byte < 0x20 ? byte != UInt8(ascii: "\n") : byte == 0x7F { return false }
      switch before {
      // U+0080 to U+00BF, U+2000 to U+207F, and the last of the first plane.
      case 0xC2: return false
      case 0xE2: if byte == 0x80 || byte == 0x81 { return false }
      case 0xEF: if byte == 0xBB || byte == 0xBF { return false }
      default: break
      }
      before = byte
    }
    return true
  }

  /// The same on one line, as names are.
  static func line(_ text: String) -> String {
    if isClean(text.utf8), !text.utf8.contains(UInt8(ascii: "\n")) { return text }
    return clean(text).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

/// How much room a text takes: merged cells do not grow by themselves.
enum TextRoom {
  /// The number of lines a text takes in a column of so many characters, less the indent of text at the left.
  static func lines(_ text: String, width: Double, size: Double = 10, indented: Bool = true) -> Int {
    // Widths count digits of the 11-point standard font.
    let room = max(2, Int((width - (indented ? 2 : 0.5)) * 11 / size * 0.96))
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
      lines + max(1, (units(line) + room - 1) / room)
    }
  }

  /// The height of so many lines.
  static func height(lines: Int, size: Double = 10) -> Double {
    Double(lines) * (size * 1.4) + 4
  }

  /// The widths of the characters, in half-width characters.
  static func units(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2000 ? 2 : 1) }
  }
}
