public import Appraisal
public import Exact
internal import Wording

/// What a month leaves on record for one employee.
public struct MonthResult: Sendable {
  /// The month.
  public let month: Month
  /// The employee's id.
  public let employee: String
  /// The employee's name.
  public let name: String
  /// The id of the department under whose schemes the month was appraised.
  public let department: String
  /// The employee's assessor.
  public let assessor: String?
  /// What rules about several months need of it.
  public let past: PastMonth
  /// The grade, in Chinese as on the form; nil where there is none yet.
  public let grade: String?
  /// Whether the score failed the month.
  public let isFailed: Bool
  /// Whether everything the month needs is there.
  public let isComplete: Bool
  /// The performance pay earned; nil while undecided.
  public let earned: Fen?
  /// Everything together beside the fixed wage; nil while undecided.
  public let total: Fen?
  /// The derivation as it was printed, with its hash.
  public let derivation: [UInt8]
  private let steps: Derivation

  /// The result of a derivation.
  public init(_ derivation: Derivation, department: String, assessor: String? = nil) {
    month = derivation.month
    employee = derivation.employee
    name = derivation.name
    self.department = department
    self.assessor = assessor
    past = derivation.pastMonth
    grade = derivation.points == nil ? nil : derivation.grade?.name.chinese
    isFailed = derivation.pay.earned?.state == .failed
    isComplete = derivation.isComplete
    earned = derivation.pay.earned?.amount
    total = derivation.pay.total
    self.derivation = derivation.json()
    steps = derivation
  }

  /// The derivation as another program would have printed it, had it come to the same; nil for a program of which that is
  /// not known.
  ///
  /// - Parameter program: as ``ResultProgram/version`` says it.
  public func derivation(asPrintedBy program: String) -> [UInt8]? {
    if program == ResultProgram.version { return derivation }
    guard let printed = ResultProgram.parts(of: program) else { return nil }
    return steps.json(inFormat: printed.format, engine: printed.format == 1 ? nil : printed.engine)
  }
}
