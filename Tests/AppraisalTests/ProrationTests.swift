import Appraisal
import Exact
import Scheme
import Testing

/// Months that are not whole, with numbers to be redone on paper beside 劳社部发〔2008〕3号 and 工资支付暂行规定 art. 16.
@Suite("Months that are not whole")
struct ProrationTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func terms(
    _ from: String = "2026-01-01", wage: Int64 = 600_000, pay: Int64 = 200_000, department: String = "电商部"
  ) throws -> EmploymentTerms {
    EmploymentTerms(
      from: try day(from), department: department, role: "agent", wage: .known(Fen(wage)),
      performancePay: .known(Fen(pay)))
  }

  private func month(
    hired: String? = nil, left: String? = nil, confirmed: String? = "2022-06-14", _ terms: [EmploymentTerms]? = nil,
    leave: [ClosedRange<Day>] = []
  ) throws -> EmployedMonth {
    EmployedMonth(
      october, hired: try hired.map(day), left: try left.map(day), confirmed: try confirmed.map(day),
      terms: try terms ?? [self.terms()], unpaidLeave: leave)
  }

  private func amount(_ month: EmployedMonth, _ method: ProrationMethod, _ kind: AgreedAmount.Kind) -> String {
    Proration(month, ProrationRule(method)).shares(of: kind, under: method).amount.yuanText
  }

  @Test("Calendar days: left on the 10th of October, 10/31 of 6000.00 is 1935.48 and of 2000.00 is 645.16")
  func leftByCalendarDays() throws {
    let month = try month(left: "2026-10-10")
    #expect(amount(month, .calendarDays, .wage) == "1935.48")
    #expect(amount(month, .calendarDays, .performancePay) == "645.16")
  }

  @Test("Calendar days: hired on the 17th, 15/31 of 6000.00 is 2903.23 and of 2000.00 is 967.74")
  func hiredByCalendarDays() throws {
    let month = try month(hired: "2026-10-17")
    #expect(amount(month, .calendarDays, .wage) == "2903.23")
    #expect(amount(month, .calendarDays, .performancePay) == "967.74")
  }

  @Test("A raise on the 16th: 2000.00 × 15/31 + 4000.00 × 16/31 = 3032.26, in shares 967.74 and 2064.52")
  func raisedInside() throws {
    let month = try month([terms(), terms("2026-10-16", pay: 400_000)])
    let shares = Proration(month, ProrationRule(.calendarDays)).shares(of: .performancePay, under: .calendarDays)
    #expect(shares.amount == .known(Fen(303_226)))
    #expect(shares.parts == [Fen(96_774), Fen(206_452)])
  }

  @Test("Working days: 7 of the 22 weekdays of October 2026 lie before the 10th: 6000.00 × 7/22 = 1909.09")
  func workingDays() throws {
    #expect(amount(try month(left: "2026-10-10"), .workingDays, .wage) == "1909.09")
  }

  @Test("Working days by a calendar: holidays are not worked, an adjusted Saturday is (调休)")
  func workingDaysByCalendar() throws {
    // An invented calendar: the 1st and 2nd are holidays, Saturday the 10th is worked: 6 of 21 days to the 10th.
    let calendar = WorkCalendar(
      days: [try day("2026-10-01"): .holiday, try day("2026-10-02"): .holiday, try day("2026-10-10"): .workday],
      source: "某通知")
    let proration = Proration(try month(left: "2026-10-10"), ProrationRule(.workingDays, calendar: calendar))
    #expect(proration.days(under: .workingDays) == [6])
    #expect(proration.divisor(under: .workingDays) == 21)
    #expect(proration.shares(of: .wage, under: .workingDays).amount == .known(Fen(171_429)))
  }

  @Test("21.75: a day's wage is the month's over 21.75 (劳社部发〔2008〕3号): 6000.00 × 7/21.75 = 1931.03")
  func paidDays() throws {
    #expect(amount(try month(left: "2026-10-10"), .payDays, .wage) == "1931.03")
  }

  @Test("21.75: statutory holidays are paid days, days off that are worked on another day are not")
  func holidaysArePaid() throws {
    let calendar = WorkCalendar(
      days: [try day("2026-10-01"): .holiday, try day("2026-10-02"): .rest], source: "某通知")
    let proration = Proration(try month(left: "2026-10-10"), ProrationRule(.payDays, calendar: calendar))
    #expect(proration.days(under: .payDays) == [6])
    #expect(proration.shares(of: .wage, under: .payDays).amount == .known(Fen(165_517)))
  }

  @Test("21.75: all paid days but one of a month of 23 are no more than the whole month")
  func paidDaysNeverExceedTheWhole() throws {
    let july = try #require(Month("2026-07"))
    let month = EmployedMonth(
      july, hired: try day("2026-07-02"), left: nil, confirmed: nil, terms: [try terms()])
    let proration = Proration(month, ProrationRule(.payDays))
    #expect(proration.days(under: .payDays) == [22])
    #expect(proration.shares(of: .wage, under: .payDays).amount == .known(Fen(600_000)))
  }

  @Test("None: the amounts agreed last, in full")
  func noProration() throws {
    #expect(amount(try month(left: "2026-10-10"), .none, .wage) == "6000.00")
    #expect(amount(try month([terms(), terms("2026-10-16", pay: 400_000)]), .none, .performancePay) == "4000.00")
  }

  @Test("Unpaid leave on record does not count, two days of 31 by calendar days: 2000.00 × 29/31 = 1870.97")
  func unpaidLeave() throws {
    let leave = try day("2026-10-20")...day("2026-10-21")
    let month = try month(leave: [leave])
    #expect(month.stretches.map(\.days) == [19, 2, 10])
    #expect(amount(month, .calendarDays, .performancePay) == "1870.97")
  }

  @Test("Confirmed on the 15th with nothing else changed: two stretches, and every way comes to the whole")
  func confirmedInside() throws {
    let month = try month(confirmed: "2026-10-15")
    #expect(month.stretches.map(\.standing) == [.probation, .regular])
    let proration = Proration(month, ProrationRule())
    #expect(!proration.isUndecided)
    #expect(proration.amount(of: .performancePay) == .known(Fen(200_000)))
  }

  @Test("Not chosen: the amounts are missing, not 0 and not the whole")
  func notChosen() throws {
    let proration = Proration(try month(left: "2026-10-10"), ProrationRule())
    #expect(proration.amount(of: .wage).absence?.reason == .notChosen)
    #expect(proration.isUndecided)
  }

  @Test("Nothing agreed on is nothing by days either, and a wage nobody gave stays missing")
  func absent() throws {
    let first = EmploymentTerms(from: try day("2026-01-01"), wage: .notGiven(.wage), performancePay: .notAgreed)
    let month = try month(left: "2026-10-10", [first])
    let proration = Proration(month, ProrationRule(.calendarDays))
    #expect(proration.amount(of: .wage) == .notGiven(.wage))
    #expect(proration.amount(of: .performancePay) == .notAgreed)
  }

  /// Random months: changes on random days, of random amounts.
  private func random(_ seed: UInt64) throws -> (month: EmployedMonth, terms: [EmploymentTerms]) {
    var random = Dice(seed: seed)
    let start = Month.first.advanced(by: 1_500 + Int(random.next() % 240))
    let length = UInt64(start.lastDay.number - start.firstDay.number + 1)
    func anyDay() -> Day { Day(number: start.firstDay.number + Int(random.next() % length)) }
    var terms = [
      EmploymentTerms(
        from: start.firstDay, wage: .known(Fen(Int64(random.next() % 2_000_000))),
        performancePay: .known(Fen(Int64(random.next() % 1_000_000))))
    ]
    for _ in 0..<(random.next() % 4) {
      let from = anyDay()
      if terms.contains(where: { $0.from == from }) { continue }
      terms.append(
        EmploymentTerms(
          from: from, wage: .known(Fen(Int64(random.next() % 2_000_000))),
          performancePay: .known(Fen(Int64(random.next() % 1_000_000)))))
    }
    let hired = random.next() % 3 == 0 ? anyDay() : nil
    let left = random.next() % 3 == 0 ? anyDay() : nil
    let month = EmployedMonth(
      start, hired: hired, left: left.map { max($0, hired ?? $0) }, confirmed: random.next() % 4 == 0 ? anyDay() : nil,
      terms: terms)
    return (month, terms)
  }

  @Test("The shares of the stretches add up to the whole, each within a fen of its exact value", arguments: 1...300)
  func sharesAddUp(seed: Int) throws {
    let month = try random(UInt64(seed)).month
    for method in ProrationMethod.allCases where method != .none {
      let proration = Proration(month, ProrationRule(method))
      for kind in AgreedAmount.Kind.allCases {
        let shares = proration.shares(of: kind, under: method)
        let whole = try #require(shares.amount.amount)
        #expect(shares.parts.reduce(Int64(0)) { $0 + $1.amount } == whole.amount)
        for (place, part) in shares.parts.enumerated() {
          let stretch = month.stretches[place]
          let exact =
            try (stretch.terms.agreed(kind).amount ?? .zero).yuan
            * Rational(proration.days(under: method)[place]) / proration.divisor(under: method)
          let difference = try part.yuan - exact
          let fen = try Rational(1) / 100
          #expect(difference < fen)
          #expect(difference > -fen)
        }
      }
    }
  }

  @Test("A whole month of one agreement is never changed by any way of counting", arguments: 1...100)
  func wholeStaysWhole(seed: Int) throws {
    var random = Dice(seed: UInt64(seed))
    let start = Month.first.advanced(by: 1_500 + Int(random.next() % 240))
    let pay = Fen(Int64(random.next() % 1_000_000))
    let split = Day(number: start.firstDay.number + Int(random.next() % 27) + 1)
    let agreed = EmploymentTerms(from: start.firstDay, wage: .known(pay), performancePay: .known(pay))
    // Confirmed inside the month: two stretches, of the same amounts.
    let month = EmployedMonth(start, hired: nil, left: nil, confirmed: split, terms: [agreed])
    for method in ProrationMethod.allCases {
      let proration = Proration(month, ProrationRule(method))
      #expect(proration.shares(of: .wage, under: method).amount == .known(pay), "\(method)")
      #expect(proration.share(under: method) == 1)
    }
  }

  @Test("The order in which changes are told does not matter", arguments: 1...100)
  func orderDoesNotMatter(seed: Int) throws {
    let (month, terms) = try random(UInt64(seed))
    let again = EmployedMonth(
      month.month, hired: month.stretches.first?.first, left: month.stretches.last?.last, confirmed: nil,
      terms: terms.reversed())
    let told = EmployedMonth(
      month.month, hired: month.stretches.first?.first, left: month.stretches.last?.last, confirmed: nil, terms: terms)
    #expect(again == told)
  }

  @Test("Fewer days are never paid more, and never more than the dearest agreement", arguments: 1...200)
  func monotone(seed: Int) throws {
    let (month, terms) = try random(UInt64(seed))
    let most = terms.compactMap(\.wage.amount).max() ?? .zero
    for method in ProrationMethod.allCases where method != .none {
      let amount = try #require(Proration(month, ProrationRule(method)).shares(of: .wage, under: method).amount.amount)
      #expect(amount <= most, "\(method)")
    }
  }
}
