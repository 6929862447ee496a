internal import Exact
public import Wording

/// A canonical event file in another form (GBK, tabs, a workbook, a header below titles), turned once into the UTF-8 text
/// that event readers read.
///
/// Days, moments and numbers are written as the definition has them; what is none stays as it stands, and the event reader
/// says so. Each row has `source`, which leads back to the row of the file.
public struct CanonicalTable {
  /// The file as event readers read it.
  public let event: EventFile
  /// CSV, TSV, XLSX …
  public let format: String
  /// The encoding of a text.
  public let encoding: TextEncoding?
  /// The columns of the original that are not taken along.
  public let columnsLeftBehind: [String]
  /// Rows whose shape is broken, or whose ids lost digits: they are not in ``event``.
  let rejects: [Diagnostic]
  /// What there is to say of the file as a whole.
  let notes: [Diagnostic]
  /// Where the lines of the text stand in the file.
  private var lines = LineMap()
  /// The place in the file, from 1, of each column of the text.
  private let columns: [Int]

  /// Turns a file; nil where no sheet has the header of an event file, or several have that of different kinds.
  ///
  /// Where a header fits several kinds the one that the file's name says is meant, else the one with most columns.
  ///
  /// - Throws: what keeps the file from being read as a table; `COLUMN-TWICE`.
  public init?(at path: String) throws(Diagnostic) {
    let file = try TableFile(at: path)
    var found: [(sheet: Int, header: TableHeader, kind: EventKind)] = []
    var notes: [Diagnostic] = []
    for (sheet, name) in file.sheetNames.enumerated() {
      if let (header, kind) = EventKind.recognised(in: try file.head(ofSheet: sheet), of: file.name) {
        found.append((sheet, header, kind))
      } else if file.sheetNames.count > 1 {
        notes.append(Diagnostic(.sheetIgnored, at: Place(file: path, sheet: name), ["sheet": name ?? ""]))
      }
    }
    guard let kind = found.first?.kind, found.allSatisfy({ $0.kind == kind }) else { return nil }
    let names = kind.columns.map(\.name).filter { name in found.contains { $0.header[name] != nil } }
    var text = Spill(name: path)
    try text.append(CSVText(names + ["source"]).bytes)
    var lines = LineMap()
    var rejects: [Diagnostic] = []
    for (sheet, header, _) in found {
      try file.checkStructure(ofSheet: sheet)
      let place = Place(file: path, sheet: file.sheetNames[sheet], line: header.line)
      for name in names where header.isRepeated(name) { throw Diagnostic(.columnTwice, at: place, ["column": name]) }
      var table = try Table(file, sheet: sheet, header: header)
      let source = Place(file: file.name, sheet: file.sheetNames[sheet]).text + ":"
      let places = header.places(of: names)
      while let row = try table.next() {
        if let fault = row.isBlank ? nil : table.reject(row, isPrivate: true) {
          rejects.append(fault)
          continue
        }
        let reader = FieldReader(row: row, columns: places, place: table.place, isPrivate: true)
        do throws(Diagnostic) {
          let fields = try CanonicalTable.fields(of: reader, names)
          lines.add(row.line, of: table.place.sheet)
          try text.append(CSVText(row.isBlank ? [] : fields + [source + String(row.line)]).bytes)
        } catch {
          guard error.code != Message.scratchFailed.code else { throw error }
          rejects.append(error)
        }
      }
    }
    event = try EventFile(kind, try text.source())
    format = file.format
    encoding = file.encoding
    let known = Set((names + ["source"]).map { ColumnName($0) })
    let first = found[0].header
    columnsLeftBehind = first.names.filter { !$0.isEmpty && !known.contains(ColumnName($0)) }
    columns = names.map { (first[$0] ?? -1) + 1 }
    self.rejects = rejects
    self.notes = notes
    self.lines = lines
  }

  /// A message about the text as one about the file.
  func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    var placed = diagnostic
    guard let line = diagnostic.place.line else { return placed }
    let (own, sheet) = lines.original(of: line)
    placed.place.line = own
    placed.place.sheet = sheet
    placed.place.column = diagnostic.place.column.flatMap { $0 <= columns.count ? columns[$0 - 1] : nil }
    return placed
  }

  /// The values of a row as an event file writes them.
  private static func fields(of row: FieldReader, _ names: [String]) throws(Diagnostic) -> [String] {
    var fields: [String] = []
    fields.reserveCapacity(names.count + 1)
    for name in names {
      let text = row.text(name)
      if text.isEmpty {
        fields.append("")
      } else if name.hasSuffix("_id") {
        fields.append(try row.id(name))
      } else {
        fields.append(CanonicalValue.written(text, in: name).replacing("\n", with: " "))
      }
    }
    return fields
  }
}

/// How the values of canonical columns are written in event files.
enum CanonicalValue {
  private static let days: Set<String> = ["date", "found_on"]
  private static let numbers: Set<String> = ["chars", "minutes", "due", "done_in_time", "stars", "score"]
  private static let words: Set<String> = [
    "sender", "kind", "type", "upheld", "cause", "event", "passed", "answered", "resolved",
  ]

  /// A value of a column as the definition writes it; one that cannot be read stays as it is.
  static func written(_ text: String, in column: String) -> String {
    if column.hasSuffix("_at") { return WrittenTime.moment(text)?.text ?? text }
    if days.contains(column) { return WrittenTime.day(text)?.description ?? text }
    if numbers.contains(column) || column.hasSuffix("_cents") || column.hasSuffix("_seconds") {
      return whole(text).map { String($0) } ?? text
    }
    return words.contains(column) ? text.lowercased() : text
  }

  /// A whole number as tables write it: `1,234`, `1234.00`. A sign of money, which would speak of yuan, makes it none.
  static func whole(_ text: String) -> Int? {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
    guard digits > 0, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || ",.-".utf8.contains($0) }),
      let number = WrittenNumber.rational(text), number.isWhole
    else { return nil }
    return Int(exactly: number.numerator)
  }
}

/// Which line of a file each line of a text made from it was.
private struct LineMap {
  private struct Run {
    let first: Int
    let original: Int
    let sheet: String?
  }

  // The first line is the header.
  private var count = 1
  private var runs: [Run] = []
  private var next: Int?

  mutating func add(_ line: Int, of sheet: String?) {
    count += 1
    if line != next || runs.last?.sheet != sheet { runs.append(Run(first: count, original: line, sheet: sheet)) }
    next = line + 1
  }

  func original(of line: Int) -> (line: Int, sheet: String?) {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first <= line { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return (line, nil) }
    let run = runs[low - 1]
    return (run.original + line - run.first, run.sheet)
  }
}

extension EventKind {
  /// The kind of event file whose header stands among the first rows of a table.
  fileprivate static func recognised(in head: [TableRow], of name: String) -> (TableHeader, EventKind)? {
    for row in head where !row.isBlank {
      let header = TableHeader(row)
      let kinds = allCases.filter { kind in header.missing(of: kind.columns.filter(\.isRequired).map(\.name)).isEmpty }
      let named = kinds.first { name.hasPrefix($0.rawValue + ".") || name.hasPrefix($0.rawValue + "-") }
      if let kind = named ?? kinds.max(by: { $0.columns.count < $1.columns.count }) { return (header, kind) }
    }
    return nil
  }

  /// Whether a text is read as it stands: UTF-8, commas, the header first. Any other form is turned into that once.
  public func isPlain(_ source: ByteSource) -> Bool {
    guard (try? EventFile(self, source)) != nil else { return false }
    return (try? EventFile.isUTF8(source)) ?? false
  }
}
