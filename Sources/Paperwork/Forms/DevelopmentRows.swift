import Appraisal
import Scheme

extension FormFoot {
  /// The strongest and weakest indicators, last month's goal and the new one (form 3), where a form is rated or goals
  /// were agreed on.
  func addDevelopment(to sheet: inout PaperSheet) {
    let derivation = form.derivation
    guard form.scheme.rescaled || derivation.goal != nil || derivation.lastGoal != nil else { return }
    func names(_ nodes: [Node]) -> String { nodes.map { form.say($0.name) }.joined(separator: form.say("、", ", ")) }
    let lines = [
      (form.say("最强的指标", "Strongest"), names(derivation.strongest)),
      (form.say("最弱的指标", "Weakest"), names(derivation.weakest)),
      (form.say("上月发展目标", "Last month's goal"), derivation.lastGoal.map { CellText.clean($0.text) } ?? ""),
      (form.say("发展目标", "Goal"), derivation.goal.map { CellText.clean($0.text) } ?? ""),
    ]
    for (title, body) in lines {
      let height = TextRoom.height(lines: TextRoom.lines(body, width: sheet.width(of: text)))
      let row = sheet.addRow(height: max(20, height))
      sheet.put(.text(title), row: row, columns: label, style: .heading)
      sheet.put(.text(body), row: row, columns: text.lowerBound...points, style: .text)
    }
  }
}
