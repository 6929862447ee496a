internal import Intake
internal import Wording

/// The first rows of a file beside what they become.
enum ImportSamples {
  static func of(
    _ reading: ExportReading, _ path: String, _ look: TableLook?, _ pseudonyms: BuyerPseudonyms?
  ) -> [ImportedFile.Sample] {
    if let canonical = reading.canonical { return lines(of: canonical, pseudonyms) }
    return rows(of: reading.samples, path, look)
  }

  /// The first rows of a canonical file.
  private static func lines(of file: EventFile, _ pseudonyms: BuyerPseudonyms?) -> [ImportedFile.Sample] {
    guard var reader = try? CSVReader(file.source), (try? reader.next()) == true else { return [] }
    let columns = CanonicalFile(rawValue: file.kind.fileName)?.columns ?? []
    var samples: [ImportedFile.Sample] = []
    while samples.count < ImportDesk.shownRows, (try? reader.next()) == true {
      let texts = reader.texts
      guard texts.count == file.header.count else { continue }
      let pairs = zip(file.header, texts).map { (column: $0, value: $1) }
      let fields = columns.map { name in
        let value = pairs.first { $0.column == name }?.value ?? ""
        return (field: name, value: name == "buyer_id" ? pseudonyms?(value) ?? value : value)
      }
      let shown = pairs.map { pair in
        (column: pair.column, value: columns.contains(pair.column) && pair.column != "buyer_id" ? pair.value : "")
      }
      // A file in another form was turned: its rows say where they stand.
      let source = file.sourceColumn.map { texts[$0] }?.split(separator: ":").last.flatMap { Int($0) }
      samples.append(
        ImportedFile.Sample(line: source ?? reader.line, original: shown, becomes: [(file.kind.fileName, fields)]))
    }
    return samples
  }

  /// The rows of an export that yielded the first canonical rows.
  private static func rows(of samples: [CanonicalRow], _ path: String, _ look: TableLook?) -> [ImportedFile.Sample] {
    var found: [ImportedFile.Sample] = []
    for sheet in look?.sheets ?? [] {
      guard let plan = sheet.reading else { continue }
      let mine = samples.compactMap { row in line(of: row, on: sheet.name).map { ($0, row) } }
      let hidden = Set(
        plan.columns.indices.filter { place in
          let column = plan.columns[place]
          // What is not used may be anything, names among it.
          return column.isPrivate || column.fields.isEmpty && !column.isLookedAt
            || column.fields.contains { $0.field == "buyer_id" || ["buyer", "sender", "length"].contains($0.rule) }
        })
      let lines = Set(mine.map(\.0))
      guard let originals = try? TableLook.originals(at: path, sheet: sheet.name, lines: lines, hiding: hidden) else {
        continue
      }
      for line in lines.sorted() {
        let values = originals[line] ?? []
        let original = zip(sheet.columns, values).map { (column: $0, value: $1) }
        let becomes = mine.filter { $0.0 == line }.map { _, row in
          (file: row.file.rawValue, fields: zip(row.file.columns, row.fields).map { (field: $0, value: $1) })
        }
        found.append(ImportedFile.Sample(line: line, original: original, becomes: becomes))
      }
    }
    return found
  }

  /// The line of the file that a canonical row comes from, if it is of that sheet.
  private static func line(of row: CanonicalRow, on sheet: String?) -> Int? {
    guard let source = row.fields.last, let colon = source.lastIndex(of: ":") else { return nil }
    let place = source[..<colon]
    guard sheet.map({ place.hasSuffix("[\($0)]") }) ?? !place.hasSuffix("]") else { return nil }
    return Int(source[source.index(after: colon)...])
  }
}
