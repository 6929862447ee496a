internal import Wording

/// The rows of an export of which several stand for one thing: parts of an order, each with an amount of its own
/// (`repeats: add_up`), or its states, of which the last stands (`repeats: last`).
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
    /// Whether the row that should stand was rejected.
    private(set) var isBroken = false
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

    /// Puts a later state in the place of what was there.
    fileprivate mutating func replace(by fingerprint: UInt64, _ rows: [CanonicalRow]) {
      self.fingerprint = fingerprint
      self.rows = []
      places = [:]
      for row in rows { append(row) }
      count += 1
      isBroken = false
    }

    /// Notes that the last state cannot be read: none stands then.
    fileprivate mutating func spoil() {
      rows = []
      places = [:]
      isBroken = true
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

  /// Adds a row as the state that stands from now on.
  mutating func replace(_ row: FieldReader, key: String, _ rows: [CanonicalRow]) {
    let fingerprint = Fingerprint.of(row.row.fields)
    guard let place = places[key] else {
      places[key] = groups.count
      groups.append((key, Group(row, fingerprint, rows)))
      return
    }
    groups[place].group.replace(by: fingerprint, rows)
  }

  /// Notes that a row of a key was rejected.
  mutating func spoil(key: String) {
    if let place = places[key] { groups[place].group.spoil() }
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
