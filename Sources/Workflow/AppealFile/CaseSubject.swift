internal import Appraisal
internal import Exact

/// One employee's month as JSON: everything an appraisal reads of it, and back without loss.
struct CaseSubject: Codable {
  struct Rating: Codable {
    let label, by, at, comment: String
  }

  struct Veto: Codable {
    let veto: String
    let occurrences: Int
    let by, note: String
  }

  struct Omission: Codable {
    let employee, item, points: String
    let factor: String?
    let by, note: String
  }

  struct Reason: Codable {
    let reason, by: String
  }

  struct Past: Codable {
    let month, standing: String
    let hundredths: Int64?
    let conditions: [String: Bool]
  }

  struct Carried: Codable {
    let month: String
    let cents: Int64
  }

  let employee, name, department, post, standing: String
  /// In fen; absent while missing, or where the employee is without pay of that kind.
  let wageCents, performancePayCents: Int64?
  /// The kinds of pay the employee is without, by agreement.
  let without: [String]?
  let facts: [String: CaseFact]
  let ratings: [String: Rating]
  let vetoes: [Veto]
  let omissions: [Omission]
  let waivers: [String: Reason]
  let goal, lastGoal: Reason?
  let history: [Past]
  let hired: String?
  let carried: [Carried]?
  /// The stretches of a month that was not whole; absent where it was.
  let days: CaseProration?

  /// Everything about the employee whose case it is.
  init(_ subject: Subject) {
    self.init(subject, as: subject.employee, facts: subject.facts.mapValues { CaseFact($0) }, told: true)
  }

  /// A colleague, under another name and without what anybody wrote: only the figures that the employee's own result
  /// depends on.
  init(colleague subject: Subject, as name: String, figures: Set<String>?) {
    let facts = subject.facts.filter { figures?.contains($0.key) ?? true }
    self.init(subject, as: name, facts: facts.mapValues { CaseFact($0).withoutWords }, told: false, all: figures == nil)
  }

  private init(_ subject: Subject, as id: String, facts: [String: CaseFact], told: Bool, all: Bool = true) {
    func words(_ text: String) -> String { told ? text : "" }
    employee = id
    name = words(subject.name)
    department = subject.department
    post = words(subject.post)
    standing = subject.standing.rawValue
    // What a colleague is paid is nobody's business, and decides no place in a ranking.
    let agreed: [AgreedAmount] = told ? [subject.wage, subject.performancePay] : []
    wageCents = agreed.first.flatMap(CaseSubject.cents)
    performancePayCents = agreed.last.flatMap(CaseSubject.cents)
    let absent = zip(AgreedAmount.Kind.allCases, agreed).filter { $0.1 == .notAgreed }.map(\.0.rawValue)
    without = absent.isEmpty ? nil : absent
    self.facts = facts
    ratings =
      all
      ? subject.ratings.mapValues {
        Rating(label: $0.label, by: words($0.by), at: words($0.at), comment: words($0.comment))
      } : [:]
    vetoes =
      all
      ? subject.vetoes.map {
        Veto(veto: $0.veto, occurrences: $0.occurrences, by: words($0.by), note: words($0.note))
      } : []
    omissions =
      all
      ? subject.omissions.map {
        Omission(
          employee: words($0.employee), item: $0.item, points: CaseFact.text($0.points),
          factor: $0.factor.map(CaseFact.text), by: words($0.by), note: words($0.note))
      } : []
    waivers = subject.waivers.mapValues { Reason(reason: words($0.reason), by: words($0.by)) }
    goal = told ? subject.goal.map { Reason(reason: $0.text, by: $0.by) } : nil
    lastGoal = told ? subject.lastGoal.map { Reason(reason: $0.text, by: $0.by) } : nil
    history =
      all
      ? subject.history.map {
        Past(
          month: $0.month.description, standing: $0.standing.rawValue, hundredths: $0.score?.hundredths,
          conditions: $0.conditions)
      } : []
    hired = told ? subject.hired?.description : nil
    carried =
      told && !subject.carriedLosses.isEmpty
      ? subject.carriedLosses.map { Carried(month: $0.month.description, cents: $0.amount.amount) } : nil
    days = told ? subject.proration.map { CaseProration($0, elsewhere: subject.elsewhere) } : nil
  }

  private static func cents(_ agreed: AgreedAmount) -> Int64? {
    if case .known(let amount) = agreed { amount.amount } else { nil }
  }

  private func agreed(_ kind: AgreedAmount.Kind, _ cents: Int64?) -> AgreedAmount {
    if let cents { return .known(Fen(cents)) }
    return without?.contains(kind.rawValue) == true ? .notAgreed : .notGiven(kind)
  }

  /// The employee's month again; nil where a text in it is none.
  var subject: Subject? {
    guard let standing = Subject.Standing(rawValue: standing) else { return nil }
    var facts: [String: Fact] = [:]
    for (id, fact) in self.facts {
      guard let fact = fact.fact else { return nil }
      facts[id] = fact
    }
    var omissions: [Subject.Omission] = []
    for omission in self.omissions {
      guard let points = CaseFact.rational(omission.points) else { return nil }
      omissions.append(
        Subject.Omission(
          employee: omission.employee, item: omission.item, points: points,
          factor: omission.factor.flatMap(CaseFact.rational), by: omission.by, note: omission.note))
    }
    var history: [PastMonth] = []
    for past in self.history {
      guard let month = Month(past.month), let standing = Subject.Standing(rawValue: past.standing) else { return nil }
      history.append(
        PastMonth(
          month: month, standing: standing, score: past.hundredths.map { Points(hundredths: $0) },
          conditions: past.conditions))
    }
    var subject = Subject(
      employee: employee, name: name, department: department, post: post, standing: standing,
      wage: agreed(.wage, wageCents), performancePay: agreed(.performancePay, performancePayCents), facts: facts,
      ratings: ratings.mapValues {
        Subject.Rating(label: $0.label, by: $0.by, at: $0.at, comment: $0.comment)
      },
      vetoes: vetoes.map {
        Subject.VetoOccurrence(veto: $0.veto, occurrences: $0.occurrences, by: $0.by, note: $0.note)
      }, omissions: omissions, waivers: waivers.mapValues { Subject.Waiver(reason: $0.reason, by: $0.by) },
      goal: goal.map { Subject.Goal(text: $0.reason, by: $0.by) },
      lastGoal: lastGoal.map { Subject.Goal(text: $0.reason, by: $0.by) }, history: history,
      hired: hired.flatMap { Month($0) })
    subject.carriedLosses = (carried ?? []).compactMap { loss in
      guard let month = Month(loss.month) else { return nil }
      return CarriedLoss(month: month, amount: Fen(loss.cents))
    }
    subject.proration = days?.proration
    subject.elsewhere = days?.scores ?? []
    return subject
  }
}

/// A fact as JSON: the figure that stands and the others, exact.
struct CaseFact: Codable {
  struct Version: Codable {
    let value, missing, of: String?
    let source: String
    let by, reason: String?
    let numerator, denominator: String?
  }

  let stands: Version
  let others: [Version]
  let evidence: String?
  /// What each account adds, where the figure is put together from several sources.
  let accounts: [Share]?

  struct Share: Codable {
    let account: String
    let version: Version
  }

  init(_ fact: Fact) {
    stands = CaseFact.version(fact.standing)
    others = fact.others.map(CaseFact.version)
    evidence = fact.evidence
    accounts =
      fact.shares.isEmpty
      ? nil : fact.shares.map { Share(account: $0.account, version: CaseFact.version($0.version)) }
  }

  private init(stands: Version, others: [Version]) {
    self.stands = stands
    self.others = others
    evidence = nil
    accounts = nil
  }

  /// The same without what anybody wrote, and without the accounts.
  var withoutWords: CaseFact {
    func bare(_ version: Version) -> Version {
      let isPlatform = version.source == "platform"
      return Version(
        value: version.value, missing: version.missing, of: version.of, source: version.source,
        by: isPlatform ? version.by : version.by.map { _ in "" }, reason: version.reason.map { _ in "" },
        numerator: version.numerator, denominator: version.denominator)
    }
    return CaseFact(stands: bare(stands), others: others.map(bare))
  }

  /// The fact again; nil where a number in it is none.
  var fact: Fact? {
    guard let stands = CaseFact.version(stands) else { return nil }
    let others = others.compactMap { CaseFact.version($0) }
    guard others.count == self.others.count else { return nil }
    var fact = Fact(stands, others: others, evidence: evidence)
    for share in accounts ?? [] {
      guard let version = CaseFact.version(share.version) else { return nil }
      fact.shares.append(Fact.Share(share.account, version))
    }
    return fact
  }

  private static func version(_ version: Fact.Version) -> Version {
    var by: String?
    var reason: String?
    switch version.source {
    case .computed, .finance, .record: break
    case .platform(let name): by = name
    case .corrected(let person, let why): (by, reason) = (person, why)
    }
    return Version(
      value: version.figure.value.map(text), missing: version.figure.absence?.reason.rawValue,
      of: version.figure.absence?.name, source: version.source.name, by: by, reason: reason,
      numerator: version.numerator.map(text), denominator: version.denominator.map(text))
  }

  private static func version(_ version: Version) -> Fact.Version? {
    let figure: Figure
    if let value = version.value {
      guard let number = rational(value) else { return nil }
      figure = .known(number)
    } else {
      guard let reason = version.missing.flatMap(Missing.Reason.init(rawValue:)) else { return nil }
      figure = .missing(Missing(reason, name: version.of ?? ""))
    }
    let source: Fact.Source
    switch version.source {
    case "computed": source = .computed
    case "finance": source = .finance
    case "record": source = .record
    case "platform": source = .platform(version.by ?? "")
    case "corrected": source = .corrected(by: version.by ?? "", reason: version.reason ?? "")
    default: return nil
    }
    return Fact.Version(
      figure, from: source, numerator: version.numerator.flatMap(rational),
      denominator: version.denominator.flatMap(rational))
  }

  /// `11/20`, `3`.
  static func text(_ value: Rational) -> String {
    value.denominator == 1 ? "\(value.numerator)" : "\(value.numerator)/\(value.denominator)"
  }

  static func rational(_ text: String) -> Rational? {
    let parts = text.split(separator: "/", maxSplits: 1).map { Int128($0) }
    guard let above = parts.first.flatMap(\.self) else { return nil }
    guard parts.count == 2 else { return Rational(above) }
    guard let below = parts[1] else { return nil }
    return try? Rational(above, over: below)
  }
}
