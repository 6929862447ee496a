internal import Exact
internal import Intake

/// How moments without their seconds are read (时间没有秒).
///
/// A spreadsheet that opens and saves an export leaves `2026/10/5 9:30` of its moments: each may have been any second of
/// that minute. The month is computed with every such moment as the first second it may have been, and with it as the
/// last; a figure that comes out the same stands, any other is missing. What a response took is missing wherever one of
/// its two lines has no seconds.
struct CoarseMoments {
  /// The kinds of files with such moments, as far as they were met.
  let kinds: Set<EventKind>
  /// Those of them whose moments are read as the last second they may have been.
  private let last: Set<EventKind>

  init(in kinds: Set<EventKind> = [], last: Set<EventKind> = []) {
    self.kinds = kinds
    self.last = last
  }

  /// Whether moments of a kind are read as the last second they may have been.
  func isLast(_ kind: EventKind) -> Bool { last.contains(kind) }

  /// Every way of reading them: all as the first second, the lines against the orders, and all as the last.
  private var ways: [Set<EventKind>] {
    [[], [.messages], [.orders], [.messages, .orders]].filter { $0.isSubset(of: kinds) }
  }

  /// The other ways of reading them.
  var others: [CoarseMoments] { ways.dropFirst().map { CoarseMoments(in: kinds, last: $0) } }

  /// The way that comes after this one; nil after the last.
  var next: CoarseMoments? {
    let place = ways.firstIndex(of: last) ?? 0
    return place + 1 < ways.count ? CoarseMoments(in: kinds, last: ways[place + 1]) : nil
  }

  /// Whether no other way comes after this one.
  var isLastWay: Bool { next == nil }
}

extension Part {
  /// The parts that rest on how long responses took.
  static let ofWaits: Set<Part> = [
    .responseSeconds, .firstResponseSeconds, .p90Response, .repliedWithin30, .repliedWithin180, .slowResponses,
  ]
}

extension Parts {
  /// These parts as far as another reading of the moments gives the same; what differs is missing.
  func settled(with other: Parts?) -> Parts {
    guard let other else { return self }
    var settled = self
    for part in Part.allCases where self[part] != other[part] { settled[part] = .missing(.noSeconds) }
    return settled
  }
}

extension MonthFigures {
  /// These figures as far as another reading of the moments gives the same.
  func settled(with other: MonthFigures) -> MonthFigures {
    MonthFigures(
      month: month, rules: rules, collected: collected,
      accounts: Dictionary(
        uniqueKeysWithValues: accounts.map { ($0.key, $0.value.settled(with: other.accounts[$0.key])) }),
      employees: Dictionary(
        uniqueKeysWithValues: employees.map { ($0.key, $0.value.settled(with: other.employees[$0.key])) }),
      accountsOfEmployees: Dictionary(
        uniqueKeysWithValues: accountsOfEmployees.map { employee, own in
          let others = other.accountsOfEmployees[employee]
          return (employee, own.reduce(into: own) { $0[$1.key] = $1.value.settled(with: others?[$1.key]) })
        }),
      report: report)
  }
}
