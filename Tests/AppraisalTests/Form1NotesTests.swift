import Appraisal
import Exact
import Scheme
import Testing
import Wording

@Suite("Form 1 · 备注")
struct Form1NotesTests {
  let form: Scheme

  init() throws {
    form = try builtIn("monthly-100")
  }

  /// A flawless month of an assessor who lost exactly so many hundredths of a point to note 5.
  private func assessor(losing hundredths: Int128) -> Subject {
    agent {
      $0.omissions = [
        .init(employee: "E9", item: "attendance", points: quotient(hundredths, 200), by: "HR", note: "迟到未扣")
      ]
    }
  }

  @Test("Form 1 · note 1: the result is tied to the pay system, and the form says so")
  func tiedToPay() throws {
    #expect(form.notes.contains { $0.chinese.contains("薪资制度挂钩") })
    #expect(try appraise([agent()], under: [form]).pay.earned != nil)
  }

  @Test(
    "Form 1 · notes 2 and 3: 90 pays in full, 89.99 and 70 the score in percent, 69.99 nothing",
    arguments: [
      (0, "100.00", 200_000), (1000, "90.00", 200_000), (1001, "89.99", 179_980), (2000, "80.00", 160_000),
      (3000, "70.00", 140_000), (3001, "69.99", 0), (10_000, "0.00", 0),
    ] as [(Int128, String, Int64)])
  func pay(lost: Int128, score: String, earned: Int64) throws {
    let derivation = try appraise([assessor(losing: lost)], under: [form])
    #expect(derivation.points?.text == score)
    #expect(derivation.pay.earned?.amount == Fen(earned))
  }

  @Test("Form 1 · note 2: below 70 the month is failed; 70 itself is not")
  func failed() throws {
    #expect(try appraise([assessor(losing: 3001)], under: [form]).pay.earned?.state == .failed)
    #expect(try appraise([assessor(losing: 3000)], under: [form]).pay.earned?.state == .scored)
  }

  @Test("Form 1 · note 3: an odd pay is rounded half up to the fen")
  func roundedPay() throws {
    // 85 % of 1234.50 yuan is 1049.325: half a fen goes up.
    var subject = assessor(losing: 1500)
    subject.performancePay = .known(Fen(123_450))
    #expect(try appraise([subject], under: [form]).pay.earned?.amount == Fen(104_933))
  }

  @Test("Form 1 · note 5: an omitted deduction costs the assessor twice its points, for each occurrence")
  func omission() throws {
    let subject = agent {
      $0.omissions = [
        .init(employee: "E2", item: "bad_reviews", points: 2, by: "HR", note: "差评 1 次未扣"),
        .init(employee: "E3", item: "attendance", points: 1, by: "HR", note: "迟到 1 次未扣"),
      ]
    }
    let derivation = try appraise([subject], under: [form])
    #expect(derivation.deductions.map { $0.points?.text } == ["-4.00", "-2.00"])
    #expect(derivation.deductions.map(\.reason) == [.omissionRaised, .omissionRaised])
    #expect(derivation.points?.text == "94.00")
  }

  @Test("Form 1 · note 5: the agent whose deduction was omitted loses nothing by it")
  func omissionOfAnother() throws {
    let assessor = agent("M1") {
      $0.omissions = [.init(employee: "E1", item: "attendance", points: 1, by: "HR", note: "")]
    }
    #expect(try appraise([agent(), assessor], under: [form]).points?.text == "100.00")
  }

  @Test("Form 1 · note 6: a veto item costs 10 points per item and occurrence")
  func veto() throws {
    let once = agent { $0.vetoes = [.init(veto: "misconduct", occurrences: 1, by: "HR", note: "打架")] }
    #expect(try appraise([once], under: [form]).points?.text == "90.00")
    let thrice = agent {
      $0.vetoes = [
        .init(veto: "赌博", occurrences: 2, by: "HR", note: ""), .init(veto: "打架斗殴", occurrences: 1, by: "HR", note: ""),
      ]
    }
    let derivation = try appraise([thrice], under: [form])
    #expect(derivation.deductions.map { $0.points?.text } == ["-20.00", "-10.00"])
    #expect(derivation.points?.text == "70.00")
  }

  @Test(
    "Form 1 · note 6: every kind the form names is covered by the veto item",
    arguments: ["贪污", "敲诈勒索", "挪用公款", "打架斗殴", "聚众滋事", "赌博"])
  func vetoKinds(kind: String) throws {
    let subject = agent { $0.vetoes = [.init(veto: kind, occurrences: 1, by: "HR", note: "")] }
    #expect(try appraise([subject], under: [form]).points?.text == "90.00")
  }

  @Test("Form 1 · note 6: the score never falls below 0")
  func vetoFloor() throws {
    let subject = agent { $0.vetoes = [.init(veto: "misconduct", occurrences: 11, by: "HR", note: "")] }
    #expect(try appraise([subject], under: [form]).points == .zero)
  }

  @Test("Form 1 · note 6: a veto counts while an item is still missing")
  func vetoWhileMissing() throws {
    let subject = agent {
      $0.vetoes = [.init(veto: "misconduct", occurrences: 1, by: "HR", note: "")]
      $0.ratings["overall"] = nil
    }
    let score = try #require(try appraise([subject], under: [form]).score)
    #expect(score.reach.map { "\($0.lowerBound.text)…\($0.upperBound.text)" } == "86.00…90.00")
  }

  @Test("Form 1 · note 7: HR interprets and revises the form, and the form says so")
  func interpretation() {
    #expect(form.notes.contains { $0.chinese.contains("解释与修订由人力资源部负责") })
  }
}
