extension Message {
  static let intakeChats: [Message] = [
    .chatWithoutMessages, .chatNoAgent, .chatNoBuyer, .chatNoAuthor, .chatUnassigned, .chatBuyerMasked,
    .chatSeveralBuyers, .chatNoSeconds, .orderNoSeconds, .wholeMinutes,
  ]

  /// A chat in which nobody says anything.
  public static let chatWithoutMessages = Message(
    "CHAT-WITHOUT-MESSAGES", .error,
    what: Bilingual("聊天记录里没有消息。", "The chat contains no messages."),
    remedy: Bilingual("重新复制或导出聊天记录。", "Copy or export the chat again."))

  /// A chat in which nobody is known to be an agent.
  public static let chatNoAgent = Message(
    "CHAT-NO-AGENT", .error,
    what: Bilingual(
      "聊天记录的发送者都不是已登记的客服账号（也没有“店铺:子账号”形式的），无法区分客服与买家；整个文件未采用。",
      "No sender in this chat is a registered agent account (or written as shop:account), so agents and buyers cannot be told apart; the file was not used."
    ),
    remedy: Bilingual(
      "登记这些客服账号⟨|（accounts.csv）⟩后重新导入。", "Register the agents' accounts⟨| (accounts.csv)⟩, then import the file again.")
  )

  /// A chat in which nothing tells the buyer.
  public static let chatNoBuyer = Message(
    "CHAT-NO-BUYER", .error,
    what: Bilingual(
      "聊天记录里只有客服的消息，无法确定买家；整个文件未采用。",
      "The chat contains only agents' messages, so the buyer cannot be identified; the file was not used."),
    remedy: Bilingual("复制包括买家消息在内的完整对话。", "Copy the whole conversation, including the buyer's messages."))

  /// Messages whose moments have no seconds.
  public static let chatNoSeconds = Message(
    "CHAT-NO-SECONDS", .warning,
    what: Bilingual(
      "有 {count} 条消息的时间没有秒（首条在此），多半是用表格软件打开后另存造成的。响应时间无法得出，按缺失处理，不会算成 0 秒或 60 秒。",
      "{count} messages have times without seconds (the first is here), most likely because a spreadsheet saved the file. "
        + "Response times cannot be told from them and are missing, not 0 s or 60 s."),
    remedy: Bilingual(
      "请重新导出聊天记录并直接放入，不要用表格软件打开后再保存。",
      "Export the chats again and put the file in as it is, without saving it from a spreadsheet."))

  /// Orders whose moments have no seconds.
  public static let orderNoSeconds = Message(
    "ORDER-NO-SECONDS", .warning,
    what: Bilingual(
      "“{column}”有 {count} 行的时间没有秒（首行在此）。与聊天同在一分钟内的订单分不出先后，由此无法判定的指标按缺失处理。",
      "{count} rows have times without seconds in “{column}” (the first is here). Within a minute it cannot be told whether "
        + "an order or a chat line came first; figures that hang on it are missing."),
    remedy: Bilingual(
      "请重新导出订单并直接放入，不要用表格软件打开后再保存。",
      "Export the orders again and put the file in as it is, without saving it from a spreadsheet."))

  /// A workbook in which all moments of a column lie on whole minutes.
  public static let wholeMinutes = Message(
    "WHOLE-MINUTES", .warning,
    what: Bilingual(
      "表格中“{column}”的 {total} 个时间全是整分，秒数多半已在保存时丢失；与聊天同在一分钟内的订单按该分钟的第 0 秒判定。",
      "All {total} times of “{column}” in the workbook lie on whole minutes: their seconds were most likely lost when it was saved. Within a minute an order counts as placed at its first second."
    ),
    remedy: Bilingual(
      "请从平台重新导出并直接放入，不要用表格软件另存。",
      "Export again from the platform and put the file in as it is, without saving it from a spreadsheet."))

  /// Text before the first message.
  public static let chatNoAuthor = Message(
    "CHAT-NO-AUTHOR", .error,
    what: Bilingual("第一条消息之前的文字没有发送者和时间，未采用。", "Text before the first message has no sender or time and was not used."),
    remedy: Bilingual("从一条消息的发送者那一行开始复制。", "Start copying at a line that names the sender."))

  /// Messages of a buyer to nobody.
  public static let chatUnassigned = Message(
    "CHAT-UNASSIGNED", .warning,
    what: Bilingual(
      "有 {count} 条买家消息，当天对话中没有客服发言，无法归属，未计入任何人。",
      "{count} buyer messages are in conversations in which no agent wrote that day; they were not counted for anybody."
    ),
    remedy: Bilingual(
      "如应有客服接待，请改用平台导出的、注明接待客服的聊天记录。", "If an agent was in charge, use the platform's export that names the agent."))

  /// A buyer whose name was made unreadable.
  public static let chatBuyerMasked = Message(
    "CHAT-BUYER-MASKED", .warning,
    what: Bilingual(
      "有 {count} 位买家的名称带星号：不同买家可能显示相同，也无法与订单对应。",
      "The names of {count} buyers are masked, so different buyers may look the same and cannot be matched to orders."),
    remedy: Bilingual("用有权查看买家会员名的账号重新导出。", "Export again with an account that can see buyers' names."))

  /// A copied text with several buyers in it.
  public static let chatSeveralBuyers = Message(
    "CHAT-SEVERAL-BUYERS", .warning,
    what: Bilingual(
      "一段复制的聊天里还有另外 {count} 位买家；客服先发言的消息会归到前一位买家。",
      "The copied text contains {count} more buyers; a message in which the agent writes first is attributed to the previous buyer."
    ),
    remedy: Bilingual("每位买家的对话单独存一个文件。", "Save each buyer's conversation in its own file."))
}
