internal import Intake

// Buyers served, converted and lost (definitions 2, 4 and 9).
extension EvidenceSearch {
  func buyers(_ part: Part) -> [Finding] {
    // Under 下单优先判定 what an order is the fruit of depends on whether it earns anybody a credit.
    let extent: EvidenceIndex.Extent =
      part == .buyers || finder.rules.judgement != .orderedFirst ? .conversations : .all
    let pairs = judgedPairs(extent, withOrders: part != .buyers)
    if part == .converted { return pairs.flatMap { converted($0) } }
    var served: [Served: [Dealing]] = [:]
    for pair in pairs {
      for (key, lines) in Dictionary(grouping: pair.conversations.flatMap(\.own), by: \.key) {
        let lines = lines.sorted { $0.precedes($1) }
        guard let key, let first = lines.first, let last = lines.last, lines.contains(where: \.isAgent) else {
          continue
        }
        let isLost = !pair.isOrdered(from: first.second, to: last.second)
        served[Served(key: key, buyer: pair.pair.buyer), default: []].append(
          Dealing(
            isLost: isLost,
            finding: Finding(
              contribution: 1, rows: [(.firstLine, .messages, first.place), (.lastLine, .messages, last.place)])))
      }
    }
    return served.values.compactMap { dealings in
      part == .buyers || dealings.allSatisfy(\.isLost) ? dealings.first?.finding : nil
    }.sorted { left, right in
      guard let left = left.rows.first?.place, let right = right.rows.first?.place else { return false }
      return (left.file, left.offset) < (right.file, right.offset)
    }
  }

  /// The buyers served, day by day: each with the first line the holder wrote to them that day.
  func buyerDays() -> [Finding] {
    let lines = judgedPairs(.conversations, withOrders: false).flatMap { pair in
      pair.conversations.flatMap(\.own).filter(\.isAgent).map { (buyer: pair.pair.buyer, line: $0) }
    }.sorted { $0.line.precedes($1.line) }
    var met: Set<BuyerDay> = []
    return lines.compactMap { buyer, line in
      guard met.insert(BuyerDay(key: line.key, buyer: buyer, day: (line.second - window.lowerBound) / 86_400)).inserted
      else { return nil }
      return Finding(contribution: 1, rows: [(.reply, .messages, line.place)])
    }
  }

  private struct BuyerDay: Hashable {
    let key: Int?
    let buyer: Int
    let day: Int
  }

  private struct Served: Hashable {
    let key: Int
    let buyer: Int
  }

  private struct Dealing {
    let isLost: Bool
    let finding: Finding
  }

  private func converted(_ pair: JudgedPair) -> [Finding] {
    pair.conversations.flatMap { conversation -> [Finding] in
      guard let last = conversation.lastBuyer, let order = pair.fruit(of: conversation).first else { return [] }
      return Set(conversation.own.compactMap(\.key)).map { _ in
        Finding(contribution: 1, rows: [(.lastQuestion, .messages, last.place), (.order, .orders, order.place)])
      }
    }
  }
}
