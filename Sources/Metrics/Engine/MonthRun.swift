internal import Exact
internal import Intake
internal import Wording

/// One attempt at a month: it ends with the counts of all slots, or with the damage of a file found half-way, after
/// which the month is begun anew without that kind.
final class MonthRun {
  let month: Month
  let rules: RuleSet
  let tenures: Tenures?
  let hash = IDHash()
  let hands: Hands
  let tuning: Tuning
  /// Refunds and reviews from this second on are left to a later month.
  let closing: Int
  var kinds: [EventKind: KindReading]
  /// The kinds whose events count.
  private(set) var collected: Set<EventKind> = []
  /// The workers, and what each counted; after the run all counts are the first one's.
  let crew: [Worker]
  let book: OrderBook
  /// What is noted for the index of the evidence, where one is wanted.
  let recorder: IndexRecorder?
  let progress: ProgressReport
  /// From when buyers wait for a person, by the platforms of all files.
  let waitsFrom: [WaitsFrom]
  /// How moments without seconds are read.
  let coarse: CoarseMoments
  /// By kind and file, the rows whose moments have no seconds.
  private(set) var coarseRows: [EventKind: [Int: UntoldRows]] = [:]
  /// The lines of robots.
  private(set) var robotLines = 0
  /// The lines that do not tell their kind; looked for only where the rules ask for it.
  var untold = UntoldRows()
  /// The parts that the rules decide by what is not there: they are missing.
  private(set) var undecided: Set<Part> = []
  /// What there is to say about that.
  private(set) var ruleWarnings: [Diagnostic] = []

  init(
    month: Month, rules: RuleSet, tenures: Tenures?, closing: Day?, workers: Int, tuning: Tuning,
    waitsFrom: [WaitsFrom], kinds: [EventKind: KindReading], coarse: CoarseMoments, index: EvidenceIndexTarget?,
    progress: ((ReadingProgress) -> Void)?
  ) {
    self.coarse = coarse
    self.waitsFrom = waitsFrom
    self.month = month
    self.rules = rules
    self.tenures = tenures
    self.kinds = kinds
    self.tuning = tuning
    self.closing = closing?.start.seconds ?? Int.max
    hands = Hands(tenures, month: month, hash: hash)
    let hands = hands
    crew = (0..<max(1, workers)).map { _ in Worker(hands) }
    collected = Set(kinds.values.filter(\.isCollected).map(\.kind))
    let lastSecond = month.end.seconds - month.start.seconds - 1
    book = OrderBook(
      hash: hash, keepsPlaces: index != nil, concerning: 0..<rules.end(ofWindowAfter: lastSecond) + 1,
      looksAtPayment: rules.judgement != .ordered)
    recorder = index.map { IndexRecorder($0) }
    let bytes = kinds.values.filter(\.isCollected).flatMap(\.files).reduce(0) { $0 + $1.source.count }
    self.progress = ProgressReport(of: bytes, progress)
  }

  /// Writes the index of the evidence with the figures; gives back why that could not be done.
  func writeIndex(keeping figures: KeptFigures?) -> Diagnostic? {
    guard let recorder else { return nil }
    do throws(Diagnostic) {
      try recorder.target.write(self, recorder, figures)
      return nil
    } catch {
      return Diagnostic(.indexNotWritten, at: error.place, ["why": error.what(in: .english)])
    }
  }

  /// The seconds of the month.
  var window: Range<Int> { month.start.seconds..<month.end.seconds }

  /// The seconds of the month, as a number.
  var seconds: Int { window.count }

  /// Reads everything that is there.
  func run() throws(Failure) {
    lookForNeeds()
    try reading(.orders) { (kind) throws(Rounds.Damage) in try readOrders(&kind) }
    try requireKnown(.orders)
    try reading(.refunds) { (kind) throws(Rounds.Damage) in try readRefunds(&kind) }
    try reading(.reviews) { (kind) throws(Rounds.Damage) in try readReviews(&kind) }
    try reading(.messages) { (kind) throws(Rounds.Damage) in
      if judgesWhole(kind) { try readDossiers(&kind) } else { try readMessages(&kind) }
    }
    try requireKnown(.messages)
    let conduct = ConductReading(hash: hash, window: window, worker: crew[0], hands: hands, rules: rules)
    for kind in EventKind.allCases where ![.orders, .refunds, .reviews, .messages].contains(kind) {
      try reading(kind) { (reading) throws(Rounds.Damage) in try conduct.read(&reading) }
    }
    for other in crew.dropFirst() { crew[0].tallies.add(other.tallies) }
    crew[0].tallies.reserve(hands.count)
  }

  /// Finds out which choices of the rules ask for what is not there: what they decide is missing then, never computed
  /// as if it had been looked up and nothing found.
  private func lookForNeeds() {
    for need in rules.needs {
      guard let said = rules.unmet(need, kinds, hasTenures: tenures != nil, month) else { continue }
      undecided.formUnion(need.parts)
      ruleWarnings.append(said)
    }
  }

  /// The same for what every row has to tell, once all were read.
  func lookForUntold(_ files: [EventFile]) {
    for need in rules.needs {
      guard let said = rules.unmet(need, untold, files, month) else { continue }
      undecided.formUnion(need.parts)
      ruleWarnings.append(said)
    }
  }

  /// Why the month is begun anew.
  enum Failure: Error {
    /// A file of a kind is damaged.
    case damaged(EventKind, Rounds.Damage)
    /// Moments of a kind have no seconds, which was not known.
    case coarse(EventKind)
  }

  /// Whether conversations have to be known whole.
  private func judgesWhole(_ kind: KindReading) -> Bool {
    rules.needsDossiers || coarse.kinds.contains(.messages) || kind.files.contains { rules.beginsAnew(after: $0) }
  }

  /// Notes what a batch says of its rows as a whole.
  func note<Record>(_ batch: RecordBatch<Record>, of kind: EventKind) {
    if kind == .messages { robotLines += batch.robotLines }
    guard batch.coarse.count > 0 else { return }
    coarseRows[kind, default: [:]][batch.file, default: UntoldRows()].add(batch.coarse)
  }

  private func requireKnown(_ kind: EventKind) throws(Failure) {
    guard coarseRows[kind] != nil, !coarse.kinds.contains(kind) else { return }
    throw .coarse(kind)
  }

  private func reading(_ kind: EventKind, _ body: (inout KindReading) throws(Rounds.Damage) -> Void) throws(Failure) {
    guard var reading = kinds[kind], reading.isCollected else { return }
    do {
      try body(&reading)
    } catch {
      throw .damaged(kind, error)
    }
    kinds[kind] = reading
  }

  // MARK: Orders

  private func readOrders(_ kind: inout KindReading) throws(Rounds.Damage) {
    let rounds = Rounds(
      files: kind.files, order: kind.order, workers: crew.count, tuning: tuning, progress: progress)
    let batches = (0..<tuning.piecesPerRound).map { _ in OrderBatch() }
    // Rows of real orders have 80 bytes and more; room that is not used is never touched.
    book.reserve(min(1 << 24, kind.files.reduce(0) { $0 + $1.source.count } / 80))
    let (book, files, month, hash, crew, recorder) = (book, kind.files, month, hash, crew, recorder)
    let (judgement, isLast) = (rules.judgement, coarse.isLast(.orders))
    try rounds.run(batches, tallies: &kind.tallies) { batch, file, room, worker in
      OrderReading.read(
        batch, of: file, room: room, month: month, judgement: judgement, hash: hash, isLast: isLast,
        finder: &crew[worker].finder)
    } take: { batches, _, tallies in
      for batch in batches { self.note(batch, of: .orders) }
      recorder?.mark(.orders, batches, of: files.count)
      let twice = OrderReading.take(batches, into: book, workers: crew.count)
      OrderReading.withdraw(twice, files, &tallies)
    }
  }

  private func readRefunds(_ kind: inout KindReading) throws(Rounds.Damage) {
    let book = book
    var ids = FirstRows(column: "refund_id", kind: kind, hash: hash)
    var strays = StrayRows(kind, month: month, closing: closing)
    try kind.each(RefundEvent.self, hash: hash, window: Int.min..<Int.max) { event, base, place in
      let order = book.find(event.order, base)
      if event.second >= closing {
        if let order, book[order].isOfMonth { strays.note(.afterClosing, event.order, base, place, event.amount) }
        return .outside
      }
      let verdict = ids.verdict(event.refund, base, place)
      guard case .taken = verdict else { return verdict }
      guard let order else {
        strays.note(.unknownOrder, event.order, base, place, event.amount)
        return .taken
      }
      if !book[order].isOfMonth { strays.note(.otherMonth, event.order, base, place, event.amount) }
      book.refund(order, event.amount, event.type)
      return .taken
    }
    strays.tell(&kind)
  }

  private func readReviews(_ kind: inout KindReading) throws(Rounds.Damage) {
    let book = book
    var strays = StrayRows(kind, month: month, closing: closing)
    try kind.each(ReviewEvent.self, hash: hash, window: Int.min..<Int.max) { event, base, place in
      let order = book.find(event.order, base)
      if event.second >= closing {
        if let order, book[order].isOfMonth { strays.note(.afterClosing, event.order, base, place) }
        return .outside
      }
      guard let order else {
        strays.note(.unknownOrder, event.order, base, place)
        return .taken
      }
      if !book[order].isOfMonth { strays.note(.otherMonth, event.order, base, place) }
      if event.stars <= 2 { book[order].badReviews &+= 1 }
      return .taken
    }
    strays.tell(&kind)
  }

  // MARK: Messages

  private func readMessages(_ kind: inout KindReading) throws(Rounds.Damage) {
    let rounds = Rounds(
      files: kind.files, order: kind.order, workers: crew.count, tuning: tuning, progress: progress)
    let batches = (0..<tuning.piecesPerRound).map { _ in MessageBatch() }
    let (crew, hands, month, hash, rules, recorder) = (crew, hands, month, hash, rules, recorder)
    let fileCount = kind.files.count
    let shards = makeShards()
    try rounds.run(batches, tallies: &kind.tallies) { batch, file, room, worker in
      MessageReading.read(
        batch, of: file, room: room, month: month, rules: rules, hash: hash, finder: &crew[worker].finder)
    } take: { batches, round, _ in
      recorder?.mark(.messages, batches, of: fileCount)
      for batch in batches { self.note(batch, of: .messages) }
      let count = hands.count
      for worker in crew { worker.tallies.reserve(count) }
      spreadShards(crew.count) { shard, worker in
        shards[shard].shard.take(batches, shard: shard, round: round, into: &crew[worker].tallies)
      }
    }
    spreadShards(crew.count) { shard, worker in shards[shard].shard.finish(into: &crew[worker].tallies) }
    try redo(shards, kind, rounds, batches)
    for shard in shards { kind.withdrawRepeated(shard.shard.repeated) }
    let book = book
    spreadShards(crew.count) { shard, worker in
      shards[shard].shard.close(book: book, into: &crew[worker].tallies)
    }
    guard let recorder else { return }
    let slots = hands.slots.map(\.account)
    let own = OwnBuyers(tenures, hash: hash)
    spreadShards(crew.count) { shard, _ in
      shards[shard].shard.writeGroups(shard, book: book, own: own, slots: slots, to: recorder)
    }
  }

  private func makeShards() -> [ShardBox] {
    let made = Shards()
    let (book, rules, hash, seconds, recorder) = (book, rules, hash, seconds, recorder)
    spreadShards(crew.count) { shard, _ in book.shards[shard].sortLinks() }
    spreadShards(crew.count) { shard, _ in
      let orders = BuyerOrders(shard: shard, of: book, judgement: rules.judgement, monthSeconds: seconds)
      made.put(
        ShardBox(ConversationShard(orders: orders, rules: rules, hash: hash, postings: recorder?.stream)), at: shard)
    }
    for shard in book.shards { shard.dropLinks() }
    return made.all
  }

  /// Reads the conversations again whose lines came out of order, as many shards at a time as memory is meant for.
  private func redo(
    _ shards: [ShardBox], _ kind: KindReading, _ rounds: Rounds, _ batches: [MessageBatch]
  ) throws(Rounds.Damage) {
    let (crew, month, hash, rules) = (crew, month, hash, rules)
    var waiting = shards.indices.filter { shards[$0].shard.hasBroken }
    while !waiting.isEmpty {
      progress.more(kind.files.reduce(0) { $0 + $1.source.count })
      var chosen: Set<Int> = []
      var lines = 0
      while let shard = waiting.last, chosen.isEmpty || lines + shards[shard].shard.brokenLines <= tuning.lateLines {
        lines += shards[shard].shard.brokenLines
        chosen.insert(shard)
        waiting.removeLast()
      }
      var ignored = kind.files.map { _ in RowTally(room: 0) }
      let wanted = chosen
      let only = shards.indices.map { wanted.contains($0) }
      try rounds.run(batches, tallies: &ignored) { batch, file, room, worker in
        MessageReading.read(
          batch, of: file, room: room, month: month, rules: rules, hash: hash, finder: &crew[worker].finder,
          only: only)
      } take: { batches, round, _ in
        spreadShards(crew.count) { shard, _ in
          if only[shard] { shards[shard].shard.collect(batches, shard: shard, round: round) }
        }
      }
      let files = kind.files
      spreadShards(crew.count) { shard, worker in
        if only[shard] {
          shards[shard].shard.redo(LineRepeats(files, hash: hash), into: &crew[worker].tallies)
        }
      }
    }
  }
}
