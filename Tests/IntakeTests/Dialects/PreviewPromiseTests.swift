import Foundation
import Testing
import Wording

@testable import Intake

@Suite("What a preview promises a run keeps: rows are held on import against what readers ask of them")
struct PreviewPromiseTests {
  private func translate(_ yaml: String, _ text: String, isOwn: Bool = false) throws -> Translated {
    var dialect = try Dialect(yaml: "dialect: 1\nid: own\nname: {zh: 自家, en: Own}\n" + yaml, file: "own.yaml")
    dialect.isOwn = isOwn
    var translator = Translator(DialectLibrary([dialect]))
    let file = try TemporaryFile(text)
    var rows: [CanonicalRow] = []
    let report = translator.translate(fileAt: file.path, given: ["month": "2026-10", "shop": "s1"]) { rows.append($0) }
    #expect(report.addsUp)
    return Translated(report: report, rows: rows)
  }

  private static let calls = """
    recognise: {columns: [编号, 状态, 坐席, 关闭时间]}
    yields:
      - file: calls.csv
        fields:
          call_id: {id: 编号}
          agent_id: {id: 坐席}
          started_at: {moment: 关闭时间}
          answered: {text: 状态}
          answer_seconds: {missing: none}
          talk_seconds: {missing: none}

    """

  @Test("a word that the field does not know is refused on import, told of the export's own column")
  func words() throws {
    let found = try translate(
      PreviewPromiseTests.calls, "编号,状态,坐席,关闭时间\n1,yes,k1,2026-10-05 10:00:00\n2,接通,k1,2026-10-05 10:00:00\n")
    #expect(found.account == [1, 0, 1, 0, 0])
    let word = try found.diagnostic("WORD-UNKNOWN")
    #expect(word.place.line == 3 && word.place.column == 2)
    #expect(word.arguments["allowed"] == "yes, no" && word.arguments["value"] == "接通")
  }

  @Test("two rows of one id: the second is refused on import; with repeats: last the last row stands")
  func ids() throws {
    let text =
      "编号,状态,坐席,关闭时间\n1,yes,k1,2026-10-05 10:00:00\n2,yes,k1,2026-10-05 10:01:00\n1,no,k2,2026-10-06 10:00:00\n"
    let twice = try translate("key: [编号, 状态]\n" + PreviewPromiseTests.calls, text)
    #expect(twice.account == [2, 0, 1, 0, 0])
    #expect(try twice.diagnostic("ID-YIELDED-TWICE").arguments["line"] == "2")
    let last = try translate("key: [编号]\nrepeats: last\n" + PreviewPromiseTests.calls, text)
    #expect(last.account == [2, 0, 0, 1, 0])
    #expect(
      last.values(.calls, 0..<4) == [
        ["1", "k2", "2026-10-06 10:00:00", "no"], ["2", "k1", "2026-10-05 10:01:00", "yes"],
      ])
    // Where the last state cannot be read none stands.
    let broken = try translate("key: [编号]\nrepeats: last\n" + PreviewPromiseTests.calls, text + "1,no,k2,昨天\n")
    #expect(broken.account == [1, 0, 3, 0, 0])
  }

  private static let punches = """
    recognise: {columns: [人员编号, 刷卡日期, 刷卡时间]}
    yields:
      - file: attendance.csv
        when: [{column: 刷卡时间, begins: [迟]}]
        fields:
          date: {day: 刷卡日期}
          agent_id: {id: 人员编号}
          event: {constant: late}
          minutes: {missing: none}
      - file: attendance.csv
        when: [{column: 刷卡时间, is: [早退]}]
        fields:
          date: {day: 刷卡日期}
          agent_id: {id: 人员编号}
          event: {constant: early_leave}
          minutes: {missing: none}

    """

  @Test("a condition that no row meets is said with the values that were met")
  func conditions() throws {
    let none = try translate(PreviewPromiseTests.punches, "人员编号,刷卡日期,刷卡时间\n1,2026-10-08,09:12\n1,2026-10-08,18:15\n")
    #expect(none.account == [0, 2, 0, 0, 0])
    let said = try none.diagnostic("ROWS-UNMATCHED")
    #expect(
      said.severity == .warning && said.arguments["count"] == "2" && said.arguments["met"] == "刷卡时间: 09:12, 18:15")
    let some = try translate(PreviewPromiseTests.punches, "人员编号,刷卡日期,刷卡时间\n1,2026-10-08,迟10分\n", isOwn: true)
    #expect(some.report.taken == 1)
    #expect(try some.diagnostic("CONDITION-UNMET").arguments["condition"] == "刷卡时间 = 早退")
  }

  @Test("an export of which every row is dropped is said")
  func nothing() throws {
    let found = try translate(
      "drop: [{column: 状态, is: [作废]}]\n" + PreviewPromiseTests.calls, "编号,状态,坐席,关闭时间\n1,作废,k1,2026-10-05 10:00:00\n")
    #expect(try found.diagnostic("TOOK-NOTHING").arguments["dropped"] == "1")
  }

  @Test("a chat line of a guest is refused: several guests would be one person")
  func chatGuests() throws {
    let yaml = """
      recognise: {columns: [买家, 发送者, 时间, 内容]}
      chat: {table: {buyer: 买家, sender: 发送者, sent_at: 时间, content: 内容}}
      """
    let found = try translate(
      yaml, "买家,发送者,时间,内容\n游客,游客,2026-10-05 10:00:00,在吗\nb1,b1,2026-10-05 10:00:00,在吗\nb1,店:小一,2026-10-05 10:00:10,在\n")
    #expect(try found.diagnostic("CHAT-GUEST").place.line == 2)
    #expect(found.values(.messages).count == 2)
  }

  private func orders(_ repeats: String, _ amount: String = "金额") -> String {
    """
    recognise: {columns: [单号, 下单, \(amount)]}
    key: [单号]
    repeats: \(repeats)
    yields:
      - file: orders.csv
        fields:
          order_id: {id: 单号}
          shop_id: {given: shop}
          buyer_id: {buyer: 买家, may_be_absent: true}
          created_at: {moment: 下单}
          paid_at: {missing: none}
          amount_cents: {yuan: \(amount)}
          status: {constant: done}
    """
  }

  @Test("two equal lines of an order whose parts add up count once, and the 69.77 yuan left out are said")
  func equalParts() throws {
    let found = try translate(
      orders("add_up"), "单号,下单,金额\n1,2026-10-05 10:00:00,69.77\n1,2026-10-05 10:00:00,69.77\n1,2026-10-05 10:00:00,5\n")
    #expect(found.values(.orders).map { $0[5] } == ["7477"])
    let said = try found.diagnostic("EQUAL-PARTS")
    #expect(said.arguments["yuan"] == "69.77" && said.arguments["count"] == "1")
  }

  @Test("a further line of an order needs no fields of its own")
  func furtherLines() throws {
    let found = try translate(
      orders("further_lines"), "单号,下单,金额\n1,2026-10-05 10:00:00,69.77\n1,,\n2,2026-10-05 10:00:00,5\n")
    #expect(found.account == [3, 0, 0, 0, 0] && found.values(.orders).count == 2)
  }

  @Test("a further line needs no state: only the word of its order's first line is asked about")
  func furtherLinesWithoutState() throws {
    let yaml = """
      recognise: {columns: [单号, 下单, 金额, 状态]}
      key: [单号]
      repeats: further_lines
      states:
        - {column: 状态, words: {sold: [paid]}}
      yields:
        - file: orders.csv
          fields:
            order_id: {id: 单号}
            shop_id: {constant: s1}
            buyer_id: {constant: b1}
            created_at: {moment: 下单}
            paid_at: {moment: 下单}
            amount_cents: {yuan: 金额}
            status: {constant: done}

      """
    let at = "2026-10-05 10:00:00"
    let found = try translate(yaml, "单号,下单,金额,状态\n1,\(at),69.77,paid\n1,,,\n2,\(at),5,odd\n2,,,\n")
    #expect(found.account == [2, 0, 2, 0, 0])
    #expect(found.values(.orders, 0..<1) == [["1"]])
    let asked = found.report.diagnostics.filter { $0.code == "STATE-UNKNOWN" }
    #expect(asked.map { $0.arguments["count"] } == ["1"])
    #expect(asked.map { $0.arguments["yuan"] } == ["5.00"])
  }

  @Test("a price beside a quantity is said not to be multiplied; an amount is not")
  func price() throws {
    let found = try translate(
      orders("add_up", "单价"), "单号,下单,单价,数量\n1,2026-10-05 10:00:00,161.77,20\n2,2026-10-05 10:00:00,5,1\n")
    #expect(try found.diagnostic("PRICE-TIMES-QUANTITY").arguments["count"] == "1")
    #expect(try translate(orders("add_up"), "单号,下单,金额,数量\n1,2026-10-05 10:00:00,161.77,20\n").codes.isEmpty)
  }

  @Test("guests without an id are not one buyer, and nobody's")
  func guests() throws {
    let text =
      "单号,下单,金额,买家\n"
      + ["guest", "匿名用户", "-", "***", "b1"].enumerated().map { "\($0),2026-10-05 10:00:00,5,\($1)\n" }.joined()
    let found = try translate(orders("further_lines"), text)
    #expect(found.values(.orders).map { $0[2] } == ["", "", "", "", "b1"])
    #expect(try found.diagnostic("BUYER-GUEST").arguments["count"] == "3")
  }

  @Test("a number whose point may set thousands apart is said: 1.274 beside 77")
  func point() throws {
    let yaml = """
      recognise: {columns: [客服, 秒数]}
      key: [客服]
      agent: {id: 客服}
      figures: [{metric: reply_seconds, numerator: {number: 秒数}}]
      """
    let found = try translate(yaml, "客服,秒数\na,77\nb,1.274\nc,0.997\n")
    #expect(try found.diagnostic("NUMBER-POINT").arguments["value"] == "1.274")
  }

  @Test(
    "a key that a rule does not know is refused",
    arguments: [
      "{month_of: ccc, written: DD-MM-YYYY}", "{whole: bbb, written: x}", "{id: aaa, minus: bbb}",
      "{yuan: bbb, in: hours}",
      "{constant: x, values: {a: b}}", "{given: month, may_be_empty: true}", "{number: bbb, of: aaa}",
      "{seconds: bbb, bounds: []}",
    ])
  func keys(rule: String) throws {
    let yaml = """
      dialect: 1
      id: own
      name: {zh: 自家, en: Own}
      recognise: {columns: [aaa, bbb]}
      yields:
        - file: platform_metrics.csv
          fields:
            month: \(rule)
            agent_id: {id: aaa}
            metric: {constant: m}
            numerator: {number: bbb}
            denominator: {constant: 1}
      """
    let broken = try diagnostic("DIALECT-BROKEN") { _ = try Dialect(yaml: yaml, file: "own.yaml") }
    #expect(broken.place.line == 8)
  }

  @Test("what stands in columns that a dialect does not use is in no message")
  func privacy() throws {
    let yaml = """
      recognise: {columns: [index, DATE, GROSS AMT]}
      yields:
        - file: refunds.csv
          fields:
            refund_id: {id: index}
            order_id: {id: index}
            type: {constant: refund}
            created_at: {moment: DATE}
            amount_cents: {yuan: GROSS AMT}
      """
    let found = try translate(
      yaml, "index,DATE,CUSTOMER,GROSS AMT\n0,06-05-21,JANE DOE,617.00\n1,2026-10-05,JANE DOE,1,2\n")
    #expect(found.codes == ["FIELD-NOT-A-MOMENT", "ROW-TOO-LONG"])
    #expect(found.report.diagnostics[0].excerpt == "0,06-05-21,617.00")
    for fault in found.report.diagnostics { #expect(!fault.text(in: .chinese).contains("JANE")) }
  }

  @Test("a proposal is tried on the values: words are translated, a column whose values do not fit is left out")
  func proposal() throws {
    let file = try TemporaryFile("会话编号,客服,发送方,发送时间,店铺\n1,a,买家,2026-10-05 10:00:00,x\n1,a,客服,2026-10-05 10:00:10,x\n")
    let library = try DialectLibrary(folder: RealData.library)
    let orders = try TemporaryFile(
      "订单编号,总金额,收货地址,订单创建时间,订单付款时间\n1,178.8,上海,2026-10-20 00:00:00,\n2,21.0,北京,2026-10-20 23:59:54,x\n")
    let look = try TableLook(at: orders.path, library: library)
    let sheet = try #require(look.sheets.first)
    let draft = try #require(
      DialectDraft.proposal(for: orders.path, sheet, id: "my-export", library: library, given: [:]))
    #expect(draft.file == .orders && draft.missingFields.isEmpty)
    #expect(draft.fields["paid_at"] == nil)
    let chat = try #require(try TableLook(at: file.path, library: library).sheets.first)
    #expect(chat.columns.first == "会话编号")
    // A table of which nothing fits gets no proposal.
    let none = try TemporaryFile("甲,乙,丙\n一,二,三\n")
    let foreign = try #require(try TableLook(at: none.path, library: library).sheets.first)
    #expect(DialectDraft.proposal(for: none.path, foreign, id: "x", library: library, given: [:]) == nil)
  }
}
