import Appraisal
import Exact
import Records
import Wording
import Workflow

/// Sheets as text, in one language.
struct SheetText {
  let language: Language

  init(_ language: Language) { self.language = language }

  private func word(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  /// A sheet on one line.
  func line(_ sheet: SheetLine) -> String {
    let score = sheet.score?.text ?? "—"
    let total = sheet.total.map { "  \($0.text) \(word("元", "yuan"))" } ?? ""
    let mark = sheet.isFailed ? "  " + word("不合格", "failed") : sheet.isComplete ? "" : "  " + word("待补", "incomplete")
    return "\(sheet.employee)  \(Diagnostic.quoted(sheet.name))  \(sheet.department)  "
      + "\(sheet.state.name.text(in: language))  \(score)  \(sheet.grade ?? "")\(total)\(mark)"
  }

  /// A sheet with all that was recorded around it.
  func sheet(_ view: SheetView) -> String {
    var lines = [line(view.line)]
    for rating in view.ratings {
      let why = rating.rating.comment.isEmpty ? "" : "  “\(Diagnostic.quoted(rating.rating.comment))”"
      lines.append(
        "  \(word("评分", "rating")) \(rating.item) = \(rating.rating.label)  \(rating.rating.by) \(rating.rating.at)\(why)"
      )
    }
    for said in view.selfReview {
      let item = said.item.isEmpty ? "" : "\(said.item) = \(said.rating.label)  "
      lines.append("  \(word("自评", "self-review")) \(item)“\(Diagnostic.quoted(said.rating.comment))”")
    }
    for incident in view.incidents {
      let back = incident.isWithdrawn ? word("（已撤销）", " (withdrawn)") : ""
      lines.append(
        "  \(word("事件", "incident")) \(incident.id) \(incident.kind.rawValue) \(incident.name) ×\(incident.occurrences) "
          + "\(incident.happenedOn) \(incident.seenBy)\(back) “\(Diagnostic.quoted(incident.note))”")
    }
    for (appeal, decision) in view.appeals {
      lines.append(
        "  \(word("申诉", "appeal")) \(appeal.id) \(appeal.item) “\(Diagnostic.quoted(appeal.statement))” "
          + word("期限 \(appeal.deadline)", "due \(appeal.deadline)"))
      if let decision {
        let change = Difference(
          points: (decision.pointsBefore, decision.pointsAfter), total: (decision.totalBefore, decision.totalAfter))
        lines.append(
          "    \(word("裁决", "decision")) \(decision.outcome.rawValue): “\(Diagnostic.quoted(decision.reasons))” "
            + change.text.text(in: language))
      }
    }
    for adjustment in view.adjustments {
      lines.append(
        "  \(word("补发/扣回", "adjustment")) \(adjustment.id) \(adjustment.amount.text) \(word("元", "yuan")), "
          + "\(adjustment.paidIn)  “\(Diagnostic.quoted(adjustment.reason))”")
    }
    for gap in view.gaps {
      lines.append("  \(gap.kind.blocks ? "!" : "·") \(gap.kind.rawValue) \(gap.subject) \(gap.says)")
    }
    if !view.next.isEmpty {
      lines.append(
        "  \(word("下一步", "next")): " + view.next.map { $0.name.text(in: language) }.joined(separator: word("、", ", ")))
    }
    lines.append(
      "  " + word("截至日志第 \(view.seen) 条（--seen \(view.seen)）", "as of entry \(view.seen) (--seen \(view.seen))"))
    return lines.map { $0 + "\n" }.joined()
  }
}
