extension Message {
  /// The messages about CSV texts and event files.
  static let events: [Message] = [
    .fileUnreadable, .fileEncoding, .csvQuoteOpen, .csvRowLong, .csvLineEnds, .eventColumnMissing, .eventColumnTwice,
    .eventFields, .eventQuotes, .eventZeroByte, .eventUTF8, .eventTime, .eventDay, .eventNumber, .eventAmountRange,
    .eventScale, .eventValue, .eventIDEmpty, .eventIDLong, .eventIDTwice, .eventReasonsMore, .folderUnreadable,
    .eventKindIncomplete, .eventOrderUnknown, .eventAccountUnowned, .eventAmountUnknown, .orderBuyerUnnamed, .indexNotWritten,
    .eventRepeated, .indexUnusable,
  ]

  /// A file that cannot be opened or read.
  public static let fileUnreadable = Message(
    "FILE-UNREADABLE", .error,
    what: Bilingual("无法读取文件：{reason}。", "The file cannot be read: {reason}."),
    remedy: Bilingual(
      "请检查路径和读取权限，并确认它是普通文件。", "Check the path and the permission to read, and that it is a plain file."))

  /// A text in UTF-16, UTF-32 or another encoding where UTF-8 is needed.
  public static let fileEncoding = Message(
    "FILE-ENCODING", .error,
    what: Bilingual(
      "文件不是 UTF-8 编码（看起来是 {found}），整个文件未采用。",
      "The file is not in UTF-8 (it looks like {found}); none of it was taken."),
    remedy: Bilingual(
      "请另存为“CSV UTF-8（逗号分隔）”后重新导入。", "Save it as “CSV UTF-8 (comma delimited)” and take it in again."))

  /// A quote that opens a field and is never closed: mostly a file that was cut off.
  public static let csvQuoteOpen = Message(
    "CSV-QUOTE-OPEN", .error,
    what: Bilingual(
      "此行的引号一直没有闭合，文件可能被截断；整个文件未采用。",
      "The quote opened on this line is never closed, so the file was probably cut off; none of it was taken."),
    remedy: Bilingual(
      "请重新导出并检查传输是否完整；若引号是内容的一部分，请写成两个引号。",
      "Export it again and check that the transfer was complete; a quote that is part of a text is written twice."))

  /// A row beyond the bound for one row.
  public static let csvRowLong = Message(
    "CSV-ROW-LONG", .error,
    what: Bilingual(
      "此行超过 {limit} MiB，不像是表格数据；整个文件未采用。",
      "The row that begins here is longer than {limit} MiB and no table; none of the file was taken."),
    remedy: Bilingual(
      "请确认这是逗号分隔的 CSV 文件，且各行以换行符结束。",
      "Check that this is a comma-separated CSV file whose rows end in line feeds."))

  /// The lines of a file end in bare carriage returns.
  public static let csvLineEnds = Message(
    "CSV-LINE-ENDS", .error,
    what: Bilingual(
      "文件以单独的回车符（CR）换行，无法分行；整个文件未采用。",
      "The lines end in bare carriage returns (CR) and cannot be told apart; none of the file was taken."),
    remedy: Bilingual(
      "请另存为“CSV UTF-8（逗号分隔）”后重新导入。",
      "Save it as “CSV UTF-8 (comma delimited)” and take it in again."))

  /// An event file without a column it needs.
  public static let eventColumnMissing = Message(
    "EVENT-COLUMN-MISSING", .error,
    what: Bilingual(
      "表头缺少列：{columns}（现有：{found}）；整个文件未采用。",
      "The header lacks: {columns} (it has: {found}); none of the file was taken."),
    remedy: Bilingual(
      "请补上这些列，列名须完全一致、以逗号分隔，列的顺序不限。",
      "Add these columns, named exactly so and separated by commas; their order does not matter."))

  /// A header that names a column twice.
  public static let eventColumnTwice = Message(
    "EVENT-COLUMN-TWICE", .error,
    what: Bilingual(
      "表头中列“{column}”出现两次，无法判断以哪一列为准；整个文件未采用。",
      "The header names “{column}” twice, so it is unclear which one counts; none of the file was taken."),
    remedy: Bilingual(
      "请删除或改名其中一列。",
      "Remove or rename one of them."))

  /// A row with more or fewer fields than the header.
  public static let eventFields = Message(
    "EVENT-FIELDS", .error,
    what: Bilingual(
      "此行有 {found} 个字段，表头有 {expected} 个；此行未采用。",
      "The row has {found} fields where the header has {expected}; it was not taken."),
    remedy: Bilingual(
      "请检查多余或缺少的逗号；含逗号或换行的内容须加引号。",
      "Look for a comma too many or too few; a text with commas or line feeds goes in quotes."))

  /// Text behind a closing quote.
  public static let eventQuotes = Message(
    "EVENT-QUOTES", .error,
    what: Bilingual(
      "闭合引号之后还有内容；此行未采用。",
      "There is text behind a closing quote; the row was not taken."),
    remedy: Bilingual(
      "内容中的引号请写成两个引号。",
      "Write a quote that is part of the text twice."))

  /// A zero byte in a row.
  public static let eventZeroByte = Message(
    "EVENT-ZERO-BYTE", .error,
    what: Bilingual(
      "此行含有空字节（0x00），文件可能已损坏；此行未采用。",
      "The row holds a zero byte (0x00), so the file is probably damaged; it was not taken."),
    remedy: Bilingual(
      "请重新导出该文件。",
      "Export the file again."))

  /// Bytes that are not UTF-8.
  public static let eventUTF8 = Message(
    "EVENT-UTF8", .error,
    what: Bilingual(
      "此行含有非 UTF-8 字节（可能是 GBK）；此行未采用。",
      "The row holds bytes that are not UTF-8 (GBK, perhaps); it was not taken."),
    remedy: Bilingual(
      "请另存为“CSV UTF-8（逗号分隔）”后重新导入。",
      "Save the file as “CSV UTF-8 (comma delimited)” and take it in again."))

  /// A time that is none.
  public static let eventTime = Message(
    "EVENT-TIME", .error,
    what: Bilingual(
      "{column} 的值“{value}”不是有效时间；此行未采用。",
      "“{value}” in {column} is no time; the row was not taken."),
    remedy: Bilingual(
      "请写成 YYYY-MM-DD HH:MM:SS，例如 2026-10-05 09:30:00。",
      "Write it as YYYY-MM-DD HH:MM:SS, such as 2026-10-05 09:30:00."))

  /// A date that is none.
  public static let eventDay = Message(
    "EVENT-DAY", .error,
    what: Bilingual(
      "{column} 的值“{value}”不是有效日期；此行未采用。",
      "“{value}” in {column} is no date; the row was not taken."),
    remedy: Bilingual(
      "请写成 YYYY-MM-DD，例如 2026-10-05。",
      "Write it as YYYY-MM-DD, such as 2026-10-05."))

  /// A number that is none.
  public static let eventNumber = Message(
    "EVENT-NUMBER", .error,
    what: Bilingual(
      "{column} 的值“{value}”不是整数；此行未采用。",
      "“{value}” in {column} is no whole number; the row was not taken."),
    remedy: Bilingual(
      "请只写数字（金额以分为单位），不要千位逗号、小数点或单位。",
      "Write digits only (amounts in fen), without thousands commas, decimal point or unit."))

  /// An amount beyond a hundred billion yuan.
  public static let eventAmountRange = Message(
    "EVENT-AMOUNT-RANGE", .error,
    what: Bilingual(
      "{column} 的金额“{value}”超过一千亿元，不合常理；此行未采用。",
      "The amount “{value}” in {column} is beyond a hundred billion yuan; the row was not taken."),
    remedy: Bilingual(
      "金额以分为单位；请检查是否多写了位数。",
      "Amounts are in fen; look for digits too many."))

  /// A mark off the scale of 1 to 5.
  public static let eventScale = Message(
    "EVENT-SCALE", .error,
    what: Bilingual(
      "{column} 的值“{value}”不在 1 到 5 之间；此行未采用。",
      "“{value}” in {column} is not on the scale from 1 to 5; the row was not taken."),
    remedy: Bilingual(
      "请换算成 1 到 5 的整数。",
      "Translate it into a whole number from 1 to 5."))

  /// A word that is not one of those known.
  public static let eventValue = Message(
    "EVENT-VALUE", .error,
    what: Bilingual(
      "{column} 的值“{value}”不在允许范围内（{allowed}）；此行未采用。",
      "“{value}” in {column} is none of {allowed}; the row was not taken."),
    remedy: Bilingual(
      "请改为允许的值之一，区分大小写。",
      "Write one of these, in lower case."))

  /// An id that is empty where it may not be.
  public static let eventIDEmpty = Message(
    "EVENT-ID-EMPTY", .error,
    what: Bilingual(
      "{column} 为空；此行未采用。",
      "{column} is empty; the row was not taken."),
    remedy: Bilingual(
      "请补上编号。",
      "Fill in the id."))

  /// An id of more bytes than an id can have.
  public static let eventIDLong = Message(
    "EVENT-ID-LONG", .error,
    what: Bilingual(
      "{column} 超过 {limit} 字节，不像编号；此行未采用。",
      "{column} is longer than {limit} bytes and no id; the row was not taken."),
    remedy: Bilingual(
      "请检查列是否错位。",
      "Check whether the columns are shifted."))

  /// An id that has occurred before.
  public static let eventIDTwice = Message(
    "EVENT-ID-TWICE", .error,
    what: Bilingual(
      "{column}“{value}”已在 {first} 出现过；以第一次为准，此行未采用。",
      "{column} “{value}” occurs already at {first}; the first stands, this row was not taken."),
    remedy: Bilingual(
      "若确是另一条记录，请更正编号；若是重复导出，无需处理。",
      "Correct the id if this is another record; a record exported twice needs nothing."))

  /// More rows refused than are listed.
  public static let eventReasonsMore = Message(
    "EVENT-REASONS-MORE", .warning,
    what: Bilingual(
      "共有 {count} 行未采用，这里只列出前 {listed} 行。",
      "{count} rows were not taken; only the first {listed} are listed."),
    remedy: Bilingual(
      "请先处理列出的原因，它们多半相同。",
      "Deal with those listed first; the others are mostly of the same kind."))

  /// A folder that cannot be listed.
  public static let folderUnreadable = Message(
    "FOLDER-UNREADABLE", .error,
    what: Bilingual(
      "无法读取文件夹：{reason}。",
      "The folder cannot be read: {reason}."),
    remedy: Bilingual(
      "请检查路径和读取权限。",
      "Check the path and the permission to read."))

  /// A kind of events of which a file was refused.
  public static let eventKindIncomplete = Message(
    "EVENT-KIND-INCOMPLETE", .warning,
    what: Bilingual(
      "{kind} 有文件未采用，凡用到它的指标本月一律按“未采集”处理，不会按零计算。",
      "A file of {kind} was not taken, so every figure made of {kind} counts as not collected this month, never as 0."),
    remedy: Bilingual(
      "请修正该文件后重新导入。",
      "Put the file right and take it in again."))

  /// Refunds or reviews of orders that no file names.
  public static let eventOrderUnknown = Message(
    "EVENT-ORDER-UNKNOWN", .warning,
    what: Bilingual(
      "有 {count} 行的订单号不在订单文件中，未计入任何客服。",
      "{count} rows name an order that is in no order file; they count for nobody."),
    remedy: Bilingual(
      "若这些订单属于更早的月份，请把它们的订单文件一并导入。",
      "If the orders are of earlier months, take in their order files as well."))

  /// Rows of a platform account that belongs to no employee.
  public static let eventAccountUnowned = Message(
    "EVENT-ACCOUNT-UNOWNED", .warning,
    what: Bilingual(
      "账号“{account}”有 {count} 行在当日不属于任何员工，未计入任何人。",
      "{count} rows of account “{account}” belong to no employee on their day; they count for nobody."),
    remedy: Bilingual(
      "请在 accounts.csv 中补上该账号的归属和起止日期。",
      "Say in accounts.csv whose account it was, from and to which day."))

  /// Credited paid orders whose amount is not known.
  public static let eventAmountUnknown = Message(
    "EVENT-AMOUNT-UNKNOWN", .warning,
    what: Bilingual(
      "账号“{account}”有 {count} 个已付款订单没有金额，其销售额按“未采集”处理。",
      "{count} paid orders credited to account “{account}” have no amount, so its sales count as not collected."),
    remedy: Bilingual(
      "请导出含金额的订单表，或由财务提供销售额。",
      "Export the orders with their amounts, or let finance supply the sales."))

  /// Orders of a shop that name no buyer, so that what its accounts sold is missing.
  public static let orderBuyerUnnamed = Message(
    "ORDER-BUYER-UNNAMED", .warning,
    what: Bilingual(
      "店铺“{shop}”有 {count} 笔订单没有买家（合计 {yuan} 元），无法归到客服；该店铺各账号的成交、订单、售后等指标缺数据，不按 0 计。",
      "{count} orders of shop \"{shop}\" ({yuan} yuan in all) name no buyer, so that nobody can say whose they are: for the shop's accounts, conversions, orders, sales and after-sale cases are missing, and not 0."
    ),
    remedy: Bilingual(
      "导出含买家的订单；或由财务提供销售额，或在 company.yaml 的 reported_figures 中写明以平台报表为准；如果只是少数散客订单，可在口径中写 orders_without_buyer: nobody。",
      "Export the orders with their buyers; or let finance supply the sales, or say under reported_figures in company.yaml that the platform's report stands; if these are a few orders of nobody's, write orders_without_buyer: nobody in the rule set."
    ))

  /// The index of the evidence could not be written.
  public static let indexNotWritten = Message(
    "INDEX-NOT-WRITTEN", .warning,
    what: Bilingual(
      "证据索引没有写成（{why}）。指标不受影响，只是查找依据时要重读全部文件。",
      "The index of the evidence was not written ({why}). The figures are not affected; their rows are looked up by reading all files again."
    ),
    remedy: Bilingual(
      "请检查磁盘空间和文件夹的写入权限，然后重新运行该月。",
      "Check the free space and the permission to write into the folder, then run the month again."))

  /// An index that is damaged or of another version.
  public static let indexUnusable = Message(
    "INDEX-UNUSABLE", .warning,
    what: Bilingual(
      "证据索引已损坏或版本不同，改为直接读取文件。",
      "The index of the evidence is damaged or of another version; the files are read instead."),
    remedy: Bilingual("重新运行该月即可重建索引。", "Run the month again to make it anew."))

  /// Rows of a file that another file has too.
  public static let eventRepeated = Message(
    "EVENT-REPEATED", .note,
    what: Bilingual(
      "{total} 行中有 {count} 行与同类的其他文件重复，只计一次；由本文件计入 {new} 行。",
      "Of {total} rows {count} stand in another file too and count once; {new} count from this file."),
    remedy: Bilingual(
      "这是时间段重叠的导出的正常情况；有编号的行以后一个文件为准。",
      "This is normal for exports that overlap in time; of rows with an id the later file's stands."))
}
