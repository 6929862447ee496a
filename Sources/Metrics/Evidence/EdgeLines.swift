internal import Intake

extension EvidenceFinder {
  /// The lines of an account within a day before or after the month: a report whose days begin otherwise counts them.
  ///
  /// - Parameter most: how many are quoted.
  public func linesAtTheEdge(of account: String, most: Int) -> (count: Int, rows: [CitedRow]) {
    let search = EvidenceSearch(self, .account(account))
    guard search.readable([.messages]).contains(.messages) else { return (0, []) }
    let day = 86_400
    let span = search.window.lowerBound - day..<search.window.upperBound + day
    var found: [EvidenceSearch.Finding] = []
    search.each(MessageEvent.self, window: span) { row, base, place in
      guard !search.window.contains(row.second), rules.counts(row), !row.agent.isEmpty,
        row.agent.text(base) == account
      else { return }
      found.append(.init(contribution: 1, rows: [(rules.isAgent(row) ? .reply : .question, .messages, place)]))
    }
    return (found.count, search.cited(found, most: most).flatMap(\.rows))
  }
}
