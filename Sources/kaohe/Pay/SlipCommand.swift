import ArgumentParser
import Exact
import Wording
import Workflow

/// `kaohe slip COMPANY --by E01 --month M --out DIR [--employee E]`
struct SlipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slip",
    abstract: "打印工资条和扣款通知书。Print wage slips and notices of deductions.",
    discussion: """
      每人一份（slips/、notices/），并各有一份合订。人事、财务、审计打印所有人的，其他人打印自己的；公布以后才能打印。
      One each (slips/, notices/), and all of them once more in one file. HR, finance and auditors print everybody's, others their own, \
      once the month is published.
      """)

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "工号；不写则打印能打印的所有人 the employee's id; everybody whom one may print without one")
  var employee: String?
  @Option(help: "结果文件夹 folder for the results")
  var out: String

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      let contents = try desk.slips(of: month.value, for: employee)
      let printing = SlipPrinting(
        company: desk.office.company.settings.name, month: month.value, contents: contents, language: speaker.language)
      let (slips, notices) = try printing.write(to: OutputFolder(out))
      speaker.report(SlipContent.remarks(contents, month.value))
      if notices == 0 { speaker.report([Diagnostic(.noticeNothing, ["month": month.value.description])]) }
      speaker.say(
        "工资条 \(slips) 份，扣款通知书 \(notices) 份，已写到 \(out)", "\(slips) slips and \(notices) notices, written to \(out)")
    }
  }
}
