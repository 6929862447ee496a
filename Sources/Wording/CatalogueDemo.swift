extension Message {
  /// The messages about the demo company.
  static let demo: [Message] = [
    .demoFolderTaken, .demoNotWritten,
  ]

  /// The folder for the demo company is not empty, or not a folder.
  public static let demoFolderTaken = Message(
    "DEMO-FOLDER-TAKEN", .error,
    what: Bilingual(
      "{folder} 已存在且不是空文件夹，演示公司不会覆盖任何文件。",
      "{folder} exists and is not an empty folder; the demo company overwrites nothing."),
    remedy: Bilingual("请换一个新的文件夹。", "Name a new folder."))

  /// A file of the demo company could not be written.
  public static let demoNotWritten = Message(
    "DEMO-NOT-WRITTEN", .error,
    what: Bilingual("无法写入文件：{reason}", "The file cannot be written: {reason}"),
    remedy: Bilingual(
      "请检查文件夹的写入权限和剩余空间，删除写了一半的文件夹后重试。",
      "Check that the folder may be written to and the disk has room; delete the half-written folder and try again."))
}
