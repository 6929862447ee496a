import Exact
import Testing

@testable import Intake

@Suite("Days, moments, months and numbers as people write them")
struct WrittenValueTests {
  @Test("Days", arguments: ["2026-10-05", "2026/10/5", "2026.10.5", "2026年10月5日", "2026-10-05 00:00:00"])
  func days(text: String) {
    #expect(WrittenTime.day(text)?.description == "2026-10-05")
  }

  @Test("What is no day", arguments: ["", "2026-02-30", "10/5/2026", "2026-10-05 09:30:00", "20261005", "2026-1０-05"])
  func notDays(text: String) {
    #expect(WrittenTime.day(text) == nil)
  }

  @Test(
    "Moments",
    arguments: [
      "2026-10-05 09:30:00", "2026/10/5 9:30", "2026-10-05T09:30:00", "2026-10-05 09:30:00.123", "2026年10月5日 9:30:00",
    ])
  func moments(text: String) {
    #expect(WrittenTime.instant(text)?.description == "2026-10-05 09:30:00")
  }

  @Test(
    "A moment is written over no more exactly than it was",
    arguments: [
      ("2026-10-05 09:30:00", "2026-10-05 09:30:00"), ("2026/10/5 9:30", "2026-10-05 09:30"),
      ("2026年10月5日 9:30", "2026-10-05 09:30"), ("2026.10.5", "2026-10-05"),
      ("2026-10-05T09:30:15", "2026-10-05 09:30:15"),
    ])
  func moments(text: String, canonical: String) {
    #expect(WrittenTime.moment(text)?.text == canonical)
  }

  @Test("Months", arguments: ["2026-10", "2026/10", "2026.10", "2026年10月", "2026-10-01", "2026-10-01 00:00:00"])
  func months(text: String) {
    #expect(WrittenTime.month(text)?.description == "2026-10")
  }

  @Test("What is no month", arguments: ["2026-13", "2026-10-02", "October", "202610", ""])
  func notMonths(text: String) {
    #expect(WrittenTime.month(text) == nil)
  }

  @Test("A pattern reads its own form only: 7/24/2018 20:41")
  func pattern() throws {
    let pattern = try #require(TimePattern("M/D/YYYY H:MM"))
    let (day, second) = try #require(pattern.read("7/24/2018 20:41"))
    #expect(day?.description == "2018-07-24")
    #expect(second == 20 * 3600 + 41 * 60)
    for text in [
      "24/7/2018 20:41", "7/24/2018", "7/24/18 20:41", "7/24/2018 24:00", "7/24/2018 20:41x", "2/29/2018 1:00",
    ] {
      #expect(pattern.read(text) == nil, "\(text)")
    }
  }

  @Test(
    "Patterns that make no moment are no patterns",
    arguments: ["", "H", "M/YYYY", "YYYY-M-D H", "M/D/YYYY M", "YY-M-D"])
  func noPatterns(text: String) {
    #expect(TimePattern(text) == nil)
  }

  @Test("Numbers are exact, with exponents as workbooks store them")
  func numbers() {
    #expect(WrittenNumber.rational("1,234.50") == (try? Rational(123_450, over: 100)))
    #expect(WrittenNumber.rational("1.5E+3") == 1500)
    #expect(WrittenNumber.rational("1.5E-3") == (try? Rational(15, over: 10_000)))
    for text in ["", "12,34", "1E+99", "abc", "1.", "--1", "NaN", "0x10", "12 小时"] {
      #expect(WrittenNumber.rational(text) == nil, "\(text)")
    }
  }

  @Test("Yuan become fen exactly; a binary tail of a workbook is no part of a fen")
  func yuan() {
    #expect(WrittenNumber.fen(yuan: "12.34") == Fen(1234))
    #expect(WrittenNumber.fen(yuan: "￥1,234.5") == Fen(123_450))
    #expect(WrittenNumber.fen(yuan: "12.34元") == Fen(1234))
    #expect(WrittenNumber.fen(yuan: "12.340000000000002") == Fen(1234))
    #expect(WrittenNumber.fen(yuan: "12.345") == nil)
    #expect(WrittenNumber.fen(yuan: "12.3449999") == nil)
  }

  @Test("Ids that a spreadsheet turned into numbers are noticed")
  func scientific() {
    #expect(WrittenID.isScientific("3.20123E+17"))
    #expect(!WrittenID.isScientific("E17"))
    #expect(!WrittenID.isScientific("1E5"))
    #expect(!WrittenID.isScientific("3E+A"))
  }
}
