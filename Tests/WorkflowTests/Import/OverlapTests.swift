import Exact
import Foundation
import Intake
import Testing
import Wording
import Workflow

@Suite("Of exports that overlap the same row counts once, and of a changed row the later stands")
struct OverlapTests {
  let company: ImportCompany
  /// Three orders; of the first two the second export says the same, of the third that it was paid, and there is one more.
  let first: String
  let second: String

  init() throws {
    company = try ImportCompany()
    first =
      ImportCompany.header + ImportCompany.order("o1", "b1", yuan: "1") + ImportCompany.order("o2", "b1", yuan: "2")
      + ImportCompany.order("o3", "b1", paid: false, yuan: "4")
    second =
      ImportCompany.header + ImportCompany.order("o2", "b1", yuan: "2") + ImportCompany.order("o1", "b1", yuan: "1")
      + ImportCompany.order("o3", "b1", yuan: "4") + ImportCompany.order("o4", "b1", yuan: "8")
  }

  private func expectSettled(_ run: MonthRun, _ name: String) throws {
    // o1, o2, o3 paid and o4: 1 + 2 + 4 + 8 yuan.
    let metrics = try company.metrics(run, "a1")
    #expect(metrics["orders_created"] == "4" && metrics["orders_paid"] == "4" && metrics["sales_cents"] == "1500")
    #expect(!run.hasErrors)
    let summary = try #require(run.diagnostics.first { $0.code == "EXPORT-OVERLAPS" })
    #expect(summary.what(in: .english) == "4 rows, of which 2 were there already, 1 changed, 1 new.")
    let replaced = run.diagnostics.filter { $0.code == "ROW-REPLACED" }
    #expect(replaced.count == 1 && replaced[0].what(in: .chinese).contains(name + ":4"))
    for diagnostic in [summary, replaced[0]] {
      expectHelpful(diagnostic, file: diagnostic.place.file ?? "—", line: nil)
    }
  }

  @Test("given 2 rows as before, 1 changed and 1 new, in the inbox in the order of names")
  func inbox() throws {
    try company.company.write("inbox/2026-10/s1/1.csv", first)
    try company.company.write("inbox/2026-10/s1/2.csv", second)
    let run = try company.company.run()
    try expectSettled(run, "2.csv")
    // rows, taken, other month, blank, duplicate, dropped, rejected: the first loses the changed row, the second two.
    #expect(try company.intake(run, "s1/1.csv") == "shop-orders,3,2,0,0,1,0,0,no")
    #expect(try company.intake(run, "s1/2.csv") == "shop-orders,4,2,0,0,2,0,0,no")
  }

  @Test(
    "the same as imports, in the order in which they came; taking the later out again brings the earlier back whole")
  func imports() throws {
    try company.take(try company.file("z-first.csv", first))
    let taken = try #require(try company.take(try company.file("a-second.csv", second)).first)
    let overlap = try #require(taken.overlap)
    #expect(overlap.already == 2 && overlap.changes.count == 1 && overlap.new == 1)
    #expect(overlap.changes[0].now == "a-second.csv:4" && overlap.changes[0].before.hasSuffix(" z-first.csv:4"))
    try expectSettled(try company.company.run(), "a-second.csv")
    let loaded = try Company(at: company.folder)
    _ = try ImportDesk.remove(loaded, hash: ImportDesk.list(loaded, month: nil)[1].hash, month: nil)
    let before = try company.metrics(try company.company.run(), "a1")
    #expect(before["orders_created"] == "3" && before["orders_paid"] == "2" && before["sales_cents"] == "300")
  }

  @Test("an import comes after the inbox")
  func importAfterInbox() throws {
    try company.company.write("inbox/2026-10/s1/z.csv", first)
    try company.take(try company.file("a.csv", second))
    try expectSettled(try company.company.run(), "a.csv")
  }

  @Test("a preview counts the overlap as the import will, and stores nothing")
  func preview() throws {
    try company.take(try company.file("1.csv", first))
    let before = company.evidence()
    let desk = try company.desk()
    let path = try company.file("2.csv", second)
    let found = try #require(try desk.files(at: [path]).first)
    let overlap = try #require(try desk.look(at: found).overlap)
    #expect(overlap.already == 2 && overlap.changes.count == 1 && overlap.new == 1)
    #expect(company.evidence() == before)
  }

  @Test("what a row yielded goes with it: a refund that the later export no longer shows is gone")
  func refundWithdrawn() throws {
    try company.take(try company.export("1.csv", ImportCompany.order("o1", "b1", yuan: "10", refund: "10")))
    #expect(try company.metrics(try company.company.run(), "a1")["refund_cents"] == "1000")
    try company.take(try company.export("2.csv", ImportCompany.order("o1", "b1", yuan: "10")))
    let metrics = try company.metrics(try company.company.run(), "a1")
    #expect(metrics["refund_cents"] == "0" && metrics["sales_cents"] == "1000")
  }

  @Test("a change of what is not taken (the name, the phone) is no change")
  func privateChange() throws {
    try company.take(try company.file("1.csv", first))
    let other = first.replacing("13800000000", with: "13900000000") + ImportCompany.order("o9", "b1")
    let overlap = try #require(try company.take(try company.file("2.csv", other)).first?.overlap)
    #expect(overlap.already == 3 && overlap.changes.isEmpty && overlap.new == 1)
  }

  @Test("two different rows of one key within a file stay an error")
  func withinFile() throws {
    let file = try #require(
      try company.take(
        try company.export(
          "1.csv", ImportCompany.order("o1", "b1", yuan: "1"), ImportCompany.order("o1", "b1", yuan: "2"))
      ).first)
    #expect(file.report.diagnostics.map(\.code) == ["ROW-CHANGED"] && file.report.rejected == 1)
  }

  @Test("two shops have rows of the same key; rows of days add up; a later report of the same days stands")
  func reports() throws {
    let header = "日期,客服,成交人数,询单人数\n"
    try company.company.write(
      "accounts.csv",
      "agent_id,shop_id,employee_id,from,to\na1,s1,E1,2025-01-01,\na1,s2,E1,2025-01-01,\na2,s1,E2,2025-01-01,\n"
        + "a3,s2,E3,2025-01-01,\n")
    try company.take(try company.file("1.csv", header + "2026-10-01,a1,3,10\n2026-10-02,a1,4,10\n"), shop: "s1")
    try company.take(try company.file("2.csv", header + "2026-10-01,a1,5,10\n"), shop: "s2")
    try company.take(try company.file("3.csv", header + "2026-10-02,a1,6,10\n2026-10-03,a1,1,10\n"), shop: "s1")
    try company.company.write(
      "schemes/small.yaml",
      SmallCompany.scheme.replacing("value: avg_response", with: "value: conversion").replacing("60 s", with: "1%"))
    let run = try company.company.run()
    #expect(!run.hasErrors, "\(run.diagnostics.map { $0.text(in: .english) })")
    #expect(run.diagnostics.filter { $0.code == "EXPORT-OVERLAPS" }.count == 1)
    // 3 + 6 + 1 of shop 1 and 5 of shop 2, of ten each: 15 / 40.
    let json = String(decoding: run.derivationsJSONL, as: UTF8.self)
    #expect(json.contains("\"value\":\"3/8\",\"source\":\"platform:"))
  }

  @Test("figures that a report and a table of the inbox both give stand as the later gives them, and that is said")
  func suppliedTwice() throws {
    try company.company.write(
      "inbox/2026-10/platform_metrics.csv",
      "month,agent_id,metric,numerator,denominator,source\n2026-10,a1,conversion,1,10,软件\n")
    try company.company.write("inbox/2026-10/report.csv", "日期,客服,成交人数,询单人数\n2026-10-01,a1,3,10\n")
    let said = try company.company.complaint("SUPPLIED-TWICE")
    expectHelpful(said, file: "report.csv/platform_metrics.csv", line: nil)
    #expect(said.arguments["count"] == "1")
  }
}
