/// The messages about the company's durable records.
extension Message {
  static let records: [Message] = [
    recordsUnusable, recordsBusy, recordsFull, recordsReadOnly, recordsDamaged, recordsLost, recordsUnsettled,
    recordsTooNew, recordsNotEmpty, journalBroken, ledgerChanged, ledgerIncomplete, listDiffers,
  ]

  /// The database cannot be opened, read or written.
  public static let recordsUnusable = Message(
    "RECORDS-UNUSABLE", .error,
    what: Bilingual("公司的记录不能使用：{why}。", "The company's records cannot be used: {why}."),
    remedy: Bilingual(
      "检查记录文件或数据库地址、用户和权限是否正确；若是程序的错误，请把这段文字报给我们。",
      "Check the file or the server's address, its user and their rights; if it is a slip of the program, report this text."
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
      "公司的记录是更新版本的 kaohe 写的（结构 {found}，本程序到 {known}）。",
      "The company's records were written by a newer kaohe (structure {found}, this program knows {known})."),
    remedy: Bilingual("升级本程序。", "Upgrade this program."))

  /// Records are copied only into empty ones.
  public static let recordsNotEmpty = Message(
    "RECORDS-NOT-EMPTY", .error,
    what: Bilingual(
      "目标处已有记录；不会覆盖。", "There are records at the destination already; they are not written over."),
    remedy: Bilingual("换一个空的数据库，或先移走原有的。", "Choose an empty database, or move what is there away first."))

  /// An entry of the journal is not what was written.
  public static let journalBroken = Message(
    "JOURNAL-BROKEN", .error,
    what: Bilingual(
      "日志第 {entry} 条与它的散列不符：它或它之前的条目被改动、删去或插入过。",
      "Entry {entry} of the journal does not fit its hash: it, or one before it, was changed, removed or put in."),
    remedy: Bilingual(
      "查明谁能直接写数据库；与备份对照，从最后一份完好的备份恢复。",
      "Find out who can write to the database directly; compare with backups and restore the last sound one."))

  /// A row of the ledger is not what was written.
  public static let ledgerChanged = Message(
    "LEDGER-CHANGED", .error,
    what: Bilingual(
      "表 {table} 中由日志第 {entry} 条写入的第 {line} 行被改动过。",
      "Row {line} that entry {entry} of the journal wrote, in the table {table}, was changed."),
    remedy: Bilingual(
      "查明谁能直接写数据库；与备份对照，从最后一份完好的备份恢复。",
      "Find out who can write to the database directly; compare with backups and restore the last sound one."))

  /// Rows of an entry are missing or were put in.
  public static let ledgerIncomplete = Message(
    "LEDGER-INCOMPLETE", .error,
    what: Bilingual(
      "日志第 {entry} 条写入了 {expected} 行，现有 {count} 行，或其内容不同。",
      "Entry {entry} of the journal wrote {expected} rows; {count} are there, or they differ."),
    remedy: Bilingual(
      "查明谁能直接写数据库；与备份对照，从最后一份完好的备份恢复。",
      "Find out who can write to the database directly; compare with backups and restore the last sound one."))

  /// A list does not show what the ledger says.
  public static let listDiffers = Message(
    "LIST-DIFFERS", .error,
    what: Bilingual(
      "{subject} 的列表与账上所记不一致：列表被直接改动过。",
      "The list for {subject} does not show what the ledger says: it was changed directly."),
    remedy: Bilingual("从最后一份完好的备份恢复。", "Restore the last sound backup."))
}
