import Testing
import Wording

@testable import Intake

@Suite("An .xls that is really a page, a sheet in XML, CSV or TSV is told by its content")
struct MarkupTests {
  private func rows(_ bytes: [UInt8], name: String = "export.xls") throws -> [[String]] {
    let file = try TemporaryFile(bytes, name: name)
    return try sheets(ofFileAt: file.path).flatMap(\.rows).map(\.fields)
  }

  private func rows(_ text: String) throws -> [[String]] { try rows(Array(text.utf8)) }

  private func gbk(_ text: String) throws -> [UInt8] {
    try #require(Dictionary(uniqueKeysWithValues: [("客服", [0xBF, 0xCD, 0xB7, 0xFE]), ("甲", [0xBC, 0xD7])])[text])
  }

  @Test("A page as Excel and platforms write it: styles, comments, entities, spans, ids kept as text")
  func page() throws {
    let page = """
      <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
      <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
      <!--[if gte mso 9]><xml><x:Name><table><tr><td>no</td></tr></table></x:Name></xml><![endif]-->
      <style>td { mso-number-format:"\\@"; } table > tr {}</style>
      <script>if (1 < 2) { document.write("<table><tr><td>no</td></tr></table>") }</script></head><body>
      <table border=1><tr><th colspan="2">订单&nbsp;表</th><th>金额</th></tr>
      <tr><td style="mso-number-format:'\\@'">100000000000000001</td><td x:str> A &amp; B&#20803; </td>
      <td x:num="1234.5">1,235</td></tr>
      <tr><TD>多<br>行</TD><td></td><td x:num="0.5">50%</td></tr></table></body></html>
      """
    #expect(
      try rows(page) == [
        ["订单\u{A0}表", "", "金额"], ["100000000000000001", "A & B元", "1234.5"], ["多\n行", "", "50%"],
      ])
  }

  @Test("The same page in GBK, whatever it says of itself")
  func encodings() throws {
    for claim in ["gb2312", "utf-8"] {
      let page =
        Array("<html><meta charset=\(claim)><table><tr><td>".utf8) + (try gbk("客服")) + Array("</td><td>".utf8)
        + (try gbk("甲")) + Array("</td></tr></table>".utf8)
      #expect(try rows(page) == [["客服", "甲"]])
    }
    let page = "<table><tr><td>客服</td><td>甲</td></tr></table>"
    let wide: [UInt8] = [0xFF, 0xFE] + page.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(try rows(wide) == [["客服", "甲"]])
  }

  @Test("End tags may be missing, cells may span rows, tables may lie in cells")
  func careless() throws {
    #expect(try rows("<table><tr><td>a<td>b<tr><td>c<td>d</table>") == [["a", "b"], ["c", "d"]])
    #expect(
      try rows("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>") == [
        ["a", "b"], ["", "c"], ["d", "e"],
      ])
    #expect(
      try rows("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>") == [["a", "b"]])
    #expect(try rows("<table><tr><td>1 < 2 & 3 &unknown; <b>x</b></td></tr></table>") == [["1 < 2 & 3 &unknown; x"]])
    #expect(try rows("<table><tr><td title='a > b'>x</td></tr></table><p>foot</p>") == [["x"]])
    #expect(try rows("<!DOCTYPE html>\n<table><tr><td>x</td></tr></table>") == [["x"]])
  }

  @Test("Lines are the rows of the page, counted over all its tables")
  func lines() throws {
    let page = "<table><tr><td>标题</td></tr></table><table><tr></tr><tr><td>客服</td></tr></table>"
    let file = try TemporaryFile(page, name: "a.xls")
    #expect(try sheets(ofFileAt: file.path)[0].rows.map(\.line) == [1, 3])
  }

  @Test("CSV, TSV and UTF-16 under the name .xls; a chat text that begins with a nickname is no page")
  func texts() throws {
    #expect(try rows("a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
    #expect(try rows("a\tb\n1\t2\n") == [["a", "b"], ["1", "2"]])
    let wide = "客服\t甲\n".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(try rows(wide) == [["客服", "甲"]])
    #expect(try rows("<测试客服01> 2026-10-05 9:30:00\n您好\n").first == ["<测试客服01> 2026-10-05 9:30:00"])
  }

  @Test("A page that is cut off is refused at every length within its table")
  func cutOff() throws {
    let page = "<html><body><table><tr><td>a</td><td>b</td></tr></table></body></html>"
    let begun = page.utf8.count - "</table></body></html>".utf8.count
    for length in 13...(begun + 7) {
      _ = try diagnostic("HTML-CUT-OFF") { _ = try rows(Array(page.utf8.prefix(length))) }
    }
    #expect(try rows(Array(page.utf8.prefix(begun + 8))) == [["a", "b"]])
    _ = try diagnostic("HTML-CUT-OFF") { _ = try rows("<table></table><!-- never ends") }
    _ = try diagnostic("HTML-CUT-OFF") { _ = try rows("<table></table><script> never ends") }
  }

  @Test("Endless tags, endless tables in tables, a billion columns, a cell without end")
  func hostile() throws {
    let long = String(repeating: "x", count: 70_000)
    _ = try diagnostic("HTML-TAG-LONG") { _ = try rows("<table><tr><td title=\"\(long)\">") }
    _ = try diagnostic("WORKBOOK-TOO-DEEP") { _ = try rows(String(repeating: "<table><tr><td>", count: 40)) }
    let spans = String(repeating: "<td colspan=1000000000>x</td>", count: 20)
    let wide = try diagnostic("WORKBOOK-TOO-WIDE") { _ = try rows("<table><tr></tr><tr>\(spans)</tr></table>") }
    #expect(wide.place.line == 2)
    let cell = String(repeating: "y", count: 300_000)
    let found = try diagnostic("WORKBOOK-TEXT-TOO-LONG") { _ = try rows("<table><tr><td>\(cell)") }
    #expect(found.place.line == 1)
    // 16 cells take up 1,000 columns each of the rows below; the 12,501st of those is beyond 200 million places.
    let tall = String(repeating: "<td colspan=1000 rowspan=65534>x", count: 16)
    let spanning = try diagnostic("HTML-SPANS") {
      _ = try rows("<table><tr>\(tall)\(String(repeating: "<tr><td>y", count: 13_000))</table>")
    }
    #expect(spanning.place.line == 12_502)
    // A hundred thousand tags that never end are passed over.
    #expect(try rows("<table><tr><td>a\(String(repeating: "<b>", count: 100_000))</td></tr></table>") == [["a"]])
  }

  @Test("A workbook in the XML of Excel 2003, as LibreOffice writes it")
  func spreadsheetXML() throws {
    let found = try sheets(ofFileAt: ForeignFile.path("excel2003.xml"))
    #expect(found.map(\.name) == ["说明", "客服数据"])
    #expect(found[1].rows.map(\.line) == [1, 2, 4])
    #expect(
      found[1].rows[1].fields.prefix(5) == ["甲客服", "120", "1234.56", "2026-10-05 09:30:00", "00:08:48"])
    #expect(found[1].rows[2].fields.prefix(4) == ["乙客服", "0", "-0.5", "延迟统计"])
  }

  private func xml(_ rows: String, head: String = "<?xml version=\"1.0\"?>") -> String {
    head + "<?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
      + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"S\"><Table>\(rows)</Table>"
      + "</Worksheet></Workbook>"
  }

  @Test("Places given by index, merged cells, and a declared encoding that the text does not have")
  func spreadsheetPlaces() throws {
    let cell = { (attributes: String, text: String) in
      "<Cell\(attributes)><Data ss:Type=\"String\">\(text)</Data></Cell>"
    }
    let data =
      "<Row>\(cell("", "a"))\(cell(" ss:Index=\"3\"", "c"))</Row>"
      + "<Row ss:Index=\"5\">\(cell(" ss:MergeAcross=\"1\"", "x"))\(cell("", "y"))</Row>"
    let text = xml(data, head: "<?xml version=\"1.0\" encoding=\"gb2312\"?>")
    let file = try TemporaryFile(text, name: "a.xls")
    let found = try sheets(ofFileAt: file.path)
    #expect(found[0].rows.map(\.fields) == [["a", "", "c"], ["x", "", "y"]])
    #expect(found[0].rows.map(\.line) == [1, 5])
  }

  @Test("Hostile XML: a document type, rows that go back, too many columns, cut off at every tenth byte")
  func hostileXML() throws {
    let entity = "<!DOCTYPE w [<!ENTITY a \"ha\">]>"
    let doctype = xml("").replacing("<Workbook", with: entity + "<Workbook")
    _ = try diagnostic("WORKBOOK-DOCTYPE") { _ = try rows(doctype) }
    _ = try diagnostic("WORKBOOK-OUT-OF-ORDER") { _ = try rows(xml("<Row ss:Index=\"3\"/><Row ss:Index=\"2\"/>")) }
    _ = try diagnostic("WORKBOOK-TOO-WIDE") { _ = try rows(xml("<Row><Cell ss:Index=\"1000000000\"/></Row>")) }
    _ = try diagnostic("WORKBOOK-TOO-TALL") { _ = try rows(xml("<Row ss:Index=\"1000000000\"/>")) }
    let long = String(repeating: "x", count: 300_000)
    _ = try diagnostic("WORKBOOK-TEXT-TOO-LONG") { _ = try rows(xml("<Row><Cell><Data>\(long)</Data></Cell></Row>")) }
    let whole = Array(xml("<Row><Cell><Data>a</Data></Cell></Row>").utf8)
    for length in stride(from: 130, to: whole.count, by: 10) {
      _ = try diagnostic("WORKBOOK-BROKEN") { _ = try rows(Array(whole.prefix(length))) }
    }
    _ = try diagnostic("SHEET-MISSING") {
      _ = try rows("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>")
    }
  }
}
