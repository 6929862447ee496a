public import Appraisal
public import Exact
public import Wording

/// What one employee is paid in a month by the appraisal: the lanes of the month, and what is paid in it for earlier
/// ones.
public struct PayrollLine: Sendable {
  /// 工号
  public let employee: String
  /// 姓名
  public let name: String
  /// 部门
  public let department: String
  /// 岗位
  public let post: String
  /// How the employee stood; nil for somebody who is only paid for earlier months.
  public let standing: Subject.Standing?
  /// The score; nil while missing, or where there is none.
  public let points: Points?
  /// The grade, in Chinese as on the form; empty where there is none.
  public let grade: String
  /// The fixed wage as agreed; nil for somebody who is only paid for earlier months.
  public let wage: AgreedAmount?
  /// The lanes; nil for somebody who is only paid for earlier months.
  public let pay: PayLanes?
  /// What is paid for earlier months, or taken back, together.
  public let adjustments: Fen

  /// Whether anything is paid by the lanes: a month on leave, or void, has none.
  var hasLanes: Bool { standing?.isAppraised ?? false }

  /// Everything together beside the fixed wage; nil while undecided, nothing where the month is not appraised.
  public var variable: Fen? { hasLanes ? pay?.total : .zero }

  /// The fixed wage, everything beside it and what is paid for earlier months; nil while undecided.
  public var gross: Fen? {
    guard let variable, let fixed = wage == nil ? Fen.zero : wage?.amount, let own = try? fixed + variable else {
      return nil
    }
    return try? own + adjustments
  }
}

/// A column of the payroll that the product knows.
public enum PayrollField: String, Hashable, Sendable, CaseIterable {
  case month, employeeID = "employee_id", name, department, post, standing, score, grade, state
  case wage, base, earned, rewards, penalties, lossDue = "loss_due", lossDeducted = "loss_deducted"
  case lossHeldBack = "loss_held_back", floorTopUp = "floor_topup", variable, adjustments, gross

  /// Whether it is an amount of money.
  public var isMoney: Bool {
    switch self {
    case .month, .employeeID, .name, .department, .post, .standing, .score, .grade, .state: false
    default: true
    }
  }

  /// Its title where the mapping gives none.
  public var title: Bilingual {
    switch self {
    case .month: Bilingual("月份", "Month")
    case .employeeID: Bilingual("工号", "Employee id")
    case .name: Bilingual("姓名", "Name")
    case .department: Bilingual("部门", "Department")
    case .post: Bilingual("岗位", "Post")
    case .standing: Bilingual("在岗情况", "Standing")
    case .score: Bilingual("考评分数", "Score")
    case .grade: Bilingual("等级", "Grade")
    case .state: Bilingual("状态", "State")
    case .wage: Bilingual("固定工资", "Fixed wage")
    case .base: Bilingual("绩效工资标准", "Full performance pay")
    case .earned: Bilingual("应得绩效工资", "Performance pay earned")
    case .rewards: Bilingual("奖励", "Rewards")
    case .penalties: Bilingual("约定扣款", "Agreed penalties")
    case .lossDue: Bilingual("应赔损失", "Loss due")
    case .lossDeducted: Bilingual("本月扣赔偿", "Loss deducted")
    case .lossHeldBack: Bilingual("上限留住未扣", "Held back by the cap")
    case .floorTopUp: Bilingual("最低工资补足", "Floor")
    case .variable: Bilingual("浮动部分合计", "Variable pay")
    case .adjustments: Bilingual("以前月份补发扣回", "For earlier months")
    case .gross: Bilingual("应发合计", "Gross")
    }
  }

  /// The amount of a line; nil while undecided, and for what is no amount.
  func amount(of line: PayrollLine) -> Fen? {
    let pay = line.hasLanes ? line.pay : nil
    return switch self {
    case .wage: line.wage?.amount
    case .base: line.pay?.base.amount
    case .earned: pay.flatMap { $0.earned == nil ? .zero : $0.earned?.amount }
    case .rewards: pay?.rewardTotal
    case .penalties: pay?.penaltyTotal
    case .lossDue: pay?.lossDue
    case .lossDeducted: pay?.lossDeducted
    case .lossHeldBack: pay?.lossHeldBack
    case .floorTopUp: pay?.floorTopUp
    case .variable: line.variable
    case .adjustments: line.adjustments
    case .gross: line.gross
    default: nil
    }
  }

  /// The text of a line; empty for an amount.
  func text(of line: PayrollLine, month: Month, state: Bilingual, in language: Language) -> String {
    switch self {
    case .month: month.description
    case .employeeID: line.employee
    case .name: line.name
    case .department: line.department
    case .post: line.post
    case .standing: line.standing.map { ReasonText.standing($0.rawValue, in: language) } ?? ""
    case .grade: line.grade
    case .state: state.text(in: language)
    default: ""
    }
  }
}
