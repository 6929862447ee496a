import Appraisal
import ArgumentParser
import Exact
import Paperwork
import Records
import Wording
import Workflow

/// `kaohe code COMPANY CODE`
struct CodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code",
    abstract: "核验码：考核表是谁的、哪个月的，现在是否仍然有效。Whose a form is by its code, and whether it still stands.",
    discussion: """
      核验码印在表的末尾，也在二维码里：月份/工号/结果的16位数字。退出码：0 仍然有效，1 已被取代或查不到。
      The code stands at the foot of a form, and in its QR code: month/employee/16 digits of the result. Exit code: 0 it \
      stands, 1 it was superseded or is unknown.
      """)

  @Argument(help: "公司文件夹 the company's folder")
  var company: String

  @Argument(help: "核验码 the code: 2026-10/E08/3f2a9c0011223344")
  var code: String

  @OptionGroup var records: RecordsOption
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    do throws(Diagnostic) {
      guard let code = FormCode(code) else {
        throw Diagnostic(.formCodeUnreadable, ["text": Diagnostic.quoted(code)])
      }
      let company = try Company(at: company, database: records.url)
      let present = try ExplainCommand.result(of: code.employee, in: code.month, company).derivation
      if let present, code.isOf(hash: present.hash) { return stands(present, speaker) }
      let place = Place(employee: code.employee, month: code.month.description)
      guard let present, try wasPrinted(code, company) else {
        throw Diagnostic(.formCodeUnknown, at: place, ["code": Diagnostic.quoted(code.description)])
      }
      throw Diagnostic(
        .formCodeSuperseded, at: place,
        [
          "employee": Diagnostic.quoted(code.employee), "month": code.month.description,
          "code": FormCode(present).description,
        ])
    } catch {
      throw speaker.end(error)
    }
  }

  private func stands(_ derivation: Derivation, _ speaker: Speaker) {
    let score =
      derivation.points?.text ?? derivation.score?.reach.map { "\($0.lowerBound.text)~\($0.upperBound.text)" } ?? "—"
    let total = derivation.pay.total?.text ?? "—"
    let command = "kaohe explain \(company) --month \(derivation.month) --employee \(derivation.employee)"
    speaker.say(
      "\(derivation.month) \(derivation.employee) \(derivation.name)：仍然有效；得分 \(score)，合计 \(total) 元\n  \(command)",
      "\(derivation.month) \(derivation.employee) \(derivation.name): it stands; score \(score), total \(total) yuan\n  \(command)"
    )
  }

  /// Whether an earlier result on record has the code.
  private func wasPrinted(_ code: FormCode, _ company: Company) throws(Diagnostic) -> Bool {
    guard company.hasRecords else { return false }
    let store = try RecordStore(at: company.database)
    return try store.read { records throws(Diagnostic) in
      try records.revisions(of: code.employee, in: code.month).contains { kept in
        kept.derivation.flatMap { Derivation.hash(in: $0) }.map(code.isOf) ?? false
      }
    }
  }
}
