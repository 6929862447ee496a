import Testing
import Wording

@testable import Intake

@Suite("What a sheet shows: percent, merged cells, formulas without a value, hidden rows, columns and sheets")
struct SheetLayoutTests {
  private static let report = "咨询接待分析_2026-10-01_2026-10-31"
  private static let orderNames = ["订单编号", "买家会员名", "买家实付金额", "买家下单时间", "买家付款时间", "订单状态"]

  private func order(_ id: String, paid: String?, state: String? = "交易成功", yuan: String? = "100.00") -> [String?] {
    [id, "b", yuan, "2026-10-05 10:00:00", paid, state]
  }

  /// A sheet of texts and numbers in the XML of Excel 2003.
  private func xml(_ rows: String, styles: String = "", options: String = "", columns: String = "") -> [UInt8] {
    Array(
      ("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
        + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles>\(styles)</Styles>"
        + "<Worksheet ss:Name=\"S\"><Table>\(columns)\(rows)</Table>\(options)</Worksheet></Workbook>").utf8)
  }

  private func xmlRow(_ cells: [String?], _ attributes: [Int: String] = [:]) -> String {
    "<Row>"
      + cells.enumerated().compactMap { place, text in
        text.map {
          "<Cell ss:Index=\"\(place + 1)\" \(attributes[place] ?? "")><Data ss:Type=\"String\">\($0)</Data></Cell>"
        }
      }.joined() + "</Row>"
  }

  @Test("1 and 0.5 under 0.00% are 100.00 % and 50.00 % of 200 buyers, in XLSX, XML and HTML alike")
  func percent() throws {
    let names = ["旺旺昵称", "接待人数", "旺旺回复率"]
    let book = try Exported.book(
      Exported.cells([names])
        + [
          "<c t=\"inlineStr\"><is><t>a</t></is></c><c><v>200</v></c><c s=\"1\"><v>1</v></c>",
          "<c t=\"inlineStr\"><is><t>b</t></is></c><c><v>200</v></c><c s=\"2\"><v>0.5</v></c>",
        ].map { "<row>\($0)</row>" }
        .joined(), styles: [0, 10, 164], formats: [(164, "0.00%;[Red]-0.00%")], name: Self.report + ".xlsx")
    let number = { (text: String, style: String) in
      "<Cell ss:StyleID=\"\(style)\"><Data ss:Type=\"Number\">\(text)</Data></Cell>"
    }
    let sheet = xml(
      xmlRow(names)
        + "<Row><Cell><Data ss:Type=\"String\">a</Data></Cell>\(number("200", "n"))\(number("1", "p"))</Row>"
        + "<Row ss:StyleID=\"q\"><Cell ss:StyleID=\"n\"><Data ss:Type=\"String\">b</Data></Cell>\(number("200", "n"))"
        + "<Cell><Data ss:Type=\"Number\">0.5</Data></Cell></Row>",
      styles: "<Style ss:ID=\"n\"/><Style ss:ID=\"p\"><NumberFormat ss:Format=\"Percent\"/></Style>"
        + "<Style ss:ID=\"q\"><NumberFormat ss:Format=\"0.00%\"/></Style>")
    let page =
      "<table><tr><td>旺旺昵称<td>接待人数<td>旺旺回复率<tr><td>a<td>200<td x:num=\"1\">100.00%<tr><td>b<td>200<td x:num=\"0.5\">50.00%</table>"
    for found in [
      book, try Exported.file(sheet, name: Self.report + ".xls"),
      try Exported.file(Array(page.utf8), name: Self.report + ".xls"),
    ] {
      #expect(found.figures(of: "a") == ["buyers 200/1", "reply_rate 200/200"])
      #expect(found.figures(of: "b") == ["buyers 200/1", "reply_rate 100/200"])
      #expect(found.codes.allSatisfy { $0 == "COLUMNS-NOT-CHOSEN" })
    }
  }

  @Test("A share keeps every digit of its cell under the format, and a format in quotes is none")
  func percentText() {
    #expect(NumberFormat(builtIn: 9).percent("0.5") == "50%")
    #expect(NumberFormat(builtIn: 10).percent("1") == "100.00%")
    #expect(NumberFormat(builtIn: 10).percent("0.997101449275362") == "99.7101449275362%")
    #expect(NumberFormat(code: "0.0%").percent("1.5E-3") == "0.15%")
    #expect(NumberFormat(code: "0\"%\"").percent("5") == nil)
  }

  @Test("Merged downwards: the day stands for both rows; across: one text for both columns, in XLSX, XML and HTML")
  func merged() throws {
    let names = ["日期", "客服昵称", "账号名称", "人工已接待人数", "人工已接待会话量"]
    let rows: [[String?]] = [
      ["2026-10-01", "甲", "a", "10", "12"], [nil, "乙", "b", "20", "22"], ["2026-10-02", "c", nil, "11", "13"],
      [nil, "乙", "b", "21", "23"],
    ]
    let book = try Exported.book(
      Exported.cells([names] + rows),
      behind:
        "<mergeCells count=\"3\"><mergeCell ref=\"A4:A5\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B4:C4\"/></mergeCells>"
    )
    let sheet = xml(
      xmlRow(names) + xmlRow(rows[0], [0: "ss:MergeDown=\"1\""]) + xmlRow(rows[1])
        + xmlRow(rows[2], [0: "ss:MergeDown=\"1\"", 1: "ss:MergeAcross=\"1\""]) + xmlRow(rows[3]))
    let page =
      "<table><tr><td>" + names.joined(separator: "<td>")
      + "<tr><td rowspan=2>2026-10-01<td>甲<td>a<td>10<td>12<tr><td>乙<td>b<td>20<td>22"
      + "<tr><td rowspan=2>2026-10-02<td colspan=2>c<td>11<td>13<tr><td>乙<td>b<td>21<td>23</table>"
    for found in [
      book, try Exported.file(sheet, name: "a.xls"), try Exported.file(Array(page.utf8), name: "a.xls"),
    ] {
      #expect(found.account == [4, 0, 0, 0, 0])
      #expect(
        found.values(.platformMetrics).filter { $0[2] == "buyers" }.map { [$0[1], $0[3]] } == [
          ["a", "10"], ["b", "20"], ["c", "11"], ["b", "21"],
        ])
    }
  }

  @Test("A merged moment of payment pays both orders; a merged title over the header is no data")
  func mergedPayment() throws {
    let found = try Exported.book(
      Exported.cells([
        ["订单表", nil, nil, nil, nil, nil], Self.orderNames, order("1", paid: "2026-10-05 10:01:00"),
        order("2", paid: nil),
      ]),
      behind: "<mergeCells><mergeCell ref=\"A1:F1\"/><mergeCell ref=\"E3:E4\"/></mergeCells>")
    #expect(found.account == [2, 0, 0, 0, 0])
    #expect(found.values(.orders).map { $0[4] } == ["2026-10-05 10:01:00", "2026-10-05 10:01:00"])
  }

  @Test("An amount merged over two orders is one amount: the second order is named and not taken")
  func mergedAmount() throws {
    let found = try Exported.book(
      Exported.cells([
        Self.orderNames, order("1", paid: "2026-10-05 10:01:00"), order("2", paid: "2026-10-05 10:01:00", yuan: nil),
      ]),
      behind: "<mergeCells><mergeCell ref=\"C2:C3\"/></mergeCells>")
    #expect(found.account == [1, 0, 1, 0, 0])
    #expect(try found.diagnostic("MERGED-AMOUNT").place.line == 3)
  }

  @Test("A sheet of more merged cells than people make is refused whole")
  func mostMerged() throws {
    let range = "<mergeCell ref=\"A2:A3\"/>"
    let found = try Exported.book(
      Exported.cells([Self.orderNames, order("1", paid: nil)]),
      behind: "<mergeCells>" + String(repeating: range, count: SheetLayout.mostRanges + 1) + "</mergeCells>")
    #expect(found.report.refused && found.codes == ["WORKBOOK-MERGES"])
  }

  @Test("A formula whose value the workbook does not keep is neither 0 nor empty")
  func formulas() throws {
    let head = Exported.cells([Self.orderNames])
    func row(_ cell: String) -> String {
      "<row>"
        + order("1", paid: "2026-10-05 10:01:00").enumerated().map { place, text in
          place == 2 ? cell : "<c t=\"inlineStr\"><is><t>\(text ?? "")</t></is></c>"
        }.joined() + "</row>"
    }
    for cell in ["<c><f>A1*2</f></c>", "<c><f>A1*2</f><v></v></c>", "<c t=\"str\"><f>A1</f></c>"] {
      #expect(try Exported.book(head + row(cell)).codes == ["FORMULA-WITHOUT-VALUE"])
    }
    #expect(try Exported.book(head + row("<c><f>A1*2</f><v>5</v></c>")).values(.orders).map { $0[5] } == ["500"])
    let sheet = xml(
      xmlRow(Self.orderNames)
        + xmlRow(order("1", paid: "2026-10-05 10:01:00", yuan: nil)).replacing(
          "<Cell ss:Index=\"4\"", with: "<Cell ss:Index=\"3\" ss:Formula=\"=R1C1\"/><Cell ss:Index=\"4\""))
    #expect(try Exported.file(sheet, name: "a.xls").codes == ["FORMULA-WITHOUT-VALUE"])
  }

  @Test("Hidden rows and columns are taken, and said with their number")
  func hidden() throws {
    let rows = Exported.cells([
      Self.orderNames, order("1", paid: "2026-10-05 10:01:00"), order("2", paid: "2026-10-05 10:01:00"),
    ])
    var book = SampleWorkbook(sheets: [("S", rows.replacing("<row r=\"3\">", with: "<row r=\"3\" hidden=\"1\">"))])
    book.before = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>"
    let found = try Exported.file(book.zip().bytes, name: "a.xlsx")
    #expect(found.account == [2, 0, 0, 0, 0])
    #expect(found.codes == ["ROWS-HIDDEN", "COLUMNS-HIDDEN"])
    #expect(try found.diagnostic("ROWS-HIDDEN").arguments["count"] == "1")
    #expect(try found.diagnostic("COLUMNS-HIDDEN").arguments["columns"] == "买家会员名、买家实付金额")
    let page =
      "<table><tr><td>" + Self.orderNames.joined(separator: "<td>") + "<tr style=\"display: none\"><td>"
      + order("1", paid: "2026-10-05 10:01:00").compactMap(\.self).joined(separator: "<td>") + "</table>"
    #expect(try Exported.file(Array(page.utf8), name: "a.xls").codes == ["ROWS-HIDDEN"])
  }

  @Test("A hidden sheet is left out and said with its rows; where it is all there is, it is taken and said")
  func hiddenSheets() throws {
    let one = Exported.cells([Self.orderNames, order("1", paid: "2026-10-05 10:01:00")])
    let two = Exported.cells([
      Self.orderNames, order("2", paid: "2026-10-05 10:01:00"), order("3", paid: "2026-10-05 10:01:00"),
    ])
    var book = SampleWorkbook(sheets: [("旧", two), ("新", one)])
    book.hidden = [0]
    let found = try Exported.file(book.zip().bytes, name: "a.xlsx")
    #expect(found.values(.orders).map { $0[0] } == ["1"])
    let said = try found.diagnostic("SHEET-HIDDEN")
    #expect([said.arguments["sheet"], said.arguments["count"]] == ["旧", "2"])
    book.hidden = [0, 1]
    let all = try Exported.file(book.zip().bytes, name: "a.xlsx")
    #expect(all.account == [3, 0, 0, 0, 0])
    #expect(all.codes == ["SHEET-HIDDEN-TAKEN", "SHEET-HIDDEN-TAKEN"])
  }

  @Test("XLS: percent formats, merged cells, hidden rows, columns and sheets, formulas without a value")
  func legacy() throws {
    typealias R = SampleRecords
    func row(_ number: UInt16, _ cells: [String]) -> [UInt8] {
      cells.enumerated().flatMap { $1.isEmpty ? [] : R.text(number, UInt16($0), $1) }
    }
    let merged = R.record(0x00E5, R.u16(1) + R.u16(1) + R.u16(2) + R.u16(0) + R.u16(0))
    let hiddenRow = R.record(0x0208, R.u16(2) + [UInt8](repeating: 0, count: 10) + R.u16(0x20) + R.u16(0))
    let hiddenColumn = R.record(0x007D, R.u16(1) + R.u16(1) + R.u16(0) + R.u16(0) + R.u16(1) + R.u16(0))
    let book = R(sheets: [
      (
        "S",
        hiddenColumn + row(0, ["日期", "客服昵称", "账号名称", "人工已接待人数", "人工已接待会话量"]) + hiddenRow
          + row(1, ["2026-10-01", "甲", "a", "10", "12"]) + row(2, ["", "乙", "b", "20", "22"]) + merged
      )
    ])
    let found = try Exported.file(book.bytes, name: "a.xls")
    #expect(found.account == [2, 0, 0, 0, 0])
    #expect(
      found.values(.platformMetrics).filter { $0[2] == "buyers" }.map { [$0[0], $0[1], $0[3]] } == [
        ["2026-10", "a", "10"], ["2026-10", "b", "20"],
      ])
    #expect(found.codes.sorted() == ["COLUMNS-HIDDEN", "COLUMNS-NOT-CHOSEN", "ROWS-HIDDEN"])
    let rates = R(
      styles: [0, 10],
      sheets: [
        (
          "S",
          row(0, ["旺旺昵称", "接待人数", "旺旺回复率"]) + R.text(1, 0, "a") + R.number(1, 1, 200)
            + R.number(1, 2, 0.5, style: 1)
        )
      ])
    #expect(
      try Exported.file(rates.bytes, name: Self.report + ".xls").figures(of: "a") == [
        "buyers 200/1", "reply_rate 100/200",
      ])
    let formula = R.record(
      0x0006, R.u16(1) + R.u16(2) + R.u16(0) + [3, 0, 0, 0, 0, 0, 0xFF, 0xFF] + R.u16(0) + R.u32(0) + R.u16(0))
    let uncomputed = R(sheets: [
      (
        "S",
        row(0, Self.orderNames) + R.text(1, 0, "1") + R.text(1, 1, "b") + formula + R.text(1, 3, "2026-10-05 10:00:00")
          + R.text(1, 4, "2026-10-05 10:01:00") + R.text(1, 5, "交易成功")
      )
    ])
    #expect(try Exported.file(uncomputed.bytes, name: "a.xls").codes == ["FORMULA-WITHOUT-VALUE"])
  }
}
