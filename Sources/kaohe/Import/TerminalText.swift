import Foundation

/// Text laid out in columns of a terminal, where a Chinese character is two wide.
enum TerminalText {
  /// The columns a text takes up.
  static func width(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// Wide and full-width characters (Unicode, East Asian Width W and F).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// The text, cut and marked with … where it is wider.
  static func cut(_ text: String, to columns: Int) -> String {
    guard width(text) > columns else { return text }
    var result = ""
    var used = 1
    for character in text {
      let more = width(String(character))
      if used + more > columns { break }
      used += more
      result.append(character)
    }
    return result + "…"
  }

  /// The text, filled up with blanks.
  static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(text)))
  }

  /// Rows of cells under each other; columns are at most so wide, and the last may use what is left of the line.
  static func table(_ rows: [[String]], indent: String, most: Int, line: Int) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      min(most, rows.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0)
    }
    var text = ""
    for row in rows {
      var cells = indent
      for (column, cell) in row.enumerated() {
        if column == row.count - 1 {
          cells += cut(cell, to: max(8, line - width(cells)))
        } else {
          cells += padded(cut(cell, to: widths[column]), to: widths[column]) + "  "
        }
      }
      while cells.last == " " { cells.removeLast() }
      text += cells + "\n"
    }
    return text
  }

  /// Words behind a title, broken into lines that keep to the place where the first begins.
  static func list(_ title: String, _ words: [String], separator: String, indent: String, line: Int) -> String {
    let start = indent + title + "  "
    let hanging = String(repeating: " ", count: width(start))
    var text = start
    var used = width(start)
    for (number, word) in words.enumerated() {
      let piece = word + (number < words.count - 1 ? separator : "")
      let more = width(piece)
      if used + more > line, used > width(hanging) {
        text += "\n" + hanging
        used = width(hanging)
      }
      text += piece
      used += more
    }
    return text + "\n"
  }

  /// The columns of the terminal that standard output is; 100 where it is none.
  static var columns: Int {
    var size = winsize()
    if isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 {
      return Int(size.ws_col)
    }
    return 100
  }
}
