extension Fen {
  /// One who has a part in an amount that is divided.
  public struct Share: Hashable, Sendable {
    /// The id it goes by: of two with equal claims to a fen the id that comes first, compared by its bytes, gets it.
    public let id: String
    /// How many parts of the whole it has; 0 or more.
    public let parts: Rational

    /// A part in an amount.
    public init(_ id: String, parts: Rational = .one) {
      self.id = id
      self.parts = parts
    }
  }

  /// Divides the amount so that the shares add up to it, by largest remainders (最大余数法): everybody gets the whole fen
  /// of the exact share, and the fen that are left go one each to those whose exact shares were cut most; of equal ones
  /// to the id that comes first. The order in which the shares are given decides nothing.
  ///
  /// 100 yuan among three equal shares are 33.34, 33.33 and 33.33. An amount below 0 is divided as its opposite is.
  ///
  /// - Returns: an amount for every share, in the order given; nothing for anybody where there are no parts at all.
  /// - Throws: ``ArithmeticOverflow`` where the parts are too long to be kept exactly.
  public func divided(among shares: [Share]) throws(ArithmeticOverflow) -> [Fen] {
    var parts = Rational.zero
    for share in shares { parts = try parts + share.parts }
    guard !parts.isZero else { return shares.map { _ in .zero } }
    let whole = Rational(Int128(amount)).magnitude
    var given: [Int128] = []
    var rests: [(place: Int, rest: Rational)] = []
    for (place, share) in shares.enumerated() {
      let exact = try whole * share.parts / parts
      given.append(exact.roundedDown)
      rests.append((place, try exact - Rational(exact.roundedDown)))
    }
    let left = Int(whole.roundedDown - given.reduce(0, +))
    rests.sort { first, second in
      if first.rest != second.rest { return first.rest > second.rest }
      let (one, other) = (shares[first.place].id, shares[second.place].id)
      return one == other ? first.place < second.place : one.utf8.lexicographicallyPrecedes(other.utf8)
    }
    for (place, _) in rests.prefix(left) { given[place] += 1 }
    var amounts: [Fen] = []
    for share in given {
      guard let fen = Int64(exactly: amount < 0 ? -share : share) else { throw .tooLarge }
      amounts.append(Fen(fen))
    }
    return amounts
  }
}
