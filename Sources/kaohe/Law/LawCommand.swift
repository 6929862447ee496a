import Appraisal
import ArgumentParser
import Exact
import Wording
import Workflow

/// `kaohe law COMPANY [--month M]`
struct LawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law",
    abstract: "一个月适用哪些法规数额，各有出处。Which figures of the law apply in a month, each with its source.",
    discussion: """
      全国的规定随软件提供；地区的写在公司文件夹的 law/ 里（如 law/cn-44.yaml）。已开启的月份列出开启或计算时记下的数额。
      The national rules come with the product; a region's are written in the company's folder law/, such as law/cn-44.yaml. Of a month \
      that was opened, the figures that went on record are listed.
      """)

  @Argument(help: "公司文件夹 the company's folder")
  var company: String

  @Option(help: "月份；不写则是本月 month: 2026-10; this month without one")
  var month: String?

  @OptionGroup var records: RecordsOption
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    let month = try speaker.read(month: month ?? "", as: month.map { Month($0) } ?? Clock.now().day.month)
    var hasErrors = false
    do throws(Diagnostic) {
      let company = try Company(at: company, database: records.url)
      let found = try company.lawInForce(in: month)
      LawText(found, of: company.settings.region, in: month).print(to: speaker)
      speaker.report(found.remarks)
      hasErrors = found.remarks.contains { $0.severity == .error }
    } catch {
      throw speaker.end(error)
    }
    if hasErrors { throw Outcome.inputErrors.code }
  }
}

/// The law of a month in words: each rule with what it says, since when, and where it is written.
struct LawText {
  let found: LawInForce
  let region: String
  let month: Month

  init(_ found: LawInForce, of region: String, in month: Month) {
    self.found = found
    self.region = region
    self.month = month
  }

  func print(to speaker: Speaker) {
    let law = found.law
    let area = found.area.map { " · " + $0 } ?? ""
    speaker.say(
      "\(month) · \(law.region)\(area)" + (found.isFrozen ? "（已记录在案）" : ""),
      "\(month) · \(law.region)\(area)" + (found.isFrozen ? " (on record)" : ""))
    for rule in law.rules { line(rule, speaker) }
    if law.rule(.minimumWage) == nil {
      let name = LawRule.Kind.minimumWage.name
      let (chinese, english) =
        law.minimumWage.map { ("\($0.text) 元", "\($0.text) yuan") } ?? ("没有填写", "nobody gave it")
      speaker.say(
        "\(name.chinese)  \(chinese)  company.yaml: minimum_wage_cents",
        "\(name.english)  \(english)  company.yaml: minimum_wage_cents")
    }
    speaker.say(
      "约定扣款：" + (law.allowsPenalties ? "扣" : "只列出，不扣") + "；损失赔偿："
        + (law.lossClause.map { "依据“\($0)”" } ?? "劳动合同没有约定，不扣")
        + (law.carriesLosses ? "，未扣完的转下月" : ""),
      "agreed penalties: " + (law.allowsPenalties ? "deducted" : "shown only") + "; loss compensation: "
        + (law.lossClause.map { "by \"\($0)\"" } ?? "none in the labour contract, nothing is deducted")
        + (law.carriesLosses ? ", what is held back is due next month" : ""))
  }

  private func line(_ rule: LawRule, _ speaker: Speaker) {
    let period = (rule.from?.description ?? "…") + "~" + (rule.to?.description ?? "…")
    let place = rule.place.text.isEmpty ? "" : "  (\(rule.place.text))"
    let area = rule.area.map { " \($0)" } ?? ""
    func text(_ language: Language) -> String {
      let value = rule.value.words.text(in: language)
      return [rule.kind.name.text(in: language) + area, value, period].filter { !$0.isEmpty }.joined(separator: "  ")
        + place + "\n    " + rule.source.statute + (language == .chinese ? "：" : ": ")
        + rule.source.text.text(in: language)
    }
    speaker.say(text(.chinese), text(.english))
  }
}
