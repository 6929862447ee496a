internal import Workflow

/// Sends a message and waits for the answer.
enum HTTPPost {
  /// The most of an answer that is read.
  static let longest = HTTPExchange.longest

  static func send(
    _ message: WebhookFormat.Message, allowsPrivate: Bool, milliseconds: Int = 10_000
  ) -> MessageAnswer {
    let headers = ["Content-Type: application/json; charset=utf-8", "User-Agent: kaohe"] + message.headers
    let answer = HTTPExchange.send(
      to: message.url, headers: headers, body: message.body, allowsPrivate: allowsPrivate, milliseconds: milliseconds)
    return MessageAnswer(status: answer.status, body: answer.body, failure: answer.failure)
  }
}
