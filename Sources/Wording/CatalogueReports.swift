extension Message {
  static let intakeReports: [Message] = [
    .dialectWithoutRows, .dialectCaution, .columnsNotChosen, .fieldFromOther, .shareNotCountable, .sumDiffers,
    .sumImpossible,
    .figureTwice,
    .periodSeveral, .periodPartly, .periodDay, .reportJudgement,
  ]

  /// A file that is recognised but has nothing to take in.
  public static let dialectWithoutRows = Message(
    "DIALECT-WITHOUT-ROWS", .note,
    what: Bilingual("这是“{name}”，其中没有可采用的内容。", "This is the \"{name}\", which holds nothing to take in."),
    remedy: Bilingual("请改用别的文件：{instead}", "Use another file: {instead}"))

  /// What an export does not say, and what was made of it.
  public static let dialectCaution = Message(
    "DIALECT-CAUTION", .warning,
    what: Bilingual("关于“{name}”：{caution}", "About the \"{name}\": {caution}"),
    remedy: Bilingual(
      "请在考核前确认这与公司的约定相符；不符时请改用更完整的导出。",
      "Check before the appraisal that this is what the company agrees on; use a fuller export if it is not."))

  /// Columns that a person did not tick when exporting.
  public static let columnsNotChosen = Message(
    "COLUMNS-NOT-CHOSEN", .note,
    what: Bilingual(
      "导出时没有勾选这些列，用到它们的数据未采用：{missing}。",
      "These columns were not ticked when exporting, and what needs them was not taken: {missing}."),
    remedy: Bilingual("需要这些数据时，请勾选后重新导出。", "Tick them and export again if these data are needed."))

  /// A value that came from another column, because its own is empty.
  public static let fieldFromOther = Message(
    "FIELD-FROM-OTHER", .warning,
    what: Bilingual(
      "“{column}”有 {count} 行为空，改取自“{other}”；自订单号取得的只有日期，时刻记为 00:00:00。",
      "\"{column}\" is empty in {count} rows and was taken from \"{other}\"; from an id only the day is known, and the time is 00:00:00."
    ),
    remedy: Bilingual(
      "请核对这些行；导出时有更准确的列可选的，请勾选后重新导出。",
      "Check these rows; if the platform offers a more exact column, tick it and export again."))

  /// A rate from which the count cannot be told.
  public static let shareNotCountable = Message(
    "SHARE-NOT-COUNTABLE", .warning,
    what: Bilingual(
      "“{column}”有 {count} 行无法还原为人数或次数：按“{whole}”反算，没有或不止一个整数与所印的比率相符；这些数据视为缺失。",
      "From \"{column}\" the count cannot be told in {count} rows: none or several whole numbers out of \"{whole}\" are printed as this rate; these figures are missing."
    ),
    remedy: Bilingual(
      "请改用同时给出分子的报表，或由人工补录。", "Use a report that gives the numerator too, or enter the figures by hand."))

  /// The rows of a report that do not add up to its own sum.
  public static let sumDiffers = Message(
    "SUM-DIFFERS", .warning,
    what: Bilingual(
      "“{column}”各行之和为 {sum}，报表自己的“{row}”写的是 {total}。",
      "The rows of \"{column}\" add up to {sum}; the report's own \"{row}\" says {total}."),
    remedy: Bilingual(
      "文件可能缺行或被改动过：请重新导出后再放入；仍然如此时，请以平台后台为准核对。",
      "Rows may be missing or changed: export the file again; if it stays so, check it against the platform."))

  /// A count of distinct buyers that no rows can give.
  public static let sumImpossible = Message(
    "SUM-IMPOSSIBLE", .warning,
    what: Bilingual(
      "“{column}”的“{row}”为 {total}，而各行最大 {largest}、合计 {sum}：去重后的人数应在两者之间。",
      "The \"{row}\" of \"{column}\" is {total}, while the rows have at most {largest} and add up to {sum}: a count of distinct buyers lies between the two."
    ),
    remedy: Bilingual(
      "文件可能缺行或被改动过：请重新导出后再放入。", "Rows may be missing or changed: export the file again."))

  /// A figure of which some days were taken from another report.
  public static let figureTwice = Message(
    "FIGURE-TWICE", .error,
    what: Bilingual(
      "有 {count} 行的数据（{metrics}）与 {earlier} 的期间重叠而数值或期间不同；相加会重复计算，未采用。",
      "The figures ({metrics}) of {count} rows are of days that {earlier} covers too, with other values or days; adding both would count days twice, and they were not taken."
    ),
    remedy: Bilingual(
      "同一期间只放一份报表；分周、分天的报表之间不要有重叠的日期。",
      "Put in one report for the same days; reports of weeks or days must not overlap."))

  /// A report of more than one month.
  public static let periodSeveral = Message(
    "PERIOD-SEVERAL", .error,
    what: Bilingual(
      "文件名写明的期间 {from} 至 {to} 跨了月份，无法归入某一个月；整个文件未采用。",
      "The name of the file says {from} to {to}, which is more than one month; none of the file was taken."),
    remedy: Bilingual("请按自然月分别导出。", "Export each calendar month by itself."))

  /// A report of a part of a month.
  public static let periodPartly = Message(
    "PERIOD-PARTLY", .warning,
    what: Bilingual(
      "文件名写明的期间是 {from} 至 {to}，不是整个 {month}；数据记入该月，但只是其中一部分。",
      "The name of the file says {from} to {to}, which is not the whole of {month}; its figures are only a part of that month."
    ),
    remedy: Bilingual("请导出整个自然月的报表。", "Export the report of the whole calendar month."))

  /// A report of one day.
  public static let periodDay = Message(
    "PERIOD-DAY", .note,
    what: Bilingual(
      "文件名里的日期 {from} 作为这份报表的日期，数据按天记入 {month}。",
      "The date {from} in the name of the file is taken for the day of the report; its figures are one day of {month}."),
    remedy: Bilingual(
      "若这其实是导出的日期，请把文件名改为起止日期（2026-10-01_2026-10-31）。",
      "If it is the day of exporting, rename the file with its first and last day (2026-10-01_2026-10-31)."))

  /// The judgement that the name of a report tells.
  public static let reportJudgement = Message(
    "REPORT-JUDGEMENT", .note,
    what: Bilingual(
      "文件名写明的判定方式是“{judgement}”。", "The name of the file says that the report judges by \"{judgement}\"."),
    remedy: Bilingual(
      "请确认它与考核方案约定的判定方式一致。", "Check that this is the judgement the appraisal scheme agrees on."))
}
