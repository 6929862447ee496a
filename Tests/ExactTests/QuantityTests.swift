import Exact
import Testing

@Suite("Quantity: what people and platforms write")
struct QuantityTests {
  static let readable: [(String, Rational, Exact.Unit)] = [
    ("1,234", 1234, .number), ("1,234,567.5", .of(12_345_675, 10), .number), ("１，２３４", 1234, .number),
    ("0", 0, .number),
    ("-3", -3, .number), ("−3", -3, .number), ("+3", 3, .number), ("  7  ", 7, .number), ("007", 7, .number),
    ("99.71%", .of(9971, 10_000), .ratio), ("９９．７１％", .of(9971, 10_000), .ratio), ("20 %", .of(1, 5), .ratio),
    ("5‰", .of(1, 200), .ratio), ("-2%", .of(-1, 50), .ratio), ("￥1,234.50", .of(123_450, 100), .money),
    ("¥1,234.50", .of(123_450, 100), .money), ("-¥5", -5, .money), ("¥-5", -5, .money), ("¥ 20万", 200_000, .money),
    ("20万元", 200_000, .money), ("200000 yuan", 200_000, .money), ("12.5元", .of(25, 2), .money),
    ("35 fen", .of(35, 100), .money),
    ("3万", 30_000, .number), ("8分48秒", 528, .seconds), ("7小时41分52秒", 27_712, .seconds), ("2分30秒", 150, .seconds),
    ("11秒", 11, .seconds), ("30 s", 30, .seconds), ("5 min", 300, .seconds), ("1 h 30 min", 5400, .seconds),
    ("50.4 s", .of(504, 10), .seconds), ("3分钟", 180, .seconds), ("2时", 7200, .seconds),
    ("30 consultations", 30, .count(.consultations)), ("4 points", 4, .points), ("30 seconds", 30, .seconds),
    ("\u{3000}7\u{A0}", 7, .number), ("1,234 orders", 1234, .count(.orders)),
  ]

  @Test("is read as what it says", arguments: readable.indices)
  func read(index: Int) throws {
    let (text, value, unit) = QuantityTests.readable[index]
    let quantity = try Quantity(parsing: text)
    #expect(quantity.value == value && quantity.unit == unit, "\(text) → \(quantity)")
  }

  static let refused: [(String, Quantity.Unreadable)] = [
    ("", .empty), ("   ", .empty), ("12,34", .misplacedComma), ("1234,567", .misplacedComma),
    ("1,2345", .misplacedComma),
    ("1,,234", .misplacedComma), ("1,", .misplacedComma), ("0,125", .misplacedComma), ("8分", .ambiguousUnit),
    ("８分", .ambiguousUnit), ("abc", .notANumber), ("-", .notANumber), ("¥", .notANumber), (".5", .notANumber),
    ("5.", .notANumber), (",123", .notANumber), ("--5", .notANumber), ("-+5", .notANumber), ("¥¥5", .notANumber),
    ("-¥-5", .notANumber), ("%", .notANumber), ("二十", .notANumber), ("1.2.3", .unknownUnit(".")),
    ("1e5", .unknownUnit("e")),
    ("5 apples", .unknownUnit("apples")), ("20%%", .unknownUnit("%%")), ("8秒48分", .unknownUnit("分")),
    ("8分48", .unknownUnit("")), ("2分2分", .unknownUnit("分")), ("¥5%", .unknownUnit("%")), ("(5)", .notANumber),
    (String(repeating: "9", count: 40), .tooLong), (String(repeating: "1", count: 10_000), .tooLong),
    ("0." + String(repeating: "0", count: 39) + "1", .tooLong), ("1\u{0}", .unknownUnit("\u{0}")),
    ("999999999999999999999999999999999999万", .tooLong),
  ]

  @Test("is refused, and why", arguments: refused.indices)
  func refuse(index: Int) {
    let (text, reason) = QuantityTests.refused[index]
    #expect(throws: reason, "\(text.prefix(60))") { try Quantity(parsing: text) }
  }

  @Test("36 digits are kept exactly")
  func manyDigits() throws {
    let digits = String(repeating: "9", count: 36)
    #expect(try Quantity(parsing: digits).value.description == digits)
    #expect(try Quantity(parsing: "0." + String(repeating: "3", count: 35)).value < Rational.of(1, 3))
  }

  @Test("random texts are read or refused, at once and without a trap", arguments: [3 as UInt64, 31_337])
  func fuzz(seed: UInt64) {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    let letters = Array("0123456789００９,，.．-+−¥￥%％‰元万分秒小时钟 smhin\u{3000}\t\n\u{0}é👍yuanfen")
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 0...14, using: &random)).map { _ in letters.randomElement(using: &random) ?? "0" })
      guard let quantity = try? Quantity(parsing: text) else { continue }
      #expect(text.contains { $0.isNumber }, "\(text)")
      #expect(quantity.value.isNegative == false || text.contains { "-−".contains($0) }, "\(text)")
    }
  }

  @Test("a whole number is read back as it was written, with and without commas", arguments: [5 as UInt64])
  func roundTrip(seed: UInt64) throws {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    for _ in 0..<2000 {
      let number = Int.random(in: 0...9_999_999_999, using: &random)
      var grouped = ""
      for (place, digit) in String(number).reversed().enumerated() {
        if place > 0, place % 3 == 0 { grouped = "," + grouped }
        grouped = String(digit) + grouped
      }
      #expect(try Quantity(parsing: String(number)).value == Rational(number))
      #expect(try Quantity(parsing: grouped).value == Rational(number))
      #expect(try Quantity(parsing: "￥" + grouped).value == Rational(number))
    }
  }
}
