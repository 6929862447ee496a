internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// What whoever founds a company has said so far, as they wrote it.
struct StartDraft: Sendable {
  var name = ""
  var wage = ""
  var founder = ""
  var founderName = ""
  var password = ""
  var people = ""
  var accounts = ""
  var hasAccounts = false
  /// The schemes by department; nil before anything was chosen.
  var schemes: [String: CompanyPlan.DepartmentSchemes]?
  var month: String
  var discussed = ""
  var consulted = ""
  var known = ""
  var how = ""
  private let today: Day

  init(today: Day) {
    self.today = today
    month = today.month?.previous.description ?? ""
  }

  /// Since when an account is somebody's who was hired nobody knows when.
  var accountsBegin: Day { today.month.map { $0.advanced(by: -11).firstDay } ?? today }

  /// The people as they are understood.
  var pastedPeople: PastedPeople { PastedPeople(people, founder: (founder, founderName)) }

  /// The accounts as they are understood.
  func pastedAccounts(_ people: PastedPeople) -> PastedAccounts {
    PastedAccounts(accounts, of: people.people, from: accountsBegin)
  }

  /// The steps, in order.
  enum Step: String, CaseIterable {
    case company, people, accounts, schemes, finish

    var name: Bilingual {
      switch self {
      case .company: Bilingual("公司和人事", "Company and HR")
      case .people: Bilingual("人员", "People")
      case .accounts: Bilingual("平台账号", "Accounts")
      case .schemes: Bilingual("方案", "Schemes")
      case .finish: Bilingual("公布和开启", "Publish and open")
      }
    }

    var address: String { "/start/\(rawValue)" }
  }

  /// Whether a step is done.
  func isDone(_ step: Step) -> Bool {
    switch step {
    case .company: !name.isEmpty && !founder.isEmpty && !password.isEmpty && !wage.isEmpty
    case .people: isDone(.company) && pastedPeople.isUsable
    case .accounts: isDone(.people) && (hasAccounts || !accounts.isEmpty && pastedAccounts(pastedPeople).isUsable)
    case .schemes: schemes?.values.contains { !$0.agents.isEmpty || !$0.assessors.isEmpty } == true
    case .finish: false
    }
  }

  /// Makes sure that what comes before a step is done.
  ///
  /// - Throws: `SETUP-STEP`.
  func require(before step: Step) throws(Diagnostic) {
    for earlier in Step.allCases.prefix(while: { $0 != step }) where !isDone(earlier) {
      throw Diagnostic(.setupStep, words: ["step": earlier.name])
    }
  }

  /// The plan that all of it comes to, but for the publication.
  ///
  /// - Throws: `SETUP-STEP`, `FORM-FIELD-MISSING`, `SETUP-SCHEMES`.
  func plan() throws(Diagnostic) -> CompanyPlan {
    try require(before: .finish)
    guard let month = Month(month) else {
      throw Diagnostic(
        .formFieldMissing, ["value": Diagnostic.quoted(month)], words: ["field": Bilingual("首个月份", "first month")])
    }
    var plan = try planOfPeople(month)
    guard let schemes, !schemes.isEmpty else { throw Diagnostic(.setupSchemes) }
    plan.schemes = schemes
    guard !plan.chosenSchemes.isEmpty else { throw Diagnostic(.setupSchemes) }
    return plan
  }

  /// The plan as far as it is about the company and its people.
  func planOfPeople(_ month: Month) throws(Diagnostic) -> CompanyPlan {
    var plan = CompanyPlan(month: month)
    let people = pastedPeople
    plan.name = name
    plan.minimumWage = try minimumWage()
    plan.founder = founder
    plan.password = password
    plan.people = people.people
    plan.accounts = accounts.isEmpty ? [] : pastedAccounts(people).accounts
    return plan
  }

  /// The minimum wage; nil where none was written.
  ///
  /// - Throws: `PASTED-AMOUNT`.
  func minimumWage() throws(Diagnostic) -> Fen? {
    guard !wage.isEmpty else { return nil }
    return try CompanyPlan.fen(yuan: wage, Bilingual("最低工资", "minimum wage"))
  }
}
