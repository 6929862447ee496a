internal import Wording

/// How one table of the company is read: its columns, its key, and a row of it.
struct CompanyTable<Row: Sendable> {
  /// The columns that have to be there.
  let columns: [String]
  /// The columns that may be there besides.
  var optionalColumns: [String] = []
  /// What names a row: no two rows may agree in all of it. Empty where rows may repeat.
  let key: (Row) -> [String]
  /// What a row may have to respect of the rows taken before it.
  var check: ((Row, FieldReader) throws(Diagnostic) -> Void)?
  /// Reads a row.
  let read: (FieldReader) throws(Diagnostic) -> Row

  /// Reads a file.
  func outcome(of path: String) -> TableOutcome<Row> {
    var report = FileReport(file: path)
    do throws(Diagnostic) {
      let file = try TableFile(at: path)
      report.hash = file.hash
      report.encoding = file.encoding
      let rows = try rows(of: file, &report)
      return TableOutcome(rows: rows, report: report)
    } catch {
      report.refuse(error)
      return TableOutcome(rows: [], report: report)
    }
  }

  private func rows(of file: TableFile, _ report: inout FileReport) throws(Diagnostic) -> [Row] {
    var table = try file.table(columns: columns)
    noteUnknownColumns(of: table.header, at: table.place, &report)
    let places = table.header.places(of: columns + optionalColumns)
    var rows: [Row] = []
    var seen: [[String]: TableRow] = [:]
    while let row = try table.next() {
      report.rows += 1
      if row.isBlank {
        report.blank += 1
      } else if let fault = table.reject(row)
        ?? FieldReader(row: row, columns: places, place: table.place, headings: table.header.names).uncomputed
      {
        report.reject(fault)
      } else {
        let reader = FieldReader(row: row, columns: places, place: table.place, headings: table.header.names)
        do throws(Diagnostic) {
          let value = try read(reader)
          let names = key(value)
          if !names.isEmpty, let earlier = seen[names] {
            let twice = reader.failure(
              .rowTwice, columns[0],
              ["key": Diagnostic.quoted(names.joined(separator: " / ")), "line": String(earlier.line)])
            if earlier.fields == row.fields {
              report.duplicate += 1
              report.note(twice)
            } else {
              report.reject(twice)
            }
          } else {
            try check?(value, reader)
            if !names.isEmpty { seen[names] = row }
            rows.append(value)
            report.taken += 1
          }
        } catch {
          report.reject(error)
        }
      }
    }
    return rows
  }

  private func noteUnknownColumns(of header: TableHeader, at place: Place, _ report: inout FileReport) {
    let known = Set((columns + optionalColumns).map { ColumnName($0) })
    for (index, name) in header.names.enumerated() where !name.isEmpty && !known.contains(ColumnName(name)) {
      var place = place
      place.line = header.line
      place.column = index + 1
      report.note(Diagnostic(.columnIgnored, at: place, ["column": Diagnostic.quoted(name)]))
    }
  }
}
