/// The messages about what is paid: payroll, slips, the year's end, the file of an appeal.
extension Message {
  static let pay: [Message] = [
    payrollNotFinal, payrollAppeals, payrollUndecided, payrollColumn, payrollNoAmount, payrollTitleTwice,
    noticeNothing, yearNothing, yearNotOver, caseNotRecomputed, caseFileDamaged, caseDiffers, caseRowsGone,
  ]

  /// A payroll of a month nobody has seen yet.
  public static let payrollNotFinal = Message(
    "PAYROLL-NOT-FINAL", .error,
    what: Bilingual(
      "{month} 的状态是 {state}，还没有公布，不能作为工资依据。", "{month} is {state} and not published; it is no ground for pay yet."),
    remedy: Bilingual(
      "公布后再导出；只想先看，⟨工资表页会|用 --draft，每行会⟩标明未定稿。",
      "Export it once it is published; to look first, ⟨open the page of the payroll, which says that it is not final|use --draft, which marks every line as not final⟩."
    ))

  /// Appeals may still change the month.
  public static let payrollAppeals = Message(
    "PAYROLL-APPEALS", .warning,
    what: Bilingual(
      "{month} 还有没有裁决的申诉：{ids}；数额可能改变。", "Appeals of {month} are not decided yet: {ids}; amounts may change."),
    remedy: Bilingual("先裁决，或照付，差额以后补发扣回。", "Decide them first, or pay as it stands and settle the difference later."))

  /// Lines without an amount.
  public static let payrollUndecided = Message(
    "PAYROLL-UNDECIDED", .warning,
    what: Bilingual(
      "{month} 有 {count} 人的数额还不能确定（{first}）；空着，不是 0，合计也空着。",
      "Of {month}, {count} people have no amount yet ({first}); it is left empty and is not 0, and so are the sums."),
    remedy: Bilingual("⟨在月份页|用 kaohe todo ⟩查看还缺什么。", "⟨The month's page|kaohe todo⟩ shows what is missing."))

  /// A column that is neither a field nor a constant, or both.
  public static let payrollColumn = Message(
    "PAYROLL-COLUMN", .error,
    what: Bilingual(
      "列“{title}”要有 field 或 constant 之一；constant 还要有 title。",
      "The column \"{title}\" needs either a field or a constant; a constant needs a title, too."),
    remedy: Bilingual(
      "每列写 title 和 field（如 employee_id、earned），或 title 和 constant。",
      "Write title and field for each column (such as employee_id, earned), or title and constant."))

  /// An amount's setting on a column that is no amount.
  public static let payrollNoAmount = Message(
    "PAYROLL-NO-AMOUNT", .error,
    what: Bilingual("“{field}”不是金额，不能写 in 或 sign。", "\"{field}\" is no amount; in and sign do not go with it."),
    remedy: Bilingual("去掉 in 和 sign。", "Take in and sign away."))

  /// Two columns of one title.
  public static let payrollTitleTwice = Message(
    "PAYROLL-TITLE-TWICE", .error,
    what: Bilingual("有两列的标题是“{title}”。", "Two columns are called \"{title}\"."),
    remedy: Bilingual("给其中一列换个标题。", "Give one of them another title."))

  /// Nothing was deducted.
  public static let noticeNothing = Message(
    "NOTICE-NOTHING", .note,
    what: Bilingual("{month} 没有扣款，不需要扣款通知。", "Nothing was deducted in {month}; there is no notice to give."),
    remedy: Bilingual("不需要处理。", "Nothing to do."))

  /// A year without months.
  public static let yearNothing = Message(
    "YEAR-NOTHING", .error,
    what: Bilingual(
      "{year} 年没有已公布的月份（有记录的月份：{known}）。", "No month of {year} was published (months on record: {known})."),
    remedy: Bilingual("核对年份；月份公布后再来。", "Check the year; come back once a month is published."))

  /// A year that may still change.
  public static let yearNotOver = Message(
    "YEAR-NOT-OVER", .warning,
    what: Bilingual(
      "{year} 年还没有定稿：{months} 没有锁定；名单和分布会随之改变。",
      "{year} is not final: {months} are not locked; lists and shares will change with them."),
    remedy: Bilingual("锁定这些月份后再用作年终依据。", "Lock these months before the lists are relied on."))

  /// A file that does not give the derivation again.
  public static let caseNotRecomputed = Message(
    "CASE-NOT-RECOMPUTED", .error,
    what: Bilingual(
      "{employee} {month} 的结果用申诉卷宗里的方案和数据重算，得不到相同的内容；没有写出卷宗。",
      "The result of {employee} for {month} does not come out again from the schemes and figures of its file; no file was written."
    ),
    remedy: Bilingual(
      "⟨在“日志”页|用 kaohe verify ⟩校验记录；程序升级后算出的结果，用原来的版本导出。",
      "⟨Verify the records at the journal|Run kaohe verify⟩; what another version of the program computed is exported with that version."
    ))

  /// A file of an appeal that cannot be read.
  public static let caseFileDamaged = Message(
    "CASE-FILE-DAMAGED", .error,
    what: Bilingual("“{file}”不是完整的申诉卷宗：{why}。", "\"{file}\" is no whole file of an appeal: {why}."),
    remedy: Bilingual("用原始的 ZIP，不要改动其中的内容。", "Use the ZIP as it was handed out, with nothing in it changed."))

  /// The derivation in the file is not what comes out.
  public static let caseDiffers = Message(
    "CASE-DIFFERS", .error,
    what: Bilingual(
      "卷宗里的推导与用其中的方案和数据算出的不同：卷宗 {kept}，重算 {computed}。",
      "The derivation in the file is not what its schemes and figures give: {kept} in the file, {computed} computed."),
    remedy: Bilingual(
      "卷宗被改动过，或由别的程序版本写出；向人事索取新的卷宗。",
      "The file was changed, or another version of the program wrote it; ask HR for a new one."))

  /// The rows behind a figure are not there any more.
  public static let caseRowsGone = Message(
    "CASE-ROWS-GONE", .warning,
    what: Bilingual(
      "{month} 的原始文件读不到（{why}），卷宗里没有证据行。",
      "The files of {month} cannot be read ({why}); the file has no rows of evidence."),
    remedy: Bilingual("恢复 inbox 和 evidence 文件夹后重新导出。", "Restore the folders inbox and evidence, and export it again."))
}
