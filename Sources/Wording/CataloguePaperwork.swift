extension Message {
  /// The messages about forms that are written.
  static let paperwork: [Message] = [
    .formFolderMissing, .formFolderReadOnly, .formDiskFull, .formNotWritten, .formWrongScheme,
    .formFontMissing, .formCodeUnreadable, .formCodeSuperseded, .formCodeUnknown,
  ]

  /// The folder for a form does not exist, or is no folder.
  public static let formFolderMissing = Message(
    "FORM-FOLDER-MISSING", .error,
    what: Bilingual(
      "无法写出考核表：{folder} 不存在或不是文件夹。", "Cannot write the form: {folder} does not exist or is not a folder."),
    remedy: Bilingual("先建立该文件夹，或换一个输出位置。", "Create the folder first, or choose another location."))

  /// The folder for a form may not be written to.
  public static let formFolderReadOnly = Message(
    "FORM-FOLDER-READ-ONLY", .error,
    what: Bilingual("无法写出考核表：没有写入 {folder} 的权限。", "Cannot write the form: no write permission for {folder}."),
    remedy: Bilingual("取得写入权限，或换一个输出位置。", "Get write permission, or choose another location."))

  /// The disk is full.
  public static let formDiskFull = Message(
    "FORM-DISK-FULL", .error,
    what: Bilingual(
      "磁盘已满，考核表未写出；原有文件未改动。", "The disk is full; the form was not written, and existing files are unchanged."),
    remedy: Bilingual("清理磁盘空间后重试。", "Free disk space and try again."))

  /// A form could not be written for another reason.
  public static let formNotWritten = Message(
    "FORM-NOT-WRITTEN", .error,
    what: Bilingual("考核表未写出：{reason}。原有文件未改动。", "The form was not written: {reason}. Existing files are unchanged."),
    remedy: Bilingual("关闭打开该文件的程序，检查磁盘后重试。", "Close any program that has the file open, check the disk and try again."))

  /// The schemes given are not those the derivation was made with.
  public static let formWrongScheme = Message(
    "FORM-WRONG-SCHEME", .error,
    what: Bilingual(
      "{employee} 的结果按方案“{scheme}”算出，但提供的方案中没有该版本。",
      "The result of {employee} was computed under scheme \"{scheme}\", but that version is not among the schemes provided."
    ),
    remedy: Bilingual("用计算当月结果时的方案版本打印。", "Print with the scheme version used for that month."))

  /// The fonts that PDFs are set in are not installed.
  public static let formFontMissing = Message(
    "FORM-FONT-MISSING", .error,
    what: Bilingual("无法写出 PDF：没有安装字体 {family}。", "Cannot write the PDF: font {family} is not installed."),
    remedy: Bilingual("安装软件包 fonts-noto-cjk 后重试。", "Install the package fonts-noto-cjk and try again."))

  /// A text that is no code of a form.
  public static let formCodeUnreadable = Message(
    "FORM-CODE-UNREADABLE", .error,
    what: Bilingual("“{text}”不是有效的核验码。", "\"{text}\" is not a valid verification code."),
    remedy: Bilingual(
      "按考核表上的抄写：月份/工号/16位字符，例如 2026-10/E08/3f2a9c0011223344。",
      "Copy it from the form: month/employee/16 characters, such as 2026-10/E08/3f2a9c0011223344."))

  /// A form whose result was superseded.
  public static let formCodeSuperseded = Message(
    "FORM-CODE-SUPERSEDED", .error,
    what: Bilingual(
      "{employee} 的这张 {month} 考核表由本系统打印，但结果已变更，现在的核验码为 {code}。",
      "This form of {employee} for {month} is genuine, but the result has changed since; the current code is {code}."),
    remedy: Bilingual(
      "重新打印，并⟨在考核表上|用 kaohe explain ⟩查看现在的结果。",
      "Print it again, and see the current result ⟨at the sheet|with kaohe explain⟩."))

  /// A form that no result on record belongs to.
  public static let formCodeUnknown = Message(
    "FORM-CODE-UNKNOWN", .error,
    what: Bilingual("没有核验码为 {code} 的结果。", "No result on record has the verification code {code}."),
    remedy: Bilingual(
      "核对月份、工号和核验码；均无误的，说明这张表不是由本系统打印。",
      "Check month, employee and code; if they are correct, the form was not printed from this system."))
}
