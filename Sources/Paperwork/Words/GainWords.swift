public import Appraisal
internal import Exact
internal import Scheme
public import Wording

/// The smallest change that gains points, in words: what would have to be different, and by how much.
public enum GainWords {
  /// `咨询转化率 54.20% → 55%以上（分子 +1 即可）`, `差评 少 1 次`, `3 → 4`.
  public static func text(_ gain: SmallestGain, _ formulas: FormulaWords, _ language: Language) -> String {
    func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
    switch gain.change {
    case .value(let from, let to, let unit):
      let numerator = gain.numeratorChange.map { change in
        let text = (change.isNegative ? "" : "+") + change.description
        return say("（分子 \(text) 即可）", " (numerator \(text))")
      }
      return UnitWords.text(from, unit, language) + " → " + BandWords.text(to, unit, language) + (numerator ?? "")
    case .fewer(let count, let what):
      return say("少 \(count) 次 ", "\(count) fewer ") + formulas.text(what)
    case .rating(let from, let to): return from + " → " + to
    }
  }
}
