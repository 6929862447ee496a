/// The messages about the company's durable records.
extension Message {
  static let records: [Message] = [recordsUnusable]

  /// The database cannot be opened, read or written.
  public static let recordsUnusable = Message(
    "RECORDS-UNUSABLE", .error,
    what: Bilingual("公司的记录（kaohe.db）不能使用：{why}。", "The company's records (kaohe.db) cannot be used: {why}."),
    remedy: Bilingual(
      "检查磁盘空间和权限；文件若损坏，请从备份恢复，或移走它后重新运行各月。",
      "Check disk space and permissions; if the file is damaged, restore a backup, or move it away and run the months again."
    ))
}
