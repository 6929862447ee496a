internal import Intake

extension EvidenceFinder {
  /// The lines of some accounts within a day before or after the month: a report whose days begin otherwise counts them.
  ///
  /// - Parameter most: how many are quoted of each account.
  public func linesAtTheEdge(of accounts: Set<String>, most: Int) -> [String: (count: Int, rows: [CitedRow])] {
    let search = EvidenceSearch(self, .account(""))
    guard search.readable([.messages]).contains(.messages) else { return [:] }
    let day = 86_400
    let span = search.window.lowerBound - day..<search.window.upperBound + day
    var found: [String: (count: Int, findings: [EvidenceSearch.Finding])] = [:]
    search.each(MessageEvent.self, window: span) { row, base, place in
      guard !search.window.contains(row.second), rules.counts(row), !row.agent.isEmpty else { return }
      let account = row.agent.text(base)
      guard accounts.contains(account) else { return }
      found[account, default: (0, [])].count += 1
      guard let kept = found[account]?.findings.count, kept < most else { return }
      let role: CitedRow.Role = rules.isAgent(row) ? .reply : .question
      found[account]?.findings.append(.init(contribution: 1, rows: [(role, .messages, place)]))
    }
    return found.mapValues { ($0.count, search.cited($0.findings, most: most).flatMap(\.rows)) }
  }
}
