extension Message {
  /// The messages about the demo company.
  static let demo: [Message] = [
    .demoFolderTaken, .demoNotWritten,
  ]

  /// The folder for the demo company is not empty, or not a folder.
  public static let demoFolderTaken = Message(
    "DEMO-FOLDER-TAKEN", .error,
    what: Bilingual(
      "{folder} 已存在且不为空，演示公司不会覆盖已有文件。", "{folder} already exists and is not empty; the demo does not overwrite files."),
    remedy: Bilingual("换一个新的文件夹。", "Choose a new folder."))

  /// A file of the demo company could not be written.
  public static let demoNotWritten = Message(
    "DEMO-NOT-WRITTEN", .error,
    what: Bilingual("无法写入文件：{reason}", "Cannot write the file: {reason}"),
    remedy: Bilingual(
      "检查写入权限和磁盘空间，删除未写完的文件夹后重试。", "Check write permission and disk space, delete the unfinished folder and try again.")
  )
}
