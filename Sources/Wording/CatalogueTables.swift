extension Message {
  static let intakeTables: [Message] = [
    .tableWithoutRows, .columnsMissing, .columnTwice, .columnIgnored, .rowTooShort, .rowTooLong, .rowBrokenQuote,
    .rowTwice, .fileTwice, .fieldEmpty, .fieldNotADay, .fieldNotAMoment, .fieldNotAMonth, .fieldNotANumber,
    .fieldNotWhole, .fieldNegative, .fieldNotPositive, .fieldTooPrecise, .fieldTooLarge, .fieldNotAChoice,
    .idLostDigits, .daysReversed,
    .accountOverlap, .accountTooMany,
  ]

  /// A file in which no row holds anything.
  public static let tableWithoutRows = Message(
    "TABLE-WITHOUT-ROWS", .error,
    what: Bilingual("文件没有内容，也没有表头。", "The file has no content and no header."),
    remedy: Bilingual("重新导出，并检查所选日期范围。", "Export it again and check the date range."))

  /// A header without some of the columns that have to be there.
  public static let columnsMissing = Message(
    "COLUMNS-MISSING", .error,
    what: Bilingual(
      "缺少列：{missing}。最接近的表头有：{found}。整个文件未采用。",
      "Columns missing: {missing}. The nearest header has: {found}. The file was not used."),
    remedy: Bilingual("补上这些列（首行为列名）后重新导入。", "Add these columns (names in the first row) and import the file again."))

  /// A wanted column that occurs twice.
  public static let columnTwice = Message(
    "COLUMN-TWICE", .error,
    what: Bilingual("列“{column}”重复，无法判断以哪一列为准。", "Column \"{column}\" appears twice."),
    remedy: Bilingual("删除或改名其中一列。", "Remove or rename one of them."))

  /// A column that nobody asked for.
  public static let columnIgnored = Message(
    "COLUMN-IGNORED", .note,
    what: Bilingual("列“{column}”无法识别，已忽略。", "Unknown column \"{column}\" was ignored."),
    remedy: Bilingual("列名写错的，请改正；否则无需处理。", "Correct the name if it is misspelt; otherwise no action is needed."))

  /// A row with fewer fields than the header.
  public static let rowTooShort = Message(
    "ROW-TOO-SHORT", .error,
    what: Bilingual(
      "此行有 {fields} 个字段，表头有 {columns} 列；此行未采用。",
      "The row has {fields} fields but the header has {columns} columns; it was not used."),
    remedy: Bilingual(
      "检查此行是否被截断或缺少逗号；末行如此的，请重新导出。",
      "Check whether it was cut off or lacks a comma; if it is the last row, export again."))

  /// A row with values beyond the header's columns.
  public static let rowTooLong = Message(
    "ROW-TOO-LONG", .error,
    what: Bilingual(
      "此行在表头的 {columns} 列之外还有内容；此行未采用。",
      "The row has values beyond the {columns} columns of the header; it was not used."),
    remedy: Bilingual("含逗号的内容要用双引号括起来。", "Put values that contain a comma in double quotes."))

  /// A closing quote with text behind it.
  public static let rowBrokenQuote = Message(
    "ROW-BROKEN-QUOTE", .error,
    what: Bilingual("此行在闭合引号后还有文字；此行未采用。", "Text follows a closing quote in this row; it was not used."),
    remedy: Bilingual("内容中的双引号要写成两个。", "Write a double quote within a value twice."))

  /// Two rows of the same key.
  public static let rowTwice = Message(
    "ROW-TWICE", .error,
    what: Bilingual("{key} 已在第 {line} 行出现；此行未采用。", "{key} already appears on line {line}; this row was not used."),
    remedy: Bilingual("保留正确的一行，删除另一行。", "Keep the correct row and delete the other."))

  /// A file whose content was taken in under another name.
  public static let fileTwice = Message(
    "FILE-TWICE", .note,
    what: Bilingual("内容与 {other} 完全相同，只计一次。", "Identical to {other}; it counts once."),
    remedy: Bilingual("无需处理。", "No action is needed."))

  /// A value that has to be there and is not.
  public static let fieldEmpty = Message(
    "FIELD-EMPTY", .error,
    what: Bilingual("“{column}”为空，未采用。", "\"{column}\" is empty; the entry was not used."),
    remedy: Bilingual("填写后重试。", "Fill it in and try again."))

  /// Not a day of the calendar.
  public static let fieldNotADay = Message(
    "FIELD-NOT-A-DAY", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是有效日期，未采用。", "\"{value}\" in \"{column}\" is not a valid date; the entry was not used."),
    remedy: Bilingual("写成 2026-10-05 这样的年月日。", "Use a date such as 2026-10-05."))

  /// Not a moment.
  public static let fieldNotAMoment = Message(
    "FIELD-NOT-A-MOMENT", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是有效时间，未采用。", "\"{value}\" in \"{column}\" is not a valid time; the entry was not used."),
    remedy: Bilingual("写成 {format} 的格式，并确认日期存在。", "Use the format {format}, and check that the date exists."))

  /// Not a month.
  public static let fieldNotAMonth = Message(
    "FIELD-NOT-A-MONTH", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是有效月份，未采用。", "\"{value}\" in \"{column}\" is not a valid month; the entry was not used."),
    remedy: Bilingual("写成 2026-10。", "Use a month such as 2026-10."))

  /// Not a number.
  public static let fieldNotANumber = Message(
    "FIELD-NOT-A-NUMBER", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是有效数字，未采用。", "\"{value}\" in \"{column}\" is not a valid number; the entry was not used."),
    remedy: Bilingual(
      "只写数字，例如 1234.50；千分位逗号须三位一组。", "Use digits only, such as 1234.50; thousands separators at every third digit."))

  /// A number that should be whole.
  public static let fieldNotWhole = Message(
    "FIELD-NOT-WHOLE", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是整数，未采用。", "\"{value}\" in \"{column}\" is not a whole number; the entry was not used."),
    // {unit} is a sentence about a column in fen, and nothing for a count.
    remedy: Bilingual("{unit}写成整数，不带小数。", "{unit}Write a whole number without decimals."))

  /// A number below 0 where none can be.
  public static let fieldNegative = Message(
    "FIELD-NEGATIVE", .error,
    what: Bilingual("“{column}”的“{value}”小于 0，未采用。", "\"{value}\" in \"{column}\" is below 0; the entry was not used."),
    remedy: Bilingual("核对后改正。", "Check and correct it."))

  /// A number that has to be above 0.
  public static let fieldNotPositive = Message(
    "FIELD-NOT-POSITIVE", .error,
    what: Bilingual(
      "“{column}”的“{value}”须大于 0，未采用。", "\"{value}\" in \"{column}\" has to be above 0; the entry was not used."),
    remedy: Bilingual("没有发生的无需登记：删除或改正。", "What did not happen is not recorded: delete or correct it."))

  /// More decimals than the value can have.
  public static let fieldTooPrecise = Message(
    "FIELD-TOO-PRECISE", .error,
    what: Bilingual(
      "“{column}”的“{value}”小数位数过多，未采用。", "\"{value}\" in \"{column}\" has too many decimals; the entry was not used."),
    remedy: Bilingual("最多两位小数（金额精确到分，分数精确到 0.01）。", "Use at most two decimals (money to the fen, points to 0.01)."))

  /// A number beyond what can be kept.
  public static let fieldTooLarge = Message(
    "FIELD-TOO-LARGE", .error,
    what: Bilingual(
      "“{column}”的“{value}”超出范围，未采用。", "\"{value}\" in \"{column}\" is out of range; the entry was not used."),
    remedy: Bilingual("核对后改正。", "Check and correct it."))

  /// A word that is none of those allowed.
  public static let fieldNotAChoice = Message(
    "FIELD-NOT-A-CHOICE", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是可选值（{choices}），未采用。",
      "\"{value}\" in \"{column}\" is not one of {choices}; the entry was not used."),
    remedy: Bilingual("改为可选值之一。", "Use one of these values."))

  /// An id that a spreadsheet program turned into a number.
  public static let idLostDigits = Message(
    "ID-LOST-DIGITS", .error,
    what: Bilingual(
      "“{column}”的“{value}”曾被存为数字：数字只保留 15 位，编号末尾位数已丢失；此行未采用。",
      "\"{value}\" in \"{column}\" was stored as a number, which keeps 15 digits: the last digits of the id are lost; the row was not used."
    ),
    remedy: Bilingual(
      "使用平台原始导出文件，不要用 Excel 打开后再保存。", "Use the platform's original export; do not open and save it in Excel."))

  /// An end before its beginning.
  public static let daysReversed = Message(
    "DAYS-REVERSED", .error,
    what: Bilingual(
      "“{last}”{lastDay} 早于“{first}”{firstDay}，未采用。",
      "\"{last}\" {lastDay} is before \"{first}\" {firstDay}; the entry was not used."),
    remedy: Bilingual("核对两个日期。", "Check both dates."))

  /// An account that belongs to two people on the same day.
  public static let accountOverlap = Message(
    "ACCOUNT-OVERLAP", .error,
    what: Bilingual(
      "账号 {account} 在 {from} 至 {to} 与第 {line} 行（{owner}）重叠，同一天不能属于两人，未采用。",
      "Account {account} overlaps line {line} ({owner}) from {from} to {to}: it cannot belong to two people on one day; the entry was not used."
    ),
    remedy: Bilingual("把前一段的结束日期改为交接前一天。", "End the earlier period on the day before the account changed hands."))

  /// An account with an absurd number of periods.
  public static let accountTooMany = Message(
    "ACCOUNT-TOO-MANY", .error,
    what: Bilingual(
      "账号“{value}”的归属超过 {limit} 段，未采用。", "Account \"{value}\" has more than {limit} periods; the entry was not used."),
    remedy: Bilingual("合并同一人相邻的时段。", "Merge adjacent periods of the same person."))
}
