internal import Intake
internal import Wording

/// Where the exports of a month show the same rows: of two that say the same the first stands, of two that differ the
/// later.
///
/// Rows are the same by the natural key of their dialect and the shop they are of. Exports in which somebody did not say
/// the shop are compared with those of every shop.
struct Overlaps {
  /// How the rows of one export lie to those before it.
  struct Outcome {
    /// Rows that an earlier export shows as they are.
    var already = 0
    /// Rows that an earlier export shows with other values, and where both stand.
    var changes: [(now: String, before: String)] = []
    /// Rows that no earlier export shows.
    var new = 0
    /// The rows of this export that others stand for, by their `source`.
    var leftOut: Set<String> = []
    /// Whether any earlier export shows rows of this one.
    var overlaps: Bool { already > 0 || !changes.isEmpty }
  }

  /// An export, stored or not.
  struct Export {
    let dialects: [String]
    let shop: String
    /// How it is called beside the row of another one.
    let name: String
    let keys: () throws(Diagnostic) -> [RowKey]

    init(dialects: [String], shop: String, name: String, keys: @escaping () throws(Diagnostic) -> [RowKey]) {
      self.dialects = dialects
      self.shop = shop
      self.name = name
      self.keys = keys
    }

    init(_ folder: RowFolder) {
      self.init(
        dialects: folder.manifest.dialects, shop: folder.manifest.given["shop"] ?? "", name: folder.name,
        keys: folder.keys)
    }
  }

  private(set) var outcomes: [Outcome]

  private struct Known {
    let folder: Int
    let content: UInt64
    let source: String
  }

  /// The overlaps of some exports, in the order in which later ones stand over earlier ones.
  ///
  /// - Throws: what reading the keys throws.
  init(_ exports: [RowFolder]) throws(Diagnostic) { try self.init(exports.map { Export($0) }) }

  /// The same for exports of which some are not stored.
  init(_ exports: [Export]) throws(Diagnostic) {
    outcomes = exports.map { _ in Outcome() }
    var members: [String: [Int]] = [:]
    for (number, export) in exports.enumerated() {
      for dialect in Set(export.dialects) { members[dialect, default: []].append(number) }
    }
    // An export that is the only one of its dialect overlaps with none: its keys need not be read.
    let shared = members.filter { $0.value.count > 1 }
    guard !shared.isEmpty else { return }
    let shopless = Set(shared.filter { $0.value.contains { exports[$0].shop.isEmpty } }.keys)
    var known: [String: [String: Known]] = [:]
    for (number, export) in exports.enumerated() where export.dialects.contains(where: { shared[$0] != nil }) {
      for row in try export.keys() where shared[row.dialect] != nil {
        let group = shopless.contains(row.dialect) ? row.dialect : row.dialect + "\u{1F}" + export.shop
        let now = Known(folder: number, content: row.content, source: row.source)
        guard let before = known[group]?[row.key] else {
          outcomes[number].new += 1
          known[group, default: [:]][row.key] = now
          continue
        }
        if before.content == row.content {
          outcomes[number].already += 1
          outcomes[number].leftOut.insert(row.source)
        } else {
          outcomes[number].changes.append((now.source, exports[before.folder].name + " " + before.source))
          outcomes[before.folder].leftOut.insert(before.source)
          known[group, default: [:]][row.key] = now
        }
      }
    }
  }
}
