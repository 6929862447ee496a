import Exact
import Scheme
import Wording

/// Words for the parts of a scheme that score.
struct SchemeWording {
  let scheme: Scheme
  let language: Language
  let names: FormulaWords

  init(_ scheme: Scheme, _ language: Language) {
    self.scheme = scheme
    self.language = language
    names = FormulaWords([scheme], language)
  }

  func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
  func say(_ text: Bilingual) -> String { text.text(in: language) }

  /// What holds for the scheme as a whole.
  var facts: [SchemeInWords.Fact] {
    var facts = [
      fact("方案代号", "Id", scheme.id), fact("启用月份", "From month", scheme.effective.description),
      fact("总分", "Total", scheme.total?.value.description ?? say("不计分，只涉及金额", "no score, money alone")),
    ]
    guard scheme.total != nil else { return facts }
    facts += [
      fact(
        "两档共有的数", "A number in two bands",
        scheme.sharedBound == .favourEmployee
          ? say("归有利于员工的一档", "takes the band that is better for the employee")
          : say("归有利于公司的一档", "takes the band that is better for the company")),
      fact("免考项目的分", "Points of a waived item", say(waiver: scheme.waiver)),
    ]
    if scheme.rescaled {
      facts.append(fact("折算", "Rescaled", say("各项得分折算到总分", "the items' points are rescaled to the total")))
    }
    if !scheme.platformFigures.isEmpty {
      let list = scheme.platformFigures.sorted().map(names.text).joined(separator: say("、", ", "))
      facts.append(fact("以绩效软件为准的数据", "Figures of the shop's software that stand", list))
    }
    return facts
  }

  func fact(_ chinese: String, _ english: String, _ text: String) -> SchemeInWords.Fact {
    SchemeInWords.Fact(name: say(chinese, english), text: text)
  }

  private func say(waiver: Scheme.WaiverEffect) -> String {
    waiver == .full ? say("按满分计", "are kept in full") : say("不计入总分，其余折算", "leave the total, and the rest is rescaled")
  }

  /// An item of the form.
  func entry(_ item: Item) -> SchemeInWords.Entry {
    var facts = [fact("缺数据时", "While something is missing", say(missing: item.whenMissing))]
    if let sample = item.sample {
      facts.append(
        fact(
          "最小样本", "Smallest sample",
          names.text(sample.formula.text) + " ≥ " + UnitWords.text(sample.least, sample.formula.unit, language)))
    }
    if let waiver = item.waiver { facts.append(fact("免考时", "Where it is waived", say(waiver: waiver))) }
    if !item.shown.isEmpty {
      facts.append(
        fact("另列", "Shown beside it", item.shown.map { names.text($0.text) }.joined(separator: say("、", ", "))))
    }
    var worth = item.points.description + say(" 分", " points")
    if item.weight != .one { worth += " × " + Unit.ratio.exactText(item.weight) }
    return SchemeInWords.Entry(
      id: item.id, name: say(item.name), group: scheme.groups.first { $0.id == item.group }.map { say($0.name) } ?? "",
      worth: worth, method: text(item.method), steps: steps(item.method, of: item.points), facts: facts,
      remarks: [item.standard, item.reading].compactMap(\.self).map(say), line: item.line)
  }

  private func say(missing policy: Item.MissingPolicy) -> String {
    switch policy {
    case .block: say("等补齐，分数待定", "the score waits for it")
    case .full: say("按满分计", "it counts in full")
    case .zero: say("按 0 分计", "it counts as nothing")
    case .reweigh: say("不计入，其余折算", "it is left out and the rest is rescaled")
    }
  }

  /// How the points of an item come about.
  private func text(_ method: Method) -> String {
    switch method {
    case .bands(let table):
      names.text(table.formula.text)
        + (table.sense == .deduct ? say("，按档扣分", ", points off by band") : say("，按档得分", ", points by band"))
    case .each(let formula, let points, _):
      names.text(formula.text) + say("，每次扣 \(points) 分，扣完为止", ", \(points) off each until used up")
    case .rating(let scale): say("由", "rated by ") + ReasonText.rater(scale.rater, in: language) + say("评定", "")
    case .target(let target):
      names.text(target.formula.text)
        + say("，达标满分，不达按比例：", ", in full where it is met, else in proportion: ")
        + BandWords.text(
          target.direction == .atLeast
            ? Interval(.including(target.target), .infinite) : Interval(.infinite, .including(target.target)),
          target.formula.unit, language)
    case .formula(let formula): say("得分 = ", "points = ") + names.text(formula.text)
    case .mean: say("各部分的平均", "the mean of its parts")
    }
  }

  private func steps(_ method: Method, of points: Rational) -> [SchemeInWords.Step] {
    switch method {
    case .bands(let table):
      table.bands.map { band in
        let given = band.points.description + say(" 分", " points")
        return SchemeInWords.Step(
          name: BandWords.text(band.written, table.formula.unit, language),
          yields: table.sense == .deduct ? say("扣 ", "− ") + given : say("得 ", "+ ") + given, remark: band.note ?? "")
      }
    case .rating(let scale):
      scale.steps.map {
        SchemeInWords.Step(
          name: $0.label, yields: $0.points.description + say(" 分", " points"), remark: $0.anchor.map(say) ?? "")
      }
    case .mean(let parts):
      parts.map { part in
        let inner = steps(part.method, of: points).map { "\($0.name) \($0.yields)" }.joined(separator: say("；", "; "))
        return SchemeInWords.Step(
          name: say(part.name), yields: text(part.method) + (inner.isEmpty ? "" : say("：", ": ") + inner),
          remark: say("缺数据时", "while missing: ") + say(missing: part.whenMissing))
      }
    case .each, .target, .formula: []
    }
  }
}
