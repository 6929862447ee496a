internal import Workflow

/// Sends a message to a webhook and waits for the answer.
enum HTTPPost {
  static func send(
    _ message: WebhookFormat.Message, allowsPrivate: Bool, milliseconds: Int = 10_000
  ) -> MessageAnswer {
    let answer = HTTPExchange.send(
      to: message.url, headers: ["Content-Type: application/json; charset=utf-8"] + message.headers,
      body: message.body, allowsPrivate: allowsPrivate, milliseconds: milliseconds)
    return MessageAnswer(status: answer.status, body: answer.body, failure: answer.failure)
  }
}
