import Appraisal
import ArgumentParser
import Exact
import Records
import Wording
import Workflow

/// `kaohe rate COMPANY --month M --by S01 --employee E01 --item communication --rating 4`
struct RateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rate", abstract: "评分。Rate an item.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "被考核人工号 the employee's id")
  var employee: String
  @Option(help: "项目 the item")
  var item: String
  @Option(help: "评级 the step of its scale")
  var rating: String
  @Option(help: "评语；改评时必写 why; needed to rate anew")
  var comment = ""
  @Option(help: "凭证文件，可写多个 files of evidence")
  var evidence: [String] = []

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.rate(employee, in: month.value, item: item, as: rating, comment: comment, evidence: evidence)
      speaker.say("\(employee) 的 \(item) 评为 \(rating)", "\(item) of \(employee) is rated \(rating)")
    }
  }
}

/// `kaohe self-review COMPANY --month M --by E01 --comment …`
struct SelfReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "self-review", abstract: "自评：说明自己这个月。Say how one's own month was.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "项目；不写则说整个月 the item; the whole month without one")
  var item = ""
  @Option(help: "评级 the step of the item's scale")
  var rating = ""
  @Option(help: "说明 what there is to say")
  var comment: String

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.reviewSelf(in: month.value, item: item, as: rating, comment: comment)
      speaker.say("自评已记录", "the self-review is on record")
    }
  }
}

/// `kaohe waive COMPANY --month M --by H01 --employee E01 --item satisfaction --reason …`
struct WaiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive", abstract: "免考一个项目、奖励或扣款。Put down that an item, reward or penalty does not apply.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "工号 the employee's id")
  var employee: String
  @Option(help: "项目 the item, reward or penalty")
  var item: String
  @Option(help: "理由 why")
  var reason: String
  @Flag(help: "撤销免考 take it back")
  var withdraw = false

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.waive(item, for: employee, in: month.value, reason: reason, withdrawn: withdraw)
      speaker.say("已记录", "on record")
    }
  }
}

/// `kaohe standing COMPANY --month M --by H01 --employee E01 --leave --reason …`
struct StandingCommand: ParsableCommand {
  enum Choice: String, EnumerableFlag {
    case leave, voided, back
  }

  static let configuration = CommandConfiguration(
    commandName: "standing",
    abstract: "登记整月请假（--leave）或考核作废（--voided），或撤销（--back）。Put a month down as leave or void, or back.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "工号 the employee's id")
  var employee: String
  @Flag(help: "整月请假、作废、撤销 leave, void, back")
  var choice: Choice
  @Option(help: "理由 why")
  var reason: String

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.set(
        standing: choice == .leave ? .leave : choice == .voided ? .voided : nil, of: employee, in: month.value,
        reason: reason)
      speaker.say("已记录", "on record")
    }
  }
}

/// `kaohe goal COMPANY --month M --by S01 --employee E01 --text …`
struct GoalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "goal", abstract: "登记发展目标。Put down the goal agreed on with somebody.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "工号 the employee's id")
  var employee: String
  @Option(help: "目标 the goal")
  var text: String

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.set(goal: text, for: employee, in: month.value)
      speaker.say("已记录", "on record")
    }
  }
}

/// `kaohe correct COMPANY --month M --by H01 --employee E01 --measure complaints --value 1 --reason …`
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "更正一个数据；原来的保留在旁边。Correct a figure; what was there stays beside it.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "工号 the employee's id")
  var employee: String
  @Option(help: "指标 the measure's id")
  var measure: String
  @Option(help: "数值：12、0.55、55%；金额用元 the exact value; money in yuan", transform: Rational.option)
  var value: Rational?
  @Flag(help: "撤销更正 take the correction back")
  var withdraw = false
  @Option(help: "理由 why")
  var reason: String

  func validate() throws {
    guard withdraw == (value == nil) else { throw ValidationError("--value 12 | --withdraw") }
  }

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.correct(measure, of: employee, in: month.value, to: value, reason: reason)
      speaker.say("已记录", "on record")
    }
  }
}

/// `kaohe acknowledge COMPANY --month M --by E01`
struct AcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge", abstract: "确认自己的考核表。Acknowledge one's own sheet.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.acknowledge(month.value)
      speaker.say("已确认", "acknowledged")
    }
  }
}
