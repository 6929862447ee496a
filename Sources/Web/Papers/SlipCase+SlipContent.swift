public import Exact
public import Paperwork
internal import Records
public import Workflow

extension SlipCase {
  /// The content of a slip as the paper wants it.
  public init(_ content: SlipContent, company: String, month: Month) {
    self.init(
      company: company, month: month, employee: content.employee, name: content.name,
      department: content.department, wage: content.wage, derivation: content.derivation, schemes: content.schemes,
      madeKnown: content.madeKnown.mapValues { "\($0.madeKnownOn) \($0.how)" }, law: content.law,
      adjustments: content.adjustments.map {
        SlipCase.Adjustment(id: $0.id, month: $0.month, amount: $0.amount, cause: $0.cause.name, reason: $0.reason)
      }, appealUntil: content.appealUntil)
  }
}
