/// The messages about what is paid: payroll, slips, the year's end, the file of an appeal.
extension Message {
  static let pay: [Message] = [
    payrollNotFinal, payrollAppeals, payrollUndecided, payrollColumn, payrollNoAmount, payrollTitleTwice,
    noticeNothing, yearNothing, yearNotOver, caseNotRecomputed, caseFileDamaged, caseDiffers, caseOtherEngine,
    caseRowsGone,
  ]

  /// A payroll of a month nobody has seen yet.
  public static let payrollNotFinal = Message(
    "PAYROLL-NOT-FINAL", .error,
    what: Bilingual(
      "{month} 为“{state}”状态，尚未公布，不能作为发薪依据。", "{month} is {state}, not published, and cannot be used for payroll yet."),
    remedy: Bilingual(
      "公布后再导出；仅供预览的，⟨工资表页|加 --draft，每行⟩会标明未定稿。",
      "Export it after publication; for a preview, ⟨the payroll page marks it as not final|use --draft, which marks every line as not final⟩."
    ))

  /// Appeals may still change the month.
  public static let payrollAppeals = Message(
    "PAYROLL-APPEALS", .warning,
    what: Bilingual("{month} 有未裁决的申诉：{ids}；金额可能变化。", "Appeals for {month} are undecided: {ids}; amounts may change."),
    remedy: Bilingual("先裁决；或照此发放，差额以后补发或扣回。", "Decide them first, or pay as is and settle differences later."))

  /// Lines without an amount.
  public static let payrollUndecided = Message(
    "PAYROLL-UNDECIDED", .warning,
    what: Bilingual(
      "{month} 有 {count} 人的金额尚未确定（{first}）；这些金额和合计留空，不按 0 计。",
      "{count} people have no final amount for {month} ({first}); these amounts and the totals are left empty, not 0."),
    remedy: Bilingual("⟨在月份页|用 kaohe todo ⟩查看缺少的内容。", "⟨The month's page|kaohe todo⟩ lists what is missing."))

  /// A column that is neither a field nor a constant, or both.
  public static let payrollColumn = Message(
    "PAYROLL-COLUMN", .error,
    what: Bilingual(
      "列“{title}”须有 field 或 constant 之一；用 constant 的还须有 title。",
      "Column \"{title}\" needs either field or constant; with constant it also needs title."),
    remedy: Bilingual(
      "每列写 title 和 field（如 employee_id、earned），或 title 和 constant。",
      "Give each column title and field (such as employee_id, earned), or title and constant."))

  /// An amount's setting on a column that is no amount.
  public static let payrollNoAmount = Message(
    "PAYROLL-NO-AMOUNT", .error,
    what: Bilingual("“{field}”不是金额，不能设置 in 或 sign。", "\"{field}\" is not an amount, so in and sign do not apply."),
    remedy: Bilingual("删除 in 和 sign。", "Remove in and sign."))

  /// Two columns of one title.
  public static let payrollTitleTwice = Message(
    "PAYROLL-TITLE-TWICE", .error,
    what: Bilingual("有两列的标题都是“{title}”。", "Two columns have the title \"{title}\"."),
    remedy: Bilingual("修改其中一列的标题。", "Change the title of one of them."))

  /// Nothing was deducted.
  public static let noticeNothing = Message(
    "NOTICE-NOTHING", .note,
    what: Bilingual("{month} 没有扣款，无需扣款通知。", "Nothing was deducted in {month}, so no notice is needed."),
    remedy: Bilingual("无需处理。", "No action is needed."))

  /// A year without months.
  public static let yearNothing = Message(
    "YEAR-NOTHING", .error,
    what: Bilingual(
      "{year} 年没有已公布的月份（有记录的月份：{known}）。", "No month of {year} has been published (months on record: {known})."),
    remedy: Bilingual("核对年份，或等月份公布后再查看。", "Check the year, or come back after publication."))

  /// A year that may still change.
  public static let yearNotOver = Message(
    "YEAR-NOT-OVER", .warning,
    what: Bilingual(
      "{year} 年尚未定稿：{months} 未锁定，名单和分布可能变化。",
      "{year} is not final: {months} are not locked, so lists and distributions may change."),
    remedy: Bilingual("锁定这些月份后再作为年终依据。", "Lock these months before relying on the year's results."))

  /// A file that does not give the derivation again.
  public static let caseNotRecomputed = Message(
    "CASE-NOT-RECOMPUTED", .error,
    what: Bilingual(
      "{employee} {month} 的结果与按申诉卷宗中的方案和数据重算的不一致，未写出卷宗。",
      "The result of {employee} for {month} cannot be reproduced from the schemes and data of the case file; no file was written."
    ),
    remedy: Bilingual(
      "⟨在“日志”页|用 kaohe verify ⟩校验记录，查明哪些数据与结果不符；必要时从备份恢复。",
      "⟨Verify the records on the journal page|Run kaohe verify⟩ to find what does not match; restore a backup if needed."
    ))

  /// A file of an appeal that cannot be read.
  public static let caseFileDamaged = Message(
    "CASE-FILE-DAMAGED", .error,
    what: Bilingual("“{file}”不是完整的申诉卷宗：{why}。", "\"{file}\" is not a complete case file: {why}."),
    remedy: Bilingual("使用原始 ZIP 文件，不要改动内容。", "Use the original ZIP file, unchanged."))

  /// The derivation in the file is not what comes out.
  public static let caseDiffers = Message(
    "CASE-DIFFERS", .error,
    what: Bilingual(
      "卷宗中的计算结果与按其方案和数据重算的不同：卷宗 {kept}，重算 {computed}。",
      "The result in the case file differs from its own schemes and data: {kept} in the file, {computed} recomputed."),
    remedy: Bilingual(
      "卷宗被改动过，或由其他版本写出；向人事索取新的卷宗。", "The file was altered or written by another version; ask HR for a new one."))

  /// A result that another version of the program made.
  public static let caseOtherEngine = Message(
    "CASE-OTHER-ENGINE", .warning,
    what: Bilingual(
      "{employee} {month} 的结果由第 {engine} 版引擎算出，散列相符；本程序（第 {own} 版）按卷宗数据重算的结果不同。以已存的结果为准。",
      """
      The result of {employee} for {month} was computed by engine version {engine}, and its hash is intact; this program \
      (version {own}) computes something else from the case file. The saved result stands.
      """),
    remedy: Bilingual(
      "要逐字节重算，用算出它的程序版本；要看差在哪里，⟨在“日志”页点“用本版本复核”|用 kaohe recheck ⟩。",
      "To reproduce it exactly, use the version that computed it; ⟨“Recheck with this version” on the journal page|kaohe recheck⟩ shows the differences."
    ))

  /// The rows behind a figure are not there any more.
  public static let caseRowsGone = Message(
    "CASE-ROWS-GONE", .warning,
    what: Bilingual(
      "无法读取 {month} 的原始文件（{why}），卷宗里没有证据明细。",
      "The files of {month} cannot be read ({why}), so the case file contains no evidence rows."),
    remedy: Bilingual("恢复 inbox 和 evidence 文件夹后重新导出。", "Restore the folders inbox and evidence, then export again."))
}
