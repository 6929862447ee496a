/// What a number counts or measures. A scheme that mixes units does not load.
public enum Unit: Hashable, Sendable {
  /// A plain number without a unit, as in `2 * misshipments`.
  case number
  /// A share or quotient; printed as a percentage.
  case ratio
  /// Seconds of time.
  case seconds
  /// Money, in yuan.
  case money
  /// Points of an appraisal.
  case points
  /// A count of things.
  case count(Counted)
}

/// The kinds of things that are counted. Two counts add up or compare only where they count the same.
public enum Counted: String, Hashable, Sendable, CaseIterable {
  /// Conversations with a buyer (咨询, 会话).
  case consultations
  /// Rounds of question and reply (回合).
  case rounds
  /// Buyers (人数).
  case buyers
  /// Buyers, each counted once a day (人日).
  case buyerDays = "buyer_days"
  /// Orders (订单).
  case orders
  /// Reviews of an order (评价).
  case reviews
  /// Answers to a satisfaction survey (评分).
  case surveys
  /// Cases: complaints, mis-sent orders (起).
  case cases
  /// Days (天).
  case days
  /// Occurrences: lateness, failed checks (次).
  case times
}

extension Unit {
  /// The name used in messages and in JSON: `ratio`, `seconds`, `yuan`, `points`, `number`, `orders` …
  public var name: String {
    switch self {
    case .number: "number"
    case .ratio: "ratio"
    case .seconds: "seconds"
    case .money: "yuan"
    case .points: "points"
    case .count(let things): things.rawValue
    }
  }

  /// The unit of that ``name``, or nil.
  public init?(name: some StringProtocol) {
    switch name {
    case "number": self = .number
    case "ratio": self = .ratio
    case "seconds": self = .seconds
    case "yuan": self = .money
    case "points": self = .points
    default:
      guard let things = Counted(rawValue: String(name)) else { return nil }
      self = .count(things)
    }
  }

  /// A value of this unit as a person reads it: `55.00%`, `50.4 s`, `1234.50 yuan`, `3`.
  ///
  /// Shares are shown with two decimals and seconds with one, rounded half up for display only; the exact value is in
  /// the derivation.
  public func text(_ value: Rational) -> String {
    switch self {
    case .ratio: number(value) + "%"
    case .seconds: number(value) + " s"
    case .money: number(value) + " yuan"
    case .points, .number, .count: number(value)
    }
  }

  /// The number of ``text(_:)`` without the word or sign after it; shares in percent.
  public func number(_ value: Rational) -> String {
    switch self {
    case .ratio: (try? value * 100).map { $0.decimal(places: 2) } ?? value.description
    case .seconds: value.isWhole ? value.description : value.decimal(places: 1)
    case .money, .points: value.decimal(places: 2)
    case .number, .count: value.isWhole ? value.description : value.decimal(places: 2)
    }
  }

  /// A bound as a scheme writes it, exact: `20%`, `30 s`, `200000 yuan`, `90`.
  public func exactText(_ value: Rational) -> String {
    switch self {
    case .ratio: (try? value * 100).map { $0.description + "%" } ?? value.description
    case .seconds: value.description + " s"
    case .money: value.description + " yuan"
    case .points, .number, .count: value.description
    }
  }
}
