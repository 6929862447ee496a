import ArgumentParser
import Exact
import Wording
import Workflow

/// `kaohe print COMPANY --month M --by H01 --out DIR`
struct PrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "打印记录在案的月份：scores.csv、pay.csv、derivations.jsonl、forms/。Print a month as it stands on record.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "结果文件夹 folder for the results")
  var out: String

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      let standing = try desk.printout(of: month.value)
      let printing = MonthPrinting(
        derivations: standing.month.derivations, schemes: standing.month.schemes,
        assessor: { standing.month.assessorName(of: $0) }, language: speaker.language)
      let folder = try OutputFolder(out)
      try printing.write(to: folder)
      try folder.write("adjustments.csv", standing.adjustmentsCSV)
      speaker.say("已写到 \(out)", "written to \(out)")
    }
  }
}
