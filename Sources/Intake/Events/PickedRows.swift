public import Wording

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension EventFile {
  /// Reads single rows by where they begin, many at a time, and nothing of the file between them.
  ///
  /// - Parameters:
  ///   - offsets: where the rows begin, in bytes; rows that were taken before.
  ///   - body: gets each event in the order of the offsets, with the bytes behind its ids, its offset and its length.
  /// - Throws: `FILE-UNREADABLE`, and `FILE-CHANGED` where a row is not there any more.
  public func each<Row: Event>(
    _ type: Row.Type, at offsets: some RandomAccessCollection<Int>, hash: IDHash,
    _ body: (_ row: Row, _ base: UnsafePointer<UInt8>, _ offset: Int, _ length: Int) -> Void
  ) throws(Diagnostic) {
    let piece = CSVPiece()
    var offsets = offsets[...]
    while !offsets.isEmpty {
      let lot = Array(offsets.prefix(1024))
      offsets = offsets.dropFirst(lot.count)
      let lengths = try fetch(lot, into: piece)
      var rows = EventRows<Row>(piece, of: self, hash: hash, window: Int.min..<Int.max, room: 0)
      for (offset, length) in zip(lot, lengths) {
        guard let row = rows.next() else { throw Diagnostic(.fileChanged, at: Place(file: source.name)) }
        body(row, UnsafePointer(piece.base), offset, length)
      }
    }
  }

  /// Fills a piece with some rows; gives back their lengths.
  private func fetch(_ offsets: [Int], into piece: CSVPiece) throws(Diagnostic) -> [Int] {
    var lengths: [Int] = []
    var filled = 0
    piece.reserve(offsets.count * 320, keeping: 0)
    for offset in offsets {
      let length = try pick(offset, into: piece, behind: filled)
      lengths.append(length)
      filled += length
      // The last row of a file may lack its line feed.
      if piece.base[filled - 1] != UInt8(ascii: "\n") {
        piece.base[filled] = UInt8(ascii: "\n")
        filled += 1
      }
    }
    piece.close(at: filled)
    return lengths
  }

  /// The length of the row that begins at an offset, its line end included.
  ///
  /// - Throws: `FILE-UNREADABLE`, and `FILE-CHANGED` where there is none.
  public func length(ofRowAt offset: Int) throws(Diagnostic) -> Int {
    try pick(offset, into: CSVPiece(), behind: 0)
  }

  /// Copies the row at an offset behind what the piece holds; gives back its length, line end included.
  func pick(_ offset: Int, into piece: CSVPiece, behind filled: Int) throws(Diagnostic) -> Int {
    var wanted = 256
    while true {
      piece.reserve(filled + wanted + 1, keeping: filled)
      let start = piece.base + filled
      let got = try source.read(at: offset, into: UnsafeMutableRawBufferPointer(start: start, count: wanted))
      guard got > 0 else { throw Diagnostic(.fileChanged, at: Place(file: source.name)) }
      if let length = CSVRows.length(ofRowAt: start, within: got) { return length }
      // Only the last row of a file has no end of its own.
      if got < wanted { return got }
      guard wanted < CSVPieces.longestRow else { throw Diagnostic(.fileChanged, at: Place(file: source.name)) }
      wanted *= 8
    }
  }
}

extension CSVRows {
  /// The length of the row that begins at a place, its line feed included; nil where it does not end within `count`.
  static func length(ofRowAt start: UnsafePointer<UInt8>, within count: Int) -> Int? {
    guard let feed = memchr(start, 0x0A, count) else { return nil }
    let end = UnsafeRawPointer(feed) - UnsafeRawPointer(start) + 1
    guard memchr(start, 0x22, end) != nil else { return end }
    // A quote may hold line feeds: walk the fields.
    var at = 0
    var opens = true
    while at < count {
      switch start[at] {
      case UInt8(ascii: "\n"): return at + 1
      case UInt8(ascii: ","): opens = true
      case UInt8(ascii: "\"") where opens:
        at += 1
        while at < count {
          if start[at] == UInt8(ascii: "\"") {
            guard at + 1 < count else { return nil }
            if start[at + 1] != UInt8(ascii: "\"") { break }
            at += 1
          }
          at += 1
        }
        opens = false
      default: opens = false
      }
      at += 1
    }
    return nil
  }
}
