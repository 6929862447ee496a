public import ArgumentParser
import Exact
public import Records
import Wording
import Workflow

extension Incident.Kind: ExpressibleByArgument {}

/// `kaohe incident record|withdraw …`
struct IncidentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incident",
    abstract: "事件发生时就记下：一票否决、神秘客、投诉。Record incidents when they happen: vetoes, mystery checks, complaints.",
    subcommands: [Record.self, Withdraw.self])

  struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "记录事件。Record an incident.")

    @OptionGroup var desk: DeskOptions

    @Option(help: "工号 the employee's id")
    var employee: String
    @Option(help: "种类 kind: veto | mystery_check | complaint | remark")
    var kind: Incident.Kind
    @Option(help: "否决项，或投诉编号 the veto, or the number of the complaint")
    var name = ""
    @Option(help: "次数 how often")
    var times = 1
    @Option(help: "发生日期 the day: 2026-10-05", transform: Day.option)
    var on: Day
    @Option(help: "经过 what happened")
    var note: String
    @Option(help: "凭证文件，可写多个 files of evidence")
    var evidence: [String] = []

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        let id = try desk.record(
          kind, of: employee, name: name, occurrences: times, on: on, note: note, evidence: evidence)
        speaker.say("已记录，编号 \(id)", "on record as \(id)")
      }
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "撤销事件；记录仍在。Take an incident back; it stays on record.")

    @OptionGroup var desk: DeskOptions
    @OptionGroup var month: MonthOption

    @Option(help: "事件编号 the incident's id")
    var id: String
    @Option(help: "理由 why")
    var reason: String

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        try desk.withdraw(incident: id, in: month.value, reason: reason)
        speaker.say("已撤销", "withdrawn")
      }
    }
  }
}

/// `kaohe omission raise|answer|settle …`
struct OmissionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "omission", abstract: "应扣未扣（表一注5）：提出、答复、裁定。Deductions an assessor passed over (form 1, note 5).",
    subcommands: [Raise.self, Answer.self, Settle.self])

  struct Raise: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "提出应扣未扣。Raise one.")

    @OptionGroup var desk: DeskOptions
    @OptionGroup var month: MonthOption

    @Option(help: "考核人工号 the assessor")
    var assessor: String
    @Option(help: "被考核人工号 the employee")
    var employee: String
    @Option(help: "项目 the item")
    var item: String
    @Option(help: "应扣分数 the points that should have been deducted", transform: Rational.option)
    var points: Rational
    @Option(help: "说明 why")
    var note: String

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        guard let points = try? Points(rounding: points) else {
          throw Diagnostic(.pointsNotPositive, ["points": points.description])
        }
        let id = try desk.raiseOmission(
          by: assessor, of: employee, item: item, points: points, in: month.value, note: note)
        speaker.say("已提出，编号 \(id)", "raised as \(id)")
      }
    }
  }

  struct Answer: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "考核人答复。The assessor's reply.")

    @OptionGroup var desk: DeskOptions
    @OptionGroup var month: MonthOption

    @Option(help: "编号 the id")
    var id: String
    @Option(help: "答复 the reply")
    var reply: String

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        try desk.answer(omission: id, in: month.value, reply: reply)
        speaker.say("已答复", "answered")
      }
    }
  }

  struct Settle: ParsableCommand {
    enum Choice: String, EnumerableFlag {
      case upheld, dropped
    }

    static let configuration = CommandConfiguration(abstract: "裁定：成立则计入。Settle one: upheld it counts.")

    @OptionGroup var desk: DeskOptions
    @OptionGroup var month: MonthOption

    @Option(help: "编号 the id")
    var id: String
    @Flag(help: "成立、不成立 upheld or dropped")
    var choice: Choice
    @Option(help: "理由 why")
    var reason: String

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        try desk.settle(omission: id, in: month.value, upheld: choice == .upheld, reason: reason)
        speaker.say("已裁定", "settled")
      }
    }
  }
}
