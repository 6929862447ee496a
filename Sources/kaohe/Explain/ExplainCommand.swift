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
      let found = try ExplainCommand.result(of: employee, in: month, company)
      guard let derivation = found.derivation else {
        let known = found.known
        throw Diagnostic(
          .explainNobody, at: Place(employee: employee, month: month.description),
          ["employee": Diagnostic.quoted(employee), "month": month.description],
          words: ["guess": .guess(for: employee, among: known)])
      }
      let explanation = Explanation(derivation, form: found.schemes.first, language: speaker.language)
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
      let evidence = if let run = found.run { run.evidence } else { try MonthEvidence(company, month: month) }
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
  /// What there is to tell of somebody's month.
  struct Found {
    /// The result; nil where there is none of that employee.
    let derivation: Derivation?
    /// The schemes it was made under, the scoring one first.
    let schemes: [Scheme]
    /// Whose results there are.
    var known: [String] = []
    /// The run it comes from, where it was computed from the files just now.
    var run: MonthRun?
  }

  /// A result as it was kept, on a sheet or by the last run; computed from the month's files where none was.
  static func result(
    of employee: String, in month: Month, _ company: Company
  ) throws(Diagnostic) -> Found {
    if company.hasRecords {
      let office = try Office(company)
      var kept = try office.kept(month, of: employee)
      if kept == nil { kept = try office.keptRun(month, of: employee) }
      if let kept {
        let derivation = kept.derivation(of: employee)
        let known = derivation == nil ? try office.kept(month)?.derivations.map(\.employee) ?? [] : []
        return Found(derivation: derivation, schemes: kept.schemes[employee] ?? [], known: known)
      }
    }
    let run = try MonthRun(company, month: month, keeping: false)
    return Found(
      derivation: run.derivations.first { $0.employee == employee }, schemes: run.schemes[employee] ?? [],
      known: run.derivations.map(\.employee), run: run)
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
