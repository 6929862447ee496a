internal import Appraisal
internal import Exact
internal import Paperwork
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

/// A sheet (考核表): the form's look, each number opens what is behind it.
enum SheetPage {
  static let routes: [Route] = [
    .page("/months/:month/sheets/:employee") { visit throws(Diagnostic) in
      let (month, employee) = (try visit.month(), try visit.employee())
      let view = try visit.desk().sheet(of: employee, in: month)
      return .page(
        "sheet", title: Bilingual("\(view.line.name) \(month)", "\(view.line.name) \(month)"),
        try SheetPageView(visit, view))
    },
    .page("/months/:month/sheets/:employee/rows") { visit throws(Diagnostic) in
      let (month, employee) = (try visit.month(), try visit.employee())
      let measure = try visit.query.required("measure", Bilingual("数据", "figure"))
      let rows = try visit.desk().rows(behind: measure, of: employee, in: month)
      return .page(
        "rows", title: Bilingual("\(rows.name.chinese)的原始行", "Rows behind \(rows.name.english)"),
        FigureRowsView(rows, employee, month, visit.language))
    },
  ]
}

private struct SheetPageView: Sendable {
  let month: String
  let monthAddress: String
  let address: String
  let employee: String
  let name: String
  let department: String
  let state: String
  let score: String
  let grade: String
  let isFailed: Bool
  let isComplete: Bool
  let standing: String
  /// Whether the month was computed.
  let hasSteps: Bool
  let scoresMarkup: Markup
  let totalMarkup: Markup
  let deductionsMarkup: Markup
  let payMarkup: Markup
  /// Which version made it, where that is not this one, and what it did not keep.
  let keptNote: String?
  let overTimeMarkup: Markup
  let hash: String?
  let schemes: String
  let trend: ScoreTrend?
  let lost: [LostLine]
  let gains: [GainLine]
  let ratings: [RatingLine]
  let selfReview: [RatingLine]
  let incidents: [IncidentLine]
  let appeals: [AppealLine]
  let adjustments: [AdjustmentLine]
  let gaps: [String]
  let evidence: [EvidenceLink]
  let deeds: SheetDeedForms
  /// Whether slip and file of the case can be taken: once the sheet is published, by whoever may.
  let canTakeSlip: Bool
  let canTakeCase: Bool
  let seen: Int64

  /// What an item lost.
  struct LostLine: Sendable {
    let id: String
    let name: String
    let lost: String
  }

  /// What would gain points on an item.
  struct GainLine: Sendable {
    let id: String
    let name: String
    let change: String
    let points: String
  }

  struct RatingLine: Sendable {
    let item: String
    let label: String
    let comment: String
    let by: String
    let at: String
  }

  struct IncidentLine: Sendable {
    let kind: String
    let note: String
    let day: String
    let by: String
    let times: Int
    let isWithdrawn: Bool
  }

  struct AppealLine: Sendable {
    let id: String
    let item: String
    let statement: String
    let deadline: String
    let outcome: String?
    let reasons: String
    let difference: String
    let isOpen: Bool
  }

  struct AdjustmentLine: Sendable {
    let amount: String
    let paidIn: String
    let reason: String
  }

  /// What there is to say of a result that another version of the program kept.
  private static func note(_ steps: Derivation, showsPay: Bool, _ visit: Visit) -> String? {
    var notes: [String] = []
    if steps.engineVersion != Derivation.engine {
      notes.append(
        visit.say(
          "由第 \(steps.engineVersion) 版引擎算出，保持当时的样子。",
          "Made by version \(steps.engineVersion) of the engine, and shown as it was made."))
    }
    if showsPay, !steps.keepsWageAndLaw {
      notes.append(
        visit.say(
          "旧格式的结果没有存固定工资和法定数字；这些取自该月存档的设置。",
          "Its format kept neither the fixed wage nor the law; these come from the month's settings on record."))
    }
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  init(_ visit: Visit, _ view: SheetView) throws(Diagnostic) {
    let line = view.line
    let steps = view.steps
    let references = steps?.schemes ?? []
    let schemes = view.schemesApplied
    let names = FormulaWords(schemes, visit.language)
    let words = StepWords(steps, names, visit.language)
    let rules = Dictionary(
      schemes.flatMap { scheme in
        (scheme.rewards + scheme.penalties).map { ($0.id, $0.name) } + scheme.overTime.map { ($0.id, $0.name) }
      }.map { ($0, visit.say($1)) }, uniquingKeysWith: { first, _ in first })

    month = line.month.description
    monthAddress = "/months/\(line.month)"
    address = SheetAddress.of(line.employee, line.month)
    employee = line.employee
    name = line.name
    department =
      visit.house.office.company.settings.departments.first { $0.id == line.department }?.name ?? line.department
    state = visit.say(line.state.name)
    score = line.score?.text ?? "—"
    grade = line.grade ?? ""
    isFailed = line.isFailed
    isComplete = line.isComplete
    standing = ReasonText.standing(line.standing.rawValue, in: visit.language)
    hasSteps = steps != nil
    scoresMarkup = words.scores(steps?.items ?? [], rowsAt: address)
    totalMarkup = words.total(steps?.score)
    deductionsMarkup = words.deductions(steps?.deductions ?? [])
    payMarkup = view.showsPay ? words.pay(steps) : Markup(visit.language)
    keptNote = steps.flatMap { SheetPageView.note($0, showsPay: view.showsPay, visit) }
    overTimeMarkup = words.overTime(steps?.overTime ?? [])
    hash = view.derivation.flatMap { Derivation.hash(in: $0) }
    self.schemes = references.map { "\($0.id) \($0.effective)" }.joined(separator: " · ")
    trend = ScoreTrend(view.history)
    lost = (steps?.pointsLost ?? []).prefix(5).map { step in
      LostLine(id: step.id, name: visit.say(step.name), lost: step.lost.map { "−" + $0.text } ?? "")
    }
    gains = view.gains.sorted { $0.points > $1.points }.map { gain in
      GainLine(
        id: gain.item, name: names.item(gain.id), change: GainWords.text(gain, names, visit.language),
        points: "+" + gain.points.text)
    }
    func rating(_ record: RatingRecord) -> RatingLine {
      RatingLine(
        item: record.item.isEmpty ? visit.say("全月", "the month") : names.item(record.item), label: record.rating.label,
        comment: record.rating.comment, by: record.rating.by, at: record.rating.at)
    }
    ratings = view.ratings.map(rating)
    selfReview = view.selfReview.map(rating)
    incidents = view.incidents.map {
      IncidentLine(
        kind: $0.name.isEmpty ? visit.say($0.kind.name) : $0.name, note: $0.note, day: $0.happenedOn.description,
        by: $0.seenBy, times: $0.occurrences, isWithdrawn: $0.isWithdrawn)
    }
    appeals = view.appeals.map { appeal, decision in
      let change = decision.map {
        Difference(points: ($0.pointsBefore, $0.pointsAfter), total: ($0.totalBefore, $0.totalAfter))
      }
      return AppealLine(
        id: appeal.id,
        item: appeal.item == "total"
          ? visit.say("整张考核表", "the whole sheet") : rules[appeal.item] ?? names.item(appeal.item),
        statement: appeal.statement, deadline: appeal.deadline.description,
        outcome: decision.map { visit.say($0.outcome.name) }, reasons: decision?.reasons ?? "",
        difference: change.map { visit.say($0.text) } ?? "", isOpen: decision == nil)
    }
    adjustments = view.adjustments.map {
      AdjustmentLine(amount: $0.amount.text, paidIn: $0.paidIn.description, reason: $0.reason)
    }
    gaps = view.gaps.map {
      visit.say($0.kind.name) + " " + names.item($0.subject) + ($0.says.isEmpty ? "" : " \($0.says)")
    }
    evidence = try visit.desk().attachments(of: line.employee, in: line.month).map {
      EvidenceLink($0.content, $0.name, $0.size, of: $0.employee, in: $0.month)
    }
    deeds = SheetDeedForms(visit, view, schemes)
    seen = view.seen
    let desk = try visit.desk()
    let (role, isOwn) = (desk.role, desk.actor == line.employee)
    func reaches(_ deed: Deed) -> Bool {
      guard line.state >= .published, let reach = Rights.reach(of: role, deed) else { return false }
      return reach == .everybody || isOwn
    }
    canTakeSlip = reaches(.printSlip)
    canTakeCase = reaches(.takeAppealFile)
  }
}
