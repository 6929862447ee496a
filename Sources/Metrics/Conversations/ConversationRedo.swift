// Conversations whose lines came so late that the walk over them was broken: the files are read once more for their
// lines, what the broken walk gave is taken back, and they are walked in their right order.
extension ConversationShard {
  /// About how many lines reading the broken conversations again will keep in memory.
  var brokenLines: Int {
    guard hasBroken, conversations.count > 0 else { return 0 }
    let broken = (0..<conversations.count).reduce(0) { $0 + (conversations.base[$1].walk.isBroken ? 1 : 0) }
    // They tend to be the long ones; twice the mean is a forecast good enough for memory.
    return min(lines, broken * 2 * (lines / conversations.count + 1))
  }

  /// Keeps the lines of broken conversations from the same round as before.
  mutating func collect(_ pieces: [MessageBatch], shard: Int, round: Int) {
    arrange(pieces, shard)
    for at in order.indices {
      fetchAhead(at)
      let (line, bytes) = line(order[at])
      guard let index = conversations.find(line, bytes), conversations.base[index].walk.isBroken else { continue }
      late.append(
        WaitingLine(
          conversation: UInt32(truncatingIfNeeded: index), second: line.second, hand: line.hand,
          round: UInt32(truncatingIfNeeded: round), place: line.place, isAgent: line.isAgent))
    }
  }

  /// Takes back what the broken walks gave, and walks their conversations in the right order.
  ///
  /// A walk that met a late line went over exactly the lines that had come before the round in which it broke and lie
  /// no later than the last line it reached: a line is held back only beyond every second already walked. One that met
  /// a second file in the last second went over the lines of that round too, as far as they come before.
  mutating func redo(_ repeats: LineRepeats?, into tallies: inout Tallies) {
    late.sort { $0.conversation != $1.conversation ? $0.conversation < $1.conversation : $0.precedes($1) }
    var start = 0
    while start < late.count {
      let number = late[start].conversation
      var end = start
      while end < late.count, late[end].conversation == number { end += 1 }
      let conversation = conversations.base + Int(number)
      let broken = conversation.pointee.walk
      var back = Conversation.Walk()
      for line in late[start..<end] where broken.wentOver(line) {
        back.step(line.second, hand: line.hand, isAgent: line.isAgent, waiting: waiting, into: &tallies, sign: -1)
      }
      var walk = Conversation.Walk()
      let left = leaveOutRepeated(repeats, late[start..<end], into: &tallies)
      for (at, line) in zip(late.indices[start..<end], late[start..<end]) where !left.contains(at) {
        walk.step(line.second, hand: line.hand, isAgent: line.isAgent, waiting: waiting, into: &tallies, sign: 1)
      }
      conversation.pointee.walk = walk
      start = end
    }
    late = []
    hasBroken = false
  }

  /// Finds the lines that an earlier file has already, and takes them back: counts of rows, and the credit for a reply
  /// that is the same as an earlier one.
  private mutating func leaveOutRepeated(
    _ repeats: LineRepeats?, _ lines: ArraySlice<WaitingLine>, into tallies: inout Tallies
  ) -> Set<Int> {
    guard let repeats else { return [] }
    let left = Set(repeats.positions(in: lines, second: { Int($0.second) }, place: \.place))
    let pair = Int(conversations.base[Int(lines[lines.startIndex].conversation)].pair) - 1
    for at in left {
      let line = lines[at]
      repeated[Int(line.place >> 48), default: 0] += 1
      if line.hand >= 0 { tallies.add(.rows, Int(line.hand), -1) }
      guard line.isAgent, pair >= 0 else { continue }
      let stands = lines.indices.last {
        lines[$0].isAgent && lines[$0].second == line.second && !left.contains($0)
      }
      if let stands {
        orders.replace(
          pair, second: line.second, place: line.place, by: lines[stands].hand, at: lines[stands].place)
      }
    }
    return left
  }
}

extension Conversation.Walk {
  /// Whether the walk, which is broken, went over a line.
  fileprivate func wentOver(_ line: ConversationShard.WaitingLine) -> Bool {
    switch state {
    case .whole: true
    case .late: line.round < brokenIn && line.second <= last
    case .tied:
      line.round <= brokenIn && (line.second < last || (line.second == last && line.place >> 48 == UInt64(file)))
    }
  }
}
