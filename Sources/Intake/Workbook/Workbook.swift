public import Wording

/// A workbook of Excel 2007 and later (.xlsx), read sheet by sheet as a stream.
///
///     var rows = try Workbook(at: "自定义报表.xlsx").rows(ofSheet: 0)
///     while let row = try rows.next() { print(row.number, row.cells.map(\.text)) }
///
/// Formulas are never computed: a cell has the value the workbook stores. What a hostile file can cost is bounded: see
/// ``ZipArchive/Limits`` and the limits of ``SheetReader`` and ``SharedStrings``.
public struct Workbook {
  /// The file, as the user named it.
  public let path: String
  /// The names of the sheets, in order.
  public let sheetNames: [String]

  private let archive: ZipArchive
  private let sheetParts: [String]
  private let strings: [String]
  private let formats: [NumberFormat]
  private let epoch1904: Bool
  private let computesOnLoad: Bool
  private let hiddenSheets: Set<Int>
  private let layouts = SheetLayouts()

  /// Opens a workbook and reads its sheet list, styles and shared texts.
  ///
  /// - Throws: a `FILE-…`, `ARCHIVE-…` or `WORKBOOK-…` diagnostic; `SHEET-MISSING` where it has no sheet.
  public init(at path: String) throws(Diagnostic) {
    try self.init(at: path, limits: ZipArchive.Limits())
  }

  init(at path: String, limits: ZipArchive.Limits) throws(Diagnostic) {
    try self.init(OpenFile(path).source(name: path), limits: limits)
  }

  init(_ source: ByteSource, limits: ZipArchive.Limits = ZipArchive.Limits()) throws(Diagnostic) {
    let path = source.name
    let archive = try ZipArchive(source, limits: limits)
    let place = Place(file: path)
    func parse(_ stream: XMLStream, _ entry: ZipArchive.Entry) throws(Diagnostic) {
      let pieces = PartReader(archive, entry)
      while try pieces.feedNext(stream) {}
    }
    let roots = try RelationList(part: "_rels/.rels", at: place)
    if let entry = archive.entries["_rels/.rels"] { try parse(roots, entry) }
    let mainPart = ZipArchive.key(roots.ofType["officeDocument"] ?? "xl/workbook.xml")
    if let kind = Workbook.otherDocument(archive, mainPart) {
      throw Diagnostic(.fileNotATable, at: place, ["kind": kind])
    }
    guard let main = archive.entries[mainPart] else {
      throw Diagnostic(.workbookNotOne, at: place, ["part": Diagnostic.quoted(mainPart)])
    }
    let list = try SheetList(part: mainPart, at: place)
    try parse(list, main)

    let folder = mainPart.lastIndex(of: "/").map { String(mainPart[...$0]) } ?? ""
    let relationPart = folder + "_rels/" + mainPart.dropFirst(folder.count) + ".rels"
    let relations = try RelationList(part: relationPart, at: place)
    if let entry = archive.entries[relationPart] { try parse(relations, entry) }
    func part(_ target: String) -> String {
      target.hasPrefix("/") ? ZipArchive.key(target) : Workbook.joined(folder, ZipArchive.key(target))
    }

    let styles = try CellStyles(part: "styles.xml", at: place)
    if let entry = archive.entries[part(relations.ofType["styles"] ?? "styles.xml")] { try parse(styles, entry) }
    let shared = try SharedStrings(part: "sharedStrings.xml", at: place)
    if let entry = archive.entries[part(relations.ofType["sharedStrings"] ?? "sharedStrings.xml")] {
      try parse(shared, entry)
    }

    // Sheets that are charts or point nowhere are left out.
    let sheets = list.sheets.compactMap { sheet in
      relations.targets[sheet.relation].map { (sheet.name, part($0), sheet.isHidden) }
    }.filter { archive.entries[$0.1] != nil && !$0.1.contains("chartsheets/") }
    guard !sheets.isEmpty else {
      throw Diagnostic(
        .sheetMissing, at: place,
        ["sheet": "1", "sheets": list.sheets.map { Diagnostic.quoted($0.name) }.joined(separator: "、")])
    }
    self.path = path
    self.archive = archive
    sheetNames = sheets.map(\.0)
    sheetParts = sheets.map(\.1)
    strings = shared.texts
    formats = styles.formats
    epoch1904 = list.epoch1904
    computesOnLoad = list.computesOnLoad
    hiddenSheets = Set(sheets.indices.filter { sheets[$0].2 })
  }

  /// Whether an archive is a document of an office program, not an archive of other files.
  static func isOffice(_ archive: ZipArchive) -> Bool {
    ["[content_types].xml", "_rels/.rels", "xl/workbook.xml", "mimetype"].contains { archive.entries[$0] != nil }
  }

  /// What the archive is where it is known and no workbook in XML.
  private static func otherDocument(_ archive: ZipArchive, _ mainPart: String) -> String? {
    if mainPart.hasPrefix("word/") { return "Word" }
    if mainPart.hasPrefix("ppt/") { return "PowerPoint" }
    if mainPart.hasSuffix(".bin") || archive.entries["xl/workbook.bin"] != nil { return "XLSB" }
    if archive.entries["mimetype"] != nil, archive.entries["content.xml"] != nil { return "OpenDocument" }
    return nil
  }

  private static func joined(_ folder: String, _ target: String) -> String {
    var parts = folder.split(separator: "/")
    for step in target.split(separator: "/") {
      if step == ".." { _ = parts.popLast() } else if step != "." { parts.append(step) }
    }
    return parts.joined(separator: "/")
  }

  /// The place of a sheet by its name.
  ///
  /// - Throws: `SHEET-MISSING` naming the sheets there are.
  public func sheet(named name: String) throws(Diagnostic) -> Int {
    guard let index = sheetNames.firstIndex(of: name) else {
      throw Diagnostic(
        .sheetMissing, at: Place(file: path),
        ["sheet": name, "sheets": sheetNames.map { Diagnostic.quoted($0) }.joined(separator: "、")])
    }
    return index
  }

  /// The rows of a sheet, from its beginning. Read one sheet to its end before opening the next.
  ///
  /// - Throws: `ARCHIVE-DAMAGED`, `SHEET-MISSING`.
  public func rows(ofSheet index: Int) throws(Diagnostic) -> SheetRows {
    guard sheetParts.indices.contains(index), let entry = archive.entries[sheetParts[index]] else {
      throw Diagnostic(
        .sheetMissing, at: Place(file: path),
        ["sheet": String(index + 1), "sheets": sheetNames.map { Diagnostic.quoted($0) }.joined(separator: "、")])
    }
    let reader = try SheetReader(
      part: Diagnostic.quoted(sheetParts[index]), at: Place(file: path, sheet: sheetNames[index]), strings: strings,
      formats: formats, epoch1904: epoch1904, computesOnLoad: computesOnLoad)
    let layouts = layouts
    return SheetRows(PartRows(reader, PartReader(archive, entry)) { layouts.keep($0, of: index) })
  }
}

/// The rows of a sheet of a workbook, as its XML is unpacked.
private final class PartRows: SheetRowSource {
  private let reader: SheetReader
  private let pieces: PartReader
  private var ended = false
  /// Is told the sheet's layout at its end.
  private let laidOut: (SheetLayout) -> Void

  init(_ reader: SheetReader, _ pieces: PartReader, _ laidOut: @escaping (SheetLayout) -> Void) {
    self.reader = reader
    self.pieces = pieces
    self.laidOut = laidOut
  }

  func moreRows() throws(Diagnostic) -> [SheetRow]? {
    guard !ended else { return nil }
    ended = !(try pieces.feedNext(reader))
    if ended { laidOut(reader.layout) }
    return reader.takeRows()
  }
}

/// Feeds an entry of the archive to a parser, piece by piece.
final class PartReader {
  private let archive: ZipArchive
  private let entry: ZipArchive.Entry
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var isOpen = false

  init(_ archive: ZipArchive, _ entry: ZipArchive.Entry) {
    self.archive = archive
    self.entry = entry
  }

  deinit {
    buffer.deallocate()
  }

  /// Parses the next piece; false when the part has ended.
  func feedNext(_ stream: XMLStream) throws(Diagnostic) -> Bool {
    if !isOpen {
      try archive.open(entry)
      isOpen = true
    }
    let got = try archive.read(entry, into: buffer)
    try stream.feed(UnsafeRawBufferPointer(rebasing: buffer[..<got]), isLast: got == 0)
    return got > 0
  }
}

extension Workbook: SheetBook {
  var tableNames: [String?] { sheetNames }

  func layout(ofSheet index: Int) -> SheetLayout? { layouts[index] }

  func isHidden(sheet index: Int) -> Bool { hiddenSheets.contains(index) }
}
