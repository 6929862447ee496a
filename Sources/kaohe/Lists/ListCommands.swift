import ArgumentParser
import Exact
import Records
import Wording
import Workflow

/// `kaohe months COMPANY --by H01`
struct MonthsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "months", abstract: "各月的状态。The months and their states.")

  @OptionGroup var desk: DeskOptions

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      for line in try desk.months() {
        let counts = line.sheets.sorted { $0.key < $1.key }
        speaker.say(
          "\(line.month)  \(line.state.name.chinese)  "
            + counts.map { "\($0.key.name.chinese) \($0.value)" }.joined(separator: "，"),
          "\(line.month)  \(line.state.name.english)  "
            + counts.map { "\($0.value) \($0.key.name.english)" }.joined(separator: ", "))
      }
    }
  }
}

/// `kaohe sheets COMPANY --month M --by H01`
struct SheetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheets", abstract: "一个月的考核表。The sheets of a month.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      for sheet in try desk.sheets(of: month.value) { print(SheetText(speaker.language).line(sheet)) }
    }
  }
}

/// `kaohe sheet COMPANY --month M --by H01 --employee E01`
struct SheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet", abstract: "一张考核表：状态、评分、事件、申诉、下一步。One sheet: state, ratings, incidents, appeals, next steps.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "工号；不写则是自己 the employee's id; oneself without one")
  var employee: String?

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      let view = try desk.sheet(of: employee ?? desk.actor, in: month.value)
      print(SheetText(speaker.language).sheet(view), terminator: "")
    }
  }
}

/// `kaohe todo COMPANY --by H01 [--month M]`
struct ToDoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todo", abstract: "要做的事和要看的事，各有下一步。What there is to do and to look at, each with its next step.")

  @OptionGroup var desk: DeskOptions

  @Option(help: "月份 month: 2026-10")
  var month: String?

  func run() throws {
    let month = try month.map { text in
      guard let month = Month(text) else { throw ValidationError("--month: 2026-10") }
      return month
    }
    try desk.run { desk, speaker throws(Diagnostic) in
      let list = try desk.toDo(in: month)
      if list.isEmpty { speaker.say("没有要做的事", "nothing to do") }
      for item in list {
        let text = item.text.text(in: speaker.language)
        let mark = item.blocks ? "!" : "·"
        print("\(mark) \(item.month)  \(text)\n      \(item.command)")
      }
    }
  }
}

/// `kaohe journal COMPANY --by A01 [--month M] [--employee E] [--actor H01] [--limit 50]`
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "日志：谁在何时做了什么，为什么。The journal: who did what, when, and why.")

  @OptionGroup var desk: DeskOptions

  @Option(help: "月份 month: 2026-10")
  var month: String?
  @Option(help: "涉及的员工 the employee it concerns")
  var employee: String?
  @Option(help: "谁做的 who did it")
  var actor: String?
  @Option(help: "最多几条 how many at most")
  var limit = 50

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      var query = JournalQuery()
      query.month = month.flatMap { Month($0) }
      query.employee = employee
      query.actor = actor
      query.limit = limit
      for entry in try desk.journal(query) {
        let concerns = [entry.act.month?.description, entry.act.employee, entry.act.item].compactMap(\.self)
        let details = entry.act.details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let deed = Deed(rawValue: entry.act.name)?.name.text(in: speaker.language) ?? entry.act.name
        print(
          "\(entry.number)  \(entry.act.at)  \(entry.act.actor)  \(deed)  "
            + (concerns + details).map { Diagnostic.quoted($0) }.joined(separator: " ")
            + (entry.act.reason.isEmpty ? "" : "  “\(Diagnostic.quoted(entry.act.reason))”")
            + "  \(entry.hash.description.prefix(12))")
      }
    }
  }
}
