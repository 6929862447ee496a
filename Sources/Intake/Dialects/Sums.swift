internal import Exact

/// The sums of rows of a report, over all of them and over the groups in which a row of sums may stand.
struct Sums {
  /// The sum of some rows, column by column.
  struct Group {
    private(set) var count = 0
    fileprivate private(set) var sums: [Rational?]
    private var largest: [Rational]

    init(columns: Int) {
      sums = [Rational?](repeating: .zero, count: columns)
      largest = [Rational](repeating: .zero, count: columns)
    }

    mutating func add(_ amounts: [Rational?]) {
      count += 1
      for (column, amount) in amounts.enumerated() {
        // A figure that is absent in a row leaves nothing to compare in its column.
        guard let sum = sums[column], let amount else {
          sums[column] = nil
          continue
        }
        sums[column] = try? sum + amount
        largest[column] = max(largest[column], amount)
      }
    }

    /// Whether a column's sum is large enough not to be met by chance.
    var isLarge: Bool { sums.contains { ($0 ?? .zero) >= Rational(10) } }

    /// Whether amounts are the sum of the rows in so many columns that are not 0, and in the others what a count of
    /// distinct buyers may be; `exactly` in every column.
    func isSum(_ amounts: [Rational?], least: Int, exactly: Bool = false) -> Bool {
      guard count > 0 else { return false }
      var equal = 0
      for (column, amount) in amounts.enumerated() {
        guard let amount, let sum = sums[column] else { continue }
        if amount == sum {
          if sum != .zero { equal += 1 }
        } else if exactly || amount > sum || amount < largest[column] {
          return false
        }
      }
      return equal >= least
    }

    /// Whether amounts are the mean of the rows, rounded or cut off to a whole or to hundredths.
    func isMean(_ amounts: [Rational?]) -> Bool {
      guard count > 1 else { return false }
      var met = 0
      for (column, amount) in amounts.enumerated() {
        guard let amount, let sum = sums[column], let mean = try? sum / Rational(count), let off = try? amount - mean
        else {
          continue
        }
        let step = amount.isWhole ? Rational.one : (try? Rational(1, over: 10)) ?? .one
        guard off.magnitude < step else { return false }
        if sum != .zero { met += 1 }
      }
      return met > 0
    }
  }

  private typealias Row = (agent: String, isMarked: Bool, amounts: [Rational?])
  private let rows: [Row]
  private let columns: Int
  /// Twice the amounts of a row that is the sum of all others, column by column.
  private let totals: [Rational?]
  /// Rows beyond which a sum is looked for right above and below it only.
  private static let most = 20_000

  /// Sums over rows, of which those that are marked are sums themselves.
  init(_ rows: [(agent: String, isMarked: Bool, amounts: [Rational?])]) {
    self.rows = rows
    columns = rows.first?.amounts.count ?? 0
    var all = Group(columns: columns)
    for row in rows where !row.isMarked { all.add(row.amounts) }
    totals = all.sums
  }

  /// Whether a row that is not marked can be the sum of all others.
  func mayBeSum(_ index: Int) -> Bool {
    var met = 0
    for (column, amount) in rows[index].amounts.enumerated() {
      guard let amount, amount != .zero, let total = totals[column], let twice = try? amount + amount else { continue }
      if twice == total { met += 1 }
    }
    return met >= 2
  }

  /// All rows but one and those that are marked.
  func all(without index: Int) -> Group { group { $0 != index } }

  /// The rows a marked row may be the sum of: all, those of its account, those above it and below it up to the next marked
  /// one.
  func groups(around index: Int) -> [Group] {
    var groups: [Group] = []
    if rows.count <= Sums.most { groups.append(all(without: index)) }
    let agent = rows[index].agent
    if rows.count <= Sums.most, !agent.isEmpty { groups.append(group { rows[$0].agent == agent }) }
    let above = (0..<index).reversed().prefix { !rows[$0].isMarked }
    let below = rows.indices.dropFirst(index + 1).prefix { !rows[$0].isMarked }
    groups.append(sum(above))
    groups.append(sum(below))
    return groups
  }

  private func group(_ isMember: (Int) -> Bool) -> Group {
    sum(rows.indices.filter { !rows[$0].isMarked && isMember($0) })
  }

  private func sum(_ indices: some Sequence<Int>) -> Group {
    var group = Group(columns: columns)
    for index in indices { group.add(rows[index].amounts) }
    return group
  }
}
