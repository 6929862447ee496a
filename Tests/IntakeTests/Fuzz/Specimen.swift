@testable import Intake

/// A small sound file of some format, from which mutated ones are made.
struct Specimen {
  /// What it is, for messages.
  let name: String
  private let form: Form

  private enum Form {
    /// Bytes as they are.
    case whole([UInt8])
    /// The parts of an archive; what is mutated is a part, and the checksums hold all the same.
    case parts([(name: String, bytes: [UInt8])])
    /// The records of a workbook in its container.
    case records([UInt8])
  }

  /// The sound file.
  var sound: [UInt8] {
    switch form {
    case .whole(let bytes): bytes
    case .parts(let parts): Specimen.zip(parts)
    case .records(let stream): SampleContainer(streams: [("Workbook", stream)]).bytes
    }
  }

  /// A file with something changed: the file itself, or what lies within it.
  func mutated(by mutator: inout Mutator) -> [UInt8] {
    let isWithin = Bool.random(using: &mutator.random)
    switch form {
    case .parts(var parts) where isWithin:
      let index = Int.random(in: parts.indices, using: &mutator.random)
      parts[index].bytes = mutator.mutated(parts[index].bytes)
      return Specimen.zip(parts)
    case .records(let stream) where isWithin:
      return SampleContainer(streams: [("Workbook", mutator.mutated(stream))]).bytes
    default: return mutator.mutated(sound)
    }
  }

  private static func zip(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var zip = StoredZip()
    for part in parts { zip.add(part.name, part.bytes) }
    return zip.bytes
  }

  private static func wide(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  /// One of every format.
  static func all() throws -> [Specimen] {
    let table = "订单编号,客服,金额,时间\n\"=\"\"1001\"\"\",甲客服,\"￥1,234.50\",2026-10-05 09:30:00\n1002,乙,-,\n,,,\n汇总,,1,\n"
    // 客服, 金额 and 甲, 12 in GBK.
    let gbk: [UInt8] = [
      0xBF, 0xCD, 0xB7, 0xFE, 0x2C, 0xBD, 0xF0, 0xB6, 0xEE, 0x0D, 0x0A, 0xBC, 0xD7, 0x2C, 0x31, 0x32, 0x0D, 0x0A,
    ]
    let page =
      "<html><head><meta charset=utf-8><style>td{}</style><!-- x --></head><body><table border=\"1\"><tr>"
      + "<th colspan=2>客服</th><th>金额</th></tr><tr><td rowspan=2 x:num=\"1.5\">1.5</td><td>A&amp;B&#20803;<br>c</td>"
      + "<td><table><tr><td>x</table></td></tr></table></body></html>"
    let chat = "甲客服 2026-10-5 9:30:00\r\n您好\r\n已读\r\n<测试买家> 2026-10-5 9:31:12\r\n在吗\r\n"
    let data =
      "<row r=\"1\" spans=\"1:3\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>45000.25</v></c>"
      + "<c r=\"C1\" t=\"inlineStr\"><is><t>a_x000D_b</t></is></c></row>"
      + "<row r=\"3\"><c r=\"A3\" t=\"b\"><v>1</v></c><c r=\"D3\" t=\"d\"><v>2026-10-05T09:30:00</v></c></row>"
    let book = SampleWorkbook(
      sheets: [("S", data), ("T", "<row><c><v>1</v></c></row>")], strings: ["<t>甲</t>", "<r><t>乙</t></r>"],
      formats: [(164, "yyyy\"年\"m\"月\"")], styles: [0, 164])
    let cells =
      SampleRecords.shared(0, 0, 0) + SampleRecords.number(0, 1, 45000.25, style: 1)
      + SampleRecords.packed(0, 2, 1234 << 2 | 3)
      + SampleRecords.text(1, 0, "文本") + SampleRecords.record(0x0205, [1, 0, 7, 0, 0, 0, 0x2A, 1])
      + SampleRecords.record(0x0006, [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0])
      + SampleRecords.record(0x0207, SampleRecords.wide("式", lengthBytes: 2))
    let records = SampleRecords(
      texts: ["甲客服", "b"], styles: [0, 14], formats: [(164, "h:mm")], sheets: [("S", cells), ("T", cells)])
    let bare =
      SampleRecords.record(0x0809, [0, 0, 0x10, 0, 0, 0, 0, 0])
      + SampleRecords.record(0x0204, [0, 0, 0, 0, 0, 0, 4, 0, 0xBF, 0xCD, 0xB7, 0xFE]) + SampleRecords.number(1, 0, 7)
      + SampleRecords.end
    let packed = DeflatedZeros(matches: 300)
    var bomb = StoredZip()
    bomb.add("zeros.csv", packed.bytes, checksum: 0, method: 8, size: packed.size)
    return [
      Specimen(name: "CSV", form: .whole(Array(table.utf8))),
      Specimen(name: "TSV", form: .whole(Array(table.replacing(",", with: "\t").utf8))),
      Specimen(name: "CSV with a mark and sep=", form: .whole(Array("\u{FEFF}sep=;\r\na;b\r\n1;2\r\n".utf8))),
      Specimen(name: "GBK", form: .whole(gbk + gbk + gbk)),
      Specimen(name: "UTF-16", form: .whole([0xFF, 0xFE] + wide(table))),
      Specimen(name: "UTF-16 without a mark", form: .whole(wide("a\t客服\r\n1\t甲\r\n"))),
      Specimen(name: "page", form: .whole(Array(page.utf8))),
      Specimen(name: "chat", form: .whole(Array(chat.utf8))),
      Specimen(name: "XML of Excel 2003", form: .whole(try ForeignFile.bytes("excel2003.xml"))),
      Specimen(name: "XLSX", form: .parts(try parts(of: book))),
      Specimen(name: "XLS", form: .records(records.stream)),
      Specimen(name: "XLS of LibreOffice", form: .whole(try ForeignFile.bytes("excel97.xls"))),
      Specimen(name: "bare records", form: .whole(bare)),
      Specimen(
        name: "ZIP",
        form: .parts([
          ("十月/a.csv", Array(table.utf8)), ("b.xlsx", book.zip().bytes), ("c.xls", records.bytes),
          ("../d.xls", Array(page.utf8)),
        ])),
      Specimen(name: "deflated ZIP", form: .whole(bomb.bytes)),
      Specimen(name: "dialect", form: .whole(Array(dialect.utf8))),
    ]
  }

  private static func parts(of book: SampleWorkbook) throws -> [(name: String, bytes: [UInt8])] {
    let archive = try ZipArchive(ByteSource(book.zip().bytes, name: "book.xlsx"))
    return try archive.list.map { entry in
      let content = try archive.content(of: entry, name: entry.name)
      return (entry.name, try content.bytes(at: 0, count: content.count))
    }
  }

  private static let dialect = """
    dialect: 1
    id: sales
    name: {zh: 销售, en: Sales}
    recognise: {columns: [客服, 金额]}
    key: [客服]
    drop: [{column: 客服, is: [汇总, 均值]}]
    private: [手机]
    yields:
      - file: finance_sales.csv
        when: [{column: 金额, is_not: ["-"]}]
        fields:
          month: {constant: "2026-10"}
          agent_id: {text: 客服}
          gross_cents: {yuan: 金额}
          refund_cents: {constant: "0"}
    """
}
