import Foundation
import Testing
import Wording

@testable import Intake

@Suite("An export is recognised by its header and translated; every row is accounted for")
struct TranslatorTests {
  private let shop = """
    dialect: 1
    id: shop
    name: {zh: 店铺订单, en: Shop orders}
    recognise: {columns: [订单编号, 订单创建时间, 实付（元）]}
    key: [订单编号]
    drop: [{column: 订单编号, is: [汇总, 均值]}, {column: 订单编号, begins: [导出人]}]
    private: [收货人姓名, 联系手机]
    yields:
      - file: orders.csv
        fields:
          order_id: {id: 订单编号}
          shop_id: {constant: S1}
          buyer_id: {text: 买家, may_be_empty: true}
          created_at: {moment: 订单创建时间}
          paid_at: {moment: 付款时间, may_be_empty: true}
          amount_cents: {yuan: 实付（元）}
          status: {text: 状态, values: {交易成功: done, 交易关闭: void}}
      - file: refunds.csv
        when: [{column: 退款金额, is_not: ["", "-", "0"]}]
        fields:
          refund_id: {id: 订单编号}
          order_id: {id: 订单编号}
          type: {constant: refund}
          created_at: {moment: 订单创建时间}
          amount_cents: {yuan: 退款金额}
    """
  private let header = "订单编号,收货人姓名,买家,订单创建时间,\"付款时间 \",实付(元）,状态,退款金额\n"

  private func translator() throws -> Translator {
    Translator(DialectLibrary([try Dialect(yaml: shop, file: "shop.yaml")]))
  }

  private func translate(_ text: String) throws -> (report: FileReport, rows: [CanonicalRow]) {
    var translator = try translator()
    let file = try TemporaryFile(text, name: "orders.csv")
    var rows: [CanonicalRow] = []
    let report = translator.translate(fileAt: file.path) { rows.append($0) }
    #expect(report.addsUp)
    return (report, rows)
  }

  @Test("One row yields an order and, where money was paid back, a refund; both lead back to the line")
  func yields() throws {
    let (report, rows) = try translate(
      header + "\"=\"\"100000000000000001\"\"\",张三,b1,2026/10/5 9:30,2026-10-05 09:31:00,\"￥1,234.50\",交易成功,20.5\n")
    #expect(
      rows == [
        CanonicalRow(
          file: .orders,
          fields: [
            "100000000000000001", "S1", "b1", "2026-10-05 09:30", "2026-10-05 09:31:00", "123450", "done",
            "orders.csv:2",
          ]),
        CanonicalRow(
          file: .refunds,
          fields: [
            "100000000000000001", "100000000000000001", "refund", "2026-10-05 09:30", "2050", "orders.csv:2",
          ]),
      ])
    // 9:30 without seconds stays so: whether a chat line of that minute came before it cannot be told.
    #expect(report.diagnostics.map(\.code) == ["ORDER-NO-SECONDS"])
    #expect(report.diagnostics.first?.place.line == 2)
    #expect(report.yielded == ["orders.csv": 1, "refunds.csv": 1])
  }

  @Test("Taken, blank, duplicate, rejected and dropped add up: 3 + 2 + 1 + 2 + 3 of 11 rows")
  func account() throws {
    let order = "甲,b,2026-10-05 09:30:00,,12.30,交易成功,\n"
    let (report, rows) = try translate(
      header + "1,\(order)2,\(order),,,,,,,\n3,\(order)1,\(order)汇总,,,,,36.90,,\n均值,,,,,12.30,,\n,,,,,,,\n"
        + "4,乙,b,昨天,,1,交易成功,\n2,甲,b,2026-10-05 09:30:00,,99,交易成功,\n导出人：小王,,\n")
    #expect(report.rows == 11)
    #expect(report.taken == 3)
    #expect(report.blank == 2)
    #expect(report.duplicate == 1)
    #expect(report.rejected == 2)
    #expect(report.dropped == 3)
    #expect(rows.count == 3)
    #expect(rows[0].fields[4] == "")
    #expect(report.diagnostics.map(\.code) == ["FIELD-NOT-A-MOMENT", "ROW-CHANGED"])
    #expect(report.diagnostics.map(\.place.line) == [10, 11])
    #expect(report.diagnostics.map(\.place.column) == [4, 1])
    #expect(report.diagnostics[1].arguments["earlier"]?.hasSuffix("orders.csv:3") == true)
  }

  @Test(
    "A row that cannot be used is rejected whole, by name",
    arguments: [
      ("3.2E+17,甲,b,2026-10-05,,1,交易成功,", "ID-LOST-DIGITS"), (",甲,b,2026-10-05,,1,交易成功,", "FIELD-EMPTY"),
      ("1,甲,b,2026-10-05,,1.234,交易成功,", "FIELD-TOO-PRECISE"), ("1,甲,b,2026-10-05,,一,交易成功,", "FIELD-NOT-A-NUMBER"),
      ("1,甲,b,2026-10-05,,1,待发货,", "FIELD-NOT-A-CHOICE"), ("1,甲,b,2026-10-05,,1,交易成功,x", "FIELD-NOT-A-NUMBER"),
      ("1,甲,b", "ROW-TOO-SHORT"), ("1,甲,b,2026-10-05,,1,交易成功,,13800138000", "ROW-TOO-LONG"),
    ])
  func rejects(row: String, code: String) throws {
    let (report, rows) = try translate(header + row + "\n")
    #expect(rows.isEmpty)
    #expect(report.rejected == 1)
    let found = try #require(report.diagnostics.first)
    #expect(found.code == code)
    #expect(found.place.line == 2)
    for name in placeholders(of: found.message) { #expect(found.arguments[name] != nil, "\(name) of \(code)") }
    // Names and phones are never shown.
    #expect(found.excerpt == nil)
    #expect(!found.text(in: .chinese).contains("甲"))
    #expect(!found.text(in: .chinese).contains("13800138000"))
  }

  @Test("The same content under two names counts once; overlapping exports count a row once")
  func twice() throws {
    var translator = try translator()
    let first = header + "1,甲,b,2026-10-05,,1,交易成功,\n2,甲,b,2026-10-05,,1,交易成功,\n"
    let overlapping = header + "2,甲,b,2026-10-05,,1,交易成功,\n3,甲,b,2026-10-05,,1,交易成功,\n"
    let files = try [first, first, overlapping].map { try TemporaryFile($0, name: "orders.csv") }
    var count = 0
    for file in files { translator.translate(fileAt: file.path) { _ in count += 1 } }
    #expect(count == 3)
    #expect(translator.report.addsUp)
    #expect(translator.report.files.map(\.taken) == [2, 0, 1])
    #expect(translator.report.files[1].sameAs == files[0].path)
    #expect(translator.report.files[1].diagnostics.map(\.code) == ["FILE-TWICE"])
    #expect(translator.report.files[2].duplicate == 1)
  }

  @Test("A file that is cut off yields nothing")
  func cutOff() throws {
    let (report, rows) = try translate(header + "1,甲,b,2026-10-05,,1,交易成功,\n2,\"甲,b,2026-10-05,,1\n")
    #expect(rows.isEmpty)
    #expect(report.refused)
    #expect(report.rows == 0)
    #expect(report.diagnostics.map(\.code) == ["CSV-QUOTE-OPEN"])
  }

  @Test("A header that misses a column names it, the nearest dialect and the columns found")
  func unknown() throws {
    let near = try translate("订单编号,实付(元),手机\n1,2,3\n").report
    let found = try #require(near.diagnostics.first)
    #expect(found.code == "DIALECT-UNKNOWN")
    #expect(found.place.line == 1)
    #expect(found.arguments == ["found": "订单编号、实付(元)、手机", "nearest": "shop", "missing": "订单创建时间"])
    let foreign = try translate("a,b\n1,2\n").report
    #expect(foreign.diagnostics.map(\.code) == ["DIALECT-FOREIGN"])
    #expect(foreign.diagnostics[0].arguments["found"] == "a、b")
  }

  @Test("A recognised export without a column that a rule needs")
  func neededColumn() throws {
    let report = try translate("订单编号,订单创建时间,实付(元)\n1,2026-10-05,1\n").report
    #expect(report.diagnostics.map(\.code) == ["COLUMNS-MISSING"])
    #expect(report.diagnostics[0].arguments["missing"]?.contains("付款时间") == true)
  }

  @Test("Two dialects of the same columns")
  func ambiguous() throws {
    let other = shop.replacingOccurrences(of: "id: shop\n", with: "id: other\n")
    let library = DialectLibrary([try Dialect(yaml: shop, file: "a"), try Dialect(yaml: other, file: "b")])
    var translator = Translator(library)
    let file = try TemporaryFile(header)
    let report = translator.translate(fileAt: file.path) { _ in }
    #expect(report.diagnostics.map(\.code) == ["DIALECT-AMBIGUOUS"])
    #expect(report.diagnostics[0].arguments["dialects"] == "other、shop")
  }

  @Test("A canonical line quotes what needs it")
  func line() {
    #expect(CanonicalFile.line(["a", "b,c", "d\"e", ""]) == "a,\"b,c\",\"d\"\"e\",\n")
    #expect(CanonicalFile.orders.translatedColumns.last == "source")
    #expect(CanonicalFile.platformMetrics.translatedColumns.count == 6)
  }

  @Test("Whatever bytes are changed, every row is accounted for")
  func mutations() throws {
    var generator = Seeded(20_264)
    let original = Array((header + "1,甲,b,2026-10-05,,1,交易成功,\n,,,,,,,\n2,乙,b,2026-10-05,,\"2,000\",交易关闭,1\n").utf8)
    for _ in 0..<400 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      var translator = try translator()
      let file = try TemporaryFile(bytes)
      let report = translator.translate(fileAt: file.path) { _ in }
      #expect(report.addsUp)
    }
  }
}
