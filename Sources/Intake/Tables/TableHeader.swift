/// The row that names the columns.
public struct TableHeader: Hashable, Sendable {
  /// Some exports put titles and dates above the header; it is looked for in so many rows.
  static let searchedRows = 30
  /// A header has at most so many columns.
  static let mostColumns = 2000

  /// Its physical line, from 1.
  public let line: Int
  /// The names of the columns as written.
  public let names: [String]
  private let places: [ColumnName: Int]
  private let repeated: Set<ColumnName>

  init(_ row: TableRow) {
    line = row.line
    var names = Array(row.fields.prefix(TableHeader.mostColumns))
    while names.last?.isEmpty == true { names.removeLast() }
    self.names = names
    var places: [ColumnName: Int] = [:]
    var repeated: Set<ColumnName> = []
    for (place, name) in names.enumerated() where !name.isEmpty {
      let column = ColumnName(name)
      if places[column] == nil { places[column] = place } else { repeated.insert(column) }
    }
    self.places = places
    self.repeated = repeated
  }

  /// The place of a column, from 0.
  public subscript(name: String) -> Int? { places[ColumnName(name)] }

  /// The places of those of the columns that are there.
  func places(of wanted: [String]) -> [String: Int] {
    Dictionary(wanted.compactMap { name in self[name].map { (name, $0) } }) { first, _ in first }
  }

  /// Whether a column occurs twice.
  func isRepeated(_ name: String) -> Bool { repeated.contains(ColumnName(name)) }

  /// Those of the names that are no columns here.
  func missing(of wanted: [String]) -> [String] {
    wanted.filter { self[$0] == nil }
  }

  /// The row that names the columns, most likely: the first that is nearly as wide as any and holds names, not data. nil
  /// where every row looks like data.
  static func likely(in rows: [TableRow]) -> TableHeader? {
    let widths = rows.map { row in row.fields.count { !$0.isEmpty } }
    guard let most = widths.max(), most > 0 else { return nil }
    for (row, width) in zip(rows, widths) where width > 1 || most == 1 && width == 1 {
      // One cell may be empty, as that above numbers of rows.
      guard width * 5 >= most * 4 || width >= most - 1 else { continue }
      let data = row.fields.count { TableHeader.isData($0) }
      if data * 5 <= width { return TableHeader(row) }
    }
    return nil
  }

  /// Whether a cell is a value and no name of a column: a number, a day, a long text.
  private static func isData(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    if text.count > 60 || text.contains("@") || WrittenTime.clock(text) != nil { return true }
    return WrittenNumber.rational(text) != nil || WrittenTime.instant(text) != nil
  }

  /// The first row that has all wanted columns; without one, the row that has most of them.
  static func best(in rows: [TableRow], for wanted: [String]) -> (header: TableHeader, missing: [String])? {
    var best: (header: TableHeader, missing: [String])?
    for row in rows where !row.isBlank {
      let header = TableHeader(row)
      let missing = header.missing(of: wanted)
      if missing.isEmpty { return (header, []) }
      if best.map({ missing.count < $0.missing.count }) ?? true { best = (header, missing) }
    }
    return best
  }
}
