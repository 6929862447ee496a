internal import Exact
internal import Wording

/// What comes together while the rows of a sheet are taken.
struct SheetTranslation {
  let fit: DialectFit
  /// How evidence names the sheet.
  let source: String
  /// The rows taken by the key of the dialect.
  var seen: [String: Translator.Seen]
  var groups = RowGroups()
  /// The keys of orders whose state nobody said the meaning of, where they may have further lines.
  private var waiting: Set<String> = []
  var remarks = Remarks()
  /// What values of the sheet mean, and what was lost of them.
  var values: SheetValues
  /// Rows for which no condition holds.
  private(set) var unmatched = MetValues()
  private var dropped = MetValues()
  private var all = MetValues()
  private var isMet: [Bool]
  /// Lines that equal another one of their order: how many, and the amounts they would have added.
  private var equal: (count: Int, fen: Int64, first: FieldReader)?
  private let before: (rows: Int, taken: Int, rejected: Int, duplicate: Int)
  /// Whether the ids of what is yielded are told apart by the key already.
  let isKeyedByID: Bool
  private let watchesConditions: Bool

  init(_ fit: DialectFit, source: String, seen: [String: Translator.Seen], counted account: FileReport) {
    self.fit = fit
    self.source = source
    self.seen = seen
    values = SheetValues(fit)
    isMet = fit.yields.map { _ in false }
    before = (account.rows, account.taken, account.rejected, account.duplicate)
    let key = fit.dialect.key
    isKeyedByID =
      key.count == 1
      && fit.yields.allSatisfy { yield in
        guard let id = yield.rules.first, id.otherwise.isEmpty else { return false }
        switch id.source {
        case .id(let column), .text(let column): return column == key[0] && id.values == nil
        default: return EventKind(rawValue: CanonicalFile.dialectName(of: yield.file))?.hasIdentity != true
        }
      }
    watchesConditions = fit.dialect.isOwn && fit.yields.contains { !$0.conditions.isEmpty }
  }

  /// The key of a row.
  func key(of row: FieldReader) -> String { fit.dialect.key.map { row.text($0) }.joined(separator: "\u{1F}") }

  /// Whether a row is a further line of an order whose first line was taken from the same file: it needs nothing of its
  /// own, no state either.
  func isFurtherLine(_ row: FieldReader, of file: Int) -> Bool {
    guard fit.dialect.repeats == .furtherLines, !fit.dialect.key.isEmpty else { return false }
    return seen[key(of: row)]?.file == file
  }

  /// Whether a row is a further line of an order that waits until somebody says what its state means.
  func isFurtherLineOfWaiting(_ row: FieldReader) -> Bool { !waiting.isEmpty && waiting.contains(key(of: row)) }

  /// Notes an order that waits until somebody says what its state means.
  mutating func wait(_ row: FieldReader) {
    guard fit.dialect.repeats == .furtherLines, !fit.dialect.key.isEmpty else { return }
    waiting.insert(key(of: row))
  }

  /// Notes which yields apply to a row.
  mutating func look(at row: FieldReader, _ applies: [Bool]) {
    let isTaken = applies.contains(true)
    guard watchesConditions || !isTaken, !applies.isEmpty else { return }
    let columns = fit.yields.flatMap { $0.conditions.flatMap(\.columns) }
    if !isTaken { unmatched.add(row, columns) }
    guard watchesConditions else { return }
    all.add(row, columns)
    for index in applies.indices where applies[index] { isMet[index] = true }
  }

  /// Notes a row that is no data by the dialect.
  mutating func dropped(_ row: FieldReader, by condition: RowCondition) { dropped.add(row, condition.columns) }

  /// Notes a line that equals another one of its order.
  mutating func equals(_ row: FieldReader, _ rows: [CanonicalRow]) {
    var fen: Int64 = 0
    for row in rows where row.file == .orders {
      if let place = row.file.columns.firstIndex(of: "amount_cents"), let amount = Int64(row.fields[place]) {
        fen = fen.addingReportingOverflow(amount).partialValue
      }
    }
    equal = ((equal?.count ?? 0) + 1, (equal?.fen ?? 0).addingReportingOverflow(fen).partialValue, equal?.first ?? row)
  }

  /// Counts a row that is a sum or a mean; whether it is taken.
  mutating func isData(_ row: FieldReader, _ verdict: SummaryRows.Verdict, _ account: inout FileReport) -> Bool {
    let agent =
      fit.yields.flatMap(\.rules).first { $0.field == "agent_id" }?.columns.first ?? fit.dialect.key.first ?? ""
    switch verdict {
    case .data: return true
    case .summary:
      account.dropped += 1
      let name =
        fit.dialect.key.map { row.text($0) }.first { !$0.isEmpty && WrittenTime.day($0) == nil } ?? row.text(agent)
      remarks.add(.summaryRows, at: row, agent, ["value": Diagnostic.quoted(name.isEmpty ? "—" : name)])
      return false
    case .unclear:
      account.reject(row.failure(.sumUnclear, agent))
      return false
    case .sumUnderAccount:
      account.reject(row.failure(.sumUnderAccount, agent))
      return false
    case .likeSum:
      remarks.add(.rowLikeSum, at: row, agent, ["value": Diagnostic.quoted(row.text(agent))])
      return true
    }
  }

  /// Remarks on the values of a row that was taken.
  mutating func remark(on row: FieldReader) {
    if let price = fit.price, price.place < row.row.fields.count,
      let quantity = WrittenNumber.rational(row.row.fields[price.place]), quantity != .one
    {
      remarks.add(.priceTimesQuantity, at: row, price.amount, ["quantity": price.quantity])
    }
  }

  /// What there is to say of the sheet once all its rows were seen.
  func diagnostics(_ account: FileReport) -> [Diagnostic] {
    var found = remarks.diagnostics
    if let (count, fen, first) = equal {
      found.append(
        first.failure(
          .equalParts, fit.dialect.key.first ?? "",
          ["count": String(count), "yuan": Fen(fen).yuan.decimal(places: 2)]))
    }
    let rows = account.rows - before.rows
    let isNothing =
      account.taken == before.taken && account.rejected == before.rejected && account.duplicate == before.duplicate
    if let first = unmatched.first {
      found.append(said(.rowsUnmatched, first, ["count": String(unmatched.rows), "met": unmatched.text()]))
    } else if isNothing, !fit.yields.isEmpty, let first = dropped.first {
      found.append(said(.tookNothing, first, ["rows": String(rows), "dropped": String(dropped.rows)]))
    }
    guard watchesConditions, !isNothing else { return found }
    for (yield, isMet) in zip(fit.yields, isMet) where !isMet && !yield.conditions.isEmpty {
      // Where the columns are empty in every row there is nothing of the kind, and no word that was missed.
      let words = yield.conditions.filter(\.namesWords).flatMap(\.columns)
      guard let first = all.first, all.hasValues(in: words) else { continue }
      found.append(
        said(
          .conditionUnmet, first,
          [
            "file": yield.file.rawValue, "condition": yield.conditions.map(\.text).joined(separator: ", "),
            "met": all.text(of: yield.conditions.flatMap(\.columns)),
          ]))
    }
    return found
  }

  private func said(_ message: Message, _ row: FieldReader, _ arguments: [String: String]) -> Diagnostic {
    var place = row.place
    place.line = row.line
    return Diagnostic(message, at: place, arguments)
  }
}
