import Exact
import Foundation
import Intake
import Testing
import Wording
import Workflow

@Suite("Canonical files of an inbox and exports beside them name a buyer by the same pseudonym")
struct InboxPseudonymTests {
  let company: ImportCompany

  init() throws {
    company = try ImportCompany()
  }

  @Test("only canonical files: nothing is rewritten, no key is made")
  func untouched() throws {
    _ = try company.company.run()
    for name in ["translated", ".keys", "evidence"] {
      #expect(!FileManager.default.fileExists(atPath: company.folder + "/" + name), "\(name)")
    }
  }

  @Test("a report without buyers beside them: nothing is rewritten, no key is made")
  func report() throws {
    try company.company.write("inbox/2026-10/report.csv", "日期,客服,成交人数,询单人数\n2026-10-01,a1,3,10\n")
    _ = try company.company.run()
    #expect(!FileManager.default.fileExists(atPath: company.folder + "/.keys"))
    for path in company.everything(in: "translated").keys {
      #expect(path == ".lock" || path.hasPrefix("2026-10/report.csv/"))
    }
  }

  @Test("an export of orders beside messages.csv: the chat converts, once; the account names both files")
  func rewritten() throws {
    try company.company.write("inbox/2026-10/s1/o.csv", ImportCompany.header + ImportCompany.order("o1", "b1"))
    let run = try company.company.run()
    let metrics = try company.metrics(run, "a1")
    #expect(metrics["consultations"] == "1" && metrics["converted"] == "1" && metrics["orders_created"] == "1")
    #expect(try company.intake(run, "inbox/2026-10/messages.csv") == "messages,6,6,0,0,0,0,0,no")
    #expect(!run.hasErrors)
  }

  @Test("a bad line of a rewritten file is named where it stands; a file that cannot be taken is refused as before")
  func badLines() throws {
    try company.company.write("inbox/2026-10/s1/o.csv", ImportCompany.header + ImportCompany.order("o1", "b1"))
    let messages = try company.company.text(of: "inbox/2026-10/messages.csv")
    try company.company.write("inbox/2026-10/messages.csv", messages + "c9,s1,b9,a1,buyer,2026-10-99 10:00:00,text,5\n")
    expectHelpful(try company.company.complaint("EVENT-TIME"), file: "inbox/2026-10/messages.csv", line: 8, column: 6)
    try company.company.write("inbox/2026-10/messages.csv", messages + "c9,s1,\"b9")
    let open = try company.company.complaint("CSV-QUOTE-OPEN")
    expectHelpful(open, file: "inbox/2026-10/messages.csv", line: 8)
  }

  @Test("a rule that leaves out the company's own accounts knows them by their pseudonyms")
  func ownAccounts() throws {
    try company.company.write("inbox/2026-10/s1/o.csv", ImportCompany.header + ImportCompany.order("o1", "b1"))
    let messages = try company.company.text(of: "inbox/2026-10/messages.csv")
    let own = "c9,s1,a2,a1,buyer,2026-10-06 10:00:00,text,5\nc9,s1,a2,a1,agent,2026-10-06 10:00:09,text,5\n"
    try company.company.write("inbox/2026-10/messages.csv", messages + own)
    #expect(try company.metrics(company.company.run(), "a1")["consultations"] == "2")
    try company.company.write(
      "rules/own.yaml", "kaohe: 1\nid: own\neffective: 2026-01\nleave_out: {own_accounts: true}\n")
    let settings = try company.company.text(of: "company.yaml")
    try company.company.write(
      "company.yaml", settings.replacingOccurrences(of: "rule_set: standard", with: "rule_set: own"))
    #expect(try company.metrics(company.company.run(), "a1")["consultations"] == "1")
  }

  @Test("the same buyer in chats and orders, in two shops and two months, has one pseudonym")
  func onePseudonym() throws {
    for (month, shop) in [("2026-10", "s1"), ("2026-09", "s2")] {
      try company.take(
        try company.export("\(month).csv", ImportCompany.order("o\(month)", "b1", day: month + "-05")), month: month,
        shop: shop)
    }
    try company.take(
      try company.file(
        "m.csv", "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at\nc1,s1,b1,a1,buyer,2026-10-05 10:00:00\n"))
    var found: Set<Substring> = []
    for (path, bytes) in company.everything(in: "evidence")
    where path.hasSuffix("orders.csv") || path.hasSuffix("messages.csv") {
      let row = String(decoding: bytes, as: UTF8.self).split(separator: "\n")[1]
      found.insert(row.split(separator: ",", omittingEmptySubsequences: false)[2])
    }
    #expect(found.count == 1 && found.first?.hasPrefix("~") == true)
  }

  @Test("a canonical file that was imported as well counts once")
  func importedToo() throws {
    try company.take(company.folder + "/inbox/2026-10/messages.csv")
    let run = try company.company.run()
    #expect(try company.metrics(run, "a1")["responses"] == "1")
    expectHelpful(try company.company.complaint("FILE-TWICE"), file: "inbox/2026-10/messages.csv", line: nil)
  }
}

@Suite("Exports of an inbox are translated anew only when something changed")
struct TranslationShelfTests {
  let company: ImportCompany
  private let kept: String

  init() throws {
    company = try ImportCompany()
    kept = company.folder + "/translated/2026-10/s1+o.csv/orders.csv"
    try company.company.write("inbox/2026-10/s1/o.csv", ImportCompany.header + ImportCompany.order("o1", "b1"))
  }

  /// The number of the file on its volume: another one where it was written anew.
  private func identity() throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: kept)[.systemFileNumber] as? Int)
  }

  @Test("a second run keeps the translation, and gives the same bytes and the same account")
  func kept_() throws {
    let first = try company.company.run()
    let before = try identity()
    let second = try company.company.run()
    #expect(try identity() == before)
    #expect(second.metricsCSV == first.metricsCSV && second.intakeCSV == first.intakeCSV)
    #expect(second.diagnostics == first.diagnostics)
  }

  @Test("what was said of a bad row is said again from what was kept")
  func diagnosticsKept() throws {
    try company.company.write(
      "inbox/2026-10/s1/o.csv",
      ImportCompany.header + ImportCompany.order("o1", "b1") + ImportCompany.order("o2", "b2", yuan: "一元"))
    let first = try company.company.run()
    let second = try company.company.run()
    #expect(first.diagnostics.map(\.code) == ["FIELD-NOT-A-NUMBER"])
    #expect(second.diagnostics.map { $0.text(in: .chinese) } == first.diagnostics.map { $0.text(in: .chinese) })
  }

  @Test("another export of the same length, a changed dialect: made anew; an export that is gone: gone")
  func changed() throws {
    _ = try company.company.run()
    try company.company.write("inbox/2026-10/s1/o.csv", ImportCompany.header + ImportCompany.order("o7", "b1"))
    _ = try company.company.run()
    #expect(try String(contentsOfFile: kept, encoding: .utf8).contains("\no7,"))
    try company.company.change("dialects/shop-orders.yaml", "status: {constant: done}", "status: {constant: sold}")
    _ = try company.company.run()
    #expect(try String(contentsOfFile: kept, encoding: .utf8).contains(",sold,"))
    try FileManager.default.removeItem(atPath: company.folder + "/inbox/2026-10/s1")
    _ = try company.company.run()
    #expect(!FileManager.default.fileExists(atPath: company.folder + "/translated/2026-10"))
  }
}
