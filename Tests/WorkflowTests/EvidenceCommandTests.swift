import Appraisal
import Exact
import Foundation
import Metrics
import Testing
import Wording

@testable import Workflow

@Suite("kaohe evidence: from a figure to its rows")
struct EvidenceCommandTests {
  private let company: SmallCompany

  init() throws {
    company = try SmallCompany()
  }

  private var inbox: String { company.folder + "/inbox/2026-10" }

  @Test("a person follows one agent's 平均响应时间 to the chat lines behind it", arguments: [false, true])
  func follow(indexed: Bool) throws {
    let index = company.folder + "/october.index"
    var arguments = ["evidence", inbox, "--month", "2026-10", "--agent", "a2", "--measure", "avg_response"]
    if indexed {
      #expect(try CommandRun("metrics", inbox, "--month", "2026-10", "--index", index).code == 0)
      arguments += ["--index", index]
    }
    let run = try CommandRun(list: arguments, language: "zh")
    #expect(run.code == 0)
    #expect(run.said.contains("平均响应时间 [avg_response] = 30 / 1 ≈ 30.00"))
    #expect(run.said.contains("messages.csv:4  c2,s1,b2,a2,buyer,2026-10-05 10:00:00,text,5"))
    #expect(run.said.contains("messages.csv:5  c2,s1,b2,a2,agent,2026-10-05 10:00:30,text,9"))
    #expect(run.complained.isEmpty)
  }

  @Test("the same for an employee of a company that was run")
  func employee() throws {
    _ = try company.run()
    let run = try CommandRun(
      "evidence", company.folder, "--month", "2026-10", "--employee", "E2", "--measure", "complaints")
    #expect(run.code == 0)
    #expect(run.said.contains("[complaints] = 1 · 1 pieces of evidence"))
    #expect(run.said.contains("complaints.csv:2  k1,a2,,2026-10-06 09:00:00,yes,"))
  }

  @Test("unknown measures, accounts and employees are named with the nearest that there is")
  func unknown() throws {
    let measure = try CommandRun("evidence", inbox, "--month", "2026-10", "--agent", "a2", "--measure", "avg_respnse")
    #expect(measure.code == 1)
    #expect(
      measure.complained.contains("EVIDENCE-NO-MEASURE")
        && measure.complained.contains("Did you mean \"avg_response\"?"))
    let agent = try CommandRun("evidence", inbox, "--month", "2026-10", "--agent", "A2", "--measure", "replied")
    #expect(agent.code == 1)
    #expect(agent.complained.contains("EVIDENCE-NO-ACCOUNT") && agent.complained.contains("Did you mean \"a2\"?"))
    let employee = try CommandRun(
      "evidence", company.folder, "--month", "2026-10", "--employee", "E22", "--measure", "replied")
    #expect(employee.code == 1)
    #expect(employee.complained.contains("E22") && employee.complained.contains("E2"))
  }

  @Test("neither an agent nor an employee, or both, is wrong use")
  func wrongUse() throws {
    let neither = try CommandRun("evidence", inbox, "--month", "2026-10", "--measure", "replied")
    #expect(neither.code == 2)
    let both = try CommandRun(
      "evidence", inbox, "--month", "2026-10", "--measure", "replied", "--agent", "a1", "--employee", "E1")
    #expect(both.code == 2)
  }

  @Test("a month that is only looked at takes its figures from the index, and computes them where a file has changed")
  func keptFigures() throws {
    _ = try company.run()
    let month = try #require(Month("2026-10"))
    func events() throws -> MonthEvents {
      let known = try Company(at: company.folder)
      return try MonthEvents(known, MonthSources(known, month: month), month: month)
    }
    let index = try EvidenceIndex(path: company.folder + "/index/2026-10.evidence")
    let then = try events()
    let kept = try #require(
      index.figures(then.inputs, month: month, rules: then.rules, tenures: then.tenures, closing: then.closing))
    let computed = MonthEngine.compute(
      then.inputs, month: month, rules: then.rules, tenures: then.tenures, closing: then.closing)
    #expect(kept.employees == computed.employees)
    #expect(kept.accounts == computed.accounts)
    func figures(_ month: Month, _ tenures: Tenures?, _ closing: Day?) -> Bool {
      index.figures(then.inputs, month: month, rules: then.rules, tenures: tenures, closing: closing) != nil
    }
    #expect(figures(month, then.tenures, then.closing))
    #expect(!figures(month, nil, then.closing))
    #expect(!figures(month.next, then.tenures, then.closing))
    // With another closing date other refunds count.
    #expect(!figures(month, then.tenures, nil))
    let looked = try MonthRun(Company(at: company.folder), month: month, keeping: false)
    #expect(looked.derivations.map(\.points) == (try company.run()).derivations.map(\.points))
    // The complaint is withdrawn: what was kept is of no use any more, and nobody is told the old score.
    try company.change("inbox/2026-10/complaints.csv", ",yes,", ",no,")
    let now = try events()
    #expect(
      index.figures(now.inputs, month: month, rules: now.rules, tenures: now.tenures, closing: now.closing) == nil)
    let again = try MonthRun(Company(at: company.folder), month: month, keeping: false)
    #expect(again.derivations.map { $0.points?.text } == ["100.00", "100.00", "90.00"])
  }

  @Test("where no index can be written the run says so, and its results are the same")
  func noIndex() throws {
    try company.write("index", "a file is in the way")
    let run = try company.run()
    #expect(run.diagnostics.map(\.code).contains("INDEX-NOT-WRITTEN"))
    #expect(run.derivations.map { $0.points?.text } == ["100.00", "90.00", "90.00"])
  }
}
