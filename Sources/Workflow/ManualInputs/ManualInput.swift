internal import Appraisal
internal import Exact
internal import Records
internal import Wording

/// Something that a person enters about a month (人工录入): on a page, through the API, by a command, or as a row of a
/// file in the month's inbox. Every way asks ``InputValidator``, and nothing else decides what is taken.
enum ManualInput {
  /// 评分: one step of an item's scale.
  case rating(item: String, label: String, comment: String)
  /// 事件: a veto item, a failed mystery check, a complaint or a remark. The day is nil where a file gives none.
  case incident(Incident.Kind, name: String, occurrences: Int, day: Day?, note: String)
  /// 应扣未扣: a deduction of an employee's that the assessor, whom the input is about, passed over.
  case omission(of: String, item: String, points: Points)
  /// 免考
  case waiver(item: String, reason: String)
  /// 整月请假、作废
  case standing(reason: String)
  /// 发展目标
  case goal(String)
  /// 更正: the figure in its base unit, money in yuan; nil takes a correction back.
  case correction(measure: String, value: Rational?, reason: String)

  /// The right that it needs.
  var deed: Deed {
    switch self {
    case .rating: .rate
    case .incident: .record
    case .omission: .raiseOmission
    case .waiver: .waive
    case .standing: .setStanding
    case .goal: .setGoal
    case .correction: .correct
    }
  }
}

/// Who enters something, in which role.
struct InputWriter: Hashable {
  let id: String
  let role: Role
}

/// What was entered about a month before, as far as another input depends on it.
struct EarlierInputs {
  /// The step that stands, by employee and item.
  private(set) var ratings: [String: [String: String]] = [:]
  /// The points that were passed over, by employee and item; dropped ones do not count.
  private(set) var omitted: [String: [String: Rational]] = [:]
  private var vetoes: Set<[String]> = []

  /// Nothing yet.
  init() {}

  /// What is on record about a month.
  ///
  /// - Parameter employee: whose ratings and incidents; nil for everybody's.
  init(_ records: Records, of month: Month, about employee: String? = nil) throws(Diagnostic) {
    for record in try records.ratings(of: month, employee: employee) {
      ratings[record.employee, default: [:]][record.item] = record.rating.label
    }
    for omission in try records.omissions(of: month) where omission.state != .dropped {
      add(omission.points, omittedOf: omission.employee, omission.item)
    }
    for incident in try records.incidents(of: month, employee: employee)
    where incident.kind == .veto && !incident.isWithdrawn {
      vetoes.insert([
        incident.employee, incident.name, incident.happenedOn.description, incident.seenBy, incident.note,
      ])
    }
  }

  /// Takes in what was just accepted.
  mutating func add(_ input: ManualInput, about employee: String, by writer: String) {
    switch input {
    case .rating(let item, let label, _): ratings[employee, default: [:]][item] = label
    case .omission(let other, let item, let points): add(points, omittedOf: other, item)
    case .incident(.veto, let name, _, let day?, let note):
      vetoes.insert([employee, name, day.description, writer, note])
    case .incident, .waiver, .standing, .goal, .correction: break
    }
  }

  private mutating func add(_ points: Points, omittedOf employee: String, _ item: String) {
    let sum = omitted[employee]?[item] ?? .zero
    omitted[employee, default: [:]][item] = (try? sum + points.value) ?? sum
  }

  /// Whether the same veto of the same day was entered before by the same person in the same words.
  func hasVeto(_ name: String, of employee: String, on day: Day, by writer: String, note: String) -> Bool {
    vetoes.contains([employee, name, day.description, writer, note])
  }
}
