import Scheme

/// Which paper a scheme is printed on.
enum FormLayout: Hashable, Sendable {
  /// Form 1.
  case monthly
  /// Form 4.
  case weighted
  /// Rated lists, and any other scheme that scores.
  case listed
  /// Form 2, and any other scheme that only moves money.
  case money

  /// The layout of a scheme: its own paper where it has one, by its id.
  static func of(_ scheme: Scheme) -> FormLayout {
    if scheme.items.isEmpty { return .money }
    return switch scheme.id {
    case "monthly-100": .monthly
    case "weighted-targets": .weighted
    default: .listed
    }
  }

  func sheet(_ form: FormCase) -> PaperSheet {
    switch self {
    case .monthly: MonthlyForm(form: form).sheet()
    case .weighted: WeightedForm(form: form).sheet()
    case .listed: ListedForm(form: form).sheet()
    case .money: MoneyForm(form: form).sheet()
    }
  }
}
