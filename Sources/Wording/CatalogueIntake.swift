extension Message {
  /// The messages about files that are taken in.
  static let intake: [Message] =
    intakeFiles + intakeWorkbooks + intakeFormats + intakeTables + intakeDialects + intakeReports + intakePeriods
    + intakeRows + intakeValues + intakeChats

  private static let intakeFiles: [Message] = [
    .fileEmpty, .fileNotFound, .fileNotAFile, .fileTooLarge, .fileChanged, .fileNotATable,
    .textUnreadable, .textZeroByte,
  ]

  /// A file of zero bytes.
  public static let fileEmpty = Message(
    "FILE-EMPTY", .error,
    what: Bilingual("文件是空的（0 字节）。", "The file is empty (0 bytes)."),
    remedy: Bilingual("重新导出并确认传输完整。", "Export it again and check that the transfer completed."))

  /// No file of that name.
  public static let fileNotFound = Message(
    "FILE-NOT-FOUND", .error,
    what: Bilingual("找不到这个文件。", "File not found."),
    remedy: Bilingual("检查文件名和所在文件夹。", "Check the file name and folder."))

  /// A folder, a pipe or a device.
  public static let fileNotAFile = Message(
    "FILE-NOT-A-FILE", .error,
    what: Bilingual("这不是普通文件（可能是文件夹或管道）。", "Not a regular file (possibly a folder or a pipe)."),
    remedy: Bilingual("指定文件本身。", "Specify the file itself."))

  /// A table of more than the limit.
  public static let fileTooLarge = Message(
    "FILE-TOO-LARGE", .error,
    what: Bilingual(
      "文件有 {size} MiB，超过表格文件的上限 {limit} MiB。", "The file is {size} MiB; the limit for tables is {limit} MiB."),
    remedy: Bilingual("按日期分几次导出，再一起导入。", "Export it in parts by date and import them together."))

  /// The file grew or shrank while it was read.
  public static let fileChanged = Message(
    "FILE-CHANGED", .error,
    what: Bilingual("读取过程中文件被改动。", "The file changed while it was being read."),
    remedy: Bilingual("等导出或复制完成后重试。", "Wait for the export or copy to finish and try again."))

  /// A PDF, an image and the like.
  public static let fileNotATable = Message(
    "FILE-NOT-A-TABLE", .error,
    what: Bilingual("文件内容是 {kind}，不是表格。", "The file contains {kind}, not a table."),
    remedy: Bilingual("导出为 CSV 或 XLSX。", "Export it as CSV or XLSX."))

  /// Bytes that are no character of the encoding.
  public static let textUnreadable = Message(
    "TEXT-UNREADABLE", .error,
    what: Bilingual(
      "字节 {bytes} 不是 {encoding} 文字（文件第 {offset} 字节），文件已损坏或混用两种编码。",
      "Bytes {bytes} are not {encoding} text (at byte {offset}): the file is damaged or mixes two encodings."),
    remedy: Bilingual(
      "从平台重新导出；手工合并过的文件请统一另存为“CSV UTF-8”。",
      "Export it from the platform again; if files were merged by hand, save each as \"CSV UTF-8\" first."))

  /// A character of code 0 within a text.
  public static let textZeroByte = Message(
    "TEXT-ZERO-BYTE", .error,
    what: Bilingual("文本中含零字节：文件已损坏，或不是文本。", "The text contains a zero byte: the file is damaged or is not text."),
    remedy: Bilingual("从平台重新导出为 CSV 或 XLSX。", "Export it from the platform again as CSV or XLSX."))
}
