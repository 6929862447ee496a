import Appraisal
import ArgumentParser
import Exact
import Foundation
import Intake
import Paperwork
import Records
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
      speaker.say(
        "\n重算的结果与卷宗里的推导逐字节相同（散列 \(check.hash)…）",
        "\nthe result computed again is the derivation in the file, to the byte (hash \(check.hash)…)")
    } catch {
      throw speaker.end(error)
    }
  }
}

/// Puts the file of an appeal together: what the records have, the workbook, the page, and the hashes of all.
struct AppealBundle {
  let file: AppealFile
  let language: Language

  init(_ file: AppealFile, language: Language) {
    self.file = file
    self.language = language
  }

  func bundle() throws(Diagnostic) -> ZipBundle {
    var members = file.members + [ZipBundle.Member("form.xlsx", try workbook())]
    let page = CasePage(
      derivation: file.derivation, schemes: file.schemes,
      members: (members.map(\.name) + ["hashes.txt"]).map { CasePage.Member($0, AppealBundle.what($0)) },
      story: story)
    members.insert(ZipBundle.Member("index.html", page.html), at: 0)
    // As b2sum writes them, so that it can check them: b2sum -l 256 -c hashes.txt.
    let hashes = members.map { "\(ContentHash(of: $0.bytes))  \($0.name)\n" }.joined()
    return ZipBundle(members + [ZipBundle.Member("hashes.txt", Array(hashes.utf8))])
  }

  private func workbook() throws(Diagnostic) -> [UInt8] {
    let folder = try OutputFolder(FileManager.default.temporaryDirectory.path + "/kaohe-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    let path = folder.path + "/form.xlsx"
    try AppraisalForm(derivation: file.derivation, schemes: file.schemes, assessor: file.assessor).write(
      to: path, language: language)
    return FileManager.default.contents(atPath: path).map { Array($0) } ?? []
  }

  private var story: [Bilingual] {
    file.appeals.flatMap { appeal, decision in
      [
        Bilingual(
          "\(appeal.id) 申诉“\(appeal.item)”：\(appeal.statement)",
          "\(appeal.id), against \(appeal.item): \(appeal.statement)")
      ]
        + (decision.map { decision in
          [
            Bilingual(
              "裁决 \(decision.outcome.rawValue)：\(decision.reasons)；得分 \(decision.pointsBefore?.text ?? "—") → \(decision.pointsAfter?.text ?? "—")，金额 \(decision.totalBefore?.text ?? "—") → \(decision.totalAfter?.text ?? "—") 元",
              "Decided (\(decision.outcome.rawValue)): \(decision.reasons); score \(decision.pointsBefore?.text ?? "—") → \(decision.pointsAfter?.text ?? "—"), \(decision.totalBefore?.text ?? "—") → \(decision.totalAfter?.text ?? "—") yuan"
            )
          ]
        } ?? [])
    }
  }

  private static func what(_ name: String) -> Bilingual {
    switch name {
    case "derivation.json":
      Bilingual("推导：每一步、每个数据、每一档，末尾是散列", "the derivation: every step, figure and band, closed by its hash")
    case "facts.json": Bilingual("推导所用的数据、评分和以前的月份", "the figures, ratings and earlier months it was made from")
    case "law.json":
      Bilingual("该月的法规数额和公司设置，各有出处", "the month's figures of the law with their sources, and the company's settings")
    case "evidence.csv":
      Bilingual("数据背后的聊天行、订单行，买家为代号", "the chat lines and orders behind the figures, buyers by pseudonyms")
    case "appeal.csv":
      Bilingual("申诉、裁决、附件（名称和散列）、补发扣回", "appeals, decisions, attachments (names and hashes), adjustments")
    case "journal.csv": Bilingual("日志中关于这张考核表的条目", "the entries of the journal about the sheet")
    case "form.xlsx": Bilingual("带公式的考核表", "the form with its formulas")
    case "hashes.txt":
      Bilingual("各文件的散列（b2sum -l 256 -c hashes.txt）", "the hashes of the files (b2sum -l 256 -c hashes.txt)")
    default: Bilingual("公布的方案原文", "the text of the scheme as published")
    }
  }
}
