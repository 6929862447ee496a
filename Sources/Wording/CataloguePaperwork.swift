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
      "无法写出考核表：文件夹 {folder} 不存在，或者不是文件夹。",
      "The form cannot be written: {folder} does not exist or is not a folder."),
    remedy: Bilingual("请先建立该文件夹，或换一个输出位置。", "Create the folder first, or name another place."))

  /// The folder for a form may not be written to.
  public static let formFolderReadOnly = Message(
    "FORM-FOLDER-READ-ONLY", .error,
    what: Bilingual("无法写出考核表：没有写入 {folder} 的权限。", "The form cannot be written: {folder} may not be written to."),
    remedy: Bilingual("请取得该文件夹的写入权限，或换一个输出位置。", "Ask for permission to write there, or name another place."))

  /// The disk is full.
  public static let formDiskFull = Message(
    "FORM-DISK-FULL", .error,
    what: Bilingual(
      "磁盘已满，考核表没有写出；原有的文件没有改动。", "The disk is full; the form was not written, and what was there is unchanged."),
    remedy: Bilingual("请腾出空间后重试。", "Make room and try again."))

  /// A form could not be written for another reason.
  public static let formNotWritten = Message(
    "FORM-NOT-WRITTEN", .error,
    what: Bilingual(
      "考核表没有写出：{reason}。原有的文件没有改动。", "The form was not written: {reason}. What was there is unchanged."),
    remedy: Bilingual(
      "请关闭正在打开该文件的程序，检查磁盘后重试。", "Close the program that has the file open, check the disk, and try again."))

  /// The schemes given are not those the derivation was made with.
  public static let formWrongScheme = Message(
    "FORM-WRONG-SCHEME", .error,
    what: Bilingual(
      "{employee} 的结果是按方案“{scheme}”算出的，给出的方案里没有它的同一版本。",
      "The result of {employee} was made under scheme \"{scheme}\"; that version is not among the schemes given."),
    remedy: Bilingual("请用计算当月结果时的方案版本打印。", "Print with the version of the scheme that the month was appraised with."))

  /// The fonts that PDFs are set in are not installed.
  public static let formFontMissing = Message(
    "FORM-FONT-MISSING", .error,
    what: Bilingual(
      "无法写出 PDF：没有安装字体 {family}。", "The PDF cannot be written: the font {family} is not installed."),
    remedy: Bilingual(
      "请安装软件包 fonts-noto-cjk 后重试。", "Install the package fonts-noto-cjk and try again."))

  /// A text that is no code of a form.
  public static let formCodeUnreadable = Message(
    "FORM-CODE-UNREADABLE", .error,
    what: Bilingual("“{text}”不是考核表的核验码。", "\"{text}\" is not the code of a form."),
    remedy: Bilingual(
      "请照表上抄写：月份/工号/16位数字，例如 2026-10/E08/3f2a9c0011223344。",
      "Copy it as it stands on the form: month/employee/16 digits, as 2026-10/E08/3f2a9c0011223344."))

  /// A form whose result was superseded.
  public static let formCodeSuperseded = Message(
    "FORM-CODE-SUPERSEDED", .error,
    what: Bilingual(
      "{employee} 的这张 {month} 考核表确由本系统印出，但结果后来变了：现在的核验码是 {code}。",
      "This form of {employee} for {month} was printed from a result on record, but the result changed since: its code is {code} now."
    ),
    remedy: Bilingual(
      "请重新打印，并⟨在考核表上|用 kaohe explain ⟩查看现在的结果。",
      "Print it again, and see the present result ⟨at the sheet|with kaohe explain⟩."))

  /// A form that no result on record belongs to.
  public static let formCodeUnknown = Message(
    "FORM-CODE-UNKNOWN", .error,
    what: Bilingual(
      "记录里没有核验码为 {code} 的结果。", "No result on record has the code {code}."),
    remedy: Bilingual(
      "请核对月份、工号和数字；都没有抄错的话，这张表不是由这里的数据印出的。",
      "Check month, employee and digits; if they are copied right, the form was not printed from this company's data."))
}
