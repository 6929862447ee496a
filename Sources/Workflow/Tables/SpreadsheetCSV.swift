internal import Intake

/// CSV that people open in Excel or WPS: with the byte order mark, and no text that a spreadsheet takes for a formula.
enum SpreadsheetCSV {
  /// A field.
  enum Field: Hashable {
    /// What somebody wrote.
    case text(String)
    /// What the product computed: digits, a point, a minus.
    case number(String)
  }

  static func bytes(titles: [String], rows: [[Field]]) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    append(titles.map { .text($0) }, to: &bytes)
    for row in rows { append(row, to: &bytes) }
    return bytes
  }

  private static func append(_ row: [Field], to bytes: inout [UInt8]) {
    for (index, field) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch field {
      case .text(let text): CSVText.append(neutral(text), to: &bytes)
      case .number(let number): CSVText.append(number, to: &bytes)
      }
    }
    bytes += [0x0D, 0x0A]
  }

  /// A text that no spreadsheet takes for a formula: an apostrophe is put before what would begin one, also where blanks
  /// or signs that cannot be seen come first.
  static func neutral(_ text: String) -> String {
    let first = text.unicodeScalars.first { !isPassedOver($0) }
    guard let first = text.unicodeScalars.first.map({ starters.contains($0) ? $0 : first ?? $0 }),
      starters.contains(first)
    else { return text }
    return "'" + text
  }

  /// What begins a formula, or ends the cell so that a new one begins: half and full width.
  private static let starters: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "−",
  ]

  /// Blanks and signs that are not seen; programs pass over some of them before they look for a formula.
  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace && !starters.contains(scalar) || scalar.properties.isDefaultIgnorableCodePoint
      || scalar.properties.generalCategory == .control && !starters.contains(scalar)
  }
}
