internal import Intake
internal import Wording

/// Where each chat line of a shard stands and to which conversation it belongs, in the order in which the lines came:
/// held in a few kilobytes of memory, the rest in a scratch file.
struct PostingStream: ~Copyable {
  private let scratch: ScratchFile
  private let buffer: UnsafeMutablePointer<UInt8>
  private var filled = 0
  private var stretches: [(offset: Int, count: Int)] = []
  private var last: UInt64 = 0
  /// The number of lines.
  private(set) var count = 0
  /// Why the scratch file could not be written or read, after which nothing more is noted.
  private(set) var failure: Diagnostic?

  private static var room: Int { 32 << 10 }

  init(_ scratch: ScratchFile) {
    self.scratch = scratch
    buffer = .allocate(capacity: Self.room)
  }

  deinit {
    buffer.deallocate()
  }

  /// Notes a line.
  @inline(__always)
  mutating func note(_ conversation: Int, _ place: UInt64) {
    if filled &+ 20 > Self.room { flush() }
    put(UInt64(truncatingIfNeeded: conversation))
    // Lines of a round come in order of time, which is nearly that of the file: the distances are short.
    let distance = Int64(bitPattern: place &- last)
    put(UInt64(bitPattern: (distance << 1) ^ (distance >> 63)))
    last = place
    count &+= 1
  }

  @inline(__always)
  private mutating func put(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      buffer[filled] = UInt8(truncatingIfNeeded: rest) | 0x80
      filled &+= 1
      rest >>= 7
    }
    buffer[filled] = UInt8(truncatingIfNeeded: rest)
    filled &+= 1
  }

  @inline(never)
  private mutating func flush() {
    defer { filled = 0 }
    guard failure == nil, filled > 0 else { return }
    do throws(Diagnostic) {
      let offset = try scratch.append(UnsafeRawBufferPointer(start: buffer, count: filled))
      stretches.append((offset, filled))
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
