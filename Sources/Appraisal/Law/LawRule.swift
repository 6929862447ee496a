public import Exact
public import Wording

/// A rule of the law as data: what it says, in which months it holds, and where it is written.
public struct LawRule: Hashable, Sendable {
  /// What a rule is about.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 损失赔偿上限: the share of the month's wage that loss compensation may take at most.
    case lossCap = "loss_cap"
    /// 试用期工资下限: the share of the agreed wage that probation pays at least.
    case probationFloor = "probation_floor"
    /// 最低工资标准: the monthly minimum wage of an area.
    case minimumWage = "minimum_wage"
    /// 约定扣款: whether agreed penalties may be deducted.
    case penalties
    /// 工资支付记录的保存期: how many months the record of what was paid is kept.
    case retention
    /// 仲裁时效: for how many months after leaving somebody may claim pay.
    case claims
    /// 不得克扣: nothing is withheld without a ground.
    case withholding
    /// 制度公示: rules about pay bind only once consulted on and made known.
    case madeKnown = "made_known"
    /// 最低工资保障: pay is not below the minimum wage.
    case wageFloor = "wage_floor"
    /// 工资清单: everybody is given a slip.
    case slip
    /// 举证责任: the employer proves any reduction of pay.
    case burdenOfProof = "burden_of_proof"
    /// 不胜任: ranking last is not incompetence, and no rule ends in a dismissal.
    case dismissal

    /// Whether it decides what is paid, or slips, forms and pages tell it beside the pay, so that a result keeps it.
    var isAboutPay: Bool {
      switch self {
      case .lossCap, .probationFloor, .minimumWage, .penalties, .retention, .wageFloor: true
      case .withholding, .madeKnown, .slip, .claims, .burdenOfProof, .dismissal: false
      }
    }

    /// What its value has to be.
    public var valued: Valued {
      switch self {
      case .lossCap, .probationFloor: .share
      case .minimumWage: .money
      case .penalties: .permission
      case .retention, .claims: .months
      case .withholding, .madeKnown, .wageFloor, .slip, .burdenOfProof, .dismissal: .nothing
      }
    }

    /// What people call it.
    public var name: Bilingual {
      switch self {
      case .lossCap: Bilingual("损失赔偿上限", "Cap of loss compensation")
      case .probationFloor: Bilingual("试用期工资下限", "Floor on probation")
      case .minimumWage: Bilingual("月最低工资标准", "Monthly minimum wage")
      case .penalties: Bilingual("约定扣款", "Agreed penalties")
      case .retention: Bilingual("支付记录保存期", "Payment records are kept")
      case .claims: Bilingual("申请仲裁的期限", "Claims after leaving")
      case .withholding: Bilingual("不得克扣", "Withholding")
      case .madeKnown: Bilingual("制度须经协商并公示", "Rules consulted on and made known")
      case .wageFloor: Bilingual("最低工资保障", "Wage floor")
      case .slip: Bilingual("工资清单", "Wage slip")
      case .burdenOfProof: Bilingual("举证责任", "Burden of proof")
      case .dismissal: Bilingual("末位不等于不胜任", "Ranking last is not incompetence")
      }
    }
  }

  /// The kinds of values.
  public enum Valued: Hashable, Sendable {
    /// `20%`
    case share
    /// `2500 yuan`
    case money
    /// `24` months
    case months
    /// `allowed` or `forbidden`
    case permission
    /// The text alone.
    case nothing
  }

  /// What a rule says.
  public enum Value: Hashable, Sendable {
    /// A share of a wage.
    case share(Rational)
    /// An amount a month.
    case money(Fen)
    /// A number of months.
    case months(Int)
    /// Whether something is allowed.
    case allowed(Bool)
    /// Nothing that is computed with.
    case nothing
  }

  /// What it is about.
  public let kind: Kind
  /// The area it holds in (一类地区, a city); nil for the whole region.
  public let area: String?
  /// What it says.
  public let value: Value
  /// The first month it holds in; nil from the beginning of all records.
  public let from: Month?
  /// The last month it holds in; nil until something else is said.
  public let to: Month?
  /// Where it is written, and what it says there.
  public let source: LawPack.Source
  /// Where it stands in its file.
  public let place: Place

  /// A rule of the law.
  public init(
    _ kind: Kind, area: String? = nil, _ value: Value, from: Month? = nil, to: Month? = nil, source: LawPack.Source,
    place: Place = Place()
  ) {
    self.kind = kind
    self.area = area
    self.value = value
    self.from = from
    self.to = to
    self.source = source
    self.place = place
  }

  /// The same rule, its file under another name.
  public func placed(in file: String) -> LawRule {
    LawRule(
      kind, area: area, value, from: from, to: to, source: source,
      place: Place(file: file, line: place.line, column: place.column))
  }

  /// Whether it holds in a month.
  public func holds(in month: Month) -> Bool {
    (from ?? month) <= month && month <= (to ?? month)
  }
}

extension LawRule.Value {
  /// As its file writes it: `20%`, `2500.00 yuan`, `24 months`, `forbidden`; empty for a text alone.
  public var text: String {
    switch self {
    case .share(let share): Unit.ratio.exactText(share)
    case .money(let amount): amount.text + " yuan"
    case .months(let months): "\(months) months"
    case .allowed(let isAllowed): isAllowed ? "allowed" : "forbidden"
    case .nothing: ""
    }
  }

  /// A value as ``text`` writes it; nil where it is none of its kind.
  public init?(_ text: String, of kind: LawRule.Kind) {
    switch kind.valued {
    case .nothing: self = .nothing
    case .permission: self = .allowed(text == "allowed")
    case .months:
      guard let months = text.split(separator: " ").first.flatMap({ Int($0) }) else { return nil }
      self = .months(months)
    case .share:
      guard let share = try? Quantity(parsing: text) else { return nil }
      self = .share(share.value)
    case .money:
      guard let yuan = try? Quantity(parsing: text), let amount = try? Fen(yuan: yuan.value) else { return nil }
      self = .money(amount)
    }
  }

  /// As a person reads it.
  public var words: Bilingual {
    switch self {
    case .share, .nothing: Bilingual(text, text)
    case .money(let amount): Bilingual(amount.text + " 元", text)
    case .months(let months): Bilingual("\(months) 个月", text)
    case .allowed(let isAllowed): isAllowed ? Bilingual("允许", "allowed") : Bilingual("禁止", "forbidden")
    }
  }
}
