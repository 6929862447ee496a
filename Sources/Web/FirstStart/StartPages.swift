internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// The steps by which a company begins. They are there for whoever used the setup code, and gone once it has begun.
enum StartPages {
  static let routes: [Route] =
    [
      .page("/start", .founder) { visit throws(Diagnostic) in
        let start = try start(visit)
        guard start.isFounder(visit.token) else {
          return .page("start", title: title, CodeView(code: visit.query.text("code") ?? ""))
        }
        let next = StartDraft.Step.allCases.first { !start.draft.isDone($0) } ?? .finish
        return .see(next.address)
      },
      .form("/start/code", .founder, useCode),
      .page("/start/company", .founder) { visit throws(Diagnostic) in try company(visit, nil) },
      .form("/start/company", .founder, takeCompany),
      .form("/start/demo", .founder, openDemo),
    ] + StartLists.routes + StartSchemes.routes + StartFinish.routes

  static let title = Bilingual("首次启动", "First start")

  static func start(_ visit: Visit) throws(Diagnostic) -> FirstStart {
    guard let start = visit.house.firstStart else { throw Diagnostic(.pageUnknown) }
    return start
  }

  private static func useCode(_ visit: Visit) throws(Diagnostic) -> Answer {
    let start = try start(visit)
    guard visit.house.attempts.allows(visit.peer, at: start.founding.now) else { throw Diagnostic(.signInOften) }
    let secret = SignInPages.newSecret()
    try start.use(visit.form.exactly("code").filter { !$0.isWhitespace }, for: ContentHash(of: Array(secret.utf8)))
    return .signedIn(token: secret, to: "/start/company")
  }

  private static func company(_ visit: Visit, _ error: Diagnostic?) throws(Diagnostic) -> Answer {
    let draft = try start(visit).draft
    return .page("start-company", title: title, CompanyView(visit, draft, error))
  }

  private static func takeCompany(_ visit: Visit) throws(Diagnostic) -> Answer {
    let start = try start(visit)
    let form = visit.form
    start.change { draft in
      draft.name = form.text("name") ?? ""
      draft.wage = form.text("wage") ?? ""
      draft.founder = form.text("founder") ?? ""
      draft.founderName = form.text("founder-name") ?? ""
    }
    do throws(Diagnostic) {
      let founder = try form.required("founder", Bilingual("工号", "employee id"))
      let name = try form.required("founder-name", Bilingual("姓名", "name"))
      _ = try form.required("name", Bilingual("公司名称", "the company's name"))
      _ = try form.required("wage", Bilingual("最低工资", "minimum wage"))
      _ = try start.draft.minimumWage()
      let password = form.exactly("password")
      // A password that was chosen stays where the fields are left empty.
      if password.isEmpty, form.exactly("again").isEmpty, !start.draft.password.isEmpty {
        if let fault = Founding.fault(ofPassword: start.draft.password, for: founder, name: name) { throw poor(fault) }
        return .see(StartDraft.Step.people.address)
      }
      guard password == form.exactly("again") else { throw poor(Bilingual("两次输入的不一样", "the two entries differ")) }
      if let fault = Founding.fault(ofPassword: password, for: founder, name: name) { throw poor(fault) }
      start.change { $0.password = password }
    } catch {
      return try company(visit, error)
    }
    return .see(StartDraft.Step.people.address)
  }

  private static func poor(_ fault: Bilingual) -> Diagnostic { Diagnostic(.passwordPoor, words: ["fault": fault]) }

  /// Makes the demo company, and says who can sign in there.
  private static func openDemo(_ visit: Visit) throws(Diagnostic) -> Answer {
    let start = try start(visit)
    let (office, passwords) = try start.once { () throws(Diagnostic) in try start.founding.demo() }
    let people = try passwords.map { employee, password throws(Diagnostic) in
      DemoView.Line(
        role: visit.say(try office.desk(of: employee).role.name), employee: employee, password: password)
    }
    visit.house.open(office)
    return .page("start-demo", title: Bilingual("演示公司", "The demo company"), DemoView(lines: people))
  }
}

private struct CodeView: Sendable {
  let code: String
}

private struct DemoView: Sendable {
  let lines: [Line]

  struct Line: Sendable {
    let role: String
    let employee: String
    let password: String
  }
}

private struct CompanyView: Sendable {
  let steps: [StartStepView]
  let error: StartError?
  let name: String
  let wage: String
  let founder: String
  let founderName: String
  let hasPassword: Bool

  init(_ visit: Visit, _ draft: StartDraft, _ error: Diagnostic?) {
    steps = StartStepView.all(visit, draft, here: .company)
    self.error = error.map { StartError($0, visit) }
    name = draft.name
    wage = draft.wage
    founder = draft.founder
    founderName = draft.founderName
    hasPassword = !draft.password.isEmpty
  }
}

/// A step, on the line of all of them.
struct StartStepView: Sendable {
  let name: String
  let address: String?
  let isDone: Bool
  let isHere: Bool

  static func all(_ visit: Visit, _ draft: StartDraft, here: StartDraft.Step) -> [StartStepView] {
    StartDraft.Step.allCases.map { step in
      let isDone = draft.isDone(step)
      return StartStepView(
        name: visit.say(step.name), address: isDone && step != here ? step.address : nil,
        isDone: isDone && step != here, isHere: step == here)
    }
  }
}

/// What is wrong, on the page where it is put right.
struct StartError: Sendable {
  let code: String
  let what: String
  let remedy: String

  init(_ diagnostic: Diagnostic, _ visit: Visit) {
    code = diagnostic.code
    what = diagnostic.what(in: visit.language)
    remedy = diagnostic.remedy(in: visit.language)
  }
}
