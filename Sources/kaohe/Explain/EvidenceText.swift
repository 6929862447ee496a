import Appraisal
import Metrics
import Workflow

extension Explanation {
  /// The rows behind a figure, part by part: what each adds, and the lines it rests on.
  func rows(behind input: Node.Input, _ evidence: MonthEvidence, limit: Int) -> String {
    var text = ""
    for (part, found) in evidence.rows(behind: input.name, of: derivation.employee) where !found.isEmpty {
      let total = found.reduce(0) { $0 + $1.contribution }
      text +=
        "\n\(measureName(part.id)) [\(part.id)] = \(total) · "
        + words("\(found.count) 条依据", "\(found.count) pieces of evidence") + "\n"
      for entry in found.prefix(limit) {
        text += "  +\(entry.contribution)\n"
        for row in entry.rows {
          let origin = row.source.map { " ← " + $0 } ?? ""
          text += "    \(row.file):\(row.line)\(origin)  \(row.text)\n"
        }
      }
      if found.count > limit {
        text += words(
          "  …… 另有 \(found.count - limit) 条，用 --rows 列出更多\n", "  … \(found.count - limit) more; list them with --rows\n"
        )
      }
    }
    return text
  }
}
