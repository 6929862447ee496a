internal import Wording

/// An event that a row of a canonical file becomes.
public protocol Event: Sendable {
  /// The kind of file it comes from.
  static var kind: EventKind { get }
  /// The second by which it belongs to a month, as of `Instant`.
  var second: Int { get }
  /// Reads it from the fields of a row; what is wrong is noted there.
  init(_ fields: inout EventFields)
  /// The next event of a piece. Every kind writes `rows.advance()` out, so that the reading is compiled for it.
  static func next(of rows: inout EventRows<Self>) -> Self?
}

/// Reads the events of a piece of an event file and keeps the account of its rows.
///
/// Every row passes every check: number of fields, quotes, zero bytes, UTF-8, and what its fields have to be. A row
/// that fails is refused with file, line, column, reason and remedy; the others count.
public struct EventRows<Row: Event> {
  /// The account of the rows read so far.
  public private(set) var tally: RowTally
  private var fields: EventFields
  private let file: EventFile
  private let window: Range<Int>
  private let checksZeros: Bool
  private let checksWide: Bool

  /// The events of a piece. Rows whose second lies outside `window` are counted and left out; `room` is how many
  /// reasons for refusals are still wanted.
  public init(_ piece: CSVPiece, of file: EventFile, hash: IDHash, window: Range<Int>, room: Int) {
    self.file = file
    self.window = window
    tally = RowTally(room: room)
    checksZeros = piece.hasZeros
    checksWide = piece.hasWide
    fields = EventFields(rows: CSVRows(piece), base: piece.base, places: file.places, kind: file.kind, hash: hash)
  }

  /// The line of the event read last.
  public var line: Int { fields.rows.line }
  /// Where its row begins in the file, in bytes.
  public var offset: Int { fields.rows.offset }
  /// The bytes of its row, line end included.
  public var length: Int { fields.rows.length }

  /// The bytes of one of the kind's columns.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> { fields.bytes(column) }

  /// The text of a column of the row by its place in the header.
  public func text(_ place: Int) -> String { String(decoding: fields.rows[place], as: UTF8.self) }

  /// The bytes of a column of the row by its place in the header.
  @inline(__always)
  func bytes(at place: Int) -> UnsafeBufferPointer<UInt8> { fields.rows.field(place) }

  /// The bytes of the whole row, its line end left out.
  var bytes: UnsafeBufferPointer<UInt8> { fields.rows.bytes }

  /// The next event, or nil at the end of the piece.
  public mutating func next() -> Row? { Row.next(of: &self) }

  @inline(__always)
  mutating func advance() -> Row? {
    while fields.rows.next() {
      tally.account.total += 1
      if fields.rows.fieldCount != file.header.count || fields.rows.isMalformed || checksZeros || checksWide {
        if isBlank {
          tally.account.blank += 1
          continue
        }
        guard isSound() else {
          refuse()
          continue
        }
      }
      let row = Row(&fields)
      guard fields.fault == nil else {
        if isBlank {
          tally.account.blank += 1
          fields.clear()
        } else {
          refuse()
        }
        continue
      }
      guard window.contains(row.second) else {
        tally.account.outside += 1
        continue
      }
      tally.account.taken += 1
      return row
    }
    return nil
  }

  private var isBlank: Bool {
    fields.rows.bytes.allSatisfy { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  /// The checks of the row as a whole.
  @inline(never)
  private mutating func isSound() -> Bool {
    let bytes = fields.rows.bytes
    if checksZeros, bytes.contains(0) {
      fields.fail(.eventZeroByte, nil)
    } else if checksWide, UTF8Text.fault(in: bytes) != nil {
      let column = file.places.indices.first { file.places[$0] >= 0 && UTF8Text.fault(in: fields.bytes($0)) != nil }
      fields.fail(.eventUTF8, column)
    } else if fields.rows.isMalformed {
      fields.fail(.eventQuotes, nil)
    } else if fields.rows.fieldCount != file.header.count {
      fields.fail(
        .eventFields, nil, ["expected": String(file.header.count), "found": String(fields.rows.fieldCount)])
    }
    return fields.fault == nil
  }

  @inline(never)
  private mutating func refuse() {
    guard let fault = fields.fault else { return }
    fields.clear()
    let (file, line, offset, length) = (file, line, offset, length)
    let place = fault.column.map { file.places[$0] + 1 }
    let value = fault.column.map { String(decoding: fields.bytes($0).prefix(320), as: UTF8.self) } ?? ""
    tally.reject {
      var arguments = fault.arguments
      let name = fault.column.map { file.kind.columns[$0].name }
      if let name { arguments["column"] = name }
      // Who the buyer is stands in no message.
      arguments["value"] = name == "buyer_id" ? "…" : Diagnostic.quoted(value)
      return Diagnostic(
        fault.message, at: Place(file: file.source.name, line: line, column: place), arguments,
        excerpt: file.excerpt(at: offset, length: length))
    }
  }
}

extension EventFile {
  /// A row as messages show it: without the buyer's id, and without columns that nobody asks for, which may hold names or
  /// what was said.
  public func excerpt(at offset: Int, length: Int) -> String {
    let text = source.excerpt(at: offset, length: length, limit: 400)
    let line = text.hasSuffix("\n") || text.hasSuffix("\r\n") ? text.dropLast() : text[...]
    let known = Set(kind.columns.map(\.name))
    guard header.contains("buyer_id") || !header.allSatisfy({ known.contains($0) || $0 == "source" }) else {
      return Diagnostic.quoted(line)
    }
    guard var reader = try? CSVReader(ByteSource(Array((line + "\n").utf8), name: "")), (try? reader.next()) == true,
      reader.fieldCount == header.count
    else { return "…" }
    let shown = header.enumerated().compactMap { place, name -> String? in
      name == "buyer_id" ? "…" : known.contains(name) ? reader.text(place) : nil
    }
    return Diagnostic.quoted(shown.joined(separator: ","))
  }
}
