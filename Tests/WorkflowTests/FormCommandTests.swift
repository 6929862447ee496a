import Foundation
import Testing
import Workflow

@Suite(
  "The forms by command", .enabled(if: CommandRun.executable != nil, "the executable is not built beside the tests"))
struct FormCommandTests {
  private let scratch = temporaryFolder()
  private let company: SmallCompany

  init() throws {
    company = try SmallCompany()
  }

  private func run(_ more: String...) throws -> CommandRun {
    try CommandRun(
      list: ["run", company.folder, "--month", "2026-10", "--out", scratch + "/out"] + more)
  }

  private func forms() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch + "/out/forms").sorted()
  }

  @Test("run writes the forms asked for: each format, and one file per person, department, company")
  func formats() throws {
    #expect(try run("--format", "xlsx,pdf", "--per", "person,company").code == 0)
    let found = try forms()
    #expect(found.count { $0.hasSuffix(".pdf") } == 4 && found.count { $0.hasSuffix(".xlsx") } == 4)
    #expect(found.contains("2026-10_company_appraisals.pdf"))
  }

  @Test("a format or a binding nobody knows is wrong use")
  func wrongUse() throws {
    #expect(try run("--format", "docx").code == 2)
    #expect(try run("--per", "month").code == 2)
    #expect(try run("--per", "month").complained.contains("person | department | company"))
  }

  @Test("form prints the blank form of a scheme, and no scheme that has errors")
  func blank() throws {
    let made = try CommandRun("form", company.folder + "/schemes/small.yaml", "--out", scratch + "/blank")
    #expect(made.code == 0)
    let path = made.said.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(path.hasPrefix(scratch + "/blank/blank_") && FileManager.default.fileExists(atPath: path))
    try company.write("schemes/small.yaml", SmallCompany.scheme + "define: {a: avg_respose / 2}\n")
    let refused = try CommandRun("form", company.folder + "/schemes/small.yaml", "--out", scratch + "/blank")
    #expect(refused.code == 1)
    #expect(refused.complained.contains("UNKNOWN-NAME"))
  }

  /// The code of a derivation as run printed it.
  private func code(of employee: String) throws -> String {
    let lines = try String(contentsOfFile: scratch + "/out/derivations.jsonl", encoding: .utf8).split(separator: "\n")
    let line = try #require(lines.first { $0.contains("\"employee\":\"\(employee)\"") })
    return "2026-10/\(employee)/\(line.suffix(66).prefix(16))"
  }

  @Test(
    "code says whose form it is and that it stands; after a change that it was superseded; a made-up one is unknown")
  func codes() throws {
    #expect(try run().code == 0)
    let code = try code(of: "E2")
    let standing = try CommandRun("code", company.folder, code)
    #expect(standing.code == 0)
    #expect(standing.said.contains("2026-10 E2") && standing.said.contains("it stands; score 90.00"))
    #expect(standing.said.contains("kaohe explain \(company.folder) --month 2026-10 --employee E2"))

    let unknown = try CommandRun("code", company.folder, "2026-10/E2/0000000000000000")
    #expect(unknown.code == 1 && unknown.complained.contains("error FORM-CODE-UNKNOWN"))
    let unreadable = try CommandRun("code", company.folder, "E2")
    #expect(unreadable.code == 1 && unreadable.complained.contains("error FORM-CODE-UNREADABLE"))

    try company.write("inbox/2026-10/vetoes.csv", "employee_id,veto,occurrences,by,at,note\n")
    try company.write("schemes/small.yaml", SmallCompany.scheme + "notes: [{zh: 改, en: changed}]\n")
    #expect(try run().code == 0)
    let superseded = try CommandRun("code", company.folder, code)
    #expect(superseded.code == 1)
    #expect(superseded.complained.contains("error FORM-CODE-SUPERSEDED"))
    #expect(superseded.complained.contains(try self.code(of: "E2")))
  }
}
