import ArgumentParser
import Exact
import Records
import Wording
import Workflow

/// `kaohe people take-in|change|hand-over|substitute …`
struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people", abstract: "人员和账号的变动，各有生效日期。People and accounts over time.",
    subcommands: [TakeIn.self, Change.self, HandOver.self, Substitute.self])

  struct TakeIn: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "按 people.csv、accounts.csv 更新，从某日起。Take over what people.csv and accounts.csv say.")

    @OptionGroup var desk: DeskOptions

    @Option(help: "生效日期 from which day on: 2026-10-01", transform: Day.option)
    var from: Day

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        let changed = try desk.takePeople(from: from)
        speaker.say(
          "\(changed.count) 处有变：\(changed.joined(separator: ", "))",
          "\(changed.count) differ: \(changed.joined(separator: ", "))")
      }
    }
  }

  struct Change: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "一个人从某日起的变动：调动、转正、离职、工资。How somebody is from a day on.")

    @OptionGroup var desk: DeskOptions

    @Option(help: "工号 the employee's id")
    var employee: String
    @Option(help: "生效日期 from which day on", transform: Day.option)
    var from: Day
    @Option(help: "部门 department")
    var department: String?
    @Option(help: "岗位 post")
    var post: String?
    @Option(help: "角色 role: agent | assessor | hr | finance | auditor")
    var role: String?
    @Option(help: "考核人工号 the assessor")
    var assessor: String?
    @Option(help: "入职日期 hired on", transform: Day.option)
    var hiredOn: Day?
    @Option(help: "转正日期 confirmed on", transform: Day.option)
    var confirmedOn: Day?
    @Option(help: "离职日期 the last day of work", transform: Day.option)
    var leftOn: Day?
    @Option(help: "月薪，分；没有约定写 none monthly wage in fen, or none", transform: AgreedAmount.option)
    var wageCents: AgreedAmount?
    @Option(help: "绩效工资，分；没有约定写 none performance pay in fen, or none", transform: AgreedAmount.option)
    var performanceCents: AgreedAmount?
    @Option(help: "销售目标，分 sales target in fen")
    var targetCents: Int64?
    @Option(help: "理由 why")
    var reason = ""

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        var person = try desk.person(employee, on: from)
        person.validFrom = from
        person.department = department ?? person.department
        person.post = post ?? person.post
        person.role = role ?? person.role
        person.assessor = assessor ?? person.assessor
        person.hiredOn = hiredOn ?? person.hiredOn
        person.confirmedOn = confirmedOn ?? person.confirmedOn
        person.leftOn = leftOn ?? person.leftOn
        person.wage = wageCents ?? person.wage
        person.performancePay = performanceCents ?? person.performancePay
        person.salesTarget = targetCents.map { Fen($0) } ?? person.salesTarget
        try desk.change(person, reason: reason)
        speaker.say("\(employee) 从 \(from) 起的变动已记录", "the change of \(employee) from \(from) on is on record")
      }
    }
  }

  struct HandOver: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "账号交接。An account changes hands.")

    @OptionGroup var desk: DeskOptions

    @Option(help: "账号 the account")
    var account: String
    @Option(help: "店铺 the shop; empty for every shop")
    var shop = ""
    @Option(help: "接手人工号 who takes it over")
    var employee: String
    @Option(help: "从哪天起 from which day on", transform: Day.option)
    var from: Day

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        try desk.hand(account: account, shop: shop, to: employee, from: from)
        speaker.say("\(account) 从 \(from) 起归 \(employee)", "\(account) is \(employee)'s from \(from) on")
      }
    }
  }

  struct Substitute: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "考核人不在时由谁代评。Who stands in for an assessor.")

    @OptionGroup var desk: DeskOptions

    @Option(help: "考核人工号 the assessor")
    var assessor: String
    @Option(help: "代评人工号 who stands in")
    var substitute: String
    @Option(help: "第一天 the first day", transform: Day.option)
    var from: Day
    @Option(help: "最后一天 the last day", transform: Day.option)
    var to: Day

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        try desk.name(substitute: substitute, for: assessor, from: from, to: to)
        speaker.say("已记录", "on record")
      }
    }
  }
}

/// `kaohe scheme add|publish|withdraw|acknowledge|list …`
struct SchemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scheme", abstract: "方案的版本：登记、公布、知悉。Versions of schemes: taken in, published, acknowledged.",
    subcommands: [Add.self, Publish.self, Withdraw.self, Acknowledge.self, List.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "登记为草案并检查。Take a version in as a draft, and check it.")

    @OptionGroup var desk: DeskOptions

    @Argument(help: "方案文件，可写多个 the files")
    var files: [String]

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        for file in files {
          let (version, findings) = try desk.draft(schemeAt: file)
          speaker.report(findings)
          speaker.say("\(file) 已登记：\(version.prefix(12))", "\(file) is on record: \(version.prefix(12))")
        }
      }
    }
  }

  struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "公布：附上讨论、协商、公示的记录（劳动合同法第4条）。Publish a version, with the record of how it was made known.")

    @OptionGroup var desk: DeskOptions

    @Option(help: "版本（散列的前几位）或方案 id，可写多个 the versions")
    var version: [String]
    @Option(help: "讨论日期 discussed on", transform: Day.option)
    var discussed: Day
    @Option(help: "与谁协商 with whom it was settled: 工会、职工代表")
    var consulted: String
    @Option(help: "公示日期 made known on", transform: Day.option)
    var madeKnown: Day
    @Option(help: "公示方式 how it was made known")
    var how: String
    @Option(help: "确认的警告，可写多个 the codes of warnings that were read")
    var acknowledge: [String] = []

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        let publication = Publication(discussedOn: discussed, consulted: consulted, madeKnownOn: madeKnown, how: how)
        for name in version {
          try desk.publish(scheme: name, publication, acknowledging: Set(acknowledge))
          speaker.say("\(name) 已公布", "\(name) is published")
        }
      }
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "撤回还没有用过的版本。Take back a version that served no month.")

    @OptionGroup var desk: DeskOptions

    @Option(help: "版本 the version")
    var version: String
    @Option(help: "理由 why")
    var reason: String

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        try desk.withdraw(scheme: version, reason: reason)
        speaker.say("已撤回", "withdrawn")
      }
    }
  }

  struct Acknowledge: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "员工确认已知悉。An employee takes note of a version.")

    @OptionGroup var desk: DeskOptions

    @Option(help: "版本 the version")
    var version: String

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        try desk.acknowledge(scheme: version)
        speaker.say("已确认知悉", "acknowledged")
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "各版本的状态和知悉人数。The versions, and how many have taken note.")

    @OptionGroup var desk: DeskOptions

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        for line in try desk.schemes() {
          speaker.say(
            "\(line.version.short)  \(line.version.scheme) \(line.version.effective) 起  \(line.version.state.rawValue)  "
              + "知悉 \(line.acknowledged)/\(line.concerned)",
            "\(line.version.short)  \(line.version.scheme) from \(line.version.effective)  \(line.version.state.rawValue)  "
              + "acknowledged by \(line.acknowledged) of \(line.concerned)")
        }
      }
    }
  }
}
