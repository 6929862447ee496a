/// The messages about what the rows of exports become.
extension Message {
  static let intakeRows: [Message] = [
    .summaryRows, .sumUnderAccount, .sumUnclear, .rowLikeSum, .rowsUnmatched, .tookNothing, .conditionUnmet,
    .equalParts,
    .idYieldedTwice, .wordUnknown, .buyerGuest, .chatGuest, .priceTimesQuantity, .numberPoint,
  ]

  /// Rows of sums and means, told by what they are.
  public static let summaryRows = Message(
    "SUMMARY-ROWS", .note,
    what: Bilingual(
      "{count} 行是汇总或平均行（如“{value}”），不是客服的数据，未采用。",
      "{count} rows are sums or means (as \"{value}\") and no figures of an account; they were not taken."),
    remedy: Bilingual(
      "无需处理；若其实是客服账号，请先在 accounts.csv 登记。",
      "There is nothing to do; if it is an account after all, enter it in accounts.csv first."))

  /// A row under an account's name that is the sum of all others.
  public static let sumUnderAccount = Message(
    "SUM-UNDER-ACCOUNT", .error,
    what: Bilingual(
      "“{column}”为“{value}”的行，每一列都等于其他各行之和：它像是汇总行，却用了客服账号的名字；此行未采用。",
      "In the row whose \"{column}\" is \"{value}\" every column is the sum of the other rows: it seems to be a row of sums under an account's name, and was not taken."
    ),
    remedy: Bilingual(
      "请在平台核对这个账号自己的数字；确是汇总行的，删去它再导入；确是账号的，请由财务或人工补录。",
      "Check the account's own figures on the platform; remove the row if it is a sum, or enter the figures by hand if they are the account's."
    ))

  /// A row that is marked as a sum and is none.
  public static let sumUnclear = Message(
    "SUM-UNCLEAR", .error,
    what: Bilingual(
      "“{column}”为“{value}”的行没有其他行都有的日期或标识，像是小计，却不等于其他行之和或平均；此行未采用。",
      "The row whose \"{column}\" is \"{value}\" lacks the day or mark that all others have, like a sub-total, but is neither the sum nor the mean of others; it was not taken."
    ),
    remedy: Bilingual(
      "请补上缺少的日期或标识；若是汇总行，删去它再导入。",
      "Fill in the day or mark that is missing; remove the row if it is a sum."))

  /// A row under an account's name that equals the sum of the others in some columns.
  public static let rowLikeSum = Message(
    "ROW-LIKE-SUM", .warning,
    what: Bilingual(
      "“{column}”为“{value}”的行，有几列正好等于其他各行之和；已按客服的数据采用。",
      "In the row whose \"{column}\" is \"{value}\" some columns are just the sum of the other rows; it was taken as figures of the account."
    ),
    remedy: Bilingual("请核对它是不是汇总行；是的话删去它再导入。", "Check whether it is a row of sums, and remove it if it is."))

  /// Rows for which no condition of the dialect holds.
  public static let rowsUnmatched = Message(
    "ROWS-UNMATCHED", .warning,
    what: Bilingual(
      "有 {count} 行不符合方言里的任何条件，没有变成任何数据。这些行里的值：{met}。",
      "{count} rows meet no condition of the dialect and became nothing. Their values: {met}."),
    remedy: Bilingual(
      "请核对方言里的 when：这些值若应当采用，把它们写进条件；确实不用的，写进 drop。",
      "Check the conditions (when) of the dialect: add these values if the rows should count, or name them under drop.")
  )

  /// A file of which nothing was taken.
  public static let tookNothing = Message(
    "TOOK-NOTHING", .warning,
    what: Bilingual(
      "{rows} 行里没有一行被采用：{dropped} 行按方言不算数据。", "None of the {rows} rows was taken: {dropped} are no data by the dialect."
    ),
    remedy: Bilingual(
      "请核对导出的筛选条件，以及方言里的 drop。", "Check by what the export was filtered, and drop in the dialect."))

  /// A condition that no row of a file meets.
  public static let conditionUnmet = Message(
    "CONDITION-UNMET", .warning,
    what: Bilingual(
      "方言里变成 {file} 的条件“{condition}”没有一行符合。遇到的值：{met}。",
      "No row meets the condition \"{condition}\" by which rows become {file}. Values met: {met}."),
    remedy: Bilingual(
      "若这个文件里本来就没有这种行，无需处理；否则请把遇到的写法补进条件。",
      "If the file has no such rows there is nothing to do; otherwise add the words that were met to the condition."))

  /// Equal lines of an order whose parts add up.
  public static let equalParts = Message(
    "EQUAL-PARTS", .warning,
    what: Bilingual(
      "有 {count} 行与同一订单的另一行完全相同（如“{column}”为“{value}”的订单），只计了一次；没有计入的共 {yuan} 元。",
      "{count} rows equal another line of their order (as that whose \"{column}\" is \"{value}\") and were counted once; {yuan} yuan are left out."
    ),
    remedy: Bilingual(
      "若确是同一商品买了两件的两行，请导出带行号（子订单号）的表；若是重复导出，无需处理。",
      "If they are two lines of the same product, export the table with a number for each line; if they were exported twice there is nothing to do."
    ))

  /// Two rows of an export that become the same record.
  public static let idYieldedTwice = Message(
    "ID-YIELDED-TWICE", .error,
    what: Bilingual(
      "“{column}”的“{value}”已由第 {line} 行变成 {file} 里的一条记录；同一编号不能有两条，此行未采用。",
      "\"{value}\" in \"{column}\" became a record of {file} on row {line} already; an id stands once, and this row was not taken."
    ),
    remedy: Bilingual(
      "若同一编号有几行、以最后一行为准，请在方言里写 key 为该列、repeats: last；否则请换一列作编号。",
      "If an id has several rows of which the last stands, make the column the key of the dialect and say repeats: last; otherwise choose another column for the id."
    ))

  /// A word that the field does not know.
  public static let wordUnknown = Message(
    "WORD-UNKNOWN", .error,
    what: Bilingual(
      "“{column}”的“{value}”不是 {field} 可用的词（{allowed}）；此行未采用。",
      "\"{value}\" in \"{column}\" is not a known value of {field} ({allowed}); the row was not used."),
    remedy: Bilingual(
      "请⟨在“词”一栏写明它是哪一个|在方言的 values 里写明它是哪一个，或用 --value 指定⟩，如 {field}：{value}={first}。",
      "Say which one it is, ⟨under the words of the field|in values of the dialect or with --value⟩, as in {field}: {value}={first}."
    ))

  /// Rows whose buyer is written as a guest.
  public static let buyerGuest = Message(
    "BUYER-GUEST", .warning,
    what: Bilingual(
      "“{column}”有 {count} 行写的不是买家编号（游客、匿名、guest、- 之类）；它们不算同一个买家，也归不到任何买家。",
      "\"{column}\" names no buyer in {count} rows (guest, anonymous, - and the like); they are not one buyer, and no buyer's."
    ),
    remedy: Bilingual(
      "平台能导出买家编号的，请勾选那一列；不能的，这些订单归不到客服。",
      "Tick the column with the buyers' ids if the platform has one; otherwise these orders are credited to nobody."))

  /// A chat line of a guest.
  public static let chatGuest = Message(
    "CHAT-GUEST", .error,
    what: Bilingual(
      "“{column}”写的不是买家编号（游客、匿名之类），几位访客会变成同一个人；此行未采用。",
      "\"{column}\" names no buyer (guest, anonymous and the like), and several guests would be one person; the row was not taken."
    ),
    remedy: Bilingual("请导出带买家编号或会话编号的聊天记录。", "Export the chats with the ids of buyers or conversations."))

  /// An amount that is taken from a price beside a quantity.
  public static let priceTimesQuantity = Message(
    "PRICE-TIMES-QUANTITY", .warning,
    what: Bilingual(
      "“{column}”像是单价，而“{quantity}”有 {count} 行不是 1：采用的是单价，没有乘以数量。",
      "\"{column}\" seems to be the price of a piece, and \"{quantity}\" is not 1 in {count} rows: the price was taken as it stands, not times the quantity."
    ),
    remedy: Bilingual(
      "请改用实付金额或小计的列；没有这样的列时，先在表格里算好一列再导入。",
      "Use the column of the amount that was paid; if there is none, add one to the table before it is taken in."))

  /// Numbers whose point may set thousands apart.
  public static let numberPoint = Message(
    "NUMBER-POINT", .warning,
    what: Bilingual(
      "“{column}”有 {count} 行写作“{value}”这样：点号后正好三位，读作小数；若它是千位分隔，数值会差一千倍。",
      "\"{column}\" has {count} rows such as \"{value}\": three digits behind the point, read as decimals; if the point sets thousands apart they are a thousand times too small."
    ),
    remedy: Bilingual(
      "请核对这些行；是千位分隔的，请导出不带分隔符的数字。", "Check these rows; export the numbers without separators if it is."))
}
