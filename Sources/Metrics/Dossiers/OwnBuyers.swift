internal import Intake

/// The buyers that are the company itself: its own accounts.
final class OwnBuyers: Sendable {
  private let ids: IDTable

  /// The accounts of a company, or nobody where the rules do not ask.
  init(_ tenures: Tenures?, _ rules: RuleSet, hash: IDHash) {
    var ids = IDTable(hash: hash)
    if rules.leftOut.ownAccounts { for id in tenures?.ownAsBuyers ?? [] { _ = ids.intern(id, hash) } }
    self.ids = ids
  }

  /// Whether a buyer is one of them.
  func contains(_ buyer: EventID, _ base: UnsafePointer<UInt8>) -> Bool {
    ids.count > 0 && ids.find(buyer, base) != nil
  }
}
