import Appraisal
import Exact
import Foundation
import Scheme
import Testing
import Wording
import Workflow

@testable import Records

/// Puts results on record as an older version of the program would have kept them.
struct OlderResults {
  let company: LifeCompany
  let month: Month

  /// Keeps somebody's result once more, its text changed, as a program made it.
  func keep(
    _ employee: String, by program: String, _ change: (String) throws -> String
  ) throws {
    let month = month
    let (kept, sheet, schemes) = try company.read { records throws(Diagnostic) in
      (
        try records.derivation(of: employee, in: month), try records.sheet(of: employee, in: month),
        try records.schemes()
      )
    }
    let result = try #require(kept)
    let text = try change(String(decoding: try #require(result.derivation), as: UTF8.self))
    let law = LawPack(minimumWage: Fen(250_000), lossClause: "第十二条")
    let known = schemes.compactMap(\.loading.scheme)
    let derivation = try #require(Derivation(reading: Array(text.utf8), under: known, law: law))
    let older = MonthResult(derivation, department: result.department, assessor: sheet?.assessor)
    let act = Act("upgrade", by: "H1", as: "hr", at: company.clock.now.description, month: month)
    try company.office.store.write(act) { entry throws(Diagnostic) in
      _ = try entry.keep([older], adjusting: false, program: program)
    }
  }

  /// The same results in format 1, which printed neither wage nor law nor engine.
  func keepInFormatOne(_ employees: [String]) throws {
    for employee in employees {
      try keep(employee, by: "derivation-1.1") { text in
        let law = LawPack(minimumWage: .zero, lossClause: nil)
        let read = try #require(Derivation(reading: Array(text.utf8), under: [], law: law))
        return String(decoding: read.json(inFormat: 1, engine: nil), as: UTF8.self)
      }
    }
  }
}

@Suite(
  "After an upgrade everything published reads as it was published; what would differ is listed, and never applied")
struct KeptResultsTests {
  let company: LifeCompany
  let october: Month
  let november: Month

  init() throws {
    company = try LifeCompany(months: ["2026-10", "2026-11"])
    october = try month("2026-10")
    november = try month("2026-11")
    try company.live(to: .published)
  }

  /// E2's 1,000.00 yuan were 999.99 by the engine before this one.
  private func upgrade() throws {
    try OlderResults(company: company, month: october).keep("E2", by: "derivation-2.1") { text in
      text.replacing(#""engine":2"#, with: #""engine":1"#).replacing(#""yuan":"1000.00""#, with: #""yuan":"999.99""#)
        .replacing(#""total":"1000.00""#, with: #""total":"999.99""#)
    }
  }

  @Test("slip, payroll, print, sheet, year, code and explanation say the 999.99 that were kept, not 1,000.00")
  func shown() throws {
    try upgrade()
    let kept = Fen(99_999)
    #expect(try company.office.kept(october)?.derivation(of: "E2")?.pay.total == kept)
    #expect(try company.desk("E2").slips(of: october).first?.derivation?.pay.total == kept)
    let payroll = try company.desk("F1").payroll(of: october)
    #expect(payroll.lines.first { $0.employee == "E2" }?.variable == kept)
    #expect(payroll.lines.first { $0.employee == "E2" }?.gross == Fen(599_999))
    let printout = try company.hr.printout(of: october)
    #expect(
      String(decoding: printout.payCSV, as: UTF8.self).contains("2026-10,E2,90.00,,100000,99999,0,0,0,0,0,0,99999"))
    #expect(printout.month?.derivation(of: "E2")?.pay.total == kept)
    #expect(try company.hr.sheet(of: "E2", in: october).steps?.pay.total == kept)
    #expect(try company.sheet("E2").total == kept)
    let year = try company.hr.year(2026)
    #expect(year.people.first { $0.employee == "E2" }?.months[9].total == kept)
    let explained = try CommandRun("explain", company.folder, "--month", "2026-10", "--employee", "E2")
    #expect(
      explained.code == 0 && explained.said.contains("Variable pay in all 999.99 yuan"), "\(explained.complained)")
    let file = try company.hr.appealFile(of: "E2", in: october)
    #expect(file.derivation.pay.total == kept && file.remarks.map(\.code).contains("CASE-OTHER-ENGINE"))
  }

  @Test("verify accuses nobody: one result of October is of another version, and would differ; hash and journal hold")
  func verified() throws {
    try upgrade()
    let found = try company.desk("A1").verify()
    #expect(found.isClean && found.findings.map(\.code) == ["RESULT-OTHER-PROGRAM"])
    let other = try #require(found.otherVersions.first)
    #expect(other.program == "derivation-2.1" && other.engine == 1 && other.count == 1 && other.differing == 1)
    #expect(other.months == [october])
    let said = try #require(found.findings.first)
    expectFilled(said)
    #expect(said.what(in: .english).contains("2026-10") && said.what(in: .english).contains("derivation-2.1"))
  }

  @Test("a result of another version whose own hash does not fit is accused all the same")
  func forged() throws {
    try upgrade()
    let act = Act("upgrade", by: "H1", as: "hr", at: company.clock.now.description, month: october)
    let kept = try #require(
      try company.read { records throws(Diagnostic) in try records.derivation(of: "E2", in: Month("2026-10") ?? .first)
      })
    let text = String(decoding: try #require(kept.derivation), as: UTF8.self)
    let bytes = Array(text.replacing(#""total":"999.99""#, with: #""total":"999.98""#).utf8)
    try company.office.store.write(act) { entry throws(Diagnostic) in
      try entry.add(
        .result,
        [
          "month": .text("2026-10"), "employee": .text("E2"), "department": .text(kept.department),
          "standing": .text("regular"), "score": .integer(9_000), "failed": .integer(0), "complete": .integer(1),
          "conditions": .text(""), "derivation": .bytes(Packed.pack(bytes)),
          "content": .text(ContentHash(of: bytes).description), "program": .text("derivation-2.1"),
          "adjusts": .integer(0),
        ])
    }
    let found = try company.desk("A1").verify()
    #expect(found.findings.contains { $0.code == "RESULT-DIFFERS" && $0.place.employee == "E2" })
  }

  @Test("recheck lists 999.99 → 1,000.00 for E2 and nothing else, and writes nothing")
  func rechecked() throws {
    #expect(try company.office.recheck().isSettled)
    try upgrade()
    let entries = try company.entries()
    let found = try company.desk("A1").recheck()
    #expect(try company.entries() == entries)
    #expect(found.compared == 5 && found.lines.count == 1 && !found.isSettled)
    let line = try #require(found.lines.first)
    #expect(line.employee == "E2" && line.month == october && line.program == "derivation-2.1" && !line.isAdjusted)
    let told = line.differences.map { "\($0.item) \($0.aspect.rawValue) \($0.kept) \($0.now)" }
    #expect(told == ["earned yuan 999.99 1000.00", "total yuan 999.99 1000.00"])
    let csv = String(decoding: found.csv, as: UTF8.self)
    #expect(csv.contains("2026-10,E2,乙,sheet,derivation-2.1,total,合计（固定工资之外）,yuan,999.99,1000.00"))
    #expect(try company.office.recheck(month: november).compared == 0)
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk("E2").recheck() }
  }

  @Test("kaohe recheck ends with 3 where something differs, and with 0 where nothing does; a month alone; CSV")
  func command() throws {
    let before = try CommandRun("recheck", company.folder)
    #expect(before.code == 0 && before.said.contains("5 results compared, 0 would differ"), "\(before.complained)")
    try upgrade()
    let after = try CommandRun("recheck", company.folder, "--month", "2026-10", "--by", "A1")
    #expect(after.code == 3 && after.said.contains("Total beside the fixed wage [total]  yuan  999.99 → 1000.00"))
    let chinese = try CommandRun("recheck", company.folder, language: "zh")
    #expect(chinese.code == 3 && chinese.said.contains("核对 5 个结果，1 个按本版本"))
    let csv = try CommandRun("recheck", company.folder, "--format", "csv")
    #expect(csv.code == 3 && csv.said.contains("2026-10,E2,") && csv.said.contains(",earned,"))
    let other = try CommandRun("recheck", company.folder, "--month", "2026-11")
    #expect(other.code == 0 && other.said.contains("0 results compared"))
    let none = try CommandRun("recheck", company.folder, "--by", "E2")
    #expect(none.code == 1 && none.complained.contains("NOT-ALLOWED"))
  }

  @Test("a decision about E3 appraises the department and leaves E2, about whom nothing changed, at 999.99")
  func untouched() throws {
    try upgrade()
    let id = try company.desk("E3").appeal("overall", in: october, statement: "请复核")
    let decided = try company.hr.decide(
      appeal: id, .partly, reasons: "改为中", remedies: [.rating(item: "overall", label: "中")]
    ).decision
    #expect(decided.totalBefore?.text == "800.00" && decided.totalAfter?.text == "1000.00")
    #expect(try company.result("E2") == "90.00 999.99")
    #expect(try company.sheet("E2").state == .published)
    let programs = try company.read { records throws(Diagnostic) in
      try records.derivations(of: Month("2026-10") ?? .first).map { "\($0.employee) \($0.program)" }
    }
    #expect(programs.contains("E2 derivation-2.1") && programs.contains("E3 \(ResultProgram.version)"))
    #expect(try company.desk("A1").verify().isClean)
  }

  @Test("what changes for E2 itself is made by this version: a complaint struck off gives 100 points and 1,000.00")
  func touched() throws {
    try upgrade()
    let id = try company.desk("E2").appeal("complaints", in: october, statement: "请复核")
    try company.hr.decide(
      appeal: id, .upheld, reasons: "非本人客户", remedies: [.correction(measure: "complaints", value: 0)])
    #expect(try company.result("E2") == "100.00 1000.00")
    #expect(try company.desk("A1").verify().otherVersions.isEmpty)
  }

  @Test("an adjustment of a locked month for E3 pays E2 nothing for the difference between two versions")
  func adjusted() throws {
    try upgrade()
    try company.live(from: .acknowledged, to: .locked)
    _ = try company.hr.adjust(
      october, for: "E3", remedies: [.rating(item: "overall", label: "中")], paidIn: november, reason: "复核评分")
    let adjustments = try company.read { records throws(Diagnostic) in try records.adjustments() }
    #expect(adjustments.map(\.employee) == ["E3"] && adjustments.first?.amount == Fen(20_000))
    #expect(try company.result("E2") == "90.00 999.99")
    #expect(try company.hr.year(2026).people.first { $0.employee == "E3" }?.months[9].corrected?.text == "90.00")
    let found = try company.office.recheck()
    #expect(found.compared == 6 && found.lines.map(\.employee) == ["E2"])
  }
}

@Suite("Results that were kept in format 1 go on as they were: read, shown, verified, byte for byte")
struct FormatOneTests {
  static let everybody = ["E1", "E2", "E3", "E4", "S1"]
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany()
    october = try month("2026-10")
    try company.live(to: .published)
  }

  private func payroll() throws -> [UInt8] {
    let payroll = try company.desk("F1").payroll(of: october)
    return OutputTable(payroll, as: try company.office.company.payrollMapping(), in: .chinese).csv
  }

  @Test("RESULT-WAGE-ON-RECORD: wage and law come from the settings on record, and that is said; nothing else moves")
  func shown() throws {
    let before = try (payroll(), company.hr.printout(of: october).payCSV)
    try OlderResults(company: company, month: october).keepInFormatOne(FormatOneTests.everybody)
    #expect(try payroll() == before.0)
    let printout = try company.hr.printout(of: october)
    #expect(printout.payCSV == before.1)
    let said = try #require(printout.remarks.first)
    #expect(said.code == "RESULT-WAGE-ON-RECORD" && said.what(in: .english).contains("5 results of 2026-10"))
    expectFilled(said)
    let slip = try #require(try company.desk("E3").slips(of: october).first)
    #expect(slip.wage == .known(Fen(500_000)) && slip.law.minimumWage == Fen(250_000) && slip.law.lossClause == "第十二条")
    #expect(slip.derivation?.pay.wage == .known(Fen(500_000)) && slip.derivation?.keepsWageAndLaw == false)
    #expect(slip.schemes.map(\.id) == ["care", "prizes"])
    let steps = try #require(try company.hr.sheet(of: "E3", in: october).steps)
    #expect(steps.pay.wage == .known(Fen(500_000)) && steps.format == 1)
    let explained = try CommandRun("explain", company.folder, "--month", "2026-10", "--employee", "E3")
    #expect(explained.said.contains("come from the month's settings on record"))
  }

  @Test("they are computed again and compared as format 1 prints them; appraised anew they stay as they were kept")
  func verified() throws {
    try OlderResults(company: company, month: october).keepInFormatOne(FormatOneTests.everybody)
    let found = try company.desk("A1").verify()
    #expect(found.isClean && found.otherVersions.map(\.differing) == [0] && found.otherVersions.map(\.count) == [5])
    #expect(try company.office.recheck().isSettled)
    let id = try company.desk("E3").appeal("overall", in: october, statement: "请复核")
    try company.hr.decide(
      appeal: id, .partly, reasons: "改为中", remedies: [.rating(item: "overall", label: "中")])
    let programs = try company.read { records throws(Diagnostic) in
      try records.derivations(of: Month("2026-10") ?? .first).map { "\($0.employee) \($0.program)" }
    }
    #expect(
      programs == [
        "E1 derivation-1.1", "E2 derivation-1.1", "E3 \(ResultProgram.version)", "E4 derivation-1.1",
        "S1 derivation-1.1",
      ])
    #expect(try company.sheet("E1").state == .published)
  }

  @Test("the file of an appeal holds the derivation of format 1 and is checked against it to the byte")
  func appealFile() throws {
    try OlderResults(company: company, month: october).keepInFormatOne(FormatOneTests.everybody)
    let file = try company.hr.appealFile(of: "E3", in: october)
    #expect(file.derivation.format == 1 && !file.remarks.map(\.code).contains("CASE-OTHER-ENGINE"))
    #expect(String(decoding: file.printed, as: UTF8.self).hasPrefix(#"{"format":1,"month":"2026-10""#))
  }

  @Test("RESULT-UNREADABLE: a result of a newer format is not guessed at")
  func newer() throws {
    let newer = Array(#"{"format":9}"#.utf8)
    let act = Act("upgrade", by: "H1", as: "hr", at: company.clock.now.description, month: october)
    try company.office.store.write(act) { entry throws(Diagnostic) in
      try entry.add(
        .result,
        [
          "month": .text("2026-10"), "employee": .text("E2"), "department": .text("d1"), "standing": .text("regular"),
          "score": .integer(9_000), "failed": .integer(0), "complete": .integer(1), "conditions": .text(""),
          "derivation": .bytes(Packed.pack(newer)), "content": .text(ContentHash(of: newer).description),
          "program": .text("derivation-9.7"), "adjusts": .integer(0),
        ])
    }
    let said = try expectRefused("RESULT-UNREADABLE", in: company) { _ = try company.desk("E2").slips(of: october) }
    #expect(said.what(in: .english).contains("derivation-9.7") && said.place.employee == "E2")
    #expect(try company.desk("E1").slips(of: october).count == 1)
  }

  @Test(
    "RESULT-ERASED and RECHECK-NOT-COMPUTED: whose data was erased is left out and said, and nobody's is recomputed")
  func erased() throws {
    let company = try LifeCompany()
    try company.live(to: .opened)
    var person = try company.hr.person("E3", on: try day("2026-10-31"))
    person.validFrom = try day("2026-10-01")
    person.leftOn = try day("2026-10-20")
    try company.hr.change(person, reason: "离职")
    try company.live(from: .computed, to: .rated)
    try company.hr.choose(proration: .calendarDays, from: october)
    try company.live(from: .reviewed, to: .published)
    try company.clock.reach("2028-10-21")
    try company.hr.eraseData(of: "E3", reason: "到期")
    let payroll = try company.hr.payroll(of: october)
    #expect(!payroll.lines.contains { $0.employee == "E3" } && payroll.lines.count == 4)
    let said = try #require(payroll.remarks.first { $0.code == "RESULT-ERASED" })
    expectFilled(said)
    try expectRefused("RESULT-ERASED", in: company) { _ = try company.hr.slips(of: october, for: "E3") }
    let found = try company.office.recheck()
    #expect(found.findings.map(\.code) == ["RECHECK-NOT-COMPUTED"] && found.lines.isEmpty && !found.isSettled)
    expectFilled(try #require(found.findings.first))
  }

  @Test("a month that was run and not opened is explained as the run kept it, and rechecked from its files")
  func run() throws {
    let small = try SmallCompany()
    let run = try MonthRun(try Company(at: small.folder), month: october)
    #expect(run.recorded == 3)
    let office = try Office(try Company(at: small.folder))
    #expect(try office.recheck().isSettled && office.recheck().compared == 3)
    // E1's complaint of the day after is not in the result that was kept.
    try small.write(
      "inbox/2026-10/complaints.csv",
      "complaint_id,agent_id,order_id,filed_at,upheld,note\nk1,a2,,2026-10-06 09:00:00,yes,\nk2,a1,,2026-10-07 09:00:00,yes,\n"
    )
    let explained = try CommandRun("explain", small.folder, "--month", "2026-10", "--employee", "E1")
    #expect(explained.code == 0 && explained.said.contains("Score 100.00 / 100.00"), "\(explained.said)")
    let found = try office.recheck()
    #expect(found.lines.map(\.employee) == ["E1"])
    #expect(found.lines.first?.differences.contains { $0.item == "complaints" && $0.now == "20.00" } == true)
    try small.remove("inbox")
    #expect(try office.recheck().findings.map(\.code) == ["RECHECK-NOT-COMPUTED"])
  }
}
