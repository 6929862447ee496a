/// The messages about the company's durable records.
extension Message {
  static let records: [Message] = [
    recordsUnusable, recordsBusy, recordsFull, recordsReadOnly, recordsDamaged, recordsLost, recordsUnsettled,
    recordsTooNew, recordsNotEmpty, journalBroken, ledgerChanged, ledgerIncomplete, listDiffers,
  ]

  /// The database cannot be opened, read or written.
  public static let recordsUnusable = Message(
    "RECORDS-UNUSABLE", .error,
    what: Bilingual("公司记录无法使用：{why}。", "The company's records cannot be used: {why}."),
    remedy: Bilingual(
      "检查记录文件，或数据库的地址、用户和权限；若属程序错误，请报告此信息。",
      "Check the records file, or the database address, user and permissions; if this is a bug, report this message."))

  /// Another program holds the database for too long.
  public static let recordsBusy = Message(
    "RECORDS-BUSY", .error,
    what: Bilingual(
      "公司记录正在被写入，等待 {seconds} 秒后仍未成功；未做任何更改。",
      "The company's records were being written to for more than {seconds} seconds; nothing was changed."),
    remedy: Bilingual(
      "稍后重试；持续出现时，检查是否有卡住的 kaohe 进程。", "Try again shortly; if it persists, look for a kaohe process that hangs."))

  /// The disk has no room for what was to be written.
  public static let recordsFull = Message(
    "RECORDS-FULL", .error,
    what: Bilingual(
      "磁盘已满，无法写入记录：{why}。未做任何更改。", "The disk is full and records cannot be written: {why}. Nothing was changed."),
    remedy: Bilingual("清理磁盘空间后重试。", "Free disk space and try again."))

  /// The database may be read but not written.
  public static let recordsReadOnly = Message(
    "RECORDS-READ-ONLY", .error,
    what: Bilingual("公司记录只读，无法写入：{why}。未做任何更改。", "The company's records are read-only: {why}. Nothing was changed."),
    remedy: Bilingual("检查文件、文件夹或数据库用户的写权限。", "Check write permission of the file, the folder or the database user."))

  /// The database's file is no database any more.
  public static let recordsDamaged = Message(
    "RECORDS-DAMAGED", .error,
    what: Bilingual("公司的记录已损坏：{why}。", "The company's records are damaged: {why}."),
    remedy: Bilingual(
      "停止写入；用 kaohe restore 从备份恢复，并保留损坏的文件备查。",
      "Stop writing; restore a backup with kaohe restore, and keep the damaged file for inspection."))

  /// The connection to the server was lost.
  public static let recordsLost = Message(
    "RECORDS-LOST", .error,
    what: Bilingual(
      "与数据库服务器的连接中断：{why}。未完成的更改已全部撤销。",
      "The connection to the database server was lost: {why}. Unfinished changes were rolled back."),
    remedy: Bilingual(
      "检查服务器是否运行、地址是否正确，然后重试。", "Check that the server is running and the address is correct, then try again."))

  /// The connection was lost while a change was being settled, and nobody could be asked whether it was.
  public static let recordsUnsettled = Message(
    "RECORDS-UNSETTLED", .error,
    what: Bilingual(
      "提交改动时与数据库服务器的连接断了：{why}。这次改动可能已经生效，也可能没有。",
      """
      The connection to the database server was lost while the change was being settled: {why}. It may have taken \
      effect, or not.
      """),
    remedy: Bilingual(
      "先不要重做：等服务器恢复后，用 kaohe verify 或在日志里查这次改动是否已经记下。",
      """
      Do not repeat it yet: once the server is back, look with kaohe verify or in the journal whether the change was \
      recorded.
      """))

  /// The database was written by a newer version of the program.
  public static let recordsTooNew = Message(
    "RECORDS-TOO-NEW", .error,
    what: Bilingual(
      "公司记录由更新版本的 kaohe 写入（结构 {found}，本程序支持到 {known}）。",
      "The company's records were written by a newer version of kaohe (schema {found}; this program supports up to {known})."
    ),
    remedy: Bilingual("升级本程序。", "Upgrade this program."))

  /// Records are copied only into empty ones.
  public static let recordsNotEmpty = Message(
    "RECORDS-NOT-EMPTY", .error,
    what: Bilingual("目标位置已有记录，不会覆盖。", "The destination already contains records and will not be overwritten."),
    remedy: Bilingual("换一个空数据库，或先移走原有记录。", "Use an empty database, or move the existing records first."))

  /// An entry of the journal is not what was written.
  public static let journalBroken = Message(
    "JOURNAL-BROKEN", .error,
    what: Bilingual(
      "日志第 {entry} 条与其散列值不符：它或之前的条目被改动、删除或插入过。",
      "Journal entry {entry} does not match its hash: it or an earlier entry was altered, removed or inserted."),
    remedy: Bilingual(
      "查明谁能直接写数据库；与备份对照，恢复最近一份完好的备份。",
      "Find out who can write to the database directly; compare with backups and restore the last intact one."))

  /// A row of the ledger is not what was written.
  public static let ledgerChanged = Message(
    "LEDGER-CHANGED", .error,
    what: Bilingual(
      "表 {table} 中由日志第 {entry} 条写入的第 {line} 行被改动过。",
      "Row {line} of table {table}, written by journal entry {entry}, was altered."),
    remedy: Bilingual(
      "查明谁能直接写数据库；与备份对照，恢复最近一份完好的备份。",
      "Find out who can write to the database directly; compare with backups and restore the last intact one."))

  /// Rows of an entry are missing or were put in.
  public static let ledgerIncomplete = Message(
    "LEDGER-INCOMPLETE", .error,
    what: Bilingual(
      "日志第 {entry} 条写入了 {expected} 行，现有 {count} 行，或内容不同。",
      "Journal entry {entry} wrote {expected} rows; {count} are present, or their content differs."),
    remedy: Bilingual(
      "查明谁能直接写数据库；与备份对照，恢复最近一份完好的备份。",
      "Find out who can write to the database directly; compare with backups and restore the last intact one."))

  /// A list does not show what the ledger says.
  public static let listDiffers = Message(
    "LIST-DIFFERS", .error,
    what: Bilingual(
      "{subject} 的列表与日志记录不一致，列表被直接改动过。", "The list for {subject} does not match the journal; it was altered directly."),
    remedy: Bilingual("恢复最近一份完好的备份。", "Restore the last intact backup."))
}
