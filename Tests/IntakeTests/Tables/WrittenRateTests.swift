import Testing

@testable import Intake

@Suite("A count is told from a rate only where there is no other")
struct WrittenRateTests {
  @Test(
    "The one whole number",
    arguments: [
      // 344 / 345 = 0.99710…, 343 / 345 = 0.9942
      ("99.71%", 345, 344), ("0.9971", 345, 344), ("99.71", 345, 344), ("98.50%", 200, 197), ("100.00%", 120, 120),
      ("0.00%", 120, 0), ("33.33%", 3, 1), ("0.333333333333333", 3, 1), ("5.00%", 0, 0),
    ] as [(String, Int64, Int64)])
  func one(text: String, total: Int64, count: Int64) throws {
    let rate = try #require(WrittenRate(text))
    #expect(rate.count(of: total) == count)
  }

  @Test(
    "None fits, several fit, or a bare number could be a share as well as a percentage",
    arguments: [("42.00%", 10), ("99.71%", 30_000), ("1", 100), ("0.5", 200), ("99.71%", -1)] as [(String, Int64)])
  func none(text: String, total: Int64) throws {
    #expect(try #require(WrittenRate(text)).count(of: total) == nil)
  }

  @Test("An example says what a bare number means, and to how many decimals it was rounded")
  func form() throws {
    let share = try #require(WrittenRate.Form(example: "0.9971"))
    let percent = try #require(WrittenRate.Form(example: "99.71"))
    #expect(WrittenRate("1", form: share)?.count(of: 100) == 100)
    #expect(WrittenRate("1", form: percent)?.count(of: 100) == 1)
    #expect(WrittenRate("98.50%", form: share)?.count(of: 200) == 197)
    #expect(WrittenRate("0.985", form: share)?.count(of: 1200) == 1182)
    #expect(WrittenRate.Form(example: "many") == nil)
  }

  @Test("A rate that was cut off tells the same count as one that was rounded, or none")
  func cutOff() throws {
    for total in Int64(1)...400 {
      for count in 0...total {
        let tenThousandths = count * 10_000 / total
        let digits = String(tenThousandths % 100)
        let text = "\(tenThousandths / 100)." + (digits.count < 2 ? "0" : "") + digits + "%"
        let told = try #require(WrittenRate(text)).count(of: total)
        #expect(told == nil || told == count, "\(text) of \(total)")
      }
    }
  }

  @Test("What is no rate", arguments: ["", "-1%", "many", "1.2.3%", String(repeating: "9", count: 41)])
  func notARate(text: String) {
    #expect(WrittenRate(text) == nil)
  }
}
