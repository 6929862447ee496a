extension Message {
  /// The messages about files that are taken in.
  static let intake: [Message] =
    intakeFiles + intakeWorkbooks + intakeFormats + intakeTables + intakeDialects + intakeReports + intakeChats

  private static let intakeFiles: [Message] = [
    .fileEmpty, .fileNotFound, .fileNotAFile, .fileTooLarge, .fileChanged, .fileNotATable,
    .textUnreadable, .textZeroByte,
  ]

  /// A file of zero bytes.
  public static let fileEmpty = Message(
    "FILE-EMPTY", .error,
    what: Bilingual("文件是空的（0 字节）。", "The file is empty (0 bytes)."),
    remedy: Bilingual("请重新导出并检查传输是否完整。", "Export it again and check that the transfer was complete."))

  /// No file of that name.
  public static let fileNotFound = Message(
    "FILE-NOT-FOUND", .error,
    what: Bilingual("找不到这个文件。", "There is no such file."),
    remedy: Bilingual("请检查文件名和所在的文件夹。", "Check the name and the folder."))

  /// A folder, a pipe or a device.
  public static let fileNotAFile = Message(
    "FILE-NOT-A-FILE", .error,
    what: Bilingual("这不是普通文件（可能是文件夹或管道）。", "This is not a regular file (a folder or a pipe, perhaps)."),
    remedy: Bilingual("请指定文件本身。", "Name the file itself."))

  /// A table of more than the limit.
  public static let fileTooLarge = Message(
    "FILE-TOO-LARGE", .error,
    what: Bilingual(
      "文件有 {size} MiB，超过表格文件的上限 {limit} MiB。", "The file has {size} MiB; the limit for tables is {limit} MiB."),
    remedy: Bilingual("请按日期分几次导出，再一起放入收件夹。", "Export it in several parts by date and put all of them into the inbox."))

  /// The file grew or shrank while it was read.
  public static let fileChanged = Message(
    "FILE-CHANGED", .error,
    what: Bilingual("读取过程中文件被改动。", "The file changed while it was read."),
    remedy: Bilingual("请等导出或复制完成后再试。", "Wait until the export or copy is complete and try again."))

  /// A PDF, an image and the like.
  public static let fileNotATable = Message(
    "FILE-NOT-A-TABLE", .error,
    what: Bilingual("文件内容是 {kind}，不是表格。", "The content of the file is {kind}, not a table."),
    remedy: Bilingual("请导出为 CSV 或 XLSX。", "Export it as CSV or XLSX."))

  /// Bytes that are no character of the encoding.
  public static let textUnreadable = Message(
    "TEXT-UNREADABLE", .error,
    what: Bilingual(
      "此处的字节 {bytes} 不是 {encoding} 文字（文件第 {offset} 字节），文件已损坏或混用了两种编码。",
      "The bytes {bytes} here are not {encoding} text (byte {offset} of the file): it is damaged or mixes two encodings."
    ),
    remedy: Bilingual(
      "请从平台重新导出；若曾手工合并过文件，请统一另存为“CSV UTF-8”。",
      "Export it from the platform again; if files were joined by hand, save each as \"CSV UTF-8\" first."))

  /// A character of code 0 within a text.
  public static let textZeroByte = Message(
    "TEXT-ZERO-BYTE", .error,
    what: Bilingual(
      "文本中出现了零字节：文件已损坏，或者不是文本。", "A zero byte stands within the text: the file is damaged, or is no text."),
    remedy: Bilingual("请从平台重新导出为 CSV 或 XLSX。", "Export it from the platform again as CSV or XLSX."))
}
