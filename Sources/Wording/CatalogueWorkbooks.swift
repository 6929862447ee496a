extension Message {
  static let intakeWorkbooks: [Message] = [
    .archiveDamaged, .archiveBomb, .archiveEncrypted, .archiveTooManyFiles, .workbookLegacy, .workbookPassword,
    .workbookNotOne, .workbookDoctype, .workbookBroken, .workbookTooDeep, .workbookTooWide, .workbookTooTall,
    .workbookTextTooLong, .workbookTextMissing, .workbookOutOfOrder, .sheetMissing,
  ]

  /// The zip archive cannot be read to its end.
  public static let archiveDamaged = Message(
    "ARCHIVE-DAMAGED", .error,
    what: Bilingual("压缩包不完整或已损坏（{part}）。", "The archive is incomplete or damaged ({part})."),
    remedy: Bilingual("重新下载或导出，并等待传输完成。", "Download or export it again and wait for the transfer to complete."))

  /// A small archive that would unpack to an enormous size.
  public static let archiveBomb = Message(
    "ARCHIVE-BOMB", .error,
    what: Bilingual(
      "{part} 解压后超过限制（最多 {limit} MiB，且不超过压缩大小的 {ratio} 倍），已停止读取。",
      "{part} unpacks to more than allowed (at most {limit} MiB and {ratio} times its packed size); reading stopped."),
    remedy: Bilingual(
      "正常的导出文件不会这样：核实文件来源；数据确实很多的，分几次导出。",
      "No regular export looks like this: check its origin; if there really is that much data, export it in parts."))

  /// An encrypted entry of a zip archive.
  public static let archiveEncrypted = Message(
    "ARCHIVE-ENCRYPTED", .error,
    what: Bilingual("压缩包设有密码（{part}）。", "The archive is password-protected ({part})."),
    remedy: Bilingual("取消密码后重新导入。", "Remove the password and import the file again."))

  /// An archive with an absurd number of entries.
  public static let archiveTooManyFiles = Message(
    "ARCHIVE-TOO-MANY-FILES", .error,
    what: Bilingual("压缩包里有 {count} 个文件，超过上限 {limit}。", "The archive contains {count} files; the limit is {limit}."),
    remedy: Bilingual("核实文件来源，只导入需要的表格。", "Check its origin and import only the tables you need."))

  /// A workbook older than Excel 5.
  public static let workbookLegacy = Message(
    "WORKBOOK-LEGACY", .error,
    what: Bilingual(
      "这是 Excel 4.0 或更早格式的工作簿，无法读取。", "This workbook is in Excel 4.0 format or older and cannot be read."),
    remedy: Bilingual("在 Excel 或 WPS 中另存为 .xlsx。", "Save it as .xlsx in Excel or WPS."))

  /// A workbook that opens only with a password.
  public static let workbookPassword = Message(
    "WORKBOOK-PASSWORD", .error,
    what: Bilingual("工作簿设有打开密码，内容已加密。", "The workbook is encrypted with a password."),
    remedy: Bilingual("在 Excel 或 WPS 中取消密码后另存。", "Remove the password in Excel or WPS and save it again."))

  /// A zip archive that is no workbook.
  public static let workbookNotOne = Message(
    "WORKBOOK-NOT-ONE", .error,
    what: Bilingual(
      "文件是压缩包，但不是 Excel 工作簿（缺少 {part}）。", "The file is an archive but not an Excel workbook ({part} is missing)."),
    remedy: Bilingual(
      "导出为 .xlsx；如是其他文件的压缩包，请先解压。", "Export it as .xlsx; if it is an archive of other files, unpack it first."))

  /// XML with a document type: the door to entity attacks, which no spreadsheet program writes.
  public static let workbookDoctype = Message(
    "WORKBOOK-DOCTYPE", .error,
    what: Bilingual(
      "{part} 含有 DOCTYPE 声明；电子表格程序不会写出它，为安全起见拒绝读取。",
      "{part} declares a DOCTYPE; no spreadsheet program writes one, and it is refused for safety."),
    remedy: Bilingual("请核实文件来源，从平台重新导出。", "Check where the file came from and export it from the platform again."))

  /// XML that is not well formed.
  public static let workbookBroken = Message(
    "WORKBOOK-BROKEN", .error,
    what: Bilingual(
      "{part} 第 {line} 行第 {column} 列的内容已损坏：{reason}。", "{part} is damaged at line {line}, column {column}: {reason}."),
    remedy: Bilingual(
      "请重新导出；或用 Excel、WPS 打开修复后另存为 .xlsx。",
      "Export it again, or open it in Excel or WPS, repair it and save it as .xlsx."))

  /// Elements nested without end.
  public static let workbookTooDeep = Message(
    "WORKBOOK-TOO-DEEP", .error,
    what: Bilingual("{part} 的结构嵌套超过 {limit} 层。", "{part} is nested more than {limit} levels deep."),
    remedy: Bilingual("请核实文件来源，从平台重新导出。", "Check where the file came from and export it from the platform again."))

  /// More columns than a sheet can have.
  public static let workbookTooWide = Message(
    "WORKBOOK-TOO-WIDE", .error,
    what: Bilingual("此行的列数超过上限 {limit}。", "The row has more columns than the limit of {limit}."),
    remedy: Bilingual("请只导出需要的列。", "Export only the columns needed."))

  /// More rows than a sheet can have.
  public static let workbookTooTall = Message(
    "WORKBOOK-TOO-TALL", .error,
    what: Bilingual("行号超过工作表的上限 {limit}。", "The row number exceeds the {limit} rows of a sheet."),
    remedy: Bilingual("分几次导出，或改用 CSV。", "Export it in parts, or as CSV."))

  /// A cell, or all shared texts together, beyond the limit.
  public static let workbookTextTooLong = Message(
    "WORKBOOK-TEXT-TOO-LONG", .error,
    what: Bilingual("{part} 中的文字超过上限 {limit} 字节。", "A text in {part} exceeds the limit of {limit} bytes."),
    remedy: Bilingual("从平台重新导出，或去掉过长的列。", "Export it again, or leave out the overlong column."))

  /// A cell points at a shared text that does not exist.
  public static let workbookTextMissing = Message(
    "WORKBOOK-TEXT-MISSING", .error,
    what: Bilingual(
      "单元格引用了不存在的共享文字“{index}”：工作簿已损坏。",
      "A cell refers to shared text \"{index}\", which does not exist: the workbook is damaged."),
    remedy: Bilingual(
      "重新导出；或用 Excel、WPS 打开修复后另存为 .xlsx。",
      "Export it again, or open it in Excel or WPS, repair it and save it as .xlsx."))

  /// Rows or cells that do not come in rising order.
  public static let workbookOutOfOrder = Message(
    "WORKBOOK-OUT-OF-ORDER", .error,
    what: Bilingual(
      "单元格“{reference}”的位置重复或倒序：工作簿已损坏。",
      "Cell position \"{reference}\" is repeated or out of order: the workbook is damaged."),
    remedy: Bilingual(
      "重新导出；或用 Excel、WPS 打开修复后另存为 .xlsx。",
      "Export it again, or open it in Excel or WPS, repair it and save it as .xlsx."))

  /// No sheet of that name, or none at all.
  public static let sheetMissing = Message(
    "SHEET-MISSING", .error,
    what: Bilingual(
      "工作簿里没有工作表“{sheet}”；现有：{sheets}。", "The workbook has no sheet \"{sheet}\"; sheets present: {sheets}."),
    remedy: Bilingual("检查工作表名称，或重新导出。", "Check the sheet name, or export it again."))
}
