import Appraisal
import Exact
import Wording

/// Why a step came out as it did, in words.
struct ReasonWords {
  let formulas: FormulaWords
  let language: Language

  func text(_ node: Node) -> String {
    var details = node.details
    if node.reason == .monthsCounted { return MonthsWords.text(node, language) }
    for key in ["name", "condition", "lead", "band", "target"] { details[key] = details[key].map(formulas.text) }
    if let why = details["why"], let reason = Missing.Reason(rawValue: why) {
      details["why"] = SourceWords.text(reason, language)
    }
    if let standing = details["standing"].flatMap(Subject.Standing.init(rawValue:)) {
      details["standing"] = SourceWords.text(standing, language)
    }
    if let rater = details["rater"], language == .chinese, rater == "assessor" { details["rater"] = "考评人" }
    details["item"] = details["item"].map(formulas.item)
    if let pays = details["pays"] { details["pays"] = ReasonWords.pays(pays).text(in: language) }
    var text = ReasonWords.fill(ReasonWords.template(node.reason).text(in: language), details)
    for key in ["comment", "note"] {
      if let remark = details[key], !remark.isEmpty { text += (language == .chinese ? "；" : "; ") + remark }
    }
    return CellText.clean(text)
  }

  /// What a band of pay gives.
  static func pays(_ word: String) -> Bilingual {
    switch word {
    case "full": Bilingual("全额", "in full")
    case "score_percent": Bilingual("得分的百分比", "the score in percent")
    case "nothing": Bilingual("不发放", "nothing")
    default: Bilingual(word, word)
    }
  }

  /// What a rule about several months leads to.
  static func effect(_ word: String) -> Bilingual {
    switch word {
    case "year_end_bonus_forfeited": Bilingual("不参与年终绩效奖金核发", "no year-end performance bonus")
    case "not_up_to_standard":
      Bilingual("不达标（先培训或调岗，由人决定）", "not up to standard (training or another post first; people decide)")
    case "warning": Bilingual("提醒", "warning")
    default: Bilingual(word, word)
    }
  }

  /// What a trial yields: a word of the language, or points as they are.
  static func word(_ yields: String) -> Bilingual {
    let words = effect(yields)
    return words.chinese == yields ? pays(yields) : words
  }

  private static func fill(_ template: String, _ details: [String: String]) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open] + (details[String(rest[rest.index(after: open)..<close])] ?? "")
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  static func template(_ reason: Reason) -> Bilingual {
    switch reason {
    case .none: Bilingual("", "")
    case .bandHeld: Bilingual("落入 {band}：{yields}", "falls into {band}: {yields}")
    case .noBand: Bilingual("没有档位包含这个值", "no band covers the value")
    case .occurrences: Bilingual("{count} 次 × {each} 分", "{count} × {each} points")
    case .rated: Bilingual("评为“{label}”，{by} {at}", "rated \"{label}\" by {by} {at}")
    case .unrated: Bilingual("尚未评分（{rater}）", "not rated yet ({rater})")
    case .offScale: Bilingual("“{label}”不在评分等级内", "\"{label}\" is not on the scale")
    case .targetMet: Bilingual("达到标准 {target}", "target {target} met")
    case .targetMissed: Bilingual("未达到标准 {target}，按比例计分", "target {target} not met, in proportion")
    case .formula: Bilingual("按公式", "by formula")
    case .meanOfParts: Bilingual("{count} 项的平均", "mean of {count} parts")
    case .figureMissing: Bilingual("缺少 {name}（{why}）", "{name} is missing ({why})")
    case .belowSample: Bilingual("样本不足：{size}，至少 {least}", "sample too small: {size} of at least {least}")
    case .countedFull: Bilingual("数据缺失，方案规定计满分", "missing; the scheme counts it in full")
    case .countedZero: Bilingual("数据缺失，方案规定计 0 分", "missing; the scheme counts it as nothing")
    case .reweighed: Bilingual("数据缺失，方案规定不计入，其余折算", "missing; left out, the rest is rescaled")
    case .waivedFull: Bilingual("免考，保留满分：{why}（{by}）", "waived, points kept: {why} ({by})")
    case .waivedRescaled: Bilingual("免考，其余折算：{why}（{by}）", "waived, the rest is rescaled: {why} ({by})")
    case .vetoRecorded: Bilingual("{count} 项次 × {points} 分（{by}）", "{count} × {points} points ({by})")
    case .omissionRaised:
      Bilingual(
        "应知而未扣 {employee} 的 {item} {points} 分，{factor} 倍扣减（{by}）",
        "did not deduct {points} points for {item} of {employee}; {factor} times ({by})")
    default: moneyTemplate(reason)
    }
  }

  private static func moneyTemplate(_ reason: Reason) -> Bilingual {
    switch reason {
    case .sumOfItems: Bilingual("各项合计 {sum}", "sum of the items {sum}")
    case .rescaled: Bilingual("合计 {sum}/{most}，折算为 {total} 分制", "sum {sum} of {most}, rescaled to {total}")
    case .itemsMissing: Bilingual("有项目待补", "items are missing")
    case .notAppraised: Bilingual("本月不考核：{standing}", "not appraised this month: {standing}")
    case .payBand: Bilingual("分数 {score} 落入 {band}：{pays}", "score {score} lies in {band}: {pays}")
    case .scoreMissing: Bilingual("分数待定", "the score is still open")
    case .ruleMet: Bilingual("成立：{yuan} 元 × {times}", "met: {yuan} yuan × {times}")
    case .conditionFailed: Bilingual("条件不成立：{condition}", "the condition does not hold: {condition}")
    case .notInPlace: Bilingual("名次属于他人（{lead}）", "another holds the place ({lead})")
    case .tiedForNone: Bilingual("{count} 人并列，按规定都不计", "{count} are tied; none of them by rule")
    case .noComparison: Bilingual("不足两人，无从比较", "fewer than two to compare")
    case .undecided: Bilingual("数据缺失，尚不能定 {who}", "not decided while a figure is missing {who}")
    case .notDeductible: Bilingual("成立（{yuan} 元），但当地规定或公司设置不允许扣款", "met ({yuan} yuan), but not deductible here")
    case .notMeant: Bilingual("不在适用范围（试用期或当月未在岗）", "not meant (on probation or not active)")
    case .nothingDue: Bilingual("没有发生", "nothing occurred")
    case .lossWithinCap: Bilingual("在上限之内：上限 {cap} 元，依据 {clause}", "within the cap of {cap} yuan; ground: {clause}")
    case .lossCapped:
      Bilingual(
        "应赔 {due} 元；上限为当月工资 {wage} 元的 20% 即 {cap} 元，且剩余不低于 {minimum} 元；本月扣 {deducted} 元，依据 {clause}",
        "due {due} yuan; cap 20% of {wage} = {cap}, at least {minimum} remains; {deducted} deducted; ground: {clause}")
    case .noLossClause: Bilingual("劳动合同没有约定，不扣", "no clause in the labour contract; nothing is deducted")
    case .aboveFloor: Bilingual("{wage} 元不低于 {least} 元", "{wage} yuan is not below {least}")
    case .toppedUp: Bilingual("{wage} 元低于 {least} 元，补足", "{wage} yuan is below {least}; topped up")
    default: Bilingual("", "")
    }
  }
}
