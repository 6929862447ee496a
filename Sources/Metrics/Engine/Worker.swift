/// One of those who work at the same time: its counts, and what it remembers of hands.
final class Worker {
  var tallies = Tallies()
  var finder: HandFinder
  /// 催付: the reminders missed by each hand on each day, in which the rows of a day add up.
  var remindersMissed: [HandDay: Int] = [:]

  /// A day of a hand, by its first second.
  struct HandDay: Hashable {
    let hand: Int
    let second: Int
  }

  init(_ hands: Hands) {
    finder = HandFinder(hands)
  }
}
