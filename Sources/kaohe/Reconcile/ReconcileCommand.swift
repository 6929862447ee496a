import ArgumentParser
import Exact
import Foundation
import Wording
import Workflow

/// `kaohe reconcile COMPANY --month 2026-10 [--out FILE.csv]`
struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "对账：算出的指标与平台报表。The computed figures beside the platform's own.",
    discussion: """
      相差平台数值的 1% 或以上就标出，并列出数据能证明的原因：换一个口径选项会怎样、哪些行因此不同、未采用的行、月初月末的行。
      A difference of 1 % of the platform's figure or more is flagged, with what the data can prove about it: what another \
      choice of the rule set gives, which rows make the difference, rows refused, rows at the edge of the month.

      退出码 Exit codes: 0 都在 1% 以内 all within 1 % · 1 输入有错 the input has errors · 3 有差异或无法比较 something is flagged or \
      cannot be compared
      """)

  @Argument(help: "公司文件夹 the company's folder")
  var company: String

  @Option(help: "月份 month: 2026-10")
  var month: String

  @Option(help: "写成表格 write a table to a CSV file")
  var out: String?

  @Option(help: "每个原因最多列出多少行 how many rows to list for each cause")
  var rows: Int = 5

  @Flag(help: "也列出相符的 list the figures that agree, too")
  var all = false

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard rows >= 0 else { throw ValidationError("--rows: 0, 1, 2 …") }
  }

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    let month = try speaker.read(month: month, as: Month(month))
    let found: Reconciliation
    do throws(Diagnostic) {
      found = try Reconciliation(try Company(at: company), month: month, most: max(rows, out == nil ? 0 : 1000))
      print(ReconcileText(found, language: speaker.language, rows: rows, all: all).text)
      if let out {
        let url = URL(fileURLWithPath: out)
        try OutputFolder(url.deletingLastPathComponent().path).write(url.lastPathComponent, found.csv)
      }
      speaker.report(found.diagnostics)
    } catch {
      throw speaker.end(error)
    }
    if !found.isSettled { throw Outcome.incomplete.code }
    if found.diagnostics.contains(where: { $0.severity == .error }) { throw Outcome.inputErrors.code }
  }
}
