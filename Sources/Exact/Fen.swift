/// An amount of money in whole fen (分), a hundredth of a yuan.
public struct Fen: Hashable, Comparable, Sendable {
  /// The amount in fen; negative amounts are owed.
  public let amount: Int64

  /// An amount of so many fen.
  public init(_ amount: Int64) {
    self.amount = amount
  }

  /// An exact amount of yuan, rounded half up to the fen; what the law limits is rounded by ``init(roundingDown:)`` and
  /// ``init(roundingUp:)`` instead.
  ///
  /// - Throws: ``ArithmeticOverflow/tooLarge`` beyond ±92 quadrillion yuan.
  public init(yuan: Rational) throws(ArithmeticOverflow) {
    guard let amount = Int64(exactly: try yuan.rounded(places: 2)) else { throw .tooLarge }
    self.amount = amount
  }

  /// An exact amount of yuan that may not be exceeded, rounded down to the fen: a legal cap (上限).
  ///
  /// - Throws: ``ArithmeticOverflow/tooLarge`` beyond ±92 quadrillion yuan.
  public init(roundingDown yuan: Rational) throws(ArithmeticOverflow) {
    guard let amount = Int64(exactly: (try yuan * 100).roundedDown) else { throw .tooLarge }
    self.amount = amount
  }

  /// An exact amount of yuan that may not be undercut, rounded up to the fen: a legal floor (下限).
  ///
  /// - Throws: ``ArithmeticOverflow/tooLarge`` beyond ±92 quadrillion yuan.
  public init(roundingUp yuan: Rational) throws(ArithmeticOverflow) {
    guard let amount = Int64(exactly: (try yuan * 100).roundedUp) else { throw .tooLarge }
    self.amount = amount
  }

  /// Nothing.
  public static let zero = Fen(0)

  /// The amount in yuan.
  public var yuan: Rational {
    (try? Rational(Int128(amount), over: 100)) ?? .zero
  }

  /// The amount with two decimals: `"1234.50"`.
  public var text: String { Rational.decimal(Int128(amount), places: 2) }

  /// Order by amount.
  public static func < (left: Fen, right: Fen) -> Bool { left.amount < right.amount }

  /// The sum.
  ///
  /// - Throws: ``ArithmeticOverflow/tooLarge`` when it does not fit into 64 bits.
  public static func + (left: Fen, right: Fen) throws(ArithmeticOverflow) -> Fen {
    let (sum, overflow) = left.amount.addingReportingOverflow(right.amount)
    guard !overflow else { throw .tooLarge }
    return Fen(sum)
  }

  /// The difference.
  ///
  /// - Throws: ``ArithmeticOverflow/tooLarge`` when it does not fit into 64 bits.
  public static func - (left: Fen, right: Fen) throws(ArithmeticOverflow) -> Fen {
    let (difference, overflow) = left.amount.subtractingReportingOverflow(right.amount)
    guard !overflow else { throw .tooLarge }
    return Fen(difference)
  }
}
