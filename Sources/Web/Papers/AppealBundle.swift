internal import Exact
public import Intake
internal import Paperwork
internal import Records
public import Wording
public import Workflow

/// Puts the file of an appeal together: what the records have, the workbook, the page, and the hashes of all.
public struct AppealBundle {
  private let file: AppealFile
  private let language: Language

  /// The file of an appeal, in a language.
  public init(_ file: AppealFile, language: Language) {
    self.file = file
    self.language = language
  }

  /// Everything of it as one ZIP.
  public func bundle() throws(Diagnostic) -> ZipBundle {
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
    let form = try AppraisalForm(derivation: file.derivation, schemes: file.schemes, assessor: file.assessor)
    return try TemporaryFile.bytes { path throws(Diagnostic) in try form.write(to: path, language: language) }
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
