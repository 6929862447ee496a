internal import Exact
internal import Wording
internal import Workflow

/// 对账: the computed figures beside the platform's own, with what the data can prove about a difference.
enum ReconciliationPage {
  static let routes: [Route] = [
    .page("/months/:month/reconciliation", .deed(.takeIn)) { visit throws(Diagnostic) in
      let month = try visit.month()
      return .page(
        "reconciliation", title: Bilingual("\(month) 对账", "Reconciliation of \(month)"),
        try ReconciliationView(visit, month))
    },
    .page("/months/:month/reconciliation.csv", .deed(.takeIn)) { visit throws(Diagnostic) in
      let month = try visit.month()
      let found = try ImportPage.fresh(visit).reconciliation(of: month, most: 1_000)
      return .file("reconciliation-\(month).csv", "text/csv; charset=utf-8", found.spreadsheet)
    },
  ]
}

private struct ReconciliationView: Sendable {
  let month: String
  let address: String
  /// Why there is nothing to compare; nil where there is.
  let nothing: String?
  let remedy: String?
  let title: String
  let isSettled: Bool
  let showsAll: Bool
  let hidden: Int
  let measures: [MeasureLines]

  struct MeasureLines: Sendable {
    let name: String
    let lines: [Line]
  }

  struct Line: Sendable {
    let account: String
    let holder: String?
    let platform: String
    let computed: String
    let verdict: String
    let isFlagged: Bool
    let place: String?
    let causes: [Cause]
  }

  struct Cause: Sendable {
    let says: String
    let rows: [String]
  }

  init(_ visit: Visit, _ month: Month) throws(Diagnostic) {
    self.month = month.description
    address = "/months/\(month)/reconciliation"
    showsAll = visit.query.text("all") != nil
    let desk = try ImportPage.fresh(visit)
    let found: Reconciliation
    do throws(Diagnostic) {
      found = try desk.reconciliation(of: month)
    } catch {
      guard error.code == "RECONCILE-NOTHING" || error.code == "INBOX-MISSING" else { throw error }
      nothing = error.what(in: visit.language).replacing(desk.office.company.folder + "/", with: "")
      remedy = visit.say(
        "在导入页放入平台的客服报表，再回到这里。", "Bring the platform's service report to the import page, and come back here.")
      (title, isSettled, hidden, measures) = ("", false, 0, [])
      return
    }
    (nothing, remedy) = (nil, nil)
    let words = ReconciliationText(in: visit.language, rows: 10)
    title = words.title(of: found)
    isSettled = found.isSettled
    let folder = desk.office.company.folder + "/"
    let all = showsAll
    let shown = found.lines.filter { all || $0.state == .flagged || $0.state == .notComputed }
    hidden = found.lines.count - shown.count
    var measures: [MeasureLines] = []
    var group: (name: String, lines: [Line]) = ("", [])
    func flush() {
      if !group.lines.isEmpty { measures.append(MeasureLines(name: group.name, lines: group.lines)) }
    }
    for line in shown {
      let name = visit.say(line.name)
      if group.name != name {
        flush()
        group = (name, [])
      }
      group.lines.append(
        Line(
          account: line.account ?? visit.say("合计", "total"), holder: line.holder.isEmpty ? nil : line.holder,
          platform: words.figure(line.platform, line.unit), computed: words.figure(line.computed, line.unit),
          verdict: words.verdict(on: line), isFlagged: line.state == .flagged,
          place: line.place.map { place in
            (place.text + (line.source.isEmpty ? "" : " ← " + line.source)).replacing(folder, with: "")
          },
          causes: line.causes.map { cause in
            let lines = words.lines(of: cause, line.unit).map { $0.replacing(folder, with: "") }
            return Cause(says: lines.first ?? "", rows: Array(lines.dropFirst()))
          }))
    }
    flush()
    self.measures = measures
  }
}
