internal import CScan
public import Wording

/// Cuts a CSV text into pieces of whole rows, one after the other, so that several threads can split them.
///
/// A line feed inside quotes is no row end. A piece without a quote is cut at its last line feed; only a piece with
/// quotes is walked to find out. Memory is bounded: a row longer than ``longestRow`` is refused.
public struct CSVPieces: Sendable {
  /// The text.
  public let source: ByteSource
  /// The byte between two fields.
  public let separator: UInt8
  /// The number of bytes read at a time.
  public let pieceBytes: Int
  /// The most bytes a row may have.
  public static let longestRow = 4 << 20

  private var offset = 0
  private var line = 1
  private var carry: [UInt8] = []
  private var ended = false

  /// Pieces of a text from its beginning, a byte-order mark left out.
  ///
  /// - Throws: `FILE-EMPTY` for no bytes at all, `FILE-ENCODING` for UTF-16 or UTF-32, `FILE-UNREADABLE`.
  public init(_ source: ByteSource, separator: UInt8 = UInt8(ascii: ","), pieceBytes: Int = 512 << 10)
    throws(Diagnostic)
  {
    self.source = source
    self.separator = separator
    self.pieceBytes = max(1, pieceBytes)
    guard source.count > 0 else { throw Diagnostic(.fileEmpty, at: Place(file: source.name)) }
    var head: [UInt8] = [0, 0, 0, 0]
    var failure: Diagnostic?
    let got = head.withUnsafeMutableBytes { buffer in
      do throws(Diagnostic) { return try source.read(at: 0, into: buffer) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    switch Array(head.prefix(got)) {
    case let bytes where bytes.starts(with: [0xEF, 0xBB, 0xBF]): offset = 3
    case let bytes where bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]):
      throw Diagnostic(.fileEncoding, at: Place(file: source.name, line: 1), ["found": "UTF-16"])
    case let bytes where bytes.starts(with: [0, 0, 0xFE, 0xFF]):
      throw Diagnostic(.fileEncoding, at: Place(file: source.name, line: 1), ["found": "UTF-32"])
    default: break
    }
  }

  /// Pieces from a row on that begins at that byte and line.
  init(
    _ source: ByteSource, from offset: Int, line: Int, separator: UInt8 = UInt8(ascii: ","), pieceBytes: Int = 512 << 10
  ) {
    self.source = source
    self.separator = separator
    self.pieceBytes = max(1, pieceBytes)
    self.offset = offset
    self.line = line
  }

  /// Fills `piece` with the next rows; false at the end of the text.
  ///
  /// - Throws: `CSV-QUOTE-OPEN` where a quote is never closed, `CSV-ROW-LONG`, `FILE-UNREADABLE`.
  public mutating func next(into piece: CSVPiece) throws(Diagnostic) -> Bool {
    guard !ended else { return false }
    var filled = carry.count
    piece.reserve(filled + pieceBytes, keeping: 0)
    carry.withUnsafeBufferPointer { bytes in
      if let base = bytes.baseAddress { piece.base.update(from: base, count: bytes.count) }
    }
    piece.offset = offset
    piece.line = line
    while true {
      piece.reserve(filled + pieceBytes, keeping: filled)
      let buffer = UnsafeMutableRawBufferPointer(start: piece.base + filled, count: pieceBytes)
      let got = try source.read(at: offset + filled, into: buffer)
      filled += got
      let atEnd = got < pieceBytes
      let survey = cscan_survey(piece.base, filled)
      piece.count = filled
      piece.seal()
      let end = survey.quotes == 0 ? plainEnd(of: piece, atEnd: atEnd) : try quotedEnd(of: piece, atEnd: atEnd)
      if let end {
        close(piece, at: end, of: filled, survey)
        ended = atEnd
        return end > 0
      }
      guard filled < Self.longestRow else {
        throw Diagnostic(
          .csvRowLong, at: Place(file: source.name, line: line), ["limit": String(Self.longestRow >> 20)],
          excerpt: Diagnostic.quoted(source.excerpt(at: offset, length: 80)))
      }
    }
  }

  private mutating func close(_ piece: CSVPiece, at end: Int, of filled: Int, _ survey: cscan_survey_t) {
    let rest = UnsafeBufferPointer(start: piece.base + end, count: filled - end)
    let tail = rest.isEmpty ? 0 : cscan_survey(piece.base + end, rest.count).lineFeeds
    carry.removeAll(keepingCapacity: true)
    carry.append(contentsOf: rest)
    piece.close(at: end, survey)
    offset += end
    line += survey.lineFeeds - tail
  }

  private func plainEnd(of piece: CSVPiece, atEnd: Bool) -> Int? {
    if atEnd { return piece.count }
    var end = piece.count
    while end > 0, piece.base[end - 1] != UInt8(ascii: "\n") { end -= 1 }
    return end > 0 ? end : nil
  }

  /// Walks the rows up to the last whole one.
  private func quotedEnd(of piece: CSVPiece, atEnd: Bool) throws(Diagnostic) -> Int? {
    var rows = CSVRows(piece, separator: separator, unescaping: false)
    var end = 0
    while rows.next() {
      if rows.isOpen {
        // A quote that is open at the end of the piece may close in the next one, within the bound for a row.
        guard atEnd || rows.length >= Self.longestRow else { break }
        throw Diagnostic(
          .csvQuoteOpen, at: Place(file: source.name, line: rows.openedLine),
          excerpt: Diagnostic.quoted(source.excerpt(at: offset + rows.openedAt, length: 200)))
      }
      guard atEnd || rows.endedByLineFeed else { break }
      end = rows.endOffset
    }
    return end > 0 || (atEnd && piece.count == 0) ? end : nil
  }
}
