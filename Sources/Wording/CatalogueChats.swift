extension Message {
  static let intakeChats: [Message] = [
    .chatWithoutMessages, .chatNoAgent, .chatNoBuyer, .chatNoAuthor, .chatUnassigned, .chatBuyerMasked,
    .chatSeveralBuyers,
  ]

  /// A chat in which nobody says anything.
  public static let chatWithoutMessages = Message(
    "CHAT-WITHOUT-MESSAGES", .error,
    what: Bilingual("聊天记录里没有任何消息。", "There is no message in the chat."),
    remedy: Bilingual("请重新复制或导出聊天记录。", "Copy or export the chat again."))

  /// A chat in which nobody is known to be an agent.
  public static let chatNoAgent = Message(
    "CHAT-NO-AGENT", .error,
    what: Bilingual(
      "聊天记录里没有一个发送者是已知的客服账号（也没有“店铺:子账号”形式的），无法分清客服与买家；整个文件未采用。",
      "None of the senders of the chat is a known agent (nor written as shop:account), so that agents and buyers cannot be told apart; none of the file was taken."
    ),
    remedy: Bilingual(
      "请在 accounts.csv 登记这些客服账号后重新放入。", "Enter the agents' accounts in accounts.csv and put the file in again."))

  /// A chat in which nothing tells the buyer.
  public static let chatNoBuyer = Message(
    "CHAT-NO-BUYER", .error,
    what: Bilingual(
      "聊天记录里只有客服的消息，无法知道对方是哪位买家；整个文件未采用。",
      "All messages of the chat are by agents, and nothing tells who the buyer is; none of the file was taken."),
    remedy: Bilingual(
      "请复制整段对话，包括买家的消息。", "Copy the whole conversation, the buyer's messages included."))

  /// Text before the first message.
  public static let chatNoAuthor = Message(
    "CHAT-NO-AUTHOR", .error,
    what: Bilingual(
      "第一条消息之前的文字没有发送者和时间；这些文字未采用。",
      "The text before the first message has neither sender nor time; it was not taken."),
    remedy: Bilingual(
      "复制时请从一条消息的发送者那一行开始。", "Begin to copy at the line that names the sender of a message."))

  /// Messages of a buyer to nobody.
  public static let chatUnassigned = Message(
    "CHAT-UNASSIGNED", .warning,
    what: Bilingual(
      "有 {count} 条买家消息所在的当天对话里没有任何客服发言，不知道应归哪位客服；这些消息不计入任何人。",
      "{count} messages of buyers stand in a day's conversation in which no agent says anything; they count for nobody."
    ),
    remedy: Bilingual(
      "若确有客服应接待，请改用平台带接待客服的聊天导出。",
      "If somebody should have answered, use an export of the platform that names the agent in charge."))

  /// A buyer whose name was made unreadable.
  public static let chatBuyerMasked = Message(
    "CHAT-BUYER-MASKED", .warning,
    what: Bilingual(
      "有 {count} 位买家的名字被打了星号：不同买家可能看起来相同，也无法与订单对应。",
      "The names of {count} buyers are masked: different buyers may look the same and cannot be matched with orders."),
    remedy: Bilingual(
      "请用有权查看买家会员名的账号导出。", "Export with an account that may see the buyers' names."))

  /// A copied text with several buyers in it.
  public static let chatSeveralBuyers = Message(
    "CHAT-SEVERAL-BUYERS", .warning,
    what: Bilingual(
      "一段复制的聊天里还有另外 {count} 位买家：客服先开口的消息会归到前一位买家。",
      "There are {count} more buyers in one copied text: where an agent speaks first, the message goes to the buyer before."
    ),
    remedy: Bilingual("请每位买家各存一个文件。", "Keep each buyer's conversation in a file of its own."))
}
