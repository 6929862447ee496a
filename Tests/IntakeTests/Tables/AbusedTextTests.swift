import Testing
import Wording

@testable import Intake

@Suite("Texts are read whatever was done to them")
struct AbusedTextTests {
  private func rows(_ bytes: [UInt8]) throws -> [TableRow] {
    let file = try TemporaryFile(bytes)
    return try sheets(ofFileAt: file.path)[0].rows
  }

  private func fields(_ text: String) throws -> [[String]] { try rows(Array(text.utf8)).map(\.fields) }

  @Test("Lone carriage returns end the rows where nothing else does; a line feed in quotes is none of their business")
  func carriageReturns() throws {
    #expect(try fields("客服,金额\r甲,1\r乙,2\r") == [["客服", "金额"], ["甲", "1"], ["乙", "2"]])
    #expect(try fields("a,b\r\"x\ny\",1\r") == [["a", "b"], ["x\ny", "1"]])
    #expect(try fields("a,b\r\n\"x\ry\",1\r\n") == [["a", "b"], ["x\ry", "1"]])
    let wide = "客服,a\r甲,1\r".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(try rows([0xFF, 0xFE] + wide).map(\.fields) == [["客服", "a"], ["甲", "1"]])
    // 客 and 甲 in GBK.
    #expect(try rows([0xBF, 0xCD, 0x0D, 0xBC, 0xD7, 0x0D]).map(\.fields) == [["客"], ["甲"]])
  }

  @Test("Excel's own line that names the separator, after a mark too; the lines stay those of the file")
  func separatorLine() throws {
    let found = try rows(Array("\u{FEFF}sep=;\r\n客服;金额\r\n甲;1,5\r\n".utf8))
    #expect(found.map(\.fields) == [["客服", "金额"], ["甲", "1,5"]])
    #expect(found.map(\.line) == [2, 3])
    #expect(try fields("\"sep=|\"\na|b\n") == [["a", "b"]])
    #expect(try fields("sep=,") == [["sep=", ""]])
  }

  @Test("The separator is the one that occurs equally often in most lines")
  func separators() throws {
    let chat = "客服\t内容\t时间\n甲\t您好,在的,请问,有什么,可以,帮您\t9:30\n乙\t好,的,呢,亲,稍,等\t9:31\n"
    #expect(try fields(chat).map(\.count) == [3, 3, 3])
    #expect(try fields("客服;金额;备注\n甲;1,234.50;a,b,c,d\n").map(\.count) == [3, 3])
    #expect(try fields("订单,子订单\n1,\"2;3;4;5\"\n2,6;7;8;9\n")[2] == ["2", "6;7;8;9"])
    #expect(try fields("标题\t\t\t\n\n客服,金额\n甲,1\n乙,2\n").last == ["乙", "2"])
    #expect(try fields("客服,屏幕\n甲,12\" 宽\n").last == ["甲", "12\" 宽"])
  }

  @Test("GBK that happens to be well-formed UTF-8 is read as GBK")
  func gbkLikeUTF8() throws {
    // Only pairs of C2…D7 and A1…BF can be mistaken: 一 is D2 BB, 偷 CD B5, 录 C2 BC, 峡 CF BF.
    let pairs: [UInt8] = [0xD2, 0xBB, 0xCD, 0xB5, 0x2C, 0xC2, 0xBC, 0x0A, 0xCF, 0xBF, 0x2C, 0x31, 0x0A]
    #expect(UTF8Survey(pairs, from: 0).errors == 0)
    #expect(try rows(pairs).map(\.fields) == [["一偷", "录"], ["峡", "1"]])
    // Words of one alphabet, and marks of Latin, stay what they are.
    #expect(try fields("привет,é\n") == [["привет", "é"]])
    #expect(try fields("café,£5 · ¥3\n") == [["café", "£5 · ¥3"]])
  }

  @Test("A line of 5 MB is refused by name, and so is a quote that never closes in a text of 8 MB")
  func longLines() throws {
    let long = [UInt8](repeating: 0x78, count: 5 << 20)
    let row = try diagnostic("CSV-ROW-LONG") { _ = try rows(Array("a,b\n".utf8) + long) }
    #expect(row.place.line == 2)
    let open = Array("a,b\n1,\"".utf8) + Array(repeatElement(Array("x,y\n".utf8), count: 2 << 20).joined())
    let quote = try diagnostic("CSV-QUOTE-OPEN") { _ = try rows(open) }
    #expect(quote.place.line == 2)
  }

  @Test("Two million commas in a row are a row that is bounded")
  func manyColumns() throws {
    let commas = [UInt8](repeating: 0x2C, count: 2_000_000)
    let found = try rows(Array("a,b\n".utf8) + commas + Array("\n1,2\n".utf8))
    #expect(found.map(\.line) == [1, 2, 3])
    #expect(found[1].fields.count <= CSVRows.mostFields)
  }

  @Test("89,442 rows of bare commas at the end, as in a real export, are blank rows")
  func bareCommas() throws {
    let file = try TemporaryFile(
      Array("a,b\n1,2\n".utf8) + Array(repeatElement(Array(",\n".utf8), count: 89_442).joined()))
    var table = try TableFile(at: file.path).table(columns: ["a", "b"])
    var blank = 0
    var taken = 0
    while let row = try table.next() { if row.isBlank { blank += 1 } else { taken += 1 } }
    #expect(taken == 1)
    #expect(blank == 89_442)
  }

  @Test("A text cut off at every length ends with rows or a message, and no row is ever cut short silently")
  func cutOff() throws {
    let text = "订单编号,客服,备注\n\"=\"\"1001\"\"\",甲客服,\"多\n行\"\n1002,乙客服,好\n"
    let whole = try fields(text)
    for length in 1..<text.utf8.count {
      do {
        let found = try rows(Array(text.utf8.prefix(length))).map(\.fields)
        for (row, expected) in zip(found.dropLast(), whole) { #expect(row == expected, "\(length)") }
      } catch is Diagnostic {}
    }
  }
}
