/// How far a month is (月份状态).
public enum MonthState: String, Hashable, Sendable, CaseIterable, Comparable {
  /// 已开启: people and schemes are settled.
  case open
  /// 收集中: files are being taken in.
  case collecting
  /// 初算: figures and provisional scores are there.
  case provisional
  /// 评审中: the figures are settled, assessors rate, sheets are approved.
  case reviewing
  /// 已公布: everybody sees their own sheet, may acknowledge or appeal.
  case published
  /// 已锁定: changed only by adjustments paid in a later month.
  case locked

  private var place: Int { MonthState.allCases.firstIndex(of: self) ?? 0 }

  /// Earlier states come first.
  public static func < (left: MonthState, right: MonthState) -> Bool { left.place < right.place }
}

/// How far somebody's sheet of a month is (考核表状态).
public enum SheetState: String, Hashable, Sendable, CaseIterable, Comparable {
  /// 待评: something is still to be rated or is missing.
  case waiting
  /// 已自评: the employee has said how the month was.
  case selfReviewed = "self_reviewed"
  /// 已评: the assessor has rated what there is to rate.
  case assessed
  /// 已审: HR has approved it.
  case approved
  /// 已公布: the employee sees it.
  case published
  /// 已确认: the employee has taken note of it.
  case acknowledged
  /// 申诉中: the employee has appealed.
  case appealed
  /// 已裁决: the appeal is decided.
  case decided
  /// 定稿: the month is locked.
  case final

  private var place: Int { SheetState.allCases.firstIndex(of: self) ?? 0 }

  /// Earlier states come first.
  public static func < (left: SheetState, right: SheetState) -> Bool { left.place < right.place }
}
