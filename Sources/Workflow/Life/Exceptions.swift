public import Appraisal
public import Exact
internal import Metrics
internal import Records
internal import Scheme
public import Wording

extension Desk {
  /// Puts down that an item, reward or penalty does not apply to somebody this month (免考), or that it does after all.
  ///
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `MONTH-STATE`, `ITEM-UNKNOWN`, `REASON-MISSING`.
  public func waive(
    _ item: String, for employee: String, in month: Month, reason: String, withdrawn: Bool = false
  ) throws(Diagnostic) {
    try requireReason(reason, for: .waive, employee, month)
    try does(.waive, month: month, employee: employee, item: item, reason: reason) { entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .waive)
      try entry.waive(item, for: employee, in: month, company, reason: reason, by: actor, withdrawn: withdrawn)
      try entry.appraise(month, of: company, about: employee)
    }
  }

  /// Puts somebody's whole month down as leave (整月请假) or void (作废); nil takes that back.
  ///
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `MONTH-STATE`, `REASON-MISSING`.
  public func set(
    standing: Subject.Standing?, of employee: String, in month: Month, reason: String
  ) throws(Diagnostic) {
    try requireReason(reason, for: .setStanding, employee, month)
    try does(.setStanding, month: month, employee: employee, item: standing?.rawValue, reason: reason) {
      entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .setStanding)
      _ = try entry.schemes(of: employee, month, company)
      try entry.add(standing: standing, of: employee, in: month, reason: reason)
      try entry.appraise(month, of: company, about: employee)
    }
  }

  /// Puts down the goal agreed on with somebody (发展目标); next month's sheet shows it again.
  ///
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `MONTH-STATE`.
  public func set(goal: String, for employee: String, in month: Month) throws(Diagnostic) {
    try does(.setGoal, month: month, employee: employee) { entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .setGoal)
      try entry.add(Subject.Goal(text: goal, by: actor), for: employee, in: month)
      try entry.appraise(month, of: company, about: employee)
    }
  }

  /// Corrects a figure by hand, for a reason (更正); what was computed or supplied stays beside it. A correction of sales
  /// takes finance's signature back.
  ///
  /// - Parameter value: the exact value; money in yuan. Nil takes the correction back.
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `MONTH-STATE`, `MEASURE-UNKNOWN`, `VALUE-IMPOSSIBLE`, `REASON-MISSING`.
  public func correct(
    _ measure: String, of employee: String, in month: Month, to value: Rational?, reason: String
  ) throws(Diagnostic) {
    try requireReason(reason, for: .correct, employee, month)
    try does(.correct, month: month, employee: employee, item: measure, reason: reason) { entry throws(Diagnostic) in
      try entry.require(month, in: .provisional ... .reviewing, for: .correct)
      try entry.correct(measure, of: employee, in: month, to: value, company, reason: reason, by: actor)
      if entry.hasRows, Entry.salesFigures.contains(measure) { try entry.unsign(month) }
      try entry.appraise(month, of: company, about: employee)
    }
  }

  func requireReason(_ reason: String, for deed: Deed, _ employee: String?, _ month: Month) throws(Diagnostic) {
    guard reason.allSatisfy(\.isWhitespace) else { return }
    throw Diagnostic(
      .reasonMissing, at: Place(employee: employee, month: month.description), words: ["deed": deed.name])
  }
}

extension Measure.Domain {
  /// Whether a measure can have a value.
  func contains(_ value: Rational) -> Bool {
    switch self {
    case .share: !value.isNegative && value <= .one
    case .nonNegative: !value.isNegative
    case .wholeNumbers: !value.isNegative && value.isWhole
    case .anything: true
    }
  }

  /// The values in words.
  fileprivate var name: Bilingual {
    switch self {
    case .share: Bilingual("0 到 1（0%~100%）", "0 to 1 (0% to 100%)")
    case .nonNegative: Bilingual("0 或以上的数", "0 or more")
    case .wholeNumbers: Bilingual("0 或以上的整数", "whole numbers from 0")
    case .anything: Bilingual("任何数", "any number")
    }
  }
}

extension Entry {
  mutating func waive(
    _ item: String, for employee: String, in month: Month, _ company: Company, reason: String, by actor: String,
    withdrawn: Bool
  ) throws(Diagnostic) {
    let known = try schemes(of: employee, month, company).flatMap { scheme in
      scheme.items.map(\.id) + (scheme.rewards + scheme.penalties).map(\.id)
    }
    guard known.contains(item) else {
      throw Desk.unknown(item, of: employee, known: known, at: Place(employee: employee, month: month.description))
    }
    try add(Subject.Waiver(reason: reason, by: actor), of: item, for: employee, in: month, withdrawn: withdrawn)
  }

  mutating func correct(
    _ measure: String, of employee: String, in month: Month, to value: Rational?, _ company: Company, reason: String,
    by actor: String
  ) throws(Diagnostic) {
    let place = Place(employee: employee, month: month.description)
    let known = MeasureCatalogue.standard + (try schemes(of: employee, month, company).flatMap(\.inputs))
    guard let found = known.first(where: { $0.id == measure }) else {
      let names = Set(known.map(\.id)).sorted()
      throw Diagnostic(
        .measureUnknown, at: place,
        ["measure": Diagnostic.quoted(measure), "nearest": NearestName.of(measure, among: names) ?? "—"])
    }
    if let value, !found.domain.contains(value) {
      throw Diagnostic(
        .valueImpossible, at: place, ["measure": measure, "value": value.description],
        words: ["name": Bilingual(found.chinese, found.english), "values": found.domain.name])
    }
    let earlier = try records.corrections(of: month)[employee]?[measure]
    if value == nil, earlier == nil { return }
    try add(
      Correction(employee: employee, measure: measure, value: value ?? .zero, reason: reason, by: actor), in: month,
      withdrawn: value == nil)
  }
}
