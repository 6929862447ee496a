import Exact

/// One row of people.csv; amounts in yuan.
struct DemoPerson {
  var id: String
  var name: String
  var department: String
  var post: String
  var role: String
  var assessor = ""
  var hired: String
  var confirmed: String
  var left = ""
  var wage: Int
  var performancePay = 0
  var salesTarget = 0
}

/// One row of accounts.csv: a platform account, and who held it from when until when.
struct DemoAccount {
  var id: String
  var shop: String
  var holder: String
  var from: String
  var to = ""

  /// The days of the month on which the account was the holder's.
  func days(in month: Month) -> ClosedRange<Int>? {
    let first = max(month.firstDay.number, Day(from)?.number ?? Int.min)
    let last = min(month.lastDay.number, Day(to)?.number ?? Int.max)
    return first <= last ? first...last : nil
  }
}

/// The people and accounts of the demo company.
enum DemoStaff {
  static let ecommerce = "ecommerce"
  static let afterSales = "aftersales"
  static let administration = "administration"

  /// The twenty agents.
  static let agents: [DemoPerson] = [
    agent("E01", "赵甲", hired: "2022-03-14", wage: 7500, pay: 3000, target: 350_000),
    agent("E02", "钱乙", hired: "2022-09-05", wage: 7200, pay: 3000, target: 340_000),
    agent("E03", "孙丙", hired: "2024-04-08", wage: 4800, pay: 2000, target: 220_000),
    agent("E04", "李丁", hired: "2024-07-01", wage: 5000, pay: 2000, target: 220_000),
    agent("E05", "周戊", hired: "2023-02-20", wage: 6300, pay: 2500, target: 290_000),
    agent("E06", "吴己", hired: "2023-05-15", wage: 5900, pay: 2300, target: 260_000),
    agent("E07", "郑庚", hired: "2023-08-21", wage: 6000, pay: 2400, target: 270_000),
    agent("E08", "王辛", hired: "2023-03-06", wage: 6400, pay: 2600, target: 300_000),
    agent("E09", "冯壬", hired: "2022-11-07", wage: 6600, pay: 2600, target: 310_000),
    agent("E10", "陈癸", hired: "2024-10-14", wage: 5200, pay: 2100, target: 230_000),
    agent(
      "E11", "褚子", hired: "2026-08-03", confirmed: "2026-11-01", wage: 4500, pay: 1500, target: 180_000),
    agent("E12", "卫丑", hired: "2024-01-08", wage: 5700, pay: 2200, target: 250_000),
    agent("E13", "蒋寅", in: afterSales, hired: "2022-06-13", wage: 6200, pay: 2400, target: 0),
    agent("E14", "沈卯", in: afterSales, hired: "2024-03-11", left: "2026-05-15", wage: 4900, pay: 1800, target: 0),
    agent(
      "E15", "韩辰", in: afterSales, hired: "2026-03-02", confirmed: "2026-06-02", wage: 4700, pay: 1700, target: 0),
    agent("E16", "杨巳", in: afterSales, hired: "2022-05-09", wage: 6500, pay: 2600, target: 0),
    agent("E17", "朱午", in: afterSales, hired: "2023-10-16", wage: 5400, pay: 2000, target: 0),
    agent("E18", "秦未", in: afterSales, hired: "2024-05-20", wage: 5100, pay: 1900, target: 0),
    agent("E19", "尤申", in: afterSales, hired: "2023-07-03", wage: 5600, pay: 2100, target: 0),
    agent("E20", "许酉", in: afterSales, hired: "2025-02-17", wage: 4600, pay: 1600, target: 0),
  ]

  /// Everybody.
  static let people: [DemoPerson] =
    agents + [
      DemoPerson(
        id: DemoCast.firstSupervisor, name: "主管一", department: ecommerce, post: "客服主管", role: "assessor",
        assessor: DemoCast.humanResources, hired: "2020-04-13", confirmed: "2020-07-13", wage: 9800,
        performancePay: 3500),
      DemoPerson(
        id: DemoCast.secondSupervisor, name: "主管二", department: afterSales, post: "客服主管", role: "assessor",
        assessor: DemoCast.humanResources, hired: "2020-08-03", confirmed: "2020-11-03", wage: 9500,
        performancePay: 3500),
      office(DemoCast.humanResources, "人事一", post: "人事专员", role: "hr", hired: "2019-10-14"),
      office(DemoCast.finance, "财务一", post: "会计", role: "finance", hired: "2019-11-04"),
      office(DemoCast.auditor, "审计一", post: "审计专员", role: "auditor", hired: "2021-03-01"),
    ]

  /// One account for most, two for one of them, and one that changes hands.
  static let accounts: [DemoAccount] = {
    let shops = [
      "shop1": ["E01", "E02", "E03", "E04", "E05", "E13", "E14"],
      "shop2": ["E06", "E07", "E08", "E09", "E15", "E16", "E17"],
      "shop3": ["E10", "E11", "E12", "E18", "E19", "E20"],
    ]
    var accounts = agents.map { agent in
      DemoAccount(
        id: "", shop: shops.first { $0.value.contains(agent.id) }?.key ?? "", holder: agent.id,
        from: max(agent.hired, "2026-01-01"), to: agent.left)
    }
    for index in accounts.indices {
      accounts[index].id = accounts[index].shop + ":kf" + accounts[index].holder.dropFirst()
    }
    accounts.append(DemoAccount(id: "shop3:kf09", shop: "shop3", holder: DemoCast.twoAccounts, from: "2026-01-01"))
    accounts.append(
      DemoAccount(id: DemoCast.handedOver, shop: "shop1", holder: DemoCast.successor, from: "2026-05-16"))
    return accounts
  }()

  private static func agent(
    _ id: String, _ name: String, in department: String = ecommerce, hired: String, confirmed: String? = nil,
    left: String = "", wage: Int, pay: Int, target: Int
  ) -> DemoPerson {
    DemoPerson(
      id: id, name: name, department: department, post: department == ecommerce ? "电商客服" : "售后客服",
      role: "agent",
      assessor: department == ecommerce ? DemoCast.firstSupervisor : DemoCast.secondSupervisor, hired: hired,
      confirmed: confirmed ?? threeMonths(after: hired), left: left, wage: wage, performancePay: pay,
      salesTarget: target)
  }

  private static func office(_ id: String, _ name: String, post: String, role: String, hired: String) -> DemoPerson {
    DemoPerson(
      id: id, name: name, department: administration, post: post, role: role, hired: hired,
      confirmed: threeMonths(after: hired), wage: 8000, performancePay: 0)
  }

  private static func threeMonths(after day: String) -> String {
    guard let month = Month(day.prefix(7)) else { return "" }
    return month.advanced(by: 3).description + day.suffix(3)
  }
}
