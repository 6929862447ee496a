import Appraisal
import ArgumentParser
import Exact
import Foundation
import Intake
import Paperwork
import Wording
import Workflow

/// `kaohe run COMPANY --month 2026-10 --out DIR`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "读入收件夹，计算、评分、打印。Take in the inbox, compute, score, print.",
    discussion: """
      写出 intake.csv、metrics.csv、scores.csv、pay.csv、derivations.jsonl 和 forms/。一段月份（2026-01..2026-12）逐月运行，每月写入自己的文件夹。
      Writes intake.csv, metrics.csv, scores.csv, pay.csv, derivations.jsonl and forms/. A stretch of months (2026-01..2026-12) is run \
      in order, each into a folder of its own.
      """)

  @Argument(help: "公司文件夹 the company's folder")
  var company: String

  @Option(help: "月份 month: 2026-10 | 2026-01..2026-12")
  var month: String

  @Option(help: "结果文件夹 folder for the results")
  var out: String

  @OptionGroup var forms: FormsOption
  @OptionGroup var records: RecordsOption
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    let months = try speaker.read(month: month, as: MonthRange(month)?.months)
    var hasErrors = false
    var isIncomplete = false
    do throws(Diagnostic) {
      let company = try Company(at: company, database: records.url)
      for month in months {
        // A month without files is said, and does not keep the others from being run.
        if months.count > 1, !company.inboxMonths.contains(month) {
          hasErrors = true
          speaker.report([company.inboxMissing(month)])
          continue
        }
        let progress = ProgressLine(speaker)
        let run = try MonthRun(company, month: month, progress: progress.report)
        progress.end()
        let folder = try OutputFolder(months.count == 1 ? out : out + "/" + month.description)
        try write(run, of: company, to: folder, speaker)
        speaker.report(run.diagnostics)
        MonthSummary(month: run.month, derivations: run.derivations).print(to: speaker)
        hasErrors = hasErrors || run.hasErrors
        isIncomplete = isIncomplete || run.isIncomplete
      }
    } catch {
      throw speaker.end(error)
    }
    if hasErrors { throw Outcome.inputErrors.code }
    if isIncomplete { throw Outcome.incomplete.code }
  }

  private func write(_ run: MonthRun, of company: Company, to folder: OutputFolder, _ speaker: Speaker)
    throws(Diagnostic)
  {
    try folder.write("intake.csv", run.intakeCSV)
    try folder.write("metrics.csv", run.metricsCSV)
    try MonthPrinting(
      derivations: run.derivations, schemes: run.schemes,
      assessor: { company.person($0)?.assessorID.flatMap { company.person($0)?.name } }, language: speaker.language,
      options: forms
    ).write(to: folder)
  }
}

/// One month, or a stretch of months.
struct MonthRange {
  let months: [Month]

  init?(_ text: String) {
    let ends = text.components(separatedBy: "..")
    guard let first = ends.first.flatMap({ Month($0) }), let last = ends.last.flatMap({ Month($0) }), ends.count <= 2,
      first <= last, first.distance(to: last) < 240
    else { return nil }
    months = (0...first.distance(to: last)).map { first.advanced(by: $0) }
  }
}
