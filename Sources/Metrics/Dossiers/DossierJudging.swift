internal import Intake

// What of a conversation counts.
extension DossierShard {
  /// Finds out what is left out; the lines are in order.
  mutating func judge(own: OwnBuyers) {
    verdicts = Array(repeating: Verdict(), count: conversations.count)
    var start = 0
    while start < lines.count {
      let number = Int(lines[start].conversation)
      var end = start
      while end < lines.count, Int(lines[end].conversation) == number { end += 1 }
      let isOwn = rules.leftOut.ownAccounts && own.contains(conversations.base[number].buyer, conversations.idBase)
      verdicts[number] = verdict(start..<end, isOwn: isOwn)
      start = end
    }
  }

  private mutating func verdict(_ range: Range<Int>, isOwn: Bool) -> Verdict {
    var verdict = Verdict()
    verdict.lines = range
    var buyerLines = 0
    for line in lines[range] where line.isLine && !line.isAgent {
      buyerLines += 1
      verdict.lastBuyer = Int(line.second)
    }
    verdict.isLeftOut =
      isOwn || (rules.leftOut.singleBuyerLine && buyerLines == 1)
      || (rules.leftOut.afterSale && lines[range].contains(where: \.isAfterSale))
    if let most = rules.leftOut.transfersUpTo, !verdict.isLeftOut { handOn(range, upTo: most) }
    return verdict
  }

  /// Marks the lines of agents who wrote at most so many and handed the conversation on: its last line that names an
  /// account names another.
  private mutating func handOn(_ range: Range<Int>, upTo most: Int) {
    guard let last = lines[range].last(where: { $0.hand >= 0 })?.account else { return }
    var written: [Int32: Int] = [:]
    for line in lines[range] where line.hand >= 0 && line.account != last {
      written[line.account, default: 0] += line.isAgent ? 1 : 0
    }
    guard written.values.contains(where: { $0 <= most }) else { return }
    for at in range where lines[at].hand >= 0 {
      if let count = written[lines[at].account], count <= most { lines[at].isHandedOn = true }
    }
  }

  /// Walks over the lines of a conversation that counts (definition 3).
  mutating func walk(_ number: Int, into tallies: inout Tallies) {
    var start: Line?
    var last: Line?
    var hasResponse = false
    for line in lines[verdicts[number].lines] where line.isLine || line.isRobots {
      if !line.isLine {
        // The robot's answer is one: who waits for a person waits from here, or from the next line they write.
        if start != nil { start = line }
      } else if !line.isAgent {
        if start?.isRobots ?? true { start = line }
        last = line
      } else if let asked = start {
        if rules.owner == .mostRounds {
          verdicts[number].responses.append((line.isHandedOn ? -1 : line.hand, line.second))
        }
        if !line.isHandedOn {
          let wait = rules.wait(from: Int(asked.second), to: Int(line.second))
          tallies.response(
            Int(line.hand), wait: wait, counted: rules.counted(wait), isFirst: !hasResponse, sign: 1)
          if asked.isCoarse || line.isCoarse {
            tallies.add(.coarseResponses, Int(line.hand))
            if !hasResponse { tallies.add(.coarseFirstResponses, Int(line.hand)) }
          }
        }
        hasResponse = true
        start = nil
      }
    }
    guard start != nil, let last, last.hand >= 0, !last.isHandedOn else { return }
    tallies.add(.unanswered, Int(last.hand))
    if let cap = rules.unansweredWait { tallies.unanswered(Int(last.hand), counted: cap, isFirst: !hasResponse) }
  }

  /// Notes for every slot what it had in a conversation that counts.
  func touches(_ number: Int) -> [Conversation.Touch] {
    var touches: [Conversation.Touch] = []
    func note(_ slot: Int32, _ line: Line) {
      guard slot >= 0 else { return }
      if let at = touches.firstIndex(where: { $0.slot == slot }) {
        touches[at].note(line.second, isAgent: line.isAgent)
      } else {
        touches.append(.init(slot: slot, second: line.second, isAgent: line.isAgent))
      }
    }
    for line in lines[verdicts[number].lines] where line.isLine && !line.isHandedOn {
      note(line.hand, line)
      note(line.whole, line)
    }
    return touches
  }
}
