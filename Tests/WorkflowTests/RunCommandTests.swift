import Foundation
import Testing
import Workflow

@Suite(
  "kaohe run and the exit codes",
  .enabled(if: CommandRun.executable != nil, "the executable is not built beside the tests"))
struct RunCommandTests {
  private let scratch = temporaryFolder()
  private let company: SmallCompany

  init() throws {
    company = try SmallCompany()
  }

  private func run(_ month: String = "2026-10", to out: String = "out") throws -> CommandRun {
    try CommandRun("run", company.folder, "--month", month, "--out", scratch + "/" + out)
  }

  private func result(_ name: String, in out: String = "out") throws -> String {
    try String(contentsOfFile: "\(scratch)/\(out)/\(name)", encoding: .utf8)
  }

  @Test("exit code 0: done; every result is written, and nothing is complained of")
  func done() throws {
    let run = try run()
    #expect(run.code == 0)
    #expect(run.complained.isEmpty)
    #expect(run.said == "2026-10: 3 people, 3 scored, 0 failed, 0 waiting; variable pay 3000.00 yuan in all\n")
    let written = try FileManager.default.contentsOfDirectory(atPath: scratch + "/out").sorted()
    #expect(written == ["derivations.jsonl", "forms", "intake.csv", "metrics.csv", "pay.csv", "scores.csv"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch + "/out/forms").count == 3)
    #expect(try result("scores.csv").contains("2026-10,E2,total,100.00,90.00,,scored\n"))
    #expect(try result("metrics.csv").hasPrefix("agent_id,month,consultations,replied,"))
    #expect(try result("derivations.jsonl").split(separator: "\n").count == 3)
    let intake = try result("intake.csv")
    #expect(
      intake.hasPrefix("file,recognised_as,rows,taken,other_month,blank,duplicate,dropped,rejected,refused\n"))
    #expect(intake.contains("messages.csv,messages,6,6,0,0,0,0,0,no\n"))
  }

  @Test("exit code 1: the input has errors, named on standard error; everybody else's results are written")
  func inputErrors() throws {
    try company.write(
      "inbox/2026-10/assessments.csv", SmallCompany.ratings(["E1,overall,好,S1", "E9,overall,好,S1"]))
    let run = try run()
    #expect(run.code == 1)
    #expect(run.complained.contains("assessments.csv:3: error EMPLOYEE-UNKNOWN: "))
    #expect(run.complained.contains("remedy: "))
    #expect(!run.said.contains("error"))
    #expect(try result("scores.csv").contains("2026-10,E1,total,100.00,100.00,,scored\n"))
  }

  @Test("exit code 1: a broken scheme is named by what is wrong with it, and the files are still accounted for")
  func brokenScheme() throws {
    try company.write("schemes/small.yaml", SmallCompany.scheme + "define: {a: b + 1, b: a + 1}\n")
    let run = try run()
    #expect(run.code == 1)
    #expect(run.complained.contains("small.yaml:11:10: error CYCLE: "))
    #expect(run.complained.contains("company.yaml:7: error COMPANY-SCHEME: "))
    #expect(try result("intake.csv").contains("messages.csv,messages,6,6,"))
  }

  @Test(
    "exit code 2: wrong use, whether the parser or the command notices it; nothing on standard output",
    arguments: [
      ["bogus"], ["run"], ["run", "x", "--month"], ["metrics", ".", "--month", "2026-10", "--rules", "odd"],
      ["check", "x.yaml", "--format", "xml"], ["demo", "x", "--seed", "one"],
      ["run", "x", "--month", "2026-13", "--out", "y"],
      ["metrics", ".", "--month", "October"], ["explain", ".", "--month", "2026", "--employee", "E1"],
      ["check", "x.yaml", "--lang", "fr"], ["--nonsense"],
    ])
  func wrongUse(arguments: [String]) throws {
    let run = try CommandRun(list: arguments)
    #expect(run.code == 2, "\(arguments)")
    #expect(run.said.isEmpty)
    #expect(!run.complained.isEmpty)
  }

  @Test("exit code 3: something is missing; all else is written, and who waits for what is said")
  func incomplete() throws {
    try company.write(
      "inbox/2026-10/assessments.csv", SmallCompany.ratings(["E1,overall,好,S1", "E3,overall,中,S1"]))
    let run = try run()
    #expect(run.code == 3)
    #expect(run.complained.isEmpty)
    #expect(run.said.contains("waiting E2 乙: overall; the score will lie in 80.00~90.00"))
    #expect(try result("scores.csv").contains("2026-10,E2,total,100.00,,,missing\n"))
    #expect(try result("scores.csv").contains("2026-10,E3,total,100.00,90.00,,scored\n"))
    #expect(try result("pay.csv").contains("2026-10,E2,,,100000,,0,0,0,0,0,,\n"))
  }

  @Test("a stretch of months is run into a folder each; a month without files is said and keeps no other from running")
  func stretch() throws {
    for file in ["messages.csv", "complaints.csv", "assessments.csv"] {
      let text = try String(contentsOfFile: "\(company.folder)/inbox/2026-10/\(file)", encoding: .utf8)
      try company.write("inbox/2026-12/\(file)", text.replacing("2026-10-", with: "2026-12-"))
    }
    let run = try run("2026-10..2026-12")
    #expect(run.code == 1)
    #expect(run.complained.contains("error INBOX-MISSING: There are no files of 2026-11"))
    for month in ["2026-10", "2026-12"] {
      #expect(try result("scores.csv", in: "out/" + month).contains(month + ",E1,total,100.00,100.00,,scored\n"))
    }
  }

  @Test("run twice, the results are the same bytes")
  func twice() throws {
    #expect(try run(to: "a").code == 0)
    #expect(try run(to: "b").code == 0)
    for name in ["intake.csv", "metrics.csv", "scores.csv", "pay.csv", "derivations.jsonl"] {
      #expect(try result(name, in: "a") == result(name, in: "b"), "\(name)")
    }
    for form in try FileManager.default.contentsOfDirectory(atPath: scratch + "/a/forms") {
      let one = FileManager.default.contents(atPath: "\(scratch)/a/forms/\(form)")
      #expect(one == FileManager.default.contents(atPath: "\(scratch)/b/forms/\(form)"), "\(form)")
    }
  }

  @Test("results that cannot be written are complained of with the path, exit code 1")
  func unwritable() throws {
    try Data("in the way".utf8).write(to: URL(fileURLWithPath: scratch + "/out"))
    let run = try run()
    #expect(run.code == 1)
    #expect(run.complained.contains(scratch + "/out"))
    #expect(run.complained.contains("error OUTPUT-NOT-WRITTEN: "))
    #expect(run.said.isEmpty)
  }

  @Test("a folder that is no company, exit code 1")
  func noCompany() throws {
    let run = try CommandRun("run", scratch, "--month", "2026-10", "--out", scratch + "/out")
    #expect(run.code == 1)
    #expect(run.complained.contains("error COMPANY-MISSING: "))
    #expect(run.said.isEmpty)
  }
}
