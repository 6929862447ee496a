extension RandomAccessCollection {
  /// The first place from which on a condition does not hold any more; up to there it holds everywhere.
  @inline(__always)
  func end(while holds: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if holds(self[middle]) {
        low = index(after: middle)
        count -= half + 1
      } else {
        count = half
      }
    }
    return low
  }
}
