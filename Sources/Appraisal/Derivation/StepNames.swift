import Exact
import Wording

/// The names of steps that no scheme names.
enum StepNames {
  static let score = Bilingual("本月考评分数", "Score")
  static let grade = Bilingual("等级", "Grade")
  static let omission = Bilingual("应扣未扣", "Omitted deduction")
  static let earned = Bilingual("绩效工资", "Performance pay")
  static let proration = Bilingual("不满整月", "Month not whole")

  /// A kind of pay by the days worked.
  static func prorated(_ kind: AgreedAmount.Kind) -> Bilingual {
    switch kind {
    case .wage: Bilingual("当月工资（按天）", "Wage by days")
    case .performancePay: Bilingual("绩效工资标准（按天）", "Full performance pay by days")
    }
  }

  static let floor = Bilingual("最低工资保障", "Floor")

  /// What an earlier month's cap held back of a loss.
  static func carried(from month: Month) -> Bilingual {
    Bilingual("\(month) 未扣完的损失", "Loss of \(month), held back then")
  }
}
