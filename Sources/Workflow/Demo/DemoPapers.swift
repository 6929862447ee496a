import Exact

/// What people write down about a month: ratings, vetoes, omissions, waivers, and who does not count.
struct DemoPapers {
  private let month: DemoMonth
  private let seed: UInt64

  init(_ month: DemoMonth, seed: UInt64) {
    self.month = month
    self.seed = seed
  }

  /// Name and content, ordered by name.
  var all: [(name: String, bytes: [UInt8])] {
    [
      ("assessments.csv", assessments), ("goals.csv", goals), ("omissions.csv", omissions), ("standing.csv", standing),
      ("vetoes.csv", vetoes), ("waivers.csv", waivers),
    ]
  }

  private static let marked = ["communication", "product_knowledge", "attitude", "efficiency", "initiative"]
  private static let graded = ["service_attitude", "solving_speed", "proactive", "team_spirit", "responsible"]
  /// The indicators of form 3, under which the supervisors are appraised.
  private static let competencies = [
    "proactivity", "professionalism", "reaction", "clarity", "solutions", "cooperation", "expression",
    "problem_solving", "quality", "workload", "time", "learning", "sharing", "relations", "spirit",
  ]
  private static let grades = ["不合格", "合格", "良好", "优秀"]
  private static let overall = ["有待改进", "一般", "也还好", "标准", "优秀"]
  private static let remarks = [
    "", "", "本月表现稳定", "接待高峰期仍有耐心", "产品知识掌握扎实", "跨部门沟通需要更主动", "客户说\"讲得很明白\", 值得表扬",
  ]

  private var assessments: [UInt8] {
    var table = DemoTable(header: "employee_id,item,rating,by,at,comment")
    for (place, entry) in month.entries.enumerated() {
      let person = entry.person
      var random = DemoRandom(seed: seed, stream: month.month.number, place, 7)
      var at = afterwards(day: random.among(1...3), second: random.among(32_400...61_200))
      func rate(_ item: String, _ rating: String, _ remark: String = "") {
        table.row(person.id, item, rating, person.assessor, Instant(seconds: at).description, remark)
        at += random.among(8...40)
      }
      guard person.department == DemoStaff.ecommerce else {
        for (item, rating) in zip(Self.graded, entry.plan.ratings) { rate(item, Self.grades[rating - 1]) }
        continue
      }
      for (item, rating) in zip(Self.marked, entry.plan.ratings) { rate(item, String(rating)) }
      if person.id == DemoCast.unrated, month.month.number == 10 { continue }
      rate("overall", Self.overall[entry.plan.overall - 1], random.pick(Self.remarks, or: ""))
    }
    for (place, supervisor) in [DemoCast.firstSupervisor, DemoCast.secondSupervisor].enumerated() {
      var random = DemoRandom(seed: seed, stream: month.month.number, place, 8)
      for item in Self.competencies {
        table.row(
          supervisor, item, String(random.among(3...5)), DemoCast.humanResources,
          at(day: 4, hour: random.among(9...16)), "")
      }
    }
    return table.bytes
  }

  /// Goals agreed on with the supervisors, a new one each quarter.
  private var goals: [UInt8] {
    var table = DemoTable(header: "employee_id,goal,by,at")
    let quarterly = ["整理常见问题话术", "每周带教一名新人", "把投诉处理缩短到一天之内", "为双十一排好班次与备岗"]
    let goal = quarterly[(month.month.number - 1) / 3]
    for supervisor in [DemoCast.firstSupervisor, DemoCast.secondSupervisor] {
      table.row(supervisor, goal, DemoCast.humanResources, at(day: 4, hour: 17))
    }
    return table.bytes
  }

  private var vetoes: [UInt8] {
    var table = DemoTable(header: "employee_id,veto,occurrences,by,at,note")
    if month.month.number == 6 {
      table.row(
        DemoCast.fighter, "misconduct", "1", DemoCast.firstSupervisor, at(day: 1, hour: 10),
        "打架斗殴：6月19日交接班时与仓库人员动手，双方已书面确认")
    }
    return table.bytes
  }

  private var omissions: [UInt8] {
    var table = DemoTable(header: "assessor_id,employee_id,item,points,by,at,note")
    if month.month.number == 9 {
      table.row(
        DemoCast.firstSupervisor, DemoCast.overlooked, "complaints", "1", DemoCast.humanResources,
        at(day: 4, hour: 15), "客户投诉已转主管处理，考评时应扣未扣，无正当理由")
    }
    return table.bytes
  }

  private var waivers: [UInt8] {
    var table = DemoTable(header: "employee_id,item,reason,by,at")
    if month.month.number == 3 {
      for entry in month.entries
      where entry.person.department == DemoStaff.afterSales && entry.person.id != DemoCast.unwaived {
        table.row(
          entry.person.id, "satisfaction", "平台评价系统3月停机，满意度数据无法取得", DemoCast.humanResources,
          at(day: 3, hour: 11))
      }
    }
    return table.bytes
  }

  private var standing: [UInt8] {
    var table = DemoTable(header: "employee_id,standing,reason,by,at")
    switch month.month.number {
    case 4: table.row(DemoCast.onLeave, "leave", "全月病假，附医院证明", DemoCast.humanResources, at(day: 1, hour: 9))
    case 7:
      table.row(
        DemoCast.voided, "voided", "7月借调仓库盘点，接待记录不能代表本人工作", DemoCast.humanResources, at(day: 2, hour: 14))
    default: break
    }
    return table.bytes
  }

  /// A time on a day of the month after.
  private func at(day: Int, hour: Int) -> String {
    Instant(seconds: afterwards(day: day, second: hour * 3600 + 12 * 60)).description
  }

  private func afterwards(day: Int, second: Int) -> Int {
    month.month.end.seconds + (day - 1) * 86_400 + second
  }
}
