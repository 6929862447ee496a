public import Exact
public import Wording

/// Who stands in for an assessor, from one day to another.
public struct Substitution: Hashable, Sendable {
  /// The assessor who is away.
  public var assessor: String
  /// Who rates in their place.
  public var substitute: String
  /// The first day.
  public var from: Day
  /// The last day, included.
  public var to: Day

  /// Who stands in for an assessor.
  public init(assessor: String, substitute: String, from: Day, to: Day) {
    self.assessor = assessor
    self.substitute = substitute
    self.from = from
    self.to = to
  }
}

extension Entry {
  /// Records who stands in for an assessor.
  public mutating func add(_ substitution: Substitution) throws(Diagnostic) {
    try add(
      .substitution,
      [
        "assessor": .text(substitution.assessor), "substitute": .text(substitution.substitute),
        "from_day": .text(substitution.from.description), "to_day": .text(substitution.to.description),
      ])
  }
}

extension Records {
  /// Who stands in for whom, ever.
  public func substitutions() throws(Diagnostic) -> [Substitution] {
    try session.all(
      "SELECT assessor, substitute, from_day, to_day FROM substitution WHERE entry <= ? ORDER BY entry, line",
      [.integer(last)]
    ) { row -> Substitution? in
      guard let from = Day(row.text(2)), let to = Day(row.text(3)) else { return nil }
      return Substitution(assessor: row.text(0), substitute: row.text(1), from: from, to: to)
    }.compactMap(\.self)
  }

  /// Who stands in for whom on a day.
  public func substitutions(on day: Day) throws(Diagnostic) -> [Substitution] {
    try session.all(
      """
      SELECT assessor, substitute, from_day, to_day FROM substitution
      WHERE from_day <= ? AND to_day >= ? AND entry <= ? ORDER BY entry, line
      """, [.text(day.description), .text(day.description), .integer(last)]
    ) { row -> Substitution? in
      guard let from = Day(row.text(2)), let to = Day(row.text(3)) else { return nil }
      return Substitution(assessor: row.text(0), substitute: row.text(1), from: from, to: to)
    }.compactMap(\.self)
  }
}
