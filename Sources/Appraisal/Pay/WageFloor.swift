import Exact

/// The least that a month has to pay: the local minimum wage (劳动法 art. 48), on probation also a share of the agreed
/// wage (劳动合同法 art. 20), rounded up to the fen.
struct WageFloor {
  /// The most that applies, and which of the two it is.
  struct Least {
    let amount: Fen
    /// Before it was rounded, in yuan.
    let exact: Rational
    let limit: LawRule.Kind
  }

  private let law: LawPack
  private let subject: Subject
  private let performancePay: AgreedAmount

  /// - Parameter earnsPerformancePay: whether a scheme decides performance pay. What no scheme pays is no part of the
  ///   agreed wage here either: both sides of the comparison have the same kinds of pay.
  init(_ law: LawPack, _ subject: Subject, earnsPerformancePay: Bool) {
    self.law = law
    self.subject = subject
    performancePay = earnsPerformancePay ? subject.performancePay : .notAgreed
  }

  /// Whether there is a wage to hold it against: nobody whose every kind of pay is marked as not agreed is paid here.
  var applies: Bool { subject.wage != .notAgreed || subject.performancePay != .notAgreed }

  /// What of the amounts it is made of is missing, by name: `minimum_wage`, `wage`, `performance_pay`.
  var missing: [String] {
    var names = law.minimumWage == nil ? [LawRule.Kind.minimumWage.rawValue] : []
    guard subject.standing == .probation else { return names }
    names += [subject.wage, performancePay].compactMap { $0.absence?.name }
    return names
  }

  /// Names without what was named before.
  static func once(_ names: [String]) -> [String] {
    names.reduce(into: []) { known, name in if !known.contains(name) { known.append(name) } }
  }

  /// The minimum wage; of a month that was not whole the whole as well, unless the company counts its days.
  var minimum: Least? {
    guard let whole = law.minimumWage else { return nil }
    guard let share = subject.proration?.minimumWageShare, share != .one, let exact = try? whole.yuan * share,
      let amount = try? Fen(roundingUp: exact)
    else { return Least(amount: whole, exact: whole.yuan, limit: .minimumWage) }
    return Least(amount: amount, exact: exact, limit: .minimumWage)
  }

  /// The floor; nil while an amount it is made of is missing.
  var least: Least? {
    guard let lowest = minimum else { return nil }
    guard subject.standing == .probation else { return lowest }
    guard let wage = subject.wage.amount, let performance = performancePay.amount,
      let probation = share(of: wage, performance)
    else { return nil }
    return probation.amount > lowest.amount ? probation : lowest
  }

  /// The floor where a missing fixed wage is the least it can be; nil while something else is missing.
  var leastWithoutWage: Fen? {
    guard let minimum = minimum?.amount else { return nil }
    guard subject.standing == .probation else { return minimum }
    guard let performance = performancePay.amount, let probation = share(of: .zero, performance) else {
      return nil
    }
    return max(minimum, probation.amount)
  }

  /// The agreed wage is everything the month was agreed to pay: the fixed wage and the performance pay at full score.
  private func share(of wage: Fen, _ performance: Fen) -> Least? {
    guard let agreed = try? wage + performance, let exact = try? agreed.yuan * law.probationFloor,
      let amount = try? Fen(roundingUp: exact)
    else { return nil }
    return Least(amount: amount, exact: exact, limit: .probationFloor)
  }
}
