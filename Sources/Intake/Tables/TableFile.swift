public import Exact
public import Wording

/// A file that holds tables: CSV, TSV or a workbook, told from its content and never from its name.
///
///     let file = try TableFile(at: "ExportOrderList201905151650.csv")
///     var table = try file.table(columns: ["订单编号", "订单创建时间"])
///     while let row = try table.next() { print(row.line, row.fields) }
public struct TableFile {
  /// The file, as the user named it; a file in an archive stands behind the archive's path.
  public let path: String
  /// The hash of its content: the same content twice is one file.
  public let hash: ContentHash
  /// The encoding of a text; nil for a workbook.
  public let encoding: TextEncoding?
  /// The names of the sheets; a text has one table without a name.
  public var sheetNames: [String?] {
    switch content {
    case .text: [nil]
    case .book(let book): book.tableNames
    }
  }
  /// The last component of the path, for evidence that names the file; within an archive also the archive's name.
  public let name: String

  /// What the file is, for people: CSV, TSV, XLSX, XLS, HTML, XML.
  public var format: String {
    switch content {
    case .text(_, let form): form.separator == UInt8(ascii: "\t") ? "TSV" : "CSV"
    case .book(is Workbook): "XLSX"
    case .book(is LegacyWorkbook): "XLS"
    case .book(is HTMLPage): "HTML"
    case .book: "XML"
    }
  }

  /// Whether it is a workbook of any kind, which keeps moments as numbers.
  var isWorkbook: Bool {
    if case .book = content { true } else { false }
  }

  private let source: ByteSource
  private let content: Content

  private enum Content {
    case text(ByteSource, DelimitedText)
    case book(any SheetBook)
  }

  /// Opens a file.
  ///
  /// - Throws: a `FILE-…`, `TEXT-…`, `ARCHIVE-…`, `WORKBOOK-…`, `LEGACY-…` or `HTML-…` diagnostic that says why it
  ///   cannot be taken.
  public init(at path: String) throws(Diagnostic) {
    let (source, name) = try ArchivedFiles.source(at: path)
    try self.init(source, name: name)
  }

  /// Opens a file that was opened already; its bytes say what it is.
  init(_ source: ByteSource, name: String? = nil) throws(Diagnostic) {
    path = source.name
    self.name = name ?? source.name.split(separator: "/").last.map(String.init) ?? source.name
    self.source = source
    switch FileKind(of: try source.bytes(at: 0, count: 64)) {
    case .foreign(let kind): throw Diagnostic(.fileNotATable, at: Place(file: path), ["kind": kind])
    case .ancientRecords: throw Diagnostic(.workbookLegacy, at: Place(file: path))
    case .compound: content = .book(try LegacyWorkbook(container: source))
    case .bareRecords: content = .book(try LegacyWorkbook(records: source))
    case .archive: content = .book(try Workbook(source))
    case .text:
      let text = try TextSource(source)
      let head = try text.bytes.bytes(at: text.start, count: TextSource.sample)
      switch MarkupKind(of: head) {
      case .page: content = .book(HTMLPage(text))
      case .spreadsheet: content = .book(try XMLSpreadsheet(text))
      case nil: content = .text(text.bytes, DelimitedText(of: head, from: text.start))
      }
      encoding = text.encoding
      hash = text.hash
      return
    }
    encoding = nil
    hash = try ContentHash(of: source)
  }

  /// The first bytes of a text as they were decoded; nil for a workbook.
  func text(first limit: Int) throws(Diagnostic) -> String? {
    guard case .text(let text, let form) = content else { return nil }
    return String(decoding: try text.bytes(at: form.start, count: limit), as: UTF8.self)
  }

  /// All rows of a sheet (0 for a text) from the first physical row on, blank rows among them.
  ///
  /// - Parameter header: the line of the header, below which merged cells are filled; nil leaves them as they lie.
  func rows(ofSheet sheet: Int, width: Int? = nil, below header: Int? = nil) throws(Diagnostic) -> TableRows {
    switch content {
    case .text(let text, let form):
      TableRows(CSVReader(text, from: form.start, line: form.line, separator: form.separator), width: width, of: source)
    case .book(let book):
      TableRows(
        try book.rows(ofSheet: sheet), width: width,
        fill: header.flatMap { MergedFill(book.layout(ofSheet: sheet), below: $0) }, of: source)
    }
  }

  /// How a sheet is laid out; nil for a text, and before the sheet was read to its end.
  func layout(ofSheet sheet: Int) -> SheetLayout? {
    guard case .book(let book) = content else { return nil }
    return book.layout(ofSheet: sheet)
  }

  /// Whether people do not see a sheet.
  func isHidden(sheet: Int) -> Bool {
    guard case .book(let book) = content else { return false }
    return book.isHidden(sheet: sheet)
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
