import Exact
import Testing

@Suite("Amounts that are divided, and limits to the fen")
struct SharesTests {
  @Test("a cap rounds down to the fen and a floor up, at either sign")
  func limits() throws {
    #expect(try Fen(roundingDown: .of(990_066, 1000)) == Fen(99_006))
    #expect(try Fen(roundingUp: .of(990_061, 1000)) == Fen(99_007))
    #expect(try Fen(roundingDown: .of(-1001, 1000)) == Fen(-101) && Fen(roundingUp: .of(-1001, 1000)) == Fen(-100))
    #expect(try Fen(roundingDown: 20) == Fen(2000) && Fen(roundingUp: 20) == Fen(2000))
    #expect(throws: ArithmeticOverflow.tooLarge) { try Fen(roundingUp: Rational(Int.max)) }
  }

  @Test("100 yuan among three are 33.34, 33.33 and 33.33, in whatever order they are given")
  func thirds() throws {
    #expect(try Fen(10_000).divided(among: ["a", "b", "c"].map { .init($0) }) == [Fen(3334), Fen(3333), Fen(3333)])
    #expect(try Fen(10_000).divided(among: ["c", "a", "b"].map { .init($0) }) == [Fen(3333), Fen(3334), Fen(3333)])
    #expect(try Fen(-10_000).divided(among: ["a", "b", "c"].map { .init($0) }).map(\.amount) == [-3334, -3333, -3333])
  }

  @Test("the fen that are left go to the largest remainders first, then by id")
  func remainders() throws {
    // 1.00 by 1, 2 and 3 parts of 6: 16.67, 33.33 and 50 fen; the one that is left goes to the remainder of 0.67.
    let shares: [Fen.Share] = [.init("a", parts: 1), .init("b", parts: 2), .init("c", parts: 3)]
    #expect(try Fen(100).divided(among: shares) == [Fen(17), Fen(33), Fen(50)])
    #expect(try Fen(5).divided(among: []).isEmpty)
    #expect(try Fen(5).divided(among: [.init("a", parts: 0)]) == [.zero])
  }

  @Test("shares always add up to the whole, and none is a fen away from its exact share", arguments: 1...100)
  func addUp(seed: Int) throws {
    let shares = (1...(seed % 9 + 1)).map { Fen.Share("E\($0)", parts: Rational((seed * $0 * 31) % 17 + 1)) }
    let whole = Fen(Int64(seed * seed * 7919))
    let given = try whole.divided(among: shares)
    #expect(given.map(\.amount).reduce(0, +) == whole.amount)
    let parts = try shares.reduce(Rational.zero) { try $0 + $1.parts }
    for (share, amount) in zip(shares, given) {
      let exact = try Rational(Int128(whole.amount)) * share.parts / parts
      #expect(try (Rational(Int128(amount.amount)) - exact).magnitude < 1, "\(seed) \(share.id)")
    }
  }

  @Test("a pay that was agreed: an amount, none by agreement, or missing, which is never 0")
  func agreed() {
    #expect(AgreedAmount.known(Fen(5)).amount == Fen(5) && AgreedAmount.notAgreed.amount == .zero)
    #expect(AgreedAmount.notGiven(.wage).amount == nil)
    #expect(AgreedAmount.notGiven(.wage).absence == Missing(.notGiven, name: "wage"))
    #expect(["none", "None", "无"].allSatisfy { AgreedAmount.saysNone($0) } && !AgreedAmount.saysNone("0"))
    #expect([AgreedAmount.known(Fen(5)), .notAgreed, .notGiven(.wage)].map(\.fenText) == ["5", "none", ""])
  }
}
