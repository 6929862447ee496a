internal import Appraisal
internal import Exact
internal import Intake
internal import Metrics
internal import Wording

/// The rows behind the figures of a result, as `kaohe explain` finds them: buyers by their pseudonyms, files by their
/// names in the company's folder.
struct CaseEvidence {
  let members: [ZipBundle.Member]
  private(set) var remarks: [Diagnostic] = []

  /// Of a figure that rests on more rows the first are quoted, and their number is said.
  private static let most = 2_000

  init(_ derivation: Derivation, _ company: Company) {
    var rows: [[SpreadsheetCSV.Field]] = []
    do throws(Diagnostic) {
      let evidence = try MonthEvidence(company, month: derivation.month)
      var gone: [String] = []
      for input in CaseEvidence.figures(of: derivation) {
        let parts =
          evidence.parts(behind: input.name, of: .employee(derivation.employee), most: CaseEvidence.most) ?? []
        for part in parts { rows += CaseEvidence.rows(part, behind: input.name, company) }
        // A figure that is known and whose files are not there any more.
        let isComputed = input.fact.standing.source == .computed && input.fact.figure.value != nil
        if isComputed, parts.contains(where: { $0.absence == .notCollected }) { gone.append(input.name) }
      }
      if !gone.isEmpty { remarks = [CaseEvidence.gone(derivation, gone.joined(separator: ", "))] }
    } catch {
      remarks = [CaseEvidence.gone(derivation, error.code)]
    }
    let titles = ["figure", "part", "total", "pieces", "adds", "file", "line", "source", "row"]
    members = [ZipBundle.Member("evidence.csv", SpreadsheetCSV.bytes(titles: titles, rows: rows))]
  }

  private static func gone(_ derivation: Derivation, _ why: String) -> Diagnostic {
    Diagnostic(
      .caseRowsGone, at: Place(employee: derivation.employee, month: derivation.month.description),
      ["month": derivation.month.description, "why": why])
  }

  /// The figures of the employee that its steps looked at, each once, in the order of the sheet.
  private static func figures(of derivation: Derivation) -> [Node.Input] {
    let pay = derivation.pay
    var figures: [Node.Input] = []
    func look(_ node: Node) {
      for input in node.inputs
      where !input.name.hasPrefix("department.") && !figures.contains(where: { $0.name == input.name }) {
        figures.append(input)
      }
      for child in node.children { look(child) }
    }
    for node in derivation.items + pay.rewards + pay.penalties + pay.losses { look(node) }
    return figures
  }

  private static func rows(
    _ part: PartEvidence, behind name: String, _ company: Company
  ) -> [[SpreadsheetCSV.Field]] {
    let head: [SpreadsheetCSV.Field] = [
      .text(name), .text(part.part.id), .number(part.absence == nil ? String(part.total) : ""),
      .number(String(part.count)),
    ]
    guard !part.rows.isEmpty else {
      return [head + [.number(""), .text(part.absence?.rawValue ?? ""), .number(""), .text(""), .text("")]]
    }
    return part.rows.flatMap { entry in
      entry.rows.map { row in
        head + [
          .number(String(entry.contribution)), .text(company.inFolder(row.file)), .number(String(row.line)),
          .text(row.source.map(company.inFolder) ?? ""), .text(row.text),
        ]
      }
    }
  }
}
