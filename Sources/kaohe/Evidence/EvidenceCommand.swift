import ArgumentParser
import Exact
import Foundation
import Intake
import Metrics
import Wording
import Workflow

/// `kaohe evidence FOLDER --month 2026-10 --agent A --measure avg_response`
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "一个指标背后的聊天行和订单行。The chat lines and orders behind a figure.",
    discussion: """
      文件夹可以是公司，也可以只是一个月的事件文件。公司在运行该月时建好索引；事件文件夹用 kaohe metrics --index 建索引，没有索引则重读文件。
      The folder is a company, or just the event files of a month. A company's months are indexed when they are run; for a folder of \
      events `kaohe metrics --index` makes the index, and without one the files are read again.
      """)

  @Argument(help: "公司或事件文件夹 a company's folder, or a folder of event files")
  var folder: String

  @Option(help: "月份 month: 2026-10")
  var month: String

  @Option(help: "平台账号 a platform account")
  var agent: String?

  @Option(help: "工号 an employee's id (of a company)")
  var employee: String?

  @Option(help: "指标 measure: avg_response, conversion, net_sales …")
  var measure: String

  @Option(help: "列出多少条依据 how many pieces of evidence to list for each part")
  var rows: Int = 20

  @OptionGroup var rules: RulesOption

  @Option(help: "证据索引（仅事件文件夹）the index of the evidence, for a folder of events")
  var index: String?

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard (agent == nil) != (employee == nil) else {
      throw ValidationError("--agent 与 --employee 二选一 give either --agent or --employee")
    }
    guard rows >= 0 else { throw ValidationError("--rows: 0, 1, 2 …") }
  }

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    let month = try speaker.read(month: month, as: Month(month))
    var isMissing = false
    let holder = employee.map { Holder.employee($0) } ?? .account(agent ?? "")
    do throws(Diagnostic) {
      let evidence = try evidence(of: month, speaker)
      let name = holder.name
      guard let found = evidence.parts(behind: measure, of: holder, most: rows) else {
        let known = MonthEvidence.measures
        throw Diagnostic(
          .evidenceNoMeasure, at: Place(employee: name, month: month.description),
          ["measure": Diagnostic.quoted(measure), "known": known.joined(separator: ", ")],
          words: ["guess": .guess(for: measure, among: known)])
      }
      if let agent, found.allSatisfy({ $0.count == 0 }), let guess = evidence.guess(forUnknown: agent) {
        throw Diagnostic(
          .evidenceNoAccount, at: Place(month: month.description),
          ["account": Diagnostic.quoted(agent)], words: ["guess": guess])
      }
      let text = EvidenceText(language: speaker.language)
      print(text.figure(measure, found), terminator: "")
      isMissing = found.contains { $0.absence != nil }
      if isMissing { speaker.report(evidence.unmetNeeds(of: measure)) }
    } catch {
      throw speaker.end(error)
    }
    if isMissing { throw Outcome.incomplete.code }
  }

  private func evidence(of month: Month, _ speaker: Speaker) throws(Diagnostic) -> MonthEvidence {
    guard FileManager.default.fileExists(atPath: folder + "/company.yaml") else {
      var opened: EvidenceIndex?
      if let index { opened = try EvidenceIndex(path: index) }
      return MonthEvidence(
        EvidenceFinder(
          try EventInputs(folder: folder), month: month, rules: try rules.ruleSet(), index: opened))
    }
    let company = try Company(at: folder)
    if let employee, company.person(employee) == nil {
      throw Diagnostic(
        .employeeUnknown, at: Place(file: folder + "/people.csv"),
        ["employee": Diagnostic.quoted(employee)],
        words: ["guess": .guess(for: employee, among: company.people.map(\.employeeID))])
    }
    return try MonthEvidence(company, month: month)
  }
}

extension Holder {
  /// The account's or employee's id.
  fileprivate var name: String {
    switch self {
    case .account(let name), .employee(let name): name
    }
  }
}
