public import Exact

/// The value of a part: a whole number (a count, seconds or fen), or missing for a reason.
public enum PartValue: Hashable, Sendable {
  /// The exact number.
  case known(Int)
  /// No number, and why.
  case missing(Missing.Reason)

  /// The number, or nil while it is missing.
  public var number: Int? {
    if case .known(let number) = self { number } else { nil }
  }
}

/// The parts of a holder in a month.
public struct Parts: Hashable, Sendable {
  private var values: [PartValue]

  /// All parts missing, as not collected.
  init() {
    values = Array(repeating: .missing(.notCollected), count: Part.allCases.count)
  }

  /// The value of a part.
  public internal(set) subscript(part: Part) -> PartValue {
    get { values[part.rawValue] }
    set { values[part.rawValue] = newValue }
  }

  /// The value of the part of that id, or nil where events give no such part.
  public subscript(id: String) -> PartValue? {
    Part(id: id).map { self[$0] }
  }

  /// The value of a part as formulas see it: counts and seconds as they are, money in yuan.
  public func figure(_ part: Part) -> Figure {
    switch self[part] {
    case .missing(let reason): return .missing(Missing(reason, name: part.id))
    case .known(let number):
      switch part {
      case .sales, .refundAmount, .netSales, .misshipmentLoss: return .known(Fen(Int64(number)).yuan)
      default: return .known(Rational(number))
      }
    }
  }
}
