import Appraisal
import Exact
import Metrics
import Paperwork
import Scheme
import Wording

/// A derivation told in words.
struct Explanation {
  let derivation: Derivation
  let form: Scheme?
  let language: Language

  init(_ derivation: Derivation, form: Scheme?, language: Language) {
    self.derivation = derivation
    self.form = form
    self.language = language
  }

  func words(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// A value with the word for its unit.
  private func text(_ value: Rational, _ unit: Unit) -> String {
    let text = unit.text(value)
    guard language == .chinese, let blank = text.lastIndex(of: " ") else { return text }
    return text[..<blank] + (unit == .money ? " 元" : " 秒")
  }

  /// Every step that can be asked for by name.
  private var nodes: [Node] {
    let pay = derivation.pay
    let single = [derivation.score, derivation.grade, pay.proration, pay.earned, pay.floor].compactMap { $0 }
    return derivation.items + derivation.items.flatMap(\.children) + derivation.deductions + single + pay.rewards
      + pay.penalties + pay.carried + pay.losses + derivation.overTime
  }

  var nodeNames: [String] { nodes.map(\.id) }

  func node(_ name: String) -> Node? {
    nodes.first { $0.id == name } ?? nodes.first { $0.name.chinese == name || $0.name.english == name }
  }

  /// The whole sheet: score, what was lost, what would have gained, pay lane by lane, rules about several months.
  var sheet: String {
    var lines = [
      "\(derivation.employee) \(derivation.name) · \(derivation.department) · \(derivation.month) · "
        + ReasonText.standing(derivation.standing.rawValue, in: language)
    ]
    if let score = derivation.score {
      lines.append(words("得分 ", "Score ") + result(of: score) + "  " + reason(of: score))
      if let grade = derivation.grade, derivation.points != nil {
        lines.append(words("等级 ", "Grade ") + grade.name.text(in: language))
      }
    }
    lines += section(words("考核项目", "Items"), derivation.items.flatMap(itemLines))
    lines += section(words("否定性指标与应扣未扣", "Vetoes and omissions"), derivation.deductions.map(line))
    lines += section(words("丢分最多的项目", "Points lost"), lost)
    lines += section(words("最小的改进", "Smallest changes that would have gained points"), gains)
    lines += section(words("发展", "Development"), development)
    lines += section(words("工资", "Pay"), pay)
    lines += section(words("跨月规则", "Rules over months"), derivation.overTime.map(line))
    return lines.joined(separator: "\n")
  }

  private func section(_ title: String, _ body: [String]) -> [String] {
    body.isEmpty ? [] : ["", title] + body.map { "  " + $0 }
  }

  private func itemLines(_ node: Node) -> [String] {
    [line(node)] + node.children.map { "    " + $0.name.text(in: language) + "  " + reason(of: $0) }
  }

  /// One line: name, result, why, and the line of the scheme.
  private func line(_ node: Node) -> String {
    let value = node.value?.value.map { text($0, node.unit) + "  " } ?? ""
    return node.name.text(in: language) + " [\(node.id)]  " + result(of: node) + "  " + value + reason(of: node)
      + reference(of: node)
  }

  private func reference(of node: Node) -> String {
    guard let scheme = node.scheme, derivation.schemes.indices.contains(scheme), node.line > 0 else { return "" }
    return "  (\(derivation.schemes[scheme].id):\(node.line))"
  }

  private func result(of node: Node) -> String {
    if let points = node.points { return points.text + (node.maximum.map { " / " + $0.text } ?? "") }
    if let reach = node.reach { return "\(reach.lowerBound.text)~\(reach.upperBound.text)" }
    if let amount = node.amount { return amount.text + words(" 元", " yuan") }
    return ReasonText.state(node.state.rawValue, in: language)
  }

  private func reason(of node: Node) -> String {
    let details = node.details.byName
    if node.reason == .monthsCounted {
      return MonthsText.text(details: details, state: node.state.rawValue, in: language)
    }
    return ReasonText.text(code: node.reason.rawValue, details: details, in: language)
  }

  private var lost: [String] {
    derivation.pointsLost.map { "-\($0.lost?.text ?? "")  \($0.name.text(in: language))  " + reason(of: $0) }
  }

  private var gains: [String] {
    guard let form else { return [] }
    let formulas = FormulaWords([form], language)
    return derivation.smallestGains(under: form).map { gain in
      let name = node(gain.id)?.name.text(in: language) ?? gain.id
      return "+\(gain.points.text)  \(name)：" + GainWords.text(gain, formulas, language)
    }
  }

  private var development: [String] {
    func names(_ nodes: [Node]) -> String { nodes.map { $0.name.text(in: language) }.joined(separator: ", ") }
    var lines: [String] = []
    if form?.rescaled == true {
      lines.append(words("最强 ", "strongest ") + names(derivation.strongest))
      lines.append(words("最弱 ", "weakest ") + names(derivation.weakest))
    }
    if let goal = derivation.lastGoal { lines.append(words("上月目标 ", "last month's goal ") + goal.text) }
    if let goal = derivation.goal { lines.append(words("目标 ", "goal ") + goal.text) }
    return lines
  }

  func measureName(_ id: String) -> String {
    guard let measure = MeasureCatalogue.standard.first(where: { $0.id == id }) else { return id }
    return language == .chinese ? measure.chinese : measure.english
  }

  private var pay: [String] {
    let pay = derivation.pay
    func yuan(_ amount: Fen?) -> String { (amount?.text ?? "—") + words(" 元", " yuan") }
    var lines: [String] = []
    if let proration = pay.proration {
      lines.append(line(proration))
      for child in proration.children {
        lines.append("  " + line(child))
        guard child.amount == nil else { continue }
        lines += child.trials.map { trial in
          "    " + ReasonText.prorationMethod(trial.text, in: language) + "  "
            + (trial.yields.isEmpty ? "—" : trial.yields)
        }
      }
      lines += proration.trials.map { trial in
        "  " + words("应发（固定工资之外）：", "pay beside the fixed wage: ")
          + ReasonText.prorationMethod(trial.text, in: language) + "  "
          + (trial.yields.isEmpty ? "—" : trial.yields + words(" 元", " yuan"))
      }
    }
    if let earned = pay.earned { lines.append(line(earned)) }
    lines += (pay.rewards + pay.penalties).filter { $0.state != .idle || $0.reason == .notDeductible }.map(line)
    let losses = (pay.carried + pay.losses).filter { $0.state != .idle }
    lines += losses.map(line)
    if !losses.isEmpty {
      lines.append(
        words("  应赔 ", "  due ") + yuan(pay.lossDue) + words("，本月扣 ", ", deducted ") + yuan(pay.lossDeducted)
          + open(pay.lossReach) + words("，暂不扣 ", ", held back ") + yuan(pay.lossHeldBack) + "  "
          + pay.law.source(of: .lossCap).statute)
    }
    if let floor = pay.floor, floor.state == .scored || floor.state == .missing {
      lines.append(line(floor) + open(pay.floorReach))
    }
    lines.append(words("浮动工资合计 ", "Variable pay in all ") + yuan(pay.total) + open(pay.totalReach))
    if !derivation.keepsWageAndLaw {
      lines.append(
        words(
          "（旧格式的结果没有存固定工资和法定数字：这些取自该月存档的设置）",
          "(an older format, which kept neither the fixed wage nor the law: these come from the month's settings on record)"
        ))
    }
    return lines
  }

  /// What an open amount can come to; nothing where that is not known.
  private func open(_ reach: ClosedRange<Fen>?) -> String {
    guard let reach else { return "" }
    return words(
      "（待定，\(reach.lowerBound.text) 至 \(reach.upperBound.text) 元）",
      " (open, \(reach.lowerBound.text) to \(reach.upperBound.text) yuan)")
  }

  /// One step in full: formula, figures and where they come from, every band tried, the outcome.
  func text(of node: Node) -> String {
    var lines = [line(node)]
    if let formula = node.formula {
      let value = node.value?.value.map { " = " + text($0, node.unit) + " (\($0.description))" } ?? ""
      lines.append(words("  公式 ", "  formula ") + formula + value)
    }
    lines += node.inputs.map { "  " + figure($0) }
    for trial in node.trials {
      let mark = trial.held.map { $0 ? "✓" : "✗" } ?? "?"
      lines.append("  \(mark) \(trial.text)  \(trial.yields)")
    }
    for child in node.children { lines += text(of: child).split(separator: "\n").map { "    " + $0 } }
    return lines.joined(separator: "\n")
  }

  private func figure(_ input: Node.Input) -> String {
    let value: String =
      switch input.fact.figure {
      case .known(let value): self.text(value, input.unit)
      case .missing(let missing): ReasonText.missing(missing.reason.rawValue, in: language)
      }
    var text = "\(measureName(input.name)) [\(input.name)] = \(value)"
    if let numerator = input.fact.numerator, let denominator = input.fact.denominator {
      text += "  (\(numerator) / \(denominator))"
    }
    text += "  · " + words("来源 ", "from ") + source(input.fact.standing.source)
    for other in input.fact.others {
      guard let value = other.figure.value else { continue }
      text += words("；另有 ", "; also ") + source(other.source) + " " + self.text(value, input.unit)
    }
    if !input.fact.shares.isEmpty {
      text += words("；其中 ", "; of these ") + SourceWords.text(input.fact.shares, input.unit, language)
    }
    if let members = input.fact.members { text += "  · " + SourceWords.text(members, language) }
    if let evidence = input.fact.evidence { text += "  · " + words("账号 ", "accounts ") + evidence }
    return text
  }

  private func source(_ source: Fact.Source) -> String {
    let word = ReasonText.source(source.name, in: language)
    switch source {
    case .computed, .finance, .record: return word
    case .platform(let name): return word + " " + name
    case .corrected(let by, let reason): return word + " \(by): \(reason)"
    }
  }
}
