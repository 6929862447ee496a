import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("What somebody may not see is not there")
struct SightTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany()
    october = try month("2026-10")
    try company.live(to: .computed)
    try company.desk("S1").rate("E1", in: october, item: "overall", as: "好", comment: "耐心")
    try company.desk("E1").reviewSelf(in: october, comment: "尽力了")
    _ = try company.hr.record(.remark, of: "E1", on: try day("2026-10-07"), note: "带新人")
  }

  private func rest() throws {
    for (employee, label) in [("E2", "好"), ("E3", "差")] {
      try company.desk("S1").rate(employee, in: october, item: "overall", as: label, comment: "评语")
    }
    try company.desk("S2").rate("E4", in: october, item: "tone", as: "好")
    try company.hr.rate("S1", in: october, item: "leading", as: "好")
    try company.live(from: .reviewed, to: .published)
  }

  @Test("the assessor sees her people's scores and comments, and no amount")
  func assessor() throws {
    let view = try company.desk("S1").sheet(of: "E1", in: october)
    #expect(view.line.score?.text == "100.00")
    #expect(view.line.total == nil && view.line.earned == nil && view.adjustments.isEmpty)
    #expect(view.ratings.map(\.rating.comment) == ["耐心"] && view.selfReview.map(\.rating.comment) == ["尽力了"])
    #expect(view.incidents.map(\.note) == ["带新人"])
    // The derivation has amounts in it.
    #expect(view.derivation == nil)
    let list = try company.desk("S1").sheets(of: october)
    #expect(list.map(\.employee) == ["E1", "E2", "E3"])
    #expect(list.allSatisfy { $0.total == nil && $0.earned == nil })
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk("S1").sheet(of: "E4", in: october) }
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk("S1").printout(of: october) }
  }

  @Test("an assessor sees her own sheet once it is published, with her own pay, and may appeal")
  func assessorOfHerself() throws {
    try expectRefused("SHEET-NOT-PUBLISHED", in: company) { _ = try company.desk("S1").sheet(of: "S1", in: october) }
    try rest()
    let view = try company.desk("S1").sheet(of: "S1", in: october)
    #expect(view.line.score?.text == "100.00" && view.line.total?.text == "2000.00" && view.derivation != nil)
    #expect(view.next == [.acknowledge, .appeal])
    #expect(try company.desk("S1").sheets(of: october).map(\.employee) == ["E1", "E2", "E3", "S1"])
  }

  @Test("an agent sees nothing before publication, and never a colleague's")
  func agent() throws {
    try expectRefused("SHEET-NOT-PUBLISHED", in: company) { _ = try company.desk("E1").sheet(of: "E1", in: october) }
    #expect(try company.desk("E1").sheets(of: october).isEmpty)
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk("E1").sheet(of: "E2", in: october) }
    try rest()
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk("E1").sheet(of: "E2", in: october) }
    let view = try company.desk("E1").sheet(of: "E1", in: october)
    #expect(view.line.total?.text == "1500.00" && view.ratings.map(\.rating.comment) == ["耐心"])
    #expect(view.derivation != nil && view.next == [.acknowledge, .appeal])
    let list = try company.desk("E1").sheets(of: october)
    #expect(list.map(\.employee) == ["E1"] && list.first?.total?.text == "1500.00")
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk("E1").printout(of: october) }
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk("E1").journal(JournalQuery()) }
  }

  @Test("an agent's own data, handed out, says nothing of a month before it is published")
  func ownData() throws {
    let early = String(decoding: try company.desk("E1").exportData(of: "E1"), as: UTF8.self)
    #expect(!early.contains("耐心") && !early.contains("\"score\"") && early.contains("甲"))
    try rest()
    let late = String(decoding: try company.desk("E1").exportData(of: "E1"), as: UTF8.self)
    #expect(late.contains("耐心") && late.contains("\"score\""))
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk("E1").exportData(of: "E2") }
  }

  @Test("finance sees amounts and no comment, on the sheet, in lists and in print")
  func finance() throws {
    try rest()
    let view = try company.desk("F1").sheet(of: "E1", in: october)
    #expect(view.line.total?.text == "1500.00" && view.line.score?.text == "100.00")
    #expect(view.ratings.isEmpty && view.selfReview.isEmpty && view.incidents.isEmpty && view.appeals.isEmpty)
    // The derivation has comments in it.
    #expect(view.derivation == nil)
    let list = try company.desk("F1").sheets(of: october)
    #expect(list.count == 5 && list.allSatisfy { $0.total != nil })
    let printed = try company.desk("F1").printout(of: october)
    #expect(printed.month == nil && String(decoding: printed.payCSV, as: UTF8.self).contains("2026-10,E1,100.00,"))
    #expect(try company.hr.printout(of: october).month?.derivations.count == 5)
  }

  @Test("somebody who is of finance by now sees the own sheet of an earlier month no sooner than others do")
  func financeOfHerself() throws {
    var person = try company.hr.person("E1", on: try day("2026-11-01"))
    person.validFrom = try day("2026-11-01")
    person.role = "finance"
    person.department = "office"
    try company.hr.change(person, reason: "转岗财务")
    #expect(try company.desk("E1").sheets(of: october).map(\.employee) == ["E2", "E3", "E4", "S1"])
    try expectRefused("SHEET-NOT-PUBLISHED", in: company) { _ = try company.desk("E1").sheet(of: "E1", in: october) }
    try rest()
    #expect(try company.desk("E1").sheets(of: october).map(\.employee) == ["E1", "E2", "E3", "E4", "S1"])
  }

  @Test("HR and the auditor see everything, with the derivation; only HR may do something next")
  func everything() throws {
    for employee in ["H1", "A1"] {
      let view = try company.desk(employee).sheet(of: "E1", in: october)
      #expect(view.line.total?.text == "1500.00" && view.derivation != nil)
      #expect(view.ratings.count == 1 && view.selfReview.count == 1 && view.incidents.count == 1)
      #expect(view.next.isEmpty == (employee == "A1"))
    }
  }

  @Test("what somebody may do next: the assessor rates, HR waives and corrects, the employee reviews herself")
  func next() throws {
    #expect(try company.hr.sheet(of: "E1", in: october).next == [.record, .waive, .setStanding, .correct])
    #expect(try company.desk("S1").sheet(of: "E1", in: october).next == [.rate, .record, .setGoal])
    try rest()
    #expect(try company.hr.sheet(of: "E1", in: october).next.isEmpty)
    _ = try company.desk("E1").appeal("overall", in: october, statement: "不公")
    #expect(try company.hr.sheet(of: "E1", in: october).next == [.decide])
    #expect(try company.desk("E1").sheet(of: "E1", in: october).next == [.appeal])
  }

  @Test("everybody's list of things to do names their own and the command that does it")
  func toDo() throws {
    // The schemes one works under are read first.
    #expect(
      try company.desk("E1").toDo().map(\.command).allSatisfy {
        $0.hasPrefix("kaohe scheme acknowledge \(company.folder) --by E1 --version ")
      })
    let care = try company.read { records throws(Diagnostic) in try records.schemes() }
    #expect(try company.desk("E1").toDo().count == 2)
    for (employee, names) in [("E1", ["care", "prizes"]), ("S1", ["lead"])] {
      for version in care where names.contains(version.scheme) {
        try company.desk(employee).acknowledge(scheme: version.version)
      }
    }
    #expect(try company.desk("E1").toDo().isEmpty && company.desk("A1").toDo().isEmpty)
    let rate = try company.desk("S1").toDo()
    #expect(rate.map(\.employee) == ["E2", "E3"] && rate.allSatisfy { $0.blocks })
    #expect(
      rate.first?.command
        == "kaohe rate \(company.folder) --by S1 --month 2026-10 --employee E2 --item overall --rating …")
    #expect(
      try company.desk("F1").toDo().map(\.command) == ["kaohe sign-off \(company.folder) --by F1 --month 2026-10"])
    #expect(try company.hr.toDo().contains { $0.command == "kaohe review \(company.folder) --by H1 --month 2026-10" })
    #expect(try company.hr.toDo().contains { $0.employee == "S1" && $0.command.hasPrefix("kaohe rate") })
    try rest()
    #expect(
      try company.desk("E1").toDo().map(\.command) == ["kaohe acknowledge \(company.folder) --by E1 --month 2026-10"])
    #expect(try company.desk("S1").toDo().map(\.employee) == ["S1"])
    _ = try company.desk("E3").appeal("overall", in: october, statement: "不公")
    #expect(try company.hr.toDo().contains { $0.employee == "E3" && $0.command.hasPrefix("kaohe decide") })
  }
}
