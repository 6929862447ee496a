public import Appraisal
public import Exact
internal import Wording

/// The money of a month in words, lane by lane in the order of the law, each with its ground and source.
public struct PayWords {
  /// A line of it.
  public enum Lane: Hashable, Sendable {
    /// 不满整月: how the days were counted, and what it makes of wage and performance pay.
    case proration
    /// 绩效工资标准.
    case fullPay
    /// ① 应得绩效工资.
    case earned
    /// A rule that was looked at, met or not, before the sum of its lane.
    case rule
    /// ② 奖励合计.
    case rewards
    /// ③ 约定扣款合计.
    case penalties
    /// The wage that the cap on compensation is taken of.
    case wageBefore
    /// 应赔损失.
    case lossDue
    /// ④ 本月扣赔偿.
    case lossDeducted
    /// What the cap holds back.
    case lossHeldBack
    /// ⑤ 最低工资补足.
    case floor
    /// 合计（固定工资之外）.
    case total
  }

  /// A lane, or a rule within one.
  public struct Line {
    /// Which.
    public let lane: Lane
    /// Its name.
    public let name: String
    /// The money; nil while it is open.
    public let amount: Fen?
    /// Why.
    public let ground: String
    /// Where the law says so; nil where it does not speak of it.
    public let source: LawPack.Source?
    /// The rule of a line that is one.
    public let node: Node?
  }

  /// The lines, in the order of the law.
  public let lines: [Line]

  /// The money of a derivation, in the words of its schemes.
  public init(_ derivation: Derivation, reasons: ReasonWords) {
    let language = reasons.language
    let pay = derivation.pay
    func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
    func line(
      _ lane: Lane, _ name: String, _ amount: Fen?, _ ground: String = "", _ rule: LawRule.Kind? = nil
    ) -> Line {
      Line(
        lane: lane, name: name, amount: amount, ground: ground, source: rule.map { pay.law.source(of: $0) }, node: nil)
    }
    func rules(_ nodes: [Node]) -> [Line] {
      nodes.map { node in
        Line(
          lane: .rule, name: node.name.text(in: language), amount: node.amount, ground: reasons.text(node),
          source: nil, node: node)
      }
    }
    /// What an open amount can come to, after its ground.
    func open(_ ground: String, _ reach: ClosedRange<Fen>?) -> String {
      guard let reach else { return ground }
      let range = say(
        "待定，在 \(reach.lowerBound.text) 至 \(reach.upperBound.text) 元之间",
        "open, between \(reach.lowerBound.text) and \(reach.upperBound.text) yuan")
      return ground.isEmpty ? range : ground + "\n" + range
    }
    var lines = PayWords.proration(pay.proration, reasons)
    lines += [
      line(
        .fullPay, say("绩效工资标准", "Full performance pay"), pay.base.amount,
        say("满分时的绩效工资", "performance pay at full score")),
      line(
        .earned, say("① 应得绩效工资", "1 Performance pay earned"), pay.earned == nil ? .zero : pay.earned?.amount,
        pay.earned.map(reasons.text) ?? say("本方案不计绩效工资", "no scheme speaks of it")),
    ]
    lines += rules(pay.rewards)
    lines.append(line(.rewards, say("② 奖励合计", "2 Rewards together"), pay.rewardTotal))
    lines += rules(pay.penalties)
    lines += [
      line(.penalties, say("③ 约定扣款合计", "3 Agreed penalties together"), pay.penaltyTotal, "", .penalties),
      line(
        .wageBefore, say("扣赔偿前的当月工资", "The month's wage before compensation"), PayWords.wageBefore(derivation),
        say("固定工资 + ① + ② − ③", "fixed wage + 1 + 2 − 3")),
    ]
    lines += rules(pay.carried + pay.losses)
    lines += [
      line(.lossDue, say("应赔损失", "Loss due"), pay.lossDue),
      line(.lossDeducted, say("④ 本月扣赔偿", "4 Loss deducted"), pay.lossDeducted, open("", pay.lossReach), .lossCap),
      line(.lossHeldBack, say("上限留住未扣", "Held back by the cap"), pay.lossHeldBack, "", .lossCap),
      line(
        .floor, say("⑤ 最低工资补足", "5 Floor"), pay.floorTopUp,
        open(pay.floor.map(reasons.text) ?? "", pay.floorReach),
        derivation.standing == .probation ? .probationFloor : .wageFloor),
      line(
        .total, say("合计（固定工资之外）", "Total (beside the fixed wage)"), pay.total,
        open("① + ② − ③ − ④ + ⑤", pay.totalReach)),
    ]
    self.lines = lines
  }

  /// How a month that was not whole is paid: the days, the formulas, and while nothing is chosen what each choice would
  /// come to. Nothing for a month that was whole.
  private static func proration(_ node: Node?, _ reasons: ReasonWords) -> [Line] {
    guard let node else { return [] }
    let language = reasons.language
    func line(_ name: String, _ amount: Fen?, _ ground: String) -> Line {
      Line(lane: .proration, name: name, amount: amount, ground: ground, source: nil, node: nil)
    }
    let kinds = node.children.filter { AgreedAmount.Kind(rawValue: $0.id) != nil }
    let stretches = node.children.filter { AgreedAmount.Kind(rawValue: $0.id) == nil }.map(reasons.text)
    let statute = node.details["statute"].map { [$0] } ?? []
    var lines: [Line] = []
    for (place, kind) in kinds.enumerated() {
      let ways = kind.amount == nil ? [PayWords.ways(kind, language)] : []
      let ground = (place == 0 ? [reasons.text(node)] + stretches + statute : []) + [reasons.text(kind)] + ways
      lines.append(
        line(kind.name.text(in: language), kind.amount, ground.filter { !$0.isEmpty }.joined(separator: "\n")))
    }
    let title = language == .chinese ? "应发（固定工资之外）：" : "Pay beside the fixed wage: "
    for trial in node.trials {
      let choice = ReasonText.prorationMethod(trial.text, in: language)
      lines.append(line(title + choice, Rational(written: trial.yields).flatMap { try? Fen(yuan: $0) }, ""))
    }
    return lines
  }

  /// What a kind of pay comes to under each way of counting days.
  private static func ways(_ kind: Node, _ language: Language) -> String {
    kind.trials.map { trial in
      ReasonText.prorationMethod(trial.text, in: language) + " " + (trial.yields.isEmpty ? "—" : trial.yields)
    }.joined(separator: language == .chinese ? "；" : "; ")
  }

  /// The wage that the cap on compensation is taken of; nil while a lane before it is open.
  private static func wageBefore(_ derivation: Derivation) -> Fen? {
    let pay = derivation.pay
    guard derivation.standing.isAppraised, let earned = pay.earned == nil ? Fen.zero : pay.earned?.amount,
      let rewards = pay.rewardTotal, let penalties = pay.penaltyTotal
    else { return nil }
    return pay.wage.amount.flatMap { try? $0 + earned + rewards - penalties }
  }
}
