public import Exact
public import Wording

/// One step of a derivation: what was looked at, what was tried, what came out and why.
public struct Node: Sendable {
  /// What kind of step it is.
  public enum Kind: String, Hashable, Sendable {
    /// An item of the form.
    case item
    /// A part of an item that is a mean.
    case part
    /// A veto item.
    case veto
    /// An omitted deduction of an assessor.
    case omission
    /// The score.
    case score
    /// The grade.
    case grade
    /// The performance pay earned.
    case earned
    /// A reward.
    case reward
    /// An agreed penalty.
    case penalty
    /// Loss compensation.
    case loss
    /// The floor under the wage.
    case floor
    /// A month that was not whole, paid by its days.
    case proration
    /// A rule about several months.
    case overTime = "over_time"
  }

  /// What became of it.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// It has a result.
    case scored
    /// Something it needs is missing.
    case missing
    /// It was waived for the month.
    case waived
    /// The month is failed by it; its amount is missing where the pay it is a share of is.
    case failed
    /// It was looked at and does not apply.
    case idle
  }

  /// A figure that was looked at.
  public struct Input: Hashable, Sendable {
    /// The measure's id; `department.mean(sales)` for a figure of the department.
    public let name: String
    /// The unit of its values.
    public let unit: Unit
    /// The fact behind it.
    public let fact: Fact

    /// A figure that was looked at.
    public init(name: String, unit: Unit, fact: Fact) {
      self.name = name
      self.unit = unit
      self.fact = fact
    }
  }

  /// A band, step or condition that was tried.
  public struct Trial: Hashable, Sendable {
    /// The band or condition as a person reads it.
    public let text: String
    /// Whether it held; nil where something missing decides it.
    public internal(set) var held: Bool?
    /// What it gives or takes, as written in the scheme.
    public let yields: String
    /// Its line in the scheme.
    public let line: Int

    /// A trial.
    public init(_ text: String, held: Bool?, yields: String, line: Int) {
      self.text = text
      self.held = held
      self.yields = yields
      self.line = line
    }
  }

  /// The facts that fill the braces of a reason, in the order in which they are told.
  public struct Details: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// A fact under its name.
    public struct Pair: Hashable, Sendable {
      /// The name in the braces.
      public let key: String
      /// The fact as a person reads it.
      public let value: String
    }

    /// The facts, in order.
    public private(set) var pairs: [Pair]

    /// Facts written in place; a handful, so that looking one up needs no hashing.
    public init(dictionaryLiteral elements: (String, String)...) {
      pairs = elements.map { Pair(key: $0.0, value: $0.1) }
    }

    /// The fact of that name.
    public subscript(key: String) -> String? {
      get { pairs.first { $0.key == key }?.value }
      set {
        pairs.removeAll { $0.key == key }
        if let newValue { pairs.append(Pair(key: key, value: newValue)) }
      }
    }

    /// The facts by name.
    public var byName: [String: String] {
      Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first }
    }
  }

  /// The id of the item or rule.
  public var id: String
  /// What kind of step it is.
  public var kind: Kind
  /// Its name.
  public var name: Bilingual
  /// The scheme it belongs to: a place in ``Derivation/schemes``; nil for steps that only the law asks for.
  public var scheme: Int?
  /// Its line in the scheme.
  public var line: Int
  /// The formula, as it is written.
  public var formula: String?
  /// The figures it looked at.
  public var inputs: [Input] = []
  /// The bands, steps and conditions tried.
  public var trials: [Trial] = []
  /// The value of the formula.
  public var value: Figure?
  /// The unit of the value.
  public var unit: Unit = .number
  /// The points before rounding.
  public var unrounded: Rational?
  /// The points, rounded half up to two decimals; nil while missing.
  public var points: Points?
  /// The most points it could give.
  public var maximum: Points?
  /// The least and most points it can still take while something is missing.
  public var reach: ClosedRange<Points>?
  /// The amount of money; nil while missing.
  public var amount: Fen?
  /// What became of it.
  public var state: State
  /// Why, as a code of the catalogue.
  public var reason: Reason
  /// What fills the braces of the reason.
  public var details: Details = [:]
  /// The steps it is made of.
  public var children: [Node] = []

  init(
    _ id: String, _ kind: Kind, name: Bilingual, scheme: Int?, line: Int, state: State = .scored,
    reason: Reason = .none
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.scheme = scheme
    self.line = line
    self.state = state
    self.reason = reason
  }

  /// Whether it is a rule about several months that is open for want of the day of hiring.
  public var waitsForHiring: Bool { state == .missing && details["hired"] != nil }

  /// Whether it is a penalty that the region or the company does not allow to be deducted: shown, and part of no sum.
  public var isOnlyShown: Bool {
    reason == .notDeductible || (kind == .penalty && state == .missing && amount != nil)
  }

  /// The points that were lost, where they are known.
  public var lost: Points? {
    guard let points, let maximum else { return nil }
    return try? maximum - points
  }
}

/// Why a step came out as it did; the texts are in the catalogue.
public enum Reason: String, Hashable, Sendable, CaseIterable {
  /// Nothing to explain.
  case none
  /// The value fell into a band.
  case bandHeld = "band_held"
  /// No band held: the scheme has a gap that its check should have found.
  case noBand = "no_band"
  /// So many occurrences, so many points each.
  case occurrences
  /// The assessor's rating.
  case rated
  /// No rating was given.
  case unrated
  /// The label given is not on the scale.
  case offScale = "off_scale"
  /// The target was met.
  case targetMet = "target_met"
  /// The target was not met; points in proportion.
  case targetMissed = "target_missed"
  /// By formula.
  case formula
  /// The mean of the parts.
  case meanOfParts = "mean_of_parts"
  /// A figure it needs is missing.
  case figureMissing = "figure_missing"
  /// The sample is too small.
  case belowSample = "below_sample"
  /// Missing, and the scheme counts it in full.
  case countedFull = "counted_full"
  /// Missing, and the scheme counts it as nothing.
  case countedZero = "counted_zero"
  /// Missing, and the scheme leaves it out of the total.
  case reweighed
  /// Waived, points kept in full.
  case waivedFull = "waived_full"
  /// Waived, total rescaled.
  case waivedRescaled = "waived_rescaled"
  /// A veto item was recorded.
  case vetoRecorded = "veto_recorded"
  /// An omitted deduction was raised.
  case omissionRaised = "omission_raised"
  /// The sum of the items.
  case sumOfItems = "sum_of_items"
  /// The sum of the items, rescaled to the total.
  case rescaled
  /// Some items are missing.
  case itemsMissing = "items_missing"
  /// The month is not appraised.
  case notAppraised = "not_appraised"
  /// The score falls into a band of pay.
  case payBand = "pay_band"
  /// The score falls into the band of a grade.
  case gradeBand = "grade_band"
  /// The score is missing.
  case scoreMissing = "score_missing"
  /// The rule was met.
  case ruleMet = "rule_met"
  /// The rule was met by several, who share the amount.
  case ruleMetShared = "rule_met_shared"
  /// The rule was waived for the month.
  case waivedRule = "waived_rule"
  /// The condition did not hold.
  case conditionFailed = "condition_failed"
  /// Another employee is first or last.
  case notInPlace = "not_in_place"
  /// First or last, but shared, and the scheme gives it to nobody then.
  case tiedForNone = "tied_for_none"
  /// Fewer than two to compare.
  case noComparison = "no_comparison"
  /// Not decided while a figure is missing.
  case undecided
  /// Met, but the region's law or the company's setting does not allow the deduction.
  case notDeductible = "not_deductible"
  /// On probation or not active, so not meant.
  case notMeant = "not_meant"
  /// Nothing occurred.
  case nothingDue = "nothing_due"
  /// The whole loss is within the cap.
  case lossWithinCap = "loss_within_cap"
  /// Part of the loss is held back by the cap or the minimum wage.
  case lossCapped = "loss_capped"
  /// What was held back in an earlier month is due again.
  case lossCarried = "loss_carried"
  /// The labour contract has no clause for it.
  case noLossClause = "no_loss_clause"
  /// Every kind of pay is marked as not agreed, so that there is no wage to hold against the floor.
  case noPayAgreed = "no_pay_agreed"
  /// No scheme decides money, so that nothing needs the amounts that nobody gave.
  case noMoneyDecided = "no_money_decided"
  /// The wage is above the floor.
  case aboveFloor = "above_floor"
  /// Topped up to the floor.
  case toppedUp = "topped_up"
  /// The month was not whole, and is paid by its days.
  case prorated
  /// The month was not whole, and the company's choice is not to count days.
  case notProrated = "not_prorated"
  /// The month was not whole, and the company has not chosen how it is paid.
  case prorationOpen = "proration_open"
  /// Somebody moved inside the month, and neither the scheme nor HR says where they are appraised.
  case moveOpen = "move_open"
  /// Both the way of counting days and where somebody who moved is appraised are open.
  case prorationAndMoveOpen = "proration_and_move_open"
  /// The scores of several departments, weighted by the days in each.
  case scoreByDays = "score_by_days"
  /// The month was not whole, and every way of counting comes to the same.
  case prorationAlike = "proration_alike"
  /// Days of a month on which nothing changed.
  case stretchWorked = "stretch_worked"
  /// Days of unpaid leave.
  case stretchUnpaid = "stretch_unpaid"
  /// The wage or performance pay of the days worked.
  case amountByDays = "amount_by_days"
  /// The wage or performance pay waits for the company's choice.
  case amountOpen = "amount_open"
  /// So many months in a row or in the year.
  case monthsCounted = "months_counted"
}
