import Appraisal
import ArgumentParser
import Exact
import Scheme
import Wording
import Workflow

/// `kaohe proration COMPANY --month M --by H01 --method calendar_days`
struct ProrationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proration",
    abstract: "选定不满整月怎么算：从这个月起。Choose how months that are not whole are paid, from this month on.",
    discussion: """
      --method calendar_days 日历天数 · working_days 应出勤天数 · 21.75 月计薪天数 · none 不折算
      --minimum-wage whole 整月最低工资 · by_days 最低工资也按天折算
      --moved most_days 按天数最多的部门考核 · by_days 各部门按天数加权
      """)

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "折算方式 calendar_days | working_days | 21.75 | none")
  var method: String?

  @Option(help: "最低工资 the minimum wage: whole | by_days")
  var minimumWage = ProrationRule.MinimumWage.whole.rawValue

  @Option(help: "月中调动在哪里考核 where a month with a move is appraised: most_days | by_days")
  var moved: String?

  @Option(help: "理由 why")
  var reason = ""

  func validate() throws {
    if method == nil, moved == nil { throw ValidationError("--method 或 --moved / --method or --moved") }
    if let method, ProrationMethod(rawValue: method) == nil {
      throw ValidationError("--method: " + ProrationMethod.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if let moved, Scheme.Moved(rawValue: moved) == nil { throw ValidationError("--moved: most_days, by_days") }
    if ProrationRule.MinimumWage(rawValue: minimumWage) == nil {
      throw ValidationError("--minimum-wage: whole, by_days")
    }
  }

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.choose(
        proration: method.flatMap(ProrationMethod.init(rawValue:)),
        minimumWage: ProrationRule.MinimumWage(rawValue: minimumWage) ?? .whole,
        moved: moved.flatMap(Scheme.Moved.init(rawValue:)), from: month.value, reason: reason)
      speaker.say("已选定，\(month.value) 起", "chosen, from \(month.value) on")
    }
  }
}
