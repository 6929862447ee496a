public import Wording

/// Reads a CSV text row by row, in order, on one thread.
///
///     var reader = try CSVReader(ByteSource(file: "orders.csv"))
///     while try reader.next() {
///       print(reader.line, reader.text(0), reader.fieldCount)
///     }
///
/// The bytes are split as they are: any encoding in which comma, quote and line feed never occur inside a character
/// will do (UTF-8, GB18030).
public struct CSVReader: ~Copyable {
  private var pieces: CSVPieces
  private let piece = CSVPiece()
  private var rows: CSVRows?

  /// Opens a text; `separator` is the byte between two fields (comma, tab, semicolon).
  ///
  /// - Throws: what ``CSVPieces`` throws.
  public init(_ source: ByteSource, separator: UInt8 = UInt8(ascii: ",")) throws(Diagnostic) {
    pieces = try CSVPieces(source, separator: separator)
  }

  /// A text from a row on that begins at that byte and line.
  init(_ source: ByteSource, from offset: Int, line: Int, separator: UInt8) {
    pieces = CSVPieces(source, from: offset, line: line, separator: separator)
  }

  /// The text read.
  public var source: ByteSource { pieces.source }

  /// Goes to the next row; false at the end. A blank line is a row of one empty field.
  ///
  /// - Throws: what ``CSVPieces/next(into:)`` throws; nothing of the file should be kept then.
  public mutating func next() throws(Diagnostic) -> Bool {
    while true {
      if rows?.next() == true { return true }
      guard try pieces.next(into: piece) else {
        rows = nil
        return false
      }
      rows = CSVRows(piece, separator: pieces.separator)
    }
  }

  /// The physical line on which the row begins, from 1.
  public var line: Int { rows?.line ?? 0 }
  /// The number of fields of the row.
  public var fieldCount: Int { rows?.fieldCount ?? 0 }
  /// Whether a closing quote was followed by anything but a separator or the row's end.
  public var isMalformed: Bool { rows?.isMalformed ?? false }
  /// Where the row begins in the text, in bytes.
  public var offset: Int { rows?.offset ?? 0 }
  /// The number of bytes of the row, its line end included.
  public var length: Int { rows?.length ?? 0 }

  /// The bytes of a field, without its quotes, valid until the next row is asked for; empty for a field the row does
  /// not have.
  public func bytes(_ field: Int) -> UnsafeBufferPointer<UInt8> {
    rows?[field] ?? UnsafeBufferPointer(start: nil, count: 0)
  }

  /// A field as text; bytes that are not UTF-8 appear as �.
  public func text(_ field: Int) -> String {
    String(decoding: bytes(field), as: UTF8.self)
  }

  /// All fields of the row as text.
  public var texts: [String] {
    (0..<min(fieldCount, CSVRows.mostFields)).map { text($0) }
  }
}
