public import Exact

/// One employee's month, as it enters the appraisal (被考核人).
public struct Subject: Sendable {
  /// How the employee stood in the month.
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// Past probation and at work.
    case regular
    /// On probation (试用期).
    case probation
    /// The whole month on leave (整月休假).
    case leave
    /// The month was voided (作废).
    case voided

    /// Whether the month is appraised at all.
    public var isAppraised: Bool { self == .regular || self == .probation }
  }

  /// A rating given by an assessor.
  public struct Rating: Hashable, Sendable {
    /// The step chosen: 优秀.
    public let label: String
    /// Who gave it.
    public let by: String
    /// When, as it was written.
    public let at: String
    /// Why.
    public let comment: String

    /// A rating.
    public init(label: String, by: String, at: String = "", comment: String = "") {
      self.label = label
      self.by = by
      self.at = at
      self.comment = comment
    }
  }

  /// Occurrences of a veto item.
  public struct VetoOccurrence: Hashable, Sendable {
    /// The veto's id.
    public let veto: String
    /// How often.
    public let occurrences: Int
    /// Who recorded it.
    public let by: String
    /// What happened.
    public let note: String

    /// Occurrences of a veto item.
    public init(veto: String, occurrences: Int, by: String, note: String) {
      self.veto = veto
      self.occurrences = occurrences
      self.by = by
      self.note = note
    }
  }

  /// A deduction that this employee, as assessor, should have made and did not (form 1, note 5).
  public struct Omission: Hashable, Sendable {
    /// Whose appraisal it concerns.
    public let employee: String
    /// The item.
    public let item: String
    /// The points that should have been taken off.
    public let points: Rational
    /// How many times they count, by the form under which the employee was appraised; nil asks the assessor's own form.
    public let factor: Rational?
    /// Who raised it.
    public let by: String
    /// Why it is one.
    public let note: String

    /// An omitted deduction.
    public init(
      employee: String, item: String, points: Rational, factor: Rational? = nil, by: String, note: String
    ) {
      self.employee = employee
      self.item = item
      self.points = points
      self.factor = factor
      self.by = by
      self.note = note
    }
  }

  /// A record that an item does not apply this month.
  public struct Waiver: Hashable, Sendable {
    /// Why it does not apply.
    public let reason: String
    /// Who recorded it.
    public let by: String

    /// A waiver.
    public init(reason: String, by: String) {
      self.reason = reason
      self.by = by
    }
  }

  /// A goal for the employee's development (form 3: results serve as a reference for development).
  public struct Goal: Hashable, Sendable {
    /// What was agreed on.
    public let text: String
    /// Who agreed on it with the employee.
    public let by: String

    /// A goal.
    public init(text: String, by: String) {
      self.text = text
      self.by = by
    }
  }

  /// The employee's id.
  public var employee: String
  /// The employee's name.
  public var name: String
  /// The department's name.
  public var department: String
  /// The post.
  public var post: String
  /// How the employee stood in the month.
  public var standing: Standing
  /// The fixed wage of the month, as agreed.
  public var wage: AgreedAmount
  /// The performance pay of the month at full score, as agreed.
  public var performancePay: AgreedAmount
  /// The figures of the month, by measure id.
  public var facts: [String: Fact]
  /// The ratings, by the id of the scale.
  public var ratings: [String: Rating]
  /// Veto items recorded.
  public var vetoes: [VetoOccurrence]
  /// Omissions raised against this employee as assessor.
  public var omissions: [Omission]
  /// Waivers, by item id.
  public var waivers: [String: Waiver]
  /// The goal agreed on this month.
  public var goal: Goal?
  /// The goal agreed on last month, to be looked at again.
  public var lastGoal: Goal?
  /// The months before, latest last.
  public var history: [PastMonth]
  /// The month of hiring, before which nothing counts.
  public var hired: Month?
  /// The month in stretches and how the company pays them; nil where the month was whole.
  public var proration: Proration?
  /// The scores of other departments in which the employee worked in the month.
  public var elsewhere: [ScoreElsewhere] = []
  /// What the cap held back of losses in earlier months, oldest first; counts only where the company carries losses.
  public var carriedLosses: [CarriedLoss] = []

  /// An employee's month; what is not given is empty.
  public init(
    employee: String, name: String = "", department: String = "", post: String = "", standing: Standing = .regular,
    wage: AgreedAmount = .notGiven(.wage), performancePay: AgreedAmount = .notGiven(.performancePay),
    facts: [String: Fact] = [:], ratings: [String: Rating] = [:],
    vetoes: [VetoOccurrence] = [], omissions: [Omission] = [], waivers: [String: Waiver] = [:],
    goal: Goal? = nil, lastGoal: Goal? = nil, history: [PastMonth] = [], hired: Month? = nil
  ) {
    self.employee = employee
    self.name = name
    self.department = department
    self.post = post
    self.standing = standing
    self.wage = wage
    self.performancePay = performancePay
    self.facts = facts
    self.ratings = ratings
    self.vetoes = vetoes
    self.omissions = omissions
    self.waivers = waivers
    self.goal = goal
    self.lastGoal = lastGoal
    self.history = history
    self.hired = hired
  }

  /// The counts of buyers and sessions that show work: one of them at 0 says that there was none.
  private static let contacts = [
    "consultations", "replied", "buyers", "responses", "chat_buyers", "chat_visits", "effective_buyers",
    "direct_buyers", "receptions", "inquirers", "inquirers_same_day",
  ]

  /// What a report says beside the product's own measures of whether somebody was at work.
  public static let signsOfWork: Set<String> = Set(contacts + sold + shared)

  /// Orders and sales, which show work where there are any; without any there may have been work all the same.
  private static let sold = [
    "orders_created", "orders_paid", "sales", "net_sales", "sales_buyers", "sales_orders", "sales_ordered_first",
    "sales_ordered",
    "sales_paid", "inquiry_sales", "ordered_sales", "work_days",
  ]

  /// The quotients over buyers or sessions whose denominator shows work.
  private static let shared = ["conversion", "reply_rate", "avg_response", "avg_first_response", "inquiry_ordered"]

  /// Whether the employee was active (definition 13): appraised, and at work by whichever source stands: chats and calls,
  /// the platform's report, finance's sales. Nil while no source tells, which is not the same as not active.
  public var activity: Bool? {
    guard standing.isAppraised else { return false }
    // Events tell by their consultations alone; everything else that shows work is somebody's report.
    func supplied(_ ids: [String]) -> [Fact.Version] {
      ids.flatMap { facts[$0]?.told ?? [] }.filter(\.source.isSupplied)
    }
    let contacts = ((facts["consultations"]?.told ?? []) + supplied(Subject.contacts)).compactMap(\.figure.value)
    if contacts.contains(where: { $0 >= 1 }) { return true }
    if supplied(Subject.sold).contains(where: { ($0.figure.value ?? .zero) > .zero }) { return true }
    if supplied(Subject.shared).contains(where: { ($0.denominator ?? .zero) > .zero }) { return true }
    if !contacts.isEmpty { return false }
    return facts["consultations"]?.figure.absence.map(\.reason.leavesOthersOpen) == false ? false : nil
  }

  /// Whether the employee is known to have been active.
  public var isActive: Bool { activity == true }
}

/// What the cap held back of a loss in an earlier month, and is due again.
public struct CarriedLoss: Hashable, Sendable {
  /// The month in which the loss was recorded.
  public let month: Month
  /// What of it is still due.
  public let amount: Fen

  /// What is still due of a month's loss.
  public init(month: Month, amount: Fen) {
    self.month = month
    self.amount = amount
  }
}

/// What an earlier month left behind for rules about several months.
public struct PastMonth: Hashable, Sendable {
  /// The month.
  public let month: Month
  /// How the employee stood.
  public let standing: Subject.Standing
  /// The score; nil while something was missing or where there was none.
  public let score: Points?
  /// For every rule about several months, by scheme and rule id: whether its condition held. A rule whose condition
  /// could not be decided is absent.
  public let conditions: [String: Bool]

  /// An earlier month.
  public init(month: Month, standing: Subject.Standing, score: Points?, conditions: [String: Bool]) {
    self.month = month
    self.standing = standing
    self.score = score
    self.conditions = conditions
  }
}
