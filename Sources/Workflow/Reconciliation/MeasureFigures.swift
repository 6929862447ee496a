internal import Exact
internal import Metrics

/// The figures of measures, from the parts of one account or several: sums of parts, never means of means.
struct MeasureFigures {
  let figures: MonthFigures

  /// The parts a measure is made of; empty where events give none.
  static func parts(of measure: Measure) -> [Part] {
    (measure.quotient.map { [$0.numerator, $0.denominator] } ?? [measure.id]).compactMap { Part(id: $0) }
  }

  /// The computed figure that a platform's can be held against: buyers added day by day are 人次, which only buyers
  /// counted day by day compare with.
  func figure(like platform: PlatformFigure, _ measure: Measure, of accounts: [String]) -> Figure {
    guard measure.addition == .distinct, platform.rows.count > 1 else { return figure(measure, of: accounts) }
    let byDay = measure.id == Part.buyers.id ? MeasureCatalogue.measure(named: Part.buyerDays.id) : nil
    if let byDay, case .known(let value) = figure(byDay, of: accounts) { return .known(value) }
    return .missing(Missing(.notAdditive, name: measure.id))
  }

  /// The figure of a measure over some accounts.
  func figure(_ measure: Measure, of accounts: [String]) -> Figure {
    let parts = MeasureFigures.parts(of: measure)
    guard !parts.isEmpty else { return .missing(Missing(.notCollected, name: measure.id)) }
    if parts == [.p90Response], accounts.count != 1 { return .missing(Missing(.notApplicable, name: measure.id)) }
    var sums: [Rational] = []
    for part in parts {
      switch sum(part, accounts) {
      case .known(let value): sums.append(value)
      case .missing(let missing): return .missing(missing)
      }
    }
    if sums.count == 1 { return .known(sums[0]) }
    guard let value = try? sums[0] / sums[1] else { return .missing(Missing(.noDenominator, name: measure.id)) }
    return .known(value)
  }

  private func sum(_ part: Part, _ accounts: [String]) -> Figure {
    var total = Rational.zero
    for account in accounts {
      guard let parts = figures.accounts[account] else { return .missing(Missing(.notCollected, name: part.id)) }
      switch parts.figure(part) {
      case .known(let value):
        guard let sum = try? total + value else { return .missing(Missing(.outOfRange, name: part.id)) }
        total = sum
      case .missing(let missing): return .missing(missing)
      }
    }
    return .known(total)
  }
}
