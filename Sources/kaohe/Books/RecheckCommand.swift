import ArgumentParser
import Exact
import Foundation
import Wording
import Workflow

/// `kaohe recheck COMPANY [--month M] [--format csv]`
struct RecheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recheck",
    abstract: "复核：存下的结果用本版本会算成什么。What this version would make of the results that were kept.",
    discussion: """
      逐人逐月列出哪里会不同（项目、得分、工资项、元）；什么也不写入，存下的结果照旧有效。已开启的月份用记录在案的数据重算，只跑过的月份用收件夹的文件。
      Lists, person by person and month by month, what would differ (item, points, lane, yuan). Nothing is written, and what was \
      kept stands. Months that were opened are computed from what is on record, months that were only run from their files.

      退出码 Exit codes: 0 全部相同 all the same · 1 输入有错 the input has errors · 3 有不同，或不能重算 something differs or cannot be \
      computed again
      """)

  /// How it is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv
  }

  @Argument(help: "公司文件夹 the company's folder")
  var company: String

  @Option(help: "月份；不写则是全部 month: 2026-10; all of them without one")
  var month: String?

  @Option(help: "操作人工号；写了就按其权限 the employee id of whoever does it; their rights are looked at where it is given")
  var by: String?

  @Option(help: "格式 format: text | csv")
  var format = Format.text

  @OptionGroup var records: RecordsOption
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    let only = try month.map { try speaker.read(month: $0, as: Month($0)) }
    let found: Recheck
    do throws(Diagnostic) {
      let office = try Office(try Company(at: company, database: records.url))
      found = if let by { try office.desk(of: by).recheck(month: only) } else { try office.recheck(month: only) }
    } catch {
      throw speaker.end(error)
    }
    switch format {
    case .csv: FileHandle.standardOutput.write(Data(found.csv))
    case .text: print(RecheckText(found, speaker.language).text)
    }
    speaker.report(found.findings)
    if !found.isSettled { throw Outcome.incomplete.code }
  }
}

/// A recheck told in words.
struct RecheckText {
  let found: Recheck
  let language: Language

  init(_ found: Recheck, _ language: Language) {
    self.found = found
    self.language = language
  }

  private func words(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  var text: String {
    var lines: [String] = []
    for line in found.differing {
      let adjusted = line.isAdjusted ? words("（锁定后的调整）", " (after adjustments)") : ""
      lines.append("\(line.month) \(line.employee) \(line.name)\(adjusted)  \(line.program)")
      for difference in line.differences {
        lines.append(
          "  \(difference.name.text(in: language)) [\(difference.item)]  \(difference.aspect.name.text(in: language))  "
            + "\(shown(difference.kept, difference)) → \(shown(difference.now, difference))")
      }
    }
    if found.toldOtherwise > 0 {
      lines.append(
        words(
          "另有 \(found.toldOtherwise) 个结果得分、数值、金额都相同，只是步骤说明有别（见 --format csv）",
          "\(found.toldOtherwise) more come out with the same points, values and money, a step told with other details "
            + "(--format csv names them)"))
    }
    lines.append(
      words(
        "核对 \(found.compared) 个结果，\(found.differing.count) 个按本版本（\(Recheck.program)）会不同；存下的结果照旧有效，什么也没有改动",
        "\(found.compared) results compared, \(found.differing.count) would differ by this version (\(Recheck.program)); "
          + "what was kept stands, nothing was changed"))
    return lines.joined(separator: "\n")
  }

  private func shown(_ text: String, _ difference: ResultDifference) -> String {
    if text.isEmpty { return "—" }
    return difference.aspect == .state ? ReasonText.state(text, in: language) : text
  }
}
