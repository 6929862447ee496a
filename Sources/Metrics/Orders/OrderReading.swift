internal import Exact
internal import Intake
internal import Wording

/// Turns order rows into entries of the ``OrderBook``.
enum OrderReading {
  /// Reads a piece into records for the shards of their ids; `isLast` is whether a moment without its seconds is taken
  /// for the last it may have been.
  static func read(
    _ batch: OrderBatch, of file: EventFile, room: Int, month: Month, judgement: RuleSet.Judgement, hash: IDHash,
    isLast: Bool, finder: inout HandFinder
  ) {
    let start = month.start.seconds
    let seconds = month.end.seconds - start
    let base = UnsafePointer(batch.piece.base)
    var rows = EventRows<OrderEvent>(batch.piece, of: file, hash: hash, window: Int.min..<Int.max, room: room)
    while let row = rows.next() {
      let key = hash(row.order)
      // The seconds of an order of nobody decide nothing.
      if row.slack + row.paidSlack > 0, !row.buyer.isEmpty { batch.coarse.note(file: batch.file, line: rows.line) }
      // Without its seconds a moment is the first it may have been, or the last.
      let created = row.second - start + (isLast ? row.slack : 0)
      let paid = row.paidSecond.map { $0 - start + (isLast ? row.paidSlack : 0) }
      let deciding = judgement == .paid ? paid : created
      batch.append(
        OrderRecord(
          order: row.order, buyer: row.buyer, hash: key, amount: row.amount ?? 0,
          shop: UInt32(truncatingIfNeeded: finder.shop(row.shop, base)),
          created: Int32(clamping: created),
          paid: paid.map { min(Int32(clamping: $0), OrderRecord.unpaid - 1) } ?? OrderRecord.unpaid,
          line: UInt32(clamping: rows.line), hasAmount: row.amount != nil, isVoid: row.isVoid,
          isOfMonth: deciding.map { (0..<seconds).contains($0) } ?? false, offset: rows.offset, length: rows.length),
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
