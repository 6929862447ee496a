internal import Intake
internal import Wording

/// The company's key for the pseudonyms of buyers: 32 random bytes in `.keys/buyers.key`, for the owner's eyes only.
///
/// It is made when the first buyer is met. It is never printed, and never made anew where files were taken in under one
/// that is gone: the buyers of then and now would no longer be the same people.
final class BuyerKey {
  private let path: String
  /// The name of the key that imports were made under, where one names buyers.
  private let nameInUse: String?
  private var loaded: BuyerPseudonyms?

  init(company folder: String, nameInUse: String?) {
    path = folder + "/.keys/buyers.key"
    self.nameInUse = nameInUse
  }

  /// The pseudonyms of the company's key, which is made where there is none.
  ///
  /// - Throws: `BUYER-KEY-UNUSABLE`, `BUYER-KEY-LOST`, `OUTPUT-NOT-WRITTEN`.
  func pseudonyms() throws(Diagnostic) -> BuyerPseudonyms {
    if let known = try existing() { return known }
    guard nameInUse == nil else { throw Diagnostic(.buyerKeyLost, at: Place(file: path)) }
    try KeyFile.make(path, BuyerPseudonyms.newKey())
    guard let made = try existing() else { throw Diagnostic(.buyerKeyUnusable, at: Place(file: path)) }
    return made
  }

  /// The pseudonyms of the company's key, or nil where there is none yet.
  ///
  /// - Throws: `BUYER-KEY-UNUSABLE`, `BUYER-KEY-LOST`.
  func existing() throws(Diagnostic) -> BuyerPseudonyms? {
    if let loaded { return loaded }
    guard Disk.exists(path) else { return nil }
    guard let bytes = KeyFile.read(path), let found = BuyerPseudonyms(key: bytes) else {
      throw Diagnostic(.buyerKeyUnusable, at: Place(file: path))
    }
    guard nameInUse == nil || nameInUse == found.keyName else { throw Diagnostic(.buyerKeyLost, at: Place(file: path)) }
    loaded = found
    return found
  }

  /// What a preview shows: the pseudonyms of the company's key, or of one that is thrown away.
  func forLooking() throws(Diagnostic) -> BuyerPseudonyms? {
    try existing() ?? BuyerPseudonyms(key: BuyerPseudonyms.newKey())
  }
}
