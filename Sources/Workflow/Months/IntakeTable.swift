internal import Intake
internal import Metrics

/// What became of every row of every file of a month, as a table (intake.csv).
struct IntakeTable {
  private var table = CSVText([
    "file", "recognised_as", "rows", "taken", "other_month", "blank", "duplicate", "dropped", "rejected", "refused",
  ])

  /// The files with rows that were rejected, or refused whole, each with how many rows.
  private(set) var rejected: [(file: String, rows: Int)] = []

  var bytes: [UInt8] { table.bytes }

  /// An export or a table of the company, some of whose rows may be of other months.
  mutating func add(_ file: FileReport, otherMonth: Int = 0) {
    if file.rejected > 0 || file.refused { rejected.append((file.file, file.refused ? file.rows : file.rejected)) }
    table.row([
      file.file, file.dialect ?? "", String(file.rows), String(file.taken - otherMonth), String(otherMonth),
      String(file.blank),
      String(file.duplicate), String(file.dropped), String(file.rejected), file.refused ? "yes" : "no",
    ])
  }

  /// An event file.
  mutating func add(_ file: EventFileReport) {
    let rows = file.account
    if rows.rejected > 0 || file.refusal != nil {
      rejected.append((file.name, file.refusal == nil ? rows.rejected : rows.total))
    }
    table.row([
      file.name, file.kind.rawValue, String(rows.total), String(rows.taken), String(rows.outside), String(rows.blank),
      String(rows.repeated), "0", String(rows.rejected), file.refusal == nil ? "no" : "yes",
    ])
  }
}
