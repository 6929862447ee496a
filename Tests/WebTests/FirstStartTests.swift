import Exact
import Foundation
import HTTPTypes
import Records
import Testing
import Wording
import Workflow

@testable import Web

@Suite("A company begins in the browser")
struct FirstStartTests {
  @Test("without the code nobody gets anything; a wrong one is refused, and not tried for long")
  func withoutCode() async throws {
    let start = try Beginning()
    let browser = Browser(start.house)
    for route in Route.all {
      let path = route.path.replacing(":month", with: "2026-10").replacing(":employee", with: "E01")
      if ["/start", "/start/code", "/language"].contains(route.path) { continue }
      if route.method == .get {
        let page = try await browser.get(path)
        #expect(page.status == 303 && page.location == "/start", "\(path): \(page.status)")
      } else {
        let page = try await browser.post(path, [("name", "x")], key: "")
        #expect(page.status == 403 && page.text.contains("FORM-STALE"), "\(path): \(page.status)")
      }
    }
    let page = try await browser.get("/start")
    #expect(page.status == 200 && !page.text.contains(start.code))
    for _ in 0..<20 {
      let wrong = try await browser.post("/start/code", [("code", "aaaaa-bbbbb-ccccc-ddddd")], key: "")
      #expect(wrong.status == 401 && wrong.text.contains("SETUP-CODE-WRONG"))
    }
    let often = try await browser.post("/start/code", [("code", start.code)], key: "")
    #expect(often.status == 429 && often.text.contains("SIGN-IN-OFTEN"))
    #expect(!FileManager.default.fileExists(atPath: start.folder))
    #expect(try await browser.get("/health").status == 200)
  }

  @Test("the code works once; whoever has it later is too late, and a form from another site does nothing")
  func codeDies() async throws {
    let start = try Beginning()
    let founder = try await start.founder()
    #expect(start.house.setupCode == nil)
    let late = Browser(start.house)
    #expect(try await late.post("/start/code", [("code", start.code)], key: "").status == 401)
    #expect(try await late.get("/start/company").location == "/start")
    let forged = try await founder.browser.post("/start/demo", [], key: "")
    #expect(forged.status == 403 && forged.text.contains("FORM-STALE"))
    #expect(!FileManager.default.fileExists(atPath: start.folder))
  }

  @Test("nothing that was filled in is lost when something of it is wrong")
  func nothingLost() async throws {
    let start = try Beginning()
    let founder = try await start.founder()
    let poor = try await founder.post(
      "/start/company",
      [
        ("name", "某某<b>公司"), ("wage", "2500"), ("founder", "H01"), ("founder-name", "人事一"), ("password", "H01"),
        ("again", "H01"),
      ])
    #expect(poor.status == 200 && poor.text.contains("PASSWORD-POOR"))
    #expect(poor.text.contains("value=\"某某&lt;b&gt;公司\"") && poor.text.contains("value=\"人事一\""))
    #expect(!poor.text.contains("value=\"H01\" type=\"password\""))
    let early = try await founder.get("/start/schemes")
    #expect(early.status == 422 && early.text.contains("SETUP-STEP"))
    try await founder.company()

    let list = [
      "工号\t姓名\t部门\t角色\t考核人\t月薪", "E01\t甲\t客服部\t\tS01\t7,500", "E02\t乙\t\t\t主管一\t7500.005",
      "S01\t主管一\t客服部\t队长\t\t",
    ].joined(separator: "\n")
    let page = try await founder.post("/start/people", [("list", list), ("next", "1")])
    #expect(page.location == "/start/people#preview")
    let seen = try await founder.get("/start/people").text
    for expected in ["E01\t甲\t客服部", "PASTED-DEPARTMENT", "PASTED-AMOUNT", "PASTED-ROLE", "2 行有错"] {
      #expect(seen.contains(expected), "\(expected)")
    }
    #expect(seen.contains("<td>人事 <small>（推定）</small></td>"), "whoever founds the company is on the list")
    #expect(!seen.contains("name=\"next\""))
  }

  @Test(
    "from an empty folder to the first scores: they are those of the company whose tables and files were taken",
    .timeLimit(.minutes(3)))
  func firstScores() async throws {
    let start = try Beginning()
    let model = FileManager.default.temporaryDirectory.appending(path: "kaohe-model-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: model) }
    try DemoCompany().write(to: model, schemes: BuiltInSchemes.all)
    let month = try #require(Month("2026-10"))
    let founder = try await start.founder()
    try await founder.company()
    let people = try await founder.post(
      "/start/people", [("list", try DemoSpreadsheet.people(model)), ("next", "1")])
    let seenPeople = try await founder.get("/start/people").text
    #expect(people.location == "/start/accounts", "\(seenPeople)")
    let accounts = try await founder.post(
      "/start/accounts", [("list", try DemoSpreadsheet.accounts(model)), ("next", "1")])
    let seenAccounts = try await founder.get("/start/accounts").text
    #expect(accounts.location == "/start/schemes", "\(seenAccounts)")
    let offered = try await founder.get("/start/schemes").text
    #expect(offered.contains("电子商务部") && offered.contains("售后服务部") && !offered.contains("行政部"))
    // The departments in the order of the list; 行政部 has nobody who is appraised.
    let chosen = try await founder.post(
      "/start/schemes",
      [
        ("agents:0", "monthly-100"), ("agents:0", "rewards-penalties"), ("assessors:0", "competency-15"),
        ("agents:1", "weighted-targets"), ("assessors:1", "competency-15"),
      ])
    #expect(chosen.location == "/start/finish", "\(chosen.text)")
    let early = try await founder.post("/start/finish", [("month", "2026-10"), ("publish", "1"), ("warnings", "1")])
    #expect(early.status == 200 && early.text.contains("FORM-FIELD-MISSING"))
    #expect(!FileManager.default.fileExists(atPath: start.folder + "/company.yaml"))
    let done = try await founder.post(
      "/start/finish",
      [
        ("month", "2026-10"), ("publish", "1"), ("warnings", "1"), ("discussed", "2026-09-01"), ("consulted", "职工代表"),
        ("known", "2026-09-10"), ("how", "公告栏"),
      ])
    #expect(done.status == 303 && done.location == "/", "\(done.text)")

    let browser = founder.browser
    let home = try await browser.get("/")
    #expect(home.text.contains("某某家居公司") && home.text.contains("/months/2026-10/import") && home.text.contains("H01"))
    for path in ["/start", "/start/company", "/start/finish"] {
      let gone = try await browser.get(path)
      #expect(gone.status == 404 && gone.text.contains("PAGE-UNKNOWN"), "\(path)")
    }
    #expect(try await browser.post("/start/code", [("code", start.code)]).status == 404)
    #expect(try await Browser(start.house).signIn("H01", StartBrowser.password).location == "/")

    let inbox = "\(model)/inbox/2026-10"
    let names = try FileManager.default.contentsOfDirectory(atPath: inbox).sorted()
    let papers = ["assessments.csv", "vetoes.csv", "omissions.csv", "waivers.csv", "standing.csv", "goals.csv"]
    try FileManager.default.createDirectory(
      atPath: "\(start.folder)/inbox/2026-10", withIntermediateDirectories: true)
    var sent: [(String, String)] = []
    for name in names {
      if papers.contains(name) {
        try FileManager.default.copyItem(atPath: "\(inbox)/\(name)", toPath: "\(start.folder)/inbox/2026-10/\(name)")
        continue
      }
      let bytes = try #require(FileManager.default.contents(atPath: "\(inbox)/\(name)"))
      sent.append(("upload", try await browser.upload(name, bytes: Array(bytes), month: "2026-10")))
    }
    #expect(try await browser.post("/months/2026-10/import/take", sent).status == 303)
    try await browser.idle(month: "2026-10")
    #expect(try await browser.post("/months/2026-10/compute", []).status == 303)
    let sheets = try start.house.office.desk(of: "H01").sheets(of: month)

    let now = start.house.office.now
    let expected = try Office(Company(at: model), clock: { now })
    let hr = try expected.desk(of: "H01")
    for id in ["competency-15", "monthly-100", "rewards-penalties", "weighted-targets"] {
      let (version, findings) = try hr.draft(schemeAt: "\(model)/schemes/\(id).yaml")
      let day = try #require(Day("2026-09-01"))
      try hr.publish(
        scheme: version, Publication(discussedOn: day, consulted: "工会", madeKnownOn: day, how: "公告栏"),
        acknowledging: Set(findings.map(\.code)))
    }
    try hr.open(month)
    _ = try hr.compute(month)
    let model10 = try hr.sheets(of: month)
    #expect(sheets.map(\.employee) == model10.map(\.employee) && sheets.count > 15)
    #expect(sheets.map(\.score) == model10.map(\.score))
    #expect(sheets.compactMap(\.score).count > 15)
  }

  @Test("kept as drafts the schemes open no month; the company is there, and HR is led to the schemes")
  func drafts() async throws {
    let start = try Beginning()
    let founder = try await start.founder()
    try await founder.company()
    let list = "工号,姓名,部门,考核人\nE01,甲,客服部,S01\nS01,主管一,客服部,\n"
    #expect(try await founder.post("/start/people", [("list", list), ("next", "1")]).location == "/start/accounts")
    #expect(try await founder.post("/start/accounts", [("list", ""), ("later", "1")]).location == "/start/schemes")
    let none = try await founder.post("/start/schemes", [("agents:0", ""), ("assessors:0", "")])
    #expect(none.text.contains("SETUP-SCHEMES"))
    #expect(try await founder.post("/start/schemes", [("agents:0", "competency-15")]).location == "/start/finish")
    let done = try await founder.post("/start/finish", [("month", "2026-10")])
    #expect(done.status == 303 && done.location == "/schemes", "\(done.text)")
    let page = try await founder.get("/schemes")
    #expect(page.status == 200 && !page.text.contains("我已知悉"))
    let office = start.house.office
    #expect(try office.desk(of: "H01").months().isEmpty)
    #expect(try office.desk(of: "S01").role == .assessor && office.desk(of: "E01").role == .agent)
    // Served anew, the folder is a company.
    #expect(try Founding(in: start.folder) == nil)
    #expect(try Company(at: start.folder).diagnostics.isEmpty)
  }

  @Test("the demo is opened with a sign-in for each role")
  func demo() async throws {
    let start = try Beginning()
    let founder = try await start.founder()
    let page = try await founder.post("/start/demo", [])
    #expect(page.status == 200, "\(page.text)")
    let password = try #require(page.text.firstMatch(of: /<td>H01<\/td><td><code>([a-z0-9-]+)<\/code>/)?.1)
    let browser = Browser(start.house)
    #expect(try await browser.signIn("H01", String(password)).location == "/")
    #expect(try await browser.get("/months/2026-10/sheets").text.contains("赵甲"))
    #expect(try await founder.get("/start").status == 404)
  }

  @Test("a folder in which something else lies is not touched")
  func taken() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kaohe-taken-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(try Founding(in: folder) != nil)
    try "x".write(toFile: folder + "/notes.txt", atomically: true, encoding: .utf8)
    #expect {
      _ = try Founding(in: folder)
    } throws: { error in
      (error as? Diagnostic)?.code == "SETUP-FOLDER-TAKEN"
    }
  }
}
