/// The groups of an account: where each begins, and in which of its conversations the account had a part.
struct GroupList {
  /// For each group where it begins, how many conversations follow, and their ordinals in the group; 0 for all.
  private(set) var words: [UInt32] = []
  private(set) var count = 0

  mutating func add(_ start: Int, _ ordinals: [UInt32], of conversations: Int) {
    count += 1
    words.append(UInt32(truncatingIfNeeded: start))
    guard ordinals.count < conversations else {
      words.append(0)
      return
    }
    words.append(UInt32(ordinals.count))
    words += ordinals
  }

  /// Calls `body` for every group.
  func forEach(_ body: (_ start: Int, _ ordinals: ArraySlice<UInt32>) -> Void) {
    var at = 0
    while at + 1 < words.count {
      let end = at + 2 + Int(words[at + 1])
      body(Int(words[at]), words[at + 2..<end])
      at = end
    }
  }
}
