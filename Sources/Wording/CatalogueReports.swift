extension Message {
  static let intakeReports: [Message] = [
    .dialectWithoutRows, .dialectCaution, .columnsNotChosen, .fieldFromOther, .shareNotCountable, .sumDiffers,
    .sumImpossible,
    .figureTwice,
    .reportJudgement,
  ]

  /// A file that is recognised but has nothing to take in.
  public static let dialectWithoutRows = Message(
    "DIALECT-WITHOUT-ROWS", .note,
    what: Bilingual("这是“{name}”，其中没有可采用的内容。", "This is \"{name}\", which contains nothing to import."),
    remedy: Bilingual("改用其他文件：{instead}", "Use another file: {instead}"))

  /// What an export does not say, and what was made of it.
  public static let dialectCaution = Message(
    "DIALECT-CAUTION", .warning,
    what: Bilingual("关于“{name}”：{caution}", "About \"{name}\": {caution}"),
    remedy: Bilingual(
      "考核前确认这符合公司的约定；不符的，改用更完整的导出文件。",
      "Check before the appraisal that this fits the company's rules; if not, use a more complete export."))

  /// Columns that a person did not tick when exporting.
  public static let columnsNotChosen = Message(
    "COLUMNS-NOT-CHOSEN", .note,
    what: Bilingual(
      "导出时未勾选这些列，相关数据未采用：{missing}。",
      "These columns were not selected when exporting, so data that need them were not used: {missing}."),
    remedy: Bilingual("需要这些数据的，勾选后重新导出。", "If these data are needed, select the columns and export again."))

  /// A value that came from another column, because its own is empty.
  public static let fieldFromOther = Message(
    "FIELD-FROM-OTHER", .warning,
    what: Bilingual(
      "“{column}”有 {count} 行为空，改取自“{other}”；取自订单号的只有日期，时间记为 00:00:00。",
      "\"{column}\" is empty in {count} rows and was taken from \"{other}\"; an order id gives only the date, with time 00:00:00."
    ),
    remedy: Bilingual(
      "核对这些行；平台有更准确的列可选的，勾选后重新导出。",
      "Check these rows; if the platform offers a more exact column, select it and export again."))

  /// A rate from which the count cannot be told.
  public static let shareNotCountable = Message(
    "SHARE-NOT-COUNTABLE", .warning,
    what: Bilingual(
      "“{column}”有 {count} 行无法换算为人数或次数：按“{whole}”反算，没有或不止一个整数与所列比率相符；这些数据视为缺失。",
      "In {count} rows \"{column}\" cannot be converted to a count: no whole number, or more than one, of \"{whole}\" gives the rate shown; these figures are missing."
    ),
    remedy: Bilingual(
      "改用同时提供分子的报表，或人工录入。", "Use a report that also contains the numerator, or enter the figures by hand."))

  /// The rows of a report that do not add up to its own sum.
  public static let sumDiffers = Message(
    "SUM-DIFFERS", .warning,
    what: Bilingual(
      "“{column}”各行之和为 {sum}，报表自己的“{row}”写的是 {total}。",
      "The rows of \"{column}\" add up to {sum}; the report's own \"{row}\" says {total}."),
    remedy: Bilingual(
      "文件可能缺行或被改动：重新导出；仍不一致的，以平台后台为准核对。",
      "Rows may be missing or altered: export the file again; if it persists, check against the platform."))

  /// A count of distinct buyers that no rows can give.
  public static let sumImpossible = Message(
    "SUM-IMPOSSIBLE", .warning,
    what: Bilingual(
      "“{column}”的“{row}”为 {total}，而各行最大 {largest}、合计 {sum}：去重人数应在两者之间。",
      "\"{row}\" of \"{column}\" is {total}, but the rows have a maximum of {largest} and add up to {sum}: a distinct count lies between the two."
    ),
    remedy: Bilingual("文件可能缺行或被改动：重新导出。", "Rows may be missing or altered: export the file again."))

  /// A figure of which some days were taken from another report.
  public static let figureTwice = Message(
    "FIGURE-TWICE", .error,
    what: Bilingual(
      "有 {count} 行的数据（{metrics}）与 {earlier} 的期间重叠且数值或期间不同，相加会重复计算，未采用。",
      "Figures ({metrics}) in {count} rows cover days already in {earlier} with different values or periods; adding them would count days twice, so they were not used."
    ),
    remedy: Bilingual(
      "同一期间只提供一份报表；分周、分天的报表日期不要重叠。", "Provide one report per period; weekly or daily reports must not overlap."))

  /// The judgement that the name of a report tells.
  public static let reportJudgement = Message(
    "REPORT-JUDGEMENT", .note,
    what: Bilingual("文件名写明的判定方式是“{judgement}”。", "The file name says that the report judges by \"{judgement}\"."),
    remedy: Bilingual("确认与考核方案约定的判定方式一致。", "Check that this is what the appraisal scheme specifies."))
}
