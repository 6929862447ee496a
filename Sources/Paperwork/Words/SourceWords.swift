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

  /// How many are in a figure of the department, and how many are not, and why: `计入 11 人；未计入：本月没有客服账号 1 人`.
  public static func text(_ members: Fact.Members, _ language: Language) -> String {
    func groups(_ groups: [Fact.Members.Group]) -> String {
      groups.map { group in
        let why = ReasonText.missing(group.why, in: language)
        return language == .chinese ? "\(why) \(group.count) 人" : "\(group.count): \(why)"
      }.joined(separator: language == .chinese ? "、" : ", ")
    }
    var text = language == .chinese ? "计入 \(members.count) 人" : "\(members.count) members in it"
    if !members.leftOut.isEmpty {
      text += (language == .chinese ? "；未计入：" : "; not in it, ") + groups(members.leftOut)
    }
    if !members.waitedFor.isEmpty {
      text += (language == .chinese ? "；还缺：" : "; still missing, ") + groups(members.waitedFor)
    }
    return text
  }

  /// What each account adds to a figure, and from where: `k1 60.00 元，计算；k2 30.00 元，财务核对`.
  public static func text(_ shares: [Fact.Share], _ unit: Exact.Unit, _ language: Language) -> String {
    shares.map { share in
      let value =
        switch share.version.figure {
        case .known(let value): UnitWords.text(value, unit, language)
        case .missing(let missing): text(missing.reason, language)
        }
      return CellText.line(share.account) + " " + value + (language == .chinese ? "，" : ", ")
        + text(share.version.source, language)
    }.joined(separator: language == .chinese ? "；" : "; ")
  }

  /// How somebody stood in a month.
  public static func text(_ standing: Subject.Standing, _ language: Language) -> String {
    ReasonText.standing(standing.rawValue, in: language)
  }
}
