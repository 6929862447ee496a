import Appraisal
import Exact
import Foundation
import Intake
import Metrics
import Scheme
import Testing
import Wording
import Workflow

@testable import Records

@Suite("The file of an appeal: from what is in it, and nothing else, the result comes out again to the byte")
struct AppealFileTests {
  let october: Month

  init() throws { october = try month("2026-10") }

  /// October published, E3 appealed in vain against the rating.
  private func appealed(_ books: Books = .file) throws -> LifeCompany {
    let company = try LifeCompany(books)
    try company.live(to: .published)
    let id = try company.desk("E3").appeal("overall", in: october, statement: "评分<偏低>，请复核 & 说明")
    _ = try company.hr.decide(appeal: id, .rejected, reasons: "评分有据")
    return company
  }

  /// Writes the file by the command and unpacks it.
  private func unpacked(_ company: LifeCompany, by: String, of employee: String?) throws -> (
    zip: String, folder: String
  ) {
    let zip = temporaryFolder() + "/case.zip"
    let run = try CommandRun(
      list: ["appeal-file", company.folder, "--by", by, "--month", "2026-10", "--out", zip]
        + (employee.map { ["--employee", $0] } ?? []), language: "zh")
    try #require(run.code == 0, "\(run.complained)")
    return (zip, try unzip(zip))
  }

  private func unzip(_ zip: String) throws -> String {
    let folder = temporaryFolder() + "/unpacked"
    try #require(try shell(["/usr/bin/unzip", "-q", zip, "-d", folder]).code == 0)
    return folder
  }

  private func shell(_ command: [String], in folder: String? = nil) throws -> (code: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }

  private func text(_ folder: String, _ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  @Test(
    "unpacked on a machine without the company, the file gives the derivation on record again",
    arguments: ["E1", "E3", "S1", "E4"])
  func recomputed(employee: String) throws {
    let company = try appealed()
    let kept = try company.read { records throws(Diagnostic) in
      try records.derivation(of: employee, in: Month("2026-10") ?? .first)
    }
    let (zip, folder) = try unpacked(company, by: "H1", of: employee)
    try FileManager.default.removeItem(atPath: company.folder)
    let printed = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/derivation.json")))
    #expect(printed == kept?.derivation)
    let check = try AppealCase.check(fileAt: zip)
    #expect(check.derivation.json() == printed && check.derivation.employee == employee)
    let said = try CommandRun("appeal-check", zip)
    #expect(said.code == 0 && said.said.contains("is the derivation in the file, to the byte"), "\(said.complained)")
  }

  @Test(
    "what is in it: schemes as published, figures, law, evidence, what was said and decided, workbook, page, hashes")
  func members() throws {
    let company = try appealed()
    let (_, folder) = try unpacked(company, by: "E3", of: nil)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    #expect(
      names == [
        "appeal.csv", "derivation.json", "evidence.csv", "facts.json", "form.xlsx", "hashes.txt", "index.html",
        "journal.csv", "law.json", "schemes", "schemes/care-2026-01.yaml", "schemes/prizes-2026-01.yaml",
      ])
    #expect(try text(folder, "schemes/care-2026-01.yaml") == LifeTexts.care)
    let appeal = try text(folder, "appeal.csv")
    #expect(appeal.contains("评分<偏低>，请复核 & 说明") && appeal.contains("rejected,评分有据,80.00,80.00,80000,80000"))
    let evidence = try text(folder, "evidence.csv")
    #expect(evidence.contains("inbox/2026-10/messages.csv") && !evidence.contains(company.folder))
    #expect(try text(folder, "law.json").contains("工资支付暂行规定（劳部发〔1994〕489号）第16条"))
    // The hashes are those of b2sum.
    let sums = try shell(["/usr/bin/b2sum", "-l", "256", "-c", "hashes.txt"], in: folder)
    #expect(sums.code == 0 && !sums.said.contains("FAILED"))
  }

  @Test(
    "the page has no script, escapes what people wrote, tells every item, and says in Chinese, then in English, how to go about it"
  )
  func page() throws {
    let (_, folder) = try unpacked(try appealed(), by: "H1", of: "E3")
    let page = try text(folder, "index.html")
    #expect(!page.lowercased().contains("<script") && page.contains("default-src 'none'"))
    #expect(page.contains("评分&lt;偏低&gt;，请复核 &amp; 说明") && !page.contains("评分<偏低>"))
    let (chinese, english) = (page.range(of: "一、用计算器"), page.range(of: "1. With a calculator"))
    let (first, second) = (try #require(chinese), try #require(english))
    #expect(first.lowerBound < second.lowerBound)
    for text in ["kaohe appeal-check", "form.xlsx", "80.00", "800.00", "2026-10"] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test("an employee reads of the journal what was done about the own sheet; HR reads all of it")
  func journal() throws {
    let company = try appealed()
    let own = try text(try unpacked(company, by: "E3", of: nil).folder, "journal.csv")
    let whole = try text(try unpacked(company, by: "H1", of: "E3").folder, "journal.csv")
    #expect(own.contains(",appeal,E3,overall,") && own.contains(",decide,E3,") && own.contains(",publish,"))
    #expect(!own.contains(",rate,") && whole.contains(",rate,E3,overall,"))
  }

  @Test("of colleagues it has other names and no more figures than departments and rankings are made of")
  func colleagues() throws {
    let company = try appealed()
    let (_, folder) = try unpacked(company, by: "E3", of: nil)
    let facts = try text(folder, "facts.json")
    for secret in ["\"E1\"", "\"E2\"", "甲", "乙", "\"a1\"", "\"a2\""] {
      #expect(!facts.contains(secret), "\(secret)")
    }
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(facts.utf8)) as? [String: Any])
    let subjects = try #require(object["subjects"] as? [[String: Any]])
    #expect(subjects.compactMap { $0["employee"] as? String } == ["E3", "colleague-1", "colleague-2"])
    for other in subjects.dropFirst() {
      // The champion is the best of net sales above the target: these figures, and whether somebody was active.
      let figures = try #require(other["facts"] as? [String: Any])
      #expect(Set(figures.keys) == ["consultations", "net_sales", "sales_target"], "\(figures.keys.sorted())")
      #expect((other["ratings"] as? [String: Any])?.isEmpty == true && other["wageCents"] == nil)
    }
  }

  @Test(
    "where a ranking goes by scores, the file has what the colleagues' scores are made of, and still no name or word")
  func rankedByScore() throws {
    let company = try LifeCompany(months: ["2026-10", "2026-11"], publishing: false)
    try company.small.change(
      "schemes/prizes.yaml", "rewards:",
      "rewards:\n  - {id: progress, name: {zh: 进步奖, en: Progress}, best_of: score_rise, when: score_rise > 0, yuan: 200, ties: all}"
    )
    try company.reread()
    try company.publishSchemes()
    try company.live(to: .locked)
    try company.live("2026-11", to: .published)
    let zip = temporaryFolder() + "/case.zip"
    let run = try CommandRun(
      "appeal-file", company.folder, "--by", "E3", "--month", "2026-11", "--out", zip)
    #expect(run.code == 0, "\(run.complained)")
    _ = try AppealCase.check(fileAt: zip)
    let facts = try text(try unzip(zip), "facts.json")
    #expect(!facts.contains("甲") && !facts.contains("\"E1\""))
  }

  @Test("the same file twice is the same to the byte; no name in it leads elsewhere")
  func deterministic() throws {
    let company = try appealed()
    let (first, folder) = try unpacked(company, by: "H1", of: "E3")
    let (second, _) = try unpacked(company, by: "A1", of: "E3")
    #expect(try Data(contentsOf: URL(fileURLWithPath: first)) == Data(contentsOf: URL(fileURLWithPath: second)))
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      #expect(
        name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) } && !name.contains(".."))
    }
  }

  @Test("who may take out whose; not before publication; nobody's", arguments: Books.allCases)
  func rights(books: Books) throws {
    let company = try LifeCompany(books, months: ["2026-10", "2026-11"])
    try company.live(to: .published)
    for by in ["H1", "A1", "E3"] { _ = try company.desk(by).appealFile(of: "E3", in: october) }
    for by in ["E1", "S1", "F1"] {
      try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk(by).appealFile(of: "E3", in: october) }
    }
    try expectRefused("SHEET-UNKNOWN", in: company) { _ = try company.hr.appealFile(of: "E9", in: october) }
    try company.live("2026-11", to: .computed)
    try expectRefused("MONTH-STATE", in: company) { _ = try company.hr.appealFile(of: "E3", in: october.next) }
  }

  @Test("where the records do not give the result any more, no file is handed out")
  func forged() throws {
    let company = try appealed()
    try Forger(store: company.office.store).change(
      .person, ["performance_pay": .integer(120_000)], where: "employee = 'E3'", .chain)
    let said = try expectRefused("CASE-NOT-RECOMPUTED", in: company) {
      _ = try company.hr.appealFile(of: "E3", in: october)
    }
    #expect(said.place.employee == "E3" && said.place.month == "2026-10")
  }

  @Test("where the files of the month are gone, the file is made without rows, and says so")
  func rowsGone() throws {
    let company = try appealed()
    try company.small.remove("inbox")
    let file = try company.hr.appealFile(of: "E3", in: october)
    let remark = try #require(file.remarks.first)
    #expect(remark.code == "CASE-ROWS-GONE")
    expectFilled(remark)
    #expect(file.members.contains { $0.name == "evidence.csv" })
  }

  /// The members of a file with one of them changed, as a file.
  private func changed(_ zip: String, _ name: String, _ change: (String) -> String?) throws -> String {
    let members = try ZipBundle(at: zip).members.compactMap { member -> ZipBundle.Member? in
      guard member.name == name else { return member }
      return change(String(decoding: member.bytes, as: UTF8.self)).map { ZipBundle.Member(name, Array($0.utf8)) }
    }
    let path = temporaryFolder() + "/changed.zip"
    try ZipBundle(members).write(to: path, on: october.lastDay)
    return path
  }

  private func refusal(_ path: String) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try AppealCase.check(fileAt: path)
      return nil
    } catch { return error }
  }

  @Test("a figure, a band, the law or the derivation that was changed does not go unnoticed")
  func tampered() throws {
    let (zip, _) = try unpacked(try appealed(), by: "H1", of: "E3")
    #expect(refusal(zip) == nil)
    let changes: [(String, (String) -> String?)] = [
      ("facts.json", { $0.replacing("\"performancePayCents\" : 100000", with: "\"performancePayCents\" : 200000") }),
      ("schemes/care-2026-01.yaml", { $0.replacing("差: 0", with: "差: 5") }),
      ("law.json", { $0.replacing("\"minimumWage\" : 250000", with: "\"minimumWage\" : 260000") }),
      ("derivation.json", { $0.replacing("\"yuan\":\"800.00\"", with: "\"yuan\":\"900.00\"") }),
    ]
    for (name, change) in changes {
      let said = try #require(refusal(try changed(zip, name, change)), "\(name)")
      #expect(said.code == "CASE-DIFFERS", "\(name): \(said.text(in: .english))")
      expectFilled(said)
    }
    for name in ["facts.json", "law.json", "derivation.json", "schemes/care-2026-01.yaml"] {
      let gone = try #require(refusal(try changed(zip, name) { _ in nil }), "\(name)")
      #expect(gone.code == "CASE-FILE-DAMAGED")
      expectFilled(gone)
    }
    let noise = temporaryFolder() + "/noise.zip"
    try "PK no archive".write(toFile: noise, atomically: true, encoding: .utf8)
    #expect(refusal(noise)?.code == "ARCHIVE-DAMAGED")
    #expect(refusal("/nowhere.zip")?.code == "FILE-NOT-FOUND")
    let run = try CommandRun("appeal-check", noise)
    #expect(run.code == 1 && run.complained.contains("ARCHIVE-DAMAGED"))
  }

  @Test("after a decision that put something right, the file is of the new result; of a locked month, of its sheet")
  func decided() throws {
    let company = try LifeCompany(months: ["2026-10", "2026-11"])
    try company.live(to: .published)
    let id = try company.desk("E3").appeal("overall", in: october, statement: "偏低")
    _ = try company.hr.decide(
      appeal: id, .upheld, reasons: "改评", remedies: [.rating(item: "overall", label: "中")])
    #expect(try company.desk("E3").appealFile(of: "E3", in: october).derivation.points?.text == "90.00")
    try company.live(from: .acknowledged, to: .locked)
    _ = try company.hr.adjust(
      october, for: "E3", remedies: [.rating(item: "overall", label: "差")], paidIn: october.next, reason: "再改")
    let file = try company.desk("E3").appealFile(of: "E3", in: october)
    #expect(file.derivation.points?.text == "90.00")
    let said = String(decoding: try #require(file.members.first { $0.name == "appeal.csv" }).bytes, as: UTF8.self)
    #expect(said.contains("adjustment,A") && said.contains("late_event,再改,90.00,80.00"))
  }
}
