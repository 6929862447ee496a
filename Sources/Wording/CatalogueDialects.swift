extension Message {
  static let intakeDialects: [Message] = [
    .dialectBroken, .dialectUnit, .dialectTwice, .dialectUnknown, .dialectForeign, .dialectAmbiguous, .sheetIgnored,
    .rowChanged, .dialectNeeds,
  ]

  /// A dialect file that says something impossible.
  public static let dialectBroken = Message(
    "DIALECT-BROKEN", .error,
    what: Bilingual("方言文件的 {path} 有误：{reason}。", "The dialect file is wrong at {path}: {reason}."),
    remedy: Bilingual("请对照 dialects/README.md 改正。", "Correct it after dialects/README.md."))

  /// A rule of a dialect that gives another unit than its column or metric has.
  public static let dialectUnit = Message(
    "DIALECT-UNIT", .error,
    what: Bilingual(
      "“{name}”要的是{wanted}，这条规则给的是{given}；按它读会把数读错，方言未采用。",
      "\"{name}\" wants {wanted}, and this rule gives {given}: the figures would be wrong, and the dialect is not used."),
    remedy: Bilingual("改用给出{wanted}的规则：{rules}。", "Use a rule that gives {wanted}: {rules}."))

  /// Two dialect files of one id.
  public static let dialectTwice = Message(
    "DIALECT-TWICE", .error,
    what: Bilingual("方言编号“{id}”出现在两个文件里。", "The dialect id \"{id}\" stands in two files."),
    remedy: Bilingual("请改掉其中一个的 id。", "Change the id of one of them."))

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
    what: Bilingual("表头同时符合几个方言：{dialects}。", "The header fits several dialects: {dialects}."),
    remedy: Bilingual(
      "请在其中一个方言的 recognise 里补充能区分的列。", "Add a column that tells them apart to recognise in one of them."))

  /// A sheet without a known header.
  public static let sheetIgnored = Message(
    "SHEET-IGNORED", .note,
    what: Bilingual("工作表“{sheet}”没有已知的表头，未读取。", "The sheet \"{sheet}\" has no known header and was not read."),
    remedy: Bilingual("若其中有数据，请检查它的表头；否则无需处理。", "Check its header if it holds data; otherwise there is nothing to do."))

  /// A row that another export shows with other values.
  public static let rowChanged = Message(
    "ROW-CHANGED", .error,
    what: Bilingual(
      "“{column}”为 {value} 的行已在 {earlier} 出现，但内容不同；此行未采用。",
      "The row whose \"{column}\" is {value} stands at {earlier} already, with other values; this row was not taken."),
    remedy: Bilingual(
      "两次导出的日期范围重叠而状态已变化时，只保留较新的导出文件。",
      "Where two exports overlap and the state has changed since, keep only the newer file."))

  /// An export that does not say its shop or month, and nobody else did.
  public static let dialectNeeds = Message(
    "DIALECT-NEEDS", .error,
    what: Bilingual(
      "“{dialect}”的导出文件里没有 {need}，需要另行指定；整个文件未采用。",
      "An export of \"{dialect}\" does not say its {need}, and it was not given; none of the file was taken."),
    remedy: Bilingual(
      "导入时指定 {need}（shop 为店铺编号，month 为 2026-10 形式的月份）。",
      "Give the {need} when taking the file in (shop: the shop's id, month: 2026-10)."))
}
