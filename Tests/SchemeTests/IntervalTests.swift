import Exact
import Testing

@testable import Scheme

@Suite("Intervals")
struct IntervalTests {
  static let seeds: [UInt64] = [1, 42, 20_161_001]

  /// Ends on few numbers, so that they meet often.
  static func bound(_ random: inout SeededRandom) -> Interval.Bound {
    let number = Rational.of(Int.random(in: -6...6, using: &random), Int.random(in: 1...3, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return .infinite
    case 1, 2: return .including(number)
    default: return .excluding(number)
    }
  }

  static func interval(_ random: inout SeededRandom) -> Interval { Interval(bound(&random), bound(&random)) }

  /// Every end that can occur, the numbers between them, and numbers beyond all.
  static let probes: [Rational] = (-50...50).map { Rational.of($0, 6) }

  @Test("intersection, subtraction and remainder part the line", arguments: seeds)
  func algebra(seed: UInt64) throws {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    for _ in 0..<1500 {
      let (a, b) = (Self.interval(&random), Self.interval(&random))
      let both = a.intersection(b)
      let rest = a.subtracting(b)
      let more = (0..<Int.random(in: 0...4, using: &random)).map { _ in Self.interval(&random) }
      let uncovered = a.remainder(after: more)
      #expect(rest.count <= 2 && rest.allSatisfy { !$0.isEmpty } && uncovered.allSatisfy { !$0.isEmpty })
      var failed = false
      for probe in Self.probes {
        let inA = a.contains(probe)
        let inB = b.contains(probe)
        failed = failed || both.contains(probe) != (inA && inB)
        failed = failed || rest.count { $0.contains(probe) } != (inA && !inB ? 1 : 0)
        let inMore = more.contains { $0.contains(probe) }
        failed = failed || uncovered.count { $0.contains(probe) } != (inA && !inMore ? 1 : 0)
        failed = failed || (inA && a.isEmpty)
      }
      #expect(!failed, "\(a) and \(b), \(more)")
      #expect(both == b.intersection(a) || (both.isEmpty && b.intersection(a).isEmpty))
    }
  }

  @Test("rounded down, rounded up and without sign, an interval holds what its numbers come to", arguments: seeds)
  func wholeParts(seed: UInt64) {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    for _ in 0..<1500 {
      let interval = Self.interval(&random)
      for probe in Self.probes where interval.contains(probe) {
        #expect(Interval.floor(interval).contains(Interval.floor(probe)), "floor of \(probe) in \(interval)")
        #expect(Interval.ceil(interval).contains(Interval.ceil(probe)), "ceil of \(probe) in \(interval)")
        #expect(Interval.magnitude(interval).contains(probe.magnitude), "abs of \(probe) in \(interval)")
      }
    }
    let open = Interval(.including(.zero), .excluding(5))
    #expect(Interval.floor(open) == Interval(.including(0), .including(4)))
    #expect(Interval.magnitude(Interval(.including(-3), .including(2))) == Interval(.including(0), .including(3)))
  }

  @Test("a witness lies inside; there is one unless the interval is empty", arguments: seeds)
  func witnesses(seed: UInt64) {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    let step = Rational.of(1, 4)
    for _ in 0..<5000 {
      let interval = Self.interval(&random)
      #expect((interval.witness == nil) == interval.isEmpty, "\(interval)")
      if let witness = interval.witness { #expect(interval.contains(witness), "\(interval): \(witness)") }
      let wholes = (-40...40).map { Rational($0) }.filter(interval.contains)
      #expect((interval.wholeWitness == nil) == wholes.isEmpty, "\(interval)")
      if let whole = interval.wholeWitness { #expect(whole.isWhole && interval.contains(whole), "\(interval)") }
      if interval.lower.number != nil, let least = wholes.min() { #expect(interval.wholeWitness == least) }
      let quarters = (-160...160).map { Rational.of($0, 4) }.filter(interval.contains)
      let stepped = interval.witness(inStepsOf: step)
      #expect((stepped == nil) == quarters.isEmpty, "\(interval)")
      if let stepped { #expect(quarters.contains(stepped), "\(interval)") }
    }
  }

  @Test("a witness is found where the middle has too many digits")
  func hugeWitness() throws {
    let low = try Rational(1, over: Int128.max / 3)
    let high = try Rational(Int128.max / 5, over: 7)
    for interval in [
      Interval(.excluding(low), .excluding(high)), Interval(.excluding(high), .infinite),
      Interval(.infinite, .excluding(-high)),
    ] {
      let witness = try #require(interval.witness)
      #expect(interval.contains(witness))
    }
    #expect(Interval(.including(Rational(Int128.max)), .infinite).wholeWitness == Rational(Int128.max))
    #expect(Interval(.excluding(Rational(Int128.max)), .infinite).wholeWitness == nil)
    #expect(Interval.everything.wholeWitness == 0)
  }

  @Test("texts")
  func texts() {
    #expect(Interval(.including(.of(1, 5)), .excluding(.of(3, 10))).text(in: .ratio) == "[20%, 30%)")
    #expect(Interval(.including(200), .infinite).text(in: .seconds) == "≥ 200 s")
    #expect(Interval(.infinite, .excluding(200_000)).text(in: .money) == "< 200000 yuan")
    #expect(Interval.everything.text(in: .number) == "(-∞, ∞)")
  }

  @Test("arithmetic on stretches is never narrower than the truth", arguments: seeds)
  func arithmetic(seed: UInt64) throws {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    for _ in 0..<1500 {
      let (a, b) = (Self.interval(&random), Self.interval(&random))
      guard !a.isEmpty, !b.isEmpty else { continue }
      let sum = Interval.sum(a, b)
      let product = Interval.product(a, b)
      let quotient = Interval.quotient(a, b)
      let hull = Interval.hull(a, b)
      var failed = false
      for x in Self.probes where a.contains(x) {
        failed = failed || !hull.contains(x) || !Interval.negated(a).contains(-x)
        for y in Self.probes where b.contains(y) {
          failed = try failed || !sum.contains(x + y) || !product.contains(x * y)
          if !y.isZero { failed = try failed || !quotient.contains(x / y) }
        }
      }
      #expect(!failed, "\(a) and \(b)")
    }
  }
}
