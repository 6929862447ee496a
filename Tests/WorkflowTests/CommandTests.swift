import Foundation
import Testing

@Suite("The command", .enabled(if: CommandRun.executable != nil, "kaohe was not built"))
struct CommandTests {
  /// Runs the command; what it printed to standard output and to standard error, and its exit code.
  private func kaohe(_ arguments: String...) throws -> (output: String, complaints: String, code: Int32) {
    let run = try CommandRun(list: arguments)
    return (run.said, run.complained, run.code)
  }

  @Test("exits with 2 on wrong use: no arguments it needs, a month that is none")
  func wrongUse() throws {
    #expect(try kaohe("run").code == 2)
    let month = try kaohe("run", "x", "--month", "2026-13", "--out", "y")
    #expect(month.code == 2 && month.complaints.contains("MONTH-UNREADABLE"))
  }

  @Test("--help names every subcommand and the exit codes")
  func help() throws {
    let help = try kaohe("--help")
    for word in ["run", "metrics", "check", "explain", "demo", "Exit codes"] { #expect(help.output.contains(word)) }
    #expect(help.code == 0)
  }

  @Test("run exits with 0, writes its tables and a form for everybody, and complains of nothing")
  func run() throws {
    let company = try SmallCompany()
    let out = temporaryFolder() + "/results"
    let run = try kaohe("run", company.folder, "--month", "2026-10", "--out", out)
    #expect(run.code == 0 && run.complaints.isEmpty)
    #expect(run.output.contains("3 people, 3 scored"))
    for file in ["intake.csv", "metrics.csv", "scores.csv", "pay.csv", "derivations.jsonl"] {
      #expect(FileManager.default.fileExists(atPath: out + "/" + file), "\(file)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: out + "/forms").count == 3)
  }

  @Test("run exits with 3 while something is missing, and with 1 when input could not be used")
  func incomplete() throws {
    let company = try SmallCompany()
    let out = temporaryFolder() + "/results"
    try company.write("inbox/2026-10/assessments.csv", SmallCompany.ratings(["E1,overall,好,S1", "E2,overall,好,S1"]))
    let waiting = try kaohe("run", company.folder, "--month", "2026-10", "--out", out)
    #expect(waiting.code == 3 && waiting.output.contains("waiting E3"))
    try company.write("inbox/2026-10/assessments.csv", SmallCompany.ratings(["E7,overall,好,S1"]))
    let bad = try kaohe("run", company.folder, "--month", "2026-10", "--out", out)
    #expect(bad.code == 1 && bad.complaints.contains("EMPLOYEE-UNKNOWN"))
  }

  @Test("explain leads from the points to the chat lines, and names what can be asked for")
  func explain() throws {
    let company = try SmallCompany()
    let item = try kaohe("explain", company.folder, "--month", "2026-10", "--employee", "E1", "--item", "response")
    #expect(item.code == 0)
    for text in ["50.00 / 50.00", "✓ ≤ 60 s", "✗ > 60 s  -20", "(30 / 1)", "messages.csv:2", "messages.csv:3"] {
      #expect(item.output.contains(text), "\(text)")
    }
    let unknown = try kaohe("explain", company.folder, "--month", "2026-10", "--employee", "E1", "--item", "respnse")
    #expect(unknown.code == 1 && unknown.complaints.contains("response, complaints, overall"))
  }

  @Test("check exits with 1 on an error, and prints JSON that can be read")
  func check() throws {
    let company = try SmallCompany()
    #expect(try kaohe("check", company.folder + "/schemes/small.yaml").code == 0)
    try company.write("schemes/small.yaml", SmallCompany.scheme.replacing("{over: 60 s", with: "{over: 70 s"))
    let json = try kaohe("check", company.folder + "/schemes/small.yaml", "--format", "json")
    #expect(json.code == 1)
    let findings = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(findings?.contains { $0["code"] as? String == "BAND-GAP" && $0["line"] as? Int == 7 } == true)
  }

  @Test("demo refuses a folder that is taken")
  func demo() throws {
    let taken = try kaohe("demo", SmallCompany().folder)
    #expect(taken.code == 1 && taken.complaints.contains("DEMO-FOLDER-TAKEN"))
  }
}
