/// Takes off what spreadsheets and platforms wrap around a value.
enum FieldText {
  /// The value without blanks around it, without `="…"`, and without the tab or apostrophe that keeps a long id from
  /// being turned into a number.
  static func cleaned(_ text: String) -> String {
    // Most fields are clean: look at the first and last byte only.
    let utf8 = text.utf8
    guard let first = utf8.first, let last = utf8.last else { return text }
    if first > 0x27, first < 0x80, first != UInt8(ascii: "="), last > 0x20, last < 0x80 { return text }
    var rest = trimmed(text[...])
    if rest.hasPrefix("=\""), rest.hasSuffix("\""), rest.utf8.count >= 3 {
      rest = trimmed(rest.dropFirst(2).dropLast())
    }
    if rest.first == "'", rest.utf8.count > 1, !rest.hasSuffix("'") {
      rest = trimmed(rest.dropFirst())
    }
    return String(rest)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var scalars = text.unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace || isInvisible(first) { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace || isInvisible(last) { scalars.removeLast() }
    return Substring(scalars)
  }

  /// The text as people mean it, for comparing: no blanks, half-width forms, small letters. `（删除）等待出库` is
  /// `(删除)等待出库`.
  static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let half = (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      if half.properties.isWhitespace || isInvisible(half) { continue }
      scalars.append(half)
    }
    return String(scalars).lowercased()
  }

  /// A byte order mark, or a mark of width 0, that was copied along.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFEFF, 0x200B...0x200F, 0x202A...0x202E, 0x2060: true
    default: false
    }
  }
}
