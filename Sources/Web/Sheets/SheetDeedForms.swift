internal import Exact
internal import Paperwork
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

/// The forms that a sheet offers to whoever looks at it: those for what they may do next, and no other.
struct SheetDeedForms: Sendable {
  let acknowledge: Bool
  let appeal: Bool
  let selfReview: Bool
  let approve: Bool
  let record: Bool
  let waive: Bool
  let correct: Bool
  let setStanding: Bool
  let setGoal: Bool
  let decide: Bool
  let rate: Bool
  let isAny: Bool
  /// Items one can appeal against or waive.
  let items: [Choice]
  /// Figures one can correct.
  let measures: [Choice]
  /// Scales a decision can put right, each step a choice.
  let remedies: [Choice]
  let incidentKinds: [Choice]
  let open: [OpenAppeal]
  let today: String

  struct Choice: Sendable {
    let value: String
    let name: String
  }

  struct OpenAppeal: Sendable {
    let id: String
    let item: String
  }

  init(_ visit: Visit, _ view: SheetView, _ schemes: [Scheme]) {
    let next = Set(view.next)
    acknowledge = next.contains(.acknowledge)
    appeal = next.contains(.appeal)
    selfReview = next.contains(.selfReview)
    approve = next.contains(.approve)
    record = next.contains(.record)
    waive = next.contains(.waive)
    correct = next.contains(.correct)
    setStanding = next.contains(.setStanding)
    setGoal = next.contains(.setGoal)
    decide = next.contains(.decide)
    rate = next.contains(.rate)
    isAny = !next.isEmpty
    let rules = schemes.flatMap {
      $0.items.map { ($0.id, $0.name) } + ($0.rewards + $0.penalties).map { ($0.id, $0.name) }
    }
    // A list that no form of the page offers is not put together.
    items = !appeal && !waive ? [] : rules.map { Choice(value: $0.0, name: visit.say($0.1)) }
    var seen: Set<String> = []
    measures =
      !correct
      ? []
      : schemes.flatMap(\.inputs).filter { seen.insert($0.id).inserted }.map {
        Choice(value: $0.id, name: visit.say($0.chinese, $0.english))
      }
    remedies =
      !decide
      ? []
      : schemes.flatMap(\.items).flatMap { item in
        item.method.ratingScales.flatMap { scale in
          scale.steps.map {
            Choice(value: "\(scale.id)=\($0.label)", name: "\(visit.say(item.name)) = \($0.label)")
          }
        }
      }
    incidentKinds = !record ? [] : Incident.Kind.allCases.map { Choice(value: $0.rawValue, name: visit.say($0.name)) }
    let names = FormulaWords(schemes, visit.language)
    open = view.appeals.filter { $0.decision == nil }.map {
      OpenAppeal(id: $0.appeal.id, item: names.item($0.appeal.item))
    }
    today = visit.house.office.now.day.description
  }
}
