internal import Exact
internal import Wording

/// What the values of a sheet mean, and what was lost of them on the way: looked at row by row and said at its end.
struct SheetValues {
  var states: StateReader
  var signs: RefundSigns
  /// The columns of ids, and how the ids in them end.
  private var ids: [(column: String, ids: IDColumn)]
  /// Bookkeeping of the platform: the first row, how many there are, and their amounts.
  private var bookkeeping: (first: FieldReader, count: Int, fen: Int128)?
  private let amount: String?
  /// Columns that say who a buyer is.
  private let hidden: Set<String>

  init(_ fit: DialectFit) {
    hidden = fit.hidden
    states = StateReader(fit)
    signs = RefundSigns(fit)
    var seen: Set<String> = []
    ids = fit.yields.flatMap(\.rules).compactMap { rule in
      switch rule.source {
      case .id(let column), .buyer(let column): seen.insert(column).inserted ? (column, IDColumn()) : nil
      default: nil
      }
    }
    amount = fit.yields.flatMap(\.rules).first { $0.field == "amount_cents" && !$0.ownColumns.isEmpty }?.ownColumns[0]
  }

  /// Counts a row that is bookkeeping of the platform.
  mutating func keep(bookkeeping row: FieldReader) {
    let fen = amount.flatMap { WrittenNumber.fen(yuan: row.text($0)) }.map { Int128($0.amount) } ?? 0
    bookkeeping = bookkeeping.map { ($0.first, $0.count + 1, $0.fen + fen) } ?? (row, 1, fen)
  }

  /// Looks at the ids of a row that was taken.
  mutating func look(atIDs row: FieldReader) {
    for place in ids.indices { ids[place].ids.add(row.text(ids[place].column), line: row.line) }
  }

  /// What there is to say at the end of a sheet.
  func diagnostics(at place: Place) -> [Diagnostic] {
    var found = states.diagnostics + signs.diagnostics
    if let (first, count, fen) = bookkeeping {
      found.append(
        Diagnostic(
          .rowsBookkeeping, at: first.placeOfRow,
          ["count": String(count), "yuan": Rational.decimal(fen, places: 2)]))
    }
    return found + roundedIDs(at: place)
  }

  /// Ids that were numbers on their way here.
  private func roundedIDs(at place: Place) -> [Diagnostic] {
    ids.compactMap { column, ids in
      guard ids.looksRounded, let first = ids.first else { return nil }
      var place = place
      place.line = first.line
      return Diagnostic(
        .idsEndInZeros, at: place,
        [
          "column": column, "count": String(ids.count),
          "value": hidden.contains(column) ? "…" : Diagnostic.quoted(first.id),
        ])
    }
  }
}

extension TableFile {
  /// What of a sheet people do not see: rows and columns that are hidden. They are data of the export and are taken.
  func hidden(ofSheet sheet: Int, _ fit: DialectFit, below header: TableHeader) -> [Diagnostic] {
    guard let layout = layout(ofSheet: sheet) else { return [] }
    let place = Place(file: path, sheet: sheetNames[sheet], line: header.line)
    var found: [Diagnostic] = []
    let rows = layout.hiddenRows.filter { $0 > header.line }
    if let first = rows.first {
      found.append(
        Diagnostic(.rowsHidden, at: place, ["count": String(rows.count), "first": String(first)]))
    }
    let columns = Set(fit.places.values).sorted().filter { place in
      layout.hiddenColumns.contains { $0.contains(place + 1) }
    }
    if !columns.isEmpty {
      found.append(
        Diagnostic(.columnsHidden, at: place, ["columns": TableFile.listed(columns.map { header.names[$0] })]))
    }
    return found
  }

  /// The rows with values below a header.
  func rowCount(ofSheet sheet: Int, below line: Int) throws(Diagnostic) -> Int {
    var rows = try rows(ofSheet: sheet)
    var count = 0
    while let row = try rows.next() {
      if row.line > line, !row.isBlank { count += 1 }
    }
    return count
  }
}

extension TableFile {
  /// When the export was made, as the lines above a header or the name of the file tell; nil where neither does.
  func exportedAt(_ matches: [DialectLibrary.Match]) throws(Diagnostic) -> Instant? {
    for match in matches {
      for row in try head(ofSheet: match.sheet) where row.line < match.header.line {
        if let moment = ExportTime.of(line: row.fields.joined(separator: " ")) { return moment }
      }
    }
    // In the name of a report a day is what it is of.
    let isReport = matches.contains { !$0.dialect.metrics.isEmpty || !$0.dialect.period.isEmpty }
    let own = name.split(separator: "/").last.map(String.init) ?? name
    return ExportTime.of(name: own, allowsDay: !isReport)
  }
}

extension Dialect {
  /// Whether a row is bookkeeping of the platform: by the dialect's conditions, or by what its status means.
  func isBookkeeping(_ row: FieldReader, _ implied: StateMeaning?) -> Bool {
    if implied == .ignored || row.meanings.values.contains(StateMeaning.ignored.rawValue) { return true }
    return !bookkeeping.isEmpty && bookkeeping.allSatisfy { $0.holds(for: row) }
  }
}

extension Remarks {
  /// Puts what the status of a company's own mapping means into an order.
  mutating func tell(_ meaning: StateMeaning, of order: CanonicalRow, at row: FieldReader) -> CanonicalRow {
    guard order.file == .orders else { return order }
    var fields = order.fields
    switch meaning {
    case .void: fields[6] = "void"
    case .unpaid: fields[4] = ""
    case .refunded:
      fields[6] = "refunded"
      add(.stateNeedsRefunds, at: row, row.columns.keys.first { row.meanings[$0] != nil } ?? "")
    default: break
    }
    return CanonicalRow(file: order.file, fields: fields)
  }
}
