/// Points of an appraisal, in whole hundredths: the printed column adds up to the printed total.
public struct Points: Hashable, Comparable, Sendable {
  /// The points in hundredths: 4.00 is 400.
  public let hundredths: Int64

  /// So many hundredths of a point.
  public init(hundredths: Int64) {
    self.hundredths = hundredths
  }

  /// Exact points rounded half up to two decimals: the one place where points are rounded.
  ///
  /// - Throws: ``ArithmeticOverflow/tooLarge`` when they do not fit.
  public init(rounding value: Rational) throws(ArithmeticOverflow) {
    guard let hundredths = Int64(exactly: try value.rounded(places: 2)) else { throw .tooLarge }
    self.hundredths = hundredths
  }

  /// No points.
  public static let zero = Points(hundredths: 0)

  /// The points as an exact number.
  public var value: Rational {
    (try? Rational(Int128(hundredths), over: 100)) ?? .zero
  }

  /// The points with two decimals: `"4.00"`.
  public var text: String { Rational.decimal(Int128(hundredths), places: 2) }

  /// Order by points.
  public static func < (left: Points, right: Points) -> Bool { left.hundredths < right.hundredths }

  /// The sum.
  ///
  /// - Throws: ``ArithmeticOverflow/tooLarge`` when it does not fit into 64 bits.
  public static func + (left: Points, right: Points) throws(ArithmeticOverflow) -> Points {
    let (sum, overflow) = left.hundredths.addingReportingOverflow(right.hundredths)
    guard !overflow else { throw .tooLarge }
    return Points(hundredths: sum)
  }

  /// The difference.
  ///
  /// - Throws: ``ArithmeticOverflow/tooLarge`` when it does not fit into 64 bits.
  public static func - (left: Points, right: Points) throws(ArithmeticOverflow) -> Points {
    let (difference, overflow) = left.hundredths.subtractingReportingOverflow(right.hundredths)
    guard !overflow else { throw .tooLarge }
    return Points(hundredths: difference)
  }
}
