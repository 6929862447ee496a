internal import Exact
internal import Wording

/// The signs of a sheet's amounts of refunds.
///
/// Some exports write a refund as what went out: −30.00. Where all of a column are so the sign says nothing, and 30.00
/// was refunded. Where a column has both, one below 0 may be a refund that was reversed (冲销), or a slip of the pen:
/// the row is named and not taken.
struct RefundSigns {
  /// The columns of amounts that are refunds and nothing else.
  private let columns: [String]
  /// Columns with an amount above 0.
  private var positive: Set<String> = []
  /// Rows with an amount below 0, which wait for the end of the sheet.
  private var waiting: [(row: FieldReader, columns: Set<String>)] = []

  init(_ fit: DialectFit) {
    func amounts(_ yields: [Dialect.Yield], of field: String) -> [String] {
      yields.flatMap(\.rules).filter { $0.field == field && $0.isYuan }.flatMap(\.ownColumns)
    }
    let orders = Set(amounts(fit.yields.filter { $0.file == .orders }, of: "amount_cents"))
    let refunds = amounts(fit.yields.filter { $0.file == .refunds }, of: "amount_cents")
    let figures = amounts(
      fit.yields.filter { $0.metric?.hasPrefix("refund") == true }, of: "numerator")
    var seen = orders
    columns = (refunds + figures).filter { seen.insert($0).inserted }
  }

  /// Whether a row has to wait, because an amount that it refunds is below 0.
  mutating func waits(_ row: FieldReader) -> Bool {
    guard !columns.isEmpty else { return false }
    var negative: Set<String> = []
    for column in columns {
      let text = row.text(column)
      if WrittenNumber.hasMinus(text) {
        if WrittenNumber.fen(yuan: text).map({ $0.amount < 0 }) == true { negative.insert(column) }
      } else if !positive.contains(column), let fen = WrittenNumber.fen(yuan: text), fen.amount > 0 {
        positive.insert(column)
      }
    }
    guard !negative.isEmpty else { return false }
    waiting.append((row, negative))
    return true
  }

  /// The rows that waited, and whether they can be taken.
  var settled: [(row: FieldReader, fault: Diagnostic?)] {
    waiting.map { row, negative in
      guard let mixed = negative.sorted().first(where: positive.contains) else {
        var row = row
        row.negated = negative
        return (row, nil)
      }
      return (row, row.failure(.refundSignMixed, mixed))
    }
  }

  /// That refunds were written below 0, and what they come to.
  var diagnostics: [Diagnostic] {
    columns.compactMap { column in
      let rows = waiting.filter { $0.columns.contains(column) && $0.columns.isDisjoint(with: positive) }
      guard let first = rows.first else { return nil }
      let sum = rows.reduce(Int128(0)) { $0 - Int128(WrittenNumber.fen(yuan: $1.row.text(column))?.amount ?? 0) }
      return first.row.failure(
        .refundNegative, column, ["count": String(rows.count), "yuan": Rational.decimal(sum, places: 2)])
    }
  }
}

extension FieldRule {
  /// Whether it reads an amount in yuan as platforms write it; canonical files hold fen, from 0.
  fileprivate var isYuan: Bool {
    switch source {
    case .yuan: true
    case .number: field == "numerator"
    default: false
    }
  }
}
