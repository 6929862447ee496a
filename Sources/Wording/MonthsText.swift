/// How a rule about several months stands, as a sentence.
public enum MonthsText {
  /// The sentence for the details of a `months_counted` step and its state (`failed`: the rule is met).
  public static func text(details: [String: String], state: String, in language: Language) -> String {
    func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
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
    if details["hired"] != nil {
      parts.append(
        say("没有填写入职日期，不知道这些月份是否在职", "the day of hiring was not given, so whether these months count is not known"))
    }
    switch state {
    case "failed":
      parts.append(say("成立：", "met: ") + ReasonText.effect(details["effect"] ?? "", in: language))
    case "missing": parts.append(say("尚不能定", "not decided yet"))
    default: parts.append(say("未成立", "not met"))
    }
    return parts.joined(separator: say("；", "; "))
  }
}
