public import Exact
public import Wording

/// The law of a region as data: what may be taken off wages, and what has to remain.
public struct LawPack: Sendable {
  /// A rule of the law with its source.
  public struct Source: Hashable, Sendable {
    /// The statute and article.
    public let statute: String
    /// What it says, in both languages.
    public let text: Bilingual

    /// A source.
    public init(_ statute: String, _ text: Bilingual) {
      self.statute = statute
      self.text = text
    }
  }

  /// The region: `cn`.
  public let region: String
  /// The local monthly minimum wage (最低工资标准); nil where nobody gave it, which is unknown and never 0.
  public let minimumWage: Fen?
  /// The share of the month's wage that loss compensation may take at most.
  public let lossCap: Rational
  /// Whether agreed penalties may be deducted at all.
  public let allowsPenalties: Bool
  /// The share of the agreed wage that probation pays at least.
  public let probationFloor: Rational
  /// The clause of the labour contract that provides for loss compensation; without one nothing is deducted.
  public let lossClause: String?
  /// Whether what the cap holds back of a loss is due again in the next month.
  public let carriesLosses: Bool
  /// The rules it was made of, one of each kind, with their sources; empty where only the figures are known, as in
  /// months that were opened before rules were kept.
  public let rules: [LawRule]

  /// The national rules, with the company's local minimum wage and contract clause; figures that the rules give stand in
  /// place of the national ones.
  ///
  /// - Parameter minimumWage: stands over that of the rules, for it was settled on already.
  public init(
    region: String = "cn", minimumWage: Fen?, allowsPenalties: Bool = true, lossClause: String?,
    carriesLosses: Bool = false, rules: [LawRule] = []
  ) {
    self.region = region
    self.minimumWage = minimumWage
    self.allowsPenalties = allowsPenalties
    self.lossClause = lossClause
    self.carriesLosses = carriesLosses
    self.rules = rules
    lossCap = LawPack.share(.lossCap, of: rules) ?? LawPack.share(percent: 20)
    probationFloor = LawPack.share(.probationFloor, of: rules) ?? LawPack.share(percent: 80)
  }

  /// A pack whose figures are all given, as a result kept them.
  init(
    region: String, minimumWage: Fen?, lossCap: Rational, allowsPenalties: Bool, probationFloor: Rational,
    lossClause: String?, carriesLosses: Bool, rules: [LawRule]
  ) {
    self.region = region
    self.minimumWage = minimumWage
    self.lossCap = lossCap
    self.allowsPenalties = allowsPenalties
    self.probationFloor = probationFloor
    self.lossClause = lossClause
    self.carriesLosses = carriesLosses
    self.rules = rules
  }

  private static func share(percent: Int128) -> Rational {
    (try? Rational(percent, over: 100)) ?? .zero
  }

  private static func share(_ kind: LawRule.Kind, of rules: [LawRule]) -> Rational? {
    guard case .share(let share)? = rules.first(where: { $0.kind == kind })?.value else { return nil }
    return share
  }

  /// The rule of a kind; nil where the pack was made of figures alone.
  public func rule(_ kind: LawRule.Kind) -> LawRule? { rules.first { $0.kind == kind } }

  /// How many months the record of what was paid is kept (工资支付暂行规定 art. 6).
  public var retentionMonths: Int {
    guard case .months(let months)? = rule(.retention)?.value else { return 24 }
    return months
  }

  /// Where a rule is written.
  public func source(of kind: LawRule.Kind) -> Source {
    if let rule = rule(kind) { return rule.source }
    return switch kind {
    case .lossCap: LawPack.lossSource
    case .probationFloor: LawPack.probationSource
    case .minimumWage, .wageFloor: LawPack.floorSource
    case .penalties, .withholding, .madeKnown: LawPack.penaltySource
    case .retention, .slip, .claims, .burdenOfProof, .dismissal: LawPack.slipSource
    }
  }

  /// 工资支付暂行规定 art. 16: loss compensation, at most 20 %, minimum wage remains.
  public static let lossSource = Source(
    "工资支付暂行规定（劳部发〔1994〕489号）第16条",
    Bilingual(
      "经济损失的赔偿按劳动合同约定从本人工资中扣除，每月不超过当月工资的20%，剩余不低于当地月最低工资标准。",
      "Loss compensation as the contract provides: at most 20% of the month's wage; what remains is not below "
        + "the local minimum wage."))
  /// 劳动法 art. 48: the minimum wage.
  public static let floorSource = Source(
    "劳动法第48条；最低工资规定第12条",
    Bilingual("工资不得低于当地最低工资标准。", "Pay is not below the local minimum wage."))
  /// 劳动合同法 art. 20: probation.
  public static let probationSource = Source(
    "劳动合同法第20条",
    Bilingual("试用期工资不低于约定工资的80%，且不低于最低工资标准。", "Probation pay is at least 80% of the agreed wage and the minimum wage."))
  /// 劳动合同法 art. 4: published rules.
  public static let penaltySource = Source(
    "劳动合同法第4条；工资支付暂行规定第15、17条",
    Bilingual(
      "涉及扣款的制度须经协商并公示后才有约束力；没有依据的不得克扣工资。",
      "Rules on deductions bind only when consulted on and published; nothing is withheld without ground."))
  /// 工资支付暂行规定 art. 6: records and slips.
  public static let slipSource = Source(
    "工资支付暂行规定（劳部发〔1994〕489号）第6条",
    Bilingual(
      "书面记录支付的数额、时间、领取者和签字，保存两年以上备查；支付工资时提供一份个人的工资清单。",
      "Amount, date, payee and signature are recorded and kept for at least two years; everybody is given a slip."))
}
