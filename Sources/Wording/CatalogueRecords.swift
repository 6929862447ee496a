/// The messages about the company's durable records.
extension Message {
  static let records: [Message] = [
    recordsUnusable, recordsBusy, recordsFull, recordsReadOnly, recordsDamaged, recordsLost, recordsTooNew,
  ]

  /// The database cannot be opened, read or written.
  public static let recordsUnusable = Message(
    "RECORDS-UNUSABLE", .error,
    what: Bilingual("公司的记录（kaohe.db）不能使用：{why}。", "The company's records (kaohe.db) cannot be used: {why}."),
    remedy: Bilingual(
      "检查磁盘空间和权限；文件若损坏，请从备份恢复，或移走它后重新运行各月。",
      "Check disk space and permissions; if the file is damaged, restore a backup, or move it away and run the months again."
    ))

  /// Another program holds the database for too long.
  public static let recordsBusy = Message(
    "RECORDS-BUSY", .error,
    what: Bilingual(
      "公司的记录正被别人写入，等了 {seconds} 秒仍未轮到；没有改动任何东西。",
      "Somebody else is writing to the company's records, and {seconds} seconds did not suffice; nothing was changed."),
    remedy: Bilingual(
      "稍后再试；若一直如此，查一查有没有停在半路的 kaohe。",
      "Try again in a moment; if it stays so, look for a kaohe that hangs."))

  /// The disk has no room for what was to be written.
  public static let recordsFull = Message(
    "RECORDS-FULL", .error,
    what: Bilingual(
      "磁盘已满，写不下记录：{why}。没有改动任何东西。",
      "The disk is full and has no room for the records: {why}. Nothing was changed."),
    remedy: Bilingual("腾出空间后再做一次。", "Make room and do it again."))

  /// The database may be read but not written.
  public static let recordsReadOnly = Message(
    "RECORDS-READ-ONLY", .error,
    what: Bilingual(
      "公司的记录只能读，不能写：{why}。没有改动任何东西。",
      "The company's records can be read but not written: {why}. Nothing was changed."),
    remedy: Bilingual(
      "检查文件、文件夹或数据库用户的写权限。",
      "Check that the file, its folder or the user of the database may be written with."))

  /// The database's file is no database any more.
  public static let recordsDamaged = Message(
    "RECORDS-DAMAGED", .error,
    what: Bilingual("公司的记录已损坏：{why}。", "The company's records are damaged: {why}."),
    remedy: Bilingual(
      "不要再写入；用 kaohe restore 从备份恢复，并留下损坏的文件备查。",
      "Write nothing more; restore a backup with kaohe restore, and keep the damaged file for inspection."))

  /// The connection to the server was lost.
  public static let recordsLost = Message(
    "RECORDS-LOST", .error,
    what: Bilingual(
      "与数据库服务器的连接断了：{why}。没有完成的改动已全部撤回。",
      "The connection to the database server was lost: {why}. What was not finished was undone altogether."),
    remedy: Bilingual(
      "看一看服务器是否在运行，地址是否正确，然后再做一次。",
      "See whether the server runs and the address is right, then do it again."))

  /// The database was written by a newer version of the program.
  public static let recordsTooNew = Message(
    "RECORDS-TOO-NEW", .error,
    what: Bilingual(
      "公司的记录是更新版本的 kaohe 写的（结构 {found}，本程序到 {known}）。",
      "The company's records were written by a newer kaohe (structure {found}, this program knows {known})."),
    remedy: Bilingual("升级本程序。", "Upgrade this program."))
}
