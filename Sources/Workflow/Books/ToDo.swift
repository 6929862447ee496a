internal import Appraisal
public import Exact
internal import Records
internal import Scheme
public import Wording

/// Something somebody has to do, or to look at, with the next step.
public struct ToDo: Hashable, Sendable {
  /// What it is about.
  public let month: Month
  /// Whom it concerns; empty for the month as a whole.
  public let employee: String
  /// Whether the month cannot go on without it.
  public let blocks: Bool
  /// What there is to do.
  public let text: Bilingual
  /// The command that does it; the same in both languages.
  public let command: String
  /// Where it is done on pages.
  public let place: Place

  /// A place where something is done.
  public enum Place: Hashable, Sendable {
    /// At the month as a whole.
    case month
    /// Where an assessor rates.
    case rating
    /// At the list of the month's sheets.
    case sheets
    /// At somebody's sheet.
    case sheet(String)
    /// Where files are imported.
    case imports
    /// Where finance confirms sales.
    case sales
    /// At what is on record about a person.
    case person(String)
    /// At what was put down about the month: incidents, omitted deductions.
    case papers
    /// At a version of a scheme, by its hash.
    case scheme(String)
  }
}

extension Desk {
  /// What this person has to do in the months that are not locked, or in one month: what blocks first.
  public func toDo(in month: Month? = nil) throws(Diagnostic) -> [ToDo] {
    try store.read { records throws(Diagnostic) in
      var list: [ToDo] = []
      for (own, state) in try records.months() where own == month || (month == nil && state != .locked) {
        list += try toDo(in: own, state, records)
      }
      if month == nil { list += try toDoAboutSchemes(records) }
      return list.filter(\.blocks) + list.filter { !$0.blocks }
    }
  }

  private func toDo(in month: Month, _ state: MonthState, _ records: Records) throws(Diagnostic) -> [ToDo] {
    let desk = ToDoDesk(desk: self, month: month, state: state, records: records)
    switch role {
    case .hr: return try desk.ofHR() + desk.ofAssessor() + desk.ofEmployee()
    case .assessor: return try desk.ofAssessor() + desk.ofEmployee()
    case .finance: return try desk.ofFinance() + desk.ofEmployee()
    case .agent, .auditor: return try desk.ofEmployee()
    }
  }
}

extension Desk {
  /// The published schemes that this person works under and has not taken note of.
  private func toDoAboutSchemes(_ records: Records) throws(Diagnostic) -> [ToDo] {
    guard let person = try records.person(actor, on: office.now.day) else { return [] }
    var list: [ToDo] = []
    for version in try records.schemes() where version.state == .published {
      guard !concerned(by: version.scheme, among: [person]).isEmpty,
        try records.receipts(of: version.version)[actor] == nil
      else { continue }
      let name = version.loaded?.name ?? Bilingual(version.scheme, version.scheme)
      list.append(
        ToDo(
          month: version.effective, employee: actor, blocks: false,
          text: Bilingual(
            "看方案“\(name.chinese)”（\(version.effective) 起），确认已知悉",
            "read the scheme \"\(name.english)\" (from \(version.effective) on) and take note of it"),
          command: "kaohe scheme acknowledge \(company.folder) --by \(actor) --version \(version.short)",
          place: .scheme(version.version)))
    }
    return list
  }
}

/// One person's to-do list of one month in the making.
private struct ToDoDesk {
  let desk: Desk
  let month: Month
  let state: MonthState
  let records: Records

  private func item(
    _ chinese: String, _ english: String, _ command: String, _ employee: String = "", blocks: Bool = true,
    at place: ToDo.Place? = nil
  ) -> ToDo {
    ToDo(
      month: month, employee: employee, blocks: blocks, text: Bilingual(chinese, english),
      command: "kaohe "
        + command.replacing("COMPANY", with: "\(desk.company.folder) --by \(desk.actor)")
        .replacing("MONTH", with: "\(month)"), place: place ?? (employee.isEmpty ? .month : .sheet(employee)))
  }

  func ofHR() throws(Diagnostic) -> [ToDo] {
    var list: [ToDo] = []
    let gaps = state < .published ? try records.unsettled(month) : []
    let hasNoMinimum = { (gap: Gap) in gap.kind == .notFilledIn && gap.subject == LawRule.Kind.minimumWage.rawValue }
    for gap in gaps where !hasNoMinimum(gap) { list.append(contentsOf: ofGap(gap)) }
    // Everybody's floor waits for it, and it is supplied once.
    if gaps.contains(where: hasNoMinimum) {
      let file = "law/\(desk.company.settings.region).yaml"
      list.append(
        item(
          "填写当地最低工资标准：\(file) 的 minimum_wage，或 company.yaml 的 minimum_wage_cents，然后重新计算",
          "give the local minimum wage, minimum_wage in \(file) or minimum_wage_cents in company.yaml, and compute again",
          "compute COMPANY --month MONTH"))
    }
    for omission in try records.omissions(of: month) where omission.state == .answered || omission.state == .raised {
      list.append(
        item(
          "裁定应扣未扣 \(omission.id)（\(omission.assessor)，\(omission.item)）",
          "settle omission \(omission.id) (\(omission.assessor), \(omission.item))",
          "omission settle COMPANY --month MONTH --id \(omission.id) --upheld|--dropped", omission.assessor, at: .papers
        ))
    }
    for appeal in try records.openAppeals(of: month) {
      list.append(
        item(
          "裁决申诉 \(appeal.id)：\(appeal.employee) 的 \(appeal.item)，期限 \(appeal.deadline)",
          "decide appeal \(appeal.id): \(appeal.item) of \(appeal.employee), by \(appeal.deadline)",
          "decide COMPANY --appeal \(appeal.id)", appeal.employee))
    }
    list += try ofUnrated()
    list += try ofState()
    return list
  }

  /// Whom the month waits for to rate; HR reminds them.
  private func ofUnrated() throws(Diagnostic) -> [ToDo] {
    guard state < .published else { return [] }
    let waiting = Set(try records.gaps(of: month).filter { $0.kind == .unrated }.map(\.employee))
    var byAssessor: [String: Int] = [:]
    for employee in waiting {
      let sheet = try records.sheet(of: employee, in: month)
      byAssessor[sheet?.assessor ?? "—", default: 0] += 1
    }
    return byAssessor.filter { $0.key != desk.actor }.sorted { $0.key < $1.key }.map { assessor, count in
      item(
        "等 \(assessor) 给 \(count) 人评分", "waiting for \(assessor) to rate \(count) people",
        "people substitute COMPANY --assessor \(assessor) --substitute …", assessor, at: .sheets)
    }
  }

  private func ofState() throws(Diagnostic) -> [ToDo] {
    let counts = try records.counts(of: month)
    switch state {
    case .open, .collecting:
      return [
        item(
          "导入文件并计算", "import the files and compute", "compute COMPANY --month MONTH",
          at: state == .open ? .imports : .month)
      ]
    case .provisional:
      return [item("数据齐了就进入评审", "begin the review once the figures are settled", "review COMPANY --month MONTH")]
    case .reviewing:
      let ready = counts.filter { $0.state == .assessed && $0.isComplete }.reduce(0) { $0 + $1.count }
      let approve = item(
        "审定 \(ready) 张已评的考核表", "approve \(ready) assessed sheets", "approve COMPANY --month MONTH --all",
        at: .sheets)
      let isApproved = counts.allSatisfy { $0.state == .approved }
      let publish = item("公布月份", "publish the month", "publish COMPANY --month MONTH")
      return (ready > 0 ? [approve] : []) + (isApproved ? [publish] : [])
    case .published:
      let waiting = counts.filter { $0.state == .published }.reduce(0) { $0 + $1.count }
      guard waiting == 0 else {
        return [
          item(
            "\(waiting) 人还没有确认", "\(waiting) people have not acknowledged", "sheets COMPANY --month MONTH",
            blocks: false, at: .sheets)
        ]
      }
      return [item("锁定月份", "lock the month", "lock COMPANY --month MONTH")]
    case .locked: return []
    }
  }

  private func ofGap(_ gap: Gap) -> [ToDo] {
    let who = gap.employee
    switch gap.kind {
    case .unrated: return []
    case .figureMissing:
      return [
        item(
          "\(who) 的 \(gap.subject) 缺数据 \(gap.says)", "\(gap.subject) of \(who) lacks \(gap.says)",
          "waive|correct COMPANY --month MONTH --employee \(who)", who)
      ]
    case .notFilledIn: return [ofTerms(gap)]
    case .rejectedRows:
      return [
        item(
          "\(gap.subject) 有 \(gap.says) 行被拒收", "\(gap.says) rows of \(gap.subject) were rejected",
          "accept COMPANY --month MONTH --rejected '\(gap.subject)'")
      ]
    case .unmatchedAccount:
      return [
        item(
          "账号 \(gap.subject) 有 \(gap.says) 行不属于任何人", "\(gap.says) rows of account \(gap.subject) are nobody's",
          "accept COMPANY --month MONTH --account '\(gap.subject)'")
      ]
    case .disagreement:
      return [
        item(
          "\(who) 的\(gap.subject)：\(gap.says)", "\(gap.subject) of \(who): \(gap.says)",
          "reconcile COMPANY --month MONTH", who, blocks: false)
      ]
    case .notWorked:
      return [
        item(
          "\(who) 没有工作量", "\(who) shows no work", "standing COMPANY --month MONTH --employee \(who)", who, blocks: false
        )
      ]
    case .jump:
      return [
        item(
          "\(who) 比上月变动 \(gap.says) 分", "\(who) moved by \(gap.says) points since last month",
          "sheet COMPANY --month MONTH --employee \(who)", who, blocks: false)
      ]
    case .severalMonths:
      return [
        item(
          "\(who) 触发跨月规则 \(gap.subject)", "\(who) meets the rule \(gap.subject) about several months",
          "sheet COMPANY --month MONTH --employee \(who)", who, blocks: false)
      ]
    case .monthNotWhole:
      return [
        item(
          "\(who) 的本月不满整月（\(gap.says)），选定怎么算",
          "choose how the month of \(who), which is not whole, is paid (\(gap.says))",
          "proration COMPANY --month MONTH --method …", who, at: .month)
      ]
    case .superseded:
      return [
        item(
          "\(who) 的考核表在公布后有变", "the sheet of \(who) changed after publication",
          "sheet COMPANY --month MONTH --employee \(who)", who, blocks: false)
      ]
    }
  }

  /// What was not filled in about somebody: the wage, the performance pay, the day of hiring.
  private func ofTerms(_ gap: Gap) -> ToDo {
    let who = gap.employee
    let change = "people change COMPANY --employee \(who) --from MONTH-01 "
    return switch gap.subject {
    case AgreedAmount.Kind.wage.rawValue:
      item(
        "填写 \(who) 的月薪；没有约定月薪的，写“无”", "give the fixed wage of \(who), or write \"none\" where none is agreed",
        change + "--wage-cents …|none", who, at: .person(who))
    case AgreedAmount.Kind.performancePay.rawValue:
      item(
        "填写 \(who) 的绩效工资；没有约定绩效工资的，写“无”",
        "give the performance pay of \(who), or write \"none\" where none is agreed",
        change + "--performance-cents …|none", who, at: .person(who))
    default:
      item(
        "填写 \(who) 的入职日期：跨月规则要知道哪些月份在职",
        "give the day on which \(who) was hired: a rule about several months hangs on it",
        change + "--hired-on …", who, at: .person(who))
    }
  }

  func ofAssessor() throws(Diagnostic) -> [ToDo] {
    guard state < .published else { return [] }
    let team = try desk.team(in: month, records)
    let unrated = try records.gaps(of: month, about: team).filter { $0.kind == .unrated }
    let byEmployee = Dictionary(grouping: unrated, by: \.employee)
    var list = byEmployee.sorted { $0.key < $1.key }.map { employee, gaps in
      let items = gaps.map(\.subject).joined(separator: ", ")
      return item(
        "给 \(employee) 评分：\(items)", "rate \(employee): \(items)",
        "rate COMPANY --month MONTH --employee \(employee) --item \(gaps.first?.subject ?? "") --rating …", employee,
        at: .rating)
    }
    for omission in try records.omissions(of: month)
    where omission.state == .raised && omission.assessor == desk.actor {
      list.append(
        item(
          "答复应扣未扣 \(omission.id)", "answer omission \(omission.id)",
          "omission answer COMPANY --month MONTH --id \(omission.id)", omission.employee, blocks: false, at: .papers))
    }
    return list
  }

  func ofFinance() throws(Diagnostic) -> [ToDo] {
    guard state == .provisional || state == .reviewing else { return [] }
    guard try records.settlements(of: month)[.finance]?.isEmpty ?? true else { return [] }
    return [item("核对销售额并签字", "confirm the sales and sign off", "sign-off COMPANY --month MONTH", at: .sales)]
  }

  func ofEmployee() throws(Diagnostic) -> [ToDo] {
    guard state == .published, let sheet = try records.sheet(of: desk.actor, in: month) else { return [] }
    guard sheet.state == .published || sheet.state == .decided else { return [] }
    return [
      item(
        "看自己的考核表，确认或申诉", "look at your sheet, then acknowledge or appeal", "acknowledge COMPANY --month MONTH",
        desk.actor, blocks: false)
    ]
  }
}
