internal import Exact
internal import Intake
internal import Wording

/// Where the exports of a month show the same rows: of two that say the same the first stands, of two that differ the
/// one that was made later by its own time (the name of the file, a line above the header), and where either does not
/// tell, the one that was taken in later.
///
/// Rows are the same by the natural key of their dialect and the shop they are of; figures of a report by account,
/// metric and days. Exports in which somebody did not say the shop are compared with those of every shop. A figure whose
/// days cover those of earlier ones stands for them; one that shares only some of its days with an earlier one cannot be
/// added to it, and is left out.
struct Overlaps {
  /// How the rows of one export lie to those before it.
  struct Outcome {
    /// Rows that an earlier export shows as they are.
    var already = 0
    /// Rows that an earlier export shows with other values, and where both stand.
    var changes: [Pair] = []
    /// Rows that an export made later shows with other values, which stand although that one was taken in before.
    var older: [Pair] = []
    /// Figures that share days with an earlier one, which stands.
    var refused: [Pair] = []
    /// Rows that no earlier export shows.
    var new = 0
    /// The rows of this export that others stand for, by their names, and how many they are.
    var leftOut: Set<String> = []
    var rowsLeftOut = 0
    /// Whether any earlier export shows rows of this one.
    var overlaps: Bool { already > 0 || !changes.isEmpty || !older.isEmpty || !refused.isEmpty }
  }

  /// A row of an export and the earlier one it is compared with.
  struct Pair: Hashable {
    let now: String
    let before: String
    /// What either says of the money of an order.
    var money = RowKey.Money()
    var moneyBefore = RowKey.Money()
    /// The other export, and when both were made, where they tell.
    var other = ""
    var time: Instant?
    var otherTime: Instant?
  }

  /// An export, stored or not.
  struct Export {
    let dialects: [String]
    let shop: String
    /// How it is called beside the row of another one.
    let name: String
    /// When it was made, where it tells.
    let exportedAt: Instant?
    let keys: () throws(Diagnostic) -> [RowKey]

    init(
      dialects: [String], shop: String, name: String, exportedAt: Instant?,
      keys: @escaping () throws(Diagnostic) -> [RowKey]
    ) {
      self.exportedAt = exportedAt
      self.dialects = dialects
      self.shop = shop
      self.name = name
      self.keys = keys
    }

    init(_ folder: RowFolder) {
      self.init(
        dialects: folder.manifest.dialects, shop: folder.manifest.given["shop"] ?? "", name: folder.name,
        exportedAt: folder.manifest.account.exportedAt.flatMap { Instant($0) }, keys: folder.keys)
    }
  }

  private(set) var outcomes: [Outcome]
  private var exports: [Export]
  /// What stands so far, by dialect, shop, key and metric.
  private var known: [Name: [Known]] = [:]

  private struct Name: Hashable {
    let group: String
    let key: String
    let metric: String
  }

  private struct Known {
    let export: Int
    let row: RowKey
  }

  /// The overlaps of some exports, in the order in which later ones stand over earlier ones.
  ///
  /// - Throws: what reading the keys throws.
  init(_ exports: [RowFolder]) throws(Diagnostic) { try self.init(exports.map { Export($0) }) }

  /// The same for exports of which some are not stored.
  init(_ exports: [Export]) throws(Diagnostic) {
    outcomes = exports.map { _ in Outcome() }
    self.exports = exports
    var members: [String: [Int]] = [:]
    for (number, export) in exports.enumerated() {
      for dialect in Set(export.dialects) { members[dialect, default: []].append(number) }
    }
    // An export that is the only one of its dialect overlaps with none: its keys need not be read.
    let shared = members.filter { $0.value.count > 1 }
    guard !shared.isEmpty else { return }
    let shopless = Set(shared.filter { $0.value.contains { exports[$0].shop.isEmpty } }.keys)
    var keys: [Int: [RowKey]] = [:]
    for (number, export) in exports.enumerated() where export.dialects.contains(where: { shared[$0] != nil }) {
      let rows = try export.keys().filter { shared[$0.dialect] != nil }
      for row in rows {
        let group = shopless.contains(row.dialect) ? row.dialect : row.dialect + "\u{1F}" + export.shop
        enter(Known(export: number, row: row), as: Name(group: group, key: row.key, metric: row.metric))
      }
      keys[number] = rows
    }
    known = [:]
    for (number, rows) in keys {
      let gone = outcomes[number].leftOut
      guard !gone.isEmpty else { continue }
      // A row of a report is left out where all of its figures are.
      let kept = Set(rows.filter { row in !row.names.allSatisfy(gone.contains) }.flatMap(\.sources))
      var counted: Set<String> = []
      for row in rows where !kept.contains(row.source) && counted.insert(row.source).inserted {
        outcomes[number].rowsLeftOut += row.count
      }
    }
  }

  private mutating func enter(_ now: Known, as name: Name) {
    let earlier = known[name, default: []].filter { overlap($0.row, now.row) }
    guard let first = earlier.first else {
      outcomes[now.export].new += 1
      known[name, default: []].append(now)
      return
    }
    var pair = Pair(now: now.row.source, before: exports[first.export].name + " " + first.row.source)
    (pair.money, pair.moneyBefore) = (now.row.money, first.row.money)
    pair.other = exports[first.export].name
    (pair.time, pair.otherTime) = (exports[now.export].exportedAt, exports[first.export].exportedAt)
    if earlier.count == 1, first.row.content == now.row.content, first.row.days == now.row.days {
      outcomes[now.export].already += 1
      outcomes[now.export].leftOut.formUnion(now.row.names)
    } else if earlier.count == 1, first.row.days == now.row.days, isOlder(now, than: first) {
      outcomes[now.export].older.append(pair)
      outcomes[now.export].leftOut.formUnion(now.row.names)
    } else if earlier.allSatisfy({ covers(now.row, $0.row) }) {
      outcomes[now.export].changes.append(pair)
      for other in earlier { outcomes[other.export].leftOut.formUnion(other.row.names) }
      known[name] = known[name, default: []].filter { !overlap($0.row, now.row) } + [now]
    } else {
      outcomes[now.export].refused.append(pair)
      outcomes[now.export].leftOut.formUnion(now.row.names)
    }
  }

  /// Whether a row is of an export that was made before the one which came first; unknown where either does not tell.
  private func isOlder(_ now: Known, than other: Known) -> Bool {
    guard let time = exports[now.export].exportedAt, let others = exports[other.export].exportedAt else { return false }
    return time < others
  }

  private func overlap(_ one: RowKey, _ other: RowKey) -> Bool {
    guard let days = one.days, let others = other.days else { return true }
    return days.overlap(others)
  }

  private func covers(_ one: RowKey, _ other: RowKey) -> Bool {
    guard let days = one.days, let others = other.days else { return true }
    return days.cover(others)
  }
}

extension Overlaps.Outcome {
  /// What is said one by one of orders whose money is taken back; of more only the first are named.
  private static let named = 50

  /// That an export is older than another, or takes money back that had gone back.
  func takenBack(at file: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (other, pairs) in Dictionary(grouping: older, by: \.other).sorted(by: { $0.key < $1.key }) {
      let example = pairs.first { $0.moneyBefore != $0.money } ?? pairs[0]
      found.append(
        Diagnostic(
          .exportOlder, at: Place(file: file),
          [
            "time": example.time?.description ?? "—", "other": Diagnostic.quoted(other),
            "otherTime": example.otherTime?.description ?? "—", "count": String(pairs.count),
            "order": Diagnostic.quoted(example.money.order.isEmpty ? example.now : example.money.order),
            "refunded": Fen(example.money.refunded).text, "standing": Fen(example.moneyBefore.refunded).text,
          ]))
    }
    for pair in changes.filter({ $0.money.takesBack(from: $0.moneyBefore) }).prefix(Self.named) {
      found.append(
        Diagnostic(
          .exportTakesBack, at: Place(file: file),
          [
            "order": Diagnostic.quoted(pair.moneyBefore.order), "row": Diagnostic.quoted(pair.now),
            "earlier": Diagnostic.quoted(pair.before), "before": Fen(pair.moneyBefore.refunded).text,
            "now": Fen(pair.money.refunded).text, "paidBefore": Fen(pair.moneyBefore.paid).text,
            "paidNow": Fen(pair.money.paid).text,
          ]))
    }
    return found
  }
}
