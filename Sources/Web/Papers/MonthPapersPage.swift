internal import Appraisal
internal import Exact
internal import Paperwork
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

/// What people put down about a month beside the ratings (单据): incidents, omitted deductions, waivers, corrections,
/// leave, goals.
enum MonthPapersPage {
  static let routes: [Route] = [
    .page("/months/:month/papers") { visit throws(Diagnostic) in
      let month = try visit.month()
      return .page(
        "month-papers", title: Bilingual("\(month) 单据", "Papers of \(month)"),
        MonthPapersView(visit, try visit.desk(), try visit.desk().papers(of: month)))
    }
  ]
}

/// What can be put down about a month, for anybody.
enum MonthPapersDeeds {
  static let routes: [Route] = [
    .files("/months/:month/papers/incident", .deed(.record)) { visit, form throws(Diagnostic) in
      let month = try visit.month()
      let employee = try form.fields.required("employee", Bilingual("对象", "whom"))
      let id = try IncidentForm.record(form, of: employee, in: month, by: visit.desk())
      return .see(address(month), said: Bilingual("事件 \(id) 已记录。", "The incident is on record as \(id)."))
    },
    deed("withdraw", .withdraw) { visit, month throws(Diagnostic) in
      let id = try visit.form.required("id", Bilingual("事件", "incident"))
      try visit.desk().withdraw(incident: id, in: month, reason: visit.form.exactly("reason"))
      return Bilingual("事件 \(id) 已撤销，记录仍在。", "The incident \(id) is withdrawn; it stays on record.")
    },
    deed("omission", .raiseOmission) { visit, month throws(Diagnostic) in
      let form = visit.form
      let employee = try form.required("employee", Bilingual("被考核人", "employee"))
      let item = try form.required("item", Bilingual("项目", "item"))
      let points = try form.required("points", Bilingual("应扣分数", "points")) { text in
        Rational(written: text).flatMap { try? Points(rounding: $0) }
      }
      let desk = try visit.desk()
      let assessor = try desk.assessor(of: employee, in: month)
      let id = try desk.raiseOmission(
        by: assessor, of: employee, item: item, points: points, in: month, note: form.exactly("note"))
      return Bilingual("应扣未扣 \(id) 已向 \(assessor) 提出。", "The omission \(id) is raised against \(assessor).")
    },
    deed("answer", .answerOmission) { visit, month throws(Diagnostic) in
      let id = try visit.form.required("id", Bilingual("编号", "id"))
      let reply = try visit.form.required("reply", Bilingual("答复", "reply"))
      try visit.desk().answer(omission: id, in: month, reply: reply)
      return Bilingual("已答复 \(id)。", "\(id) is answered.")
    },
    deed("settle", .settleOmission) { visit, month throws(Diagnostic) in
      let id = try visit.form.required("id", Bilingual("编号", "id"))
      let isUpheld = try visit.form.required("outcome", Bilingual("裁定", "outcome")) { text in
        ["upheld": true, "dropped": false][text]
      }
      try visit.desk().settle(omission: id, in: month, upheld: isUpheld, reason: visit.form.exactly("reason"))
      return Bilingual(
        "\(id) 已裁定：\(isUpheld ? "成立" : "不成立")。", "\(id) is settled: \(isUpheld ? "upheld" : "dropped").")
    },
    deed("correction-back", .correct) { visit, month throws(Diagnostic) in
      let employee = try visit.form.required("employee", Bilingual("对象", "whom"))
      let measure = try visit.form.required("measure", Bilingual("数据", "figure"))
      try visit.desk().correct(measure, of: employee, in: month, to: nil, reason: visit.form.exactly("reason"))
      return Bilingual("更正已撤回，原来的数据重新有效。", "The correction is taken back; the figure stands as it was.")
    },
  ]

  private static func address(_ month: Month) -> String { "/months/\(month)/papers" }

  private static func deed(
    _ name: String, _ deed: Deed, _ does: @escaping @Sendable (Visit, Month) throws(Diagnostic) -> Bilingual
  ) -> Route {
    .form("/months/:month/papers/\(name)", .deed(deed)) { visit throws(Diagnostic) in
      let month = try visit.month()
      let said = try does(visit, month)
      return .see(address(month), said: said)
    }
  }
}

private struct MonthPapersView: Sendable {
  let month: String
  let address: String
  let isOpen: Bool
  let incidents: [IncidentLine]
  let omissions: [OmissionLine]
  let exceptions: [ExceptionLine]
  let goals: [GoalLine]
  let people: [Choice]
  let items: [Choice]
  let kinds: [Choice]
  let vetoes: [Choice]
  let canRecord: Bool
  let canWithdraw: Bool
  let canRaise: Bool
  let seesAll: Bool
  let day: String
  let firstDay: String
  let lastDay: String

  struct Choice: Sendable {
    let value: String
    let name: String
  }

  struct IncidentLine: Sendable {
    let id: String
    let day: String
    let who: String
    let link: String
    let kind: String
    let times: Int
    let note: String
    let by: String
    let isWithdrawn: Bool
    let canBack: Bool
    let files: [EvidenceLink]
  }

  struct OmissionLine: Sendable {
    let id: String
    let assessor: String
    let employee: String
    let item: String
    let points: String
    let note: String
    let state: String
    let isOpen: Bool
    let canAnswer: Bool
    let canSettle: Bool
  }

  /// A waiver, a correction, leave.
  struct ExceptionLine: Sendable {
    let who: String
    let link: String
    let kind: String
    let what: String
    let why: String
    let by: String
    /// The measure of a correction, which can be taken back here.
    let measure: String?
    let person: String
  }

  struct GoalLine: Sendable {
    let who: String
    let goal: String
    let by: String
  }

  init(_ visit: Visit, _ desk: Desk, _ book: PapersBook) {
    let isOpen = book.state <= .reviewing
    self.isOpen = isOpen
    month = book.month.description
    address = "/months/\(book.month)/papers"
    func reaches(_ deed: Deed) -> Bool { isOpen && Rights.reach(of: desk.role, deed) != nil }
    canRecord = reaches(.record)
    canWithdraw = reaches(.withdraw)
    canRaise = reaches(.raiseOmission)
    seesAll = Rights.reach(of: desk.role, .seeJournal) != nil
    let names = Dictionary(book.people.map { ($0.employee, $0.name) }, uniquingKeysWith: { first, _ in first })
    func who(_ employee: String) -> String { names[employee].map { "\($0) \(employee)" } ?? employee }
    func link(_ employee: String) -> String { SheetAddress.of(employee, book.month) }
    let words = FormulaWords(book.schemes, visit.language)
    let files = Dictionary(grouping: book.attachments, by: \.concerns)
    let withdraws = canWithdraw
    incidents = book.incidents.reversed().map { incident in
      IncidentLine(
        id: incident.id, day: incident.happenedOn.description, who: who(incident.employee),
        link: link(incident.employee),
        kind: visit.say(incident.kind.name) + (incident.name.isEmpty ? "" : " · " + incident.name),
        times: incident.occurrences, note: incident.note, by: who(incident.seenBy), isWithdrawn: incident.isWithdrawn,
        canBack: withdraws && !incident.isWithdrawn && incident.employee != desk.actor,
        files: (files["incident:\(incident.id)"] ?? []).map {
          EvidenceLink($0.content, $0.name, $0.size, of: $0.employee, in: book.month)
        })
    }
    omissions = book.omissions.reversed().map { omission in
      let isWaiting = omission.state == .raised || omission.state == .answered
      return OmissionLine(
        id: omission.id, assessor: who(omission.assessor), employee: who(omission.employee),
        item: words.item(omission.item), points: omission.points.text, note: omission.note,
        state: visit.say(omission.state.name), isOpen: isWaiting,
        canAnswer: isWaiting && isOpen && omission.assessor == desk.actor,
        canSettle: isWaiting && reaches(.settleOmission) && omission.assessor != desk.actor)
    }
    let waivers = book.waivers.map { employee, item, waiver in
      ExceptionLine(
        who: who(employee), link: link(employee), kind: visit.say("免考", "waived"), what: words.item(item),
        why: waiver.reason, by: who(waiver.by), measure: nil, person: employee)
    }
    let corrections = book.corrections.map { correction in
      ExceptionLine(
        who: who(correction.employee), link: link(correction.employee), kind: visit.say("更正", "corrected"),
        what: words.text(correction.measure) + " = " + correction.value.decimal(places: 4), why: correction.reason,
        by: who(correction.by), measure: correction.measure, person: correction.employee)
    }
    let standings = book.standings.map { employee, standing in
      ExceptionLine(
        who: who(employee), link: link(employee), kind: ReasonText.standing(standing.rawValue, in: visit.language),
        what: visit.say("整月", "the whole month"), why: "", by: "", measure: nil, person: employee)
    }
    exceptions = waivers + corrections + standings
    goals = book.goals.map { GoalLine(who: who($0.employee), goal: $0.goal.text, by: who($0.goal.by)) }
    people = book.people.filter { $0.employee != desk.actor }.map {
      Choice(value: $0.employee, name: "\($0.employee) \($0.name)")
    }
    var seen: Set<String> = []
    items = book.schemes.flatMap(\.items).filter { seen.insert($0.id).inserted }.map {
      Choice(value: $0.id, name: visit.say($0.name))
    }
    kinds = Incident.Kind.allCases.map { Choice(value: $0.rawValue, name: visit.say($0.name)) }
    vetoes = book.schemes.flatMap(\.vetoes).flatMap { [$0.id] + $0.kinds }.reduce(into: []) { list, name in
      if !list.contains(where: { $0.value == name }) { list.append(Choice(value: name, name: name)) }
    }
    let today = visit.house.office.now.day
    firstDay = book.month.firstDay.description
    lastDay = min(book.month.lastDay, today).description
    day = lastDay
  }
}

extension OmissionRecord.State {
  /// The word for it.
  fileprivate var name: Bilingual {
    switch self {
    case .raised: Bilingual("已提出", "raised")
    case .answered: Bilingual("已答复", "answered")
    case .upheld: Bilingual("成立", "upheld")
    case .dropped: Bilingual("不成立", "dropped")
    }
  }
}
