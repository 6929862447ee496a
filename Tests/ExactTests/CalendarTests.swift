import Exact
import Foundation
import Testing

@Suite("Months, days and instants")
struct CalendarTests {
  @Test("leap years", arguments: [(1900, 28), (2000, 29), (2024, 29), (2023, 28), (2100, 28), (2400, 29)])
  func leapYears(year: Int, days: Int) throws {
    let february = try #require(Month(year: year, number: 2))
    #expect(february.lastDay.parts.day == days)
    #expect(Day(in: february, day: days) != nil)
    #expect(Day(in: february, day: days + 1) == nil)
  }

  @Test(
    "what is no month",
    arguments: ["2026-13", "2026-00", "1899-12", "2026-1", "2026/01", "202601", "", "２０２６-01", "2026-01 "])
  func noMonth(text: String) { #expect(Month(text) == nil) }

  @Test(
    "what is no day",
    arguments: [
      "2026-02-30", "2026-02-29", "2026-13-01", "2026-04-31", "2026-01-00", "2026-1-01", "2026-01-1x", "", "20260101",
    ])
  func noDay(text: String) { #expect(Day(text) == nil) }

  @Test(
    "what is no instant",
    arguments: [
      "2026-10-05 24:00:00", "2026-10-05 23:60:00", "2026-10-05 23:59:60", "2026-10-05T09:30:00", "2026-10-05 9:30:00",
      "2026-10-05", "2026-02-30 09:30:00",
    ])
  func noInstant(text: String) { #expect(Instant(text) == nil) }

  @Test("days beyond any month are refused, not trapped", arguments: [Int.min, -1, 0, 32, 1000, Int.max])
  func farDays(day: Int) throws { #expect(Day(in: .first, day: day) == nil) }

  @Test("year boundaries")
  func boundaries() throws {
    let december = try #require(Month("2026-12"))
    #expect(december.next.description == "2027-01")
    #expect(december.next.previous == december)
    #expect(december.lastDay.description == "2026-12-31")
    #expect(december.end.description == "2027-01-01 00:00:00")
    #expect(Instant(seconds: december.end.seconds - 1).day.month == december)
    #expect(december.distance(to: try #require(Month("2028-02"))) == 14)
    #expect(december.advanced(by: -24).description == "2024-12")
    #expect(Month("9999-12")?.lastDay.description == "9999-12-31")
    #expect(Month.first.start.seconds < 0)
  }

  @Test("every day of 1899 to 2101 is the day Foundation's calendar says, there and back")
  func againstFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in -25_600..<48_000 {
      let day = Day(number: number)
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      guard parts.year == day.parts.year, parts.month == day.parts.month, parts.day == day.parts.day else {
        Issue.record("\(day) is \(parts)")
        return
      }
      if let month = day.month {
        #expect(Day(in: month, day: day.parts.day) == day)
        if number % 37 == 0 { #expect(Day(day.description) == day) }
      }
    }
  }

  @Test("instants are read and written alike, before 1970 as well", arguments: [1 as UInt64, 77])
  func instants(seed: UInt64) {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    for _ in 0..<3000 {
      let instant = Instant(seconds: Int.random(in: -2_208_988_800...253_402_300_799, using: &random))
      #expect(Instant(instant.description) == instant)
      #expect(instant.day.start <= instant)
      #expect(Day(number: instant.day.number + 1).start > instant)
    }
  }
}
