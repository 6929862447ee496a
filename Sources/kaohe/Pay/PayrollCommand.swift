import ArgumentParser
import Exact
import Paperwork
import Web
import Wording
import Workflow

/// `kaohe payroll COMPANY --by F01 --month M --out DIR [--mapping FILE]`
struct PayrollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payroll",
    abstract: "导出工资表（CSV 和 XLSX）。Export the payroll as CSV and XLSX.",
    discussion: """
      列由公司文件夹的 payroll.yaml 决定（或 --mapping 指定的文件）；没有则用默认列。CSV 带 BOM，没有合计行；XLSX 有合计行。\
      只导出已公布或已锁定的月份；--draft 导出未公布的，每行标明未定稿。
      The columns are those of payroll.yaml in the company's folder, or of the file named by --mapping; without one, the standard ones. \
      The CSV begins with a BOM and has no sums; the workbook has them. Only months that were published; --draft takes others too and \
      marks every line as not final.
      """)

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "列的对照文件 the file that says the columns")
  var mapping: String?
  @Option(help: "结果文件夹 folder for the results")
  var out: String
  @Flag(help: "也导出未公布的月份 take a month that was not published, too")
  var draft = false

  func run() throws {
    var isUndecided = false
    try desk.run { desk, speaker throws(Diagnostic) in
      let payroll = try desk.payroll(of: month.value, draft: draft)
      let table = OutputTable(payroll, as: try columns(of: desk.office.company), in: speaker.language)
      let folder = try OutputFolder(out)
      let name = "payroll-\(month.value)" + (payroll.isFinal ? "" : "-draft")
      try folder.write(name + ".csv", table.csv)
      try PaperTable(table).write(
        to: "\(folder.path)/\(name).xlsx", as: .xlsx, language: speaker.language, at: month.value.end)
      speaker.report(payroll.remarks)
      isUndecided = payroll.sum(of: .gross) == nil
      let (variable, adjustments) = (payroll.sum(of: .variable), payroll.sum(of: .adjustments))
      speaker.say(
        "\(month.value)：\(payroll.lines.count) 人，应发合计 \(text(payroll.sum(of: .gross))) 元 = 固定工资 \(text(payroll.sum(of: .wage)))"
          + " + 浮动部分 \(text(variable))（pay.csv）+ 补发扣回 \(text(adjustments))（adjustments.csv）",
        "\(month.value): \(payroll.lines.count) people, gross \(text(payroll.sum(of: .gross))) yuan = fixed wages "
          + "\(text(payroll.sum(of: .wage))) + variable pay \(text(variable)) (pay.csv) + for earlier months "
          + "\(text(adjustments)) (adjustments.csv)")
      speaker.say("已写到 \(out)", "written to \(out)")
    }
    if isUndecided { throw Outcome.incomplete.code }
  }

  private func text(_ amount: Fen?) -> String { amount?.text ?? "—" }

  private func columns(of company: Company) throws(Diagnostic) -> PayrollMapping {
    if let mapping { return try PayrollMapping(at: mapping) }
    return try company.payrollMapping()
  }
}
