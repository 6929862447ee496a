internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// The journal with search, and its verification.
enum JournalPage {
  static let routes: [Route] = [
    .page("/journal", .deed(.seeJournal)) { visit throws(Diagnostic) in
      .page("journal", title: Bilingual("日志", "Journal"), try JournalView(visit))
    },
    .form("/verify", .deed(.verify)) { visit throws(Diagnostic) in
      let found = try visit.desk().verify()
      return .page("verified", title: Bilingual("校验", "Verification"), VerifiedView(visit, found))
    },
    .form("/recheck", .deed(.verify)) { visit throws(Diagnostic) in
      let found = try visit.desk().recheck()
      return .page("rechecked", title: Bilingual("用本版本复核", "Recheck"), RecheckedView(visit, found))
    },
  ]
}

private struct JournalView: Sendable {
  let lines: [Line]
  let month: String
  let employee: String
  let actor: String
  let older: String?

  struct Line: Sendable {
    let number: Int64
    let at: String
    let who: String
    let role: String
    let deed: String
    let about: String
    let reason: String
    let hash: String
  }

  init(_ visit: Visit) throws(Diagnostic) {
    let fields = visit.query
    var query = JournalQuery()
    query.month = fields.text("month").flatMap { Month($0) }
    query.employee = fields.text("employee")
    query.actor = fields.text("actor")
    query.before = fields.text("before").flatMap { Int64($0) }
    query.limit = 100
    let entries = try visit.desk().journal(query)
    lines = entries.map { entry in
      let act = entry.act
      return Line(
        number: entry.number, at: act.at, who: act.actor,
        role: Role(rawValue: act.role).map { visit.say($0.name) } ?? act.role,
        deed: Deed(rawValue: act.name).map { visit.say($0.name) } ?? act.name,
        about: [act.month?.description, act.employee, act.item].compactMap(\.self).joined(separator: " · "),
        reason: entry.isErased ? visit.say("（已删除）", "(erased)") : act.reason,
        hash: String(entry.hash.description.prefix(12)))
    }
    month = fields.text("month") ?? ""
    employee = fields.text("employee") ?? ""
    actor = fields.text("actor") ?? ""
    let pairs = [("month", month), ("employee", employee), ("actor", actor)].filter { !$0.1.isEmpty }
    older =
      entries.count < query.limit
      ? nil
      : "/journal?"
        + (pairs + [("before", String(entries.last?.number ?? 0))]).map { $0.0 + "=" + $0.1.addingPathPercentEncoding }
        .joined(separator: "&")
  }
}

/// What this version would make of what was kept.
private struct RecheckedView: Sendable {
  let compared: Int
  let differing: Int
  let toldOtherwise: Int
  let program: String
  let rows: [Row]
  let findings: [String]

  struct Row: Sendable {
    let month: String
    let address: String
    let employee: String
    let program: String
    let item: String
    let aspect: String
    let kept: String
    let now: String
  }

  init(_ visit: Visit, _ found: Recheck) {
    compared = found.compared
    differing = found.differing.count
    toldOtherwise = found.toldOtherwise
    program = Recheck.program
    rows = found.differing.flatMap { line in
      line.differences.map { difference in
        func shown(_ text: String) -> String {
          if text.isEmpty { return "—" }
          return difference.aspect == .state ? ReasonText.state(text, in: visit.language) : text
        }
        return Row(
          month: line.month.description, address: SheetAddress.of(line.employee, line.month),
          employee: line.employee + " " + line.name, program: line.program, item: visit.say(difference.name),
          aspect: visit.say(difference.aspect.name), kept: shown(difference.kept), now: shown(difference.now))
      }
    }
    findings = found.findings.map { $0.what(in: visit.language) }
  }
}

private struct VerifiedView: Sendable {
  let isClean: Bool
  let entries: Int64
  let recomputed: Int
  let files: Int
  let head: String
  let findings: [String]

  init(_ visit: Visit, _ found: Verification) {
    isClean = found.isClean
    entries = found.entries
    recomputed = found.recomputed
    files = found.files
    head = found.head?.description ?? "—"
    findings = found.findings.map { $0.text(in: visit.language) }
  }
}
