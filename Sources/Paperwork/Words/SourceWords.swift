import Appraisal
import Exact
import Wording

/// Where figures come from and why they are missing, in words.
enum SourceWords {
  static func text(_ source: Fact.Source, _ language: Language) -> String {
    switch source {
    case .computed: Bilingual("系统计算", "computed").text(in: language)
    case .finance: Bilingual("财务核对", "finance").text(in: language)
    case .platform(let name): Bilingual("绩效软件", "platform").text(in: language) + " " + CellText.line(name)
    case .record: Bilingual("公司记录", "record").text(in: language)
    case .corrected(let person, let reason):
      Bilingual("更正", "corrected").text(in: language) + " " + CellText.line(person) + ": " + CellText.line(reason)
    }
  }

  static func text(_ reason: Missing.Reason, _ language: Language) -> String {
    let words =
      switch reason {
      case .notCollected: Bilingual("未采集", "not collected")
      case .noDenominator: Bilingual("无分母", "no denominator")
      case .notYetFinal: Bilingual("平台尚未统计完", "not yet final")
      case .notApplicable: Bilingual("不适用", "not applicable")
      case .belowSample: Bilingual("样本不足", "sample too small")
      case .outOfRange: Bilingual("超出可计算范围", "out of range")
      }
    return words.text(in: language)
  }

  static func text(_ standing: Subject.Standing, _ language: Language) -> String {
    let words =
      switch standing {
      case .regular: Bilingual("在岗", "regular")
      case .probation: Bilingual("试用期", "probation")
      case .leave: Bilingual("整月休假", "on leave")
      case .voided: Bilingual("本月作废", "voided")
      }
    return words.text(in: language)
  }
}
