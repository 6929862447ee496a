/// A number that is known, or missing for a reason. A missing number never compares and never counts as 0.
public enum Figure: Hashable, Sendable {
  /// The exact value.
  case known(Rational)
  /// No value, and why.
  case missing(Missing)

  /// The value, or nil while it is missing.
  public var value: Rational? {
    if case .known(let value) = self { value } else { nil }
  }

  /// Why there is no value, or nil where there is one.
  public var absence: Missing? {
    if case .missing(let missing) = self { missing } else { nil }
  }
}

/// Why a figure is missing, and which one it is.
public struct Missing: Hashable, Sendable {
  /// The kinds of absence.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// The data did not arrive (未采集).
    case notCollected = "not_collected"
    /// The denominator is 0 (无分母).
    case noDenominator = "no_denominator"
    /// The platform has not settled it yet (延迟统计).
    case notYetFinal = "not_yet_final"
    /// The person had no account with any shop this month (本月没有客服账号).
    case noAccount = "no_account"
    /// The shop's orders name no buyers, so that nobody's part in them is known (订单没有买家).
    case buyersNotNamed = "buyers_not_named"
    /// Several means, percentiles or rates without the numbers they are of do not make one (不能合计).
    case notAdditive = "not_additive"
    /// It does not apply to this person this month (不适用).
    case notApplicable = "not_applicable"
    /// The sample is smaller than the scheme asks for (样本不足).
    case belowSample = "below_sample"
    /// Nobody gave it (未填写).
    case notGiven = "not_given"
    /// It is written without its seconds, and they decide (没有秒).
    case noSeconds = "no_seconds"
    /// It hangs on a choice that the company has not made (未选定).
    case notChosen = "not_chosen"
    /// The exact result has more digits than can be kept (超出范围).
    case outOfRange = "out_of_range"

    /// Whether somebody whose figure is missing for this reason has no part in comparisons and means, rather than
    /// leaving them open: there is nothing that could still arrive.
    public var leavesOthersOpen: Bool { self != .notApplicable && self != .noAccount }
  }

  /// Why.
  public let reason: Reason
  /// The id of the metric, item or rating that is missing.
  public let name: String

  /// A figure of that name is missing for that reason.
  public init(_ reason: Reason, name: String) {
    self.reason = reason
    self.name = name
  }
}
