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
      "{count} 项数据与之前报表的期间部分重叠（如 {row} 与 {earlier}），相加会重复计算，未采用。",
      "{count} figures cover days that partly overlap an earlier report (such as {row} and {earlier}); adding them would count days twice, so they were not used."
    ),
    remedy: Bilingual("改用期间不重叠的报表，或一份覆盖全部日期的报表。", "Use reports that do not overlap, or one that covers all the days."))

  /// A file that is no canonical one.
  public static let mappingTarget = Message(
    "MAPPING-TARGET", .error,
    what: Bilingual(
      "“{file}”不是标准文件。", "\"{file}\" is not a canonical file."),
    remedy: Bilingual("{guess}可用的标准文件：{known}。", "{guess}Canonical files: {known}."))

  /// A field that two mappings name.
  public static let mappingFieldTwice = Message(
    "MAPPING-FIELD-TWICE", .error,
    what: Bilingual("字段“{field}”指定了两个来源。", "The field \"{field}\" has two sources."),
    remedy: Bilingual("⟨只选一列|只留一个 --map⟩。", "⟨Choose one column|Keep one --map for it⟩."))

  /// A mapping of a wrong form.
  public static let mappingUnreadable = Message(
    "MAPPING-UNREADABLE", .error,
    what: Bilingual("无法识别“{text}”。", "Cannot parse \"{text}\"."),
    remedy: Bilingual("格式如：{example}。", "The format is {example}."))

  /// A shop that accounts.csv does not know.
  public static let shopUnknown = Message(
    "SHOP-UNKNOWN", .error,
    what: Bilingual("没有登记店铺“{shop}”。", "Unknown shop \"{shop}\"."),
    remedy: Bilingual(
      "{guess}已有店铺：{known}。新店铺请先登记其客服账号⟨|（accounts.csv）⟩。",
      "{guess}Known shops: {known}. Register the accounts of a new shop first⟨| (accounts.csv)⟩."))

  /// A folder that is no folder of exports.
  public static let folderTooFull = Message(
    "FOLDER-TOO-FULL", .error,
    what: Bilingual("文件夹超过 8 层，或文件超过 10000 个。", "The folder has more than 8 levels or more than 10,000 files."),
    remedy: Bilingual("只指定存放导出文件的文件夹。", "Specify only the folder that contains the exports."))

  /// A paper that people write, and no export.
  public static let importPaper = Message(
    "IMPORT-PAPER", .error,
    what: Bilingual(
      "{file} 是人工填写的表，不是平台导出文件，未导入。", "{file} is a manually kept table, not a platform export; it was not imported."),
    remedy: Bilingual("放进 {folder}。", "Put it into {folder}."))

  /// No import of that hash, or several.
  public static let importUnknown = Message(
    "IMPORT-UNKNOWN", .error,
    what: Bilingual(
      "以“{hash}”开头的导入记录有 {count} 个，须恰好一个。", "{count} imports start with \"{hash}\"; exactly one is needed."),
    remedy: Bilingual(
      "用 kaohe import --list 查看；至少写 8 位，必要时加 --month。",
      "List them with kaohe import --list; give at least 8 characters, and --month if needed."))

  /// A dialect of that id is there.
  public static let dialectTaken = Message(
    "DIALECT-TAKEN", .error,
    what: Bilingual("已有编号为“{id}”的方言，未改动。", "A dialect with id \"{id}\" already exists and was not changed."),
    remedy: Bilingual("换一个编号，或先删除 {file}。", "Choose another id, or delete {file} first."))

  /// A mapping under which no row can be read.
  public static let dialectTakesNothing = Message(
    "DIALECT-TAKES-NOTHING", .error,
    what: Bilingual(
      "按此对应关系，{rows} 行均不可用，方言未保存。", "With this mapping none of the {rows} rows can be used; the dialect was not saved."),
    remedy: Bilingual(
      "按以上各行的原因改正对应关系⟨|（--map）⟩后重试。", "Correct the mapping⟨| (--map)⟩ according to the reasons above and try again."))

  /// Another import is under way.
  public static let importBusy = Message(
    "IMPORT-BUSY", .error,
    what: Bilingual("另一个导入正在进行，本次未开始。", "Another import is in progress; this one was not started."),
    remedy: Bilingual("等它完成后重试。", "Wait for it to finish and try again."))

  /// The key of the buyers' pseudonyms cannot be read.
  public static let buyerKeyUnusable = Message(
    "BUYER-KEY-UNUSABLE", .error,
    what: Bilingual(
      "买家假名密钥不可用：须为 32 字节且可读取。", "The key for buyers' pseudonyms is unusable: it has to be 32 bytes and readable."),
    remedy: Bilingual(
      "检查文件权限或从备份恢复；尚未导入过文件的，可删除后由程序重新生成。",
      "Check file permissions or restore it from a backup; if nothing has been imported yet, delete it and it will be created again."
    ))

  /// Files were taken in under another key than the one that is there.
  public static let buyerKeyLost = Message(
    "BUYER-KEY-LOST", .error,
    what: Bilingual(
      "已导入的文件使用另一把买家密钥，与现在的密钥不符（或密钥已丢失）；继续导入会把同一位买家当成两人。",
      "Files were imported with a different key for buyers' pseudonyms (or the key is lost); importing more would count one buyer as two."
    ),
    remedy: Bilingual(
      "从备份恢复 .keys/buyers.key；无法恢复的，用 kaohe import --remove 撤回含买家的导入，再重新导入平台文件。",
      "Restore .keys/buyers.key from a backup; if that is impossible, remove the imports that name buyers with kaohe import --remove and import the platform files again."
    ))

  /// An export that shows rows which earlier ones show too.
  public static let exportOverlaps = Message(
    "EXPORT-OVERLAPS", .note,
    what: Bilingual(
      "{rows} 行中，{already} 行之前已有，{changed} 行有变化，{new} 行是新的。",
      "{rows} rows, of which {already} were there already, {changed} changed, {new} new."),
    remedy: Bilingual(
      "无需处理：相同的行只计一次，有变化的以后来的为准。",
      "No action is needed: identical rows count once, and changed rows replace the earlier ones."))

  /// A row that a later export shows with other values.
  public static let rowReplaced = Message(
    "ROW-REPLACED", .note,
    what: Bilingual(
      "{row} 与之前的 {earlier} 为同一行，内容已变化，以此行为准。", "{row} replaces {earlier}, the same row with different values."),
    remedy: Bilingual(
      "无需处理；如应以之前的为准，撤回后来的文件。", "No action is needed; remove the later file if the earlier row should stand."))

  /// Figures that two files give.
  public static let suppliedTwice = Message(
    "SUPPLIED-TWICE", .warning,
    what: Bilingual(
      "此文件中有 {count} 项数据之前的文件也提供过，以此文件为准：{earlier}。",
      "{count} figures in this file were also supplied earlier; this file stands. Earlier: {earlier}."),
    remedy: Bilingual("如应以之前的为准，撤回其中一个文件。", "Remove one of the files if the earlier one should stand."))

  /// A dialect's id that cannot be a file's name.
  public static let mappingID = Message(
    "MAPPING-ID", .error,
    what: Bilingual("“{id}”不能作为方言编号。", "\"{id}\" is not a valid dialect id."),
    remedy: Bilingual(
      "用 1 到 60 个小写字母、数字、连字符或下划线，如 my-shop-orders。",
      "Use 1 to 60 lower-case letters, digits, hyphens or underscores, such as my-shop-orders."))

  /// A field that the canonical file does not have.
  public static let mappingFieldUnknown = Message(
    "MAPPING-FIELD-UNKNOWN", .error,
    what: Bilingual("{file} 没有字段“{field}”。", "{file} has no field \"{field}\"."),
    remedy: Bilingual("可用的字段：{known}。", "Available fields: {known}."))

  /// Fields that no column was named for.
  public static let mappingFieldMissing = Message(
    "MAPPING-FIELD-MISSING", .error,
    what: Bilingual("{file} 的这些字段还没有来源：{fields}。", "{file} still needs a source for these fields: {fields}."),
    remedy: Bilingual(
      "⟨为它们选择列，整列相同的填固定值|用 --map 字段=列名 指定；整列相同的用 --map 字段=:固定值⟩。",
      "⟨Choose a column for each, or enter a constant|Use --map FIELD=COLUMN, or --map FIELD=:VALUE for a constant⟩."))

  /// A column that the table does not have.
  public static let mappingColumnUnknown = Message(
    "MAPPING-COLUMN-UNKNOWN", .error,
    what: Bilingual(
      "表里没有列“{column}”。", "The table has no column \"{column}\"."),
    remedy: Bilingual("{guess}表里的列：{found}。", "{guess}Columns of the table: {found}."))
}
