internal import Appraisal
internal import Exact
internal import Scheme

/// A month that was not whole as JSON: its stretches and the company's rule for them, and back without loss.
struct CaseProration: Codable {
  struct Stretch: Codable {
    let from, to, standing, department, role, post: String
    let wage, performancePay: String
    let unpaid, earns: Bool
  }

  struct Move: Codable {
    let rule: String?
    let days: Int
    let isAppraisedWhereMost: Bool
  }

  struct Elsewhere: Codable {
    let department: String
    let days: Int
    let scheme: String
    /// The score as a derivation prints it.
    let score: String
  }

  let month: String
  let stretches: [Stretch]
  let by: String?
  let minimumWage: String
  let calendar: [String: String]
  let source: String?
  let move: Move?
  let elsewhere: [Elsewhere]

  init(_ proration: Proration, elsewhere scores: [ScoreElsewhere]) {
    month = proration.month.month.description
    stretches = proration.month.stretches.map { stretch in
      Stretch(
        from: stretch.first.description, to: stretch.last.description, standing: stretch.standing.rawValue,
        department: stretch.terms.department, role: stretch.terms.role, post: stretch.terms.post,
        wage: stretch.terms.wage.fenText, performancePay: stretch.terms.performancePay.fenText,
        unpaid: stretch.isUnpaidLeave, earns: stretch.earnsPerformancePay)
    }
    by = proration.rule.method?.rawValue
    minimumWage = proration.rule.minimumWage.rawValue
    calendar = Dictionary(
      uniqueKeysWithValues: proration.rule.calendar.days.map { ($0.key.description, $0.value.rawValue) })
    source = proration.rule.calendar.source
    move = proration.move.map {
      Move(rule: $0.rule?.rawValue, days: $0.days, isAppraisedWhereMost: $0.isAppraisedWhereMost)
    }
    elsewhere = scores.map {
      Elsewhere(
        department: $0.department, days: $0.days, scheme: $0.scheme,
        score: String(decoding: $0.score.json(), as: UTF8.self))
    }
  }

  /// The month and the rule again; nil where a text in it is none.
  var proration: Proration? {
    guard let month = Month(month), let minimumWage = ProrationRule.MinimumWage(rawValue: minimumWage) else {
      return nil
    }
    var cut: [EmployedMonth.Stretch] = []
    for stretch in stretches {
      guard let from = Day(stretch.from), let to = Day(stretch.to),
        let standing = Subject.Standing(rawValue: stretch.standing)
      else { return nil }
      let terms = EmploymentTerms(
        from: from, department: stretch.department, role: stretch.role, post: stretch.post,
        wage: CaseProration.agreed(.wage, stretch.wage),
        performancePay: CaseProration.agreed(.performancePay, stretch.performancePay))
      var whole = EmployedMonth.Stretch(
        from, to, standing: standing, terms: terms, isUnpaidLeave: stretch.unpaid)
      whole.earnsPerformancePay = stretch.earns
      cut.append(whole)
    }
    var days: [Day: WorkCalendar.Kind] = [:]
    for (day, kind) in calendar {
      guard let day = Day(day), let kind = WorkCalendar.Kind(rawValue: kind) else { return nil }
      days[day] = kind
    }
    return Proration(
      EmployedMonth(month, stretches: cut),
      ProrationRule(
        by.flatMap(ProrationMethod.init(rawValue:)), minimumWage: minimumWage,
        calendar: WorkCalendar(days: days, source: source)),
      move: move.map {
        Proration.Move(
          $0.rule.flatMap(Scheme.Moved.init(rawValue:)), days: $0.days,
          isAppraisedWhereMost: $0.isAppraisedWhereMost)
      })
  }

  /// The scores of other departments again.
  var scores: [ScoreElsewhere] {
    elsewhere.compactMap { other in
      Node(reading: Array(other.score.utf8)).map {
        ScoreElsewhere(department: other.department, days: other.days, scheme: other.scheme, score: $0)
      }
    }
  }

  private static func agreed(_ kind: AgreedAmount.Kind, _ text: String) -> AgreedAmount {
    if let cents = Int64(text) { return .known(Fen(cents)) }
    return AgreedAmount.saysNone(text) ? .notAgreed : .notGiven(kind)
  }
}
