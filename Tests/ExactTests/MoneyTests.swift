import Exact
import Testing

@Suite("Fen and points")
struct MoneyTests {
  @Test("yuan round half up to the fen, at either sign")
  func rounding() throws {
    #expect(try Fen(yuan: .of(1005, 1000)) == Fen(101))
    #expect(try Fen(yuan: .of(-1005, 1000)) == Fen(-100))
    #expect(try Fen(yuan: .of(1, 3)) == Fen(33))
    #expect(try Fen(yuan: 2000).yuan == 2000)
    #expect(throws: ArithmeticOverflow.tooLarge) { try Fen(yuan: Rational(Int128.max)) }
    #expect(throws: ArithmeticOverflow.tooLarge) { try Fen(yuan: Rational(Int.max)) }
  }

  @Test("sums and differences are exact or refused")
  func arithmetic() throws {
    #expect(try Fen(1) + Fen(2) == Fen(3))
    #expect(try Fen(1) - Fen(2) == Fen(-1))
    #expect(throws: ArithmeticOverflow.tooLarge) { try Fen(.max) + Fen(1) }
    #expect(throws: ArithmeticOverflow.tooLarge) { try Fen(.min) - Fen(1) }
    #expect(throws: ArithmeticOverflow.tooLarge) { try Points(hundredths: .max) + Points(hundredths: 1) }
    #expect(throws: ArithmeticOverflow.tooLarge) { try Points(hundredths: .min) - Points(hundredths: 1) }
    #expect(Fen(.min).yuan < Fen(.max).yuan)
    #expect(Points(hundredths: .min).value < 0)
  }

  @Test("texts have two decimals")
  func texts() throws {
    #expect(Fen(123_450).text == "1234.50")
    #expect(Fen(-5).text == "-0.05")
    #expect(Fen(.min).text == "-92233720368547758.08")
    #expect(Points(hundredths: 400).text == "4.00")
    #expect(try Points(rounding: .of(1733, 100)).text == "17.33")
    #expect(try Points(rounding: .of(125, 1000)).text == "0.13")
    #expect(try Points(rounding: .of(-125, 1000)).text == "-0.12")
  }

  @Test("a figure is known, or missing for a reason; never both")
  func figures() {
    #expect(Figure.known(0).value == 0 && Figure.known(0).absence == nil)
    let missing = Missing(.noDenominator, name: "conversion")
    #expect(Figure.missing(missing).value == nil && Figure.missing(missing).absence == missing)
    #expect(Figure.missing(missing) != .known(0))
  }
}

@Suite("Units")
struct UnitTests {
  @Test("every unit is found again by its name")
  func names() {
    let all = [Exact.Unit.number, .ratio, .seconds, .money, .points] + Counted.allCases.map(Exact.Unit.count)
    for unit in all { #expect(Exact.Unit(name: unit.name) == unit) }
    #expect(Set(all.map(\.name)).count == all.count)
    for name in ["", "Yuan", "%", "元", "order"] { #expect(Exact.Unit(name: name) == nil) }
  }

  @Test("values as a person reads them")
  func texts() {
    #expect(Exact.Unit.ratio.text(.of(55, 100)) == "55.00%")
    #expect(Exact.Unit.ratio.text(.of(1, 3)) == "33.33%")
    #expect(Exact.Unit.seconds.text(.of(504, 10)) == "50.4 s")
    #expect(Exact.Unit.seconds.text(30) == "30 s")
    #expect(Exact.Unit.money.text(.of(12_345, 10)) == "1234.50 yuan")
    #expect(Exact.Unit.points.text(4) == "4.00")
    #expect(Exact.Unit.count(.orders).text(3) == "3")
    #expect(Exact.Unit.number.text(.of(5, 2)) == "2.50")
    #expect(Exact.Unit.ratio.text(Rational(Int128.max)).hasSuffix("%"))
  }
}
