public import Exact

/// A person of the company (people.csv).
public struct PersonRow: Hashable, Sendable {
  /// 工号
  public let employeeID: String
  /// 姓名
  public let name: String
  /// 部门; empty where not given.
  public let department: String
  /// 岗位; empty where not given.
  public let post: String
  /// What the person may do in the product: agent, assessor, hr …; empty where not given.
  public let role: String
  /// 考核人: the employee id of the supervisor who rates this person.
  public let assessorID: String?
  /// 入职日期
  public let hiredOn: Day?
  /// 转正日期
  public let confirmedOn: Day?
  /// 离职日期: the last day of work.
  public let leftOn: Day?
  /// 月薪; missing where not given.
  public let monthlyWage: AgreedAmount
  /// 绩效工资; missing where not given.
  public let performancePay: AgreedAmount
  /// 销售目标; nil where not given.
  public let salesTarget: Fen?
  /// The line of the file, from 1.
  public let line: Int

  /// A person.
  public init(
    employeeID: String, name: String, department: String, post: String, role: String, assessorID: String?,
    hiredOn: Day?, confirmedOn: Day?, leftOn: Day?, monthlyWage: AgreedAmount, performancePay: AgreedAmount,
    salesTarget: Fen?, line: Int
  ) {
    self.employeeID = employeeID
    self.name = name
    self.department = department
    self.post = post
    self.role = role
    self.assessorID = assessorID
    self.hiredOn = hiredOn
    self.confirmedOn = confirmedOn
    self.leftOn = leftOn
    self.monthlyWage = monthlyWage
    self.performancePay = performancePay
    self.salesTarget = salesTarget
    self.line = line
  }
}

/// Whose a platform account was, and when (accounts.csv).
public struct AccountRow: Hashable, Sendable {
  /// 客服账号
  public let agentID: String
  /// 店铺; empty for every shop.
  public let shopID: String
  /// 工号
  public let employeeID: String
  /// The first day.
  public let from: Day
  /// The last day, included; nil while it lasts.
  public let to: Day?
  /// The line of the file, from 1.
  public let line: Int

  /// Whose an account was.
  public init(agentID: String, shopID: String, employeeID: String, from: Day, to: Day?, line: Int) {
    self.agentID = agentID
    self.shopID = shopID
    self.employeeID = employeeID
    self.from = from
    self.to = to
    self.line = line
  }
}

/// A rating of one item by one person (assessments.csv).
public struct AssessmentRow: Hashable, Sendable {
  /// 被考核人工号
  public let employeeID: String
  /// The item's id in the scheme.
  public let item: String
  /// 评分 or 评级, as written: the scheme knows what it is worth.
  public let rating: String
  /// 评分人工号
  public let by: String
  /// 评分时间
  public let at: Instant
  /// 评语; may be empty.
  public let comment: String
  /// The line of the file, from 1.
  public let line: Int
}

/// A grave offence (vetoes.csv, 一票否决).
public struct VetoRow: Hashable, Sendable {
  /// 工号
  public let employeeID: String
  /// The veto's id in the scheme.
  public let veto: String
  /// How often; at least 1.
  public let occurrences: Int
  /// Who recorded it.
  public let by: String
  /// When it was recorded.
  public let at: Instant
  /// 说明; may be empty.
  public let note: String
  /// The line of the file, from 1.
  public let line: Int
}

/// Points that an assessor forgot to deduct (omissions.csv, 漏扣).
public struct OmissionRow: Hashable, Sendable {
  /// The assessor who forgot.
  public let assessorID: String
  /// The employee whose points were not deducted.
  public let employeeID: String
  /// The item's id in the scheme.
  public let item: String
  /// The points that should have been deducted; above 0.
  public let points: Points
  /// Who found it.
  public let by: String
  /// When it was recorded.
  public let at: Instant
  /// 说明; may be empty.
  public let note: String
  /// The line of the file, from 1.
  public let line: Int
}

/// An item that is waived for somebody this month (waivers.csv, 免考).
public struct WaiverRow: Hashable, Sendable {
  /// 工号
  public let employeeID: String
  /// The item's id in the scheme.
  public let item: String
  /// 原因
  public let reason: String
  /// Who waived it.
  public let by: String
  /// When.
  public let at: Instant
  /// The line of the file, from 1.
  public let line: Int
}

/// A goal for an employee's development, which next month's sheet shows again (goals.csv, 发展目标; form 3).
public struct GoalRow: Hashable, Sendable {
  /// 工号
  public let employeeID: String
  /// 发展目标; never empty.
  public let goal: String
  /// Who agreed on it with the employee.
  public let by: String
  /// When.
  public let at: Instant
  /// The line of the file, from 1.
  public let line: Int
}

/// A whole month on leave, or voided (standing.csv).
public struct StandingRow: Hashable, Sendable {
  /// What the month is.
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// 整月请假
    case leave
    /// 考核作废
    case voided
  }

  /// 工号
  public let employeeID: String
  /// 整月请假 or 考核作废
  public let standing: Standing
  /// 原因
  public let reason: String
  /// Who recorded it.
  public let by: String
  /// When.
  public let at: Instant
  /// The line of the file, from 1.
  public let line: Int
}
