import Appraisal
import Wording

/// How a rule about several months stands, in words.
enum MonthsWords {
  static func text(_ node: Node, _ language: Language) -> String {
    func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
    let details = node.details
    var parts: [String] = []
    if let limit = details["row_limit"], limit != "—" {
      let row = details["row"] ?? ""
      parts.append(say("连续 \(row)/\(limit) 个月", "\(row)/\(limit) months in a row"))
    }
    if let limit = details["year_limit"], limit != "—" {
      let year = details["year"] ?? ""
      parts.append(say("本年 \(year)/\(limit) 个月", "\(year)/\(limit) months this year"))
    }
    if let months = details["months"], !months.isEmpty { parts.append(months) }
    if let unknown = details["unknown"], !unknown.isEmpty { parts.append(say("待定：", "open: ") + unknown) }
    switch node.state {
    case .failed:
      let effect = ReasonWords.effect(details["effect"] ?? "").text(in: language)
      parts.append(say("成立：", "met: ") + effect)
    case .missing: parts.append(say("尚不能定", "not decided yet"))
    default: parts.append(say("未成立", "not met"))
    }
    return parts.joined(separator: say("；", "; "))
  }
}
