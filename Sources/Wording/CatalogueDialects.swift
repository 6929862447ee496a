extension Message {
  static let intakeDialects: [Message] = [
    .dialectBroken, .dialectUnit, .dialectTwice, .dialectUnknown, .dialectForeign, .dialectAmbiguous, .sheetIgnored,
    .rowChanged, .dialectNeeds,
  ]

  /// A dialect file that says something impossible.
  public static let dialectBroken = Message(
    "DIALECT-BROKEN", .error,
    what: Bilingual("方言文件的 {path} 有误：{reason}。", "Error in the dialect file at {path}: {reason}."),
    remedy: Bilingual("按 dialects/README.md 改正。", "Correct it as described in dialects/README.md."))

  /// A rule of a dialect that gives another unit than its column or metric has.
  public static let dialectUnit = Message(
    "DIALECT-UNIT", .error,
    what: Bilingual(
      "“{name}”要的是{wanted}，这条规则给的是{given}；按它读会把数读错，方言未采用。",
      "\"{name}\" wants {wanted}, and this rule gives {given}: the figures would be wrong, and the dialect is not used."
    ),
    remedy: Bilingual("改用给出{wanted}的规则：{rules}。", "Use a rule that gives {wanted}: {rules}."))

  /// Two dialect files of one id.
  public static let dialectTwice = Message(
    "DIALECT-TWICE", .error,
    what: Bilingual("方言编号“{id}”在两个文件里重复。", "Dialect id \"{id}\" is used in two files."),
    remedy: Bilingual("修改其中一个的 id。", "Change the id in one of them."))

  /// A header near to a known one, with columns missing.
  public static let dialectUnknown = Message(
    "DIALECT-UNKNOWN", .error,
    what: Bilingual(
      "表头不属于任何已知的导出格式。最接近“{nearest}”，但缺少：{missing}。找到的列：{found}。",
      "The header is of no known export. The nearest is \"{nearest}\", which also has: {missing}. Columns found: {found}."
    ),
    remedy: Bilingual(
      "请在平台导出时勾选缺少的列；若平台改了列名，请在 dialects/ 增改一个方言文件。",
      "Tick the missing columns when exporting; if the platform renamed them, change or add a file in dialects/."))

  /// A header without any known column.
  public static let dialectForeign = Message(
    "DIALECT-FOREIGN", .error,
    what: Bilingual(
      "表头不属于任何已知的导出格式，也没有相近的。找到的列：{found}。",
      "The header is of no known export, nor near to one. Columns found: {found}."),
    remedy: Bilingual(
      "请确认这是平台的导出文件，并且前 30 行内有表头；新平台请在 dialects/ 增加方言文件。",
      "Check that this is a platform's export with a header in its first 30 rows; add a file in dialects/ for a new platform."
    ))

  /// A header that two dialects claim.
  public static let dialectAmbiguous = Message(
    "DIALECT-AMBIGUOUS", .error,
    what: Bilingual("表头同时符合几种导出格式：{dialects}。", "The header matches several dialects: {dialects}."),
    remedy: Bilingual("在其中一个方言的 recognise 里加上能区分的列。", "Add a distinguishing column to \"recognise\" in one of them."))

  /// A sheet without a known header.
  public static let sheetIgnored = Message(
    "SHEET-IGNORED", .note,
    what: Bilingual("工作表“{sheet}”没有可识别的表头，未读取。", "Sheet \"{sheet}\" has no recognisable header and was not read."),
    remedy: Bilingual("若其中有数据，请检查它的表头；否则无需处理。", "Check its header if it contains data; otherwise no action is needed."))

  /// A row that another export shows with other values.
  public static let rowChanged = Message(
    "ROW-CHANGED", .error,
    what: Bilingual(
      "“{column}”为 {value} 的行已在 {earlier} 出现且内容不同；此行未采用。",
      "The row with \"{column}\" {value} already appears at {earlier} with different values; this row was not used."),
    remedy: Bilingual(
      "两份导出日期重叠、状态有变化的，只保留较新的一份。", "If two exports overlap and the state has changed, keep only the newer one."))

  /// An export that does not say its shop or month, and nobody else did.
  public static let dialectNeeds = Message(
    "DIALECT-NEEDS", .error,
    what: Bilingual(
      "“{dialect}”的导出文件未注明 {need}，也没有另行指定；整个文件未采用。",
      "Exports of \"{dialect}\" do not contain the {need}, and none was given; the file was not used."),
    remedy: Bilingual(
      "导入时指定 {need}（shop：店铺编号；month：月份，如 2026-10）。",
      "Specify the {need} when importing (shop: the shop's id; month: such as 2026-10)."))
}
