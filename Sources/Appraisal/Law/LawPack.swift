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
  /// The local monthly minimum wage (最低工资标准).
  public let minimumWage: Fen
  /// The share of the month's wage that loss compensation may take at most.
  public let lossCap: Rational
  /// Whether agreed penalties may be deducted at all.
  public let allowsPenalties: Bool
  /// The share of the agreed wage that probation pays at least.
  public let probationFloor: Rational
  /// The clause of the labour contract that provides for loss compensation; without one nothing is deducted.
  public let lossClause: String?

  /// The national rules, with the company's local minimum wage and contract clause.
  public init(
    region: String = "cn", minimumWage: Fen, allowsPenalties: Bool = true, lossClause: String?
  ) {
    self.region = region
    self.minimumWage = minimumWage
    self.allowsPenalties = allowsPenalties
    self.lossClause = lossClause
    lossCap = LawPack.share(20)
    probationFloor = LawPack.share(80)
  }

  private static func share(_ percent: Int128) -> Rational {
    (try? Rational(percent, over: 100)) ?? .zero
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
}
