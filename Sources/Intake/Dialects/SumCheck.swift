internal import Exact
internal import Wording

/// Holds the rows of a report against its own row of sums (汇总), column by column.
///
/// A figure that is absent in a row leaves nothing to compare in its column.
struct SumCheck {
  private enum Kind { case addsUp, distinct }

  private struct Column {
    let name: String
    let kind: Kind
    var sum: Rational? = .zero
    var largest: Rational = .zero
  }

  private struct Total {
    let word: String
    /// The printed figures, and a diagnostic of each place to be filled in.
    let figures: [(amount: Rational?, failure: (Message, [String: String]) -> Diagnostic)]
  }

  private var columns: [Column] = []
  private var total: Total?
  private let row: RowCondition?

  /// A check of those columns that are in the export.
  init(_ totals: Dialect.Totals?, places: [String: Int]) {
    row = totals?.row
    for (names, kind) in [(totals?.addUp ?? [], Kind.addsUp), (totals?.distinct ?? [], .distinct)] {
      for name in names where places[name] != nil { columns.append(Column(name: name, kind: kind)) }
    }
  }

  /// Whether this is the row of sums.
  func isTotal(_ row: FieldReader) -> Bool { self.row?.holds(for: row) == true }

  /// Adds a row that is no sum.
  mutating func add(_ row: FieldReader) {
    for index in columns.indices {
      guard let sum = columns[index].sum else { continue }
      guard !row.isMarked(\.continued, columns[index].name),
        let amount = SumCheck.amount(row.text(columns[index].name))
      else {
        columns[index].sum = nil
        continue
      }
      columns[index].sum = try? sum + amount
      columns[index].largest = max(columns[index].largest, amount)
    }
  }

  /// Keeps the row of sums; of several the first counts.
  mutating func take(total row: FieldReader) {
    guard total == nil, let condition = self.row else { return }
    total = Total(
      word: condition.columns.map { row.text($0) }.first { !$0.isEmpty } ?? "",
      figures: columns.map { column in
        (SumCheck.amount(row.text(column.name)), { row.failure($0, column.name, $1) })
      })
  }

  /// What does not add up, once all rows were seen.
  func differences() -> [Diagnostic] {
    guard let total else { return [] }
    var found: [Diagnostic] = []
    for (column, figure) in zip(columns, total.figures) {
      guard let sum = column.sum, let amount = figure.amount else { continue }
      let fits = column.kind == .addsUp ? sum == amount : amount <= sum && column.largest <= amount
      guard !fits else { continue }
      found.append(
        figure.failure(
          column.kind == .addsUp ? .sumDiffers : .sumImpossible,
          [
            "row": Diagnostic.quoted(total.word), "total": amount.description, "sum": sum.description,
            "largest": column.largest.description,
          ]))
    }
    return found
  }

  /// A count, an amount or a length of time; nil where there is none.
  static func amount(_ text: String) -> Rational? {
    guard Absence.reason(of: text) == nil, text.utf8.count <= 64 else { return nil }
    if RoundedFigure.mayBe(text), RoundedFigure(text, places: 2) != nil { return nil }
    if let number = WrittenNumber.rational(text) { return number }
    guard let quantity = try? Quantity(parsing: text), quantity.unit == .seconds else { return nil }
    return quantity.value
  }
}
