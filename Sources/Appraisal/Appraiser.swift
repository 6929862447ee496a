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
  /// How the events of the month were judged, as derivations say it: `taobao@2026-10`.
  public let rules: String?

  /// An appraiser for a department's month.
  public init(schemes: [Scheme], month: Month, law: LawPack, recordsBegin: Month, rules: String? = nil) {
    self.schemes = schemes.filter { !$0.items.isEmpty } + schemes.filter(\.items.isEmpty)
    self.month = month
    self.law = law
    self.recordsBegin = recordsBegin
    self.rules = rules
  }

  /// The derivation of every member, in the order given.
  public func appraise(_ subjects: [Subject]) -> [Derivation] {
    var derivations: [Derivation] = []
    derivations.reserveCapacity(subjects.count)
    appraise(subjects) { derivations.append($0) }
    return derivations
  }

  /// Who is in the department's figures, each figure once.
  public func memberships(_ subjects: [Subject]) -> [Membership] {
    var found: [Membership] = []
    for (place, scheme) in schemes.enumerated() {
      for membership in SchemeSheet(scheme, place: place, department: subjects).memberships
      where !found.contains(membership) {
        found.append(membership)
      }
    }
    return found
  }

  /// Hands over the derivation of every member as soon as it is made, so that a large department without rewards and
  /// penalties needs no more memory than its figures.
  public func appraise(_ subjects: [Subject], _ take: (Derivation) -> Void) {
    let subjects = subjects.map(\.paidByDays)
    let sheets = schemes.enumerated().map { SchemeSheet($1, place: $0, department: subjects) }
    let references = sheets.map(\.reference)
    guard schemes.contains(where: \.movesMoney) else {
      for subject in subjects { take(finished(Draft(subject, sheets), references)) }
      return
    }
    // Rewards and penalties look at the whole department and at its scores, so that everybody is scored first.
    var drafts = subjects.map { Draft($0, sheets) }
    for sheet in sheets where sheet.scheme.movesMoney { reward(&drafts, by: sheet) }
    for draft in drafts { take(finished(draft, references)) }
  }

  private func finished(_ draft: Draft, _ references: [Derivation.SchemeReference]) -> Derivation {
    var draft = draft
    draft.follow(month: month, recordsBegin: recordsBegin)
    return draft.finished(month: month, law: law, rules: rules, references: references)
  }

  /// Adds the rewards and penalties of one scheme.
  private func reward(_ drafts: inout [Draft], by sheet: SchemeSheet) {
    let members = drafts.map { draft in
      let scoring = draft.scorings[sheet.place]
      var evaluation = scoring.evaluation
      evaluation.results = AppraisalResults.of(draft.score?.points, draft.subject, month: month)
      return MoneyRules.Member(subject: draft.subject, facts: scoring.facts, evaluation: evaluation)
    }
    let rules = MoneyRules(sheet: sheet, members: members)
    let rewards = rules.nodes(sheet.scheme.rewards, .reward)
    let penalties = rules.nodes(sheet.scheme.penalties, .penalty)
    for index in drafts.indices {
      drafts[index].rewards += rewards[index]
      drafts[index].penalties += penalties[index]
    }
  }
}

extension Scheme {
  /// Whether any of its rewards and penalties is switched on.
  fileprivate var movesMoney: Bool { (rewards + penalties).contains(where: \.enabled) }
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
