import Exact
import Foundation
import Intake
import Metrics
import Testing
import Wording
import Workflow

@Suite("an archive of exports is imported file by file")
struct ArchiveImportTests {
  let company: ImportCompany

  init() throws {
    company = try ImportCompany()
  }

  /// Packs files of the desktop with the zip module of Python.
  private func archive(_ name: String, _ files: String...) throws -> String {
    let path = company.desktop + "/" + name
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-m", "zipfile", "-c", path] + files
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return path
  }

  @Test("imported or in the inbox, each file has its own account, and evidence leads to its row")
  func takenIn() throws {
    let first = try company.export("a.csv", ImportCompany.order("o1", "b1", yuan: "12.50"))
    let second = try company.export("b.csv", ImportCompany.order("o2", "b2"))
    let note = try company.file("readme.txt", "说明\n")
    let path = try archive("export.zip", first, second, note)
    let taken = try company.take(path)
    #expect(
      taken.map { $0.path.dropFirst(company.desktop.count + 1) } == [
        "export.zip/a.csv", "export.zip/b.csv", "export.zip/readme.txt",
      ])
    #expect(taken.map(\.report.taken) == [1, 1, 0])
    #expect(taken.map(\.report.refused) == [false, false, true])
    let imported = try company.company.run()
    #expect(try company.metrics(imported, "a1")["sales_cents"] == "1250")
    let evidence = try MonthEvidence(try Company(at: company.folder), month: #require(Month("2026-10")))
    let parts = try #require(evidence.parts(behind: "orders_created", of: .employee("E1")))
    #expect(parts.flatMap(\.rows).flatMap(\.rows).contains { $0.source == "export.zip/a.csv:2" })

    let other = try ImportCompany()
    let inbox = other.folder + "/inbox/2026-10/s1"
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: path, toPath: inbox + "/export.zip")
    let run = try other.company.run()
    #expect(run.metricsCSV == imported.metricsCSV)
    #expect(try other.intake(run, "export.zip/a.csv") == "shop-orders,1,1,0,0,0,0,0,no")
    // Kept translations serve the second run.
    #expect(try other.company.run().metricsCSV == imported.metricsCSV)
  }

  @Test("the same archive twice, and a file of it alone afterwards, are one import")
  func once() throws {
    let file = try company.export("a.csv", ImportCompany.order("o1", "b1"))
    let path = try archive("export.zip", file)
    try company.take(path)
    for again in [path, file] {
      let found = try #require(try company.take(again).first)
      #expect(found.report.diagnostics.map(\.code) == ["FILE-TWICE"])
    }
    #expect(ImportDesk.list(try Company(at: company.folder), month: nil).count == 1)
  }

  @Test("a preview of an archive shows each of its files")
  func preview() throws {
    let path = try archive("export.zip", try company.export("a.csv", ImportCompany.order("o1", "b1")))
    let shown = try CommandRun(
      list: ["import", company.folder, path, "--month", "2026-10", "--shop", "s1", "--preview"], language: "en")
    #expect(shown.code == 0)
    #expect(shown.said.contains("export.zip/a.csv"))
    #expect(shown.said.contains("[shop-orders]"))
  }
}
