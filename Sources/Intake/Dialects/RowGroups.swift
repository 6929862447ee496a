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
    private(set) var count = 1
    /// The same for the same rows in whatever order.
    private(set) var fingerprint: UInt64
    private(set) var rows: [CanonicalRow]
    private var parts: Set<UInt64>
    /// Where each canonical row stands, by its file and id.
    private var places: [String: Int]

    init(_ row: FieldReader, _ fingerprint: UInt64, _ rows: [CanonicalRow]) {
      first = row
      self.fingerprint = fingerprint
      self.rows = []
      parts = [fingerprint]
      places = [:]
      for row in rows { append(row) }
    }

    /// Adds a part; false where it is in the group already, nil where its amount cannot be added.
    fileprivate mutating func add(_ fingerprint: UInt64, _ additions: [CanonicalRow]) -> Bool? {
      guard parts.insert(fingerprint).inserted else { return false }
      for addition in additions {
        if let place = places[Group.name(addition)] {
          guard let sum = RowGroups.sum(rows[place], addition) else { return nil }
          rows[place] = sum
        } else {
          append(addition)
        }
      }
      count += 1
      self.fingerprint &+= fingerprint
      return true
    }

    private mutating func append(_ row: CanonicalRow) {
      places[Group.name(row)] = rows.count
      rows.append(row)
    }

    private static func name(_ row: CanonicalRow) -> String { row.file.rawValue + "\u{1F}" + row.fields[0] }
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
      groups.append((key, Group(row, fingerprint, rows)))
      return true
    }
    guard let isNew = groups[place].group.add(fingerprint, rows) else {
      throw row.failure(.fieldTooLarge, row.columns.keys.sorted().first ?? "")
    }
    return isNew
  }

  fileprivate static func sum(_ first: CanonicalRow, _ second: CanonicalRow) -> CanonicalRow? {
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
