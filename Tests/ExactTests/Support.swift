import Exact

/// A generator whose seed is printed, so that a failure can be run again: SplitMix64.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Rational {
  static func of(_ numerator: Int, _ denominator: Int = 1) -> Rational {
    (try? Rational(Int128(numerator), over: Int128(denominator))) ?? .zero
  }

  /// A number of at most so many digits above and below the line.
  static func random(_ greatest: Int = 10_000, using random: inout SeededRandom) -> Rational {
    .of(Int.random(in: -greatest...greatest, using: &random), Int.random(in: 1...greatest, using: &random))
  }
}
