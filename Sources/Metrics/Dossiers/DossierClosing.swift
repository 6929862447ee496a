internal import Intake

// What the conversations of a shard come to, once all are there.
extension DossierShard {
  /// Judges, counts, and credits the orders.
  mutating func close(
    book: OrderBook, products: OrderProducts, own: OwnBuyers, into tallies: inout Tallies
  ) {
    for line in lines where line.hand >= 0 { tallies.add(.rows, Int(line.hand)) }
    judge(own: own)
    for number in verdicts.indices where !verdicts[number].isLeftOut { walk(number, into: &tallies) }
    findOwners(products)
    if rules.judgement == .orderedFirst { orders.settle() }
    if rules.countsBuyerDays { countBuyerDays(into: &tallies) }
    var served = ServedBuyers(hash: hash)
    let unattributed = book.unattributed(under: rules)
    for number in verdicts.indices where !verdicts[number].isLeftOut {
      let conversation = conversations.base[number]
      let last = verdicts[number].lastBuyer
      let converted =
        conversation.pair > 0 && last >= 0
        && orders.converts(Int(conversation.pair) - 1, last, rules.end(ofWindowAfter: last))
      let isUnattributed = !unattributed.isEmpty && unattributed[conversation.shop] != nil
      for touch in touches(number) {
        let slot = Int(touch.slot)
        if isUnattributed { tallies.add(.unattributed, slot) }
        tallies.add(.consultations, slot)
        if converted { tallies.add(.converted, slot) }
        if touch.replied { tallies.add(.replied, slot) }
        served.note(touch, conversation, conversations.idBase)
      }
    }
    served.close(into: &tallies) { pair, first, last in orders.isOrdered(pair, first, rules.end(ofWindowAfter: last)) }
    for order in orders.orders where order.isCredited { order.credit(book, &tallies) }
    lines = []
    verdicts = []
  }

  /// Counts for every slot the days on which it wrote to each buyer.
  private func countBuyerDays(into tallies: inout Tallies) {
    var buyers = IDTable(hash: hash)
    var met: Set<BuyerDay> = []
    for number in verdicts.indices where !verdicts[number].isLeftOut {
      let buyer = buyers.intern(conversations.base[number].buyer, conversations.idBase)
      for line in lines[verdicts[number].lines] where line.isLine && line.isAgent && !line.isHandedOn {
        for slot in [line.hand, line.whole] where slot >= 0 {
          let day = BuyerDay(slot: slot, buyer: buyer, day: line.second / 86_400)
          if met.insert(day).inserted { tallies.add(.buyerDays, Int(slot)) }
        }
      }
    }
  }

  private struct BuyerDay: Hashable {
    let slot: Int32
    let buyer: Int
    let day: Int32
  }

  /// Says of every order whether it is the fruit of a conversation, and whose it is (definition 5).
  private mutating func findOwners(_ products: OrderProducts) {
    var conversationsOf: [Int: [Int]] = [:]
    for number in verdicts.indices where !verdicts[number].isLeftOut && conversations.base[number].pair > 0 {
      conversationsOf[Int(conversations.base[number].pair) - 1, default: []].append(number)
    }
    for (pair, numbers) in conversationsOf {
      let ends = numbers.map { verdicts[$0].lastBuyer }.filter { $0 >= 0 }.sorted()
      let replies = replies(numbers)
      for at in orders.range(pair) {
        let moment = orders.orders[at].moment
        // Of the conversations that ended before, the last has the window that ends last.
        guard let asked = ends[..<ends.end(while: { $0 <= Int(moment) })].last,
          Int(moment) <= rules.end(ofWindowAfter: asked)
        else { continue }
        orders.orders[at].isEarned = true
        guard let last = replies[..<replies.end(while: { $0.second < moment })].last else { continue }
        guard rules.owner != .lastReply else {
          orders.orders[at].hand = last.hand
          continue
        }
        let fruitful = numbers.filter { number in
          let last = verdicts[number].lastBuyer
          return last >= 0 && Int(moment) >= last && Int(moment) <= rules.end(ofWindowAfter: last)
        }
        let chosen: Int32? =
          switch rules.owner {
          case .lastReply: nil
          case .firstReply: line(fruitful, first: true) { $0.isAgent && $0.second < moment }?.hand
          case .mostRounds: mostRounds(fruitful, before: moment)
          case .skuFirst: product(products.products(of: orders.orders[at].order), numbers, before: moment)
          }
        orders.orders[at].hand = chosen ?? last.hand
      }
    }
  }

  /// The agents' lines of some conversations that can earn an order, in order.
  private func replies(_ numbers: [Int]) -> [Line] {
    numbers.flatMap { number in
      lines[verdicts[number].lines].filter { $0.isLine && $0.hand >= 0 && !$0.isHandedOn && $0.isAgent }
    }.sorted { $0.moment < $1.moment }
  }

  /// The last line of some conversations that fits (or the first), those of shares left out aside.
  private func line(_ numbers: [Int], first: Bool = false, _ fits: (Line) -> Bool) -> Line? {
    var found: Line?
    for number in numbers {
      for line in lines[verdicts[number].lines] where line.isLine && line.hand >= 0 && !line.isHandedOn && fits(line) {
        if let known = found, first ? line.moment > known.moment : line.moment < known.moment { continue }
        found = line
      }
    }
    return found
  }

  /// Who gave most responses; of several the one who wrote last; nil where nobody wrote.
  private func mostRounds(_ numbers: [Int], before moment: Int32) -> Int32? {
    var rounds: [Int32: Int] = [:]
    var last: [Int32: (Int32, UInt64)] = [:]
    for number in numbers {
      for response in verdicts[number].responses where response.second < moment {
        rounds[response.hand, default: 0] += 1
      }
      for line in lines[verdicts[number].lines]
      where line.isLine && line.isAgent && !line.isHandedOn && line.second < moment {
        if let known = last[line.hand], known > line.moment { continue }
        last[line.hand] = line.moment
      }
    }
    return last.max { left, right in
      let (fewer, more) = (rounds[left.key] ?? 0, rounds[right.key] ?? 0)
      return fewer != more ? fewer < more : left.value < right.value
    }?.key
  }

  /// Whom the last line about one of the products names; nil where there is none.
  private func product(_ products: [Int32], _ numbers: [Int], before moment: Int32) -> Int32? {
    guard !products.isEmpty else { return nil }
    return line(numbers) { $0.second < moment && products.contains($0.product) }?.hand
  }
}
