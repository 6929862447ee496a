import Wording
import Workflow

/// A reconciliation as a person reads it in a terminal.
struct ReconcileText {
  private let found: Reconciliation
  private let language: Language
  private let all: Bool
  private let words: ReconciliationText

  init(_ found: Reconciliation, language: Language, rows: Int, all: Bool) {
    self.found = found
    self.language = language
    self.all = all
    words = ReconciliationText(
      in: language, rows: rows, hint: Bilingual("，用 --rows 列出更多", "; list them with --rows"))
  }

  var text: String {
    var lines = [words.title(of: found)]
    var measure = ""
    for line in found.lines where all || line.state == .flagged || line.state == .notComputed {
      if line.measure != measure {
        measure = line.measure
        lines += ["", "\(line.name.text(in: language)) [\(measure)]"]
      }
      lines.append(head(line))
      lines += line.causes.flatMap { words.lines(of: $0, line.unit) }.map { "      " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  /// The account, both figures, the difference, and where the platform's figure stands.
  private func head(_ line: Reconciliation.Line) -> String {
    let isChinese = language == .chinese
    let name = line.account.map { $0 + (line.holder.isEmpty ? "" : " " + line.holder) } ?? (isChinese ? "合计" : "total")
    var text = "  " + padded(name, 20)
    text += padded((isChinese ? "平台 " : "platform ") + words.figure(line.platform, line.unit), 24)
    text += padded((isChinese ? "算出 " : "computed ") + words.figure(line.computed, line.unit), 24)
    text += words.verdict(on: line)
    guard let place = line.place else { return text }
    return text + "  ← " + place.text + (line.source.isEmpty ? "" : " ← " + line.source)
  }

  /// A text and blanks up to a width; full-width characters take two places.
  private func padded(_ text: String, _ width: Int) -> String {
    let taken = text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
    return text + String(repeating: " ", count: max(2, width - taken))
  }
}
