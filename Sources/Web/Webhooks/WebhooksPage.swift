internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// Who is told what happens to months, and whether it arrived.
enum WebhooksPage {
  static let routes: [Route] = [
    .page("/webhooks", .deed(.keepBooks)) { visit throws(Diagnostic) in
      .page("webhooks", title: Bilingual("消息推送", "Messages"), try WebhooksView(visit))
    },
    .form("/webhooks/test", .deed(.keepBooks)) { visit throws(Diagnostic) in
      let id = try visit.form.required("endpoint", Bilingual("接收端", "endpoint"))
      try WebhookTest.run(visit.desk(), id)
      return .see("/webhooks", said: Bilingual("测试消息已送达 \(id)。", "The test message arrived at \(id)."))
    },
  ]
}

private struct WebhooksView: Sendable {
  let endpoints: [Endpoint]
  let deliveries: [Line]
  let isNone: Bool
  let isQuiet: Bool

  struct Endpoint: Sendable {
    let id: String
    let format: String
    let kinds: [String]
    let language: String
  }

  struct Line: Sendable {
    let at: String
    let endpoint: String
    let event: String
    let what: String
    let attempt: Int
    let outcome: String
    let status: String
    let isDelivered: Bool
  }

  init(_ visit: Visit) throws(Diagnostic) {
    let (found, tried) = try visit.desk().webhooks()
    endpoints = found.map { endpoint in
      Endpoint(
        id: endpoint.id, format: endpoint.format.name,
        kinds: WebhookEvent.Kind.allCases.filter { endpoint.kinds.contains($0) && $0 != .test }.map {
          visit.say($0.name)
        },
        language: endpoint.language == .chinese ? "中文" : "English")
    }
    deliveries = tried.map { delivery in
      Line(
        at: delivery.at.description, endpoint: delivery.endpoint, event: delivery.event,
        what: WebhookEvent.Kind(rawValue: delivery.kind).map { visit.say($0.name) } ?? delivery.kind,
        attempt: delivery.attempt, outcome: visit.say(WebhooksView.words(delivery.outcome)),
        status: delivery.status.map { String($0) } ?? "—", isDelivered: delivery.outcome == Outbox.delivered)
    }
    isNone = endpoints.isEmpty
    isQuiet = deliveries.isEmpty
  }

  private static func words(_ outcome: String) -> Bilingual {
    switch outcome {
    case Outbox.delivered: Bilingual("已送达", "delivered")
    case "refused": Bilingual("对方没有收下", "not taken")
    case "redirected": Bilingual("对方转向别处，没有跟去", "redirected, not followed")
    case "timeout": Bilingual("超时", "timed out")
    case "private_address": Bilingual("内网地址，未允许", "private address, not allowed")
    case "given_up": Bilingual("多次不成，已放弃", "given up")
    default: Bilingual("连不上", "unreachable")
    }
  }
}
