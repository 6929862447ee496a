import Foundation
import Testing
import Wording

@testable import Intake

@Suite("千牛 chats: who wrote each line, to whom, when and how long; never what")
struct ChatFixtureTests {
  private let talk = "S1/tb_buyer_1/2026-10-05"
  private let first = "测试旗舰店:客服甲"
  private let second = "测试旗舰店:客服乙"

  @Test("Copied text: every quirk of it, line by line")
  func text() throws {
    let found = try Fixture.translate("qianniu-chat", "聊天记录.txt")
    // Dropped: the withdrawn message and the transfer.
    #expect(found.account == [10, 2, 0, 0, 0])
    #expect(found.codes == ["CHAT-UNASSIGNED"])
    #expect(
      found.values(.messages).map { [$0[0], $0[3], $0[4], $0[5], $0[7]] } == [
        [talk, first, "buyer", "2026-10-05 09:59:58", "2"], [talk, first, "agent", "2026-10-05 10:00:10", "13"],
        // 什么时候发货, a line end, and a link of 22 characters
        [talk, first, "buyer", "2026-10-05 10:01:00", "29"],
        // 预计2026-10-06 10:00:00 is content, not a message of 预计.
        [talk, first, "agent", "2026-10-05 10:01:30", "21"],
        // After the transfer the conversation is 客服乙's.
        [talk, second, "buyer", "2026-10-05 10:06:00", "4"], [talk, second, "agent", "2026-10-05 10:06:20", "2"],
        [talk, second, "buyer", "2026-10-05 10:06:25", "1"], [talk, second, "buyer", "2026-10-05 10:06:25", "1"],
        [talk, "测试旗舰店:服务助手", "robot", "2026-10-05 10:06:26", "8"],
        // The next day is a conversation of its own, and nobody answers in it.
        ["S1/tb_buyer_1/2026-10-06", "", "buyer", "2026-10-06 08:00:00", "1"],
      ])
    #expect(found.values(.messages, 1..<3).allSatisfy { $0 == ["S1", "tb_buyer_1"] })
    #expect(found.rows[2].fields.last == "聊天记录.txt:6")
    // The text does not tell of what kind a line is, and the rows do not pretend that it does.
    #expect(found.values(.messages, 6..<7).allSatisfy { $0 == [""] })
  }

  @Test("What was said stands nowhere, and the buyer goes by a pseudonym")
  func privacy() throws {
    let found = try Fixture.translate("qianniu-chat", "聊天记录.txt", pseudonym: { _ in "p" })
    let all = found.rows.flatMap(\.fields).joined() + found.report.diagnostics.map { $0.text(in: .chinese) }.joined()
    for said in ["在吗", "发货", "item.example", "tb_buyer_1", "还有人"] { #expect(!all.contains(said)) }
    #expect(found.rows[0].fields[0] == "S1/p/2026-10-05")
  }

  @Test("Without seconds: a table a spreadsheet saved, and copied text, keep their minutes and say so")
  func withoutSeconds() throws {
    let library = try DialectLibrary(folder: RealData.library)
    func translated(_ text: String, _ name: String) throws -> (report: FileReport, rows: [CanonicalRow]) {
      var translator = Translator(library)
      var rows: [CanonicalRow] = []
      let file = try TemporaryFile(text, name: name)
      let report = translator.translate(fileAt: file.path, given: ["shop": "S1"]) { rows.append($0) }
      return (report, rows)
    }
    let table = try translated(
      "客户名,消息序号,发送时间,发送内容,发送账号,账号类型\ntb_1,1,2026/10/5 9:30,在吗,tb_1,买家\n"
        + "tb_1,2,2026/10/5 9:31:05,您好,店:甲,客服\n", "c.csv")
    #expect(table.rows.map { $0.fields[5] } == ["2026-10-05 09:30", "2026-10-05 09:31:05"])
    #expect(table.report.diagnostics.map(\.code) == ["CHAT-NO-SECONDS"])
    #expect(table.report.diagnostics.first?.arguments["count"] == "1")
    // A line that ends in a day and a time of day is content where nothing stands under it.
    let text = try translated(
      "tb_1 2026-10-5 9:30\n在吗\n店:甲 2026-10-5 9:31\n您好\n预计2026-10-06 10:00\n", "c.txt")
    #expect(text.rows.map { $0.fields[5] } == ["2026-10-05 09:30", "2026-10-05 09:31"])
    #expect(text.report.diagnostics.first?.arguments["count"] == "2")
    // Where a text has its seconds a time without them begins no message, whatever stands under it.
    let exact = try translated(
      "tb_1 2026-10-5 9:30:01\n在吗\n店:甲 2026-10-5 9:31:00\n到货 2026-10-06 10:00\n请查收\n", "d.txt")
    #expect(exact.rows.map { $0.fields[5] } == ["2026-10-05 09:30:01", "2026-10-05 09:31:00"])
    #expect(exact.report.diagnostics.isEmpty)
  }

  @Test("A copy that overlaps an earlier one adds only what is new")
  func overlap() throws {
    var translator = Translator(try DialectLibrary(folder: RealData.library))
    _ = try Fixture.translate("qianniu-chat", "聊天记录.txt", with: &translator)
    let found = try Fixture.translate("qianniu-chat", "聊天记录2.txt", with: &translator)
    #expect(found.report.encoding == .gb18030)
    #expect(found.account == [1, 0, 0, 2, 0])
    #expect(found.values(.messages, 3..<6) == [[second, "agent", "2026-10-05 10:07:00"]])
  }

  @Test("Workbook with a sheet for each customer; 导出汇总 is not read; an unknown word of 账号类型 leaves it to the account")
  func workbook() throws {
    let found = try Fixture.translate("qianniu-chat-xlsx", "千牛聊天.xlsx")
    // The transfer is dropped, 昨天 is no moment.
    #expect(found.account == [5, 1, 1, 0, 0])
    #expect(found.codes == ["SHEET-IGNORED", "FIELD-NOT-A-MOMENT", "CHAT-UNASSIGNED"])
    #expect(
      found.values(.messages).map { [$0[0], $0[3], $0[4], $0[5], $0[7]] } == [
        [talk, first, "buyer", "2026-10-05 10:00:00", "2"], [talk, first, "agent", "2026-10-05 10:00:12", "5"],
        [talk, second, "agent", "2026-10-05 10:02:00", "1"],
        ["S1/tb_buyer_2/2026-10-06", "", "buyer", "2026-10-06 21:00:00", "3"],
        ["S1/tb_buyer_2/2026-10-06", "测试旗舰店:服务助手", "robot", "2026-10-06 21:00:03", "3"],
      ])
  }

  private func translate(_ text: String, given: [String: String] = ["shop": "S1"]) throws -> Translated {
    var translator = Translator(try DialectLibrary(folder: RealData.library))
    var rows: [CanonicalRow] = []
    let file = try TemporaryFile(text, name: "chat.txt")
    let report = translator.translate(fileAt: file.path, given: given) { rows.append($0) }
    #expect(report.addsUp)
    return Translated(report: report, rows: rows)
  }

  @Test("Accounts without a colon are agents where the company says so, and otherwise nobody can tell")
  func knownAgents() throws {
    let chat = "客服小甲 2026-10-05 10:00:00\n您好\n买家小乙 2026-10-05 10:00:05\n你好\n"
    let unknown = try translate(chat)
    #expect(unknown.report.refused)
    #expect(try unknown.diagnostic("CHAT-NO-AGENT").severity == .error)
    let known = try translate(chat, given: ["shop": "S1", "agents": "客服小甲\n客服小丙"])
    #expect(
      known.values(.messages, 2..<5) == [["买家小乙", "客服小甲", "agent"], ["买家小乙", "客服小甲", "buyer"]])
  }

  @Test("Text before the first message has no author; a chat without a buyer, without a message, without a shop")
  func broken() throws {
    let orphan = try translate("残留的内容\n店:甲 2026-10-05 10:00:00\n您好\n买家 2026-10-05 10:00:05\n你好\n")
    // The first line is no head of a message, so that the file is not taken for a chat.
    #expect(orphan.report.refused)
    let begun = try translate("店:甲 2026-10-05 10:00:00\n您好\n")
    #expect(try begun.diagnostic("CHAT-NO-BUYER").place.line == 1)
    let withdrawn = try translate("店:甲 2026-10-05 10:00:00\n由 服务助手 转交给 乙\n")
    #expect(try withdrawn.diagnostic("CHAT-WITHOUT-MESSAGES").severity == .error)
    let homeless = try translate("店:甲 2026-10-05 10:00:00\n您好\n", given: [:])
    #expect(try homeless.diagnostic("DIALECT-NEEDS").arguments["need"] == "shop")
  }

  @Test("Several buyers in one copy, and a buyer whose name is masked, are said")
  func severalBuyers() throws {
    let found = try translate(
      "买家甲 2026-10-05 10:00:00\n在吗\n店:甲 2026-10-05 10:00:05\n在\nt******7 2026-10-05 11:00:00\n有货吗\n店:甲 2026-10-05 11:00:09\n有\n"
    )
    #expect(found.codes == ["CHAT-BUYER-MASKED", "CHAT-SEVERAL-BUYERS"])
    #expect(
      found.values(.messages, 2..<4).map { $0.joined(separator: " ") } == [
        "买家甲 店:甲", "买家甲 店:甲", "t******7 店:甲", "t******7 店:甲",
      ])
    _ = try found.diagnostic("CHAT-SEVERAL-BUYERS")
    _ = try found.diagnostic("CHAT-BUYER-MASKED")
  }

  @Test("An orphan within a text that begins in the middle of a message")
  func orphan() throws {
    let rule = try #require(
      try DialectLibrary(folder: RealData.library).dialects.first { $0.id == "qianniu-chat" }?.chat)
    let entries = ChatText("残留\n店:甲 2026-10-05 10:00:00\n您好\n", rule).entries
    #expect(entries.count == 2)
    #expect(entries.first == .orphan(line: 1))
  }

  @Test("Whatever bytes are changed in a chat, every line is accounted for")
  func mutations() throws {
    var generator = Seeded(20_265)
    let library = try DialectLibrary(folder: RealData.library)
    let original = Array(try String(contentsOfFile: Fixture.path("qianniu-chat", "聊天记录.txt"), encoding: .utf8).utf8)
    for _ in 0..<200 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      var translator = Translator(library)
      let file = try TemporaryFile(bytes, name: "chat.txt")
      let report = translator.translate(fileAt: file.path, given: ["shop": "S1"]) { _ in }
      #expect(report.addsUp)
    }
  }
}
