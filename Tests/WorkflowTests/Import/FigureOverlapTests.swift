import Exact
import Foundation
import Intake
import Testing
import Wording
import Workflow

@Suite("Figures of reports are told apart by account, metric and days; chats by their lines; archives file by file")
struct FigureOverlapTests {
  let company: ImportCompany

  init() throws {
    company = try ImportCompany()
    try company.company.write(
      "dialects/shop-figures.yaml",
      """
      dialect: 1
      id: shop-figures
      name: {zh: 小店报表, en: Small shop report}
      recognise: {columns: [昵称, 接待]}
      period: ["{from}至{to}"]
      key: [昵称]
      agent: {id: 昵称}
      figures:
        - {metric: buyers, numerator: {whole: 接待}}
        - {metric: conversion, numerator: {whole: 成交}, denominator: {whole: 接待}}

      """)
    try company.company.write(
      "schemes/small.yaml",
      SmallCompany.scheme.replacing("value: avg_response", with: "value: conversion").replacing("60 s", with: "1%"))
  }

  private func take(_ name: String, _ rows: String) throws -> ImportedFile {
    try #require(try company.take(try company.file(name + ".csv", rows)).first)
  }

  /// The platform's conversion of E1 as it stands in the derivation.
  private func conversion() throws -> String? {
    let run = try company.company.run()
    let json = String(decoding: run.derivationsJSONL, as: UTF8.self).split(separator: "\n")
    let line = try #require(json.first { $0.contains("\"employee\":\"E1\"") })
    return line.firstMatch(of: #/"value":"([0-9\/]+)","source":"platform:/#).map { String($0.1) }
  }

  @Test("weeks add up: 1 of 10 and 2 of 20 make 3 of 30")
  func weeks() throws {
    _ = try take("2026-10-01至2026-10-07", "昵称,接待,成交\na1,10,1\n")
    let second = try take("2026-10-08至2026-10-14", "昵称,接待,成交\na1,20,2\n")
    #expect(second.overlap?.new == 2 && second.overlap?.already == 0)
    #expect(try conversion() == "1/10")
  }

  @Test("the same days once more with other columns add what is new: the conversion stays, though the row lacks it")
  func otherColumns() throws {
    _ = try take("2026-10-01至2026-10-31", "昵称,接待,成交\na1,10,1\n")
    let second = try take("2026-10-01至2026-10-31 (2)", "昵称,接待\na1,10\n")
    #expect(second.overlap?.already == 1 && second.overlap?.new == 0 && second.overlap?.changes.isEmpty == true)
    #expect(try conversion() == "1/10")
  }

  @Test("a report of all the days stands for the weeks before it")
  func wholeMonth() throws {
    _ = try take("2026-10-01至2026-10-07", "昵称,接待,成交\na1,10,1\n")
    _ = try take("2026-10-08至2026-10-14", "昵称,接待,成交\na1,20,2\n")
    let whole = try take("2026-10-01至2026-10-31", "昵称,接待,成交\na1,40,8\n")
    #expect(whole.overlap?.changes.count == 2)
    #expect(try conversion() == "1/5")
  }

  @Test("a report that shares some days with an earlier one cannot be added, and that is an error; the earlier stands")
  func partly() throws {
    _ = try take("2026-10-01至2026-10-07", "昵称,接待,成交\na1,10,1\n")
    let second = try take("2026-10-05至2026-10-11", "昵称,接待,成交\na1,20,8\n")
    #expect(second.overlap?.refused.count == 2)
    let said = try company.company.complaint("FIGURES-PARTLY")
    expectHelpful(said, file: said.place.file ?? "—", line: nil)
    #expect(said.arguments["count"] == "2")
    #expect(try conversion() == "1/10")
  }

  @Test("a chat that was copied twice counts once; who the agents are is known from accounts.csv")
  func chats() throws {
    let head = "客户甲 2026-10-05 10:00:00\n在吗\na1 2026-10-05 10:00:20\n在的\n"
    _ = try take("chat", head)
    let second = try take("chat2", head + "客户甲 2026-10-05 10:01:00\n谢谢\n")
    #expect(second.overlap?.already == 2 && second.overlap?.new == 1)
    try FileManager.default.removeItem(atPath: company.folder + "/inbox/2026-10/messages.csv")
    let metrics = try company.metrics(try company.company.run(), "a1")
    #expect(metrics["consultations"] == "1" && metrics["responses"] == "1" && metrics["resp_sum_s"] == "20")
    for (path, bytes) in company.everything(in: "evidence") {
      let text = String(decoding: bytes, as: UTF8.self)
      for secret in ["客户甲", "在吗", "谢谢"] { #expect(!text.contains(secret), "\(path)") }
    }
  }

  @Test("the files of an archive are taken in one by one, and what is wrong with one of them is said by its name")
  func archive() throws {
    let folder = company.desktop + "/pack"
    _ = try company.file("pack/1.csv", ImportCompany.header + ImportCompany.order("o1", "b1"))
    _ = try company.file(
      "pack/2.csv", ImportCompany.header + ImportCompany.order("o2", "b1") + ImportCompany.order("o3", "b1", yuan: "一元")
    )
    let zip = Process()
    zip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    zip.arguments = ["python3", "-c", "import shutil,sys;shutil.make_archive(sys.argv[1],'zip',sys.argv[1])", folder]
    try zip.run()
    zip.waitUntilExit()
    let files = try company.take(folder + ".zip").sorted { $0.path < $1.path }
    #expect(files.map(\.report.taken) == [1, 1] && files.map(\.report.rejected) == [0, 1])
    let said = try #require(files[1].report.diagnostics.first)
    #expect(said.place.file?.hasSuffix("pack.zip/2.csv") == true && said.place.line == 3)
    let run = try company.company.run()
    #expect(run.diagnostics.map(\.code) == ["FIELD-NOT-A-NUMBER"])
    #expect(try company.metrics(run, "a1")["orders_created"] == "2")
  }
}
