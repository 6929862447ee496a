import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

@Suite("The demo company's year, from files to pay")
struct DemoYearTests {
  @Test("E03 fails July, August and September; the year-end bonus is forfeited from then on, naming the months")
  func threeFailedMonths() throws {
    for number in 7...9 {
      let failed = try DemoYear.derivation("E03", number)
      #expect(try #require(failed.points) < Points(hundredths: 7000))
      #expect(failed.pay.earned?.amount == .zero)
    }
    #expect(try DemoYear.rule("year_end_bonus", of: "E03", 8).state != .failed)
    for number in 9...12 {
      let rule = try DemoYear.rule("year_end_bonus", of: "E03", number)
      #expect(rule.state == .failed)
      #expect(rule.details["months"]?.contains("2026-07, 2026-08, 2026-09") == true)
    }
  }

  @Test("E04 is not up to standard in October, after three months below 200,000")
  func lowSales() throws {
    #expect(try DemoYear.rule("low_sales", of: "E04", 9).state == .idle)
    #expect(try DemoYear.rule("low_sales", of: "E04", 10).state == .failed)
  }

  @Test("the tie for October's championship pays 500 yuan to each of the two")
  func tie() throws {
    let run = try DemoYear.month(10)
    let paid = run.derivations.filter { derivation in
      derivation.pay.rewards.contains { $0.id == "sales_champion" && $0.amount == Fen(50_000) }
    }
    #expect(paid.map(\.employee) == ["E01", "E02"])
  }

  @Test("the veto of June takes 10 points off E06")
  func veto() throws {
    let derivation = try DemoYear.derivation("E06", 6)
    let items = derivation.items.compactMap(\.points?.hundredths).reduce(0, +)
    #expect(derivation.deductions.map(\.points) == [Points(hundredths: -1000)])
    #expect(derivation.points == Points(hundredths: items - 1000))
  }

  @Test("the deduction S01 passed over in September costs S01 twice its point (form 1, note 5)")
  func omission() throws {
    let derivation = try DemoYear.derivation("S01", 9)
    #expect(derivation.deductions.map(\.points) == [Points(hundredths: -200)])
    #expect(try DemoYear.derivation("S01", 8).deductions.isEmpty)
  }

  @Test("E07 alone waits in October, for the overall evaluation, between 87 and 91")
  func missingRating() throws {
    let run = try DemoYear.month(10)
    #expect(run.isIncomplete && !run.hasErrors)
    #expect(run.derivations.filter { !$0.isComplete }.map(\.employee) == ["E07"])
    let waiting = try DemoYear.derivation("E07", 10)
    #expect(waiting.missingItems.map(\.id) == ["overall"])
    #expect(waiting.score?.reach == Points(hundredths: 8700)...Points(hundredths: 9100))
    #expect(waiting.pay.total == nil)
  }

  @Test("finance's figure for E05 stands over the computed one; both are kept and the difference is said")
  func finance() throws {
    let run = try DemoYear.month(10)
    let said = run.diagnostics.filter { $0.code == "FIGURE-DISAGREES" }
    #expect(said.map(\.place.employee) == ["E05"])
    let rule = try #require(try DemoYear.derivation("E05", 10).pay.rewards.first { $0.id == "sales_champion" })
    let sales = try #require(rule.inputs.first { $0.name == "net_sales" }).fact
    #expect(sales.standing.source == .finance && sales.others.map(\.source) == [.computed])
    // 680.00 yuan less than computed.
    let other = try #require(sales.disagreement?.figure.value)
    #expect(try other - #require(sales.figure.value) == 680)
  }

  @Test("E10's loss is capped at 20 % of the month's wage, the rest held back (工资支付暂行规定 art. 16)")
  func cappedLoss() throws {
    let pay = try DemoYear.derivation("E10", 10).pay
    // 5200 + 1701 earned - 100 penalties = 6801; a fifth is 1360.20.
    #expect(pay.lossDue == Fen(872_000))
    #expect(pay.lossDeducted == Fen(136_020))
    #expect(pay.lossHeldBack == Fen(735_980))
  }

  @Test("a month on leave and a voided month are not appraised, and wait for nothing")
  func notAppraised() throws {
    for (employee, month) in [("E05", 4), ("E17", 7)] {
      let derivation = try DemoYear.derivation(employee, month)
      #expect(derivation.points == nil && derivation.items.isEmpty && derivation.isComplete)
    }
  }

  @Test("in March only E19 waits for satisfaction; the others' is waived and the rest rescaled")
  func outage() throws {
    let run = try DemoYear.month(3)
    #expect(run.derivations.filter { !$0.isComplete }.map(\.employee) == ["E19"])
    let waived = run.derivations.flatMap { $0.items.filter { $0.id == "satisfaction" && $0.state == .waived } }
    #expect(waived.count == 7)
  }

  @Test("the account that changes hands in May is divided between the two who held it")
  func handOver() throws {
    func consultations(_ employee: String) throws -> Rational {
      let derivation = try DemoYear.derivation(employee, 5)
      let workload = try #require(derivation.items.first { $0.id == "workload" })
      let handled = try #require(workload.children.first { $0.id == "consultations_handled" })
      return try #require(handled.inputs.first { $0.name == "consultations" }?.fact.figure.value)
    }
    #expect(try consultations("E14") > 0)
    #expect(try consultations("E13") > consultations("E14"))
  }

  @Test("printed points and deductions add up to the printed total, in every form that is not rescaled")
  func columnsAddUp() throws {
    for (_, run) in try DemoYear.runs.get() {
      for derivation in run.derivations where derivation.score?.reason == .sumOfItems {
        let printed = (derivation.items + derivation.deductions).compactMap(\.points?.hundredths).reduce(0, +)
        #expect(derivation.points?.hundredths == printed, "\(derivation.month) \(derivation.employee)")
      }
    }
  }

  @Test("the columns of scores.csv and pay.csv are those that were agreed on")
  func columns() throws {
    let run = try DemoYear.month(10)
    let scores = String(decoding: ResultTables.scores(run.derivations), as: UTF8.self)
    #expect(scores.hasPrefix("month,employee_id,item,max_points,points,value,state\n"))
    #expect(scores.contains("2026-10,E08,total,100.00,89.00,,scored\n"))
    let pay = String(decoding: ResultTables.pay(run.derivations), as: UTF8.self)
    #expect(
      pay.hasPrefix(
        "month,employee_id,score,grade,base_cents,earned_cents,rewards_cents,penalties_cents,loss_due_cents,"
          + "loss_deducted_cents,loss_held_back_cents,floor_topup_cents,total_cents\n"))
    #expect(pay.contains("2026-10,E08,89.00,,260000,231400,0,5000,15800,15800,0,0,210600\n"))
    #expect(pay.contains("2026-10,E07,,,240000,,0,0,0,0,0,,\n"))
  }

  @Test("run again, in the same folder or another, a year gives the same bytes; what is on record stays as it is")
  func sameBytes() throws {
    let folder = temporaryFolder() + "/company"
    let first = try DemoYear.year(in: folder).get()
    let again = try DemoYear.run(folder)
    for (month, run) in try DemoYear.runs.get() {
      let bytes = run.derivationsJSONL
      #expect(first[month]?.derivationsJSONL == bytes)
      #expect(again[month]?.derivationsJSONL == bytes)
      #expect(again[month]?.recorded == 0)
      #expect(again[month]?.metricsCSV == run.metricsCSV)
    }
  }
}
