internal import Intake

/// The buyers that are the company itself: its own accounts.
final class OwnBuyers: Sendable {
  private let ids: IDTable

  /// The accounts of a company, or nobody where it has no table of them.
  init(_ tenures: Tenures?, hash: IDHash) {
    var ids = IDTable(hash: hash)
    for id in tenures?.ownAsBuyers ?? [] { _ = ids.intern(id, hash) }
    self.ids = ids
  }

  /// Whether a buyer is one of them.
  func contains(_ buyer: EventID, _ base: UnsafePointer<UInt8>) -> Bool {
    ids.count > 0 && ids.find(buyer, base) != nil
  }
}
