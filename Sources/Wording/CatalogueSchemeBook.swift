/// The messages about what is written, tried and handed in at a desk.
extension Message {
  static let schemeBook: [Message] = [trialNothing, attachmentUnknown]

  /// No month to try a scheme on.
  public static let trialNothing = Message(
    "TRIAL-NOTHING", .error,
    what: Bilingual("还没有已计算的月份，无法试算。", "No month has been computed yet, so the scheme cannot be tried."),
    remedy: Bilingual("先计算一个月份，再试算。", "Compute a month first, then try the scheme on it."))

  /// A file that was not handed in, or is not for whoever asks.
  public static let attachmentUnknown = Message(
    "ATTACHMENT-UNKNOWN", .error,
    what: Bilingual(
      "没有 {employee} {month} 的这个附件，或您没有权限查看。", "No such attachment of {employee} for {month}, or you may not see it."),
    remedy: Bilingual("从考核表或单据页打开附件。", "Open attachments from the sheet or from the month's records."))
}
