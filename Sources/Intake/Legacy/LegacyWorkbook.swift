internal import Wording

/// A workbook of Excel 5 to 2003 (.xls), read sheet by sheet as a stream of records (MS-XLS).
///
/// Formulas are never computed, as with ``Workbook``.
struct LegacyWorkbook {
  /// The most sheets that are looked at.
  static let mostSheets = 1000

  private let stream: StreamBytes
  private let place: Place
  private var globals: LegacyGlobals
  private let layouts = SheetLayouts()

  /// Opens a workbook in an OLE2 container and reads its sheet list, styles and shared texts.
  ///
  /// - Throws: `LEGACY-BROKEN`, `COMPOUND-FOREIGN`, `WORKBOOK-PASSWORD`, `WORKBOOK-LEGACY`, `SHEET-MISSING`.
  init(container source: ByteSource) throws(Diagnostic) {
    let place = Place(file: source.name)
    let container = try CompoundFile(source)
    if container.names.contains("EncryptedPackage") { throw Diagnostic(.workbookPassword, at: place) }
    // An Excel that saves for two versions writes both; the newer one is `Workbook`.
    for name in ["Workbook", "Book"] {
      if let stream = try container.stream(named: name) {
        try self.init(stream, place)
        return
      }
    }
    throw Diagnostic(.compoundForeign, at: place)
  }

  /// Opens the bare records of a workbook.
  ///
  /// - Throws: as ``init(container:)``.
  init(records source: ByteSource) throws(Diagnostic) {
    try self.init(StreamBytes(source), Place(file: source.name))
  }

  private init(_ stream: StreamBytes, _ place: Place) throws(Diagnostic) {
    self.stream = stream
    self.place = place
    globals = try LegacyGlobals(stream, place)
    guard !globals.sheets.isEmpty else {
      throw Diagnostic(.sheetMissing, at: place, ["sheet": "1", "sheets": "—"])
    }
  }
}

extension LegacyWorkbook: SheetBook {
  var tableNames: [String?] { globals.sheets.map(\.name) }

  func rows(ofSheet index: Int) throws(Diagnostic) -> SheetRows {
    var place = place
    place.sheet = globals.sheets[index].name
    let layouts = layouts
    return SheetRows(
      LegacyRows(stream, from: globals.sheets[index].offset, globals, place) { layouts.keep($0, of: index) })
  }

  func layout(ofSheet index: Int) -> SheetLayout? { layouts[index] }

  func isHidden(sheet index: Int) -> Bool { globals.sheets[index].isHidden }
}

/// What holds for all sheets of a workbook of Excel 5 to 2003.
struct LegacyGlobals {
  private(set) var sheets: [(name: String?, offset: Int, isHidden: Bool)] = []
  private(set) var texts: [String] = []
  private(set) var epoch1904 = false
  /// Whether texts are Unicode, as since Excel 97.
  let isUnicode: Bool
  private var codePage: UInt16?
  private var formats: [Int: NumberFormat] = [:]
  private var styles: [Int] = []
  private var textBytes = 0

  init(_ stream: StreamBytes, _ place: Place) throws(Diagnostic) {
    var records = BIFFRecords(stream, from: 0, place)
    guard try records.next(), records.kind == BIFFRecords.Kind.beginning, let version = records.body.u16(0),
      let content = records.body.u16(2)
    else { throw records.fault(.header) }
    isUnicode = version == 0x0600
    guard isUnicode || version == 0x0500 || version == 0 else { throw Diagnostic(.workbookLegacy, at: place) }
    // A sheet without a workbook around it: what small libraries write.
    let isSheetOnly = content == 0x10
    if isSheetOnly { sheets = [(nil, 0, false)] }
    while try records.next() {
      if try take(&records, place) {
        // The styles of a single sheet may stand anywhere in it; it is looked through once.
        continue
      }
      return
    }
    throw records.fault(.noEnd)
  }

  /// Takes in a record; false at the end of the part that holds for all sheets.
  private mutating func take(_ records: inout BIFFRecords, _ place: Place) throws(Diagnostic) -> Bool {
    switch records.kind {
    case BIFFRecords.Kind.end: return false
    case BIFFRecords.Kind.filePassword: throw Diagnostic(.workbookPassword, at: place)
    case BIFFRecords.Kind.epoch1904: epoch1904 = records.body.u16(0) == 1
    case BIFFRecords.Kind.codePage: codePage = records.body.u16(0)
    case BIFFRecords.Kind.cellStyle:
      guard let format = records.body.u16(2) else { throw records.fault(.record) }
      if styles.count < 100_000 { styles.append(Int(format)) }
    case BIFFRecords.Kind.format:
      guard let id = records.body.u16(0) else { throw records.fault(.record) }
      let code = try text(at: 2, lengthBytes: isUnicode ? 2 : 1, &records)
      if formats.count < 10_000 { formats[Int(id)] = NumberFormat(code: code) }
    case BIFFRecords.Kind.sheet:
      guard let offset = records.body.u32(0), records.body.bytes.count > 6 else { throw records.fault(.record) }
      // 0 is a sheet of cells; charts and macros are left out.
      guard records.body.bytes[5] == 0, sheets.count < LegacyWorkbook.mostSheets else { break }
      // 1 and 2 are hidden, the latter from menus too.
      let isHidden = records.body.bytes[4] & 3 != 0
      sheets.append((try text(at: 6, lengthBytes: 1, &records), Int(offset), isHidden))
    case BIFFRecords.Kind.sharedTexts: try takeTexts(&records, place)
    default: break
    }
    return true
  }

  private mutating func takeTexts(_ records: inout BIFFRecords, _ place: Place) throws(Diagnostic) {
    guard let wanted = records.body.u32(4) else { throw records.fault(.record) }
    var reader = ContinuedReader(at: 8)
    while texts.count < wanted, try !reader.isAtEnd(&records) {
      let text = try reader.text(lengthBytes: 2, &records)
      textBytes += text.utf8.count
      guard textBytes <= SharedStrings.mostBytes, texts.count < SharedStrings.mostTexts else {
        throw Diagnostic(
          .workbookTextTooLong, at: place, ["part": "SST", "limit": String(SharedStrings.mostBytes)])
      }
      texts.append(text)
    }
  }

  /// A text within a record.
  func text(at: Int, lengthBytes: Int, _ records: inout BIFFRecords) throws(Diagnostic) -> String {
    var reader = ContinuedReader(at: at)
    if isUnicode { return try reader.text(lengthBytes: lengthBytes, &records) }
    return decoded(try reader.bytes(lengthBytes: lengthBytes, &records))
  }

  /// Bytes of a text of Excel 5. Programs in China write GBK and often say nothing, or name the code page of Europe.
  private func decoded(_ bytes: [UInt8]) -> String {
    let survey = UTF8Survey(bytes, from: 0)
    if survey.errors == 0, !survey.looksLikeGBK { return String(decoding: bytes, as: UTF8.self) }
    let named: Iconv? =
      switch codePage {
      case nil, 936, 1252, 20936, 54936, 0x8001: Iconv(from: .gb18030)
      case let page?: Iconv(named: "CP\(page)")
      }
    guard let converter = named ?? Iconv(from: .gb18030) else { return String(decoding: bytes, as: UTF8.self) }
    let (text, used, outcome) = bytes.withUnsafeBytes { converter.convert($0) }
    return String(decoding: outcome == .whole ? text : text + bytes[used...], as: UTF8.self)
  }

  /// What a cell style makes of a number.
  func format(ofStyle style: Int) -> NumberFormat {
    guard styles.indices.contains(style) else { return .number }
    return formats[styles[style]] ?? NumberFormat(builtIn: styles[style])
  }
}
