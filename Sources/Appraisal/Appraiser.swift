public import Exact
public import Scheme
import Wording

/// Appraises a department's month: scheme + facts + ratings + earlier months → derivations.
///
/// A pure function: no file, no clock, no locale; the same input gives the same bytes on every machine.
public struct Appraiser: Sendable {
  /// The schemes, the scoring one first; at most one of them scores.
  public let schemes: [Scheme]
  /// The month.
  public let month: Month
  /// The law that caps what may be taken off.
  public let law: LawPack
  /// The first month the company keeps records of.
  public let recordsBegin: Month

  /// An appraiser for a department's month.
  public init(schemes: [Scheme], month: Month, law: LawPack, recordsBegin: Month) {
    self.schemes = schemes.filter { !$0.items.isEmpty } + schemes.filter(\.items.isEmpty)
    self.month = month
    self.law = law
    self.recordsBegin = recordsBegin
  }

  /// The derivation of every member, in the order given.
  public func appraise(_ subjects: [Subject]) -> [Derivation] {
    var derivations: [Derivation] = []
    derivations.reserveCapacity(subjects.count)
    appraise(subjects) { derivations.append($0) }
    return derivations
  }

  /// Hands over the derivation of every member as soon as it is made, so that a large department needs no more memory
  /// than its figures.
  public func appraise(_ subjects: [Subject], _ take: (Derivation) -> Void) {
    let sheets = schemes.enumerated().map { SchemeSheet($1, place: $0, department: subjects) }
    let money = sheets.map { moneyRules($0, subjects) }
    for (index, subject) in subjects.enumerated() {
      var draft = Draft(subject)
      for (sheet, rules) in zip(sheets, money) {
        let scoring = Scoring(sheet, subject)
        if !sheet.scheme.items.isEmpty { draft.score(scoring) }
        draft.rewards += rules.rewards.isEmpty ? [] : rules.rewards[index]
        draft.penalties += rules.penalties.isEmpty ? [] : rules.penalties[index]
        draft.follow(scoring, month: month, recordsBegin: recordsBegin)
      }
      take(draft.finished(month: month, law: law, references: sheets.map(\.reference)))
    }
  }

  /// Rewards and penalties look at the whole department, and some of them at its scores.
  private func moneyRules(_ sheet: SchemeSheet, _ subjects: [Subject]) -> (rewards: [[Node]], penalties: [[Node]]) {
    let scheme = sheet.scheme
    guard (scheme.rewards + scheme.penalties).contains(where: \.enabled) else { return ([], []) }
    let scoring = schemes.first.flatMap { $0.items.isEmpty ? nil : SchemeSheet($0, place: 0, department: subjects) }
    let members = subjects.map { subject in
      let facts = sheet.facts(of: subject)
      var evaluation = sheet.evaluation(facts)
      var points: Points?
      if let scoring {
        let sheet = Scoring(scoring, subject)
        points = sheet.total(sheet.items(), sheet.deductions()).points
      }
      evaluation.results = AppraisalResults.of(points, subject, month: month)
      return MoneyRules.Member(subject: subject, facts: facts, evaluation: evaluation)
    }
    let rules = MoneyRules(sheet: sheet, members: members)
    return (rules.nodes(scheme.rewards, .reward), rules.nodes(scheme.penalties, .penalty))
  }
}

/// The results of the appraisal that rules may use, as figures.
enum AppraisalResults {
  static func of(
    _ score: Points?, _ subject: Subject, month: Month
  ) -> [Expression.AppraisalResult: Figure] {
    let absent = Figure.missing(
      Missing(subject.standing.isAppraised ? .notCollected : .notApplicable, name: "score"))
    let own = score.map { Figure.known($0.value) } ?? absent
    let previous = subject.history.last { $0.month == month.previous }?.score
    return [
      .score: own,
      .scoreRise: previous.map { rise(own, since: $0) } ?? .missing(Missing(.notApplicable, name: "score_rise")),
      .quarterScore: quarter(own, subject, month),
    ]
  }

  /// A score that is still missing leaves the rise missing, not inapplicable: it could still be the largest.
  private static func rise(_ own: Figure, since previous: Points) -> Figure {
    guard let score = own.value else { return own }
    return (try? score - previous.value).map(Figure.known) ?? .missing(Missing(.outOfRange, name: "score_rise"))
  }

  /// The mean of the quarter's three scores, in its last month.
  private static func quarter(_ own: Figure, _ subject: Subject, _ month: Month) -> Figure {
    let notYet = Figure.missing(Missing(.notApplicable, name: "quarter_score"))
    guard month.number % 3 == 0 else { return notYet }
    var sum = Rational.zero
    for back in 1...2 {
      guard let past = subject.history.last(where: { $0.month == month.advanced(by: -back) })?.score,
        let next = try? sum + past.value
      else { return notYet }
      sum = next
    }
    guard let score = own.value else { return own }
    return (try? (sum + score) / 3).map(Figure.known) ?? .missing(Missing(.outOfRange, name: "quarter_score"))
  }
}
