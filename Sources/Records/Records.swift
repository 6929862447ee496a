internal import Exact
internal import Wording

/// The records as one unchanging picture: as they stand, or as they stood after an entry of the journal.
///
/// Rows are only ever added, so that any earlier state can be read again: it is what the entries up to then wrote.
public struct Records {
  let session: any Session
  /// The last entry that is seen; nil for all.
  let upTo: Int64?

  /// The number below which entries are seen, as an argument of a statement.
  var last: Int64 { upTo ?? .max }

  /// The records as they stood once an entry was written.
  public func asOf(entry: Int64) -> Records { Records(session: session, upTo: entry) }

  /// The condition for what is seen of a ledger table, of one month or every, of one employee or everybody.
  func recorded(of month: Month?, _ employee: String?) -> (condition: String, values: [StoredValue]) {
    let asked = [("month", month?.description), ("employee", employee)].compactMap { name, value in
      value.map { (name, $0) }
    }
    return (
      (asked.map { $0.0 + " = ?" } + ["entry <= ?"]).joined(separator: " AND "),
      asked.map { .text($0.1) } + [.integer(last)]
    )
  }
}
