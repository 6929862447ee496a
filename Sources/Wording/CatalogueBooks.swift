/// The messages about schemes on record, people over time, and the keeping of the books.
extension Message {
  static let books: [Message] = [
    schemeState, schemeServes, schemeTooLate, publicationOrder,
    schemeWarnings, schemeInUse, schemeVersionUnknown, peopleMonthClosed,
    substituteUnclear, sheetNotPublished, resultDiffers, resultOtherProgram,
    attachmentChanged, importChanged, retentionNotOver, backupUnusable,
    destinationTaken,
  ]

  /// A version of a scheme whose state does not allow it.
  public static let schemeState = Message(
    "SCHEME-STATE", .error,
    what: Bilingual(
      "方案版本 {version} 的状态是 {state}，不能这样做。", "The version {version} is {state}; this cannot be done with it."),
    remedy: Bilingual(
      "⟨在“方案”页|用 kaohe scheme list ⟩查看各版本的状态。", "See the versions ⟨on the page of schemes|with kaohe scheme list⟩."))

  /// Two versions for the same month.
  public static let schemeServes = Message(
    "SCHEME-SERVES", .error,
    what: Bilingual(
      "方案“{scheme}”从 {month} 起已有公布的版本 {version}。",
      "The scheme \"{scheme}\" has a published version from {month} on already: {version}."),
    remedy: Bilingual("给新版本换一个生效月份（effective）。", "Give the new version another month (effective)."))

  /// A version that would change a published month.
  public static let schemeTooLate = Message(
    "SCHEME-TOO-LATE", .error,
    what: Bilingual(
      "方案“{scheme}”从 {month} 起生效，而 {closed} 已经公布。",
      "The scheme \"{scheme}\" would serve from {month} on, and {closed} was published already."),
    remedy: Bilingual("让它从之后的月份起生效。", "Let it serve from a later month on."))

  /// A publication record whose days cannot be.
  public static let publicationOrder = Message(
    "PUBLICATION-ORDER", .error,
    what: Bilingual(
      "公示记录的日期不对：讨论 {discussed}，公示 {known}；讨论在先，公示不晚于今天。",
      "The days of the publication record cannot be: discussed {discussed}, made known {known}; discussion comes first, and both have passed."
    ),
    remedy: Bilingual("核对两个日期。", "Check both days."))

  /// Warnings nobody has read.
  public static let schemeWarnings = Message(
    "SCHEME-WARNINGS", .error,
    what: Bilingual(
      "方案版本 {version} 有还没有确认的警告：{codes}。", "The version {version} has warnings that nobody has acknowledged: {codes}."),
    remedy: Bilingual(
      "⟨在版本页逐条看清楚，逐条勾选确认|用 kaohe check 看清楚，再用 --acknowledge 逐条确认⟩。",
      "⟨Read them on the version's page and tick each|Read them with kaohe check, then acknowledge each with --acknowledge⟩."
    ))

  /// A version that serves a month.
  public static let schemeInUse = Message(
    "SCHEME-IN-USE", .error,
    what: Bilingual(
      "方案版本 {version} 已用于 {month}，不能撤回。", "The version {version} serves {month} and cannot be withdrawn."),
    remedy: Bilingual("公布一个新版本，从之后的月份起生效。", "Publish a new version that serves from a later month on."))

  /// A version that is not on record, or several.
  public static let schemeVersionUnknown = Message(
    "SCHEME-VERSION-UNKNOWN", .error,
    what: Bilingual(
      "“{version}”不是、或不止是一个已登记的方案版本（有：{known}）。",
      "\"{version}\" names no version on record, or several (there are: {known})."),
    remedy: Bilingual("写散列的前 12 位。", "Give the first 12 characters of the hash."))

  /// People would change in a published month.
  public static let peopleMonthClosed = Message(
    "PEOPLE-MONTH-CLOSED", .error,
    what: Bilingual(
      "{day} 在已公布的 {month} 之内或之前；那时的人员情况不能再改。",
      "{day} lies in {month}, which was published, or before it; how people were then cannot change any more."),
    remedy: Bilingual(
      "从 {next} 起生效；已锁定的结果⟨在考核表上“补正”|用 kaohe adjust⟩。",
      "Let it hold from {next} on; a locked result is put right ⟨at the sheet|with kaohe adjust⟩.")
  )

  /// A substitution that cannot be.
  public static let substituteUnclear = Message(
    "SUBSTITUTE-UNCLEAR", .error,
    what: Bilingual(
      "{substitute} 不能从 {from} 到 {to} 代 {assessor} 评分。",
      "{substitute} cannot stand in for {assessor} from {from} to {to}."),
    remedy: Bilingual("写另一个人，开始不晚于结束。", "Name somebody else, and a first day that is not after the last."))

  /// One's own sheet before it is published.
  public static let sheetNotPublished = Message(
    "SHEET-NOT-PUBLISHED", .error,
    what: Bilingual(
      "{month} 还没有公布，自己的考核表要到公布后才能看。", "{month} is not published yet; one sees one's own sheet once it is."),
    remedy: Bilingual("等公布；想先说明情况可以自评。", "Wait until then; what there is to say beforehand goes into the self-review."))

  /// A result that does not come out again.
  public static let resultDiffers = Message(
    "RESULT-DIFFERS", .error,
    what: Bilingual(
      "{employee} {month} 的结果（日志第 {entry} 条）用记录在案的数据重算，得不到相同的内容。",
      "The result of {employee} for {month} (entry {entry} of the journal) does not come out again from what is on record."
    ),
    remedy: Bilingual(
      "它不是由这些数据算出的；与备份对照，查明原因。", "It was not made from these figures; compare with a backup and find out why."))

  /// A result another version of the program made.
  public static let resultOtherProgram = Message(
    "RESULT-OTHER-PROGRAM", .warning,
    what: Bilingual(
      "{count} 个结果由别的程序版本（{program}）算出，没有重算比对。",
      "{count} results were made by another version of the program ({program}) and were not recomputed."),
    remedy: Bilingual("用那个版本的 kaohe verify 校验。", "Verify them with that version of kaohe."))

  /// A file of evidence is not what was handed in.
  public static let attachmentChanged = Message(
    "ATTACHMENT-CHANGED", .error,
    what: Bilingual(
      "附件“{name}”（{content}）不见了或被改动过。", "The file \"{name}\" ({content}) is gone or was changed."),
    remedy: Bilingual("从备份恢复 evidence/files。", "Restore evidence/files from a backup."))

  /// A file that was taken in is not what it was.
  public static let importChanged = Message(
    "IMPORT-CHANGED", .error,
    what: Bilingual(
      "导入的文件 {file} 的内容与登记的散列不符，或不见了。", "The imported file {file} does not fit the hash on record, or is gone."),
    remedy: Bilingual("从备份恢复 evidence。", "Restore evidence from a backup."))

  /// Data that has to be kept.
  public static let retentionNotOver = Message(
    "RETENTION-NOT-OVER", .error,
    what: Bilingual(
      "{employee} 的数据要保留到 {day}（离职后 {months} 个月；工资支付暂行规定第6条、劳动争议调解仲裁法第27条）。",
      "The data of {employee} is kept until {day} ({months} months after leaving; Interim Provisions on Payment of Wages art. 6, Labour Dispute Mediation and Arbitration Law art. 27)."
    ),
    remedy: Bilingual("到期后再删；在职人员的数据不删。", "Erase it after that; the data of somebody who works here is kept."))

  /// A backup that cannot be restored.
  public static let backupUnusable = Message(
    "BACKUP-UNUSABLE", .error,
    what: Bilingual(
      "备份“{folder}”不能用：{why}。没有改动任何东西。", "The backup \"{folder}\" cannot be used: {why}. Nothing was changed."),
    remedy: Bilingual("换一份备份。", "Choose another backup."))

  /// Something is there already.
  public static let destinationTaken = Message(
    "DESTINATION-TAKEN", .error,
    what: Bilingual(
      "“{folder}”已经存在，不会覆盖。", "\"{folder}\" is there already and is not written over."),
    remedy: Bilingual("换一个名字，或先移走它。", "Choose another name, or move it away first."))
}
