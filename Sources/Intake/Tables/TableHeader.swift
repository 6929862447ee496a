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
