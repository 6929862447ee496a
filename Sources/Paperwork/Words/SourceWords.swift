public import Appraisal
public import Exact
public import Wording

/// Where figures come from and why they are missing, in words.
public enum SourceWords {
  /// Where a figure comes from.
  public static func text(_ source: Fact.Source, _ language: Language) -> String {
    let word = ReasonText.source(source.name, in: language)
    switch source {
    case .computed, .finance, .record: return word
    case .platform(let name): return word + " " + CellText.line(name)
    case .corrected(let person, let reason): return word + " " + CellText.line(person) + ": " + CellText.line(reason)
    }
  }

  /// Why a figure is missing.
  public static func text(_ reason: Missing.Reason, _ language: Language) -> String {
    ReasonText.missing(reason.rawValue, in: language)
  }

  /// How somebody stood in a month.
  public static func text(_ standing: Subject.Standing, _ language: Language) -> String {
    ReasonText.standing(standing.rawValue, in: language)
  }
}
