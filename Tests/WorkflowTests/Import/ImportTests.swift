import Exact
import Foundation
import Glibc
import Intake
import Metrics
import Testing
import Wording
import Workflow

@Suite("A file is imported whole or not at all, once, and without what is private")
struct ImportTests {
  let company: ImportCompany

  init() throws {
    company = try ImportCompany()
  }

  @Test("given an order of buyer b1 an hour after the chat with a1: imported or in the inbox, it converts a1's chat")
  func sameAsInbox() throws {
    let path = try company.export("orders-oct.csv", ImportCompany.order("o1", "b1", yuan: "12.50"))
    let taken = try company.take(path)
    #expect(taken.map(\.report.taken) == [1] && taken.allSatisfy { !$0.hasErrors })
    let imported = try company.company.run()
    #expect(try company.metrics(imported, "a1")["converted"] == "1")
    #expect(try company.metrics(imported, "a1")["sales_cents"] == "1250")
    #expect(try company.metrics(imported, "a2")["converted"] == "0")
    let other = try ImportCompany()
    try other.company.write("inbox/2026-10/s1/orders-oct.csv", try String(contentsOfFile: path, encoding: .utf8))
    #expect(try other.company.run().metricsCSV == imported.metricsCSV)
  }

  @Test("evidence of an imported order leads to the row of the file")
  func evidence() throws {
    try company.take(try company.export("orders-oct.csv", ImportCompany.order("o1", "b1")))
    let evidence = try MonthEvidence(try Company(at: company.folder), month: #require(Month("2026-10")))
    let parts = try #require(evidence.parts(behind: "orders_created", of: .employee("E1")))
    let rows = parts.flatMap(\.rows).flatMap(\.rows)
    #expect(rows.contains { $0.source == "orders-oct.csv:2" && $0.file.contains("evidence/2026-10/0001-") })
    // The chat line stands rewritten with the buyer's pseudonym, and leads back to the inbox's file.
    #expect(rows.contains { $0.source == "messages.csv:3" && $0.file.contains("translated/2026-10/messages.csv/") })
  }

  @Test("the same content is one file: under another name, in another month, in the inbox as well")
  func once() throws {
    let path = try company.export("a.csv", ImportCompany.order("o1", "b1"))
    let again = try company.export("b.csv", ImportCompany.order("o1", "b1"))
    try company.take(path)
    let second = try #require(try company.take(again).first)
    let other = try #require(try company.take(path, month: "2026-09").first)
    for file in [second, other] {
      guard case .already(let folder, let month) = file.outcome else {
        Issue.record("\(file.outcome)")
        continue
      }
      #expect(folder.contains("evidence/2026-10/0001-") && month.description == "2026-10")
      #expect(file.report.diagnostics.map(\.code) == ["FILE-TWICE"] && !file.hasErrors)
    }
    #expect(ImportDesk.list(try Company(at: company.folder), month: nil).count == 1)
    try company.company.write("inbox/2026-10/c.csv", try String(contentsOfFile: path, encoding: .utf8))
    let run = try company.company.run()
    #expect(run.diagnostics.map(\.code) == ["FILE-TWICE"])
    #expect(try company.metrics(run, "a1")["orders_created"] == "1")
  }

  @Test(
    "a file whose rows carry their own days serves each month it has rows of; one of a given month serves that month")
  func twoMonths() throws {
    let orders = try company.export(
      "o.csv", ImportCompany.order("o1", "b1"), ImportCompany.order("o2", "b2", day: "2026-11-02"))
    #expect(try company.take(orders).first?.outside(#require(Month("2026-10"))) == 1)
    guard case .taken(let folder)? = try company.take(orders, month: "2026-11").first?.outcome else {
      Issue.record("not taken for November")
      return
    }
    #expect(folder.contains("evidence/2026-11/0001-"))
    let report = try company.file("r.csv", "日期,客服,成交人数,询单人数\n2026-10-01,a1,3,10\n")
    try company.take(report)
    guard case .already(_, let month)? = try company.take(report, month: "2026-11").first?.outcome else {
      Issue.record("taken for November")
      return
    }
    #expect(month.description == "2026-10")
  }

  @Test("names, phones and raw ids of buyers are in no file of the company; the key is its owner's alone")
  func privacy() throws {
    let buyer = "买家-真实编号-77"
    try company.take(
      try company.export("o.csv", ImportCompany.order("o1", buyer), ImportCompany.order("坏,行", buyer, yuan: "一元")),
      try company.file(
        "chat.csv",
        "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,text\nc1,s1,\(buyer),a1,buyer,2026-10-05 10:00:00,我叫某某某\n"
          + "c1,s1,\(buyer),a1,nobody,2026-10-05 10:00:00,13800000000\n"))
    _ = try company.company.run()
    for (path, bytes) in company.everything(in: "") where !path.hasPrefix("inbox/") {
      let text = String(decoding: bytes, as: UTF8.self)
      for secret in [buyer, "某某某", "13800000000"] { #expect(!text.contains(secret), "\(path) holds \(secret)") }
    }
    let key = company.folder + "/.keys/buyers.key"
    let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(FileManager.default.contents(atPath: key)?.count == 32)
  }

  @Test("a bad row is named and left out, and the rest is stored; a file without a good row, or broken, is not")
  func badRows() throws {
    let good = try #require(
      try company.take(
        try company.export("o.csv", ImportCompany.order("o1", "b1"), ImportCompany.order("o2", "b2", yuan: "一元"))
      ).first)
    expectHelpful(try #require(good.report.diagnostics.first), file: "o.csv", line: 3, column: 7)
    #expect(good.hasErrors && good.report.taken == 1)
    // The run says it too, under the name of the import.
    let run = try company.company.run()
    #expect(run.hasErrors)
    #expect(run.diagnostics.contains { $0.place.file?.hasPrefix("o.csv (0001-") == true && $0.place.line == 3 })
    let bad = try company.take(
      try company.export("bad.csv", ImportCompany.order("o3", "b1", yuan: "一元")),
      try company.file("cut.csv", ImportCompany.header + "o4,\"b1,某"), try company.file("pdf.csv", "%PDF-1.4 …"),
      try company.file("assessments.csv", "employee_id,item,rating,by,at\n"))
    #expect(bad.map(\.outcome) == [.refused, .refused, .refused, .refused])
    #expect(
      bad.map { $0.report.diagnostics.first?.code } == [
        "FIELD-NOT-A-NUMBER", "CSV-QUOTE-OPEN", "FILE-NOT-A-TABLE", "IMPORT-PAPER",
      ])
    expectHelpful(try #require(bad[3].report.diagnostics.first), file: "assessments.csv", line: nil)
    #expect(ImportDesk.list(try Company(at: company.folder), month: nil).map(\.file) == ["o.csv"])
  }

  @Test("canonical files in another guise: GBK, tabs; and tables that hold no events")
  func guises() throws {
    let tabs = try company.file(
      "x.txt",
      "order_id\tshop_id\tbuyer_id\tcreated_at\tpaid_at\tamount_cents\tstatus\no1\ts1\tb1\t2026/10/5 11:00:00\t\t1250\t\n"
    )
    let sales = try company.file("y.csv", "month,agent_id,gross_cents,refund_cents\n2026-10,a1,100,0\n")
    let files = try company.take(tabs, sales)
    #expect(files.map(\.report.dialect) == ["orders", "finance_sales"])
    #expect(files.allSatisfy { $0.report.taken == 1 && !$0.hasErrors })
    #expect(try company.metrics(try company.company.run(), "a1")["orders_created"] == "1")
  }

  @Test("a lost key is not made anew behind people's backs; a broken one is named")
  func keyLost() throws {
    try company.take(try company.export("o.csv", ImportCompany.order("o1", "b1")))
    let key = company.folder + "/.keys/buyers.key"
    try FileManager.default.removeItem(atPath: key)
    let more = try company.export("p.csv", ImportCompany.order("o2", "b1"))
    for body in [{ _ = try company.take(more) }, { _ = try company.company.run() }] {
      let thrownLost = #expect(throws: Diagnostic.self) { try body() }
      let lost = try #require(thrownLost)
      #expect(lost.code == "BUYER-KEY-LOST")
      expectHelpful(lost, file: "buyers.key", line: nil)
    }
    #expect(!FileManager.default.fileExists(atPath: key))
    try company.company.write(".keys/buyers.key", "short")
    let thrownBroken = #expect(throws: Diagnostic.self) { try company.take(more) }
    let broken = try #require(thrownBroken)
    #expect(broken.code == "BUYER-KEY-UNUSABLE")
    expectHelpful(broken, file: "buyers.key", line: nil)
  }

  @Test("two imports do not trample each other; what a killed one left is swept")
  func busy() throws {
    let path = try company.export("o.csv", ImportCompany.order("o1", "b1"))
    try company.company.write("evidence/.lock", "")
    try company.company.write("evidence/.taking-in/orders.csv", "half")
    let lock = open(company.folder + "/evidence/.lock", O_RDWR)
    #expect(flock(lock, LOCK_EX) == 0)
    let thrownError = #expect(throws: Diagnostic.self) { try company.take(path) }
    let error = try #require(thrownError)
    #expect(error.code == "IMPORT-BUSY")
    expectHelpful(error, file: "evidence", line: nil)
    close(lock)
    try company.take(path)
    #expect(!FileManager.default.fileExists(atPath: company.folder + "/evidence/.taking-in"))
    #expect(ImportDesk.list(try Company(at: company.folder), month: nil).count == 1)
  }

  @Test("a folder is imported with all in it; a folder in it that is named after a shop says the shop")
  func folders() throws {
    _ = try company.export("all/s2/o.csv", ImportCompany.order("o1", "b3"))
    _ = try company.export("all/q.csv", ImportCompany.order("o2", "b1"))
    let files = try company.take(company.desktop + "/all")
    #expect(files.map { URL(fileURLWithPath: $0.path).lastPathComponent } == ["q.csv", "o.csv"])
    #expect(files.map(\.survey.shops) == [["s1"], ["s2"]])
    let thrownUnknown = #expect(throws: Diagnostic.self) { try company.desk(shop: "s3") }
    let unknown = try #require(thrownUnknown)
    #expect(unknown.code == "SHOP-UNKNOWN")
    expectHelpful(unknown, file: "accounts.csv", line: nil)
    let thrownNowhere = #expect(throws: Diagnostic.self) { try company.take(company.desktop + "/none.csv") }
    let nowhere = try #require(thrownNowhere)
    #expect(nowhere.code == "FILE-NOT-FOUND")
  }

  @Test("a folder without end is refused")
  func tooDeep() throws {
    let path = try company.export("d/" + String(repeating: "x/", count: 9) + "o.csv", ImportCompany.order("o1", "b1"))
    #expect(FileManager.default.fileExists(atPath: path))
    let thrown = #expect(throws: Diagnostic.self) { try company.take(company.desktop + "/d") }
    let error = try #require(thrown)
    #expect(error.code == "FOLDER-TOO-FULL")
    expectHelpful(error, file: "x", line: nil)
  }

  @Test("what was taken in is listed, and can be taken out again by the first digits of its hash")
  func listAndRemove() throws {
    try company.take(
      try company.export("o.csv", ImportCompany.order("o1", "b1"), ImportCompany.order("汇总", "")),
      try company.export("p.csv", ImportCompany.order("o2", "b2")))
    let loaded = try Company(at: company.folder)
    let listed = ImportDesk.list(loaded, month: Month("2026-10"))
    #expect(listed.map(\.file) == ["o.csv", "p.csv"])
    #expect(listed.map(\.taken) == [1, 1] && listed[0].rows == 2 && listed[0].shop == "s1")
    #expect(ImportDesk.list(loaded, month: Month("2026-09")).isEmpty)
    for hash in ["", "ffffffff", String(listed[0].hash.prefix(7))] {
      let thrownError = #expect(throws: Diagnostic.self) { try ImportDesk.remove(loaded, hash: hash, month: nil) }
      let error = try #require(thrownError)
      #expect(error.code == "IMPORT-UNKNOWN")
      expectHelpful(error, file: "evidence", line: nil)
    }
    _ = try ImportDesk.remove(loaded, hash: String(listed[0].hash.prefix(8)), month: nil)
    #expect(ImportDesk.list(loaded, month: nil).map(\.file) == ["p.csv"])
    #expect(try company.metrics(try company.company.run(), "a1")["orders_created"] == "0")
  }

  @Test("a month that has imports and no inbox is run as well")
  func withoutInbox() throws {
    try company.take(
      try company.file(
        "m.csv",
        "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at\nc1,s1,b1,a1,buyer,2026-11-05 10:00:00\n"
          + "c1,s1,b1,a1,agent,2026-11-05 10:00:20\n"), month: "2026-11")
    #expect(try company.metrics(try company.company.run("2026-11"), "a1")["resp_sum_s"] == "20")
    #expect(try Company(at: company.folder).inboxMonths.map(\.description) == ["2026-10", "2026-11"])
  }
}
