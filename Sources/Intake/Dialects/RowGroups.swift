internal import Wording

/// The rows of an export whose orders stand in parts, each with an amount of its own (`repeats: add_up`).
///
/// Of the parts of an order the amounts are added; it is void only where all of them are; every other field is that of
/// the first part which has it.
struct RowGroups {
  /// An order and its parts.
  struct Group {
    /// The first row, for messages.
    let first: FieldReader
    /// How many rows it has.
    var count = 1
    /// The same for the same rows in whatever order.
    var fingerprint: UInt64
    var rows: [CanonicalRow]
    fileprivate var parts: Set<UInt64>
  }

  private var places: [String: Int] = [:]
  private(set) var groups: [(key: String, group: Group)] = []

  /// Adds a row to its group; false where the very same row is in it already.
  ///
  /// - Throws: `FIELD-TOO-LARGE` where the amounts leave what can be counted.
  mutating func add(_ row: FieldReader, key: String, _ rows: [CanonicalRow]) throws(Diagnostic) -> Bool {
    let fingerprint = Fingerprint.of(row.row.fields)
    guard let place = places[key] else {
      places[key] = groups.count
      groups.append((key, Group(first: row, fingerprint: fingerprint, rows: rows, parts: [fingerprint])))
      return true
    }
    guard !groups[place].group.parts.contains(fingerprint) else { return false }
    var merged = groups[place].group.rows
    for addition in rows {
      if let known = merged.firstIndex(where: { $0.file == addition.file && $0.fields[0] == addition.fields[0] }) {
        guard let sum = RowGroups.sum(merged[known], addition) else {
          throw row.failure(.fieldTooLarge, row.columns.keys.sorted().first ?? "")
        }
        merged[known] = sum
      } else {
        merged.append(addition)
      }
    }
    groups[place].group.rows = merged
    groups[place].group.parts.insert(fingerprint)
    groups[place].group.count += 1
    groups[place].group.fingerprint &+= fingerprint
    return true
  }

  private static func sum(_ first: CanonicalRow, _ second: CanonicalRow) -> CanonicalRow? {
    var fields = first.fields
    for (index, name) in first.file.translatedColumns.enumerated() {
      let (left, right) = (fields[index], second.fields[index])
      switch name {
      case "amount_cents" where !left.isEmpty && !right.isEmpty:
        guard let one = Int64(left), let other = Int64(right) else { return nil }
        let (sum, overflow) = one.addingReportingOverflow(other)
        guard !overflow else { return nil }
        fields[index] = String(sum)
      case "amount_cents": fields[index] = ""
      case "status" where left == "void": fields[index] = right
      default: if left.isEmpty { fields[index] = right }
      }
    }
    return CanonicalRow(file: first.file, fields: fields)
  }
}
