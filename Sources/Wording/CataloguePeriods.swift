/// The messages about the time that a report is of.
extension Message {
  static let intakePeriods: [Message] = [
    .periodOther, .periodSeveral, .periodUntold, .periodOfExporting, .periodConfirmed, .periodPartly, .periodDay,
    .sheetOfOtherMonth, .rowsAllOfOtherMonths,
  ]

  /// A report whose name or head says another month than the one asked for.
  public static let periodOther = Message(
    "PERIOD-OTHER", .error,
    what: Bilingual(
      "{where}写明的是 {found}（“{text}”），不是要导入的 {month}；报表里没有日期，整个文件未采用。",
      "{where} says {found} (\"{text}\"), not {month}; its rows have no dates, so the file was not used."
    ),
    remedy: Bilingual(
      "请改为导入 {found}，或换成 {month} 的报表；确实是 {month} 的数据时，⟨点“确认是这个月”|导入时加 --confirm-month；收件夹里的文件请改名⟩。",
      "Take it in for {found}, or bring the report of {month}; if its figures are really of {month}, ⟨choose \"it is of this month\"|import it with --confirm-month; rename a file in the inbox⟩."
    ))

  /// A report of more than one month.
  public static let periodSeveral = Message(
    "PERIOD-SEVERAL", .error,
    what: Bilingual(
      "{where}的期间 {from} 至 {to} 跨月，无法归入一个月；整个文件未采用。",
      "{where} says {from} to {to}, which spans several months; the file was not used."),
    remedy: Bilingual(
      "按自然月分别导出；其实只是一个月的数据时，⟨点“确认是这个月”|导入时加 --confirm-month⟩。",
      "Export each calendar month separately; if the figures are of one month after all, ⟨choose \"it is of this month\"|import it with --confirm-month⟩."
    ))

  /// A report of 上月, which says nothing without the day of exporting.
  public static let periodUntold = Message(
    "PERIOD-UNTOLD", .error,
    what: Bilingual(
      "{where}写的是“{text}”，看不出是不是 {month}；报表里没有日期，整个文件未采用。",
      "{where} says \"{text}\", which does not tell whether it is {month}; its rows have no dates, so the file was not used."
    ),
    remedy: Bilingual(
      "请把文件名改成写明年月的（如 2026年10月）；确认是 {month} 的数据时，⟨点“确认是这个月”|导入时加 --confirm-month⟩。",
      "Give the file a name with year and month (2026-10); if its figures are of {month}, ⟨choose \"it is of this month\"|import it with --confirm-month⟩."
    ))

  /// A day after the month that is asked for.
  public static let periodOfExporting = Message(
    "PERIOD-OF-EXPORTING", .note,
    what: Bilingual(
      "{where}里的日期 {day} 在 {month} 之后，当作导出日期；数据记入 {month}。",
      "The date {day} ({where}) lies after {month} and is taken for the day of exporting; the figures are those of {month}."
    ),
    remedy: Bilingual(
      "若它其实是报表的日期，请⟨丢弃这个文件|取出这个文件⟩，改为导入那一个月。",
      "If it is the day of the report, ⟨put the file away|take the file out⟩ and take it in for the month of that day.")
  )

  /// A month that somebody confirmed against what the file says.
  public static let periodConfirmed = Message(
    "PERIOD-CONFIRMED", .warning,
    what: Bilingual(
      "{where}写的是“{text}”；导入的人确认数据是 {month} 的，记入 {month}。",
      "{where} says \"{text}\"; it was confirmed on import that its figures are for {month}, where they count."
    ),
    remedy: Bilingual(
      "若确认有误，请取出这个文件，改为导入正确的月份。", "If that was wrong, take the file out and take it in for the right month."))

  /// A report of a part of a month.
  public static let periodPartly = Message(
    "PERIOD-PARTLY", .warning,
    what: Bilingual(
      "报表的期间是 {from} 至 {to}，不是整个 {month}；数据记入该月，但只是其中一部分。",
      "The report covers {from} to {to}, which is only part of {month}; its figures cover only that part."),
    remedy: Bilingual("导出整个自然月的报表。", "Export the report for the whole calendar month."))

  /// A report of one day.
  public static let periodDay = Message(
    "PERIOD-DAY", .note,
    what: Bilingual(
      "报表写明的日期 {from} 作为报表日期，数据按当天记入 {month}。",
      "The date {from} is taken as the day of the report; its figures are one day of {month}."),
    remedy: Bilingual(
      "如为导出日期，请把文件名改为起止日期（2026-10-01_2026-10-31）。",
      "If it is the export date, rename the file with its first and last day (2026-10-01_2026-10-31)."))

  /// A sheet of another month in a workbook that has one of the month asked for.
  public static let sheetOfOtherMonth = Message(
    "SHEET-OTHER-MONTH", .warning,
    what: Bilingual(
      "工作表“{sheet}”写明的是 {found}，不是 {month}，未读取。", "The sheet \"{sheet}\" says {found}, not {month}, and was not read."),
    remedy: Bilingual("那个月的数据请导入到那个月。", "Take it in for its own month."))

  /// A file no row of which is of the month asked for.
  public static let rowsAllOfOtherMonths = Message(
    "ROWS-ALL-OTHER-MONTHS", .warning,
    what: Bilingual(
      "{count} 行里没有一行属于 {month}（它们属于 {months}）。", "None of the {count} rows is of {month} (they are of {months})."),
    remedy: Bilingual(
      "请核对是不是选错了文件或月份；以前月份的订单只在退款、评价找它们时用到，其他数据不计入 {month}。",
      "Check whether the file or the month is the right one; orders of earlier months count only where refunds and reviews ask for them, and nothing else counts in {month}."
    ))
}
