internal import Wording

/// A table as spreadsheets put it on the clipboard: fields between tabs, those with a line's end or a tab in quotes.
struct PastedTable {
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
      guard line <= PastedTable.longest + 1 else {
        throw Diagnostic(.pastedTooLong, ["limit": String(PastedTable.longest)])
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
        cells.append(PastedTable.clean(cell))
        cell = ""
      } else if character == "\n" {
        cells.append(PastedTable.clean(cell))
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

/// The header of a pasted table: which column has which meaning.
struct PastedHeader {
  /// The place of each meaning.
  let places: [String: Int]
  /// The names as written.
  let names: [String]
  /// The columns that mean nothing here.
  let ignored: [String]

  /// Reads a header.
  ///
  /// - Parameter words: what each meaning may be called, folded.
  init(_ row: PastedTable.Row, words: [String: [String]]) {
    var places: [String: Int] = [:]
    var ignored: [String] = []
    for (place, name) in row.cells.enumerated() where !name.isEmpty {
      let folded = PastedHeader.folded(name)
      let meaning = words.first { $0.key.replacing("_", with: "") == folded || $0.value.contains(folded) }?.key
      if let meaning, places[meaning] == nil { places[meaning] = place } else { ignored.append(name) }
    }
    self.places = places
    self.ignored = ignored
    names = row.cells
  }

  func text(_ meaning: String, of row: PastedTable.Row) -> String {
    places[meaning].flatMap { $0 < row.cells.count ? row.cells[$0] : nil } ?? ""
  }

  /// In small letters, without spaces, underlines, and what stands in brackets.
  private static func folded(_ name: String) -> String {
    let bare = name.prefix { $0 != "(" && $0 != "（" && $0 != "/" && $0 != "[" }
    return bare.lowercased().filter {
      !$0.isWhitespace && $0 != "_" && $0 != "-" && $0 != "*" && $0 != ":" && $0 != "："
    }
  }
}
