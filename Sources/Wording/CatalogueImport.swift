/// The messages about taking files in ahead of a run.
extension Message {
  static let imports: [Message] = [
    .mappingID, .mappingFieldUnknown, .mappingFieldMissing, .mappingColumnUnknown, .importBusy, .buyerKeyUnusable,
    .buyerKeyLost, .exportOverlaps, .rowReplaced, .suppliedTwice, .shopUnknown, .folderTooFull, .importPaper,
    .importUnknown,
    .dialectTaken, .dialectTakesNothing, .mappingTarget, .mappingFieldTwice, .mappingUnreadable,
    .figuresPartly,
  ]

  /// Figures of days some of which another report covers too.
  public static let figuresPartly = Message(
    "FIGURES-PARTLY", .error,
    what: Bilingual(
      "{count} 项数字的期间与之前的报表部分重叠（如 {row} 与 {earlier}），相加会重复计算，未采用。",
      "{count} figures are of days some of which an earlier report covers too (as {row} and {earlier}); adding both would count days twice, and these were not taken."
    ),
    remedy: Bilingual(
      "请换成期间不重叠的报表，或一份覆盖之前全部日期的报表。",
      "Use reports whose days do not overlap, or one that covers all days of the earlier ones."))

  /// A file that is no canonical one.
  public static let mappingTarget = Message(
    "MAPPING-TARGET", .error,
    what: Bilingual(
      "“{file}”不是标准文件。", "\"{file}\" is not a canonical file."),
    remedy: Bilingual("{guess}可用的标准文件：{known}。", "{guess}Canonical files: {known}."))

  /// A field that two mappings name.
  public static let mappingFieldTwice = Message(
    "MAPPING-FIELD-TWICE", .error,
    what: Bilingual("字段“{field}”指定了两次来源。", "A source was named twice for the field \"{field}\"."),
    remedy: Bilingual("请只留一个 --map。", "Keep one --map of it."))

  /// A mapping of a wrong form.
  public static let mappingUnreadable = Message(
    "MAPPING-UNREADABLE", .error,
    what: Bilingual("看不懂“{text}”。", "\"{text}\" cannot be read."),
    remedy: Bilingual("写法如：{example}。", "It is written as {example}."))

  /// A shop that accounts.csv does not know.
  public static let shopUnknown = Message(
    "SHOP-UNKNOWN", .error,
    what: Bilingual("accounts.csv 里没有店铺“{shop}”。", "accounts.csv knows no shop \"{shop}\"."),
    remedy: Bilingual(
      "{guess}已有店铺：{known}。新店铺请先登记其客服账号⟨|（accounts.csv）⟩。",
      "{guess}Known shops: {known}. Register the accounts of a new shop first⟨| (accounts.csv)⟩."))

  /// A folder that is no folder of exports.
  public static let folderTooFull = Message(
    "FOLDER-TOO-FULL", .error,
    what: Bilingual(
      "文件夹太深（超过 8 层）或文件太多（超过 10000 个）。",
      "The folder is too deep (more than 8 levels) or too full (more than 10,000 files)."),
    remedy: Bilingual("请只指定放导出文件的文件夹。", "Name the folder that holds the exports, and nothing else."))

  /// A paper that people write, and no export.
  public static let importPaper = Message(
    "IMPORT-PAPER", .error,
    what: Bilingual(
      "{file} 是人填写的表，不是导出文件，未导入。", "{file} is a paper that people write, not an export; it was not imported."),
    remedy: Bilingual("请把它放进 {folder}。", "Put it into {folder}."))

  /// No import of that hash, or several.
  public static let importUnknown = Message(
    "IMPORT-UNKNOWN", .error,
    what: Bilingual(
      "以“{hash}”开头的导入有 {count} 个，需要正好一个。", "{count} imports begin with \"{hash}\"; it has to be exactly one."),
    remedy: Bilingual(
      "用 kaohe import --list 查看；至少给出 8 位，必要时加 --month。",
      "Look at kaohe import --list; give at least 8 digits, and --month where it helps."))

  /// A dialect of that id is there.
  public static let dialectTaken = Message(
    "DIALECT-TAKEN", .error,
    what: Bilingual("已有编号为“{id}”的方言，没有改动它。", "There is a dialect of the id \"{id}\" already; it was left as it is."),
    remedy: Bilingual("请换一个编号，或先删除 {file}。", "Choose another id, or delete {file} first."))

  /// A mapping under which no row can be read.
  public static let dialectTakesNothing = Message(
    "DIALECT-TAKES-NOTHING", .error,
    what: Bilingual(
      "按这个对应关系，{rows} 行里没有一行能用，方言未保存。",
      "Under this mapping none of the {rows} rows can be used; the dialect was not saved."),
    remedy: Bilingual("请看上面各行的原因，改正 --map 后再试。", "See why above, correct --map and try again."))

  /// Another import is under way.
  public static let importBusy = Message(
    "IMPORT-BUSY", .error,
    what: Bilingual("另一个导入正在进行，本次没有开始。", "Another import is under way; this one did not begin."),
    remedy: Bilingual("请等它结束后再试。", "Wait until it has ended and try again."))

  /// The key of the buyers' pseudonyms cannot be read.
  public static let buyerKeyUnusable = Message(
    "BUYER-KEY-UNUSABLE", .error,
    what: Bilingual(
      "买家假名的密钥不能使用：它应当是 32 字节，并且可以读取。",
      "The key of the buyers' pseudonyms cannot be used: it has to be 32 bytes that can be read."),
    remedy: Bilingual(
      "检查文件的权限，或从备份恢复它；在没有导入过文件时，也可以删除它，让程序重新生成。",
      "Check the file's permissions or restore it from a backup; where nothing was imported yet it can be deleted and is made anew."
    ))

  /// Files were taken in under another key than the one that is there.
  public static let buyerKeyLost = Message(
    "BUYER-KEY-LOST", .error,
    what: Bilingual(
      "已导入的文件用的是另一把买家密钥，现在的密钥对不上（或不在了）；继续下去，同一位买家会变成两个人。",
      "Files were imported under another key of the buyers' pseudonyms than the one here, if there is one; going on would make two people of one buyer."
    ),
    remedy: Bilingual(
      "从备份恢复 .keys/buyers.key；实在找不回，就用 kaohe import --remove 取出含买家的导入，再从平台的导出文件重新导入。",
      "Restore .keys/buyers.key from a backup; if it is gone for good, take the imports that name buyers out with kaohe import --remove and import the platforms' files again."
    ))

  /// An export that shows rows which earlier ones show too.
  public static let exportOverlaps = Message(
    "EXPORT-OVERLAPS", .note,
    what: Bilingual(
      "{rows} 行中，{already} 行之前已有，{changed} 行有变化，{new} 行是新的。",
      "{rows} rows, of which {already} were there already, {changed} changed, {new} new."),
    remedy: Bilingual(
      "无需处理：相同的行只算一次，有变化的以后来的为准。", "Nothing to do: the same row counts once, and of a changed one the later stands."))

  /// A row that a later export shows with other values.
  public static let rowReplaced = Message(
    "ROW-REPLACED", .note,
    what: Bilingual(
      "{row} 与之前的 {earlier} 是同一行，内容已变化，以这一行为准。", "{row} is the row {earlier} with other values; it stands now."),
    remedy: Bilingual(
      "无需处理；若应以之前的为准，请取出后来的文件。", "Nothing to do; take the later file out if the earlier one should stand."))

  /// Figures that two files give.
  public static let suppliedTwice = Message(
    "SUPPLIED-TWICE", .warning,
    what: Bilingual(
      "这个文件给出的 {count} 项数字，之前的文件也给过，以这个文件为准：{earlier}。",
      "{count} of the figures in this file were given by an earlier one too, and stand as they are here: {earlier}."),
    remedy: Bilingual(
      "若应以之前的为准，请取出其中一个文件。", "Take one of the two files out if the earlier one should stand."))

  /// A dialect's id that cannot be a file's name.
  public static let mappingID = Message(
    "MAPPING-ID", .error,
    what: Bilingual("“{id}”不能作为方言编号。", "\"{id}\" cannot be the id of a dialect."),
    remedy: Bilingual(
      "请用 1 到 60 个小写字母、数字、连字符和下划线，如 my-shop-orders。",
      "Use 1 to 60 small letters, digits, hyphens and underscores, as in my-shop-orders."))

  /// A field that the canonical file does not have.
  public static let mappingFieldUnknown = Message(
    "MAPPING-FIELD-UNKNOWN", .error,
    what: Bilingual("{file} 没有字段“{field}”。", "{file} has no field \"{field}\"."),
    remedy: Bilingual("可用的字段：{known}。", "Its fields: {known}."))

  /// Fields that no column was named for.
  public static let mappingFieldMissing = Message(
    "MAPPING-FIELD-MISSING", .error,
    what: Bilingual("{file} 还缺这些字段的来源：{fields}。", "{file} still needs a source for: {fields}."),
    remedy: Bilingual(
      "用 --map 字段=列名 指定；整列相同的用 --map 字段=:固定值。",
      "Name one with --map FIELD=COLUMN, or --map FIELD=:VALUE where it is the same in every row."))

  /// A column that the table does not have.
  public static let mappingColumnUnknown = Message(
    "MAPPING-COLUMN-UNKNOWN", .error,
    what: Bilingual(
      "表里没有列“{column}”。", "The table has no column \"{column}\"."),
    remedy: Bilingual("{guess}表里的列：{found}。", "{guess}Columns of the table: {found}."))
}
