public import ArgumentParser
import Exact
public import Records
import Wording
import Workflow

extension Decision.Outcome: ExpressibleByArgument {}

/// `kaohe appeal COMPANY --month M --by E01 --item communication --statement …`
struct AppealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeal", abstract: "申诉自己考核表的一项。Appeal against an item of one's own sheet.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "项目；total 为整张表 the item; total for the whole sheet")
  var item: String
  @Option(help: "申诉理由 what there is to say")
  var statement: String
  @Option(help: "凭证文件，可写多个 files of evidence")
  var evidence: [String] = []

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      let id = try desk.appeal(item, in: month.value, statement: statement, evidence: evidence)
      speaker.say("申诉已提交，编号 \(id)", "the appeal is on record as \(id)")
    }
  }
}

/// What a decision or an adjustment puts right.
struct RemedyOptions: ParsableArguments {
  @Option(help: "改评：项目=评级 rate anew: ITEM=STEP")
  var rate: [String] = []
  @Option(help: "免考：项目 an item that does not apply")
  var waive: [String] = []
  @Option(help: "更正：指标=数值 a corrected figure: MEASURE=VALUE")
  var correct: [String] = []
  @Option(help: "撤销事件编号 an incident that was none")
  var withdraw: [String] = []

  /// The remedies, in the order of their kinds.
  func remedies() throws -> [Remedy] {
    try rate.map { text in
      let (item, label) = try RemedyOptions.pair(text)
      return .rating(item: item, label: label)
    } + waive.map { .waiver(item: $0) }
      + correct.map { text in
        let (measure, value) = try RemedyOptions.pair(text)
        return .correction(measure: measure, value: try Rational.option(value))
      } + withdraw.map { .withdrawal(incident: $0) }
  }

  private static func pair(_ text: String) throws -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw ValidationError("ITEM=VALUE: \(text)") }
    return (parts[0], parts[1])
  }
}

/// `kaohe decide COMPANY --by H01 --appeal P12-1 --outcome upheld --rate communication=5 --reasons …`
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "裁决申诉，重算并记下差额。Decide an appeal; the difference is recomputed and recorded.")

  @OptionGroup var desk: DeskOptions

  @Option(help: "申诉编号 the appeal's id")
  var appeal: String
  @Option(help: "结果 outcome: upheld | partly | rejected")
  var outcome: Decision.Outcome
  @Option(help: "裁决理由 why")
  var reasons: String
  @OptionGroup var right: RemedyOptions

  func run() throws {
    let remedies = try right.remedies()
    try desk.run { desk, speaker throws(Diagnostic) in
      let (decision, later) = try desk.decide(appeal: appeal, outcome, reasons: reasons, remedies: remedies)
      let change = Difference(
        points: (decision.pointsBefore, decision.pointsAfter), total: (decision.totalBefore, decision.totalAfter))
      speaker.say("已裁决：\(change.text.chinese)", "decided: \(change.text.english)")
      speaker.say(later: later)
    }
  }
}

/// `kaohe adjust COMPANY --month M --by H01 --employee E01 --paid-in N --correct complaints=0 --reason …`
struct AdjustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjust",
    abstract: "补正已锁定的月份；差额在以后的月份补发或扣回。Put something right in a locked month; the difference is paid later.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "工号 the employee's id")
  var employee: String
  @Option(help: "补发的月份 the month in which it is paid: 2026-11", transform: AdjustCommand.month)
  var paidIn: Month
  @Option(help: "理由 why")
  var reason: String
  @OptionGroup var right: RemedyOptions
  @Option(help: "迟到的事件 a late incident: complaint | mystery_check | veto:NAME")
  var incident: String?
  @Option(help: "事件日期 its day", transform: Day.option)
  var on: Day?

  private static func month(_ text: String) throws -> Month {
    guard let month = Month(text) else { throw ValidationError("--paid-in: 2026-11") }
    return month
  }

  func run() throws {
    var remedies = try right.remedies()
    if let incident {
      let parts = incident.split(separator: ":", maxSplits: 1).map(String.init)
      guard let kind = parts.first.flatMap(Incident.Kind.init(rawValue:)), let on else {
        throw ValidationError("--incident complaint --on 2026-10-05")
      }
      remedies.append(.incident(kind, name: parts.count > 1 ? parts[1] : "", occurrences: 1, on: on))
    }
    guard !remedies.isEmpty else { throw ValidationError("--rate | --waive | --correct | --withdraw | --incident") }
    try desk.run { desk, speaker throws(Diagnostic) in
      let (adjustments, later) = try desk.adjust(
        month.value, for: employee, remedies: remedies, paidIn: paidIn, reason: reason)
      for adjustment in adjustments {
        speaker.say(
          "\(adjustment.employee)：\(adjustment.month) 的差额 \(adjustment.amount.text) 元，\(adjustment.paidIn) 补发（\(adjustment.id)）",
          "\(adjustment.employee): \(adjustment.amount.text) yuan for \(adjustment.month), paid in \(adjustment.paidIn) (\(adjustment.id))"
        )
      }
      speaker.say(later: later)
    }
  }
}

extension Speaker {
  /// Says how later months come out differently.
  func say(later: [LaterChange]) {
    for change in later {
      let difference = Difference(points: change.points, total: change.total)
      let rules = change.rules.isEmpty ? "" : " [" + change.rules.joined(separator: ", ") + "]"
      say(
        "  影响 \(change.month) \(change.employee)：\(difference.text.chinese)\(rules)",
        "  \(change.month) \(change.employee) changes: \(difference.text.english)\(rules)")
    }
  }
}
