/// How a month's pay goes by days where the month was not whole (不满整月的折算方式): a choice of the company.
public enum ProrationMethod: String, Hashable, Sendable, CaseIterable {
  /// 日历天数: the days employed over all the days of the month.
  case calendarDays = "calendar_days"
  /// 应出勤天数: the working days employed over the working days of the month.
  case workingDays = "working_days"
  /// 月计薪天数: a day's wage is the month's over 21.75 (劳社部发〔2008〕3号). What is paid by day are working days and
  /// statutory holidays.
  case payDays = "21.75"
  /// 不折算: the amounts agreed last, in full.
  case none

  /// Where it is written; nil for what is customary and stands in no statute.
  public var statute: String? {
    self == .payDays ? "关于职工全年月平均工作时间和工资折算问题的通知（劳社部发〔2008〕3号）：日工资＝月工资收入÷月计薪天数（21.75 天）" : nil
  }

  /// Whether it needs to know which days are worked.
  public var needsCalendar: Bool { self == .workingDays || self == .payDays }
}
