import Exact
import Foundation
import Intake
import Testing
import Wording
import Workflow

@Suite("What a company says of a state stands for every later import; the newer of two exports stands by its own time")
struct StateImportTests {
  let company: ImportCompany

  init() throws { company = try ImportCompany() }

  private static let douyin = "主订单编号,子订单编号,订单应付金额,订单提交时间,订单状态,售后状态\n"
  /// Made on 2026-10-23 and 2026-10-26, by the seconds in the names.
  private static let old = ("1792713782_old.csv", douyin + "6917,69171,20.00,2026-10-21 10:00:00,已发货,-\n")
  private static let new = ("1792990000_new.csv", douyin + "6917,69171,20.00,2026-10-21 10:00:00,已关闭,退款成功\n")

  @Test(
    "given the new export and then the old one: the refund of 20.00 stays, and the older file is named with the order")
  func olderLater() throws {
    try company.take(try company.file(Self.new.0, Self.new.1))
    let desk = try company.desk()
    let path = try company.file(Self.old.0, Self.old.1)
    let looked = try desk.look(at: try #require(try desk.files(at: [path]).first))
    for file in [looked, try #require(try company.take(path).first)] {
      let overlap = try #require(file.overlap)
      let counts: [Int] = [overlap.already, overlap.changes.count, overlap.older.count, overlap.new]
      #expect(counts == [0, 0, 1, 0])
      let said = try #require(file.report.diagnostics.first { $0.code == "EXPORT-OLDER" })
      #expect(
        ["order", "refunded", "standing", "count"].map { said.arguments[$0] } == ["6917", "0.00", "20.00", "1"])
    }
    let run = try company.company.run()
    #expect(run.diagnostics.contains { $0.code == "EXPORT-OLDER" })
    let lines = String(decoding: run.intakeCSV, as: UTF8.self).split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("1792713782_old.csv (") })
    #expect(line.contains(",1,0,"))
  }

  @Test("given the old export and then the new one: the new stands, as ever, and nothing is taken back")
  func newerLater() throws {
    try company.take(try company.file(Self.old.0, Self.old.1))
    let file = try #require(try company.take(try company.file(Self.new.0, Self.new.1)).first)
    #expect(file.overlap?.changes.count == 1)
    #expect(!file.report.diagnostics.contains { ["EXPORT-OLDER", "EXPORT-TAKES-BACK"].contains($0.code) })
  }

  @Test("where the files do not tell when they were made, the later import stands, and says what it takes back")
  func takesBack() throws {
    try company.take(try company.file("b.csv", Self.new.1))
    let file = try #require(try company.take(try company.file("a.csv", Self.old.1)).first)
    let said = try #require(file.report.diagnostics.first { $0.code == "EXPORT-TAKES-BACK" })
    #expect(["order", "before", "now"].map { said.arguments[$0] } == ["6917", "20.00", "0.00"])
    expectHelpful(said, file: said.place.file ?? "—", line: nil)
  }

  private static let pdd =
    "订单号,订单状态,用户实付金额(元),商家实收金额(元),订单成交时间,支付时间,售后状态\n"
    + "261005-1,待揽收,10,10,2026-10-05 10:00:00,2026-10-05 10:00:00,无\n"
    + "261005-2,已收货,20,20,2026-10-05 10:00:00,2026-10-05 10:00:00,无\n"

  @Test("a word is said once, is kept in states.csv, and the file that waited for it is read anew in its place")
  func said() throws {
    let path = try company.file("orders.csv", Self.pdd)
    let first = try #require(try company.take(path).first)
    #expect(first.report.taken == 1 && first.report.rejected == 1)
    let desk = try company.desk()
    let found = try desk.files(at: [path])
    let entries = try desk.say([try SaidState("订单状态：待揽收=sold")], of: found, by: "E3")
    #expect(entries.map(\.meaning) == [.sold])
    let kept = try String(contentsOfFile: company.folder + "/states.csv", encoding: .utf8).split(separator: "\n")
    #expect(kept.count == 2 && kept[0] == "dialect,column,word,means,by,at")
    #expect(kept[1].hasPrefix("pinduoduo-orders,订单状态,待揽收,sold,E3,20"))
    let again = try #require(try company.take(path).first)
    #expect(again.report.taken == 2)
    #expect(again.report.rejected == 0)
    #expect(ImportDesk.list(try Company(at: company.folder), month: nil).map(\.taken) == [2])
    // Nothing waits any more: the same content is the same file.
    guard case .already = try #require(try company.take(path).first).outcome else {
      Issue.record("taken twice")
      return
    }
  }

  @Test("a file in the inbox is read by what was said, too")
  func inbox() throws {
    try company.company.write("inbox/2026-10/s1/orders.csv", Self.pdd)
    #expect(try company.company.run().diagnostics.contains { $0.code == "STATE-UNKNOWN" })
    try company.company.write("states.csv", "dialect,column,word,means\npinduoduo-orders,订单状态,待揽收,sold\n")
    let codes = try company.company.run().diagnostics.map(\.code)
    #expect(!codes.contains("STATE-UNKNOWN"))
  }

  @Test("what cannot be said is refused, with what can")
  func refused() throws {
    let desk = try company.desk()
    let found = try desk.files(at: [try company.file("orders.csv", Self.pdd)])
    let cases = [
      ("商品:待揽收=sold", "STATE-NOT-ONE"), ("订单状态:待揽收=gone", "STATE-MEANING-NONE"), ("订单状态 待揽收", "STATE-UNREADABLE"),
    ]
    // What was typed stands in no file.
    for (text, code) in cases {
      do throws(Diagnostic) {
        try desk.say([try SaidState(text)], of: found, by: "")
        Issue.record("\(text) was kept")
      } catch {
        #expect(error.code == code)
        expectFilled(error)
      }
    }
    #expect(!FileManager.default.fileExists(atPath: company.folder + "/states.csv"))
  }
}
