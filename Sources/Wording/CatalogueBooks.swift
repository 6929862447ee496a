/// The messages about schemes on record, people over time, and the keeping of the books.
extension Message {
  static let books: [Message] = [
    schemeState, schemeServes, schemeTooLate, publicationOrder,
    schemeWarnings, schemeInUse, schemeVersionUnknown, peopleMonthClosed,
    substituteUnclear, sheetNotPublished, resultDiffers, resultOtherProgram, resultUnreadable, resultErased,
    resultWageOnRecord, recheckNotComputed,
    attachmentChanged, importChanged, retentionNotOver, backupUnusable,
    destinationTaken,
  ]

  /// A version of a scheme whose state does not allow it.
  public static let schemeState = Message(
    "SCHEME-STATE", .error,
    what: Bilingual(
      "方案版本 {version} 为“{state}”状态，不能执行此操作。", "Scheme version {version} is {state}; this action is not possible."),
    remedy: Bilingual(
      "⟨在“方案”页|用 kaohe scheme list ⟩查看各版本的状态。",
      "See the state of each version ⟨on the page of schemes|with kaohe scheme list⟩."))

  /// Two versions for the same month.
  public static let schemeServes = Message(
    "SCHEME-SERVES", .error,
    what: Bilingual(
      "方案“{scheme}”从 {month} 起生效的版本已公布：{version}。",
      "Scheme \"{scheme}\" already has a published version effective from {month}: {version}."),
    remedy: Bilingual("为新版本另定生效月份（effective）。", "Choose a different effective month for the new version."))

  /// A version that would change a published month.
  public static let schemeTooLate = Message(
    "SCHEME-TOO-LATE", .error,
    what: Bilingual(
      "方案“{scheme}”定于 {month} 生效，但 {closed} 已经公布。",
      "Scheme \"{scheme}\" would take effect in {month}, but {closed} was published already."),
    remedy: Bilingual("把生效月份改到之后的月份。", "Choose a later effective month."))

  /// A publication record whose days cannot be.
  public static let publicationOrder = Message(
    "PUBLICATION-ORDER", .error,
    what: Bilingual(
      "公示记录的日期有误：讨论 {discussed}，公示 {known}；讨论须在公示之前，公示不得晚于今天。",
      "Invalid dates in the publication record: discussed {discussed}, made known {known}. Discussion comes first, and neither may be in the future."
    ),
    remedy: Bilingual("核对两个日期。", "Check both dates."))

  /// Warnings nobody has read.
  public static let schemeWarnings = Message(
    "SCHEME-WARNINGS", .error,
    what: Bilingual(
      "方案版本 {version} 还有未确认的警告：{codes}。",
      "Scheme version {version} has warnings that have not been acknowledged: {codes}."),
    remedy: Bilingual(
      "⟨在版本页逐条阅读并勾选|用 kaohe check 查看，再用 --acknowledge 逐条确认⟩。",
      "⟨Read and tick each one on the version's page|Read them with kaohe check, then acknowledge each with --acknowledge⟩."
    ))

  /// A version that serves a month.
  public static let schemeInUse = Message(
    "SCHEME-IN-USE", .error,
    what: Bilingual(
      "方案版本 {version} 已用于 {month}，不能撤回。", "Scheme version {version} is in use for {month} and cannot be withdrawn."),
    remedy: Bilingual("公布一个从之后月份起生效的新版本。", "Publish a new version effective from a later month."))

  /// A version that is not on record, or several.
  public static let schemeVersionUnknown = Message(
    "SCHEME-VERSION-UNKNOWN", .error,
    what: Bilingual(
      "“{version}”不对应唯一的已登记方案版本（已登记：{known}）。",
      "\"{version}\" does not identify exactly one scheme version on record (on record: {known})."),
    remedy: Bilingual("写版本号的前 12 位。", "Give the first 12 characters of the version id."))

  /// People would change in a published month.
  public static let peopleMonthClosed = Message(
    "PEOPLE-MONTH-CLOSED", .error,
    what: Bilingual(
      "{day} 不晚于已公布的 {month}；已公布月份的人员信息不能更改。",
      "{day} falls in or before {month}, which has been published; people's data for published months cannot be changed."
    ),
    remedy: Bilingual(
      "改为从 {next} 起生效；已锁定的结果⟨在考核表上“补正”|用 kaohe adjust 补正⟩。",
      "Make the change effective from {next} on. Correct a locked result ⟨at the sheet|with kaohe adjust⟩."))

  /// A substitution that cannot be.
  public static let substituteUnclear = Message(
    "SUBSTITUTE-UNCLEAR", .error,
    what: Bilingual(
      "{substitute} 不能在 {from} 至 {to} 代 {assessor} 评分：不能代自己评分，开始日期不得晚于结束日期。",
      "{substitute} cannot stand in for {assessor} from {from} to {to}: nobody stands in for themselves, and the first day must not be after the last."
    ),
    remedy: Bilingual("核对代评人和两个日期。", "Check the substitute and both dates."))

  /// One's own sheet before it is published.
  public static let sheetNotPublished = Message(
    "SHEET-NOT-PUBLISHED", .error,
    what: Bilingual(
      "{month} 尚未公布，公布后才能查看自己的考核表。", "{month} has not been published yet; you can see your own sheet after publication."
    ),
    remedy: Bilingual(
      "等待公布；需要说明的情况可写在自评里。", "Wait for publication; anything you want to say beforehand goes into your self-review."))

  /// A result that does not come out again.
  public static let resultDiffers = Message(
    "RESULT-DIFFERS", .error,
    what: Bilingual(
      "{employee} {month} 的结果（日志第 {entry} 条）与按现有记录重算的结果不一致。",
      "The result of {employee} for {month} (journal entry {entry}) cannot be reproduced from the data on record."),
    remedy: Bilingual(
      "数据可能被改动过：与备份对照，查明原因。", "The data may have been altered: compare with a backup and find the cause."))

  /// A result another version of the program made.
  public static let resultOtherProgram = Message(
    "RESULT-OTHER-PROGRAM", .warning,
    what: Bilingual(
      "{count} 个结果（{months}）由另一版本的程序（{program}，本程序 {own}）算出，保持原样；用本版本重算，其中 {differing} 个不完全相同。日志和散列照常校验。",
      """
      {count} results ({months}) were produced by another version of the program ({program}; this is {own}) and stay as \
      they are; recomputed by this version, {differing} of them are not identical. Their hashes and the journal are intact.
      """),
    remedy: Bilingual(
      "无需处理；⟨在“日志”页点“用本版本复核”|用 kaohe recheck ⟩查看哪些会不同、差多少。",
      "No action needed; ⟨“Recheck with this version” on the journal page|kaohe recheck⟩ lists what would differ."
    ))

  /// A result this version of the program cannot read.
  public static let resultUnreadable = Message(
    "RESULT-UNREADABLE", .error,
    what: Bilingual(
      "无法读取 {employee} {month} 的结果（{program}）：由更新的版本算出，或已损坏。",
      "The result of {employee} for {month} ({program}) cannot be read: it is from a newer version, or damaged."),
    remedy: Bilingual(
      "用算出它的版本打开；若就是本版本，⟨在“日志”页|用 kaohe verify ⟩校验记录，再从备份恢复。",
      "Open it with the version that made it; if that is this one, verify the records ⟨on the journal page|with kaohe verify⟩ and restore a backup."
    ))

  /// Results that were erased with their people's data.
  public static let resultErased = Message(
    "RESULT-ERASED", .note,
    what: Bilingual(
      "{month} 有 {count} 个结果（{ids}）的个人数据已按期删除，不再列出。",
      "{count} results of {month} ({ids}) were erased with the personal data when due, and are not listed."),
    remedy: Bilingual("需要时查阅删除之前的备份。", "If you need them, use a backup from before."))

  /// Results of a format that kept neither wage nor law.
  public static let resultWageOnRecord = Message(
    "RESULT-WAGE-ON-RECORD", .note,
    what: Bilingual(
      "{month} 有 {count} 个结果是旧格式，没有保存固定工资和最低工资等法定数字；这些取自该月存档的设置，其余均为当时所存。",
      """
      {count} results of {month} are in the older format without fixed wage and legal figures: these come from the month's \
      settings on record; everything else is as it was saved.
      """),
    remedy: Bilingual("无需处理。", "No action needed."))

  /// A month that cannot be computed again.
  public static let recheckNotComputed = Message(
    "RECHECK-NOT-COMPUTED", .warning,
    what: Bilingual(
      "{month} 的 {count} 个结果无法用本版本重算：{why}。已存的结果不受影响。",
      "{count} results of {month} cannot be recomputed by this version: {why}. The saved results are unaffected."),
    remedy: Bilingual(
      "补上所缺的数据或文件后再复核；数据已按期删除的，以已存的结果为准。",
      "Supply what is missing and recheck; where data was erased, the saved results stand."))

  /// A file of evidence is not what was handed in.
  public static let attachmentChanged = Message(
    "ATTACHMENT-CHANGED", .error,
    what: Bilingual(
      "附件“{name}”（{content}）丢失或被改动。", "Attachment \"{name}\" ({content}) is missing or has been altered."),
    remedy: Bilingual("从备份恢复 evidence/files。", "Restore evidence/files from a backup."))

  /// A file that was taken in is not what it was.
  public static let importChanged = Message(
    "IMPORT-CHANGED", .error,
    what: Bilingual(
      "导入的文件 {file} 丢失，或内容与登记的散列值不符。", "Imported file {file} is missing or does not match the hash on record."),
    remedy: Bilingual("从备份恢复 evidence。", "Restore evidence from a backup."))

  /// Data that has to be kept.
  public static let retentionNotOver = Message(
    "RETENTION-NOT-OVER", .error,
    what: Bilingual(
      "{employee} 的数据要保留到 {day}（离职后 {months} 个月；工资支付暂行规定第6条、劳动争议调解仲裁法第27条）。",
      "Data of {employee} must be kept until {day} ({months} months after leaving; Interim Provisions on Payment of Wages art. 6, Labour Dispute Mediation and Arbitration Law art. 27)."
    ),
    remedy: Bilingual("到期后再删除；在职人员的数据不能删除。", "Erase it after that date; data of current employees cannot be erased."))

  /// A backup that cannot be restored.
  public static let backupUnusable = Message(
    "BACKUP-UNUSABLE", .error,
    what: Bilingual("备份“{folder}”不可用：{why}。未做任何更改。", "Backup \"{folder}\" cannot be used: {why}. Nothing was changed."),
    remedy: Bilingual("改用另一份备份。", "Use another backup."))

  /// Something is there already.
  public static let destinationTaken = Message(
    "DESTINATION-TAKEN", .error,
    what: Bilingual("“{folder}”已存在，不会覆盖。", "\"{folder}\" already exists and will not be overwritten."),
    remedy: Bilingual("换一个名称，或先移走原有的。", "Choose another name, or move the existing one first."))
}
