internal import Wording

/// The values that conditions met in some rows, a few of each column: what to show where no condition holds.
struct MetValues {
  private static let most = 6
  private var order: [String] = []
  private var values: [String: [String]] = [:]
  private(set) var rows = 0
  private(set) var first: FieldReader?

  /// Adds a row by the columns that conditions look at; columns that name people are left out.
  mutating func add(_ row: FieldReader, _ columns: [String]) {
    rows += 1
    if first == nil { first = row }
    for column in columns where row.columns[column] != nil && !row.hidden.contains(column) {
      if DialectDraft.looksPrivate(column) { continue }
      if values[column] == nil {
        values[column] = []
        order.append(column)
      }
      guard let known = values[column], known.count < MetValues.most else { continue }
      let value = row.text(column)
      if !known.contains(value) { values[column]?.append(value) }
    }
  }

  /// Whether any of the columns has a value that is one.
  func hasValues(in columns: [String]) -> Bool {
    columns.contains { values[$0]?.contains { Absence.reason(of: $0) == nil } == true }
  }

  /// `刷卡时间: 09:12, 18:15`.
  func text(of columns: [String]? = nil) -> String {
    let shown = order.filter { columns?.contains($0) ?? true }.map { column in
      let some = values[column] ?? []
      let listed = some.map { $0.isEmpty ? "“”" : Diagnostic.quoted(String($0.prefix(24))) }.joined(separator: ", ")
      return "\(column): \(listed)" + (some.count == MetValues.most ? " …" : "")
    }
    return shown.isEmpty ? "—" : shown.joined(separator: "; ")
  }
}

extension RowCondition {
  /// Whether it asks for words, and not for their absence.
  var namesWords: Bool {
    switch test {
    case .isOne, .begins, .contains: true
    // What words mean is said word by word where a state is unknown.
    case .isNone, .lacks, .means, .meansNone: false
    }
  }

  /// The condition as a person reads it: `订单状态 = 已取消 | 已关闭`.
  var text: String {
    let columns = columns.joined(separator: "/")
    func shown(_ words: some Sequence<String>) -> [String] { words.map { $0.isEmpty ? "“”" : $0 } }
    return switch test {
    case .isOne(let words): columns + " = " + shown(words.sorted()).joined(separator: " | ")
    case .isNone(let words): columns + " ≠ " + shown(words.sorted()).joined(separator: " | ")
    case .begins(let starts): columns + " = " + starts.map { $0 + "…" }.joined(separator: " | ")
    case .contains(let parts): columns + " = …" + parts.map { $0 + "…" }.joined(separator: " | …")
    case .lacks(let parts): columns + " ≠ …" + parts.map { $0 + "…" }.joined(separator: " | …")
    case .means(let meanings): columns + " → " + meanings.sorted().joined(separator: " | ")
    case .meansNone(let meanings): columns + " ↛ " + meanings.sorted().joined(separator: " | ")
    }
  }
}
