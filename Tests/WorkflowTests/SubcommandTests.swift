import Foundation
import Testing
import Workflow

@Suite(
  "The subcommands of kaohe", .enabled(if: CommandRun.executable != nil, "the executable is not built beside the tests")
)
struct SubcommandTests {
  private let scratch = temporaryFolder()
  private let company: SmallCompany

  init() throws {
    company = try SmallCompany()
  }

  private struct Finding: Decodable {
    let code: String
    let severity: String
    let line: Int?
    let zh: String
    let en: String
    let remedyZh: String
    let remedyEn: String
  }

  @Test("check finds nothing wrong with a sound scheme and ends with 0")
  func checkSound() throws {
    let run = try CommandRun("check", company.folder + "/schemes/small.yaml")
    #expect(run.code == 0)
    #expect(run.said.contains("small.yaml: 0 errors"))
    #expect(run.complained.isEmpty)
  }

  @Test("check names an error with line and column and ends with 1")
  func checkError() throws {
    try company.write("schemes/small.yaml", SmallCompany.scheme + "define: {a: avg_respose / 2}\n")
    let run = try CommandRun("check", company.folder + "/schemes/small.yaml")
    #expect(run.code == 1)
    #expect(run.said.contains("small.yaml:11:13: error UNKNOWN-NAME: "))
    #expect(run.said.contains("Did you mean \"avg_response\"?"))
    #expect(run.said.contains("small.yaml: 1 errors"))
  }

  @Test("check prints valid JSON in both languages, an empty list where there is nothing to say")
  func checkJSON() throws {
    let path = company.folder + "/schemes/small.yaml"
    try company.write("schemes/small.yaml", SmallCompany.scheme + "define: {a: avg_respose / 2}\n")
    let run = try CommandRun("check", path, "--format", "json")
    #expect(run.code == 1)
    let findings = try JSONDecoder().decode([Finding].self, from: Data(run.said.utf8))
    let error = try #require(findings.first { $0.severity == "error" })
    #expect(error.code == "UNKNOWN-NAME" && error.line == 11)
    for text in [error.zh, error.en, error.remedyZh, error.remedyEn] { #expect(!text.isEmpty && !text.contains("{")) }
    try company.write("schemes/small.yaml", SmallCompany.scheme)
    let sound = try CommandRun("check", path, "--format", "json")
    #expect(sound.code == 0)
    #expect(try JSONDecoder().decode([Finding].self, from: Data(sound.said.utf8)).allSatisfy { $0.severity != "error" })
  }

  @Test("check of a file that is not there, or not in UTF-8, says so and ends with 1")
  func checkUnreadable() throws {
    let absent = try CommandRun("check", scratch + "/none.yaml")
    #expect(absent.code == 1)
    #expect(absent.said.contains("none.yaml: error FILE-NOT-FOUND: "))
    // 客服 in GBK.
    try company.write("schemes/small.yaml", Array(SmallCompany.scheme.utf8) + [0x23, 0xBF, 0xCD, 0xB7, 0xFE, 0x0A])
    let wrong = try CommandRun("check", company.folder + "/schemes/small.yaml")
    #expect(wrong.code == 1)
    #expect(wrong.said.contains("error FILE-ENCODING: ") && wrong.said.contains("GBK"))
  }

  @Test("metrics needs no company: the figures of a folder on standard output, or in a file")
  func metrics() throws {
    let inbox = company.folder + "/inbox/2026-10"
    let run = try CommandRun("metrics", inbox, "--month", "2026-10")
    #expect(run.code == 0)
    let lines = run.said.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("agent_id,month,consultations,replied,buyers,responses,resp_sum_s,avg_resp_ms,"))
    // One conversation, replied to after 30 seconds.
    #expect(lines[1].hasPrefix("a1,2026-10,1,1,1,1,30,30000,1,30,30000,30,"))
    let file = scratch + "/deep/metrics.csv"
    let written = try CommandRun("metrics", inbox, "--month", "2026-10", "--out", file)
    #expect(written.code == 0 && written.said.isEmpty)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == run.said)
  }

  @Test("metrics names a bad row and ends with 1; the other rows are counted")
  func metricsBadRow() throws {
    let path = company.folder + "/inbox/2026-10/messages.csv"
    let text = try String(contentsOfFile: path, encoding: .utf8) + "c9,s1,b9,a1,buyer,2026-10-99 10:00:00,text,5\n"
    try company.write("inbox/2026-10/messages.csv", text)
    let run = try CommandRun("metrics", company.folder + "/inbox/2026-10", "--month", "2026-10")
    #expect(run.code == 1)
    #expect(run.complained.contains("messages.csv:8"))
    #expect(run.said.contains("a1,2026-10,1,1,1,1,30,"))
    let nowhere = try CommandRun("metrics", scratch + "/none", "--month", "2026-10")
    #expect(nowhere.code == 1 && nowhere.complained.contains("error FOLDER-UNREADABLE: ") && nowhere.said.isEmpty)
  }

  @Test("explain tells an item's formula, its figures with their source, every band tried, and the rows behind them")
  func explainItem() throws {
    let run = try CommandRun(
      "explain", company.folder, "--month", "2026-10", "--employee", "E2", "--item", "response")
    #expect(run.code == 0)
    #expect(run.said.contains("50.00 / 50.00"))
    #expect(run.said.contains("formula avg_response = 30 s"))
    #expect(run.said.contains("(30 / 1)"))
    #expect(run.said.contains("from computed"))
    #expect(run.said.contains("accounts a2"))
    #expect(run.said.contains("✓ ≤ 60 s") && run.said.contains("✗ > 60 s"))
    #expect(run.said.contains("messages.csv:4") && run.said.contains("messages.csv:5"))
  }

  @Test("explain tells the whole sheet: items, what was lost, what would have gained, the pay lane by lane")
  func explainSheet() throws {
    let run = try CommandRun("explain", company.folder, "--month", "2026-10", "--employee", "E2")
    #expect(run.code == 0)
    for title in [
      "Score 90.00 / 100.00", "Items", "Points lost", "Smallest changes", "Pay", "Variable pay in all 1000.00 yuan",
    ] {
      #expect(run.said.contains(title), "\(title)")
    }
    #expect(run.said.contains("-10.00"))
    let chinese = try CommandRun("explain", company.folder, "--month", "2026-10", "--employee", "E2", language: nil)
    #expect(chinese.said.contains("浮动工资合计 1000.00 元"))
    #expect(!chinese.said.contains(" yuan"))
  }

  @Test("explain only looks: nothing goes on record; somebody or something unknown is answered by what is near")
  func explainUnknown() throws {
    _ = try CommandRun("explain", company.folder, "--month", "2026-10", "--employee", "E2")
    #expect(try company.run().recorded == 3)
    let nobody = try CommandRun("explain", company.folder, "--month", "2026-10", "--employee", "e2")
    #expect(nobody.code == 1 && nobody.said.isEmpty)
    #expect(
      nobody.complained.contains("error NOBODY-OF-THAT-ID: ") && nobody.complained.contains("Did you mean \"E2\"?"))
    let nothing = try CommandRun(
      "explain", company.folder, "--month", "2026-10", "--employee", "E2", "--item", "speed")
    #expect(nothing.code == 1 && nothing.said.isEmpty)
    #expect(nothing.complained.contains("error NO-SUCH-ITEM: ") && nothing.complained.contains("response, complaints"))
  }

  @Test("demo makes a company that runs, and refuses a folder that is taken")
  func demo() throws {
    let folder = scratch + "/demo"
    let made = try CommandRun("demo", folder)
    #expect(made.code == 0 && made.complained.isEmpty)
    #expect(made.said.contains("kaohe run \(folder) --month 2026-01..2026-12"))
    #expect(FileManager.default.fileExists(atPath: folder + "/inbox/2026-12/messages.csv"))
    let people = FileManager.default.contents(atPath: folder + "/people.csv")
    let refused = try CommandRun("demo", folder)
    #expect(refused.code == 1 && refused.said.isEmpty)
    #expect(refused.complained.contains("error DEMO-FOLDER-TAKEN: "))
    #expect(FileManager.default.contents(atPath: folder + "/people.csv") == people)
  }

  @Test("help names every subcommand and the exit codes, on standard output, in both languages")
  func help() throws {
    let run = try CommandRun("--help")
    #expect(run.code == 0 && run.complained.isEmpty)
    for word in ["run", "metrics", "check", "explain", "demo"] { #expect(run.said.contains("\n  \(word) "), "\(word)") }
    for word in ["0 完成 done", "1 输入有错", "2 用法不对 wrong use", "KAOHE_LANG"] {
      #expect(run.said.contains(word), "\(word)")
    }
    for name in ["run", "metrics", "check", "explain", "demo"] {
      let help = try CommandRun(name, "--help")
      #expect(help.code == 0 && help.said.contains("USAGE: kaohe \(name)"), "\(name)")
    }
  }

  @Test("the language is that of --lang, else of KAOHE_LANG, else Chinese")
  func language() throws {
    let arguments = ["check", company.folder + "/schemes/small.yaml"]
    #expect(try CommandRun(list: arguments).said.contains("0 errors"))
    #expect(try CommandRun(list: arguments, language: nil).said.contains("0 个错误"))
    #expect(try CommandRun(list: arguments + ["--lang", "zh"]).said.contains("0 个错误"))
  }
}
