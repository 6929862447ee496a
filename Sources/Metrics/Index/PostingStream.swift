internal import Intake
internal import Wording

/// Where each chat line of a shard stands and to which conversation it belongs, in the order in which the lines came:
/// held in a few kilobytes of memory, the rest in a scratch file.
struct PostingStream: ~Copyable {
  private let scratch: ScratchFile
  private var sink = ByteSink(capacity: Self.room)
  private var stretches: [(offset: Int, count: Int)] = []
  private var last: UInt64 = 0
  /// The number of lines.
  private(set) var count = 0
  /// Why the scratch file could not be written or read, after which nothing more is noted.
  private(set) var failure: Diagnostic?

  private static var room: Int { 32 << 10 }

  init(_ scratch: ScratchFile) {
    self.scratch = scratch
  }

  /// Notes a line.
  @inline(__always)
  mutating func note(_ conversation: Int, _ place: UInt64) {
    // Two numbers take 20 bytes at most.
    if sink.count &+ 20 > Self.room { flush() }
    sink.number(UInt64(truncatingIfNeeded: conversation))
    // Lines of a round come in order of time, which is nearly that of the file: the distances are short.
    sink.signed(Int64(bitPattern: place &- last))
    last = place
    count &+= 1
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
  mutating func forEach(_ body: (_ conversation: Int, _ place: UInt64) -> Void) throws(Diagnostic) {
    flush()
    if let failure { throw failure }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.room, alignment: 16)
    defer { piece.deallocate() }
    var place: UInt64 = 0
    for (offset, count) in stretches {
      try scratch.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: piece[..<count]))
      var cursor = ByteCursor(UnsafeRawBufferPointer(rebasing: piece[..<count]))
      while cursor.place < count, let conversation = cursor.number(), let distance = cursor.signed() {
        place &+= UInt64(bitPattern: distance)
        body(Int(conversation), place)
      }
    }
  }
}
