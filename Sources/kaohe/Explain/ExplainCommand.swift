import Appraisal
import ArgumentParser
import Exact
import Metrics
import Scheme
import Wording
import Workflow

/// `kaohe explain COMPANY --month M --employee E [--item I]`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "每一分、每一元怎么来的。How every point and every yuan came about.",
    discussion: """
      不加 --item 说明整张表；加 --item 只说一项，并列出它背后的聊天行、订单行（文件:行）。
      Without --item the whole sheet is explained; with it one item, down to the chat and order lines behind it.
      """)

  @Argument(help: "公司文件夹 the company's folder")
  var company: String

  @Option(help: "月份 month: 2026-10")
  var month: String

  @Option(help: "工号 the employee's id")
  var employee: String

  @Option(help: "项目 one item: conversion, response … 或 or earned, sales_champion …")
  var item: String?

  @Option(help: "每项最多列出多少行 how many rows to list for each figure")
  var rows: Int = 20

  @OptionGroup var records: RecordsOption
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    let month = try speaker.read(month: month, as: Month(month))
    do throws(Diagnostic) {
      let company = try Company(at: company, database: records.url)
      let (derivations, schemes, run) = try ExplainCommand.month(month, of: company)
      guard let derivation = derivations.first(where: { $0.employee == employee }) else {
        let known = derivations.map(\.employee)
        throw Diagnostic(
          .explainNobody, at: Place(employee: employee, month: month.description),
          ["employee": Diagnostic.quoted(employee), "month": month.description],
          words: ["guess": .guess(for: employee, among: known)])
      }
      let explanation = Explanation(derivation, form: schemes[employee]?.first, language: speaker.language)
      guard let item else {
        print(explanation.sheet)
        return
      }
      guard let node = explanation.node(item) else {
        throw Diagnostic(
          .explainNoItem, at: Place(employee: employee, month: month.description),
          ["item": Diagnostic.quoted(item), "known": explanation.nodeNames.joined(separator: ", ")])
      }
      print(explanation.text(of: node))
      let evidence = if let run { run.evidence } else { try MonthEvidence(company, month: month) }
      let text = EvidenceText(language: speaker.language)
      for input in node.leaves {
        let parts = evidence.parts(behind: input.name, of: .employee(employee), most: rows) ?? []
        print(text.parts(parts.filter { $0.count > 0 }), terminator: "")
      }
    } catch {
      throw speaker.end(error)
    }
  }
}

extension ExplainCommand {
  /// A month as it stands on record, or, where it was not opened, as it comes out of its files: the run then, too.
  static func month(
    _ month: Month, of company: Company
  ) throws(Diagnostic) -> (derivations: [Derivation], schemes: [String: [Scheme]], run: MonthRun?) {
    if company.hasRecords, let standing = try Office(company).standing(month) {
      return (standing.derivations, standing.schemes, nil)
    }
    let run = try MonthRun(company, month: month, keeping: false)
    return (run.derivations, run.schemes, run)
  }
}

extension Node {
  /// The figures of the employee that it and its parts looked at, each once.
  var leaves: [Node.Input] {
    var leaves: [Node.Input] = []
    for input in inputs + children.flatMap(\.leaves)
    where !input.name.hasPrefix("department.") && !leaves.contains(input) {
      leaves.append(input)
    }
    return leaves
  }
}
