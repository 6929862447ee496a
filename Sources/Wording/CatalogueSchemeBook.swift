/// The messages about what is written, tried and handed in at a desk.
extension Message {
  static let schemeBook: [Message] = [trialNothing, attachmentUnknown]

  /// No month to try a scheme on.
  public static let trialNothing = Message(
    "TRIAL-NOTHING", .error,
    what: Bilingual(
      "还没有算过的月份，无从试算。", "No month was computed yet; there is nothing to try the scheme on."),
    remedy: Bilingual("先计算一个月份，再试算。", "Compute a month first, then try the scheme on it."))

  /// A file that was not handed in, or is not for whoever asks.
  public static let attachmentUnknown = Message(
    "ATTACHMENT-UNKNOWN", .error,
    what: Bilingual(
      "{employee} 的 {month} 没有这个附件，或者它不对你开放。",
      "There is no such attachment about {employee} in {month}, or it is not for you."),
    remedy: Bilingual("回到考核表或单据页，从那里打开附件。", "Open attachments from the sheet or from the month's papers."))
}
