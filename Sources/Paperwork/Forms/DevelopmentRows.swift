import Appraisal
import Exact
import Scheme

extension FormFoot {
  /// The strongest and weakest indicators, last month's goal and the new one (form 3), where a form is rated or goals
  /// were agreed on.
  func addDevelopment(to sheet: inout PaperSheet, score: String) {
    let derivation = form.derivation
    guard form.scheme.rescaled || derivation.goal != nil || derivation.lastGoal != nil else { return }
    func names(_ nodes: [Node]) -> String {
      form.isBlank ? "" : nodes.map { form.say($0.name) }.joined(separator: form.say("、", ", "))
    }
    let result = derivation.points.map { FormulaResult.number($0.value) }
    func live(_ text: String) -> LiveText {
      form.text(text, about: form.cells.map { _ in score }, result: result)
    }
    let lines: [(String, LiveText)] = [
      (form.say("最强的指标", "Strongest"), live(names(derivation.strongest))),
      (form.say("最弱的指标", "Weakest"), live(names(derivation.weakest))),
      (form.say("上月发展目标", "Last month's goal"), LiveText(derivation.lastGoal?.text ?? "")),
      (form.say("发展目标", "Goal"), LiveText(derivation.goal?.text ?? "")),
    ]
    for (title, body) in lines {
      let height = TextRoom.height(lines: TextRoom.lines(body.shown, width: sheet.width(of: text)))
      let row = sheet.addRow(height: max(20, height))
      sheet.put(.text(title), row: row, columns: label, style: .heading)
      sheet.put(body.content, row: row, columns: text.lowerBound...points, style: .text)
    }
  }
}
