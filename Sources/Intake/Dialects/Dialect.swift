public import Wording

/// How the exports of one platform read: data, not code (`dialects/*.yaml`).
public struct Dialect: Sendable {
  /// The stable id, the name of its file.
  public let id: String
  /// Its name.
  public let name: Bilingual
  /// The columns that have to be there for a table to be of this dialect.
  public let columns: [String]
  /// The sheet it stands on; nil for whichever.
  let sheet: String?
  /// The columns that name a row; the same row in two exports counts once. Empty where rows may repeat.
  let key: [String]
  /// Whether a further row of the same key is another line of the same order (one row per product), which yields
  /// nothing more.
  let repeatsAreFurtherLines: Bool
  /// Rows that are no data (汇总, 均值).
  let drops: [RowCondition]
  /// Columns that are never taken and never shown: names, phones, addresses.
  let privateColumns: [String]
  /// What a row yields.
  let yields: [Yield]

  /// One canonical row per source row, where its conditions hold.
  struct Yield: Sendable {
    let file: CanonicalFile
    let conditions: [RowCondition]
    /// A rule for each column of the file, in its order.
    let rules: [FieldRule]
  }

  /// What the export does not say and has to be given: `shop`, `month`.
  public var needs: Set<String> {
    Set(
      yields.flatMap(\.rules).compactMap { rule in
        if case .given(let name) = rule.source { name } else { nil }
      })
  }

  /// Whether a row may not be shown in messages: it holds columns that are private, or says who the buyer is.
  var hidesRows: Bool {
    if !privateColumns.isEmpty { return true }
    return yields.flatMap(\.rules).contains { if case .buyer = $0.source { true } else { false } }
  }

  /// All columns that the rules look at.
  var usedColumns: [String] {
    key + drops.map(\.column) + yields.flatMap { $0.conditions.map(\.column) + $0.rules.flatMap(\.columns) }
  }
}

/// Something that holds of a row or does not.
struct RowCondition: Sendable {
  enum Test: Sendable {
    case isOne(of: Set<String>)
    case isNone(of: Set<String>)
    case begins(with: [String])
  }

  let column: String
  let test: Test

  func holds(for row: FieldReader) -> Bool {
    let value = row.text(column)
    return switch test {
    case .isOne(let values): values.contains(value)
    case .isNone(let values): !values.contains(value)
    case .begins(let starts): starts.contains { value.hasPrefix($0) }
    }
  }
}
