internal import Exact
internal import Wording
internal import Workflow

/// Which scheme each kind of staff works under.
enum StartSchemes {
  static let routes: [Route] = [
    .page("/start/schemes", .founder) { visit throws(Diagnostic) in
      let start = try StartPages.start(visit)
      try start.draft.require(before: .schemes)
      return .page("start-schemes", title: StartPages.title, try SchemesView(visit, start.draft, nil))
    },
    .form("/start/schemes", .founder, take),
  ]

  private static func take(_ visit: Visit) throws(Diagnostic) -> Answer {
    let start = try StartPages.start(visit)
    try start.draft.require(before: .schemes)
    let offers = Set(SchemeOffer.all.map(\.id))
    let form = visit.form
    var chosen: [String: CompanyPlan.DepartmentSchemes] = [:]
    for (number, department) in try start.draft.planOfPeople(.first).departments.enumerated() {
      let agents = form.all("agents:\(number)").filter(offers.contains)
      let assessors = form.all("assessors:\(number)").filter(offers.contains)
      chosen[department.name] = CompanyPlan.DepartmentSchemes(agents: agents, assessors: assessors)
    }
    start.change { $0.schemes = chosen }
    guard start.draft.isDone(.schemes) else {
      return .page(
        "start-schemes", title: StartPages.title, try SchemesView(visit, start.draft, Diagnostic(.setupSchemes)))
    }
    return .see(StartDraft.Step.finish.address)
  }
}

private struct SchemesView: Sendable {
  let steps: [StartStepView]
  let error: StartError?
  let offers: [Offer]
  let departments: [Department]

  struct Offer: Sendable {
    let name: String
    let what: String
    let scores: Bool
  }

  struct Department: Sendable {
    let number: Int
    let name: String
    let agents: Kind?
    let assessors: Kind?
  }

  /// The agents, or the assessors, of a department.
  struct Kind: Sendable {
    let count: Int
    let field: String
    let scoring: [Choice]
    /// Schemes that only move money; they go with any that scores.
    let besides: [Choice]
  }

  struct Choice: Sendable {
    let value: String
    let name: String
    let isChosen: Bool
  }

  init(_ visit: Visit, _ draft: StartDraft, _ error: Diagnostic?) throws(Diagnostic) {
    steps = StartStepView.all(visit, draft, here: .schemes)
    self.error = error.map { StartError($0, visit) }
    let all = SchemeOffer.all
    offers = all.map { Offer(name: visit.say($0.name), what: visit.say($0.what), scores: $0.scores) }
    func kind(_ count: Int, _ field: String, _ chosen: [String], money: Bool) -> Kind? {
      guard count > 0 else { return nil }
      let scoring = all.filter(\.scores).map {
        Choice(value: $0.id, name: visit.say($0.name), isChosen: chosen.contains($0.id))
      }
      let none = Choice(
        value: "", name: visit.say("不考核", "not appraised"), isChosen: !scoring.contains(where: \.isChosen))
      return Kind(
        count: count, field: field, scoring: [none] + scoring,
        besides: money
          ? all.filter { !$0.scores }.map {
            Choice(value: $0.id, name: visit.say($0.name), isChosen: chosen.contains($0.id))
          } : [])
    }
    departments = try draft.planOfPeople(.first).departments.enumerated().compactMap { number, department in
      let chosen =
        draft.schemes?[department.name]
        ?? CompanyPlan.DepartmentSchemes(
          agents: [department.name.contains("售后") ? "weighted-targets" : "monthly-100"], assessors: ["competency-15"])
      let agents = kind(department.agents, "agents:\(number)", chosen.agents, money: true)
      let assessors = kind(department.assessors, "assessors:\(number)", chosen.assessors, money: false)
      guard agents != nil || assessors != nil else { return nil }
      return Department(number: number, name: department.name, agents: agents, assessors: assessors)
    }
  }
}
