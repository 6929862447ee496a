internal import Exact
internal import Intake

/// Turns the rows of a piece into records for the shards of their buyers.
enum MessageReading {
  /// Robots' lines are counted as taken and go no further, but where the rules count them. `only` says which shards are
  /// wanted, nil for all.
  static func read(
    _ batch: MessageBatch, of file: EventFile, room: Int, month: Month, rules: RuleSet, hash: IDHash,
    finder: inout HandFinder, only: [Bool]? = nil
  ) {
    let countsRobots = rules.countsRobots
    let start = month.start.seconds
    let base = UnsafePointer(batch.piece.base)
    let filePlace = UInt64(batch.file) << 48
    var rows = EventRows<MessageEvent>(
      batch.piece, of: file, hash: hash, window: start..<month.end.seconds, room: room)
    while let row = rows.next() {
      if row.sender == .robot {
        batch.robotLines += 1
        if !countsRobots || row.agent.isEmpty { continue }
      }
      // Whoever finds one begins anew, see ``CoarseMoments``.
      if row.slack > 0 { batch.coarse.note(file: batch.file, line: rows.line) }
      let buyer = hash(row.buyer)
      let shard = OrderBook.shard(buyer)
      if let only, !only[shard] { continue }
      let second = row.second - start
      let shop = finder.shop(row.shop, base)
      var hand = -1
      var whole = -1
      if !row.agent.isEmpty {
        (hand, whole) = finder.hand(row.agent, base, shop: shop, second: second)
      }
      batch.append(
        MessageRecord(
          conversation: row.conversation, buyer: row.buyer,
          hash: ConversationTable.hash(row.conversation, buyer: buyer, hash), place: filePlace | UInt64(rows.offset),
          shop: shop, hand: hand, whole: whole, second: second, isAgent: row.sender != .buyer),
        to: shard)
    }
    batch.tally = rows.tally
  }
}
