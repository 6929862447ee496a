public import Exact
public import Wording

/// A file that holds tables: CSV, TSV or a workbook, told from its content and never from its name.
///
///     let file = try TableFile(at: "ExportOrderList201905151650.csv")
///     var table = try file.table(columns: ["订单编号", "订单创建时间"])
///     while let row = try table.next() { print(row.line, row.fields) }
public struct TableFile {
  /// The file, as the user named it.
  public let path: String
  /// The hash of its content: the same content twice is one file.
  public let hash: ContentHash
  /// The encoding of a text; nil for a workbook.
  public let encoding: TextEncoding?
  /// The names of the sheets; a text has one table without a name.
  public var sheetNames: [String?] {
    switch content {
    case .text: [nil]
    case .workbook(let book): book.sheetNames
    }
  }

  /// What the file is, for people: CSV, TSV, XLSX.
  public var format: String {
    switch content {
    case .text(_, separator: UInt8(ascii: "\t")): "TSV"
    case .text: "CSV"
    case .workbook: "XLSX"
    }
  }

  private let content: Content

  private enum Content {
    case text(ByteSource, separator: UInt8)
    case workbook(Workbook)
  }

  /// The last component of the path, for evidence that names the file.
  public var name: String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Opens a file.
  ///
  /// - Throws: a `FILE-…`, `TEXT-…`, `ARCHIVE-…` or `WORKBOOK-…` diagnostic that says why it cannot be taken.
  public init(at path: String) throws(Diagnostic) {
    self.path = path
    let head = try FileHead(at: path)
    switch head.kind {
    case .foreign(let kind): throw Diagnostic(.fileNotATable, at: Place(file: path), ["kind": kind])
    case .compound:
      throw Diagnostic(head.isEncryptedWorkbook ? .workbookPassword : .workbookLegacy, at: Place(file: path))
    case .archive:
      hash = try ContentHash(ofFileAt: path)
      encoding = nil
      content = .workbook(try Workbook(at: path))
    case .text:
      let bytes = try FileBytes(at: path)
      hash = ContentHash(of: bytes.bytes)
      let text = try DecodedText(bytes)
      encoding = text.encoding
      content = .text(
        ByteSource(text.bytes, name: path), separator: Separator.guessed(from: text.bytes[text.start...]))
    }
  }

  /// The first bytes of a text as they were decoded; nil for a workbook.
  func text(first limit: Int) throws(Diagnostic) -> String? {
    guard case .text(let source, _) = content else { return nil }
    var bytes = [UInt8](repeating: 0, count: min(limit, source.count))
    var got = 0
    let filled = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(Diagnostic) in got = try source.read(at: 0, into: buffer) }
    }
    try filled.get()
    return String(decoding: bytes.prefix(got), as: UTF8.self)
  }

  /// All rows of a sheet (0 for a text) from the first physical row on, blank rows among them.
  func rows(ofSheet sheet: Int, width: Int? = nil) throws(Diagnostic) -> TableRows {
    switch content {
    case .text(let source, let separator): try TableRows(CSVReader(source, separator: separator), width: width)
    case .workbook(let book): TableRows(try book.rows(ofSheet: sheet), width: width)
    }
  }

  /// The first rows of a sheet, among which a header is looked for.
  func head(ofSheet sheet: Int) throws(Diagnostic) -> [TableRow] {
    var rows = try rows(ofSheet: sheet)
    var head: [TableRow] = []
    while head.count < TableHeader.searchedRows, let row = try rows.next() { head.append(row) }
    return head
  }

  /// Walks a sheet to its end without keeping anything: what is broken in its structure shows before a row is taken.
  ///
  /// - Throws: what makes the file one that is not taken at all.
  func checkStructure(ofSheet sheet: Int) throws(Diagnostic) {
    var rows = try rows(ofSheet: sheet, width: 0)
    while try rows.next() != nil {}
  }
}

/// The first bytes of a file.
private struct FileHead {
  let kind: FileKind
  /// Whether it is an OLE2 container with the stream that holds an encrypted workbook.
  var isEncryptedWorkbook: Bool {
    let name: [UInt8] = "EncryptedPackage".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), 0] }
    return bytes.indices.dropLast(name.count - 1).contains { bytes[$0] == name[0] && bytes[$0...].starts(with: name) }
  }
  private let bytes: [UInt8]

  init(at path: String) throws(Diagnostic) {
    let file = try OpenFile(path)
    var head = [UInt8](repeating: 0, count: 1 << 16)
    let got = head.withUnsafeMutableBytes { file.read(into: $0) }
    bytes = Array(head.prefix(max(got, 0)))
    kind = FileKind(of: bytes)
  }
}

/// The byte between two fields.
enum Separator {
  /// The one of comma, tab and semicolon that occurs most often outside quotes within the first 64 KiB.
  static func guessed(from text: ArraySlice<UInt8>) -> UInt8 {
    var commas = 0
    var tabs = 0
    var semicolons = 0
    var quoted = false
    for byte in text.prefix(1 << 16) {
      switch byte {
      case UInt8(ascii: "\""): quoted.toggle()
      case UInt8(ascii: ",") where !quoted: commas += 1
      case UInt8(ascii: "\t") where !quoted: tabs += 1
      case UInt8(ascii: ";") where !quoted: semicolons += 1
      default: continue
      }
    }
    if tabs > commas { return UInt8(ascii: "\t") }
    return commas == 0 && semicolons > 0 ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }
}
