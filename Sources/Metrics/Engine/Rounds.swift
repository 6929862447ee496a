internal import Dispatch
internal import Intake
internal import Synchronization
internal import Wording

/// Reads the files of a kind in rounds: workers turn pieces into batches, then the shards take them in order.
///
/// What a round is made of depends on the files alone, never on the number of workers.
struct Rounds {
  let files: [EventFile]
  /// The order in which the files are read.
  let order: [Int]
  let workers: Int
  let tuning: Tuning
  let progress: ProgressReport

  /// The cutting of the files into pieces, one at a time.
  private struct Cutter: ~Copyable {
    var file = 0
    var pieces: CSVPieces?
    var filled = 0
    var failure: Damage?
  }

  /// A file that turned out to be damaged.
  struct Damage: Error {
    /// Its number among the files of its kind.
    let file: Int
    let diagnostic: Diagnostic
  }

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - batches: as many as a round has pieces.
  ///   - tallies: the tally of each file, added to.
  ///   - read: turns the piece of a batch into records; called by several workers, each with its own number.
  ///   - take: takes the batches of a round and its number.
  func run<Record>(
    _ batches: [RecordBatch<Record>], tallies: inout [RowTally],
    read: (RecordBatch<Record>, EventFile, _ room: Int, _ worker: Int) -> Void,
    take: (_ batches: [RecordBatch<Record>], _ round: Int, inout [RowTally]) -> Void
  ) throws(Damage) {
    let cutter = Turns(Cutter())
    var round = 0
    while true {
      let rooms = tallies.map { $0.room - $0.reasons.count }
      cutter.withLock { $0.filled = 0 }
      spread(workers) { worker in
        while let number = cutter.withLock({ next(&$0, batches) }) {
          let batch = batches[number]
          batch.clear()
          read(batch, files[batch.file], rooms[batch.file], worker)
        }
      }
      let (filled, failure) = cutter.withLock { ($0.filled, $0.failure) }
      if let failure { throw failure }
      guard filled > 0 else { return }
      for batch in batches[..<filled] {
        tallies[batch.file].add(batch.tally)
        progress.add(batch.piece.count)
      }
      take(Array(batches[..<filled]), round, &tallies)
      round += 1
    }
  }

  /// The number of the next batch, its piece filled, or nil at the end of the round.
  private func next<Record>(_ cutter: inout Cutter, _ batches: [RecordBatch<Record>]) -> Int? {
    guard cutter.failure == nil, cutter.filled < batches.count else { return nil }
    let batch = batches[cutter.filled]
    while cutter.file < order.count {
      let file = order[cutter.file]
      var pieces = cutter.pieces ?? files[file].pieces(bytes: tuning.pieceBytes)
      do throws(Diagnostic) {
        if try pieces.next(into: batch.piece) {
          cutter.pieces = pieces
          batch.file = file
          cutter.filled += 1
          return cutter.filled - 1
        }
      } catch {
        cutter.failure = Damage(file: file, diagnostic: error)
        return nil
      }
      cutter.pieces = nil
      cutter.file += 1
    }
    return nil
  }
}

/// Calls `work` once for every worker, at the same time where there are several.
func spread(_ workers: Int, _ work: (Int) -> Void) {
  guard workers > 1 else { return work(0) }
  withoutActuallyEscaping(work) { work in
    let shared = SharedWork(body: work)
    let begun = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      Sharing.await(workers, begun)
      shared.body(worker)
    }
  }
}

/// Work for several threads; the caller sees to it that they share nothing but by worker and shard.
private struct SharedWork: @unchecked Sendable {
  let body: (Int) -> Void
}

/// Calls `work` once for every shard, with the number of the worker that does it.
func spreadShards(_ workers: Int, _ work: (_ shard: Int, _ worker: Int) -> Void) {
  let next = Atomic<Int>(0)
  spread(workers) { worker in
    while true {
      let shard = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard shard < OrderBook.shardCount else { return }
      work(shard, worker)
      Sharing.giveWay()
    }
  }
}
