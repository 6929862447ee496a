import Exact
import Scheme
import Wording

/// Words for the parts of a scheme that take off the score, pay, or look at several months.
extension SchemeWording {
  /// Veto items and omitted deductions.
  var deductions: [SchemeInWords.Entry] {
    var entries = scheme.vetoes.map { veto in
      entry(
        veto.id, veto.name, worth: say("扣 \(veto.points) 分", "− \(veto.points) points"),
        method: veto.eachOccurrence ? say("每项每次都扣", "for every occurrence") : say("发生即扣，只扣一次", "once, however often"),
        remarks: veto.kinds.isEmpty ? [] : [veto.kinds.joined(separator: say("、", ", "))], line: veto.line)
    }
    if let factor = scheme.omissionFactor {
      entries.append(
        entry(
          "omission", Bilingual("应扣未扣", "Omitted deductions"),
          worth: say("扣 \(factor) 倍", "− \(factor) times"),
          method: say(
            "考评人应扣而未扣且无正当理由的，扣考评人该项分值的倍数",
            "an assessor who passed a deduction over without good reason loses its points so many times"), line: 0))
    }
    return entries
  }

  /// What scores pay, and the grades.
  var bands: [SchemeInWords.Entry] {
    var entries: [SchemeInWords.Entry] = []
    if let first = scheme.pay.first {
      let steps = scheme.pay.map { band in
        SchemeInWords.Step(
          name: BandWords.text(band.interval, .points, language),
          yields: ReasonText.payment(LiveFormulas.word(band.pays), in: language),
          remark: band.failed ? say("视为当月考核不合格", "the month counts as failed") : "")
      }
      entries.append(
        entry(
          "pay", Bilingual("绩效工资", "Performance pay"), worth: "",
          method: say("按本月分数", "by the score of the month"), steps: steps, line: first.line))
    }
    if let first = scheme.grades.first {
      let steps = scheme.grades.map { grade in
        SchemeInWords.Step(
          name: BandWords.text(grade.interval, .points, language), yields: say(grade.name), remark: "")
      }
      entries.append(
        entry(
          "grades", Bilingual("等级", "Grades"), worth: "", method: say("按本月分数", "by the score of the month"),
          steps: steps, line: first.line))
    }
    return entries
  }

  /// Rewards, penalties and losses.
  var money: [SchemeInWords.Entry] {
    scheme.rewards.map { entry($0, Bilingual("奖励", "Rewards")) }
      + scheme.penalties.map { entry($0, Bilingual("处罚", "Penalties")) }
      + scheme.losses.map { loss in
        entry(
          loss.id, loss.name, group: Bilingual("损失赔偿", "Losses made good"), worth: names.text(loss.amount.text),
          method: say(
            "按劳动合同约定，由造成损失的人赔偿；每月不超过工资的 20%，扣后不低于最低工资（《工资支付暂行规定》第16条）",
            "made good by who caused it, as the contract says; at most 20 % of the wage a month, never below the minimum wage (Interim Provisions on Wage Payment, art. 16)"
          ), line: loss.line)
      }
  }

  private func entry(_ rule: MoneyRule, _ group: Bilingual) -> SchemeInWords.Entry {
    var facts: [SchemeInWords.Fact] = []
    var method: String
    switch rule.trigger {
    case .condition: method = ""
    case .each(let formula): method = say("每次：", "for each: ") + names.text(formula.text)
    case .best(let formula, let ties):
      method = say("部门最高：", "highest of the department: ") + names.text(formula.text)
      facts.append(fact("并列", "Ties", say(ties)))
    case .worst(let formula, let ties):
      method = say("部门最低：", "lowest of the department: ") + names.text(formula.text)
      facts.append(fact("并列", "Ties", say(ties)))
    }
    if let condition = rule.condition {
      method += (method.isEmpty ? say("条件：", "where ") : say("，且 ", ", and ")) + names.text(condition.text)
    }
    if !rule.enabled { facts.append(fact("启用", "Switched on", say("否，默认关闭", "no, off unless switched on"))) }
    if rule.afterConfirmation { facts.append(fact("范围", "Whom", say("转正以后", "staff past probation"))) }
    return entry(
      rule.id, rule.name, group: group, worth: amount(rule.amount), method: method, facts: facts,
      remarks: rule.reading.map { [say($0)] } ?? [], line: rule.line)
  }

  /// 500 元, or a formula.
  private func amount(_ formula: Formula) -> String {
    if case .number(let yuan) = formula.expression { return UnitWords.text(yuan, .money, language) }
    return names.text(formula.text)
  }

  private func say(_ ties: MoneyRule.Ties) -> String {
    switch ties {
    case .all: say("每人都计", "each of them")
    case .split: say("平分", "they share it")
    case .none: say("都不计", "none of them")
    }
  }

  /// A rule about several months.
  func entry(_ rule: OverTimeRule) -> SchemeInWords.Entry {
    var counts: [String] = []
    if let row = rule.consecutive { counts.append(say("连续 \(row) 个月", "\(row) months in a row")) }
    if let year = rule.inCalendarYear { counts.append(say("年度累计 \(year) 个月", "\(year) months of a calendar year")) }
    let facts =
      rule.afterConfirmation ? [fact("范围", "Whom", say("转正以后的月份", "months past probation"))] : []
    return entry(
      rule.id, rule.name, worth: "",
      method: names.text(rule.condition.text) + say("，", ", ") + counts.joined(separator: say("或", " or ")),
      facts: [fact("后果", "What follows", ReasonText.effect(rule.effect.rawValue, in: language))] + facts,
      remarks: rule.reading.map { [say($0)] } ?? [], line: rule.line)
  }

  /// Named formulas and the figures that are read.
  var formulas: [SchemeInWords.Entry] {
    scheme.definitions.map { definition in
      entry(
        definition.id, definition.name ?? Bilingual(definition.id, definition.id), worth: "",
        method: "= " + names.text(definition.formula.text), line: definition.formula.line)
    }
  }

  private func entry(
    _ id: String, _ name: Bilingual, group: Bilingual? = nil, worth: String, method: String,
    steps: [SchemeInWords.Step] = [], facts: [SchemeInWords.Fact] = [], remarks: [String] = [], line: Int
  ) -> SchemeInWords.Entry {
    SchemeInWords.Entry(
      id: id, name: say(name), group: group.map(say) ?? "", worth: worth, method: method, steps: steps, facts: facts,
      remarks: remarks, line: line)
  }
}
