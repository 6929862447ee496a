/// A wage or performance pay as it was agreed (约定的月薪、绩效工资): an amount, agreed not to be paid, or missing.
///
/// What nobody gave is missing, with a reason, and never counts as 0; 0 is what was given as 0, or agreed on by marking
/// the person as without pay of that kind.
public enum AgreedAmount: Hashable, Sendable {
  /// The amount agreed on, in fen; 0 or more.
  case known(Fen)
  /// The person is marked as without pay of that kind (无): 0 by agreement, and nothing is open.
  case notAgreed
  /// Nobody gave it, and why it is missing.
  case missing(Missing)

  /// The kinds of pay that are agreed on, by the name a missing one goes by.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 月薪: the fixed wage of a month.
    case wage
    /// 绩效工资: the performance pay of a month at full score.
    case performancePay = "performance_pay"
  }

  /// Nobody gave it.
  public static func notGiven(_ kind: Kind) -> AgreedAmount { .missing(Missing(.notGiven, name: kind.rawValue)) }

  /// The amount: 0 where the person is without pay of that kind, nil while it is missing.
  public var amount: Fen? {
    switch self {
    case .known(let amount): amount
    case .notAgreed: .zero
    case .missing: nil
    }
  }

  /// Why it is missing; nil where it is known, or agreed not to be paid.
  public var absence: Missing? {
    if case .missing(let missing) = self { missing } else { nil }
  }

  /// The words that mark a person as without pay of a kind, in tables and on forms; the first is the one written.
  public static let wordsForNone = ["none", "无"]

  /// Whether a text is one of the words for no pay of a kind, in any case.
  public static func saysNone(_ text: some StringProtocol) -> Bool { wordsForNone.contains(text.lowercased()) }

  /// As tables have it, in fen: `500000`, `none`, empty while missing.
  public var fenText: String {
    switch self {
    case .known(let amount): String(amount.amount)
    case .notAgreed: AgreedAmount.wordsForNone[0]
    case .missing: ""
    }
  }

  /// As forms have it, in yuan: `5000.00`, `none`, empty while missing.
  public var yuanText: String {
    switch self {
    case .known(let amount): amount.text
    case .notAgreed: AgreedAmount.wordsForNone[0]
    case .missing: ""
    }
  }
}
