import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

/// Does any deed through the public doors, so that rights can be tried for all of them.
///
/// The company has a published October with an open appeal of E2's, and a computed November with an incident of E1's
/// and an omission raised against S1.
struct DeedAttempt {
  let company: LifeCompany
  let published: Month
  let current: Month
  let appeal: String
  let incident: String
  let omission: String
  let scheme: String

  /// What every attempt begins from, made once and copied.
  private struct Beginning: Sendable {
    let folder: String
    let time: String
    let appeal: String
    let incident: String
    let omission: String
    let scheme: String
  }

  private static let beginning = Result {
    let first = try DeedAttempt(living: ["2026-10", "2026-11"])
    return Beginning(
      folder: first.company.folder, time: first.company.clock.now.description, appeal: first.appeal,
      incident: first.incident, omission: first.omission, scheme: first.scheme)
  }

  init() throws {
    let beginning = try Self.beginning.get()
    company = try LifeCompany(copying: beginning.folder, at: beginning.time)
    published = try month("2026-10")
    current = try month("2026-11")
    (appeal, incident) = (beginning.appeal, beginning.incident)
    (omission, scheme) = (beginning.omission, beginning.scheme)
  }

  private init(living months: [String]) throws {
    company = try LifeCompany(months: months)
    published = try month("2026-10")
    current = try month("2026-11")
    // Once somebody can sign in, nobody gives it to themselves.
    _ = try company.hr.giveAccess(to: "E4")
    try company.live(to: .published)
    appeal = try company.desk("E2").appeal("complaints", in: published, statement: "不是我的客户")
    try company.live("2026-11", to: .rated)
    incident = try company.hr.record(.remark, of: "E1", on: try day("2026-11-05"), note: "带新人")
    omission = try company.hr.raiseOmission(
      by: "S1", of: "E1", item: "complaints", points: Points(hundredths: 100), in: current, note: "应扣")
    scheme =
      try company.read { records throws(Diagnostic) in try records.schemes() }
      .first { $0.scheme == "care" }?.version ?? ""
  }

  /// The code with which a deed is refused; nil where it is done.
  func refusal(_ deed: Deed, by actor: String, about employee: String) throws -> String? {
    do {
      try attempt(deed, by: try company.desk(actor), about: employee)
      return nil
    } catch let error as Diagnostic {
      return error.code
    }
  }

  private func attempt(_ deed: Deed, by desk: Desk, about employee: String) throws {
    switch deed {
    case .open, .takeIn, .compute, .review, .reopen, .accept, .publish, .lock, .confirmSales, .signOff,
      .chooseProration:
      try ofMonth(deed, by: desk)
    case .rate, .selfReview, .record, .withdraw, .waive, .setStanding, .setGoal, .correct, .approve:
      try ofSheet(deed, by: desk, about: employee)
    case .raiseOmission, .answerOmission, .settleOmission, .acknowledge, .appeal, .decide, .adjust:
      try ofDispute(deed, by: desk, about: employee)
    case .changePeople, .substitute, .draftScheme, .publishScheme, .acknowledgeScheme:
      try ofCompany(deed, by: desk, about: employee)
    case .seeSheets, .seePay, .seeComments, .seeJournal, .verify, .keepBooks, .exportPerson, .erasePerson:
      try ofBooks(deed, by: desk, about: employee)
    case .giveAccess, .changePassword, .setSecondFactor: try ofSignIn(deed, by: desk, about: employee)
    case .keepTokens:
      _ = try desk.makeToken(named: "工资系统", scopes: [.sheetsRead], until: try day("2027-01-31"))
    case .printSlip, .takePayroll, .seeYear, .takeAppealFile: try ofPay(deed, by: desk, about: employee)
    }
  }

  private func ofSignIn(_ deed: Deed, by desk: Desk, about employee: String) throws {
    if deed == .setSecondFactor { return _ = try desk.offerSecondFactor() }
    guard deed == .changePassword else { return _ = try desk.giveAccess(to: employee) }
    let password = try company.desk(desk.actor == "H2" ? "H1" : "H2").giveAccess(to: desk.actor)
    try desk.changePassword(from: password, to: "drei Worte, lang genug")
  }

  private func ofMonth(_ deed: Deed, by desk: Desk) throws {
    switch deed {
    case .open: try desk.open(current)
    case .takeIn: try desk.requireImport(into: current)
    case .compute: _ = try desk.compute(current)
    case .review: try desk.review(current)
    case .reopen: try desk.reopen(current, reason: "再算")
    case .chooseProration: try desk.choose(proration: .calendarDays, from: current)
    case .accept: try desk.accept(.jump, of: "E1", in: current, reason: "属实")
    case .publish: try desk.publish(current)
    case .lock: try desk.lock(published)
    case .confirmSales: _ = try desk.confirm([], in: current)
    default: try desk.signOff(current)
    }
  }

  private func ofSheet(_ deed: Deed, by desk: Desk, about employee: String) throws {
    switch deed {
    case .rate:
      let item = employee == "S1" ? ("leading", "中") : ("overall", "中")
      try desk.rate(employee, in: current, item: item.0, as: item.1, comment: "再看")
    case .selfReview: try desk.reviewSelf(in: current, comment: "不错")
    case .record: _ = try desk.record(.remark, of: employee, on: try day("2026-11-06"), note: "看见的")
    case .withdraw: try desk.withdraw(incident: incident, in: current, reason: "误记")
    case .waive: try desk.waive("checks", for: employee, in: current, reason: "未抽查")
    case .setStanding: try desk.set(standing: .leave, of: employee, in: current, reason: "病假")
    case .setGoal: try desk.set(goal: "更快", for: employee, in: current)
    case .correct: try desk.correct("complaints", of: employee, in: current, to: 0, reason: "误")
    default: try desk.approve([employee], in: current)
    }
  }

  private func ofDispute(_ deed: Deed, by desk: Desk, about employee: String) throws {
    switch deed {
    case .raiseOmission:
      _ = try desk.raiseOmission(
        by: employee, of: "E2", item: "complaints", points: Points(hundredths: 100), in: current, note: "应扣")
    case .answerOmission: try desk.answer(omission: omission, in: current, reply: "当时不知")
    case .settleOmission: try desk.settle(omission: omission, in: current, upheld: false, reason: "有理由")
    case .acknowledge: try desk.acknowledge(published)
    case .appeal: _ = try desk.appeal("total", in: published, statement: "不公")
    case .decide: _ = try desk.decide(appeal: appeal, .rejected, reasons: "评分有据")
    default:
      _ = try desk.adjust(
        published, for: employee, remedies: [.waiver(item: "checks")], paidIn: current, reason: "补正")
    }
  }

  private func ofCompany(_ deed: Deed, by desk: Desk, about employee: String) throws {
    switch deed {
    case .changePeople:
      var person = try desk.person(employee, on: try day("2026-12-01"))
      person.validFrom = try day("2026-12-01")
      person.post = "资深"
      try desk.change(person, reason: "晋升")
    case .substitute:
      try desk.name(substitute: "S2", for: "S1", from: try day("2026-12-01"), to: try day("2026-12-05"))
    case .draftScheme: _ = try desk.draft(schemeAt: company.folder + "/schemes/care.yaml")
    case .publishScheme: try desk.publish(scheme: scheme, company.publication())
    default: try desk.acknowledge(scheme: scheme)
    }
  }

  private func ofPay(_ deed: Deed, by desk: Desk, about employee: String) throws {
    switch deed {
    case .printSlip: _ = try desk.slips(of: published, for: employee)
    case .takePayroll: _ = try desk.payroll(of: published)
    case .seeYear: _ = try desk.year(2026)
    default: _ = try desk.appealFile(of: employee, in: published)
    }
  }

  private func ofBooks(_ deed: Deed, by desk: Desk, about employee: String) throws {
    switch deed {
    case .seeSheets: _ = try desk.sheet(of: employee, in: published)
    case .seePay, .seeComments:
      let mayDo = try company.read { records throws(Diagnostic) in
        try desk.may(deed, about: employee, in: published, records)
      }
      if !mayDo { throw Diagnostic(.notAllowed) }
    case .seeJournal: _ = try desk.journal(JournalQuery())
    case .verify: _ = try desk.verify()
    case .keepBooks: _ = try desk.backUp(to: temporaryFolder() + "/backup")
    case .exportPerson: _ = try desk.exportData(of: employee)
    default: try desk.eraseData(of: employee, reason: "到期")
    }
  }
}
