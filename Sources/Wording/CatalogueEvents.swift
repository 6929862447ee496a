extension Message {
  /// The messages about CSV texts and event files.
  static let events: [Message] = [
    .fileUnreadable, .fileEncoding, .csvQuoteOpen, .csvRowLong,
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
}
