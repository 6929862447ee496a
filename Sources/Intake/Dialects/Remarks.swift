internal import Wording

/// Things that are said once for a sheet, however many rows they are true of.
struct Remarks {
  private struct Key: Hashable {
    let code: String
    let column: String
  }

  private var order: [Key] = []
  private var first: [Key: (place: Place, message: Message, arguments: [String: String])] = [:]
  private var counts: [Key: Int] = [:]
  /// The line counted last, as a row is counted once whatever number of fields it is true of.
  private var lines: [Key: Int] = [:]
  /// By column, how many moments whose seconds decide there are, how many of them lie on whole minutes, and the first.
  private var wholeMinutes: [String: (total: Int, whole: Int, first: Place)] = [:]

  /// Counts a row of which something is to be said.
  mutating func add(_ message: Message, at row: FieldReader, _ column: String, _ arguments: [String: String] = [:]) {
    let found = row.failure(message, column, arguments)
    add(message, found.place, column: column, arguments.merging(["column": column]) { given, _ in given })
  }

  /// Counts a case at a place.
  mutating func add(_ message: Message, _ place: Place, column: String = "", _ arguments: [String: String] = [:]) {
    let key = Key(code: message.code, column: column)
    if let line = place.line, lines[key] == line { return }
    lines[key] = place.line
    counts[key, default: 0] += 1
    guard first[key] == nil else { return }
    first[key] = (place, message, arguments)
    order.append(key)
  }

  /// One diagnostic for each, at the first row it is true of.
  var diagnostics: [Diagnostic] {
    order.compactMap { key in
      guard let (place, message, arguments) = first[key] else { return nil }
      return Diagnostic(
        message, at: place, arguments.merging(["count": String(counts[key] ?? 0)]) { given, _ in given })
    }
  }
}

extension Remarks {
  /// Whether the point of a number may set thousands apart: `1.274`, `12.000`.
  private static func mayBeThousands(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].count), parts[1].count == 3, parts[0] != "0" else { return false }
    return text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
  }

  /// Says what there is to say of a row under a yield that applies to it.
  mutating func look(at row: FieldReader, _ yield: Dialect.Yield) {
    for rule in yield.watched { look(at: row, rule) }
  }

  /// Says where a moment whose seconds decide is written without them. Of an order without a buyer they decide nothing.
  mutating func look(at row: FieldReader, _ yield: Dialect.Yield, moments fields: [String]) {
    if let buyer = yield.buyer, fields[buyer].isEmpty { return }
    for place in yield.moments where !fields[place].isEmpty {
      let (rule, value) = (yield.rules[place], fields[place])
      let column = rule.ownColumns.first ?? rule.field
      if WrittenMoment.isCoarse(value) {
        add(yield.file == .messages ? .chatNoSeconds : .orderNoSeconds, at: row, column)
      } else {
        var known = wholeMinutes[column] ?? (0, 0, row.failure(.wholeMinutes, column).place)
        known.total += 1
        if value.hasSuffix(":00") { known.whole += 1 }
        wholeMinutes[column] = known
      }
    }
  }

  /// How many moments of a workbook's column have to lie on whole minutes, all of them, for that to be said.
  private static let manyWholeMinutes = 20

  /// Says of which columns of a workbook all moments lie on whole minutes: a workbook keeps moments as numbers, which do
  /// not show whether they ever had seconds.
  mutating func lookAtWholeMinutes() {
    for (column, found) in wholeMinutes.sorted(by: { $0.key < $1.key })
    where found.total >= Remarks.manyWholeMinutes && found.whole == found.total {
      add(.wholeMinutes, found.first, column: column, ["column": column, "total": String(found.total)])
    }
  }

  /// Says where a rule took something else than the column it is named after, or could not tell a count from a rate.
  private mutating func look(at row: FieldReader, _ rule: FieldRule) {
    var taken = rule
    while taken.isEmpty(in: row), let other = taken.otherwise.first { taken = other }
    if taken.ownColumns != rule.ownColumns, !taken.isEmpty(in: row) {
      add(.fieldFromOther, at: row, rule.ownColumns[0], ["other": taken.ownColumns.joined(separator: "、")])
    }
    if case .number(let column, _, _) = taken.source, Remarks.mayBeThousands(row.text(column)) {
      add(.numberPoint, at: row, column, ["value": Diagnostic.quoted(row.text(column))])
    }
    if taken.tellsNotYetFinal, let (column, figure) = taken.rounded(in: row) {
      add(
        .figureRounded, at: row, column,
        ["range": taken.text(of: figure), "value": Diagnostic.quoted(row.text(column))])
      return
    }
    guard case .share(let column, let whole, _) = taken.source, !taken.isEmpty(in: row),
      (try? taken.value(of: row)) == "", Absence.reason(of: row.text(column)) == nil,
      Absence.reason(of: row.text(whole)) == nil
    else { return }
    add(.shareNotCountable, at: row, column, ["whole": whole])
  }
}
