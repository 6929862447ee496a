/// A small workbook written as bytes: sheets are given as the XML inside `sheetData`.
struct SampleWorkbook {
  var sheets: [(name: String, data: String)] = []
  /// The texts cells refer to, each the XML inside `si`.
  var strings: [String] = []
  /// Custom number formats by id, from 164.
  var formats: [(id: Int, code: String)] = []
  /// The number format id of each cell style.
  var styles: [Int] = [0]
  var epoch1904 = false
  /// What stands before and behind the rows of each sheet.
  var before = ""
  var behind = ""
  /// The sheets that are hidden.
  var hidden: Set<Int> = []

  /// A workbook of one sheet whose rows are plain texts, written inline.
  static func plain(_ name: String = "Sheet1", rows: [[String]]) -> SampleWorkbook {
    let data = rows.enumerated().map { index, cells in
      "<row r=\"\(index + 1)\">"
        + cells.map { "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped($0))</t></is></c>" }.joined()
        + "</row>"
    }
    return SampleWorkbook(sheets: [(name, data.joined())])
  }

  static func escaped(_ text: String) -> String {
    text.map { $0 == "<" ? "&lt;" : $0 == "&" ? "&amp;" : $0 == "\"" ? "&quot;" : String($0) }.joined()
  }

  static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let header = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  func zip() -> StoredZip {
    var zip = StoredZip()
    let header = SampleWorkbook.header
    zip.add("[Content_Types].xml", header + "<Types/>")
    zip.add(
      "_rels/.rels",
      header + "<Relationships><Relationship Id=\"r\" Type=\"\(SampleWorkbook.relations)/officeDocument\" "
        + "Target=\"xl/workbook.xml\"/></Relationships>")
    let list = sheets.enumerated().map {
      "<sheet name=\"\(SampleWorkbook.escaped($1.name))\" sheetId=\"\($0 + 1)\"\(hidden.contains($0) ? " state=\"hidden\"" : "") r:id=\"rId\($0 + 1)\"/>"
    }
    zip.add(
      "xl/workbook.xml",
      header + "<workbook xmlns=\"\(SampleWorkbook.namespace)\" xmlns:r=\"\(SampleWorkbook.relations)\"><workbookPr"
        + (epoch1904 ? " date1904=\"1\"" : "") + "/><sheets>\(list.joined())</sheets></workbook>")
    var targets = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(SampleWorkbook.relations)/worksheet\" "
        + "Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    targets.append("<Relationship Id=\"s\" Type=\"\(SampleWorkbook.relations)/styles\" Target=\"styles.xml\"/>")
    targets.append(
      "<Relationship Id=\"t\" Type=\"\(SampleWorkbook.relations)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>")
    zip.add("xl/_rels/workbook.xml.rels", header + "<Relationships>\(targets.joined())</Relationships>")
    let codes = formats.map { "<numFmt numFmtId=\"\($0.id)\" formatCode=\"\(SampleWorkbook.escaped($0.code))\"/>" }
    zip.add(
      "xl/styles.xml",
      header + "<styleSheet><numFmts>\(codes.joined())</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        + "<cellXfs>\(styles.map { "<xf numFmtId=\"\($0)\"/>" }.joined())</cellXfs></styleSheet>")
    zip.add(
      "xl/sharedStrings.xml", header + "<sst>\(strings.map { "<si>\($0)</si>" }.joined())</sst>")
    for (index, sheet) in sheets.enumerated() {
      zip.add(
        "xl/worksheets/sheet\(index + 1).xml",
        header
          + "<worksheet xmlns=\"\(SampleWorkbook.namespace)\">\(before)<sheetData>\(sheet.data)</sheetData>\(behind)"
          + "</worksheet>")
    }
    return zip
  }

  func file(name: String = "book.xlsx") throws -> TemporaryFile {
    try TemporaryFile(zip().bytes, name: name)
  }
}
