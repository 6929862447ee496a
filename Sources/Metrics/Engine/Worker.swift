/// One of those who work at the same time: its counts, and what it remembers of hands.
final class Worker {
  var tallies = Tallies()
  var finder: HandFinder

  init(_ hands: Hands) {
    finder = HandFinder(hands)
  }
}
