public import Exact
public import Scheme

extension Derivation {
  /// A derivation as it was printed and kept, read back in whichever format that was: it prints again to the same bytes.
  ///
  /// Nil for what was not printed here, or by a program that printed differently.
  ///
  /// - Parameters:
  ///   - json: what ``json()`` gave.
  ///   - schemes: the schemes on record; those it was made under give the steps their names.
  ///   - wage: the fixed wage of the month on record, for format 1, which does not print it.
  ///   - law: the law of the month on record, for format 1, which does not print it.
  public init?(
    reading json: [UInt8], under schemes: [Scheme], wage: AgreedAmount = .notGiven(.wage), law: LawPack
  ) {
    guard let derivation = try? DerivationReading(json, schemes).derivation(wage: wage, law: law) else { return nil }
    self = derivation
  }
}

extension Derivation {
  /// The schemes a printed derivation was made under, the scoring one first; nil for what was not printed here.
  public static func schemes(in json: [UInt8]) -> [SchemeReference]? {
    try? DerivationReading(json, []).references()
  }

  /// A derivation of format 1 with the wage and the law that the records have of its month; any other as it is, for it
  /// kept its own.
  public func completed(wage: AgreedAmount, law: LawPack) -> Derivation {
    guard !keepsWageAndLaw else { return self }
    var derivation = self
    derivation.pay.wage = wage
    derivation.pay.law = law
    return derivation
  }
}

/// Reads a derivation from what was printed.
struct DerivationReading {
  typealias Unreadable = JSONCursor.Unreadable

  var json: JSONCursor
  /// Every scheme on record.
  let known: [Scheme]
  /// Those that took part, where they are known.
  var schemes: [Scheme?] = []

  init(_ bytes: [UInt8], _ known: [Scheme]) {
    json = JSONCursor(bytes)
    self.known = known
  }

  func derivation(wage: AgreedAmount, law: LawPack) throws(Unreadable) -> Derivation {
    var reading = self
    return try reading.read(wage, law)
  }

  func references() throws(Unreadable) -> [Derivation.SchemeReference] {
    var reading = self
    try reading.json.openObject()
    while let key = try reading.json.key() {
      switch key {
      case "schemes": return try reading.readReferences()
      case "format", "engine": _ = try reading.json.number()
      default: _ = try reading.json.string()
      }
    }
    throw Unreadable(offset: 0)
  }

  private mutating func read(_ wage: AgreedAmount, _ law: LawPack) throws(Unreadable) -> Derivation {
    var format = 0
    var engine: Int?
    var month: Month?
    var standing: Subject.Standing?
    var (employee, name, department) = ("", "", "")
    var rules: String?
    var references: [Derivation.SchemeReference] = []
    var (items, deductions, overTime): ([Node], [Node], [Node]) = ([], [], [])
    var (score, grade): (Node?, Node?) = (nil, nil)
    var pay = PayLanes(
      base: .notGiven(.performancePay), wage: wage, law: law, rewards: [], penalties: [], losses: [])
    var (goal, lastGoal): (Subject.Goal?, Subject.Goal?) = (nil, nil)
    try json.openObject()
    while let key = try json.key() {
      switch key {
      case "format": format = try json.number()
      case "engine": engine = try json.number()
      case "month": month = Month(try json.string())
      case "employee": employee = try json.string()
      case "name": name = try json.string()
      case "department": department = try json.string()
      case "standing": standing = Subject.Standing(rawValue: try json.string())
      case "schemes":
        references = try readReferences()
        schemes = references.map { reference in
          known.first { $0.id == reference.id && $0.effective == reference.effective }
        }
      case "rules": rules = try json.string()
      case "items": items = try nodes()
      case "deductions": deductions = try nodes()
      case "score": score = try optionalNode()
      case "grade": grade = try optionalNode()
      case "pay": try readPay(into: &pay, format)
      case "over_time": overTime = try nodes()
      case "last_goal": lastGoal = try readGoal()
      case "goal": goal = try readGoal()
      case "complete": _ = try json.bool()
      case "hash": _ = try json.string()
      default: throw Unreadable(offset: 0)
      }
    }
    guard (1...Derivation.format).contains(format), (engine == nil) == (format == 1), json.isAtEnd, let month,
      let standing
    else { throw Unreadable(offset: 0) }
    return Derivation(
      format: format, engine: engine, month: month, employee: employee, name: name, department: department,
      standing: standing, schemes: references, rules: rules, items: items, deductions: deductions,
      score: score, grade: grade, pay: pay, goal: goal, lastGoal: lastGoal, overTime: overTime)
  }

  private mutating func readReferences() throws(Unreadable) -> [Derivation.SchemeReference] {
    var references: [Derivation.SchemeReference] = []
    try json.openArray()
    while try json.hasNext() {
      var (id, effective, hash) = ("", nil as Month?, "")
      try json.openObject()
      while let key = try json.key() {
        let text = try json.string()
        switch key {
        case "id": id = text
        case "effective": effective = Month(text)
        case "hash": hash = text
        default: throw Unreadable(offset: 0)
        }
      }
      guard let effective else { throw Unreadable(offset: 0) }
      references.append(Derivation.SchemeReference(id: id, effective: effective, hash: hash))
    }
    return references
  }

  private mutating func readGoal() throws(Unreadable) -> Subject.Goal {
    var (said, by) = ("", "")
    try json.openObject()
    while let key = try json.key() {
      if key == "text" { said = try json.string() } else { by = try json.string() }
    }
    return Subject.Goal(text: said, by: by)
  }

  private mutating func readPay(into pay: inout PayLanes, _ format: Int) throws(Unreadable) {
    var (hasWage, hasLaw) = (format < 2, format < 2)
    try json.openObject()
    while let key = try json.key() {
      switch key {
      case "base": pay.base = try agreed(.performancePay)
      case "wage" where format >= 2:
        pay.wage = try agreed(.wage)
        hasWage = true
      case "law" where format >= 2:
        pay.law = try law()
        hasLaw = true
      case "proration" where format >= 2: pay.proration = try optionalNode()
      case "earned": pay.earned = try optionalNode()
      case "rewards": pay.rewards = try nodes()
      case "reward_total": pay.rewardTotal = try fen()
      case "penalties": pay.penalties = try nodes()
      case "penalty_total": pay.penaltyTotal = try fen()
      case "losses": pay.losses = try nodes()
      case "carried": pay.carried = try nodes()
      case "loss_due": pay.lossDue = try fen()
      case "loss_deducted": pay.lossDeducted = try fen()
      case "loss_deducted_range": pay.lossReach = try range()
      case "loss_held_back": pay.lossHeldBack = try fen()
      case "carried_on": pay.carriedOn = try carriedOn()
      case "floor": pay.floor = try optionalNode()
      case "floor_top_up": pay.floorTopUp = try fen()
      case "floor_top_up_range": pay.floorReach = try range()
      case "total_range": pay.totalReach = try range()
      case "total": pay.total = try fen()
      default: throw Unreadable(offset: 0)
      }
    }
    guard hasWage, hasLaw else { throw Unreadable(offset: 0) }
  }

  private mutating func carriedOn() throws(Unreadable) -> [CarriedLoss] {
    var losses: [CarriedLoss] = []
    try json.openArray()
    while try json.hasNext() {
      var (month, amount): (Month?, Int64?) = (nil, nil)
      try json.openObject()
      while let key = try json.key() {
        if key == "month" { month = Month(try json.string()) } else { amount = Int64(try json.string()) }
      }
      guard let month, let amount else { throw Unreadable(offset: 0) }
      losses.append(CarriedLoss(month: month, amount: Fen(amount)))
    }
    return losses
  }

  private mutating func range() throws(Unreadable) -> ClosedRange<Fen> {
    var ends: [Fen] = []
    try json.openArray()
    while try json.hasNext() { ends.append(Fen(try json.hundredths())) }
    guard ends.count == 2, ends[0] <= ends[1] else { throw Unreadable(offset: 0) }
    return ends[0]...ends[1]
  }

  private mutating func agreed(_ kind: AgreedAmount.Kind) throws(Unreadable) -> AgreedAmount {
    if json.noneAgreed() { return .notAgreed }
    return try fen().map { .known($0) } ?? .notGiven(kind)
  }

  mutating func fen() throws(Unreadable) -> Fen? {
    json.null() ? nil : Fen(try json.hundredths())
  }
}
