internal import Wording

/// An HTML page read as a table, as Excel opens it: the rows of all its tables, one below the other.
struct HTMLPage: SheetBook {
  private let text: TextSource
  private let layouts = SheetLayouts()

  /// A page; nothing is read of it yet.
  init(_ text: TextSource) {
    self.text = text
  }

  var tableNames: [String?] { [nil] }

  func rows(ofSheet index: Int) throws(Diagnostic) -> SheetRows {
    let layouts = layouts
    return SheetRows(HTMLRows(text.bytes, from: text.start) { layouts.keep($0, of: index) })
  }

  func layout(ofSheet index: Int) -> SheetLayout? { layouts[index] }

  func isHidden(sheet index: Int) -> Bool { false }
}

/// The rows of a page's tables.
private final class HTMLRows: SheetRowSource {
  private static let pieceBytes = 1 << 16

  private let source: ByteSource
  private var offset: Int
  private var scanner: HTMLScanner
  private let tables: HTMLTables
  private var ended = false
  /// Is told the page's layout at its end.
  private let laidOut: (SheetLayout) -> Void

  init(_ source: ByteSource, from start: Int, _ laidOut: @escaping (SheetLayout) -> Void) {
    self.source = source
    self.laidOut = laidOut
    offset = start
    let place = Place(file: source.name)
    scanner = HTMLScanner(place)
    tables = HTMLTables(place)
  }

  func moreRows() throws(Diagnostic) -> [SheetRow]? {
    guard !ended else { return nil }
    let bytes = try source.bytes(at: offset, count: HTMLRows.pieceBytes)
    offset += bytes.count
    try scanner.feed(bytes, into: tables)
    if bytes.isEmpty || offset >= source.count {
      ended = true
      try scanner.finish(into: tables)
      laidOut(tables.layout)
    }
    return tables.takeRows()
  }
}
