extension Message {
  /// The messages about CSV texts and event files.
  static let events: [Message] = [
    .fileUnreadable, .fileEncoding, .csvQuoteOpen, .csvRowLong, .csvLineEnds, .eventColumnMissing, .eventColumnTwice,
    .eventFields, .eventQuotes, .eventZeroByte, .eventUTF8, .eventTime, .eventDay, .eventNumber, .eventAmountRange,
    .eventScale, .eventValue, .eventIDEmpty, .eventIDLong, .eventIDTwice, .eventReasonsMore, .folderUnreadable,
    .eventKindIncomplete, .eventOrderUnknown, .eventAccountUnowned, .eventAmountUnknown, .orderBuyerUnnamed,
    .indexNotWritten, .eventRepeated, .indexUnusable, .eventOrderOtherMonth, .eventAfterClosing, .eventNoSeconds,
    .eventOrderNoSeconds,
  ]

  /// A file that cannot be opened or read.
  public static let fileUnreadable = Message(
    "FILE-UNREADABLE", .error,
    what: Bilingual("无法读取文件：{reason}。", "Cannot read the file: {reason}."),
    remedy: Bilingual("检查路径和读取权限，并确认它是普通文件。", "Check the path and read permission, and that it is a regular file."))

  /// A text in UTF-16, UTF-32 or another encoding where UTF-8 is needed.
  public static let fileEncoding = Message(
    "FILE-ENCODING", .error,
    what: Bilingual(
      "文件不是 UTF-8 编码（可能是 {found}），整个文件未采用。", "The file is not UTF-8 (it appears to be {found}) and was not used."),
    remedy: Bilingual("另存为“CSV UTF-8（逗号分隔）”后重新导入。", "Save it as “CSV UTF-8 (comma delimited)” and import it again."))

  /// A quote that opens a field and is never closed: mostly a file that was cut off.
  public static let csvQuoteOpen = Message(
    "CSV-QUOTE-OPEN", .error,
    what: Bilingual(
      "此行的引号没有闭合，文件可能不完整；整个文件未采用。",
      "A quote opened on this line is never closed, so the file is probably incomplete; it was not used."),
    remedy: Bilingual(
      "重新导出并确认传输完整；内容中的引号要写成两个。",
      "Export it again and check that the transfer completed; write a quote within a value twice."))

  /// A row beyond the bound for one row.
  public static let csvRowLong = Message(
    "CSV-ROW-LONG", .error,
    what: Bilingual(
      "此行超过 {limit} MiB，不是表格数据；整个文件未采用。",
      "The row starting here is longer than {limit} MiB, so this is not a table; the file was not used."),
    remedy: Bilingual(
      "确认是逗号分隔的 CSV 文件，且每行以换行符结束。", "Check that this is a comma-separated CSV file with line feeds at row ends."))

  /// The lines of a file end in bare carriage returns.
  public static let csvLineEnds = Message(
    "CSV-LINE-ENDS", .error,
    what: Bilingual(
      "文件以单独的回车符（CR）换行，无法分行；整个文件未采用。",
      "Lines end in bare carriage returns (CR) and cannot be separated; the file was not used."),
    remedy: Bilingual("另存为“CSV UTF-8（逗号分隔）”后重新导入。", "Save it as “CSV UTF-8 (comma delimited)” and import it again."))

  /// An event file without a column it needs.
  public static let eventColumnMissing = Message(
    "EVENT-COLUMN-MISSING", .error,
    what: Bilingual(
      "表头缺少列：{columns}（现有：{found}）；整个文件未采用。",
      "Columns missing from the header: {columns} (present: {found}); the file was not used."),
    remedy: Bilingual(
      "补上这些列：列名须完全一致，以逗号分隔，顺序不限。", "Add these columns with exactly these names, separated by commas, in any order."))

  /// A header that names a column twice.
  public static let eventColumnTwice = Message(
    "EVENT-COLUMN-TWICE", .error,
    what: Bilingual(
      "表头中“{column}”重复，无法判断以哪一列为准；整个文件未采用。", "Column “{column}” appears twice in the header; the file was not used."),
    remedy: Bilingual("删除或改名其中一列。", "Remove or rename one of them."))

  /// A row with more or fewer fields than the header.
  public static let eventFields = Message(
    "EVENT-FIELDS", .error,
    what: Bilingual(
      "此行有 {found} 个字段，表头有 {expected} 个；此行未采用。",
      "The row has {found} fields but the header has {expected}; it was not used."),
    remedy: Bilingual(
      "检查多余或缺少的逗号；含逗号或换行的内容须加引号。",
      "Check for an extra or missing comma; quote values that contain commas or line feeds."))

  /// Text behind a closing quote.
  public static let eventQuotes = Message(
    "EVENT-QUOTES", .error,
    what: Bilingual("闭合引号之后还有内容；此行未采用。", "Text follows a closing quote; the row was not used."),
    remedy: Bilingual("内容中的引号写成两个。", "Write a quote within a value twice."))

  /// A zero byte in a row.
  public static let eventZeroByte = Message(
    "EVENT-ZERO-BYTE", .error,
    what: Bilingual(
      "此行含空字节（0x00），文件可能已损坏；此行未采用。", "The row contains a zero byte (0x00), so the file may be damaged; it was not used."
    ),
    remedy: Bilingual("重新导出该文件。", "Export the file again."))

  /// Bytes that are not UTF-8.
  public static let eventUTF8 = Message(
    "EVENT-UTF8", .error,
    what: Bilingual(
      "此行含非 UTF-8 字节（可能是 GBK）；此行未采用。", "The row contains bytes that are not UTF-8 (possibly GBK); it was not used."),
    remedy: Bilingual("另存为“CSV UTF-8（逗号分隔）”后重新导入。", "Save it as “CSV UTF-8 (comma delimited)” and import it again."))

  /// A time that is none.
  public static let eventTime = Message(
    "EVENT-TIME", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是有效时间；此行未采用。", "“{value}” in {column} is not a valid time; the row was not used."),
    remedy: Bilingual(
      "写成 YYYY-MM-DD HH:MM:SS，例如 2026-10-05 09:30:00。", "Use YYYY-MM-DD HH:MM:SS, such as 2026-10-05 09:30:00."))

  /// A date that is none.
  public static let eventDay = Message(
    "EVENT-DAY", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是有效日期；此行未采用。", "“{value}” in {column} is not a valid date; the row was not used."),
    remedy: Bilingual("写成 YYYY-MM-DD，例如 2026-10-05。", "Use YYYY-MM-DD, such as 2026-10-05."))

  /// A number that is none.
  public static let eventNumber = Message(
    "EVENT-NUMBER", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是整数；此行未采用。", "“{value}” in {column} is not a whole number; the row was not used."),
    remedy: Bilingual(
      "只写数字，不带千位逗号、小数点或单位；列名以 _cents 结尾的以分为单位。",
      "Use digits only, without thousands separators, decimals or unit; columns ending in _cents are in fen."))

  /// An amount beyond a hundred billion yuan.
  public static let eventAmountRange = Message(
    "EVENT-AMOUNT-RANGE", .error,
    what: Bilingual(
      "“{column}”的金额“{value}”超过一千亿元；此行未采用。",
      "The amount “{value}” in {column} exceeds a hundred billion yuan; the row was not used."),
    remedy: Bilingual("金额以分为单位，检查是否多写了位数。", "Amounts are in fen; check for extra digits."))

  /// A mark off the scale of 1 to 5.
  public static let eventScale = Message(
    "EVENT-SCALE", .error,
    what: Bilingual(
      "“{column}”的“{value}”不在 1 到 5 之间；此行未采用。", "“{value}” in {column} is not between 1 and 5; the row was not used."),
    remedy: Bilingual("换算成 1 到 5 的整数。", "Convert it to a whole number from 1 to 5."))

  /// A word that is not one of those known.
  public static let eventValue = Message(
    "EVENT-VALUE", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是可用的值（{allowed}）；此行未采用。",
      "“{value}” in {column} is not one of {allowed}; the row was not used."),
    remedy: Bilingual("改为其中之一，注意大小写。", "Use one of these values, in lower case."))

  /// An id that is empty where it may not be.
  public static let eventIDEmpty = Message(
    "EVENT-ID-EMPTY", .error,
    what: Bilingual("“{column}”为空；此行未采用。", "{column} is empty; the row was not used."),
    remedy: Bilingual("补上编号。", "Fill in the id."))

  /// An id of more bytes than an id can have.
  public static let eventIDLong = Message(
    "EVENT-ID-LONG", .error,
    what: Bilingual(
      "“{column}”超过 {limit} 字节，不是编号；此行未采用。",
      "{column} is longer than {limit} bytes and cannot be an id; the row was not used."),
    remedy: Bilingual("检查列是否错位。", "Check whether columns are shifted."))

  /// An id that has occurred before.
  public static let eventIDTwice = Message(
    "EVENT-ID-TWICE", .error,
    what: Bilingual(
      "“{column}”的“{value}”已在 {first} 出现，以第一次为准；此行未采用。",
      "{column} “{value}” already appears at {first}, which stands; this row was not used."),
    remedy: Bilingual(
      "如是另一条记录，改正编号；如是重复导出，无需处理。",
      "Correct the id if this is a different record; nothing to do if it was exported twice."))

  /// More rows refused than are listed.
  public static let eventReasonsMore = Message(
    "EVENT-REASONS-MORE", .warning,
    what: Bilingual(
      "共有 {count} 行未采用，只列出前 {listed} 行。", "{count} rows were not used; only the first {listed} are listed."),
    remedy: Bilingual("先处理已列出的，其余多为同样原因。", "Fix those listed first; the rest usually have the same cause."))

  /// A folder that cannot be listed.
  public static let folderUnreadable = Message(
    "FOLDER-UNREADABLE", .error,
    what: Bilingual("无法读取文件夹：{reason}。", "Cannot read the folder: {reason}."),
    remedy: Bilingual("检查路径和读取权限。", "Check the path and read permission."))

  /// A kind of events of which a file was refused.
  public static let eventKindIncomplete = Message(
    "EVENT-KIND-INCOMPLETE", .warning,
    what: Bilingual(
      "{kind} 有文件未采用，用到它的指标本月按“未采集”处理，不按 0 计算。",
      "A file of {kind} was not used, so all figures based on {kind} count as not collected this month, not as 0."),
    remedy: Bilingual("改正该文件后重新导入。", "Correct the file and import it again."))

  /// Refunds or reviews of orders that no file names.
  public static let eventOrderUnknown = Message(
    "EVENT-ORDER-UNKNOWN", .warning,
    what: Bilingual(
      "有 {count} 行{sum}的订单不在 {month} 的订单文件中，本月未计入任何客服：{rows}。",
      "{count} rows{sum} name an order that is in no order file of {month}; in this month they count for nobody: "
        + "{rows}."),
    remedy: Bilingual(
      "退款和评价计入订单所在的月份。订单是上个月的，不必移动：在该月关账日之前的，重新计算该月时自动计入；是更早月份的，把这些行放进该月的收件夹再计算。该月已锁定的，用 kaohe adjust "
        + "记一笔调整。订单是本月的，请补上缺少的订单文件。",
      "Refunds and reviews count in the month of their order. Of the month before they stay where they are: up to its "
        + "closing date they count once that month is computed again; of an earlier month, put the rows into its inbox and "
        + "compute it. Where that month is locked, record an adjustment with kaohe adjust. If the orders are of this month, "
        + "take in the order file that is missing."))

  /// Refunds or reviews of orders that are counted in another month.
  public static let eventOrderOtherMonth = Message(
    "EVENT-ORDER-OTHER-MONTH", .warning,
    what: Bilingual(
      "有 {count} 行{sum}的订单不是 {month} 的订单，计入订单所在的月份，不计入本月：{rows}。",
      "{count} rows{sum} are of orders that are not counted in {month}; they belong to the month of their order: "
        + "{rows}."),
    remedy: Bilingual(
      "订单是上个月的，不必移动：在该月关账日之前的，重新计算该月时自动计入；是更早月份的，把这些行放进该月的收件夹再计算。该月已锁定的，用 kaohe adjust 记一笔调整。",
      "Of the month before they stay where they are: up to its closing date they count once that month is computed again; "
        + "of an earlier month, put the rows into its inbox and compute it. Where that month is locked, record an "
        + "adjustment with kaohe adjust."))

  /// Refunds or reviews that came after the month's closing date.
  public static let eventAfterClosing = Message(
    "EVENT-AFTER-CLOSING", .warning,
    what: Bilingual(
      "有 {count} 行{sum}晚于 {month} 的关账日 {closing}，不计入 {month}：{rows}。",
      "{count} rows{sum} are later than {closing}, the closing date of {month}, and do not count in it: {rows}."),
    remedy: Bilingual(
      "需要算进工资的，在 {month} 锁定后用 kaohe adjust 改正相应指标，差额在以后月份结算。关账日在 company.yaml 的 closing_day 中设定（默认次月 8 日）。",
      "Where they are to count in pay, correct the figures with kaohe adjust once {month} is locked; the difference is "
        + "settled in a later month. The closing date is closing_day in company.yaml (day 8 of the next month unless given)."
    ))

  /// Chat lines whose moments have no seconds.
  public static let eventNoSeconds = Message(
    "EVENT-NO-SECONDS", .warning,
    what: Bilingual(
      "有 {count} 行聊天记录的时间没有秒（首行在此）。涉及这些行的响应时间无法得出，按缺失处理：相隔一分钟的一问一答，实际可能是 1 秒到 119 秒。",
      "{count} chat lines have times without seconds (the first is here). What responses between them took is missing: a "
        + "question and an answer one minute apart may be 1 to 119 seconds apart."),
    remedy: Bilingual(
      "请重新导出聊天记录，不要用表格软件打开后再保存；或改用平台报表的响应时间。",
      "Export the chats again and do not save them from a spreadsheet; or let the response times of the platform's report "
        + "stand."))

  /// Orders whose moments have no seconds.
  public static let eventOrderNoSeconds = Message(
    "EVENT-ORDER-NO-SECONDS", .warning,
    what: Bilingual(
      "有 {count} 行订单的时间没有秒（首行在此）。与聊天同在一分钟内的订单分不出先后；取该分钟的首秒和末秒结果不同的指标按缺失处理。",
      "{count} orders have times without seconds (the first is here). Within a minute it cannot be told whether the order or "
        + "a chat line came first; figures that differ between the first and the last second of the minute are missing."
    ),
    remedy: Bilingual(
      "请重新导出订单，不要用表格软件打开后再保存。",
      "Export the orders again and do not save them from a spreadsheet."))

  /// Rows of a platform account that belongs to no employee.
  public static let eventAccountUnowned = Message(
    "EVENT-ACCOUNT-UNOWNED", .warning,
    what: Bilingual(
      "账号“{account}”有 {count} 行当日没有归属人，未计入任何人。",
      "{count} rows of account “{account}” have no owner on their date and were not counted for anybody."),
    remedy: Bilingual(
      "登记该账号的归属人和起止日期⟨|（accounts.csv）⟩。",
      "Register the owner of the account with start and end dates⟨| (accounts.csv)⟩."))

  /// Credited paid orders whose amount is not known.
  public static let eventAmountUnknown = Message(
    "EVENT-AMOUNT-UNKNOWN", .warning,
    what: Bilingual(
      "账号“{account}”有 {count} 个已付款订单没有金额，销售额按“未采集”处理。",
      "{count} paid orders of account “{account}” have no amount, so its sales count as not collected."),
    remedy: Bilingual("导出含金额的订单，或由财务提供销售额。", "Export orders with amounts, or let finance supply the sales."))

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
      "证据索引未能写入（{why}）。指标不受影响，查找依据时需重读全部文件。",
      "The evidence index could not be written ({why}). Figures are not affected, but evidence is looked up by rereading all files."
    ),
    remedy: Bilingual("检查磁盘空间和写入权限，然后重新运行该月。", "Check disk space and write permission, then run the month again."))

  /// An index that is damaged or of another version.
  public static let indexUnusable = Message(
    "INDEX-UNUSABLE", .warning,
    what: Bilingual(
      "证据索引已损坏或版本不符，改为直接读取文件。", "The evidence index is damaged or from another version; files are read instead."),
    remedy: Bilingual("重新运行该月即可重建。", "Run the month again to rebuild it."))

  /// Rows of a file that another file has too.
  public static let eventRepeated = Message(
    "EVENT-REPEATED", .note,
    what: Bilingual(
      "{total} 行中有 {count} 行与其他文件重复，只计一次；本文件计入 {new} 行。",
      "{count} of {total} rows also appear in another file and count once; {new} rows of this file count."),
    remedy: Bilingual(
      "导出日期重叠时属正常；有编号的行以后一个文件为准。", "This is normal when exports overlap; for rows with an id, the later file stands."))
}
