internal import Intake
internal import Metrics

/// What became of every row of every file of a month, as a table (intake.csv).
struct IntakeTable {
  private var table = CSVText([
    "file", "recognised_as", "rows", "taken", "other_month", "blank", "duplicate", "dropped", "rejected", "refused",
  ])

  var bytes: [UInt8] { table.bytes }

  /// An export or a table of the company, some of whose rows may be of other months.
  mutating func add(_ file: FileReport, otherMonth: Int = 0) {
    table.row([
      file.file, file.dialect ?? "", String(file.rows), String(file.taken - otherMonth), String(otherMonth),
      String(file.blank),
      String(file.duplicate), String(file.dropped), String(file.rejected), file.refused ? "yes" : "no",
    ])
  }

  /// An event file.
  mutating func add(_ file: EventFileReport) {
    let rows = file.account
    table.row([
      file.name, file.kind.rawValue, String(rows.total), String(rows.taken), String(rows.outside), String(rows.blank),
      String(rows.repeated), "0", String(rows.rejected), file.refusal == nil ? "no" : "yes",
    ])
  }
}
