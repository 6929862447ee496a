public import Exact
public import Scheme

/// How a company pays months that are not whole (不满整月的折算规则).
public struct ProrationRule: Hashable, Sendable {
  /// How the minimum wage applies to a month that is not whole (最低工资的折算).
  public enum MinimumWage: String, Hashable, Sendable, CaseIterable {
    /// The whole month's, whatever the days: what no employee can lose by.
    case whole
    /// By the days, as the wage is.
    case byDays = "by_days"
  }

  /// The way of counting; nil until the company has chosen one.
  public var method: ProrationMethod?
  /// How the minimum wage applies.
  public var minimumWage: MinimumWage
  /// Which days are worked.
  public var calendar: WorkCalendar

  /// A company's rule; not chosen unless given.
  public init(
    _ method: ProrationMethod? = nil, minimumWage: MinimumWage = .whole, calendar: WorkCalendar = .weekends
  ) {
    self.method = method
    self.minimumWage = minimumWage
    self.calendar = calendar
  }
}

/// A month that was not whole, paid by its days (折算).
public struct Proration: Hashable, Sendable {
  /// The month in stretches.
  public let month: EmployedMonth
  /// How the company pays it.
  public var rule: ProrationRule
  /// Where somebody is appraised who worked in several departments; nil where there was one.
  public var move: Move?

  /// A month and the company's rule for it.
  public init(_ month: EmployedMonth, _ rule: ProrationRule, move: Move? = nil) {
    self.month = month
    self.rule = rule
    self.move = move
  }

  /// A move from one department to another inside the month (月中调动).
  public struct Move: Hashable, Sendable {
    /// What the scheme says, or what HR chose; nil while neither is.
    public var rule: Scheme.Moved?
    /// The days in the department under whose scheme the sheet is.
    public var days: Int
    /// Whether somebody is appraised at all where most of the days were.
    public var isAppraisedWhereMost: Bool

    /// A move.
    public init(_ rule: Scheme.Moved?, days: Int, isAppraisedWhereMost: Bool) {
      self.rule = rule
      self.days = days
      self.isAppraisedWhereMost = isAppraisedWhereMost
    }
  }

  /// Whether a stretch counts for a kind of pay.
  private func counts(_ stretch: EmployedMonth.Stretch, for kind: AgreedAmount.Kind) -> Bool {
    if stretch.isUnpaidLeave { return false }
    return kind == .wage || stretch.earnsPerformancePay || move?.rule == .mostDays
  }

  /// What a kind of pay comes to, with the share of every stretch.
  public struct Shares: Hashable, Sendable {
    /// The whole, rounded half up to the fen once.
    public let amount: AgreedAmount
    /// The share of each stretch, in fen; they add up to the whole. Empty while it is missing.
    public let parts: [Fen]
  }

  /// The days of each stretch that count for a kind of pay under a way of counting, unpaid leave with none.
  public func days(under method: ProrationMethod, for kind: AgreedAmount.Kind = .wage) -> [Int] {
    month.stretches.map { stretch in
      !counts(stretch, for: kind) ? 0 : rule.calendar.count(method, from: stretch.first, to: stretch.last)
    }
  }

  /// What the days are divided by: the days of the month, 21.75 for paid days.
  ///
  /// A month of which every day counts is whole under each way, so that 21.75 gives way to the paid days of that month;
  /// and nothing is ever more than whole.
  public func divisor(under method: ProrationMethod) -> Rational {
    let all = rule.calendar.count(method, from: month.month.firstDay, to: month.month.lastDay)
    guard method == .payDays else { return Rational(all) }
    let counted = days(under: method).reduce(0, +)
    guard counted < all else { return Rational(all) }
    return max(Proration.paidDaysOfAMonth, Rational(counted))
  }

  /// 月计薪天数: (365 − 104) / 12 days (劳社部发〔2008〕3号).
  static let paidDaysOfAMonth = (try? Rational(2175, over: 100)) ?? .one

  /// The share of the month that was worked, under a way of counting.
  public func share(under method: ProrationMethod) -> Rational {
    guard method != .none else { return .one }
    let counted = Rational(days(under: method).reduce(0, +))
    return (try? counted / divisor(under: method)) ?? .one
  }

  /// The share of the minimum wage that must be paid at least: the whole unless the company says otherwise.
  public var minimumWageShare: Rational {
    guard rule.minimumWage == .byDays, let method = rule.method else { return .one }
    return share(under: method)
  }

  /// What a kind of pay comes to under a way of counting.
  public func shares(of kind: AgreedAmount.Kind, under method: ProrationMethod) -> Shares {
    let agreed = month.stretches.map { $0.terms.agreed(kind) }
    let worked = month.stretches.filter { counts($0, for: kind) }.map { $0.terms.agreed(kind) }
    guard let last = worked.last else {
      return Shares(amount: agreed.isEmpty ? .notGiven(kind) : .known(.zero), parts: agreed.map { _ in .zero })
    }
    if method == .none { return Shares(amount: last, parts: []) }
    if let missing = worked.first(where: { $0.absence != nil }) { return Shares(amount: missing, parts: []) }
    if worked.allSatisfy({ $0 == .notAgreed }) { return Shares(amount: .notAgreed, parts: []) }
    let divisor = divisor(under: method)
    guard !divisor.isZero else {
      return Shares(amount: .missing(Missing(.noDenominator, name: kind.rawValue)), parts: [])
    }
    do {
      var (sum, paid, parts) = (Rational.zero, Fen.zero, [Fen]())
      for (amount, days) in zip(agreed, days(under: method, for: kind)) {
        sum = try sum + (amount.amount ?? .zero).yuan * Rational(days) / divisor
        // Each share is what the running total grows by, so that the shares add up to what is rounded once.
        let total = try Fen(yuan: sum)
        parts.append(try total - paid)
        paid = total
      }
      return Shares(amount: .known(paid), parts: parts)
    } catch {
      return Shares(amount: .missing(Missing(.outOfRange, name: kind.rawValue)), parts: [])
    }
  }

  /// What a kind of pay comes to under the company's rule: missing while it has not chosen and the choice matters.
  public func amount(of kind: AgreedAmount.Kind) -> AgreedAmount {
    let choices = open.map { $0.shares(of: kind, under: $0.rule.method ?? .none).amount }
    guard let first = choices.first, choices.allSatisfy({ $0.isAlike(first) }) else {
      return .missing(Missing(.notChosen, name: kind.rawValue))
    }
    return first
  }

  /// The same under each choice that is still open: ways of counting, and where somebody who moved is appraised.
  var open: [Proration] {
    let methods = rule.method.map { [$0] } ?? (isMethodOpen ? ProrationMethod.allCases : [.none])
    return methods.flatMap { method in
      moves.map { moved in
        var chosen = moved
        chosen.rule.method = method
        return chosen
      }
    }
  }

  /// The same for each place where somebody who moved may be appraised.
  private var moves: [Proration] {
    guard isMoveOpen else { return [self] }
    return Scheme.Moved.allCases.map { moved in
      var chosen = self
      chosen.move?.rule = moved
      return chosen
    }
  }

  /// Whether no way of counting days is chosen, and the amounts hang on it.
  var isMethodOpen: Bool {
    guard rule.method == nil else { return false }
    return moves.contains { chosen in
      AgreedAmount.Kind.allCases.contains { kind in
        let whole = chosen.shares(of: kind, under: .none).amount
        return !ProrationMethod.allCases.allSatisfy { chosen.shares(of: kind, under: $0).amount.isAlike(whole) }
      }
    }
  }

  /// Whether an amount waits for the company to choose.
  public var isUndecided: Bool {
    isMoveOpen || isMethodOpen
  }
}

extension AgreedAmount {
  /// Whether both come to the same amount, or are missing for the same reason.
  fileprivate func isAlike(_ other: AgreedAmount) -> Bool { amount == other.amount && absence == other.absence }
}

extension Proration {
  /// Whether it is open where somebody who moved is appraised, which the score hangs on.
  public var isMoveOpen: Bool { move != nil && move?.rule == nil }
}

extension Subject {
  /// The same with the wage and performance pay of the days worked, where the month was not whole.
  var paidByDays: Subject {
    guard let proration else { return self }
    var subject = self
    subject.wage = proration.amount(of: .wage)
    subject.performancePay =
      proration.isMoveOpen
      ? .missing(Missing(.notChosen, name: AgreedAmount.Kind.performancePay.rawValue))
      : proration.amount(of: .performancePay)
    return subject
  }
}
