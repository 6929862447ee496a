import ArgumentParser
import Exact
import Foundation
import Intake
import Metrics
import Wording

/// `kaohe metrics DIR --month 2026-10 [--out FILE]`
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "只算指标：一个文件夹的事件，不需要公司。Only the figures of a folder of events; no company needed.")

  @Argument(help: "事件文件夹 folder of the canonical files")
  var folder: String

  @Option(help: "月份 month: 2026-10")
  var month: String

  @Option(help: "写到文件 write to a file (standard output otherwise)")
  var out: String?

  @OptionGroup var rules: RulesOption

  @Option(help: "线程数 number of threads (all cores otherwise)")
  var threads: Int?

  @Option(help: "证据索引写到文件 write the index of the evidence to a file, for kaohe evidence")
  var index: String?

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    let month = try speaker.read(month: month, as: Month(month))
    do throws(Diagnostic) {
      let progress = ProgressLine(speaker)
      let figures = MonthEngine.compute(
        try EventInputs(folder: folder), month: month, rules: try rules.ruleSet(), workers: threads,
        index: try index.map { (path) throws(Diagnostic) in try EvidenceIndexTarget(path: path) },
        progress: progress.report)
      progress.end()
      let text = figures.metricsCSV()
      if let out {
        let url = URL(fileURLWithPath: out)
        try OutputFolder(url.deletingLastPathComponent().path).write(url.lastPathComponent, Array(text.utf8))
      } else {
        FileHandle.standardOutput.write(Data(text.utf8))
      }
      speaker.report(figures.report.diagnostics)
      if figures.report.hasErrors { throw Diagnostic(.inputHadErrors, at: Place(file: folder)) }
    } catch {
      throw speaker.end(error)
    }
  }
}
