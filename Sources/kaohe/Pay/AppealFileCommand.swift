import ArgumentParser
import Exact
import Intake
import Web
import Wording
import Workflow

/// `kaohe appeal-file COMPANY --by H01 --month M --employee E --out FILE.zip`
struct AppealFileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeal-file",
    abstract: "导出申诉卷宗：任何人都可以据此重算。The file of an appeal, from which anybody can compute the result again.",
    discussion: """
      ZIP 里有方案、数据、证据行、推导、申诉和裁决、带公式的工作簿，和说明怎样重算的 index.html。人事和审计导出任何人的，其他人导出自己的。
      A ZIP with schemes, figures, rows of evidence, derivation, appeal and decision, the workbook with its formulas, and index.html, \
      which says how to compute it again. HR and auditors take out anybody's, others their own.
      """)

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "工号；不写则是自己 the employee's id; oneself without one")
  var employee: String?
  @Option(help: "写到哪个 ZIP the ZIP to write")
  var out: String

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      let file = try desk.appealFile(of: employee ?? desk.actor, in: month.value)
      try AppealBundle(file, language: speaker.language).bundle().write(to: out, on: month.value.lastDay)
      speaker.report(file.remarks)
      speaker.say("已写到 \(out)", "written to \(out)")
    }
  }
}

/// `kaohe appeal-check FILE.zip`
struct AppealCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeal-check",
    abstract: "只用申诉卷宗里的内容重算，逐字节比对。Computes the result again from the file of an appeal alone, and compares it.",
    discussion: "不需要公司的文件夹。No company's folder is needed.")

  @Argument(help: "申诉卷宗 the file of an appeal")
  var file: String

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    do throws(Diagnostic) {
      let check = try AppealCase.check(fileAt: file)
      print(Explanation(check.derivation, form: check.schemes.first, language: speaker.language).sheet)
      if let other = check.otherEngine {
        print("")
        speaker.report([other])
        return
      }
      speaker.say(
        "\n重算的结果与卷宗里的推导逐字节相同（散列 \(check.hash)…）",
        "\nthe result computed again is the derivation in the file, to the byte (hash \(check.hash)…)")
    } catch {
      throw speaker.end(error)
    }
  }
}
