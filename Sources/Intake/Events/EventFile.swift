internal import CScan
public import Wording

/// An event file whose header was understood: which kind of events it holds and where their columns stand.
public struct EventFile: Sendable {
  /// What its rows are.
  public let kind: EventKind
  /// The bytes.
  public let source: ByteSource
  /// The fields of the header, blanks around the names taken off.
  public let header: [String]
  /// For each of the kind's columns its place in the header, −1 where an optional one is absent.
  let places: [Int]
  /// Whether it is of the month after: its rows count as far as they are of orders of the month.
  public let isLater: Bool
  /// From when buyers wait for a person, by the platform the file is from.
  public let waitsFrom: WaitsFrom
  /// The place of the column `source`, which names the row of the original file, or nil.
  public let sourceColumn: Int?
  /// Where the rows below the header begin.
  private let bodyOffset: Int
  private let bodyLine: Int

  /// Reads the header of an event file.
  ///
  /// - Throws: `FILE-EMPTY`, `FILE-UNREADABLE`, `FILE-ENCODING`, `CSV-LINE-ENDS`, `CSV-QUOTE-OPEN`,
  ///   `EVENT-COLUMN-MISSING`, `EVENT-COLUMN-TWICE`: the file cannot be taken at all.
  public init(
    _ kind: EventKind, _ source: ByteSource, isLater: Bool = false, waitsFrom: WaitsFrom = .buyer
  ) throws(Diagnostic) {
    self.kind = kind
    self.source = source
    self.isLater = isLater
    self.waitsFrom = waitsFrom
    var pieces = try CSVPieces(source, pieceBytes: 16 << 10)
    let piece = CSVPiece()
    guard try pieces.next(into: piece) else { throw Diagnostic(.fileEmpty, at: Place(file: source.name)) }
    var first = CSVRows(piece)
    guard first.next() else { throw Diagnostic(.fileEmpty, at: Place(file: source.name)) }
    let place = Place(file: source.name, line: 1)
    let text = source.excerpt(at: first.offset, length: first.length)
    if first.bytes.contains(0) { throw Diagnostic(.fileEncoding, at: place, ["found": "UTF-16"]) }
    guard UTF8Text.fault(in: first.bytes) == nil else {
      throw Diagnostic(.fileEncoding, at: place, ["found": "GBK/GB18030"], excerpt: Diagnostic.quoted(text))
    }
    if first.bytes.contains(UInt8(ascii: "\r")) {
      throw Diagnostic(.csvLineEnds, at: place, excerpt: Diagnostic.quoted(text))
    }
    let header = (0..<min(first.fieldCount, CSVRows.mostFields)).map { column in
      let name = String(decoding: first[column], as: UTF8.self)
      return String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    self.header = header
    var places: [Int] = []
    for column in kind.columns {
      let found = header.indices.filter { header[$0] == column.name }
      if found.count > 1 {
        throw Diagnostic(
          .eventColumnTwice, at: Place(file: source.name, line: 1, column: found[1] + 1), ["column": column.name],
          excerpt: Diagnostic.quoted(text))
      }
      if found.isEmpty, column.isRequired {
        let missing = kind.columns.filter { $0.isRequired && !header.contains($0.name) }.map(\.name)
        throw Diagnostic(
          .eventColumnMissing, at: place,
          ["columns": missing.joined(separator: ", "), "found": Diagnostic.quoted(header.joined(separator: ", "))],
          excerpt: Diagnostic.quoted(text))
      }
      places.append(found.first ?? -1)
    }
    self.places = places
    sourceColumn = header.firstIndex(of: "source")
    bodyOffset = first.offset + first.length
    bodyLine = first.nextRowLine
  }

  /// The rows below the header, cut into pieces of about so many bytes.
  public func pieces(bytes: Int = 512 << 10) -> CSVPieces {
    CSVPieces(source, from: bodyOffset, line: bodyLine, pieceBytes: bytes)
  }
}

/// Checks of UTF-8.
enum UTF8Text {
  /// The place of the first byte that is not part of well-formed UTF-8, or nil.
  static func fault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let at = cscan_utf8_fault(base, bytes.count)
    return at < bytes.count ? at : nil
  }
}
