import Exact
import Testing

@Suite("Rational")
struct RationalTests {
  static let seeds: [UInt64] = [1, 20_161_001, 0xFEED]

  @Test("sums and products are associative and commutative, products distribute over sums", arguments: seeds)
  func field(seed: UInt64) throws {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    for _ in 0..<3000 {
      let (a, b, c) = (
        Rational.random(using: &random), Rational.random(using: &random), Rational.random(using: &random)
      )
      #expect(try (a + b) + c == a + (b + c))
      #expect(try (a * b) * c == a * (b * c))
      #expect(try a * (b + c) == a * b + a * c)
      #expect(try a + b == b + a && a * b == b * a)
      #expect(try a - b == -(b - a))
      #expect(try a - a == 0)
      if !b.isZero { #expect(try a / b * b == a) }
    }
  }

  @Test("order is total, transitive, and agrees with the sign of the difference", arguments: seeds)
  func order(seed: UInt64) throws {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    for _ in 0..<3000 {
      let (a, b, c) = (
        Rational.random(using: &random), Rational.random(using: &random), Rational.random(using: &random)
      )
      #expect([a < b, a == b, a > b].count { $0 } == 1)
      #expect(try (a < b) == (a - b).isNegative)
      if a < b && b < c { #expect(a < c) }
    }
  }

  @Test("order holds where products need more than 127 bits")
  func wideOrder() throws {
    let huge = Rational(Int128.max)
    let slightlyLess = try Rational(Int128.max - 1, over: Int128.max)
    let less = try Rational(Int128.max - 2, over: Int128.max - 1)
    #expect(slightlyLess < 1 && less < slightlyLess)
    #expect(-slightlyLess > -1 && -less > -slightlyLess)
    #expect(huge > slightlyLess && -huge < -slightlyLess)
    let tiny = try Rational(1, over: Int128.max)
    #expect(tiny > 0 && -tiny < 0 && tiny < slightlyLess)
  }

  @Test("a quotient is kept in lowest terms, the sign above the line")
  func lowestTerms() throws {
    let value = try Rational(6, over: -8)
    #expect(value.numerator == -3 && value.denominator == 4)
    #expect(try Rational(0, over: -7) == .zero)
    #expect(try Rational(0, over: 7).denominator == 1)
    #expect(Set([Rational.of(1, 2), .of(2, 4), .of(-3, -6)]).count == 1)
  }

  @Test("1 order of 5 consultations is 20 %")
  func exactBound() throws {
    #expect(try Rational(1) / 5 == Rational(20) / 100)
    #expect(try Rational(1) / 3 * 3 == 1)
  }

  @Test(
    "halves round upwards at either sign",
    arguments: [
      (5, 2, 3), (-5, 2, -2), (1, 2, 1), (-1, 2, 0), (7, 3, 2), (-7, 3, -2), (8, 3, 3), (-8, 3, -3), (0, 1, 0),
      (-3, 2, -1),
      (3, 2, 2), (4, 1, 4), (-4, 1, -4), (-51, 100, -1), (-49, 100, 0),
    ] as [(Int, Int, Int)])
  func rounding(above: Int, below: Int, result: Int) {
    #expect(Rational.of(above, below).roundedHalfUp == Int128(result))
  }

  @Test("rounding is (2a + b) div (2b)", arguments: seeds)
  func roundingRule(seed: UInt64) {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    for _ in 0..<5000 {
      let above = Int.random(in: -999...999, using: &random)
      let below = Int.random(in: 1...40, using: &random)
      let (quotient, rest) = (2 * above + below).quotientAndRemainder(dividingBy: 2 * below)
      #expect(Rational.of(above, below).roundedHalfUp == Int128(rest < 0 ? quotient - 1 : quotient))
    }
  }

  @Test("what does not fit is thrown, never trapped")
  func overflow() throws {
    let greatest = Rational(Int128.max)
    #expect(throws: ArithmeticOverflow.tooLarge) { try greatest + 1 }
    #expect(throws: ArithmeticOverflow.tooLarge) { try -greatest - 1 }
    #expect(throws: ArithmeticOverflow.tooLarge) { try -greatest + -greatest }
    #expect(throws: ArithmeticOverflow.tooLarge) { try greatest * 2 }
    #expect(throws: ArithmeticOverflow.tooLarge) { try greatest / Rational(1, over: 2) }
    #expect(throws: ArithmeticOverflow.tooLarge) { try Rational(1, over: .max) * Rational(1, over: 2) }
    #expect(throws: ArithmeticOverflow.tooLarge) { try Rational(1, over: .max) + Rational(1, over: .max - 1) }
    #expect(throws: ArithmeticOverflow.tooLarge) { try Rational(.min, over: 3) }
    #expect(throws: ArithmeticOverflow.tooLarge) { try Rational(3, over: .min) }
    #expect(throws: ArithmeticOverflow.divisionByZero) { try Rational(3, over: 0) }
    #expect(throws: ArithmeticOverflow.divisionByZero) { try greatest / 0 }
    #expect(Rational(Int128.min) == -greatest)
    #expect(try greatest - greatest == 0)
    #expect(try greatest / greatest == 1)
    #expect(greatest.roundedHalfUp == Int128.max && (-greatest).roundedHalfUp == -Int128.max)
    #expect(try (greatest / 2).roundedHalfUp == Int128.max / 2 + 1)
    for places in [1, 38, 39, 1000, -1] {
      #expect(throws: ArithmeticOverflow.tooLarge) { try greatest.rounded(places: places) }
    }
    #expect(throws: ArithmeticOverflow.tooLarge) { try Rational.one.rounded(places: 39) }
    #expect(try Rational.one.rounded(places: 37) > 0)
    #expect(greatest.decimal(places: 2) == "\(Int128.max)/1")
  }

  @Test("extremes in every operation give a result or an error", arguments: seeds)
  func extremes(seed: UInt64) {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    let edges: [Int128] = [.min, .min + 1, .min / 2, -1, 0, 1, 2, 3, .max / 3, .max / 2, .max - 1, .max]
    for _ in 0..<5000 {
      let parts = (0..<4).map { _ in edges.randomElement(using: &random) ?? 1 }
      guard let a = try? Rational(parts[0], over: parts[1]), let b = try? Rational(parts[2], over: parts[3]) else {
        continue
      }
      for result in [try? a + b, try? a - b, try? a * b, try? a / b] {
        guard let result else { continue }
        #expect(result.denominator > 0)
        _ = result.description + result.decimal(places: 4)
        _ = result.roundedHalfUp
      }
      _ = a < b
    }
  }

  @Test("decimal texts")
  func decimals() {
    #expect(Rational.of(9971, 100).decimal(places: 2) == "99.71")
    #expect(Rational.of(-1, 200).decimal(places: 2) == "0.00")
    #expect(Rational.of(-1, 100).decimal(places: 2) == "-0.01")
    #expect(Rational.of(1, 200).decimal(places: 2) == "0.01")
    #expect(Rational.of(2, 3).decimal(places: 0) == "1")
    #expect(Rational.of(1, 3).decimal(places: 4) == "0.3333")
    #expect(Rational.of(11, 20).description == "0.55")
    #expect(Rational.of(1, 3).description == "1/3")
    #expect(Rational.of(1, 40).description == "0.025")
    #expect(Rational.of(-5, 4).description == "-1.25")
    #expect(Rational(1_000_000).description == "1000000")
    #expect(Rational.decimal(5, places: 3) == "0.005")
    #expect(Rational.decimal(-123_456, places: 2) == "-1234.56")
  }
}
