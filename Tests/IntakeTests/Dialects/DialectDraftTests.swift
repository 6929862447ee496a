import Foundation
import Testing
import Wording

@testable import Intake

@Suite("A mapping that a person makes becomes a dialect that reads the file")
struct DialectDraftTests {
  private let header = ["单号", "下单时间", "成交额(元)", "店员", "收货人姓名", "买家备注", "客户\"号\""]

  private func fields(_ more: [String: DialectDraft.Origin] = [:]) -> [String: DialectDraft.Origin] {
    let known: [String: DialectDraft.Origin] = [
      "order_id": .column("单号", rule: nil), "created_at": .column("下单时间", rule: nil),
      "amount_cents": .column("成交额(元)", rule: nil), "status": .constant("done"),
    ]
    return known.merging(more) { $1 }
  }

  @Test("each field is read by the rule it has by nature; what looks private is private; what names a row is its key")
  func yaml() throws {
    let draft = DialectDraft(
      id: "my-orders", file: .orders, fields: fields(["buyer_id": .column("客户\"号\"", rule: nil)]))
    let yaml = try draft.yaml(header: header)
    for line in [
      "id: my-orders", "key: [\"单号\"]", "private: [\"收货人姓名\", \"买家备注\"]", "order_id: {id: \"单号\"}",
      "shop_id: {given: shop}", "buyer_id: {buyer: \"客户\\\"号\\\"\", may_be_empty: true}",
      "created_at: {moment: \"下单时间\"}", "paid_at: {missing: not mapped}",
      "amount_cents: {yuan: \"成交额(元)\", may_be_empty: true}", "status: {constant: \"done\"}",
    ] {
      #expect(yaml.contains(line), "\(line)\n\(yaml)")
    }
    var translator = Translator(DialectLibrary([try Dialect(yaml: yaml, file: "my-orders.yaml")]))
    let file = try TemporaryFile(
      "单号,下单时间,成交额(元),店员,收货人姓名,买家备注,\"客户\"\"号\"\"\"\n1001,2026/10/5 9:30,\"1,234.50\",小一,某某,无,k9\n")
    var rows: [CanonicalRow] = []
    let report = translator.translate(fileAt: file.path, given: ["shop": "s1"]) { rows.append($0) }
    #expect(report.taken == 1)
    let fields = try #require(rows.first).fields
    #expect(Array(fields[..<7]) == ["1001", "s1", "k9", "2026-10-05 09:30", "", "123450", "done"])
  }

  @Test("words of a column become the words of the field, and a rule can be named: whole fen in place of yuan")
  func wordsAndRules() throws {
    let draft = DialectDraft(
      id: "mine", file: .messages,
      fields: [
        "conversation_id": .column("会话", rule: nil), "agent_id": .column("客服", rule: nil),
        "sender": .column("发送方", rule: nil), "sent_at": .column("时间", rule: nil),
        "chars": .column("字数", rule: "whole"),
      ], values: ["sender": ["客户": "buyer", "客服": "agent"]])
    let yaml = try draft.yaml(header: ["会话", "客服", "发送方", "时间", "字数"])
    #expect(yaml.contains("sender: {text: \"发送方\", values: {\"客户\": \"buyer\", \"客服\": \"agent\"}}"))
    #expect(!yaml.contains("key:"))
    let orders = DialectDraft(
      id: "fen", file: .orders, fields: fields(["amount_cents": .column("成交额(元)", rule: "fen")]))
    #expect(try orders.yaml(header: header).contains("amount_cents: {number: \"成交额(元)\""))
  }

  @Test(
    "what a mapping cannot be is named",
    arguments: [
      ("../x", ["order_id": "单号"], "MAPPING-ID"), ("x", ["nonsense": "单号"], "MAPPING-FIELD-UNKNOWN"),
      ("x", [:], "MAPPING-FIELD-MISSING"), ("x", ["order_id": "订单编号"], "MAPPING-COLUMN-UNKNOWN"),
    ])
  func faults(id: String, map: [String: String], code: String) throws {
    var fields = fields(map.mapValues { .column($0, rule: nil) })
    if map.isEmpty { fields["order_id"] = nil }
    let draft = DialectDraft(id: id, file: .orders, fields: fields)
    let thrownError = #expect(throws: Diagnostic.self) { try draft.yaml(header: header) }
    let error = try #require(thrownError)
    #expect(error.code == code)
    for name in placeholders(of: error.message) { #expect(error.arguments[name] != nil, "\(name) of \(code)") }
  }

  @Test("an unknown header is compared with what known dialects call their columns")
  func guess() throws {
    let known = DialectDraft(
      id: "known", file: .orders,
      fields: [
        "order_id": .column("订单编号", rule: nil), "created_at": .column("订单创建时间", rule: nil),
        "amount_cents": .column("买家实际支付金额", rule: nil),
      ])
    let yaml = try known.yaml(header: ["订单编号", "订单创建时间", "买家实际支付金额"])
    let library = DialectLibrary([try Dialect(yaml: yaml, file: "known.yaml")])
    let guess = try #require(
      DialectDraft.guess(header: ["订单编码", "订单创建时间", "买家实付", "收货人姓名"], library: library))
    #expect(guess.file == .orders)
    #expect(guess.fields["order_id"] == .column("订单编码", rule: nil))
    #expect(guess.fields["created_at"] == .column("订单创建时间", rule: nil))
    #expect(DialectDraft.guess(header: ["甲", "乙", "丙"], library: library) == nil)
  }

  @Test("a hostile header cannot break out of its YAML")
  func hostile() throws {
    let nasty = "a\"]\nprivate: []\u{7}\\"
    let draft = DialectDraft(
      id: "x", file: .orders,
      fields: ["order_id": .column(nasty, rule: nil), "created_at": .column("t", rule: nil)])
    let dialect = try Dialect(yaml: try draft.yaml(header: [nasty, "t", "姓名"]), file: "x.yaml")
    #expect(dialect.columns == [nasty, "t"])
  }
}
