internal import Exact
internal import Intake
internal import Wording

/// Turns order rows into entries of the ``OrderBook``.
enum OrderReading {
  /// Reads a piece into records for the shards of their ids.
  static func read(
    _ batch: OrderBatch, of file: EventFile, room: Int, month: Month, hash: IDHash, finder: inout HandFinder
  ) {
    let start = month.start.seconds
    let base = UnsafePointer(batch.piece.base)
    var rows = EventRows<OrderEvent>(batch.piece, of: file, hash: hash, window: Int.min..<Int.max, room: room)
    while let row = rows.next() {
      let key = hash(row.order)
      batch.append(
        OrderRecord(
          order: row.order, buyer: row.buyer, hash: key, amount: row.amount ?? 0,
          shop: UInt32(truncatingIfNeeded: finder.shop(row.shop, base)),
          created: Int32(clamping: row.second - start),
          paid: row.paidSecond.map { min(Int32(clamping: $0 - start), OrderRecord.unpaid - 1) } ?? OrderRecord.unpaid,
          line: UInt32(clamping: rows.line), hasAmount: row.amount != nil, isVoid: row.isVoid, offset: rows.offset,
          length: rows.length),
        to: OrderBook.shard(key))
    }
    batch.tally = rows.tally
  }

  /// A row whose order stands already: in the same file it is refused, in a later one it is repeated there.
  struct Twice {
    let order: String
    let firstFile: Int
    let firstLine: Int
    let place: RowPlace
  }

  /// Enters the records of a round; gives back the rows whose orders stand already, in the order of the rows.
  static func take(_ batches: [OrderBatch], into book: OrderBook, workers: Int) -> [Twice] {
    let found = TwiceFound()
    spreadShards(workers) { shard, _ in
      let target = book.shards[shard]
      for batch in batches {
        let base = UnsafePointer(batch.piece.base)
        for record in batch.records(shard) {
          guard let first = target.add(record, base, file: batch.file) else { continue }
          found.add(
            Twice(
              order: record.order.text(base), firstFile: Int(first.file), firstLine: Int(first.line),
              place: RowPlace(
                file: batch.file, line: Int(record.line), offset: record.offset, length: record.length)),
            shard)
        }
      }
    }
    return found.all.sorted { ($0.place.file, $0.place.line) < ($1.place.file, $1.place.line) }
  }

  /// Takes those rows back from the tallies.
  static func withdraw(_ twice: [Twice], _ files: [EventFile], _ tallies: inout [RowTally]) {
    for row in twice {
      guard row.firstFile == row.place.file else {
        tallies[row.place.file].withdrawRepeated()
        continue
      }
      let file = files[row.place.file]
      tallies[row.place.file].withdraw(
        line: row.place.line,
        FirstRows.diagnostic(
          "order_id", row.order, file, row.place, first: (files[row.firstFile].source.name, row.firstLine)))
    }
  }
}

/// Rows found twice, noted by several workers, each in the list of its shard.
private final class TwiceFound {
  private let lists: UnsafeMutablePointer<[OrderReading.Twice]>

  init() {
    lists = .allocate(capacity: OrderBook.shardCount)
    lists.initialize(repeating: [], count: OrderBook.shardCount)
  }

  deinit {
    lists.deinitialize(count: OrderBook.shardCount)
    lists.deallocate()
  }

  func add(_ twice: OrderReading.Twice, _ shard: Int) { lists[shard].append(twice) }
  var all: [OrderReading.Twice] { (0..<OrderBook.shardCount).flatMap { lists[$0] } }
}
