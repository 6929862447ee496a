import ArgumentParser
import Exact
import Wording
import Workflow

/// `kaohe print COMPANY --month M --by H01 --out DIR`
struct PrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "打印记录在案的月份：scores.csv、pay.csv、derivations.jsonl、forms/。Print a month as it stands on record.",
    discussion: """
      财务得到各表；含评语的 derivations.jsonl 和 forms/ 不打印给财务。
      Finance gets the tables; derivations.jsonl and forms/, which hold comments, are not printed for finance.
      """)

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption
  @OptionGroup var forms: FormsOption

  @Option(help: "结果文件夹 folder for the results")
  var out: String

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      let standing = try desk.printout(of: month.value)
      let folder = try OutputFolder(out)
      if let month = standing.month {
        try MonthPrinting(
          derivations: month.derivations, schemes: month.schemes, assessor: { month.assessorName(of: $0) },
          language: speaker.language, options: forms
        ).write(to: folder)
      } else {
        try folder.write("scores.csv", standing.scoresCSV)
        try folder.write("pay.csv", standing.payCSV)
      }
      try folder.write("adjustments.csv", standing.adjustmentsCSV)
      speaker.report(standing.remarks)
      speaker.say("已写到 \(out)", "written to \(out)")
    }
  }
}
