import Exact
import Scheme
import Wording

/// Tells how a month that was not whole was paid, as a step of the derivation: the stretches, their days, the way of
/// counting with its source, the formula with its numbers, and what every other way would come to.
extension Proration {
  /// - Parameters:
  ///   - totals: what the month comes to under each choice that is open.
  ///   - attendance: how often somebody was late, left early or was on leave, where that is known.
  ///   - minimum: the share of the minimum wage that has to be paid, where the company counts its days.
  func node(totals: [(choice: Proration, total: Fen?)] = [], minimum: Fen? = nil, attendance: Rational? = nil) -> Node {
    var node = Node("proration", .proration, name: StepNames.proration, scheme: nil, line: 0)
    node.details = [
      "employed": employed, "stretches": month.stretches.map(\.text).joined(separator: "; "),
      "method": rule.method?.rawValue ?? "", "calendar": calendar,
      "attendance": attendance?.description ?? "?",
    ]
    if isUndecided {
      node.state = .missing
      node.reason = isMoveOpen ? (isMethodOpen ? .prorationAndMoveOpen : .moveOpen) : .prorationOpen
      node.trials = totals.map { choice, total in
        Node.Trial(choice.name(among: self), held: nil, yields: total?.text ?? "", line: 0)
      }
    } else if let method = rule.method {
      node.reason = method == .none ? .notProrated : .prorated
      node.details["days"] = String(days(under: method).reduce(0, +))
      node.details["of"] = Proration.text(divisor(under: method))
      node.details["statute"] = method.statute
      node.details["minimum_rule"] = rule.minimumWage.rawValue
      if rule.minimumWage == .byDays { node.details["minimum"] = minimum?.text }
    } else {
      node.reason = .prorationAlike
    }
    if let move { node.details["moved"] = move.rule?.rawValue ?? "" }
    node.children = month.stretches.enumerated().map { stretch($0, $1) } + AgreedAmount.Kind.allCases.map(quantity)
    return node
  }

  /// The choice in the codes of the settings: `calendar_days`, `by_days`, `calendar_days + by_days`.
  private func name(among open: Proration) -> String {
    let method = open.isMethodOpen ? rule.method?.rawValue : nil
    let moved = open.isMoveOpen ? move?.rule?.rawValue : nil
    return [method, moved].compactMap(\.self).joined(separator: " + ")
  }

  /// The days that count: `17/31`, of the calendar.
  private var employed: String {
    let employed = month.worked.reduce(0) { $0 + $1.days }
    return "\(employed)/\(month.month.lastDay.number - month.month.firstDay.number + 1)"
  }

  /// Where the working days come from.
  private var calendar: String {
    if rule.method?.needsCalendar == false { return "unneeded" }
    return rule.calendar.source ?? "weekends"
  }

  private func stretch(_ place: Int, _ stretch: EmployedMonth.Stretch) -> Node {
    var node = Node(
      stretch.first.description, .proration, name: Bilingual(stretch.text, stretch.text), scheme: nil, line: 0,
      reason: stretch.isUnpaidLeave ? .stretchUnpaid : .stretchWorked)
    node.details = [
      "from": stretch.first.description, "to": stretch.last.description, "days": String(stretch.days),
      "standing": stretch.standing.rawValue, "department": stretch.terms.department, "post": stretch.terms.post,
      "wage": stretch.terms.wage.yuanText, "performance_pay": stretch.terms.performancePay.yuanText,
    ]
    if let method = rule.method { node.details["counted"] = String(days(under: method)[place]) }
    return node
  }

  /// The wage or the performance pay: its formula, what it comes to, and what it would under each way of counting.
  private func quantity(_ kind: AgreedAmount.Kind) -> Node {
    var node = Node(kind.rawValue, .proration, name: StepNames.prorated(kind), scheme: nil, line: 0)
    let amount = amount(of: kind)
    node.amount = amount.amount
    node.trials = ProrationMethod.allCases.map { method in
      let amount = shares(of: kind, under: method).amount
      return Node.Trial(
        method.rawValue, held: rule.method.map { $0 == method }, yields: amount.amount?.text ?? "", line: 0)
    }
    guard amount.amount != nil else {
      node.state = .missing
      node.reason = amount.absence?.reason == .notChosen ? .amountOpen : .figureMissing
      node.details = ["name": kind.rawValue, "why": amount.absence?.reason.rawValue ?? ""]
      return node
    }
    node.reason = .amountByDays
    let method = rule.method ?? .none
    node.details = ["formula": formula(kind, method), "amount": amount.amount?.text ?? ""]
    let parts = shares(of: kind, under: method).parts
    if parts.count > 1 { node.details["shares"] = parts.map(\.text).joined(separator: " + ") }
    return node
  }

  /// `2000.00 × 15/31 + 4000.00 × 16/31`.
  private func formula(_ kind: AgreedAmount.Kind, _ method: ProrationMethod) -> String {
    guard method != .none else { return shares(of: kind, under: method).amount.amount?.text ?? "" }
    let divisor = Proration.text(divisor(under: method))
    return zip(month.stretches, days(under: method, for: kind)).filter { $0.1 > 0 }
      .map { stretch, days in
        "\((stretch.terms.agreed(kind).amount ?? .zero).text) × \(days)/\(divisor)"
      }.joined(separator: " + ")
  }

  /// `31`, `21.75`.
  private static func text(_ days: Rational) -> String { days.isWhole ? days.description : days.decimal(places: 2) }
}

extension EmployedMonth.Stretch {
  /// `2026-10-01~2026-10-15`.
  var text: String { "\(first)~\(last)" }
}
