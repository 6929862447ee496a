internal import Dispatch
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
    _ type: Row.Type, at offsets: some Collection<Int>, hash: IDHash,
    _ body: (_ row: Row, _ base: UnsafePointer<UInt8>, _ offset: Int, _ length: Int) -> Void
  ) throws(Diagnostic) {
    let offsets = Array(offsets)
    let lots = stride(from: 0, to: offsets.count, by: PickedLot.rows).map {
      $0..<min($0 + PickedLot.rows, offsets.count)
    }
    // While the rows of one lot are read here, the next ones are fetched.
    let fetching = (0..<2).map { _ in PickedLot(self) }
    func begin(_ number: Int) {
      guard lots.indices.contains(number) else { return }
      fetching[number % fetching.count].begin(offsets[lots[number]])
    }
    for number in fetching.indices.dropLast() { begin(number) }
    for number in lots.indices {
      begin(number + fetching.count - 1)
      let lot = fetching[number % fetching.count]
      lot.wait()
      if let failure = lot.failure { throw failure }
      var rows = EventRows<Row>(lot.piece, of: self, hash: hash, window: Int.min..<Int.max, room: 0)
      for (offset, length) in lot.picked {
        guard let row = rows.next() else { throw Diagnostic(.fileChanged, at: Place(file: source.name)) }
        body(row, UnsafePointer(lot.piece.base), offset, length)
      }
    }
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

/// Some rows of a file, fetched by another thread.
private final class PickedLot: @unchecked Sendable {
  // Unchecked: a lot belongs to one thread at a time.

  /// The most rows of a lot.
  static let rows = 1024

  let piece = CSVPiece()
  private(set) var picked: [(offset: Int, length: Int)] = []
  private(set) var failure: Diagnostic?
  private let file: EventFile

  init(_ file: EventFile) {
    self.file = file
  }

  private let group = DispatchGroup()

  /// Begins to fetch rows on another thread; ``wait()`` before they are looked at.
  func begin(_ offsets: ArraySlice<Int>) {
    DispatchQueue.global().async(group: group) { self.fetch(offsets) }
  }

  func wait() { group.wait() }

  private func fetch(_ offsets: ArraySlice<Int>) {
    picked.removeAll(keepingCapacity: true)
    piece.reserve(offsets.count * 320, keeping: 0)
    var filled = 0
    do throws(Diagnostic) {
      for offset in offsets {
        let length = try file.pick(offset, into: piece, behind: filled)
        picked.append((offset, length))
        filled += length
        // The last row of a file may lack its line feed.
        if piece.base[filled - 1] != UInt8(ascii: "\n") {
          piece.base[filled] = UInt8(ascii: "\n")
          filled += 1
        }
      }
      piece.close(at: filled)
    } catch {
      failure = error
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
