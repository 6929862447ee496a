internal import Wording

/// A table as spreadsheets put it on the clipboard: fields between tabs, those with a line's end or a tab in quotes.
struct ClipboardTable {
  /// The most lines that are read.
  static let longest = 5_000

  /// A row with the line it begins on, from 1.
  struct Row {
    let line: Int
    let cells: [String]
    var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
  }

  let rows: [Row]

  /// - Throws: `PASTED-TOO-LONG`.
  init(_ text: String) throws(Diagnostic) {
    let text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    // What comes from a text file may have commas.
    let first = text.prefix { $0 != "\n" }
    let separator: Character =
      first.contains("\t") ? "\t" : first.contains(",") ? "," : first.contains("，") ? "，" : "\t"
    var rows: [Row] = []
    var cells: [String] = []
    var cell = ""
    var (line, start) = (1, 1)
    var isQuoted = false
    var characters = Array(text)
    if characters.last != "\n" { characters.append("\n") }
    var place = 0
    while place < characters.count {
      let character = characters[place]
      place += 1
      if character == "\n" { line += 1 }
      guard line <= ClipboardTable.longest + 1 else {
        throw Diagnostic(.pastedTooLong, ["limit": String(ClipboardTable.longest)])
      }
      if isQuoted, place < characters.count {
        if character == "\"" {
          if characters[place] == "\"" {
            cell.append("\"")
            place += 1
          } else {
            isQuoted = false
          }
        } else {
          cell.append(character == "\n" ? " " : character)
        }
      } else if character == "\"", cell.isEmpty {
        isQuoted = true
      } else if character == separator {
        cells.append(ClipboardTable.clean(cell))
        cell = ""
      } else if character == "\n" {
        cells.append(ClipboardTable.clean(cell))
        rows.append(Row(line: start, cells: cells))
        (cells, cell, start, isQuoted) = ([], "", line, false)
      } else {
        cell.append(character)
      }
    }
    self.rows = rows
  }

  /// Without the space around it, and without signs that cannot be seen.
  private static func clean(_ text: String) -> String {
    let seen = text.unicodeScalars.filter { scalar in
      !scalar.properties.isDefaultIgnorableCodePoint && scalar.properties.generalCategory != .control
    }
    var text = Substring(String(String.UnicodeScalarView(seen)))
    text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
