import Exact

/// A file of the demo company: where it lies in the folder, and what is in it.
struct DemoFile {
  var path: String
  var bytes: [UInt8]
}

/// The files of the demo company that do not belong to a month.
enum DemoFolder {
  static var files: [DemoFile] {
    [
      DemoFile(path: "accounts.csv", bytes: accounts), DemoFile(path: "company.yaml", bytes: Array(company.utf8)),
      DemoFile(path: "people.csv", bytes: people),
    ]
  }

  static let company = """
    # 演示公司：公司与人员均为虚构。A made-up company; nobody in it exists.
    name: 演示家居电商公司
    region: cn
    minimum_wage_cents: 250000        # 当地月最低工资标准，单位：分
    rule_set: service_hours           # 8:00-23:00 之外提出的问题，从下一个 8:00 起计等待
    loss_clause: "劳动合同第十二条"
    proration: [{from: 2026-01, by: calendar_days}]   # 不满整月按日历天数折算
    departments:
      - {id: ecommerce, name: 电子商务部, schemes: [monthly-100, rewards-penalties], assessor_schemes: [competency-15]}
      - {id: aftersales, name: 售后服务部, schemes: [weighted-targets], assessor_schemes: [competency-15]}
      - {id: administration, name: 行政部, schemes: []}

    """

  private static var people: [UInt8] {
    var table = DemoTable(
      header: "employee_id,name,department,post,role,assessor_id,hired_on,confirmed_on,left_on,"
        + "monthly_wage_cents,performance_pay_cents,sales_target_cents")
    for person in DemoStaff.people {
      for cell in [person.id, person.name, person.department, person.post, person.role, person.assessor] {
        table.text(cell)
      }
      for cell in [person.hired, person.confirmed, person.left] { table.text(cell) }
      for yuan in [person.wage, person.performancePay] { table.number(yuan * 100) }
      // Without a target the cell stays empty: a target of nothing would be exceeded by everybody.
      if person.salesTarget > 0 { table.number(person.salesTarget * 100) } else { table.text("") }
      table.endRow()
    }
    return table.bytes
  }

  private static var accounts: [UInt8] {
    var table = DemoTable(header: "agent_id,shop_id,employee_id,from,to")
    for account in DemoStaff.accounts {
      table.row(account.id, account.shop, account.holder, account.from, account.to)
    }
    return table.bytes
  }
}
