public import Appraisal
public import Exact

/// What a month leaves on record for one employee.
public struct MonthResult: Hashable, Sendable {
  /// The month.
  public let month: Month
  /// The employee's id.
  public let employee: String
  /// What rules about several months need of it.
  public let past: PastMonth
  /// The derivation as it was printed, with its hash.
  public let derivation: [UInt8]

  /// The result of a derivation.
  public init(_ derivation: Derivation) {
    month = derivation.month
    employee = derivation.employee
    past = derivation.pastMonth
    self.derivation = derivation.json()
  }
}
