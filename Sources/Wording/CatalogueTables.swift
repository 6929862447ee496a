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
    what: Bilingual("文件里没有任何内容行，也就没有表头。", "No row of the file holds anything, so there is no header."),
    remedy: Bilingual("请重新导出并检查筛选的日期范围。", "Export it again and check the range of dates."))

  /// A header without some of the columns that have to be there.
  public static let columnsMissing = Message(
    "COLUMNS-MISSING", .error,
    what: Bilingual(
      "缺少列：{missing}。最接近的表头有：{found}。整个文件未采用。",
      "Columns are missing: {missing}. The nearest header has: {found}. None of the file was taken."),
    remedy: Bilingual("请补上这些列（首行为列名）后重新放入。", "Add these columns (names in the first row) and put the file in again."))

  /// A wanted column that occurs twice.
  public static let columnTwice = Message(
    "COLUMN-TWICE", .error,
    what: Bilingual(
      "列“{column}”出现了两次，无法判断以哪一列为准。", "The column \"{column}\" occurs twice, and nothing says which one counts."),
    remedy: Bilingual("请删去或改名其中一列。", "Remove or rename one of them."))

  /// A column that nobody asked for.
  public static let columnIgnored = Message(
    "COLUMN-IGNORED", .note,
    what: Bilingual("列“{column}”不认识，已忽略。", "The column \"{column}\" is unknown and was ignored."),
    remedy: Bilingual("若是列名写错，请改正；否则无需处理。", "Correct the name if it is misspelt; otherwise there is nothing to do."))

  /// A row with fewer fields than the header.
  public static let rowTooShort = Message(
    "ROW-TOO-SHORT", .error,
    what: Bilingual(
      "此行只有 {fields} 个字段，表头有 {columns} 列；此行未采用。",
      "The row has {fields} fields where the header has {columns} columns; it was not taken."),
    remedy: Bilingual(
      "请检查此行是否被截断或缺少逗号；末行如此时请重新导出。",
      "Look whether it was cut off or lacks a comma; if it is the last row, export again."))

  /// A row with values beyond the header's columns.
  public static let rowTooLong = Message(
    "ROW-TOO-LONG", .error,
    what: Bilingual(
      "此行在表头的 {columns} 列之后还有内容；此行未采用。",
      "The row has values beyond the {columns} columns of the header; it was not taken."),
    remedy: Bilingual("含逗号的内容要用双引号括起来。", "A value that contains a comma has to stand in double quotes."))

  /// A closing quote with text behind it.
  public static let rowBrokenQuote = Message(
    "ROW-BROKEN-QUOTE", .error,
    what: Bilingual("此行有引号闭合后仍有文字的字段；此行未采用。", "In this row text follows a closing quote; it was not taken."),
    remedy: Bilingual("内容中的双引号要写成两个。", "A double quote that is part of a value is written twice."))

  /// Two rows of the same key.
  public static let rowTwice = Message(
    "ROW-TWICE", .error,
    what: Bilingual(
      "{key} 已在第 {line} 行出现，此行未采用。", "{key} stands on line {line} already; this row was not taken."),
    remedy: Bilingual("请保留其中正确的一行，删去另一行。", "Keep the one that is right and remove the other."))

  /// A file whose content was taken in under another name.
  public static let fileTwice = Message(
    "FILE-TWICE", .note,
    what: Bilingual("内容与 {other} 完全相同，只计一次。", "The content is exactly that of {other}; it counts once."),
    remedy: Bilingual("无需处理。", "There is nothing to do."))

  /// A value that has to be there and is not.
  public static let fieldEmpty = Message(
    "FIELD-EMPTY", .error,
    what: Bilingual("“{column}”不能为空；此行未采用。", "\"{column}\" must not be empty; the row was not taken."),
    remedy: Bilingual("请填写后重新放入。", "Fill it in and put the file in again."))

  /// Not a day of the calendar.
  public static let fieldNotADay = Message(
    "FIELD-NOT-A-DAY", .error,
    what: Bilingual("“{column}”的“{value}”不是日期；此行未采用。", "\"{value}\" in \"{column}\" is no day; the row was not taken."),
    remedy: Bilingual("请写成 2026-10-05。", "Write it as 2026-10-05."))

  /// Not a moment.
  public static let fieldNotAMoment = Message(
    "FIELD-NOT-A-MOMENT", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是 {format} 形式的时间；此行未采用。",
      "\"{value}\" in \"{column}\" is no time of the form {format}; the row was not taken."),
    remedy: Bilingual("请写成 {format}，并确认日期存在。", "Write it as {format}, and check that the day exists."))

  /// Not a month.
  public static let fieldNotAMonth = Message(
    "FIELD-NOT-A-MONTH", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是月份；此行未采用。", "\"{value}\" in \"{column}\" is no month; the row was not taken."),
    remedy: Bilingual("请写成 2026-10。", "Write it as 2026-10."))

  /// Not a number.
  public static let fieldNotANumber = Message(
    "FIELD-NOT-A-NUMBER", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是数；此行未采用。", "\"{value}\" in \"{column}\" is no number; the row was not taken."),
    remedy: Bilingual(
      "请只写数字，例如 1234.50；千分位逗号须放对位置。", "Write digits only, 1234.50; thousands commas have to stand where they belong."))

  /// A number that should be whole.
  public static let fieldNotWhole = Message(
    "FIELD-NOT-WHOLE", .error,
    what: Bilingual(
      "“{column}”的“{value}”应为整数；此行未采用。", "\"{value}\" in \"{column}\" should be a whole number; the row was not taken."),
    // {unit} is a sentence about a column in fen, and nothing for a count.
    remedy: Bilingual("{unit}写成整数，不带小数。", "{unit}Write a whole number without decimals."))

  /// A number below 0 where none can be.
  public static let fieldNegative = Message(
    "FIELD-NEGATIVE", .error,
    what: Bilingual(
      "“{column}”的“{value}”不能小于 0；此行未采用。", "\"{value}\" in \"{column}\" cannot be below 0; the row was not taken."),
    remedy: Bilingual("请核对后改正。", "Check and correct it."))

  /// A number that has to be above 0.
  public static let fieldNotPositive = Message(
    "FIELD-NOT-POSITIVE", .error,
    what: Bilingual(
      "“{column}”的“{value}”必须大于 0；此行未采用。", "\"{value}\" in \"{column}\" has to be above 0; the row was not taken."),
    remedy: Bilingual("没有发生的事不必登记，请删去此行或改正。", "What did not happen is not recorded: remove the row or correct it."))

  /// More decimals than the value can have.
  public static let fieldTooPrecise = Message(
    "FIELD-TOO-PRECISE", .error,
    what: Bilingual(
      "“{column}”的“{value}”超过两位小数；此行未采用。",
      "\"{value}\" in \"{column}\" has more than two decimals; the row was not taken."),
    remedy: Bilingual("金额精确到分、分数精确到 0.01，请改正。", "Money is exact to the fen, points to 0.01: correct it."))

  /// A number beyond what can be kept.
  public static let fieldTooLarge = Message(
    "FIELD-TOO-LARGE", .error,
    what: Bilingual(
      "“{column}”的“{value}”超出范围；此行未采用。", "\"{value}\" in \"{column}\" is out of range; the row was not taken."),
    remedy: Bilingual("请核对后改正。", "Check and correct it."))

  /// A word that is none of those allowed.
  public static let fieldNotAChoice = Message(
    "FIELD-NOT-A-CHOICE", .error,
    what: Bilingual(
      "“{column}”的“{value}”不在可选值之内（{choices}）；此行未采用。",
      "\"{value}\" in \"{column}\" is none of: {choices}; the row was not taken."),
    remedy: Bilingual("请改为其中之一。", "Change it to one of these."))

  /// An id that a spreadsheet program turned into a number.
  public static let idLostDigits = Message(
    "ID-LOST-DIGITS", .error,
    what: Bilingual(
      "“{column}”的“{value}”是科学计数形式：编号被电子表格当成数字，后面的位数已经丢失；此行未采用。",
      "\"{value}\" in \"{column}\" is in scientific notation: a spreadsheet took the id for a number and its last digits are lost; the row was not taken."
    ),
    remedy: Bilingual(
      "请使用平台的原始导出文件，不要用 Excel 打开再保存。", "Use the platform's original export; do not open and save it in Excel."))

  /// An end before its beginning.
  public static let daysReversed = Message(
    "DAYS-REVERSED", .error,
    what: Bilingual(
      "“{last}”{lastDay} 早于“{first}”{firstDay}；此行未采用。",
      "\"{last}\" {lastDay} lies before \"{first}\" {firstDay}; the row was not taken."),
    remedy: Bilingual("请核对两个日期。", "Check both days."))

  /// An account that belongs to two people on the same day.
  public static let accountOverlap = Message(
    "ACCOUNT-OVERLAP", .error,
    what: Bilingual(
      "账号 {account} 在 {from} 至 {to} 与第 {line} 行（{owner}）重叠，同一天不能有两个归属；此行未采用。",
      "The account {account} overlaps line {line} ({owner}) from {from} to {to}: it cannot have two owners on a day; the row was not taken."
    ),
    remedy: Bilingual(
      "把前一段的结束日期改为交接前一天。", "End the earlier period on the day before the account changed hands."))

  /// An account with an absurd number of periods.
  public static let accountTooMany = Message(
    "ACCOUNT-TOO-MANY", .error,
    what: Bilingual(
      "账号“{value}”的归属超过 {limit} 段；此行未采用。",
      "The account \"{value}\" has more than {limit} periods; the row was not taken."),
    remedy: Bilingual("请合并同一人相邻的时段。", "Join the neighbouring periods of the same person."))
}
