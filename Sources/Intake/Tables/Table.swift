public import Wording

/// One table of a file: its header and, after that, its rows.
public struct Table: ~Copyable {
  /// The file and sheet, for messages.
  public let place: Place
  /// The header.
  public let header: TableHeader
  private var rows: TableRows

  private init(place: Place, header: TableHeader, rows: consuming TableRows) {
    self.place = place
    self.header = header
    self.rows = rows
  }

  init(_ file: TableFile, sheet: Int, header: TableHeader) throws(Diagnostic) {
    var rows = try file.rows(ofSheet: sheet, width: header.names.count, below: header.line)
    while let row = try rows.next(), row.line < header.line {}
    self.init(place: Place(file: file.path, sheet: file.sheetNames[sheet]), header: header, rows: rows)
  }

  /// The next row below the header, blank rows among them; nil at the end.
  ///
  /// - Throws: a diagnostic after which nothing of the file should be kept.
  public mutating func next() throws(Diagnostic) -> TableRow? {
    try rows.next()
  }

  /// Why a row of a wrong shape is rejected, or nil for a sound one.
  func reject(_ row: TableRow, isPrivate: Bool = false) -> Diagnostic? {
    var place = place
    place.line = row.line
    let excerpt = isPrivate ? nil : Diagnostic.quoted(row.fields.joined(separator: ","))
    switch row.fault {
    case nil: return nil
    case .tooShort(let count):
      return Diagnostic(
        .rowTooShort, at: place, ["fields": String(count), "columns": String(header.names.count)], excerpt: excerpt)
    case .tooLong(let column):
      place.column = column
      return Diagnostic(.rowTooLong, at: place, ["columns": String(header.names.count)], excerpt: excerpt)
    case .brokenQuote: return Diagnostic(.rowBrokenQuote, at: place, excerpt: excerpt)
    }
  }
}

extension TableFile {
  /// The table that has the wanted columns, on whichever sheet; its structure is checked to its end beforehand.
  ///
  /// - Throws: `COLUMNS-MISSING` naming what is missing and what was found; `COLUMN-TWICE`; what is broken in the
  ///   structure of the file.
  public func table(columns wanted: [String]) throws(Diagnostic) -> Table {
    var nearest: (sheet: Int, header: TableHeader, missing: [String])?
    for sheet in sheetNames.indices {
      guard let best = TableHeader.best(in: try head(ofSheet: sheet), for: wanted) else { continue }
      if nearest.map({ best.missing.count < $0.missing.count }) ?? true {
        nearest = (sheet, best.header, best.missing)
      }
    }
    guard let nearest else { throw Diagnostic(.tableWithoutRows, at: Place(file: path)) }
    let place = Place(file: path, sheet: sheetNames[nearest.sheet], line: nearest.header.line)
    guard nearest.missing.isEmpty else {
      throw Diagnostic(
        .columnsMissing, at: place,
        [
          "missing": nearest.missing.joined(separator: "、"), "found": TableFile.listed(nearest.header.names),
        ])
    }
    for name in wanted where nearest.header.isRepeated(name) {
      throw Diagnostic(.columnTwice, at: place, ["column": name])
    }
    try checkStructure(ofSheet: nearest.sheet)
    return try Table(self, sheet: nearest.sheet, header: nearest.header)
  }

  /// Column names for a message: at most 40 of them, each shortened.
  static func listed(_ names: [String]) -> String {
    let shown = names.prefix(40).map { Diagnostic.quoted($0) }.joined(separator: "、")
    return names.count > 40 ? shown + "…（\(names.count)）" : shown
  }
}
