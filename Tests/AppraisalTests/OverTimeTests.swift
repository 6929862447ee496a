import Appraisal
import Exact
import Scheme
import Testing
import Wording

@Suite("Form 1 · note 4: no year-end performance bonus")
struct YearEndBonusTests {
  let form: Scheme

  init() throws {
    form = try builtIn("monthly-100")
  }

  /// The earlier months up to September, or up to the month before: `f` failed, `p` passed, `l` leave, `t` probation,
  /// `v` voided, `?` recorded without a decision, `.` not recorded.
  static func history(_ story: String, rule: String, before month: Month) -> [PastMonth] {
    story.enumerated().compactMap { place, letter in
      let past = month.advanced(by: place - story.count)
      let held: [String: Bool] = letter == "?" ? [:] : [rule: letter == "f" || letter == "t" || letter == "l"]
      let standing: Subject.Standing =
        switch letter {
        case "l": .leave
        case "t": .probation
        case "v": .voided
        default: .regular
        }
      let score = held[rule].map { Points(hundredths: $0 ? 6500 : 9500) }
      return letter == "." ? nil : PastMonth(month: past, standing: standing, score: score, conditions: held)
    }
  }

  private func bonus(
    _ story: String, now score: Int128, _ text: String = "2026-10", recordsBegin: String = "2026-01",
    _ change: (inout Subject) -> Void = { _ in }
  ) throws -> Node {
    let month = try month(text)
    let subject = agent {
      $0.history = Self.history(story, rule: "year_end_bonus", before: month)
      $0.omissions = [
        .init(employee: "E9", item: "attendance", points: quotient(10_000 - score, 200), by: "HR", note: "")
      ]
      change(&$0)
    }
    return try appraise([subject], under: [form], month: month, recordsBegin: self.month(recordsBegin))
      .overTime("year_end_bonus")
  }

  private func month(_ text: String) throws -> Month { try #require(Month(text)) }

  @Test("Form 1 · note 4: below 70 in three consecutive months forfeits the year-end bonus")
  func threeInARow() throws {
    let node = try bonus("pppppppff", now: 6999)
    #expect(node.state == .failed)
    #expect(node.details["months"] == "2026-08, 2026-09, 2026-10")
    #expect(node.details["effect"] == "year_end_bonus_forfeited")
    #expect(try bonus("ppppppppf", now: 6999).state == .idle)
  }

  @Test("Form 1 · note 4: 70 itself does not count")
  func seventyItself() throws {
    #expect(try bonus("pppppppff", now: 7000).state == .idle)
  }

  @Test("Form 1 · note 4: three consecutive months across a year's end count for the year in which they end")
  func acrossTheYear() throws {
    let january = try bonus("ppppppppppff", now: 6000, "2027-01")
    #expect(january.state == .failed)
    #expect(january.details["months"] == "2026-11, 2026-12, 2027-01")
    // It stays so for the rest of 2027 …
    let june = try bonus("fffpppp", now: 9000, "2027-06")
    #expect(june.details["months"] == "2026-11, 2026-12, 2027-01")
    #expect(june.state == .failed)
    // … and a row that ended in December does not reach into it.
    #expect(try bonus("fff", now: 9000, "2027-01").state == .idle)
  }

  @Test("Form 1 · note 4: four months of one calendar year forfeit it, in a row or not")
  func fourInAYear() throws {
    let node = try bonus("pfppfppfp", now: 6999)
    #expect(node.state == .failed)
    #expect(node.details["months"] == "2026-02, 2026-05, 2026-08, 2026-10")
    #expect(node.details["year"] == "4")
    #expect(try bonus("ppppfppfp", now: 6999).state == .idle)
  }

  @Test("Form 1 · note 4: months of the year before do not count towards the four")
  func newYear() throws {
    // July, September, November 2026 and February 2027.
    #expect(try bonus("fpfpfpp", now: 6000, "2027-02").state == .idle)
  }

  @Test("Form 1 · note 4: once forfeited it stays so for the rest of the calendar year, with its months named")
  func staysForfeited() throws {
    let node = try bonus("ppppppfff", now: 9500)
    #expect(node.state == .failed)
    #expect(node.details["months"] == "2026-07, 2026-08, 2026-09")
    #expect(node.details["row"] == "0")
    let december = try bonus("ppppppfffpp", now: 9500, "2026-12")
    #expect(december.state == .failed)
    #expect(try bonus("ppppppfffppp", now: 9500, "2027-01").state == .idle)
  }

  @Test(
    "Form 1 · note 4: a month on leave, on probation or voided begins the row anew",
    arguments: ["ppppppflf", "ppppppftf", "ppppppfvf"])
  func resets(story: String) throws {
    #expect(try bonus(story, now: 6000).state == .idle)
  }

  @Test(
    "Form 1 · note 4: months on leave, on probation or voided do not count towards the year",
    arguments: ["fpfplpppp", "fpfptpppp", "fpfpvpppp"])
  func notCounted(story: String) throws {
    let node = try bonus(story, now: 6000)
    #expect(node.state == .idle)
    #expect(node.details["year"] == "3")
  }

  @Test(
    "Form 1 · note 4: a month that is itself on leave, on probation or voided does not count",
    arguments: [Subject.Standing.leave, .probation, .voided])
  func thisMonthInterrupts(standing: Subject.Standing) throws {
    let node = try bonus("pppppppff", now: 6000) { $0.standing = standing }
    #expect(node.state == .idle)
  }

  @Test("Form 1 · note 4: unknown earlier months leave it undetermined, never decided")
  func unknownMonths() throws {
    let unrecorded = try bonus("pppppppf.", now: 6000)
    #expect(unrecorded.state == .missing)
    #expect(unrecorded.details["unknown"] == "2026-09")
    #expect(try bonus("ppppppp?f", now: 6000).state == .missing)
    // One unknown month cannot make three of a row that a pass has broken.
    #expect(try bonus("ppppppp.p", now: 6000).state == .idle)
    // With November and December unknown, January may have ended a row that counts for its year.
    #expect(try bonus("fpppppppp", now: 9500, recordsBegin: "2025-01").state == .missing)
    // Nine unknown months could hold four.
    #expect(try bonus(".........", now: 9500).state == .missing)
  }

  @Test("Form 1 · note 4: a missing score of this month leaves it undetermined")
  func missingNow() throws {
    #expect(try bonus("pppppppff", now: 10_000) { $0.ratings["overall"] = nil }.state == .missing)
    #expect(try bonus("ppppppppp", now: 10_000) { $0.ratings["overall"] = nil }.state == .idle)
  }

  @Test("Form 1 · note 4: what is met stays met, whatever else is unknown")
  func certain() throws {
    #expect(try bonus(".......ff", now: 6000).state == .failed)
  }

  @Test("Form 1 · note 4: before the company's records or the hiring nothing counts")
  func beginnings() throws {
    #expect(try bonus(".......ff", now: 9500, recordsBegin: "2026-08").state == .idle)
    #expect(try bonus(".......ff", now: 9500) { $0.hired = Month("2026-08") }.state == .idle)
  }

  @Test("Form 1 · note 4: what a month leaves behind is what the next one counts")
  func chained() throws {
    var history: [PastMonth] = []
    var states: [Node.State] = []
    for (text, score) in [("2026-08", 6000), ("2026-09", 6500), ("2026-10", 6999), ("2026-11", 9000)] {
      let month = try month(text)
      let subject = agent {
        $0.history = history
        $0.omissions = [
          .init(employee: "E9", item: "attendance", points: quotient(Int128(10_000 - score), 200), by: "HR", note: "")
        ]
      }
      let derivation = try appraise([subject], under: [form], month: month, recordsBegin: self.month("2026-08"))
      states.append(try derivation.overTime("year_end_bonus").state)
      history.append(derivation.pastMonth)
    }
    #expect(states == [.idle, .idle, .failed, .failed])
  }
}

@Suite("Form 2 · 注: not up to standard")
struct NotUpToStandardTests {
  let form: Scheme

  init() throws {
    form = try builtIn("rewards-penalties")
  }

  private func node(
    _ rule: String, _ story: String, _ now: [String: Rational], _ change: (inout Subject) -> Void = { _ in }
  ) throws -> Node {
    let subject = agent {
      $0.history = YearEndBonusTests.history(story, rule: rule, before: october)
      $0.set(now)
      change(&$0)
    }
    return try appraise([subject], under: [form]).overTime(rule)
  }

  @Test("Form 2 · 注 1: sales below 200,000 in three consecutive months: not up to standard")
  func lowSales() throws {
    let node = try node("low_sales", "ff", ["net_sales": quotient(19_999_999, 100)])
    #expect(node.state == .failed)
    #expect(node.details["months"] == "2026-08, 2026-09, 2026-10")
    #expect(try self.node("low_sales", "ff", ["net_sales": 200_000]).state == .idle)
    #expect(try self.node("low_sales", "pf", ["net_sales": 1]).state == .idle)
  }

  @Test("Form 2 · 注 1: conversion below 15 % in three consecutive months: not up to standard")
  func lowConversion() throws {
    #expect(try node("low_conversion", "ff", ["converted": 14]).state == .failed)
    #expect(try node("low_conversion", "ff", ["converted": 15]).state == .idle)
    #expect(try node("low_conversion", "pf", ["converted": 14]).state == .idle)
  }

  @Test("Form 2 · 注 1: only months after confirmation count; those on probation do not")
  func probation() throws {
    #expect(form.overTime.allSatisfy { $0.afterConfirmation })
    #expect(try node("low_sales", "tf", ["net_sales": 1]).state == .idle)
    #expect(try node("low_sales", "ff", ["net_sales": 1]) { $0.standing = .probation }.state == .idle)
    #expect(try node("low_sales", "ttff", ["net_sales": 1]).state == .failed)
  }

  @Test("Form 2 · 注 1: only the row that ends in this month counts: it does not last as a forfeited bonus does")
  func doesNotLast() throws {
    #expect(try node("low_sales", "fff", ["net_sales": 300_000]).state == .idle)
  }

  @Test("Form 2 · 注 1: an unknown month leaves it undetermined")
  func unknown() throws {
    #expect(try node("low_sales", ".f", ["net_sales": 1]).state == .missing)
    #expect(try node("low_sales", "ff", [:]) { $0.lack("net_sales") }.state == .missing)
  }

  @Test("Form 2 · 注 2: a warning that names training or another post first, and never a dismissal")
  func wording() throws {
    let node = try node("low_sales", "ff", ["net_sales": 1])
    #expect(node.details["effect"] == "not_up_to_standard")
    let text = ReasonText.text(code: node.reason.rawValue, details: node.details.byName, in: .chinese)
    #expect(text.contains("先培训或调岗") && text.contains("提前30日通知") && text.contains("2026-08"))
    #expect(!text.contains("辞退") && !text.contains("解除"))
    let english = ReasonText.text(code: node.reason.rawValue, details: node.details.byName, in: .english)
    #expect(english.contains("training or another post") && english.contains("art. 40(2)"))
    #expect(form.overTime.compactMap(\.reading).contains { $0.chinese.contains("第40条第2项") })
  }

  @Test(
    "Form 2 · 注 2: a scheme whose rule ends in a dismissal does not load", arguments: ["dismissal", "辞退", "解除劳动合同"])
  func noDismissal(effect: String) {
    #expect(scheme(form.source.replacing("effect: not_up_to_standard", with: "effect: \(effect)")) == nil)
  }
}
