internal import Exact
internal import Intake
internal import Metrics
internal import Wording

extension Reconciliation {
  /// The reconciliation as a table: a line of the kind `figure` for every figure of the platform, under it its `cause`s,
  /// and under these the `row`s they rest on. Amounts are in the measure's unit, money in yuan.
  public var csv: [UInt8] {
    var table = CSVText(Reconciliation.titles)
    for row in rows { table.row(row) }
    return table.bytes
  }

  /// The same table for a spreadsheet: names of accounts and files are never formulas there.
  public var spreadsheet: [UInt8] {
    let numbers: Set = ["platform", "computed", "difference", "difference_percent", "line"]
    return SpreadsheetCSV.bytes(
      titles: Reconciliation.titles,
      rows: rows.map { row in
        zip(Reconciliation.titles, row).map { numbers.contains($0) ? .number($1) : .text($1) }
      })
  }

  private static let titles = [
    "kind", "month", "rules", "agent_id", "employee_id", "metric", "unit", "platform", "computed", "difference",
    "difference_percent", "state", "what", "value", "closes", "file", "line",
  ]

  private var rows: [[String]] {
    var rows: [[String]] = []
    for line in lines {
      let head = [
        month.description, rules.name, line.account ?? "total", line.holder, line.measure, line.unit?.name ?? "",
      ]
      func add(_ kind: String, _ rest: [String]) { rows.append([kind] + head + rest) }
      func number(_ value: Rational?) -> String { value.map(Reconciliation.number) ?? "" }
      add(
        "figure",
        [
          number(line.platform.value), number(line.computed.value), number(line.difference),
          line.share.flatMap { try? $0 * 100 }.map { $0.decimal(places: 2) } ?? "", line.state.rawValue,
          line.source, "", "", line.place?.file ?? "", line.place?.line.map(String.init) ?? "",
        ])
      for cause in line.causes {
        for (kind, cells) in cause.cells {
          add(kind, ["", "", "", "", ""] + cells)
        }
      }
    }
    return rows
  }

  /// A figure as the table prints it: whole, or with four decimals.
  static func number(_ value: Rational) -> String { value.isWhole ? value.description : value.decimal(places: 4) }
}

extension Reconciliation.Cause {
  /// The lines of the table: what, value, closes, file, line.
  fileprivate var cells: [(kind: String, cells: [String])] {
    func row(_ what: String, _ value: String, _ row: CitedRow) -> (String, [String]) {
      ("row", [what, value, "", row.file, String(row.line)])
    }
    switch self {
    case .choice(let choice):
      let head = [choice.option, Reconciliation.number(choice.figure), choice.closes ? "yes" : "no", "", ""]
      return [("cause", head)]
        + choice.changes.flatMap { change in
          let value = "\(change.before ?? 0) -> \(change.after ?? 0)"
          return change.rows.map { row(change.part.id, value, $0) }
        }
    case .waits(let choices):
      return choices.map { ("cause", [$0.option, Reconciliation.number($0.figure), "", "", ""]) }
    case .measure(let id, _, let figure):
      return [("cause", ["metric: " + id, Reconciliation.number(figure), "yes", "", ""])]
    case .refused(let reasons, let count):
      return [("cause", ["rows_refused", String(count), "", "", ""])]
        + reasons.map { reason in
          let place = reason.place
          return ("row", [reason.code, "", "", place.file ?? "", place.line.map(String.init) ?? ""])
        }
    case .refusedElsewhere(let files):
      return files.map { ("cause", ["rows_refused_of_no_account", String($0.count), "", $0.file, ""]) }
    case .repeated(let files): return files.map { ("cause", ["rows_repeated", String($0.count), "", $0.file, ""]) }
    case .edge(let cited):
      return [("cause", ["rows_at_the_edge", String(cited.count), "", "", ""])]
        + cited.rows.map { row($0.role.rawValue, "", $0) }
    case .unowned(let rows): return [("cause", ["rows_of_nobody", String(rows), "", "", ""])]
    case .unknownAccount(let nearest): return [("cause", ["account_unknown", nearest ?? "", "", "", ""])]
    case .said(let reason):
      return [("cause", [reason.code, "", "", reason.place.file ?? "", reason.place.line.map(String.init) ?? ""])]
    case .filesMissing(let files): return files.map { ("cause", ["file_missing", $0, "", "", ""]) }
    }
  }
}
