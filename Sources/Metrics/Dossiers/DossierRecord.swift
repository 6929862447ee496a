internal import Exact
internal import Intake

/// A chat line on its way to a dossier: a line with what some rule sets ask of it besides.
struct DossierRecord {
  let line: MessageRecord
  /// The product it is about, as a number of ``OrderProducts``, −1 where no order has it.
  let product: Int32
  /// Whether its kind is `after_sale`.
  let isAfterSale: Bool
  /// Whether it is a line at all: a robot's line that counts for nothing can still mark its conversation.
  let isLine: Bool
  /// Whether it is a robot's answer, after which the buyer waits anew.
  let isRobots: Bool
  /// Whether it has no seconds.
  let isCoarse: Bool
}

typealias DossierBatch = RecordBatch<DossierRecord>

extension MessageReading {
  /// Turns the rows of a piece into records for dossiers; `only` says which shards are wanted.
  static func read(
    _ batch: DossierBatch, of file: EventFile, room: Int, month: Month, rules: RuleSet, hash: IDHash,
    finder: inout HandFinder, products: OrderProducts, only: [Bool], isLast: Bool
  ) {
    let start = month.start.seconds
    let beginsAnew = rules.beginsAnew(after: file)
    let base = UnsafePointer(batch.piece.base)
    let filePlace = UInt64(batch.file) << 48
    var rows = EventRows<MarkedMessageEvent>(
      batch.piece, of: file, hash: hash, window: start..<month.end.seconds, room: room)
    while let row = rows.next() {
      let message = row.message
      if rules.leftOut.afterSale, !row.isKindTold { batch.untold.note(file: batch.file, line: rows.line) }
      if message.sender == .robot { batch.robotLines += 1 }
      let isLine = rules.counts(message)
      let isRobots = beginsAnew && !isLine
      let isAfterSale = row.isAfterSale && rules.leftOut.afterSale
      guard isLine || isAfterSale || isRobots else { continue }
      if message.slack > 0 { batch.coarse.note(file: batch.file, line: rows.line) }
      let buyer = hash(message.buyer)
      let shard = OrderBook.shard(buyer)
      guard only[shard] else { continue }
      let second = message.second - start + (isLast ? message.slack : 0)
      let shop = finder.shop(message.shop, base)
      var hand = -1
      var whole = -1
      if isLine, !message.agent.isEmpty {
        (hand, whole) = finder.hand(message.agent, base, shop: shop, second: second)
      }
      batch.append(
        DossierRecord(
          line: MessageRecord(
            conversation: message.conversation, buyer: message.buyer,
            hash: ConversationTable.hash(message.conversation, buyer: buyer, hash),
            place: filePlace | UInt64(rows.offset), shop: shop, hand: hand, whole: whole, second: second,
            isAgent: rules.isAgent(message)),
          product: row.product.isEmpty ? -1 : products.number(of: row.product, base), isAfterSale: isAfterSale,
          isLine: isLine, isRobots: isRobots, isCoarse: message.slack > 0),
        to: shard)
    }
    batch.tally = rows.tally
  }
}
