internal import Intake

extension MonthRun {
  /// Reads the chat lines for rule sets that have to know conversations whole.
  func readDossiers(_ kind: inout KindReading) throws(Rounds.Damage) {
    let rounds = Rounds(
      files: kind.files, order: kind.order, workers: crew.count, tuning: tuning, progress: progress)
    let batches = (0..<tuning.piecesPerRound).map { _ in DossierBatch() }
    let (crew, month, hash, rules, book, tuning, hands) = (crew, month, hash, rules, book, tuning, hands)
    let (recorder, fileCount, isLast) = (recorder, kind.files.count, coarse.isLast(.messages))
    let products = try orderProducts()
    let own = OwnBuyers(tenures, hash: hash)
    let shards = dossiers()
    var waiting = Array(shards.indices)
    var tallies = kind.tallies
    while !waiting.isEmpty {
      if waiting.count < shards.count { progress.more(kind.files.reduce(0) { $0 + $1.source.count }) }
      let only = shards.indices.map { waiting.contains($0) }
      try rounds.run(batches, tallies: &tallies) { batch, file, room, worker in
        MessageReading.read(
          batch, of: file, room: room, month: month, rules: rules, hash: hash, finder: &crew[worker].finder,
          products: products, only: only, isLast: isLast)
      } take: { batches, _, _ in
        if only.allSatisfy({ $0 }) {
          recorder?.mark(.messages, batches, of: fileCount)
          for batch in batches {
            self.untold.add(batch.untold)
            self.note(batch, of: .messages)
          }
        }
        spreadShards(crew.count) { shard, _ in
          if only[shard], !shards[shard].isPostponed { shards[shard].shard.keep(batches, shard: shard) }
        }
        MonthRun.postpone(shards, beyond: tuning.dossierLines)
      }
      // Later readings tell nothing new of the rows.
      if waiting.count == shards.count { kind.tallies = tallies }
      let files = kind.files
      spreadShards(crew.count) { shard, _ in
        guard only[shard], !shards[shard].isPostponed else { return }
        shards[shard].shard.leaveOutRepeated(LineRepeats(files, hash: hash))
      }
      tallies = kind.files.map { _ in RowTally(room: 0) }
      let count = hands.count
      let slots = hands.slots.map(\.account)
      for worker in crew { worker.tallies.reserve(count) }
      spreadShards(crew.count) { shard, worker in
        guard only[shard], !shards[shard].isPostponed else { return }
        if let recorder {
          shards[shard].shard.writeGroups(shard, book: book, own: own, slots: slots, to: recorder)
        }
        shards[shard].shard.close(book: book, products: products, own: own, into: &crew[worker].tallies)
      }
      waiting = shards.indices.filter { shards[$0].isPostponed }
      for shard in shards { shard.isPostponed = false }
    }
    for shard in shards { kind.withdrawRepeated(shard.shard.repeated) }
    lookForUntold(kind.files)
  }

  /// Puts shards off to a later reading until the lines of the others fit into memory; one always stays.
  private static func postpone(_ shards: [DossierBox], beyond most: Int) {
    var kept = shards.reduce(0) { $0 + $1.shard.lines.count }
    var active = shards.count { !$0.isPostponed && !$0.shard.lines.isEmpty }
    for shard in shards.reversed() where kept > most && active > 1 && !shard.shard.lines.isEmpty {
      kept -= shard.shard.lines.count
      active -= 1
      shard.shard.forget()
      shard.isPostponed = true
    }
  }

  private func orderProducts() throws(Rounds.Damage) -> OrderProducts {
    guard rules.owner == .skuFirst, let orders = kinds[.orders], orders.isCollected else {
      return OrderProducts(hash: hash)
    }
    return try OrderProducts(orders, book: book)
  }

  private func dossiers() -> [DossierBox] {
    for shard in book.shards { shard.sortLinks() }
    let made = (0..<OrderBook.shardCount).map { shard in
      let orders = BuyerOrders(shard: shard, of: book, judgement: rules.judgement, monthSeconds: seconds)
      return DossierBox(DossierShard(orders: orders, rules: rules, hash: hash))
    }
    for shard in book.shards { shard.dropLinks() }
    return made
  }
}
