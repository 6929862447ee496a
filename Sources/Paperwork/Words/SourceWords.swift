import Appraisal
import Exact
import Wording

/// Where figures come from and why they are missing, in words.
enum SourceWords {
  static func text(_ source: Fact.Source, _ language: Language) -> String {
    let word = ReasonText.source(source.name, in: language)
    switch source {
    case .computed, .finance, .record: return word
    case .platform(let name): return word + " " + CellText.line(name)
    case .corrected(let person, let reason): return word + " " + CellText.line(person) + ": " + CellText.line(reason)
    }
  }

  static func text(_ reason: Missing.Reason, _ language: Language) -> String {
    ReasonText.missing(reason.rawValue, in: language)
  }

  static func text(_ standing: Subject.Standing, _ language: Language) -> String {
    ReasonText.standing(standing.rawValue, in: language)
  }
}
