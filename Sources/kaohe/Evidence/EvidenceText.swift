import Exact
import Metrics
import Wording

/// The rows behind a figure as text: what each adds, and the lines it rests on.
struct EvidenceText {
  let language: Language

  /// A measure, what it comes to, and its parts.
  func figure(_ measure: String, _ parts: [PartEvidence]) -> String {
    guard parts.count == 2, parts[1].total != 0, parts[0].absence == nil else { return self.parts(parts) }
    let value = "\(parts[0].total) / \(parts[1].total)"
    let whole = parts[0].total / parts[1].total
    let hundredths = (parts[0].total * 100 / parts[1].total) % 100
    let rounded = measureUnit(measure) == .seconds ? " ≈ \(whole).\(hundredths < 10 ? "0" : "")\(hundredths)" : ""
    return "\(name(of: measure)) [\(measure)] = \(value)\(rounded)\n" + self.parts(parts)
  }

  /// Parts of a figure.
  func parts(_ parts: [PartEvidence]) -> String {
    parts.map { self.part($0) }.joined()
  }

  private func part(_ found: PartEvidence) -> String {
    if let absence = found.absence {
      let reason = ReasonText.missing(absence.rawValue, in: language)
      return "\n\(name(of: found.part.id)) [\(found.part.id)] " + words("缺失：", "missing: ") + reason + "\n"
    }
    var text =
      "\n\(name(of: found.part.id)) [\(found.part.id)] = \(found.total) · "
      + words("\(found.count) 条依据", "\(found.count) pieces of evidence") + "\n"
    for entry in found.rows {
      text += "  +\(entry.contribution)\n"
      for row in entry.rows {
        let origin = row.source.map { " ← " + $0 } ?? ""
        text += "    \(row.file):\(row.line)\(origin)  \(row.text)\n"
      }
    }
    let more = found.count - found.rows.count
    if more > 0 {
      text += words("  …… 另有 \(more) 条，用 --rows 列出更多\n", "  … \(more) more; list them with --rows\n")
    }
    return text
  }

  private func name(of id: String) -> String {
    MeasureCatalogue.standard.first { $0.id == id }.map { words($0.chinese, $0.english) } ?? id
  }

  private func measureUnit(_ id: String) -> Unit? { MeasureCatalogue.standard.first { $0.id == id }?.unit }

  private func words(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
}
