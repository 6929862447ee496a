internal import Appraisal
internal import Exact
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

/// A month: how far it is, what it waits for, what comes next.
enum MonthPage {
  static let routes: [Route] = [
    .page("/months/:month") { visit throws(Diagnostic) in
      let month = try visit.month()
      return .page("month", title: Bilingual(month.description, month.description), try MonthView(visit, month))
    },
    .form("/months/open", .deed(.open)) { visit throws(Diagnostic) in
      let month = try visit.form.required("month", Bilingual("月份", "month")) { Month($0) }
      try fresh(visit).open(month)
      return .see("/months/\(month)", said: Bilingual("已开启 \(month)。", "\(month) is open."))
    },
    step("compute", .compute) { visit, month throws(Diagnostic) in
      let done = try fresh(visit).compute(month)
      let (rows, papers) = (done.figuresChanged.count, done.papersTaken)
      return Bilingual(
        "已计算：\(rows) 人的数据有变，收下 \(papers) 份单据。", "Computed: figures of \(rows) changed, \(papers) papers taken.")
    },
    step("review", .review) { visit, month throws(Diagnostic) in
      try visit.desk().review(month)
      return Bilingual("进入评审。", "The review has begun.")
    },
    step("reopen", .reopen) { visit, month throws(Diagnostic) in
      try visit.desk().reopen(month, reason: visit.form.exactly("reason"))
      return Bilingual("已退回一步。", "Taken back a step.")
    },
    step("approve", .approve) { visit, month throws(Diagnostic) in
      let named = visit.form.all("employee")
      let done = try visit.desk().approve(named.isEmpty ? nil : named, in: month)
      return Bilingual("审定了 \(done.count) 张考核表。", "\(done.count) sheets approved.")
    },
    step("proration", .chooseProration) { visit, month throws(Diagnostic) in
      let form = visit.form
      try visit.desk().choose(
        proration: form.text("method").flatMap { ProrationMethod(rawValue: $0) },
        minimumWage: form.text("minimum_wage").flatMap { ProrationRule.MinimumWage(rawValue: $0) } ?? .whole,
        moved: form.text("moved").flatMap { Scheme.Moved(rawValue: $0) }, from: month,
        reason: form.text("reason") ?? "")
      return Bilingual("已选定不满整月的算法。", "How months that are not whole are paid is chosen.")
    },
    step("publish", .publish) { visit, month throws(Diagnostic) in
      try visit.desk().publish(month)
      return Bilingual("已公布。", "Published.")
    },
    step("lock", .lock) { visit, month throws(Diagnostic) in
      try visit.desk().lock(month)
      return Bilingual("已锁定。", "Locked.")
    },
    step("sign-off", .signOff) { visit, month throws(Diagnostic) in
      try visit.desk().signOff(month, note: visit.form.text("reason") ?? "")
      return Bilingual("财务已签字。", "Signed off.")
    },
    step("accept", .accept) { visit, month throws(Diagnostic) in
      let kind = try visit.form.required("kind", Bilingual("事项", "matter")) { SettlementKind(rawValue: $0) }
      try visit.desk().accept(
        kind, of: visit.form.exactly("subject"), in: month, reason: visit.form.exactly("reason"))
      return Bilingual("已接受。", "Accepted.")
    },
  ]

  /// Something that is done to a month as a whole; the month's page comes next.
  private static func step(
    _ name: String, _ deed: Deed, _ does: @escaping @Sendable (Visit, Month) throws(Diagnostic) -> Bilingual
  ) -> Route {
    .form("/months/:month/\(name)", .deed(deed)) { visit throws(Diagnostic) in
      let month = try visit.month()
      let said = try does(visit, month)
      return .see("/months/\(month)", said: said)
    }
  }

  /// The desk of whoever is signed in, with the company's folder as it is by now.
  private static func fresh(_ visit: Visit) throws(Diagnostic) -> Desk {
    try visit.house.reread().desk(of: visit.desk().actor)
  }
}

private struct MonthView: Sendable {
  let month: String
  let address: String
  let state: String
  let stages: [Stage]
  let steps: [Step]
  let blocking: [ToDoLine]
  let others: [ToDoLine]
  let toAccept: [Acceptable]
  /// The ways of paying months that are not whole, while one is to be chosen.
  let notWhole: NotWholeChoice?
  let count: Int
  let spread: ScoreSpread?
  let movers: [Mover]
  let total: String?
  let canImport: Bool
  let canRate: Bool
  let canTakePayroll: Bool
  let canReopen: Bool
  let canConfirmSales: Bool
  let seesPapers: Bool
  let year: String?

  struct Stage: Sendable {
    let name: String
    let isDone: Bool
    let isHere: Bool
  }

  /// Something to do to the month, with a button.
  struct Step: Sendable {
    let name: String
    let address: String
    let isNext: Bool
  }

  /// Something found that may be accepted as it is.
  struct Acceptable: Sendable {
    let text: String
    let kind: String
    let subject: String
  }

  /// Whose score moved most since last month.
  struct Mover: Sendable {
    let name: String
    let address: String
    let before: String
    let after: String
    let change: String
    let isRise: Bool
    /// The items that moved it most.
    let why: String
  }

  init(_ visit: Visit, _ month: Month) throws(Diagnostic) {
    let desk = try visit.desk()
    guard let now = try desk.state(of: month) else {
      throw Diagnostic(.monthNotOpened, ["month": month.description], words: ["deed": Deed.seeSheets.name])
    }
    self.month = month.description
    address = "/months/\(month)"
    state = visit.say(now.name)
    stages = MonthState.allCases.filter { $0 != .collecting }.map {
      Stage(
        name: visit.say($0.name), isDone: $0 < now,
        isHere: $0 == now || ($0 == .open && now == .collecting))
    }
    let list = try desk.toDo(in: month)
    blocking = list.filter(\.blocks).map { ToDoLine($0, visit) }
    others = list.filter { !$0.blocks }.map { ToDoLine($0, visit) }
    steps = MonthView.steps(now, desk.role, visit, month)
    canReopen =
      Rights.reach(of: desk.role, .reopen) != nil && (now == .reviewing || now == .provisional)
    canImport = Rights.reach(of: desk.role, .takeIn) != nil && now <= .provisional
    canRate = Rights.reach(of: desk.role, .rate) != nil && now < .published
    canTakePayroll = Rights.reach(of: desk.role, .takePayroll) != nil && now >= .provisional
    canConfirmSales = Rights.reach(of: desk.role, .confirmSales) != nil
    seesPapers = Rights.reach(of: desk.role, .record) != nil || Rights.reach(of: desk.role, .seeJournal) != nil
    year = now >= .published ? String(month.year) : nil
    toAccept = Rights.reach(of: desk.role, .accept) == nil ? [] : try MonthView.toAccept(desk, month, visit)

    notWhole = try NotWholeChoice(desk, month, now, visit)
    let sheets = try desk.sheets(of: month)
    count = sheets.count
    let scores = sheets.compactMap(\.score)
    spread = scores.count < 2 ? nil : ScoreSpread(scores)
    let seesPay = Rights.reach(of: desk.role, .seePay) == .everybody
    let sum = sheets.compactMap(\.total).reduce(Int64(0)) { $0 + $1.amount }
    total = seesPay && !sheets.isEmpty ? Fen(sum).text : nil
    movers = scores.count < 2 ? [] : try MonthView.movers(sheets, desk, visit, month)
  }

  private static func words(_ changes: [ItemChange], _ visit: Visit) -> String {
    changes.map { visit.say($0.name) + " " + ($0.points > .zero ? "+" : "") + $0.points.text }
      .joined(separator: visit.say("，", ", "))
  }

  private static func steps(_ state: MonthState, _ role: Role, _ visit: Visit, _ month: Month) -> [Step] {
    let offered: [(Deed, String, Bool)] =
      switch state {
      case .open, .collecting: [(.compute, "compute", true)]
      case .provisional: [(.compute, "compute", false), (.signOff, "sign-off", true), (.review, "review", true)]
      case .reviewing: [(.signOff, "sign-off", true), (.approve, "approve", true), (.publish, "publish", false)]
      case .published: [(.lock, "lock", true)]
      case .locked: []
      }
    return offered.filter { Rights.reach(of: role, $0.0) != nil }.map { deed, name, isNext in
      Step(name: visit.say(deed.name), address: "/months/\(month)/\(name)", isNext: isNext)
    }
  }

  private static func toAccept(_ desk: Desk, _ month: Month, _ visit: Visit) throws(Diagnostic) -> [Acceptable] {
    let found = try desk.found(in: month)
    return found.compactMap { gap in
      switch gap.kind {
      case .rejectedRows:
        Acceptable(
          text: visit.say("\(gap.subject)：\(gap.says) 行被拒收", "\(gap.subject): \(gap.says) rows rejected"),
          kind: SettlementKind.rejectedRows.rawValue, subject: gap.subject)
      case .unmatchedAccount:
        Acceptable(
          text: visit.say("账号 \(gap.subject)：\(gap.says) 行无主", "account \(gap.subject): \(gap.says) rows are nobody's"),
          kind: SettlementKind.unmatchedAccount.rawValue, subject: gap.subject)
      default: nil
      }
    }
  }

  private static func movers(
    _ now: [SheetLine], _ desk: Desk, _ visit: Visit, _ month: Month
  ) throws(Diagnostic) -> [Mover] {
    let before = try desk.sheets(of: month.previous)
    let earlier = Dictionary(before.map { ($0.employee, $0.score) }, uniquingKeysWith: { first, _ in first })
    let moved = now.compactMap { sheet -> (SheetLine, Points, Points, Int64)? in
      guard let score = sheet.score, let last = earlier[sheet.employee] ?? nil else { return nil }
      let change = score.hundredths - last.hundredths
      return change == 0 ? nil : (sheet, last, score, change)
    }
    let most = moved.sorted { ($0.3.magnitude, $1.0.employee) > ($1.3.magnitude, $0.0.employee) }.prefix(8)
    let items = try desk.itemChanges(of: most.map(\.0.employee), in: month)
    return most.map {
      Mover(
        name: $0.0.name, address: SheetAddress.of($0.0.employee, $0.0.month), before: $0.1.text, after: $0.2.text,
        change: ($0.3 > 0 ? "+" : "−") + Points(hundredths: Int64($0.3.magnitude)).text, isRise: $0.3 > 0,
        why: MonthView.words(items[$0.0.employee] ?? [], visit))
    }
  }
}
