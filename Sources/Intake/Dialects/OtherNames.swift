/// What else the columns of a dialect may be called in an export.
struct OtherNames: Hashable, Sendable {
  private let names: [String: [String]]

  init(_ names: [String: [String]] = [:]) {
    self.names = names
  }

  /// The place of a column, from 0: that of the first of its names which is there.
  func place(of column: String, in header: TableHeader) -> Int? {
    if let place = header[column] { return place }
    for name in names[column] ?? [] {
      if let place = header[name] { return place }
    }
    return nil
  }

  /// Whether the name by which a column is found stands there twice.
  func isRepeated(_ column: String, in header: TableHeader) -> Bool {
    if header[column] != nil { return header.isRepeated(column) }
    return names[column]?.first { header[$0] != nil }.map { header.isRepeated($0) } ?? false
  }

  /// Those of the columns that are not there by any name.
  func missing(of columns: [String], in header: TableHeader) -> [String] {
    columns.filter { place(of: $0, in: header) == nil }
  }

  /// The places of those of the columns that are there.
  func places(of columns: [String], in header: TableHeader) -> [String: Int] {
    Dictionary(columns.compactMap { name in place(of: name, in: header).map { (name, $0) } }) { first, _ in first }
  }

  /// The first row that has all wanted columns; without one, the row that has most of them.
  func best(in rows: [TableRow], for wanted: [String]) -> (header: TableHeader, missing: [String])? {
    var best: (header: TableHeader, missing: [String])?
    for row in rows where !row.isBlank {
      let header = TableHeader(row)
      let missing = missing(of: wanted, in: header)
      if missing.isEmpty { return (header, []) }
      if best.map({ missing.count < $0.missing.count }) ?? true { best = (header, missing) }
    }
    return best
  }
}
