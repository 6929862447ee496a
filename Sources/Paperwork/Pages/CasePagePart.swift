import Appraisal
import Exact
import Wording

/// The page of an appeal's file in one language.
struct CasePagePart {
  let page: CasePage
  let language: Language
  private let formulas: FormulaWords
  private let reasons: ReasonWords
  private let figures: FigureWords
  private var derivation: Derivation { page.derivation }

  init(page: CasePage, language: Language) {
    self.page = page
    self.language = language
    formulas = FormulaWords(page.schemes, language)
    reasons = ReasonWords(formulas: formulas, language: language)
    figures = FigureWords(formulas: formulas, language: language)
  }

  private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  var html: String {
    "<section lang=\"\(language.rawValue)\">\n" + heading + calculator + pay + workbook + command + story + files
      + "</section>\n"
  }

  private func text(_ text: String) -> String { HTMLText.escaped(text) }
  private func paragraph(_ words: String) -> String { "<p>\(text(words))</p>\n" }

  private func table(_ titles: [String], _ rows: [[String]], numbers: Set<Int>) -> String {
    let head = titles.map { "<th>\(text($0))</th>" }.joined()
    let body = rows.map { row in
      "<tr>"
        + row.enumerated().map { column, cell in
          (numbers.contains(column) ? "<td class=\"number\">" : "<td>") + text(cell) + "</td>"
        }.joined() + "</tr>\n"
    }
    return "<table>\n<tr>\(head)</tr>\n\(body.joined())</table>\n"
  }

  private var heading: String {
    let hash = derivation.hash.prefix(16)
    let score = derivation.points?.text ?? "—"
    return "<h1>\(text(page.title(language)))</h1>\n"
      + paragraph(
        say(
          "工号 \(derivation.employee)，\(derivation.department)，\(derivation.month)；得分 \(score)，浮动工资 \(derivation.pay.total?.text ?? "—") 元；推导的散列 \(hash)…",
          "Id \(derivation.employee), \(derivation.department), \(derivation.month); score \(score), variable pay \(derivation.pay.total?.text ?? "—") yuan; hash of the derivation \(hash)…"
        ))
      + paragraph(
        say(
          "这个卷宗里有算出这个结果所需的一切。下面三种办法任选其一，都可以重新算出同样的分数和金额。",
          "This file holds everything the result is made of. Each of the three ways below gives the same score and the same yuan again."
        ))
  }

  /// With a calculator: every item with its figures, the band that held, and its points.
  private var calculator: String {
    let rows = (derivation.items + derivation.deductions).map { node in
      [
        node.name.text(in: language), how(node), held(node), node.points?.text ?? "—", node.maximum?.text ?? "—",
      ]
    }
    var html = "<h2>\(text(say("一、用计算器", "1. With a calculator")))</h2>\n"
    html += paragraph(
      say(
        "逐行核对：先用数据算出数值，再看它落在哪一档；每项的分数四舍五入到两位小数，然后相加。",
        "Line by line: compute the value from its figures, see into which band it falls; each item's points are rounded to two decimals, then added up."
      ))
    html += table(
      [
        say("项目", "Item"), say("公式与数据", "Formula and figures"), say("成立的档", "What held"), say("得分", "Points"),
        say("满分", "Most"),
      ], rows, numbers: [3, 4])
    if let score = derivation.score {
      html += paragraph(say("得分：", "Score: ") + (score.points?.text ?? "—") + say("。", ". ") + reasons.text(score))
    }
    return html
  }

  private func how(_ node: Node) -> String {
    var lines: [String] = []
    if let formula = node.formula {
      let value = node.value?.value.map { " = " + UnitWords.text($0, node.unit, language) } ?? ""
      lines.append(formulas.text(formula) + value)
    }
    lines += node.inputs.map(figures.full)
    lines += node.children.map { child in
      child.name.text(in: language) + say("：", ": ") + reasons.text(child)
    }
    return lines.joined(separator: "\n")
  }

  private func held(_ node: Node) -> String {
    let trials = node.trials.filter { $0.held == true }.map {
      formulas.text($0.text) + " → " + ReasonWords.word($0.yields, language)
    }
    return (trials + [reasons.text(node)]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The money, lane by lane.
  private var pay: String {
    let pay = derivation.pay
    var rows: [[String]] = []
    func add(_ name: String, _ how: String, _ amount: Fen?, _ sign: String) {
      rows.append([name, how, amount.map { sign + $0.text } ?? "—"])
    }
    if let earned = pay.earned { add(say("① 应得绩效工资", "1 Earned"), reasons.text(earned), earned.amount, "+") }
    for node in pay.rewards where node.state == .scored {
      add(say("② ", "2 ") + node.name.text(in: language), reasons.text(node), node.amount, "+")
    }
    for node in pay.penalties where node.state == .scored || node.reason == .notDeductible {
      add(say("③ ", "3 ") + node.name.text(in: language), reasons.text(node), node.amount, "−")
    }
    for step in pay.lossSteps {
      let name = step.nodes.map { $0.name.text(in: language) }.joined(separator: say("、", ", "))
      add(say("④ ", "4 ") + name, reasons.text(step.nodes[0]), step.deducted, "−")
    }
    if let floor = pay.floor { add(say("⑤ 最低工资补足", "5 Floor"), reasons.text(floor), pay.floorTopUp, "+") }
    add(say("合计（固定工资之外）", "Together (beside the fixed wage)"), "① + ② − ③ − ④ + ⑤", pay.total, "")
    return "<h3>\(text(say("金额", "Money")))</h3>\n"
      + table([say("项目", "Lane"), say("怎么来的", "How"), say("元", "Yuan")], rows, numbers: [2])
  }

  private var workbook: String {
    "<h2>\(text(say("二、用工作簿", "2. With the workbook")))</h2>\n"
      + paragraph(
        say(
          "打开 form.xlsx（Excel、WPS、LibreOffice 均可）：分数、合计和金额是公式，改动输入的单元格会重新计算。",
          "Open form.xlsx in Excel, WPS or LibreOffice: points, totals and amounts are formulas and follow when an input is changed."
        ))
  }

  private var command: String {
    "<h2>\(text(say("三、用 kaohe", "3. With kaohe")))</h2>\n<p><code>kaohe appeal-check FILE.zip</code></p>\n"
      + paragraph(
        say(
          "它只用卷宗里的方案（schemes/）、数据（facts.json）和法规数额（law.json）重算，逐字节与 derivation.json 比对。同事以“colleague-1”等代称出现，只有部门数据和排名所需的数字。",
          "It computes the result again from the file's schemes (schemes/), figures (facts.json) and law (law.json) alone, and compares it with derivation.json to the byte. Colleagues appear under other names, with no more than the figures that departments and rankings are made of."
        ))
  }

  private var story: String {
    guard !page.story.isEmpty else { return "" }
    let lines = page.story.map { "<li>\(text($0.text(in: language)))</li>\n" }.joined()
    return "<h2>\(text(say("申诉与裁决", "Appeal and decision")))</h2>\n<ul>\n\(lines)</ul>\n"
  }

  private var files: String {
    let lines = page.members.map {
      "<li><code>\(text($0.name))</code> \(text($0.what.text(in: language)))</li>\n"
    }.joined()
    return "<h2>\(text(say("卷宗里的文件", "What is in the file")))</h2>\n<ul>\n\(lines)</ul>\n"
  }
}
