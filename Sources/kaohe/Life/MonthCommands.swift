import Appraisal
import ArgumentParser
import Exact
import Records
import Wording
import Workflow

/// `kaohe open COMPANY --month M --by H01`
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "开启月份：人员、账号、方案和规则就此落定。Open a month: people, accounts, schemes and rules are settled."
  )

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.open(month.value)
      speaker.say("\(month.value) 已开启", "\(month.value) is open")
    }
  }
}

/// `kaohe compute COMPANY --month M --by H01`
struct ComputeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compute",
    abstract: "计算月份：读入文件和收件夹里的评分等，记录在案。Compute a month: files and the inbox's papers go on record.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  func run() throws {
    var isIncomplete = false
    var hasErrors = false
    try desk.run { desk, speaker throws(Diagnostic) in
      let progress = ProgressLine(speaker)
      let computation = try desk.compute(month.value, progress: progress.report)
      progress.end()
      speaker.report(computation.diagnostics)
      speaker.say(
        "\(month.value) 已计算：\(computation.figuresChanged.count) 人的数据有变，\(computation.papersTaken) 份评分等记录在案",
        "\(month.value) is computed: figures of \(computation.figuresChanged.count) people changed, "
          + "\(computation.papersTaken) papers put on record")
      MonthSummary(month: month.value, derivations: computation.month.derivations).print(to: speaker)
      hasErrors = computation.diagnostics.contains { $0.severity == .error }
      isIncomplete = computation.month.derivations.contains { !$0.isComplete }
    }
    if hasErrors { throw Outcome.inputErrors.code }
    if isIncomplete { throw Outcome.incomplete.code }
  }
}

/// `kaohe review COMPANY --month M --by H01`
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "进入评审：数据就此定下。Begin the review: the figures are settled.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.review(month.value)
      speaker.say("\(month.value) 进入评审", "\(month.value) is in review")
    }
  }
}

/// `kaohe reopen COMPANY --month M --by H01 --reason …`
struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "退回评审中的月份，重新计算。Take a month in review back to be computed again.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "理由 why")
  var reason: String

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.reopen(month.value, reason: reason)
      speaker.say("\(month.value) 退回初算", "\(month.value) is provisional again")
    }
  }
}

/// `kaohe accept COMPANY --month M --by H01 --rejected FILE --reason …`
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "接受待查事项：拒收的行、无主账号、异常变动。Accept what was found: rejected rows, an account of nobody's, a jump.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "有拒收行的文件 the file with rejected rows")
  var rejected: String?
  @Option(help: "无主账号 the account that is nobody's")
  var account: String?
  @Option(help: "变动异常者的工号 the employee whose score jumped")
  var jump: String?
  @Option(help: "理由 why")
  var reason: String

  func validate() throws {
    guard [rejected, account, jump].count(where: { $0 != nil }) == 1 else {
      throw ValidationError("--rejected | --account | --jump")
    }
  }

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      if let rejected { try desk.accept(.rejectedRows, of: rejected, in: month.value, reason: reason) }
      if let account { try desk.accept(.unmatchedAccount, of: account, in: month.value, reason: reason) }
      if let jump { try desk.accept(.jump, of: jump, in: month.value, reason: reason) }
      speaker.say("已接受", "accepted")
    }
  }
}

/// `kaohe approve COMPANY --month M --by H01 --all`
struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "审定考核表。Approve sheets.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "工号，可写多个 employee ids")
  var employee: [String] = []
  @Flag(help: "所有已评的 all that are assessed")
  var all = false

  func validate() throws {
    guard all != !employee.isEmpty else { throw ValidationError("--employee E01 … | --all") }
  }

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      let approved = try desk.approve(all ? nil : employee, in: month.value)
      speaker.say("已审定 \(approved.count) 张", "\(approved.count) sheets approved")
    }
  }
}

/// `kaohe publish COMPANY --month M --by H01`
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "公布月份：每人看到自己的考核表。Publish a month: everybody sees their own sheet.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.publish(month.value)
      speaker.say("\(month.value) 已公布", "\(month.value) is published")
    }
  }
}

/// `kaohe lock COMPANY --month M --by H01`
struct LockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "锁定月份：此后只能在以后的月份补发或扣回。Lock a month: from then on it changes only by adjustments.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.lock(month.value)
      speaker.say("\(month.value) 已锁定", "\(month.value) is locked")
    }
  }
}
