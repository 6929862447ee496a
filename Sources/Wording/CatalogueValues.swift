extension Message {
  /// The messages about what values of an export mean, and what was lost of them on the way.
  static let intakeValues: [Message] = [
    .stateUnknown, .stateUndecided, .stateNeedsRefunds, .stateNotOne, .stateMeaningNone, .stateUnreadable,
    .rowsBookkeeping, .refundNegative, .refundSignMixed, .fieldRounded, .figureRounded, .idsEndInZeros, .mergedAmount,
    .formulaWithoutValue, .rowsHidden, .columnsHidden, .sheetHidden, .sheetHiddenTaken, .workbookMerges, .exportOlder,
    .exportTakesBack,
  ]

  /// A word in a column of states whose meaning nobody said.
  public static let stateUnknown = Message(
    "STATE-UNKNOWN", .error,
    what: Bilingual(
      "“{column}”里的“{word}”不知道是什么意思：共 {count} 行，金额 {yuan} 元（第 {lines} 行），都没有采用，也没有算作已售。",
      "What \"{word}\" in \"{column}\" means is not known: {count} rows, {yuan} yuan (rows {lines}). None was used, and none counts as sold."
    ),
    remedy: Bilingual(
      "请告诉程序这个词的意思，以后的导入都照此处理：⟨在导入预览页上为它选一个含义|kaohe import … --state \"{column}:{word}=含义\"⟩。可选的含义：{meanings}。",
      "Say what it means, once for all later imports: ⟨choose a meaning on the page of the preview|kaohe import … --state \"{column}:{word}=MEANING\"⟩. Meanings: {meanings}."
    ))

  /// A state that says that part of the money went back, in an export that does not say how much.
  public static let stateUndecided = Message(
    "STATE-UNDECIDED", .error,
    what: Bilingual(
      "“{column}”为“{word}”的 {count} 行（金额 {yuan} 元，第 {lines} 行）退了一部分钱，但导出里没有退了多少；这些行没有采用。",
      "{count} rows whose \"{column}\" is \"{word}\" ({yuan} yuan, rows {lines}) had part of the money returned, and the export does not say how much; they were not used."
    ),
    remedy: Bilingual(
      "如果退款另有文件（退款单、refunds.csv），把这个词定为 none，订单照常计入；如果按全额退款计，定为 refunded：⟨在导入预览页上选择|kaohe import … --state \"{column}:{word}=none\"⟩。",
      "Where the refunds come in a file of their own (an after-sale export, refunds.csv) let the word mean none, and the orders count; let it mean refunded to count all of it as returned: ⟨choose on the page of the preview|kaohe import … --state \"{column}:{word}=none\"⟩."
    ))

  /// Orders of a company's own mapping whose money went back.
  public static let stateNeedsRefunds = Message(
    "STATE-NEEDS-REFUNDS", .warning,
    what: Bilingual(
      "{count} 个订单的“{column}”说已经退款；这个对应关系只有订单，退款本身没有计入。",
      "By \"{column}\" the money of {count} orders was returned; this mapping takes orders only, and the refunds are not in it."
    ),
    remedy: Bilingual(
      "请另外导入退款的文件（refunds.csv 或平台的退款单）。",
      "Import the refunds too (refunds.csv, or the platform's after-sale export)."))

  /// A word that is given a meaning in a column that holds no states.
  public static let stateNotOne = Message(
    "STATE-NOT-ONE", .error,
    what: Bilingual(
      "“{column}”不是这个文件的状态列，无法为“{word}”指定含义。",
      "\"{column}\" is not a column of states in this file, so \"{word}\" cannot be given a meaning."),
    remedy: Bilingual("这个文件的状态列：{known}。", "The columns of states of this file: {known}."))

  /// A meaning that a column does not know.
  public static let stateMeaningNone = Message(
    "STATE-MEANING-NONE", .error,
    what: Bilingual("“{column}”里的词没有“{meaning}”这种含义。", "A word in \"{column}\" cannot mean \"{meaning}\"."),
    remedy: Bilingual("可选的含义：{meanings}。", "Meanings: {meanings}."))

  /// A meaning of a wrong form.
  public static let stateUnreadable = Message(
    "STATE-UNREADABLE", .error,
    what: Bilingual("“{text}”的格式不对。", "\"{text}\" cannot be read."),
    remedy: Bilingual("写法如：{example}。", "It is written as {example}."))

  /// Rows that a platform writes for itself.
  public static let rowsBookkeeping = Message(
    "ROWS-BOOKKEEPING", .note,
    what: Bilingual(
      "{count} 行（金额 {yuan} 元）是平台自己的记录，例如被拆分的原订单，既不算销售也不算退款；拆出来的订单各自计入。",
      "{count} rows ({yuan} yuan) are bookkeeping of the platform, such as an order that was split; they are neither sales nor refunds, and the orders they were split into count."
    ),
    remedy: Bilingual("请确认拆出来的订单也在导出文件里。", "Check that the orders they were split into are in the export too."))

  /// Refunds that an export writes below 0.
  public static let refundNegative = Message(
    "REFUND-NEGATIVE", .note,
    what: Bilingual(
      "这个文件把退款写成负数（“{column}”，{count} 行）；按退款 {yuan} 元计。",
      "This file writes refunds below 0 (\"{column}\", {count} rows); they count as {yuan} yuan refunded."),
    remedy: Bilingual("无需处理。", "There is nothing to do."))

  /// A refund below 0 among others above 0.
  public static let refundSignMixed = Message(
    "REFUND-SIGN-MIXED", .error,
    what: Bilingual(
      "“{column}”里既有正数也有负数，“{value}”可能是退款，也可能是退款的冲销；此行未采用。",
      "\"{column}\" has amounts above and below 0, and \"{value}\" may be a refund or the reversal of one; the row was not used."
    ),
    remedy: Bilingual(
      "请在平台查明：是退款就改成正数；是冲销就把它和被冲销的那一行一起删去，或按剩下的金额写一行。",
      "Look it up on the platform: write a refund above 0; remove a reversal together with the row it reverses, or write one row with what is left."
    ))

  /// An amount that is rounded.
  public static let fieldRounded = Message(
    "FIELD-ROUNDED", .error,
    what: Bilingual(
      "“{column}”的“{value}”是约数（实际在 {range} 之间），不能当作准确的数；此行未采用。",
      "\"{value}\" in \"{column}\" is rounded (it stands for {range}) and no exact number; the row was not used."),
    remedy: Bilingual("请导出明细，或填写完整的数字。", "Export the details, or write the number in full."))

  /// Figures of a report that are rounded.
  public static let figureRounded = Message(
    "FIGURE-ROUNDED", .warning,
    what: Bilingual(
      "“{column}”的“{value}”是约数（实际在 {range} 之间）；{count} 行的这个数字按缺失处理，没有当作准确的数。",
      "\"{value}\" in \"{column}\" is rounded (it stands for {range}); the figure is missing in {count} rows and not taken for an exact one."
    ),
    remedy: Bilingual(
      "请导出不缩写的报表，或由财务、人事填写准确的数字。", "Export a report that does not shorten numbers, or have the exact figure supplied."))

  /// Ids that all end in zeros.
  public static let idsEndInZeros = Message(
    "IDS-END-IN-ZEROS", .warning,
    what: Bilingual(
      "“{column}”的 {count} 个编号（如 {value}）第 16 位起全是 0：文件很可能被电子表格打开再保存过，末尾的位数已经丢失，这些行对不上退款、评价和聊天。",
      "All {count} ids in \"{column}\" (such as {value}) have zeros from their 16th digit on: a spreadsheet probably opened and saved the file, their last digits are lost, and the rows do not meet their refunds, reviews and chats."
    ),
    remedy: Bilingual(
      "请取出这个文件，改用平台的原始导出文件。", "Take the file out and use the platform's original export."))

  /// A number that is merged over several rows.
  public static let mergedAmount = Message(
    "MERGED-AMOUNT", .error,
    what: Bilingual(
      "“{column}”的“{value}”是跨几行的合并单元格，一个数不能给几行各算一次；此行未采用。",
      "\"{value}\" in \"{column}\" is one number in a cell merged over several rows, and cannot count for each; the row was not used."
    ),
    remedy: Bilingual("请取消合并，为每一行写上它自己的数。", "Unmerge the cells and write each row's own number."))

  /// A formula without a value.
  public static let formulaWithoutValue = Message(
    "FORMULA-WITHOUT-VALUE", .error,
    what: Bilingual(
      "“{column}”是公式，文件里没有存它的结果；结果不是 0 也不是空，此行未采用。",
      "\"{column}\" holds a formula whose result the file does not keep; it is neither 0 nor empty, and the row was not used."
    ),
    remedy: Bilingual(
      "请用 Excel 或 WPS 打开文件，等它算完后保存，再导入。", "Open the file in Excel or WPS, let it compute, save it, and import it again."
    ))

  /// Rows that a filter or a hand hides.
  public static let rowsHidden = Message(
    "ROWS-HIDDEN", .warning,
    what: Bilingual(
      "表里有 {count} 行被隐藏或被筛选掉（第一行是第 {first} 行）；它们也是导出的数据，已一并采用。",
      "{count} rows of the sheet are hidden or filtered out (the first is row {first}); they are data of the export and were taken with the others."
    ),
    remedy: Bilingual(
      "如果不该计入，请从文件里删去这些行后重新导入。", "Delete them from the file and import it again if they should not count."))

  /// Columns that are hidden.
  public static let columnsHidden = Message(
    "COLUMNS-HIDDEN", .note,
    what: Bilingual("隐藏的列照常采用：{columns}。", "Hidden columns were taken as well: {columns}."),
    remedy: Bilingual("无需处理。", "There is nothing to do."))

  /// A sheet that people do not see.
  public static let sheetHidden = Message(
    "SHEET-HIDDEN", .warning,
    what: Bilingual(
      "工作表“{sheet}”是隐藏的，有 {count} 行数据，没有采用。",
      "The sheet \"{sheet}\" is hidden and holds {count} rows; it was not taken."),
    remedy: Bilingual("如果应当计入，请取消隐藏后重新导入。", "Unhide it and import the file again if it should count."))

  /// A file all of whose sheets are hidden.
  public static let sheetHiddenTaken = Message(
    "SHEET-HIDDEN-TAKEN", .warning,
    what: Bilingual(
      "工作表“{sheet}”是隐藏的，但文件里没有别的数据；它的 {count} 行已采用。",
      "The sheet \"{sheet}\" is hidden, but the file holds no other data; its {count} rows were taken."),
    remedy: Bilingual("请核对这是不是要导入的数据。", "Check that these are the data to be imported."))

  /// More merged cells than any sheet has.
  public static let workbookMerges = Message(
    "WORKBOOK-MERGES", .error,
    what: Bilingual(
      "合并单元格超过 {limit} 处，整个文件未采用。", "There are more than {limit} merged cells; none of the file was taken."),
    remedy: Bilingual("请核实文件来源，或取消合并后再导入。", "Check where the file came from, or unmerge the cells."))

  /// An export that is older than one which was taken in before.
  public static let exportOlder = Message(
    "EXPORT-OLDER", .warning,
    what: Bilingual(
      "这个文件导出于 {time}，早于已导入的 {other}（{otherTime}）；两者都有的 {count} 行以较新的为准。其中订单 {order}：这里的退款是 {refunded} 元，较新的文件是 {standing} 元。",
      "This file was exported at {time}, before {other} ({otherTime}); of {count} rows that both show, the newer file's stand. Order {order}, for one: {refunded} yuan refunded here, {standing} yuan in the newer file."
    ),
    remedy: Bilingual(
      "无需处理；若应以这个文件为准，请先取出较新的文件。", "Nothing to do; take the newer file out first if this one should stand."))

  /// An export under which money that had gone back has not.
  public static let exportTakesBack = Message(
    "EXPORT-TAKES-BACK", .warning,
    what: Bilingual(
      "订单 {order}：之前的 {earlier} 有退款 {before} 元、已付款 {paidBefore} 元，这个文件（{row}）是退款 {now} 元、已付款 {paidNow} 元；以这个文件为准。",
      "Order {order}: {earlier} had {before} yuan refunded and {paidBefore} yuan paid, this file ({row}) has {now} yuan refunded and {paidNow} yuan paid, and stands."
    ),
    remedy: Bilingual(
      "请核对两个文件哪个较新；如果这个文件较旧，请取出它。", "Check which file is the newer; take this one out if it is the older."))
}
