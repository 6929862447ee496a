public import Appraisal
public import Exact
internal import Intake
public import Records
internal import Scheme
public import Wording

/// What an assessor rates in a month: people by items, with what stands and what stood last month.
public struct RatingGrid: Sendable {
  /// A scale somebody is rated on.
  public struct Scale: Hashable, Sendable {
    /// The id under which the rating is recorded.
    public let id: String
    /// The name of the item, or of the part of it.
    public let name: Bilingual
    /// The steps, best first.
    public let steps: [Step]
  }

  /// One step of a scale.
  public struct Step: Hashable, Sendable {
    /// The word that is chosen.
    public let label: String
    /// What it means; nil where the scheme does not say.
    public let anchor: Bilingual?
  }

  /// One person to be rated.
  public struct Row: Sendable {
    /// The employee's id.
    public let employee: String
    /// The name.
    public let name: String
    /// The scales of the person's schemes, in the order of the form.
    public let scales: [Scale]
    /// What stands, by scale.
    public let ratings: [String: RatingRecord]
    /// What stood last month, by scale.
    public let lastRatings: [String: RatingRecord]
    /// What the person said of the month.
    public let selfReview: [RatingRecord]
    /// How the month comes out so far, without money; nil while nothing was computed.
    public let steps: Derivation?
    /// What was recorded of the month when it happened, without what was taken back.
    public let incidents: [Incident]
    /// The score of last month; nil where there is none.
    public let lastScore: Points?
  }

  /// The people, by employee id.
  public let rows: [Row]
  /// The last entry of the journal: who rates from here says so.
  public let seen: Int64
}

extension Desk {
  /// The people this person rates in a month, with what stands.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-NOT-OPENED`.
  public func ratingGrid(in month: Month) throws(Diagnostic) -> RatingGrid {
    try store.read { records throws(Diagnostic) in
      try require(.rate, in: month)
      try records.require(month, in: .open ... .locked, for: .rate)
      let company = try company.onRecord(in: month, records)
      let roster = Roster(company, month: month)
      let team = try team(in: month, records)
      let standing = RatingGrid.latest(try records.ratings(of: month))
      let last = RatingGrid.latest(try records.ratings(of: month.previous))
      let incidents = Dictionary(grouping: try records.incidents(of: month).filter { !$0.isWithdrawn }, by: \.employee)
      let schemes = try Company.schemes(records)
      var rows: [RatingGrid.Row] = []
      for member in roster.members where team.contains(member.employeeID) && member.employeeID != actor {
        var steps: Derivation?
        if let sheet = try records.sheet(of: member.employeeID, in: month) {
          steps = try self.steps(of: sheet, schemes, records)
        }
        let scales = (roster.schemes[member.employeeID] ?? []).flatMap { $0.items.flatMap(RatingGrid.scales) }
        rows.append(
          RatingGrid.Row(
            employee: member.employeeID, name: member.name, scales: scales,
            ratings: standing[member.employeeID] ?? [:], lastRatings: last[member.employeeID] ?? [:],
            selfReview: try records.selfReview(of: member.employeeID, in: month),
            steps: steps?.withoutPay,
            incidents: incidents[member.employeeID] ?? [],
            lastScore: try records.sheet(of: member.employeeID, in: month.previous)?.score))
      }
      return RatingGrid(
        rows: rows.filter { !$0.scales.isEmpty }.sorted { $0.employee < $1.employee },
        seen: try records.head()?.entry ?? 0)
    }
  }
}

extension RatingGrid {
  /// The rating that stands of each item, by employee and item.
  fileprivate static func latest(_ ratings: [RatingRecord]) -> [String: [String: RatingRecord]] {
    var latest: [String: [String: RatingRecord]] = [:]
    for rating in ratings { latest[rating.employee, default: [:]][rating.item] = rating }
    return latest
  }

  /// The scales of an item, or of its parts.
  fileprivate static func scales(_ item: Item) -> [Scale] { scales(of: item.method, item.name) }

  private static func scales(of method: Method, _ name: Bilingual) -> [Scale] {
    switch method {
    case .rating(let scale):
      [Scale(id: scale.id, name: name, steps: scale.steps.map { Step(label: $0.label, anchor: $0.anchor) })]
    case .mean(let parts): parts.flatMap { scales(of: $0.method, $0.name) }
    default: []
    }
  }
}
