import Exact
import Wording

extension Derivation {
  /// The hash that closes ``json()``, in hexadecimal digits.
  public var hash: String { Derivation.hash(in: json()) ?? "" }

  /// The hash that closes a derivation as it was printed; nil where there is none.
  public static func hash(in json: [UInt8]) -> String? {
    let (digits, closing) = (64, Array("\"}".utf8))
    guard json.count > digits + closing.count, Array(json.suffix(closing.count)) == closing else { return nil }
    let text = String(decoding: json.suffix(digits + closing.count).prefix(digits), as: UTF8.self)
    return text.allSatisfy(\.isHexDigit) ? text : nil
  }

  /// Whether the hash that closes a printed derivation fits all that stands before it, whichever format it is in.
  public static func hashFits(_ json: [UInt8]) -> Bool {
    guard let hash = hash(in: json) else { return false }
    let closing = ",\"hash\":\"".utf8.count + hash.utf8.count + 2
    guard json.count > closing else { return false }
    return ContentHash(of: Array(json.dropLast(closing)) + [UInt8(ascii: "}")]).description == hash
  }

  /// The derivation as another format and engine would have printed it, to be held against what they kept.
  ///
  /// - Parameter engine: nil for format 1, which did not say it.
  public func json(inFormat format: Int, engine: Int?) -> [UInt8] {
    var derivation = self
    derivation.format = format
    derivation.engine = engine
    return derivation.json()
  }

  /// The derivation as one line of JSON, closed by the hash of all that stands before it.
  ///
  /// The hash covers the schemes (by their hashes), every figure that was looked at, and the result.
  public func json() -> [UInt8] {
    var text = JSONText(capacity: 32_768)
    text.format = format
    text.object { json in
      json.key("format"); json.number(format)
      if let engine { json.key("engine"); json.number(engine) }
      json.key("month"); json.string(month.description)
      json.key("employee"); json.string(employee)
      json.key("name"); json.string(name)
      json.key("department"); json.string(department)
      json.key("standing"); json.string(standing.rawValue)
      json.key("schemes")
      json.array(schemes) { json, scheme in
        json.object { json in
          json.key("id"); json.string(scheme.id)
          json.key("effective"); json.string(scheme.effective.description)
          json.key("hash"); json.string(scheme.hash)
        }
      }
      if let rules { json.key("rules"); json.string(rules) }
      json.key("items"); json.array(items) { $0.node($1) }
      json.key("deductions"); json.array(deductions) { $0.node($1) }
      json.key("score"); json.node(score)
      json.key("grade"); json.node(grade)
      json.key("pay"); json.pay(pay, in: format)
      json.key("over_time"); json.array(overTime) { $0.node($1) }
      if let goal = lastGoal { json.key("last_goal"); json.goal(goal) }
      if let goal { json.key("goal"); json.goal(goal) }
      json.key("complete"); json.bool(isComplete)
    }
    let hash = ContentHash(of: text.bytes).description
    text.reopen()
    text.key("hash")
    text.string(hash)
    text.close(UInt8(ascii: "}"))
    return text.bytes
  }
}

extension Node {
  /// The step as a derivation prints it.
  public func json() -> [UInt8] {
    var text = JSONText(capacity: 4_096)
    text.node(self)
    return text.bytes
  }
}

extension JSONText {
  fileprivate mutating func goal(_ goal: Subject.Goal) {
    object { json in
      json.key("text"); json.string(goal.text)
      json.key("by"); json.string(goal.by)
    }
  }

  fileprivate mutating func pay(_ pay: PayLanes, in format: Int) {
    object { json in
      json.key("base")
      if format >= 2 { json.agreed(pay.base) } else { json.fen(pay.base.amount) }
      if format >= 2 {
        json.key("wage"); json.agreed(pay.wage)
        json.key("law"); json.law(pay.law)
        // Whole months are printed without it.
        if let proration = pay.proration { json.key("proration"); json.node(proration) }
      }
      json.key("earned"); json.node(pay.earned)
      json.key("rewards"); json.array(pay.rewards) { $0.node($1) }
      json.key("reward_total"); json.fen(pay.rewardTotal)
      json.key("penalties"); json.array(pay.penalties) { $0.node($1) }
      json.key("penalty_total"); json.fen(pay.penaltyTotal)
      json.key("losses"); json.array(pay.losses) { $0.node($1) }
      // Months of companies that carry no losses are printed as they always were.
      if !pay.carried.isEmpty { json.key("carried"); json.array(pay.carried) { $0.node($1) } }
      json.key("loss_due"); json.fen(pay.lossDue)
      json.key("loss_deducted"); json.fen(pay.lossDeducted)
      json.range("loss_deducted_range", pay.lossReach)
      json.key("loss_held_back"); json.fen(pay.lossHeldBack)
      if !pay.carriedOn.isEmpty {
        json.key("carried_on")
        json.array(pay.carriedOn) { json, loss in
          json.object { json in
            json.key("month"); json.string(loss.month.description)
            json.key("cents"); json.string(String(loss.amount.amount))
          }
        }
      }
      json.key("floor"); json.node(pay.floor)
      json.key("floor_top_up"); json.fen(pay.floorTopUp)
      json.range("floor_top_up_range", pay.floorReach)
      json.key("total"); json.fen(pay.total)
      json.range("total_range", pay.totalReach)
    }
  }

  /// The figures of the law, and where the rules about pay are written; not the files they were read from, which lie
  /// elsewhere on another machine.
  private mutating func law(_ law: LawPack) {
    object { json in
      json.key("region"); json.string(law.region)
      json.key("minimum_wage"); json.fen(law.minimumWage)
      json.key("loss_cap"); json.exact(law.lossCap)
      json.key("probation_floor"); json.exact(law.probationFloor)
      json.key("penalties"); json.bool(law.allowsPenalties)
      if let clause = law.lossClause { json.key("loss_clause"); json.string(clause) }
      json.key("carries_losses"); json.bool(law.carriesLosses)
      json.key("rules")
      json.array(law.rules.filter(\.kind.isAboutPay)) { json, rule in
        json.object { json in
          json.key("rule"); json.string(rule.kind.rawValue)
          if let area = rule.area { json.key("area"); json.string(area) }
          json.key("value"); json.string(rule.value.text)
          json.key("source"); json.string(rule.source.statute)
          json.key("zh"); json.string(rule.source.text.chinese)
          json.key("en"); json.string(rule.source.text.english)
        }
      }
    }
  }

  /// What an open amount can come to; nothing where that is not known.
  private mutating func range(_ name: StaticString, _ reach: ClosedRange<Fen>?) {
    guard let reach else { return }
    key(name)
    array([reach.lowerBound, reach.upperBound]) { $0.hundredths($1.amount) }
  }

  /// An amount as agreed: `"5000.00"`, `"none"` where the person is without pay of that kind, null while missing.
  private mutating func agreed(_ agreed: AgreedAmount) {
    switch agreed {
    case .known(let amount): hundredths(amount.amount)
    case .notAgreed: string(AgreedAmount.wordsForNone[0])
    case .missing: null()
    }
  }

  private mutating func fen(_ amount: Fen?) {
    if let amount { hundredths(amount.amount) } else { null() }
  }

  fileprivate mutating func node(_ node: Node?) {
    if let node { self.node(node) } else { null() }
  }

  fileprivate mutating func node(_ node: Node) {
    object { json in
      json.key("id"); json.string(node.id)
      json.key("kind"); json.string(node.kind.rawValue)
      if let scheme = node.scheme {
        json.key("scheme"); json.number(scheme)
        json.key("line"); json.number(node.line)
      }
      json.key("state"); json.string(node.state.rawValue)
      json.key("reason"); json.string(node.reason.rawValue)
      if !node.details.pairs.isEmpty { json.details(node.details) }
      if let formula = node.formula { json.key("formula"); json.string(formula) }
      if !node.inputs.isEmpty { json.key("inputs"); json.array(node.inputs) { $0.input($1) } }
      if !node.trials.isEmpty { json.key("tried"); json.array(node.trials) { $0.trial($1) } }
      if let value = node.value {
        json.key("value"); json.figure(value)
        json.key("unit"); json.string(node.unit.name)
      }
      if let unrounded = node.unrounded { json.key("unrounded"); json.exact(unrounded) }
      if let points = node.points { json.key("points"); json.hundredths(points.hundredths) }
      if let maximum = node.maximum { json.key("maximum"); json.hundredths(maximum.hundredths) }
      if let lost = node.lost { json.key("lost"); json.hundredths(lost.hundredths) }
      if let reach = node.reach {
        json.key("reach")
        json.array([reach.lowerBound, reach.upperBound]) { $0.hundredths($1.hundredths) }
      }
      if let amount = node.amount { json.key("yuan"); json.hundredths(amount.amount) }
      if !node.children.isEmpty { json.key("parts"); json.array(node.children) { $0.node($1) } }
    }
  }

  private mutating func details(_ details: Node.Details) {
    key("details")
    array(details.pairs) { json, pair in
      json.open(UInt8(ascii: "["))
      json.string(pair.key)
      json.string(pair.value)
      json.close(UInt8(ascii: "]"))
    }
  }

  private mutating func figure(_ figure: Figure) {
    switch figure {
    case .known(let value): exact(value)
    case .missing(let missing):
      object { json in
        json.key("missing"); json.string(missing.reason.rawValue)
        json.key("of"); json.string(missing.name)
      }
    }
  }

  private mutating func input(_ input: Node.Input) {
    object { json in
      json.key("name"); json.string(input.name)
      json.key("value"); json.figure(input.fact.figure)
      json.key("unit"); json.string(input.unit.name)
      json.key("source"); json.source(input.fact.standing.source)
      if let numerator = input.fact.numerator { json.key("numerator"); json.exact(numerator) }
      if let denominator = input.fact.denominator { json.key("denominator"); json.exact(denominator) }
      if !input.fact.others.isEmpty {
        json.key("others")
        json.array(input.fact.others) { json, version in
          json.object { json in
            json.key("value"); json.figure(version.figure)
            json.key("source"); json.source(version.source)
          }
        }
      }
      if let evidence = input.fact.evidence { json.key("evidence"); json.string(evidence) }
      guard json.format >= 2 else { return }
      if !input.fact.shares.isEmpty {
        json.key("accounts")
        json.array(input.fact.shares) { json, share in
          json.object { json in
            json.key("account"); json.string(share.account)
            json.key("value"); json.figure(share.version.figure)
            json.key("source"); json.source(share.version.source)
          }
        }
      }
      if let members = input.fact.members { json.key("members"); json.members(members) }
    }
  }

  private mutating func members(_ members: Fact.Members) {
    object { json in
      json.key("count"); json.number(members.count)
      let lists: [(StaticString, [Fact.Members.Group])] = [("out", members.leftOut), ("waits_for", members.waitedFor)]
      for (key, groups) in lists where !groups.isEmpty {
        json.key(key)
        json.array(groups) { json, group in
          json.object { json in
            json.key("why"); json.string(group.why)
            json.key("count"); json.number(group.count)
          }
        }
      }
    }
  }

  private mutating func source(_ source: Fact.Source) {
    switch source {
    case .computed, .finance, .record: string(source.name)
    case .platform(let name): string("platform:" + name)
    case .corrected(let by, let reason): string("corrected:" + by + ":" + reason)
    }
  }

  private mutating func trial(_ trial: Node.Trial) {
    object { json in
      json.key("text"); json.string(trial.text)
      json.key("held")
      if let held = trial.held { json.bool(held) } else { json.null() }
      json.key("yields"); json.string(trial.yields)
      json.key("line"); json.number(trial.line)
    }
  }
}
