internal import Exact

/// A message of a chat, without its content.
struct ChatLine: Hashable, Sendable {
  /// The line of the text or row of the sheet.
  let line: Int
  /// Who wrote it, as the platform calls them.
  let sender: String
  /// Whom it was written to, where the chat says it.
  var receiver: String?
  /// The buyer, where the chat says who that is.
  var buyer: String?
  /// What the chat says about the sender.
  var role: ChatRule.Role?
  /// When it was sent.
  let sentAt: Instant
  /// How exactly the chat says so.
  var precision = WrittenMoment.Precision.second
  /// The number of characters of its content.
  var chars: Int
  /// A fingerprint of the content, to know a message again in another export.
  var fingerprint: UInt64
}

/// What there is in a chat, in order.
enum ChatEntry: Hashable, Sendable {
  /// A message.
  case message(ChatLine)
  /// The platform says that another agent takes over.
  case transfer(to: String)
  /// The same, under the content of a message.
  case succession(of: String)
  /// Another line of the platform: a withdrawn message, an advertisement.
  case notice
  /// Text without an author, before the first message.
  case orphan(line: Int)

  /// The name of the agent who takes over.
  var successor: String? {
    switch self {
    case .transfer(let name), .succession(let name): name
    case .message, .notice, .orphan: nil
    }
  }
}
