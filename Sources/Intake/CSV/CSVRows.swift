internal import CScan

/// Splits a piece of a CSV text into rows and fields (RFC 4180) without allocating for them.
///
/// Fields are bounds within the piece. A field that opens with a quote runs to its closing quote; separators and line
/// feeds inside belong to it, and a doubled quote is made single in place. A quote inside a bare field is an ordinary
/// byte. Use one splitter at a time on a piece.
public struct CSVRows {
  /// Fields of a row beyond this number are counted and not kept.
  public static let mostFields = CSVPiece.mostFields

  /// The number of fields of the row.
  public private(set) var fieldCount = 0
  /// The physical line on which the row begins, from 1.
  public private(set) var line: Int
  /// Where the row begins, within the piece.
  public private(set) var start = 0
  /// Whether a closing quote was followed by anything but a separator or the row's end.
  public private(set) var isMalformed = false
  /// Whether the piece ended inside quotes.
  private(set) var isOpen = false
  /// Where that quote stands, within the piece, and on which line.
  private(set) var openedAt = 0
  private(set) var openedLine = 0
  /// Whether a line feed ended the row, not the end of the piece.
  private(set) var endedByLineFeed = false
  /// The place behind the row and its line feed, within the piece.
  var endOffset: Int { position }

  private let piece: CSVPiece
  private let pieceOffset: Int
  private let base: UnsafeMutablePointer<UInt8>
  private let bounds: UnsafeMutablePointer<CSVPiece.Bounds>
  private let count: Int
  private let separator: UInt8
  private let unescaping: Bool
  private var position = 0
  private var nextLine: Int
  /// The physical line on which the row after this one begins.
  var nextRowLine: Int { nextLine }
  /// The block of 64 bytes under the scan, and the marks in it that were not taken yet.
  private var block = 0
  private var marks: UInt64

  /// The rows of a piece.
  public init(_ piece: CSVPiece, separator: UInt8 = UInt8(ascii: ",")) {
    self.init(piece, separator: separator, unescaping: true)
  }

  init(_ piece: CSVPiece, separator: UInt8, unescaping: Bool) {
    self.piece = piece
    pieceOffset = piece.offset
    self.separator = separator
    self.unescaping = unescaping
    base = piece.base
    bounds = piece.bounds
    count = piece.count
    line = piece.line
    nextLine = piece.line
    marks = cscan_marks(piece.base, separator)
  }

  /// The number of bytes of the row, its line feed included.
  public var length: Int { position - start }

  /// Where the row begins in the text, in bytes.
  public var offset: Int { pieceOffset + start }

  /// The bytes of a field, quotes taken off; empty for a field the row does not have. Valid until the piece is filled
  /// again.
  public subscript(field: Int) -> UnsafeBufferPointer<UInt8> { self.field(field) }

  /// The same, for the readers of this room.
  @inline(__always)
  func field(_ field: Int) -> UnsafeBufferPointer<UInt8> {
    guard field >= 0, field < min(fieldCount, Self.mostFields) else { return UnsafeBufferPointer(start: nil, count: 0) }
    let bound = bounds[field]
    return UnsafeBufferPointer(start: base + Int(bound.start), count: Int(bound.end &- bound.start))
  }

  /// The bytes of the whole row without its line end, with doubled quotes already made single.
  public var bytes: UnsafeBufferPointer<UInt8> {
    var end = position
    if endedByLineFeed { end -= 1 }
    if end > start, base[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return UnsafeBufferPointer(start: base + start, count: max(0, end - start))
  }

  /// Goes to the next row; false at the end of the piece.
  public mutating func next() -> Bool {
    guard position < count, !isOpen else { return false }
    start = position
    line = nextLine
    isMalformed = false
    var block = self.block
    var marks = self.marks
    var fieldStart = position
    var fields = 0
    while true {
      while marks != 0 {
        let at = block &+ marks.trailingZeroBitCount
        marks &= marks &- 1
        let byte = base[at]
        if byte == separator {
          if fields < Self.mostFields { bounds[fields] = .init(start: UInt32(fieldStart), end: UInt32(at)) }
          fields &+= 1
          fieldStart = at &+ 1
        } else if byte == UInt8(ascii: "\n") {
          let end = at > fieldStart && base[at &- 1] == UInt8(ascii: "\r") ? at &- 1 : at
          return finish(fields, fieldStart, end, position: at &+ 1, byLineFeed: true, block, marks)
        } else if at == fieldStart {
          let after = quoted(at, field: fields, &block, &marks)
          if isOpen { return finish(fields, fieldStart, count, position: count, byLineFeed: false, block, marks) }
          fields &+= 1
          if after >= count || base[after] == UInt8(ascii: "\n") {
            return finish(
              fields, nil, 0, position: min(after &+ 1, count), byLineFeed: after < count, block, marks)
          }
          fieldStart = after &+ 1
        }
      }
      block &+= 64
      if block >= count {
        let end = count > fieldStart && base[count &- 1] == UInt8(ascii: "\r") ? count &- 1 : count
        return finish(fields, fieldStart, end, position: count, byLineFeed: false, block, 0)
      }
      marks = cscan_marks(base + block, separator)
    }
  }

  /// Closes the row, with a last field unless that is already stored.
  private mutating func finish(
    _ fields: Int, _ fieldStart: Int?, _ end: Int, position: Int, byLineFeed: Bool, _ block: Int, _ marks: UInt64
  ) -> Bool {
    fieldCount = fields
    if let fieldStart {
      if fields < Self.mostFields { bounds[fields] = .init(start: UInt32(fieldStart), end: UInt32(end)) }
      fieldCount += 1
    }
    self.position = position
    self.block = block
    self.marks = marks
    endedByLineFeed = byLineFeed
    nextLine += 1
    return true
  }

  /// Takes a quoted field whose quote stands at `open`; gives back the place of the separator or line feed behind it.
  private mutating func quoted(_ open: Int, field: Int, _ block: inout Int, _ marks: inout UInt64) -> Int {
    let openLine = nextLine
    var close: Int?
    var doubled = false
    var skip = -1
    scan: while true {
      while marks != 0 {
        let at = block &+ marks.trailingZeroBitCount
        marks &= marks &- 1
        let byte = base[at]
        if let closed = close {
          if byte == UInt8(ascii: "\"") { continue }
          let carriage = byte == UInt8(ascii: "\n") && at == closed + 2 && base[closed + 1] == UInt8(ascii: "\r")
          store(field, open, closed, at, clean: at == closed + 1 || carriage, doubled)
          return at
        }
        if byte == UInt8(ascii: "\"") {
          if at == skip { continue }
          if at + 1 < count, base[at + 1] == UInt8(ascii: "\"") {
            doubled = true
            skip = at + 1
          } else {
            close = at
          }
        } else if byte == UInt8(ascii: "\n") {
          nextLine += 1
        }
      }
      block &+= 64
      if block >= count { break scan }
      marks = cscan_marks(base + block, separator)
    }
    guard let closed = close else {
      isOpen = true
      openedAt = open
      openedLine = openLine
      return count
    }
    store(field, open, closed, count, clean: closed + 1 >= count, doubled)
    return count
  }

  private mutating func store(_ field: Int, _ open: Int, _ close: Int, _ end: Int, clean: Bool, _ doubled: Bool) {
    guard clean else {
      isMalformed = true
      if field < Self.mostFields { bounds[field] = .init(start: UInt32(open), end: UInt32(end)) }
      return
    }
    var to = close
    if doubled, unescaping {
      to = open + 1
      var from = open + 1
      while from < close {
        base[to] = base[from]
        from += base[from] == UInt8(ascii: "\"") ? 2 : 1
        to += 1
      }
    }
    if field < Self.mostFields { bounds[field] = .init(start: UInt32(open + 1), end: UInt32(to)) }
  }
}
