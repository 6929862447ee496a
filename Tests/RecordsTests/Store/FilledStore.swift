import Exact
import Wording

@testable import Records

/// Records with rows in every table: those of E1 say everything, those of E2 leave out all that may be left out, and
/// what was said of E9 is erased.
///
/// Entry 1 fills, 2 rates E1 for a reason, 3 rates E9, 4 erases E9, 5 is a note.
enum FilledStore {
  static let month = "2026-10"
  static let erasing: Int64 = 4

  static func make(_ kind: EngineKind) throws -> RecordStore {
    let store = try RecordStore(at: kind.emptyPlace())
    try fill(store)
    return store
  }

  static func fill(_ store: RecordStore) throws(Diagnostic) {
    guard let month = Month(FilledStore.month) else { return }
    try store.write(act("fill", reason: "张三说：\"照旧\"\n", details: ["rows": "all"])) { entry throws(Diagnostic) in
      for table in LedgerTable.allCases where ![.monthStep, .sheetStep].contains(table) {
        for row in rows(of: table) { try entry.add(table, row) }
      }
      for row in rows(of: .result) where row["adjusts"] == .integer(0) { try show(row, entry) }
      try entry.move(month, to: .collecting)
      try entry.move(month, to: .published)
      for employee in ["E1", "E2", "E9"] { try entry.move(sheetOf: employee, in: month, to: .published) }
      try entry.keep(gaps: [Gap(month: month, employee: "E1", kind: .jump, subject: "total")], of: [.jump], in: month)
    }
    try store.write(act("rate", month, "E1", item: "overall", reason: "细致")) { entry throws(Diagnostic) in
      try entry.add(.rating, rows(of: .rating)[0])
    }
    try store.write(act("rate", month, "E9", item: "overall", reason: "很好")) { entry throws(Diagnostic) in
      var row = rows(of: .rating)[0]
      row["employee"] = .text("E9")
      try entry.add(.rating, row)
    }
    try store.write(act(Entry.erasure, nil, "E9")) { entry throws(Diagnostic) in try entry.erase("E9") }
    try store.write(act("keep_books", item: "backup")) { entry throws(Diagnostic) in entry.note() }
  }

  private static func act(
    _ name: String, _ month: Month? = nil, _ employee: String? = nil, item: String? = nil, reason: String = "",
    details: [String: String] = [:]
  ) -> Act {
    Act(
      name, by: "H1", as: "hr", at: "2026-11-0\(name.count % 9 + 1) 09:00:00", month: month, employee: employee,
      item: item, reason: reason, details: details)
  }

  private static func show(_ row: [String: StoredValue], _ entry: Entry) throws(Diagnostic) {
    let shown = [
      "month", "employee", "department", "standing", "score", "grade", "failed", "complete", "earned", "total",
    ]
    try entry.session.run(
      """
      INSERT INTO sheet_now (\(shown.joined(separator: ", ")), name, assessor, state, result)
      VALUES (\(shown.map { _ in "?" }.joined(separator: ", ")), '甲', 'S1', 'waiting', ?)
      """, shown.map { row[$0] ?? .null } + [.integer(entry.number)])
  }

  /// The rows of a table: one that says everything, one that leaves out what may be left out, and one of E9's.
  static func rows(of table: LedgerTable) -> [[String: StoredValue]] {
    let whole = specimen(of: table)
    let optional = [.substitution, .omission].contains(table) ? [] : FilledStore.optional
    let bare = whole.filter { !(table.personal + optional).contains($0.key) }
    guard whole["employee"] != nil else { return [whole, bare] }
    return [whole, bare.merging(["employee": .text("E2")]) { $1 }, whole.merging(["employee": .text("E9")]) { $1 }]
  }

  /// Columns that may be empty without being personal.
  private static let optional = [
    "assessor", "left_on", "to_day", "discussed_on", "consulted", "made_known_on", "made_known_how",
  ]

  private static func specimen(of table: LedgerTable) -> [String: StoredValue] {
    let month = StoredValue.text(FilledStore.month)
    let employee = StoredValue.text("E1")
    func sheet(_ more: [String: StoredValue]) -> [String: StoredValue] {
      ["month": month, "employee": employee].merging(more) { $1 }
    }
    switch table {
    case .person:
      return [
        "employee": employee, "valid_from": .text("2025-01-01"), "name": .text("甲"), "department": .text("d1"),
        "post": .text("客服"), "role": .text("agent"), "assessor": .text("S1"), "hired_on": .text("2025-01-01"),
        "confirmed_on": .text("2025-04-01"), "left_on": .text("2026-10-31"), "wage": .integer(500_000),
        "performance_pay": .integer(100_000), "sales_target": .integer(0),
      ]
    case .account:
      return [
        "agent": .text("a1"), "shop": .text(""), "employee": employee, "from_day": .text("2025-01-01"),
        "to_day": .text("2026-01-01"), "removed": .integer(0),
      ]
    case .substitution:
      return [
        "assessor": .text("S1"), "substitute": .text("S2"), "from_day": .text("2026-10-01"),
        "to_day": .text("2026-10-31"),
      ]
    case .scheme:
      return [
        "scheme": .text("small"), "effective": month, "version": .text("ab12"), "source": .text("schemes/small.yaml"),
        "body": .bytes(Packed.pack(Array("kaohe: 1\n".utf8))),
      ]
    case .schemeStep:
      return [
        "version": .text("ab12"), "state": .text("published"), "discussed_on": .text("2026-09-01"),
        "consulted": .text("工会"), "made_known_on": .text("2026-09-02"), "made_known_how": .text("公告栏"),
      ]
    case .schemeReceipt: return ["version": .text("ab12"), "employee": employee]
    case .monthStep: return ["month": month, "state": .text("published")]
    case .frame: return ["month": month, "body": .text("{}")]
    case .intake:
      return [
        "month": month, "content": .text("c0ffee"), "file": .text("0001-c0ffee"), "taken": .integer(12),
        "rejected": .integer(0), "removed": .integer(0),
      ]
    case .figure: return sheet(["facts": .bytes(Packed.pack(Array("=sales\tcomputed\t\t\t1\t\t\t\n".utf8)))])
    case .result:
      return sheet([
        "department": .text("d1"), "standing": .text("regular"), "score": .integer(9_000), "grade": .text("优"),
        "failed": .integer(0), "complete": .integer(1), "earned": .integer(100_000), "total": .integer(150_000),
        "conditions": .text("bonus=0"), "derivation": .bytes(Packed.pack(Array("{}\n".utf8))),
        "content": .text("beef"), "program": .text("derivation-1.1"), "adjusts": .integer(0),
      ])
    case .sheetStep: return sheet(["state": .text("published")])
    case .paper: return sheet(["content": .text("5eed")])
    case .rating:
      return sheet([
        "item": .text("overall"), "label": .text("好"), "comment": .text("细致"), "given_by": .text("S1"),
        "given_at": .text("2026-11-01 09:00:00"),
      ])
    case .selfReview: return sheet(["item": .text(""), "label": .text(""), "comment": .text("这个月很忙")])
    case .incident:
      return sheet([
        "incident": .text("I1-1"), "kind": .text("complaint"), "name": .text("k1"), "occurrences": .integer(1),
        "happened_on": .text("2026-10-05"), "note": .text("客人来电"), "seen_by": .text("S1"), "withdrawn": .integer(0),
      ])
    case .omission:
      return sheet([
        "omission": .text("O1-1"), "assessor": .text("S1"), "item": .text("overall"), "points": .text("200"),
        "note": .text("漏扣"), "state": .text("raised"), "given_by": .text("H1"),
      ])
    case .waiver:
      return sheet([
        "item": .text("overall"), "reason": .text("借调"), "given_by": .text("H1"), "withdrawn": .integer(0),
      ])
    case .standing: return sheet(["standing": .text("leave"), "reason": .text("产假")])
    case .goal: return sheet(["goal": .text("学会退换货"), "given_by": .text("S1")])
    case .correction:
      return sheet([
        "measure": .text("complaints"), "value": .text("1/1"), "reason": .text("误记"), "given_by": .text("H1"),
        "withdrawn": .integer(0),
      ])
    case .sales:
      return ["month": month, "agent": .text("a1"), "gross": .integer(1_000), "refund": .integer(-1)]
    case .settlement:
      return ["month": month, "kind": .text("jump"), "subject": .text("E1"), "withdrawn": .integer(0)]
    case .attachment:
      return sheet([
        "content": .text("f11e"), "name": .text("截图.png"), "size": .integer(0), "concerns": .text("rating:overall"),
      ])
    case .appeal:
      return sheet([
        "appeal": .text("P1-1"), "item": .text("overall"), "statement": .text("不服"), "deadline": .text("2026-11-20"),
      ])
    case .decision:
      return sheet([
        "appeal": .text("P1-1"), "outcome": .text("granted"), "reasons": .text("有理"), "points_before": .integer(1),
        "points_after": .integer(2), "total_before": .integer(3), "total_after": .integer(4),
      ])
    case .adjustment:
      return sheet([
        "adjustment": .text("A1-1"), "paid_in": .text("2026-11"), "amount": .integer(-500),
        "cause": .text("late_event"),
        "reason": .text("迟到的订单"), "points_before": .integer(1), "points_after": .integer(2),
      ])
    }
  }
}
