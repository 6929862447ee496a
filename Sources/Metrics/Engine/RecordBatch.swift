internal import Intake

/// What one piece of a file becomes on its way to the shards: records in the order of the rows, by shard.
///
/// Batches are reused round after round, so that nothing is allocated for a row.
final class RecordBatch<Record: BitwiseCopyable> {
  /// The rows.
  let piece = CSVPiece()
  /// The number of the file among those of its kind.
  var file = 0
  /// What became of the rows.
  var tally = RowTally()
  /// The rows that do not tell what the rules ask for.
  var untold = UntoldRows()
  /// The rows whose moments have no seconds.
  var coarse = UntoldRows()
  private let starts: UnsafeMutablePointer<UnsafeMutablePointer<Record>>
  private let counts: UnsafeMutablePointer<Int>
  private let rooms: UnsafeMutablePointer<Int>
  private let shards = OrderBook.shardCount
  /// The lines of robots.
  var robotLines = 0

  init() {
    starts = .allocate(capacity: shards)
    counts = .allocate(capacity: shards)
    rooms = .allocate(capacity: shards)
    for shard in 0..<shards {
      (starts + shard).initialize(to: .allocate(capacity: 64))
      (rooms + shard).initialize(to: 64)
      (counts + shard).initialize(to: 0)
    }
  }

  deinit {
    for shard in 0..<shards { starts[shard].deallocate() }
    starts.deallocate()
    counts.deallocate()
    rooms.deallocate()
  }

  func clear() {
    for shard in 0..<shards { counts[shard] = 0 }
    untold = UntoldRows()
    coarse = UntoldRows()
    robotLines = 0
  }

  @inline(__always)
  func append(_ record: Record, to shard: Int) {
    let count = counts[shard]
    if count == rooms[shard] { widen(shard) }
    (starts[shard] + count).initialize(to: record)
    counts[shard] = count &+ 1
  }

  private func widen(_ shard: Int) {
    let wider = UnsafeMutablePointer<Record>.allocate(capacity: rooms[shard] * 2)
    wider.update(from: starts[shard], count: counts[shard])
    starts[shard].deallocate()
    starts[shard] = wider
    rooms[shard] *= 2
  }

  @inline(__always)
  func records(_ shard: Int) -> UnsafeBufferPointer<Record> {
    UnsafeBufferPointer(start: starts[shard], count: counts[shard])
  }
}

typealias MessageBatch = RecordBatch<MessageRecord>
typealias OrderBatch = RecordBatch<OrderRecord>
