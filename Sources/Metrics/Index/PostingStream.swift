internal import Intake
internal import Wording

/// The chat lines of a shard as its index keeps them, and to which conversation each belongs, in the order in which
/// they came; in the place of the account they name the hand. Held in a few kilobytes of memory, the rest in a scratch file.
struct PostingStream: ~Copyable {
  private let scratch: ScratchFile
  private var sink = ByteSink(capacity: Self.room)
  private var stretches: [(offset: Int, count: Int)] = []
  private var lastPlace: UInt64 = 0
  private var lastSecond: Int32 = 0
  /// The number of lines of each conversation.
  private(set) var counts: [UInt32] = []
  /// Why the scratch file could not be written or read, after which nothing more is noted.
  private(set) var failure: Diagnostic?

  private static var room: Int { 32 << 10 }

  init(_ scratch: ScratchFile) {
    self.scratch = scratch
  }

  /// Notes a line.
  @inline(__always)
  mutating func note(_ conversation: Int, _ line: IndexedLine) {
    // Four numbers take 40 bytes at most.
    if sink.count &+ 40 > Self.room { flush() }
    sink.number(UInt64(truncatingIfNeeded: conversation))
    // Lines of a round come in order of time, which is nearly that of the file: the distances are short.
    sink.signed(Int64(bitPattern: line.place &- lastPlace))
    sink.signed(Int64(line.second &- lastSecond) << 3 | Int64(line.marks.rawValue))
    sink.number(UInt64(line.account &+ 1))
    (lastPlace, lastSecond) = (line.place, line.second)
    while counts.count <= conversation { counts.append(0) }
    counts[conversation] &+= 1
  }

  @inline(never)
  private mutating func flush() {
    defer { sink.clear() }
    guard failure == nil, sink.count > 0 else { return }
    do throws(Diagnostic) {
      let offset = try scratch.append(sink.bytes)
      stretches.append((offset, sink.count))
    } catch {
      failure = error
    }
  }

  /// Calls `body` for every line noted.
  mutating func forEach(_ body: (_ conversation: Int, _ line: IndexedLine) -> Void) throws(Diagnostic) {
    flush()
    if let failure { throw failure }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.room, alignment: 16)
    defer { piece.deallocate() }
    var (place, second) = (UInt64(0), Int32(0))
    for (offset, count) in stretches {
      try scratch.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: piece[..<count]))
      var cursor = ByteCursor(UnsafeRawBufferPointer(rebasing: piece[..<count]))
      while cursor.place < count, let conversation = cursor.number(), let distance = cursor.signed(),
        let moment = cursor.signed(), let hand = cursor.number()
      {
        place &+= UInt64(bitPattern: distance)
        second &+= Int32(truncatingIfNeeded: moment >> 3)
        let marks = IndexedLine.Marks(rawValue: UInt8(truncatingIfNeeded: moment & 7))
        body(
          Int(conversation),
          IndexedLine(place: place, second: second, account: Int32(truncatingIfNeeded: hand) &- 1, marks: marks))
      }
    }
  }
}
