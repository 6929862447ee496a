internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// The last step: the schemes are published, or stay drafts; the first month is opened; the company begins.
enum StartFinish {
  static let routes: [Route] = [
    .page("/start/finish", .founder) { visit throws(Diagnostic) in
      let start = try StartPages.start(visit)
      try start.draft.require(before: .finish)
      return .page("start-finish", title: StartPages.title, try FinishView(visit, start.draft, nil))
    },
    .form("/start/finish", .founder, finish),
  ]

  private static func finish(_ visit: Visit) throws(Diagnostic) -> Answer {
    let start = try StartPages.start(visit)
    let form = visit.form
    start.change { draft in
      draft.month = form.text("month") ?? ""
      draft.discussed = form.text("discussed") ?? ""
      draft.consulted = form.text("consulted") ?? ""
      draft.known = form.text("known") ?? ""
      draft.how = form.text("how") ?? ""
    }
    let office: Office
    let plan: CompanyPlan
    do throws(Diagnostic) {
      var wanted = try start.draft.plan()
      if form.text("publish") != nil { wanted.publication = try publication(form, wanted) }
      let ready = wanted
      office = try start.once { () throws(Diagnostic) in try start.founding.found(ready) }
      plan = ready
    } catch {
      return .page("start-finish", title: StartPages.title, try FinishView(visit, start.draft, error))
    }
    visit.house.open(office)
    return try SignInPages.begin(
      plan.founder, office, to: plan.publication == nil ? "/schemes" : "/")
  }

  /// The record of the publication.
  private static func publication(_ form: Fields, _ plan: CompanyPlan) throws(Diagnostic) -> Publication {
    let hasWarnings = SchemeOffer.all.contains { plan.chosenSchemes.contains($0.id) && !$0.warnings.isEmpty }
    if hasWarnings, form.text("warnings") == nil {
      throw Diagnostic(
        .formFieldMissing, ["value": "—"], words: ["field": Bilingual("提醒已看过", "the remarks were read")])
    }
    return Publication(
      discussedOn: try form.required("discussed", Bilingual("讨论日期", "discussed on")) { Day($0) },
      consulted: try form.required("consulted", Bilingual("与谁协商", "settled with")),
      madeKnownOn: try form.required("known", Bilingual("公示日期", "made known on")) { Day($0) },
      how: try form.required("how", Bilingual("公示方式", "how it was made known")))
  }
}

private struct FinishView: Sendable {
  let steps: [StartStepView]
  let error: StartError?
  let company: String
  let founder: String
  let people: Int
  let accounts: Int
  let schemes: [String]
  let warnings: [Warning]
  let month: String
  let discussed: String
  let consulted: String
  let known: String
  let how: String

  struct Warning: Sendable {
    let scheme: String
    let what: String
    let code: String
  }

  init(_ visit: Visit, _ draft: StartDraft, _ error: Diagnostic?) throws(Diagnostic) {
    steps = StartStepView.all(visit, draft, here: .finish)
    self.error = error.map { StartError($0, visit) }
    let plan = try draft.planOfPeople(.first)
    company = draft.name
    founder = "\(draft.founder) \(draft.founderName)"
    people = plan.people.count
    accounts = plan.accounts.count
    let chosen = Set((draft.schemes ?? [:]).values.flatMap { $0.agents + $0.assessors })
    let offers = SchemeOffer.all.filter { chosen.contains($0.id) }
    schemes = offers.map { visit.say($0.name) }
    warnings = offers.flatMap { offer in
      offer.warnings.map {
        Warning(scheme: visit.say(offer.name), what: $0.what(in: visit.language), code: $0.code)
      }
    }
    month = draft.month
    discussed = draft.discussed
    consulted = draft.consulted
    known = draft.known
    how = draft.how
  }
}
