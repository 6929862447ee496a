import Exact
import Testing
import Wording

@testable import Intake

@Suite("Lost precision is seen: ids that were numbers, rounded figures, times of an export")
struct LostPrecisionTests {
  private static let header = "订单编号,买家下单时间,买家付款时间,买家实付金额,买家会员名,订单状态\n"

  private func orders(_ ids: [String]) throws -> Translated {
    try Exported.csv(
      Self.header
        + ids.enumerated().map { "\($1),2026-10-0\($0 % 9 + 1) 10:00:00,2026-10-09 10:01:00,50,b,交易成功\n" }.joined())
  }

  @Test(
    "An id through a floating number has lost digits, however it is spelled",
    arguments: [
      "3.0110925487612344E18", "3.0110925487612344E+18", "3.0110925487612344e18", "3.011092548761234E018",
      "1.0000000000004E13",
      "3E+18", "3011092548761234400.0", "3011092548761234400.00", "301109254876123E4", "1.2345678E7",
    ])
  func lost(id: String) throws {
    #expect(WrittenID.read(id) == .lost)
    #expect(try orders([id]).codes == ["ID-LOST-DIGITS"])
  }

  @Test(
    "An id that is none of these stays as it is",
    arguments: [
      "3011092548761234567", "12e5", "1e10", "A1.5E9x", "E1", "261001-000001", "1.2.3", "3E", "v1.0", "7a3e11",
    ])
  func kept(id: String) { #expect(WrittenID.read(id) == .id(id)) }

  @Test("A whole number with a decimal point within 15 digits is the id itself")
  func restored() {
    #expect(WrittenID.read("11700000001.0") == .id("11700000001"))
    #expect(WrittenID.read("123456789012345.00") == .id("123456789012345"))
    #expect(WrittenID.read("1234567890123456.0") == .lost)
  }

  @Test("Number cells of 16 digits and more have lost digits; of 12 none; a text of 19 digits none")
  func numberCells() throws {
    let head = Exported.cells([["订单编号", "买家下单时间", "买家付款时间", "买家实付金额", "买家会员名", "订单状态"]])
    func row(_ number: Int, _ id: String) -> String {
      "<row r=\"\(number)\"><c r=\"A\(number)\">\(id)</c>"
        + ["2026-10-05 10:00:00", "2026-10-05 10:01:00", "50", "b", "交易成功"].enumerated().map {
          "<c r=\"\(Exported.letters($0 + 1))\(number)\" t=\"inlineStr\"><is><t>\($1)</t></is></c>"
        }.joined() + "</row>"
    }
    let text = "<is><t>3011092548761234567</t></is>"
    let found = try Exported.book(
      head + row(2, "<v>3.01109254876123E+18</v>") + row(3, "<v>4010020030045610000</v>")
        + row(4, "<v>1234567890123456</v>") + row(5, "<v>123456789012</v>")
        + row(6, text).replacing("<c r=\"A6\">", with: "<c r=\"A6\" t=\"inlineStr\">"))
    #expect(found.account == [2, 0, 3, 0, 0])
    #expect(found.codes == ["ID-LOST-DIGITS", "ID-LOST-DIGITS", "ID-LOST-DIGITS"])
    #expect(found.values(.orders).map { $0[0] } == ["123456789012", "3011092548761234567"])
  }

  @Test(
    "Ids that all have zeros from their 16th digit on are taken, with a warning; one that has not clears the column")
  func zeros() throws {
    let rounded = ["3011092548761220000", "3011092548761230000", "3011092548761240000"]
    let found = try orders(rounded)
    #expect(found.account == [3, 0, 0, 0, 0])
    let said = try found.diagnostic("IDS-END-IN-ZEROS")
    #expect(said.severity == .warning)
    #expect([said.arguments["column"], said.arguments["count"]] == ["订单编号", "3"])
    #expect(try orders(rounded + ["3011092548761234567"]).codes.isEmpty)
    #expect(try orders(["1000000000000000"]).codes.isEmpty)
  }

  @Test("Canonical files: an id through a floating number is refused there, too")
  func canonical() throws {
    for id in ["3.0110925487612344E18", "3011092548761234400.0"] {
      let text = "refund_id,order_id,type,created_at,amount_cents\nr1,\(id),refund,2026-10-05 10:00:00,3000\n"
      let file = try #require(try EventFile.recognised(in: ByteSource(Array(text.utf8), name: "refunds.csv")))
      let report = try CanonicalCopy(file, pseudonyms: nil).run(into: nil).report
      #expect(report.diagnostics.map(\.code) == ["ID-LOST-DIGITS"])
    }
  }

  @Test("1.2万 stands for 11500 to 12499, and 3.05万 yuan for 30450.00 to 30549.99: both figures are missing, and said")
  func rounded() throws {
    let name = "店铺数据_2026-10-01至2026-10-31.csv"
    let found = try Exported.csv(
      "客服,接待量,售前接待人数,促成下单人数,促成下单商品金额,评价量,好评量\na,1.2万,\"6,012\",\"1,000\",3.05万,10,9\nb,1.2345万,6,1,3.050012万,10,9\n",
      name: name)
    #expect(found.account == [2, 0, 0, 0, 0])
    #expect(
      found.figures(of: "a").filter { $0.hasPrefix("receptions") || $0.hasPrefix("ordered_sales") } == [
        "receptions /1", "ordered_sales /1",
      ])
    // To the last digit that counts: persons, and fen.
    #expect(
      found.figures(of: "b").filter { $0.hasPrefix("receptions") || $0.hasPrefix("ordered_sales") } == [
        "receptions 12345/1", "ordered_sales 30500.12/1",
      ])
    let said = found.report.diagnostics.filter { $0.code == "FIGURE-ROUNDED" }
    #expect(said.map { $0.arguments["range"] } == ["11500–12499", "30450–30549.99"])
    #expect(said.map { $0.arguments["value"] } == ["1.2万", "3.05万"])
  }

  @Test(
    "Rounded figures in every spelling",
    arguments: [
      ("1.2万", "11500–12499"), ("2万", "15000–24999"), ("1.2w", "11500–12499"), ("1.2W", "11500–12499"),
      ("1.2k", "1150–1249"),
      ("3千", "2500–3499"), ("0.5亿", "45000000–54999999"), ("999+", "≥ 999"), ("1万+", "≥ 10000"),
      ("约1.2万", "11500–12499"),
    ])
  func spellings(text: String, range: String) throws {
    #expect(try #require(RoundedFigure(text, places: 0)).text(places: 0) == range)
  }

  @Test(
    "Figures that are not rounded", arguments: ["12000", "1,234", "1.2345万", "12元", "5", "", "k", "万", "1.234567w"])
  func exact(text: String) { #expect(RoundedFigure(text, places: 0) == nil) }

  @Test("An order of 1.2万 yuan is named and not taken")
  func roundedOrder() throws {
    let found = try Exported.csv(Self.header + "1,2026-10-01 10:00:00,2026-10-01 10:01:00,1.2万,b,交易成功\n")
    #expect(found.codes == ["FIELD-ROUNDED"])
  }

  @Test(
    "When an export was made, by its name",
    arguments: [
      ("ExportOrderList202611010905.csv", "2026-11-01 09:05:00"), ("1791430000_a.csv", "2026-10-08 11:26:40"),
      ("订单 2026-11-01 09_05_30.xlsx", "2026-11-01 09:05:30"), ("orders_export2026-11-01.csv", "2026-11-01 00:00:00"),
      ("20261101203005订单.csv", "2026-11-01 20:30:05"), ("订单_20261101_203005.csv", "2026-11-01 20:30:05"),
      ("订单_2026-10-01_2026-10-31.csv", ""), ("订单20261001-20261031.csv", ""), ("订单.csv", ""), ("300000000001.csv", ""),
    ])
  func exportTimes(name: String, time: String) {
    #expect(ExportTime.of(name: name, allowsDay: true)?.description ?? "" == time)
  }

  @Test("A line above the header may say it, too")
  func exportLine() throws {
    #expect(ExportTime.of(line: "导出时间：2026-11-01 09:05:30")?.description == "2026-11-01 09:05:30")
    #expect(ExportTime.of(line: "统计时间：2026-10-01") == nil)
    let found = try Exported.csv(
      "订单报表,,,,,\n导出时间：2026/11/01 09:05,,,,,\n" + Self.header + "1,2026-10-01 10:00:00,,5,b,等待买家付款\n",
      name: "订单202611020000.csv")
    #expect(found.report.exportedAt?.description == "2026-11-01 09:05:00")
  }
}
