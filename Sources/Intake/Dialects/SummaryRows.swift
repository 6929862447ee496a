internal import Exact
internal import Wording

/// Tells the rows of sums and means of a report by what they are: whatever they are called, they equal the sum or the mean
/// of other rows (汇总, 小计, 均值; at the end, at the top, or below each shop, agent or day).
///
/// A row is marked where its account is no account (empty, 店铺总计), or a column by which the rows are told apart says
/// something else than theirs: no day where they have days, nothing, 小计. A marked row that equals the sum or the mean of
/// others is dropped; one that does not is refused where nothing else would. A row that is not marked and equals the sum of
/// all others in every column is never taken as it stands.
struct SummaryRows {
  /// What a row is.
  enum Verdict: Hashable {
    case data
    /// The sum or mean of other rows, under no account's name.
    case summary
    /// Marked as a sum, and no sum of the others.
    case unclear
    /// Under an account's name, and the sum of all others in every column.
    case sumUnderAccount
    /// Under an account's name, and the sum of all others in some columns.
    case likeSum
  }

  private struct Row {
    let reader: FieldReader
    let agent: String
    let amounts: [Rational?]
    var isMarked = false
    /// Whether a column of the key, and not the account alone, marks it.
    var isMarkedByKey = false
  }

  private let agentColumn: String?
  private let keyColumns: [String]
  private let amountColumns: [String]
  private let width: Int
  private let amountPlaces: Set<Int>
  private let accounts: Set<String>
  private let hasDay: Bool
  private var rows: [Row] = []
  /// Whether the rows have days of their own; then a row that has one is no sum of others.
  private var areDated = false

  /// Rows of a report under a dialect; `accounts` are those that the company knows.
  init(_ fit: DialectFit, width: Int, accounts: Set<String>) {
    let rules = fit.yields.flatMap(\.rules)
    agentColumn = rules.first { $0.field == "agent_id" }?.columns.first
    let figures = ["numerator", "denominator", "gross_cents", "refund_cents"]
    var columns: [String] = []
    for rule in rules where figures.contains(rule.field) {
      for column in rule.summedColumns where !columns.contains(column) && fit.places[column] != nil {
        columns.append(column)
      }
    }
    amountColumns = columns
    keyColumns = fit.dialect.key.filter { fit.places[$0] != nil }
    amountPlaces = Set(columns.compactMap { fit.places[$0] })
    self.width = width
    self.accounts = accounts
    hasDay = fit.dialect.day != nil
  }

  /// Adds a row.
  mutating func hold(_ row: FieldReader) {
    rows.append(
      Row(
        reader: row, agent: agentColumn.map { row.text($0) } ?? "",
        amounts: amountColumns.map { SumCheck.amount(row.text($0)) }))
  }

  /// What each row is, in the order in which they were added.
  mutating func verdicts() -> [(row: FieldReader, verdict: Verdict)] {
    mark()
    let sums = Sums(rows.map { ($0.agent, $0.isMarked, $0.amounts) })
    return rows.indices.map { (rows[$0].reader, verdict(on: $0, sums)) }
  }

  private static let words = ["合计", "总计", "小计", "汇总", "总值", "平均", "均值", "subtotal", "total", "average", "mean"]

  private static func isSummaryWord(_ text: String) -> Bool {
    guard !text.isEmpty, text.count <= 12 else { return false }
    let lower = text.lowercased()
    return words.contains { lower.contains($0) }
  }

  private mutating func mark() {
    guard rows.count > 1 else { return }
    var days = [Int](repeating: 0, count: width)
    for row in rows {
      for (place, text) in row.reader.row.fields.enumerated() where place < width && WrittenTime.day(text) != nil {
        days[place] += 1
      }
    }
    // Columns in which most rows have a day.
    let dayPlaces = (0..<width).filter {
      days[$0] >= 2 && days[$0] * 10 >= rows.count * 6 && !amountPlaces.contains($0)
    }
    areDated = !dayPlaces.isEmpty
    let agentPlace = agentColumn.flatMap { rows[0].reader.columns[$0] }
    let keyPlaces = Set(keyColumns.compactMap { rows[0].reader.columns[$0] })
    var filled = [Int](repeating: 0, count: width)
    for row in rows {
      for place in keyPlaces where !row.reader.field(place).isEmpty { filled[place] += 1 }
    }
    for index in rows.indices {
      let reader = rows[index].reader
      let isKnown = accounts.contains(rows[index].agent)
      var isMarked = false
      var byKey = false
      if agentPlace != nil, Absence.reason(of: rows[index].agent) != nil { isMarked = true }
      if !isKnown, SummaryRows.isSummaryWord(rows[index].agent) { isMarked = true }
      for place in 0..<width where place != agentPlace && !amountPlaces.contains(place) {
        let text = reader.field(place)
        let isKey = keyPlaces.contains(place)
        let differs =
          dayPlaces.contains(place) && WrittenTime.day(text) == nil || SummaryRows.isSummaryWord(text)
          || isKey && text.isEmpty && filled[place] * 2 > rows.count
        guard differs else { continue }
        isMarked = true
        byKey = byKey || isKey || dayPlaces.contains(place)
      }
      rows[index].isMarked = isMarked
      rows[index].isMarkedByKey = byKey
    }
  }

  private func verdict(on index: Int, _ sums: Sums) -> Verdict {
    let row = rows[index]
    let isKnown = accounts.contains(row.agent)
    if row.isMarked {
      if !isKnown, SummaryRows.isSummaryWord(row.agent) { return .summary }
      if sums.groups(around: index).contains(where: { $0.isSum(row.amounts, least: 1) || $0.isMean(row.amounts) }) {
        return .summary
      }
      return row.isMarkedByKey && !row.agent.isEmpty && !hasDay ? .unclear : .data
    }
    guard !areDated, sums.mayBeSum(index) else { return .data }
    let others = sums.all(without: index)
    guard others.count >= 2, others.isSum(row.amounts, least: 2) else { return .data }
    let isExact = others.isSum(row.amounts, least: 3, exactly: true)
    if isKnown { return isExact ? .sumUnderAccount : others.isLarge ? .likeSum : .data }
    return isExact ? .summary : .data
  }
}

extension FieldRule {
  /// The columns whose values add up in the field: counts, amounts, lengths of time.
  fileprivate var summedColumns: [String] {
    switch source {
    case .whole, .number, .seconds, .yuan: ownColumns
    default: []
    }
  }
}

extension FieldReader {
  /// The text at a place of the row, from 0.
  fileprivate func field(_ place: Int) -> String { place < row.fields.count ? row.fields[place] : "" }
}
