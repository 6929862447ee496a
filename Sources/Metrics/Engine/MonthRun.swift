internal import Exact
internal import Intake
internal import Wording

/// One attempt at a month: it ends with the counts of all slots, or with the damage of a file found half-way, after
/// which the month is begun anew without that kind.
final class MonthRun {
  let month: Month
  let rules: RuleSet
  let hash = IDHash()
  let hands: Hands
  let workers: Int
  let tuning: Tuning
  /// Refunds and reviews from this second on are left to a later month.
  let closing: Int
  var kinds: [EventKind: KindReading]
  /// The kinds whose events count.
  private(set) var collected: Set<EventKind> = []
  /// What each worker counted.
  private(set) var tallies: [Tallies]
  private let book: OrderBook

  init(
    month: Month, rules: RuleSet, tenures: Tenures?, closing: Day?, workers: Int, tuning: Tuning,
    kinds: [EventKind: KindReading]
  ) {
    self.month = month
    self.rules = rules
    self.workers = max(1, workers)
    self.kinds = kinds
    self.tuning = tuning
    self.closing = closing?.start.seconds ?? Int.max
    hands = Hands(tenures, month: month, hash: hash)
    tallies = (0..<self.workers).map { _ in Tallies() }
    book = OrderBook(hash: hash)
    collected = Set(kinds.values.filter(\.isCollected).map(\.kind))
  }

  /// The seconds of the month.
  var window: Range<Int> { month.start.seconds..<month.end.seconds }

  /// Reads everything that is there.
  func run() throws(Failure) {
    try reading(.orders) { (kind) throws(Rounds.Damage) in try readOrders(&kind) }
    try reading(.refunds) { (kind) throws(Rounds.Damage) in try readRefunds(&kind) }
    try reading(.reviews) { (kind) throws(Rounds.Damage) in try readReviews(&kind) }
    try reading(.messages) { (kind) throws(Rounds.Damage) in try readMessages(&kind) }
    var finder = HandFinder(hands)
    let conduct = ConductReading(hash: hash, window: window, tallies: tallies[0], hands: hands)
    for kind in EventKind.allCases where ![.orders, .refunds, .reviews, .messages].contains(kind) {
      try reading(kind) { (reading) throws(Rounds.Damage) in try conduct.read(&reading, &finder) }
    }
    for other in tallies.dropFirst() { tallies[0].add(other) }
    tallies[0].reserve(hands.count)
    tallies.removeLast(tallies.count - 1)
  }

  /// The damage of a file, with its kind.
  struct Failure: Error {
    let kind: EventKind
    let damage: Rounds.Damage
  }

  private func reading(_ kind: EventKind, _ body: (inout KindReading) throws(Rounds.Damage) -> Void) throws(Failure) {
    guard var reading = kinds[kind], reading.isCollected else { return }
    do {
      try body(&reading)
    } catch {
      throw Failure(kind: kind, damage: error)
    }
    kinds[kind] = reading
  }

  // MARK: Orders

  private func readOrders(_ kind: inout KindReading) throws(Rounds.Damage) {
    let rounds = Rounds(files: kind.files, workers: workers, tuning: tuning)
    let batches = (0..<tuning.piecesPerRound).map { _ in OrderBatch() }
    let finders = (0..<workers).map { _ in Finder(hands) }
    let (book, files, month, hash) = (book, kind.files, month, hash)
    try rounds.run(batches, tallies: &kind.tallies) { batch, file, room, worker in
      OrderReading.read(batch, of: file, room: room, month: month, hash: hash, finder: finders[worker])
    } take: { batches, tallies in
      let twice = OrderReading.take(batches, into: book, workers: workers)
      OrderReading.refuse(twice, files, &tallies)
    }
  }

  private func readRefunds(_ kind: inout KindReading) throws(Rounds.Damage) {
    let book = book
    var ids = FirstRows(column: "refund_id", kind: kind, hash: hash)
    var unknown = Array(repeating: 0, count: kind.files.count)
    try kind.each(RefundEvent.self, hash: hash, window: Int.min..<closing) { event, base, place in
      if let twice = ids.refuse(event.refund, base, place) { return twice }
      guard let order = book.find(event.order, base) else {
        unknown[place.file] += 1
        return nil
      }
      book[order].refunded += Int128(event.amount)
      book[order].afterSale |= 1 << UInt8(event.type.rawValue)
      return nil
    }
    for file in unknown.indices { kind.tallies[file].account.unknownOrders = unknown[file] }
  }

  private func readReviews(_ kind: inout KindReading) throws(Rounds.Damage) {
    let book = book
    var unknown = Array(repeating: 0, count: kind.files.count)
    try kind.each(ReviewEvent.self, hash: hash, window: Int.min..<closing) { event, base, place in
      guard let order = book.find(event.order, base) else {
        unknown[place.file] += 1
        return nil
      }
      if event.stars <= 2 { book[order].badReviews &+= 1 }
      return nil
    }
    for file in unknown.indices { kind.tallies[file].account.unknownOrders = unknown[file] }
  }

  // MARK: Messages

  private func readMessages(_ kind: inout KindReading) throws(Rounds.Damage) {
    let rounds = Rounds(files: kind.files, workers: workers, tuning: tuning)
    let batches = (0..<tuning.piecesPerRound).map { _ in MessageBatch() }
    let (tallies, hands, month, hash) = (tallies, hands, month, hash)
    let finders = (0..<workers).map { _ in Finder(hands) }
    let shards = makeShards()
    try rounds.run(batches, tallies: &kind.tallies) { batch, file, room, worker in
      MessageReading.read(batch, of: file, room: room, month: month, hash: hash, finder: finders[worker])
    } take: { batches, _ in
      let count = hands.count
      for tally in tallies { tally.reserve(count) }
      spreadShards(workers) { shard, worker in
        shards[shard].take(batches, shard: shard, into: tallies[worker])
      }
    }
    try redo(shards, kind, rounds, batches, finders)
    let (book, seconds) = (book, month.end.seconds - month.start.seconds)
    spreadShards(workers) { shard, worker in
      shards[shard].close(book: book, monthSeconds: seconds, into: tallies[worker])
    }
  }

  private func makeShards() -> [ConversationShard] {
    let made = Shards()
    let (book, rules, hash) = (book, rules, hash)
    spreadShards(workers) { shard, _ in
      let orders = BuyerOrders(shard: shard, of: book)
      made.put(ConversationShard(orders: orders, rules: rules, hash: hash), at: shard)
    }
    return made.all
  }

  /// Reads the conversations again whose lines came out of order, as many shards at a time as memory is meant for.
  private func redo(
    _ shards: [ConversationShard], _ kind: KindReading, _ rounds: Rounds, _ batches: [MessageBatch], _ finders: [Finder]
  ) throws(Rounds.Damage) {
    let (tallies, month, hash) = (tallies, month, hash)
    var waiting = shards.indices.filter { shards[$0].hasBroken }
    while !waiting.isEmpty {
      var chosen: Set<Int> = []
      var lines = 0
      while let shard = waiting.last, chosen.isEmpty || lines + shards[shard].brokenLines <= tuning.lateLines {
        lines += shards[shard].brokenLines
        chosen.insert(shard)
        waiting.removeLast()
      }
      for shard in chosen { shards[shard].prepareRedo() }
      var ignored = kind.files.map { _ in RowTally(room: 0) }
      let wanted = chosen
      let only = shards.indices.map { wanted.contains($0) }
      try rounds.run(batches, tallies: &ignored) { batch, file, room, worker in
        MessageReading.read(
          batch, of: file, room: room, month: month, hash: hash, finder: finders[worker], only: only)
      } take: { batches, _ in
        spreadShards(workers) { shard, worker in
          if only[shard] { shards[shard].collect(batches, shard: shard, into: tallies[worker]) }
        }
      }
      spreadShards(workers) { shard, worker in
        if only[shard] { shards[shard].redo(into: tallies[worker]) }
      }
    }
  }
}

/// A finder of hands that a worker can be handed.
final class Finder {
  var hands: HandFinder
  init(_ hands: Hands) { self.hands = HandFinder(hands) }
}

/// Shards made by several workers, each in its own place.
private final class Shards {
  private let places: UnsafeMutablePointer<ConversationShard?>

  init() {
    places = .allocate(capacity: OrderBook.shardCount)
    places.initialize(repeating: nil, count: OrderBook.shardCount)
  }

  deinit {
    places.deinitialize(count: OrderBook.shardCount)
    places.deallocate()
  }

  func put(_ shard: ConversationShard, at place: Int) { places[place] = shard }
  var all: [ConversationShard] { (0..<OrderBook.shardCount).compactMap { places[$0] } }
}
