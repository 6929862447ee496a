public import Wording

/// What somebody does in the product (角色); people.csv says who has which.
public enum Role: String, Hashable, Sendable, CaseIterable {
  /// 人事: keeps schemes, opens and closes months, approves and decides.
  case hr
  /// 考核人: rates and reviews their own people.
  case assessor
  /// 财务: confirms sales, takes payroll.
  case finance
  /// 客服: sees the own sheet, acknowledges or appeals.
  case agent
  /// 审计: sees everything, changes nothing.
  case auditor

  /// The word for it.
  public var name: Bilingual {
    switch self {
    case .hr: Bilingual("人事", "HR")
    case .assessor: Bilingual("考核人", "assessor")
    case .finance: Bilingual("财务", "finance")
    case .agent: Bilingual("客服", "agent")
    case .auditor: Bilingual("审计", "auditor")
    }
  }
}
