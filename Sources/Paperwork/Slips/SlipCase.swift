public import Appraisal
public import Exact
public import Scheme
public import Wording

/// What one employee is paid in a month, as a slip tells it: the month's lanes, and what is paid in it for earlier ones.
public struct SlipCase: Sendable {
  /// What is paid in the month for an earlier one, or taken back (补发、扣回).
  public struct Adjustment: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// The month it is about.
    public let month: Month
    /// The amount; negative for what is taken back.
    public let amount: Fen
    /// What it comes from.
    public let cause: Bilingual
    /// Why, for those whom it is meant for; empty for others.
    public let reason: String

    /// An adjustment.
    public init(id: String, month: Month, amount: Fen, cause: Bilingual, reason: String) {
      self.id = id
      self.month = month
      self.amount = amount
      self.cause = cause
      self.reason = reason
    }
  }

  /// The company's name.
  public let company: String
  /// The month.
  public let month: Month
  /// 工号
  public let employee: String
  /// 姓名
  public let name: String
  /// 部门
  public let department: String
  /// The fixed wage as agreed; nil for somebody who is only paid for earlier months.
  public let wage: AgreedAmount?
  /// The result; nil for somebody who is only paid for earlier months.
  public let derivation: Derivation?
  /// The schemes it was made with, in the order of the derivation.
  public let schemes: [Scheme]
  /// When and how each scheme was made known, by its hash: `2025-12-01 公告栏`.
  public let madeKnown: [String: String]
  /// The law it was judged by.
  public let law: LawPack
  /// What is paid for earlier months.
  public let adjustments: [Adjustment]
  /// The last day on which an appeal can be made; nil where that is over, or not known.
  public let appealUntil: Day?

  /// A slip's content.
  public init(
    company: String, month: Month, employee: String, name: String, department: String, wage: AgreedAmount?,
    derivation: Derivation?, schemes: [Scheme], madeKnown: [String: String], law: LawPack,
    adjustments: [Adjustment], appealUntil: Day?
  ) {
    self.company = company
    self.month = month
    self.employee = employee
    self.name = name
    self.department = department
    self.wage = wage
    self.derivation = derivation
    self.schemes = schemes
    self.madeKnown = madeKnown
    self.law = law
    self.adjustments = adjustments
    self.appealUntil = appealUntil
  }

  /// Whether a penalty or a loss was deducted, so that a notice of it is due.
  public var hasDeduction: Bool { !deductedPenalties.isEmpty || !deductedLosses.isEmpty }

  /// The agreed penalties that were deducted.
  var deductedPenalties: [Node] {
    (derivation?.pay.penalties ?? []).filter { node in node.state == .scored && node.amount.map { $0 > .zero } ?? false
    }
  }

  /// The losses of which something was deducted.
  var deductedLosses: [LossStep] { (derivation?.pay.lossSteps ?? []).filter { $0.deducted > .zero } }
}

/// The words that slips and notices share.
struct SlipWords {
  let slip: SlipCase
  let language: Language
  let reasons: ReasonWords

  init(_ slip: SlipCase, _ language: Language) {
    self.slip = slip
    self.language = language
    reasons = ReasonWords(formulas: FormulaWords(slip.schemes, language), language: language)
  }

  func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  /// 2026年10月
  var month: String { say("\(slip.month.year)年\(slip.month.number)月", slip.month.description) }
  var employee: String { CellText.line(slip.name.isEmpty ? slip.employee : slip.name) }

  /// The rule of the company a step comes from: the scheme's name, version and line, and when it was made known.
  func ground(of node: Node) -> String {
    guard let place = node.scheme, let derivation = slip.derivation, derivation.schemes.indices.contains(place) else {
      return ""
    }
    let reference = derivation.schemes[place]
    let name = slip.schemes.first { $0.id == reference.id }?.name.text(in: language) ?? reference.id
    var text = say("《\(name)》", name + ", ") + reference.effective.description
    if node.line > 0 { text += say("，第 \(node.line) 行", ", line \(node.line)") }
    if let known = slip.madeKnown[reference.hash] { text += say("，公示 ", ", made known ") + known }
    return text
  }

  /// Why a step came out as it did, with the figures it looked at.
  func reason(of node: Node) -> String {
    let figures = FigureWords(formulas: reasons.formulas, language: language)
    let looked = node.inputs.map(figures.short).joined(separator: say("；", "; "))
    return (looked.isEmpty ? "" : looked + "\n") + reasons.text(node)
  }

  /// The clause of the contract by which a loss is made good.
  var clause: String {
    slip.law.lossClause.map { say("劳动合同：", "Labour contract: ") + CellText.line($0) }
      ?? say("劳动合同没有约定赔偿", "no clause in the labour contract")
  }

  /// A loss by its name: this month's as the forms call it, an earlier one by its month.
  func name(of step: LossStep) -> String {
    step.nodes.map { $0.name.text(in: language) }.joined(separator: say("、", ", "))
  }

  /// The page's foot.
  func footer(_ title: String) -> String {
    let whose = "\(slip.month) · \(CellText.line(slip.department)) · \(employee) · \(title)"
      .replacing("&", with: "&&")
    return "&L&8 \(whose.prefix(150))&R&8 " + say("第 &P 页 / 共 &N 页", "Page &P of &N")
  }
}
