import Intake
import Testing
import Wording

/// A row as the tests compare it: line, fields, and whether its quotes are malformed.
private struct Row: Equatable {
  var line: Int
  var fields: [String]
  var malformed = false
}

private func read(_ text: String, separator: UInt8 = UInt8(ascii: ","), pieceBytes: Int? = nil) throws(Diagnostic)
  -> [Row]
{
  let source = ByteSource(Array(text.utf8), name: "t.csv")
  var rows: [Row] = []
  if let pieceBytes {
    var pieces = try CSVPieces(source, separator: separator, pieceBytes: pieceBytes)
    let piece = CSVPiece()
    while try pieces.next(into: piece) {
      var split = CSVRows(piece, separator: separator)
      while split.next() {
        let fields = (0..<split.fieldCount).map { String(decoding: split[$0], as: UTF8.self) }
        rows.append(Row(line: split.line, fields: fields, malformed: split.isMalformed))
      }
    }
  } else {
    var reader = try CSVReader(source, separator: separator)
    while try reader.next() {
      rows.append(Row(line: reader.line, fields: reader.texts, malformed: reader.isMalformed))
    }
  }
  return rows
}

/// The same rules written out byte by byte; nil where a quote stays open.
private func reference(_ text: String, separator: Character) -> [Row]? {
  var rows: [Row] = []
  let bytes = Array(text.utf8)
  let separator = separator.asciiValue ?? 0
  var at = 0
  var line = 1
  while at < bytes.count {
    var row = Row(line: line, fields: [])
    while true {
      var field: [UInt8] = []
      if at < bytes.count, bytes[at] == 0x22 {
        let open = at
        at += 1
        while true {
          guard at < bytes.count else { return nil }
          if bytes[at] == 0x22 {
            if at + 1 < bytes.count, bytes[at + 1] == 0x22 {
              field.append(0x22)
              at += 2
              continue
            }
            at += 1
            break
          }
          if bytes[at] == 0x0A { line += 1 }
          field.append(bytes[at])
          at += 1
        }
        var tail = at
        while tail < bytes.count, bytes[tail] != separator, bytes[tail] != 0x0A { tail += 1 }
        if tail > at, !(Array(bytes[at..<tail]) == [0x0D] && tail < bytes.count && bytes[tail] == 0x0A) {
          row.malformed = true
          field = Array(bytes[open..<tail])
        }
        at = tail
      } else {
        while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A {
          field.append(bytes[at])
          at += 1
        }
        if field.last == 0x0D, at >= bytes.count || bytes[at] == 0x0A { field.removeLast() }
      }
      row.fields.append(String(decoding: field, as: UTF8.self))
      if at < bytes.count, bytes[at] == separator {
        at += 1
        continue
      }
      break
    }
    at += 1
    line += 1
    rows.append(row)
  }
  return rows
}

@Suite struct CSVSplittingTests {
  @Test func `fields rows and the last line without a line feed`() throws {
    #expect(
      try read("a,b\n1,\n,2") == [
        Row(line: 1, fields: ["a", "b"]), Row(line: 2, fields: ["1", ""]), Row(line: 3, fields: ["", "2"]),
      ])
    #expect(try read("a,b\r\n1,2\r\n") == [Row(line: 1, fields: ["a", "b"]), Row(line: 2, fields: ["1", "2"])])
  }

  @Test func `a byte order mark is no part of the first field`() throws {
    #expect(try read("\u{FEFF}a;b\n", separator: UInt8(ascii: ";")) == [Row(line: 1, fields: ["a", "b"])])
  }

  @Test func `quotes keep separators line feeds and doubled quotes`() throws {
    let rows = try read("\"a,\"\"b\"\"\nc\",x\r\ny,\"\"\n")
    #expect(rows == [Row(line: 1, fields: ["a,\"b\"\nc", "x"]), Row(line: 3, fields: ["y", ""])])
  }

  @Test func `a quote inside a bare field is an ordinary byte`() throws {
    #expect(try read("12\" screen,a\"b\"\n") == [Row(line: 1, fields: ["12\" screen", "a\"b\""])])
  }

  @Test func `text behind a closing quote is marked`() throws {
    #expect(
      try read("\"a\"b,c\nd\n") == [
        Row(line: 1, fields: ["\"a\"b", "c"], malformed: true), Row(line: 2, fields: ["d"]),
      ])
  }

  @Test func `ragged rows and blank lines keep their number of fields`() throws {
    #expect(try read("a\n\nb,c,d\n").map(\.fields) == [["a"], [""], ["b", "c", "d"]])
  }

  @Test func `tabs separate where asked`() throws {
    #expect(try read("a,b\tc", separator: UInt8(ascii: "\t")).map(\.fields) == [["a,b", "c"]])
  }

  @Test(arguments: [nil, 1, 7, 64])
  func `an open quote is named with its line`(pieceBytes: Int?) {
    do {
      _ = try read("a,b\n1,2\n3,\"x\ny\nz,4\n", pieceBytes: pieceBytes)
      Issue.record("an open quote went through")
    } catch {
      #expect(error.code == "CSV-QUOTE-OPEN")
      #expect(error.place.line == 3)
      #expect(error.excerpt?.hasPrefix("\"x y") == true)
    }
  }

  @Test func `a row without end is refused`() {
    let text = String(repeating: "x", count: CSVPieces.longestRow + 10)
    #expect { try read(text + text) } throws: { ($0 as? Diagnostic)?.code == "CSV-ROW-LONG" }
    #expect { try read("\"" + text + text) } throws: { ($0 as? Diagnostic)?.code == "CSV-QUOTE-OPEN" }
  }

  @Test func `files that are no CSV at all are named`() {
    #expect { try read("") } throws: { ($0 as? Diagnostic)?.code == "FILE-EMPTY" }
    #expect { _ = try CSVReader(ByteSource([0xFF, 0xFE, 0x41, 0], name: "u.csv")) } throws: {
      ($0 as? Diagnostic)?.code == "FILE-ENCODING"
    }
    #expect { _ = try ByteSource(file: "/nowhere/at/all.csv") } throws: {
      ($0 as? Diagnostic)?.code == "FILE-UNREADABLE"
    }
    #expect { _ = try ByteSource(file: "/") } throws: { ($0 as? Diagnostic)?.code == "FILE-UNREADABLE" }
  }

  @Test func `more fields than are kept are still counted`() throws {
    var reader = try CSVReader(ByteSource(Array(String(repeating: ",", count: 10_000).utf8), name: "wide.csv"))
    #expect(try reader.next())
    #expect(reader.fieldCount == 10_001)
    #expect(reader.text(9_999).isEmpty)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `any text splits as the rules say whatever the pieces`(seed: UInt64) throws {
    var random = Steps(seed: seed)
    let alphabet: [String] = [
      "a", "b", ",", ",", "\n", "\n", "\r\n", "\"", "\"\"", "\r", "长", String(repeating: "x", count: 61),
    ]
    let text = (0..<random.below(120)).map { _ in alphabet[random.below(alphabet.count)] }.joined()
    guard !text.isEmpty else { return }
    let expected = reference(text, separator: ",")
    for size in [1, 2, 5, 63, 64, 65, 1000] {
      let got = try? read(text, pieceBytes: size)
      #expect(got == expected, "seed \(seed), pieces of \(size): \(text.debugDescription)")
    }
  }
}

/// A small generator of repeatable numbers.
struct Steps {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }
  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % max(1, bound)
  }
}
