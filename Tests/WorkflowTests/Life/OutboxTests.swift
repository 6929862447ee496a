import Exact
import Foundation
import Records
import Synchronization
import Testing
import Wording

@testable import Workflow

@Suite("What is told outside")
struct OutboxTests {
  /// A company that tells two endpoints.
  private func company(_ books: Books = .file, _ yaml: String? = nil, keys: String? = nil) throws -> LifeCompany {
    let company = try LifeCompany(books)
    try company.small.write(
      "webhooks.yaml",
      yaml
        ?? """
        site: https://kaohe.example.com
        endpoints:
          - {id: all, format: kaohe}
          - {id: group, format: dingtalk, events: [month.published, appeals.due]}
        """)
    try company.small.write(
      ".keys/webhooks.yaml",
      keys
        ?? """
        all: {url: "https://all.example.com/in", secret: geheim-1}
        group: {url: "https://group.example.com/robot?access_token=geheim-2", secret: SECabc}
        """)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: company.folder + "/.keys/webhooks.yaml")
    return company
  }

  private func endpoint(_ company: LifeCompany, _ id: String) throws -> WebhookEndpoint {
    try #require(try WebhookEndpoints(company: company.folder).endpoints.first { $0.id == id })
  }

  /// What an endpoint was sent.
  private final class Inbox: Sendable {
    private let bodies = Mutex<[String]>([])
    var all: [String] { bodies.withLock { $0 } }
    func take(_ message: WebhookFormat.Message) {
      bodies.withLock { $0.append(String(decoding: message.body, as: UTF8.self)) }
    }
    var events: [String] { all.compactMap { $0.firstMatch(of: #/"event": "([^"]+)"/#).map { String($0.1) } } }
  }

  @Test(
    "each step of a month is told once, in order, without a name, a number of a person, a score or a reason",
    arguments: Books.allCases)
  func told(books: Books) throws {
    let company = try company(books)
    let outbox = Outbox(company.office)
    let all = try endpoint(company, "all")
    let inbox = Inbox()
    func tell() throws {
      _ = try outbox.tell(all, seconds: { 1_762_132_500 }) { message in
        inbox.take(message)
        return MessageAnswer(status: 200)
      }
    }
    try tell()
    try company.live(to: .published)
    let appeal = try company.desk("E2").appeal("complaints", in: try month("2026-10"), statement: "不是我的客户")
    try tell()
    _ = try company.hr.decide(appeal: appeal, .rejected, reasons: "评分有据")
    try tell()
    try tell()
    #expect(
      inbox.events.filter { $0 != "month.computed" }
        == ["month.opened", "month.in_review", "month.published", "appeal.raised", "appeal.decided"])
    #expect(inbox.events.contains("month.computed"))
    // The ids of entries look like those of people.
    let text = inbox.all.joined().replacing(#/"id": "E[0-9]+"/#, with: "")
    for secret in ["E2", "H1", "不是我的客户", "评分有据", "geheim", "complaints"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    #expect(inbox.all[0].contains("\"link\": \"https://kaohe.example.com/months/2026-10\""))
    let ids = inbox.all.compactMap { $0.firstMatch(of: #/"id": "E([0-9]+)"/#).flatMap { Int($0.1) } }
    #expect(ids == ids.sorted() && Set(ids).count == ids.count)
  }

  @Test("what does not arrive is tried again, later each time, keeps its place, and is given up at last")
  func again() throws {
    let company = try company()
    let outbox = Outbox(company.office)
    let all = try endpoint(company, "all")
    _ = try outbox.tell(all, seconds: { 0 }) { _ in MessageAnswer(status: 200) }
    try company.hr.open(try month("2026-10"))
    var (tries, waits): (Int, [Int]) = (0, [])
    var last = company.office.now.seconds
    for _ in 0..<5_000 where tries < OutboxLimits.attempts {
      let tried = try outbox.tell(all, seconds: { 0 }) { _ in MessageAnswer(status: 500) }
      if !tried.isEmpty {
        tries += 1
        waits.append(company.office.now.seconds - last)
        last = company.office.now.seconds
      }
      company.clock.tick()
    }
    #expect(tries == OutboxLimits.attempts && waits.dropFirst() == waits.dropFirst().sorted()[...])
    #expect(waits.allSatisfy { $0 <= 3_660 })
    let deliveries = try company.hr.webhooks().deliveries
    #expect(deliveries.count == OutboxLimits.attempts && deliveries.first?.outcome == "given_up")
    #expect(Set(deliveries.map(\.event)).count == 1)
    // What comes after it is told.
    _ = try company.hr.compute(try month("2026-10"))
    let inbox = Inbox()
    _ = try outbox.tell(all, seconds: { 0 }) { message in
      inbox.take(message)
      return MessageAnswer(status: 204)
    }
    #expect(inbox.events == ["month.computed"])
  }

  @Test(
    "of two servers on one database one tells an endpoint, and nothing is told twice; one that fell is taken over",
    arguments: Books.allCases)
  func servers(books: Books) throws {
    let company = try company(books)
    let all = try endpoint(company, "all")
    let (first, second) = (Outbox(company.office), Outbox(company.office))
    _ = try first.tell(all, seconds: { 0 }) { _ in MessageAnswer(status: 200) }
    try company.live(to: .published)
    let inbox = Inbox()
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { number in
      do {
        _ = try (number % 2 == 0 ? first : second).tell(all, seconds: { 0 }) { message in
          inbox.take(message)
          return MessageAnswer(status: 200)
        }
      } catch { failures.withLock { $0.append("\(error)") } }
    }
    // Whoever came while another had it in hand left it alone; the next round tells the rest.
    _ = try first.tell(all, seconds: { 0 }) { message in
      inbox.take(message)
      return MessageAnswer(status: 200)
    }
    #expect(failures.withLock { $0 } == [])
    #expect(inbox.events.first == "month.opened" && inbox.events.last == "month.published")

    // A server that took it in hand and fell: nobody else tells it for two minutes, then somebody does.
    _ = try company.desk("E2").appeal("complaints", in: try month("2026-10"), statement: "不是")
    let now = company.office.now
    let held = try company.office.store.hold("all", by: [9], at: now, until: Instant(seconds: now.seconds + 120))
    #expect(held != nil)
    let before = inbox.events.count
    func tell() throws -> Int {
      try second.tell(all, seconds: { 0 }) { _ in MessageAnswer(status: 200) }.count
    }
    #expect(try tell() == 0)
    company.clock.pass(days: 0)
    for _ in 0..<3 { company.clock.tick() }
    #expect(try tell() == 1 && inbox.events.count == before)
    // Who comes back late writes nothing any more.
    #expect(try !company.office.store.settle(try #require(held), by: [9], tried: [], forgetting: Instant(seconds: 0)))
  }

  @Test("what is due is told once a day, from the day before the deadline on")
  func due() throws {
    let company = try company()
    let group = try endpoint(company, "group")
    let outbox = Outbox(company.office)
    let count = Mutex(0)
    func tell() throws -> [String] {
      try outbox.tell(group, seconds: { 0 }) { message in
        count.withLock { $0 += 1 }
        return MessageAnswer(status: 200, body: Array("{\"errcode\": 0}".utf8))
      }.map(\.kind)
    }
    _ = try tell()
    try company.live(to: .published)
    let appeal = try company.desk("E2").appeal("complaints", in: try month("2026-10"), statement: "不是")
    #expect(try tell() == ["month.published"])
    company.clock.pass(days: 5)
    #expect(try tell() == [])
    company.clock.pass(days: 1)
    #expect(try tell() == ["appeals.due"])
    #expect(try tell() == [])
    company.clock.pass(days: 1)
    #expect(try tell() == ["appeals.due"])
    _ = try company.hr.decide(appeal: appeal, .rejected, reasons: "评分有据")
    company.clock.pass(days: 1)
    #expect(try tell() == [])
  }

  @Test("a robot that answers 200 with an error has not taken the message")
  func refused() throws {
    let company = try company()
    let formats = WebhookFormat.all
    #expect(formats.keys.sorted() == ["dingtalk", "feishu", "kaohe", "wecom"])
    let no = Array("{\"errcode\": 310000, \"errmsg\": \"sign not match\"}".utf8)
    #expect(formats["dingtalk"]?.isAccepted(status: 200, no) == false)
    #expect(formats["feishu"]?.isAccepted(status: 200, Array("{\"code\": 19021}".utf8)) == false)
    #expect(formats["feishu"]?.isAccepted(status: 200, Array("{\"code\": 0}".utf8)) == true)
    #expect(formats["wecom"]?.isAccepted(status: 200, Array("<html>".utf8)) == false)
    #expect(formats["kaohe"]?.isAccepted(status: 302, []) == false)
    let error = #expect(throws: Diagnostic.self) {
      try company.hr.testWebhook("group", seconds: 0) { _, _ in MessageAnswer(status: 200, body: no) }
    }
    #expect(error?.code == "WEBHOOK-NOT-DELIVERED" && error?.arguments["outcome"] == "refused")
    try expectRefused("WEBHOOK-UNKNOWN", in: company) {
      try company.hr.testWebhook("grup", seconds: 0) { _, _ in MessageAnswer(status: 200) }
    }
    try expectRefused("NOT-ALLOWED", in: company) {
      try company.desk("E1").testWebhook("group", seconds: 0) { _, _ in MessageAnswer(status: 200) }
    }
  }

  @Test("messages are signed as each product wants it, to the byte as another program computes it")
  func signatures() throws {
    let company = try company(
      .file,
      """
      site: https://kaohe.example.com
      endpoints:
        - {id: d, format: dingtalk, language: en}
        - {id: f, format: feishu}
        - {id: w, format: wecom}
        - {id: k, format: kaohe}
      """,
      keys: """
        d: {url: "https://oapi.example.com/robot/send?access_token=x", secret: SECabc}
        f: {url: "https://open.example.com/hook/y", secret: SECabc}
        w: {url: "https://qyapi.example.com/send?key=z"}
        k: {url: "http://in.example.com/", secret: SECabc}
        """)
    let event = WebhookEvent(id: "E57", kind: .published, month: try month("2026-10"), at: "2026-11-03 09:15:00")
    func message(_ id: String) throws -> WebhookFormat.Message {
      let endpoint = try endpoint(company, id)
      return endpoint.format.message(event, to: endpoint, seconds: 1_762_132_500)
    }
    // Each expected value is what Python's hmac gives.
    #expect(
      try message("d").url
        == "https://oapi.example.com/robot/send?access_token=x&timestamp=1762132500000&sign=VKccIJGMzmQQ7rUPcPD7GRTflopivschoJpYOcV5q2I%3D"
    )
    let feishu = try #require(
      try JSONSerialization.jsonObject(with: Data(try message("f").body)) as? [String: Any])
    #expect(feishu["sign"] as? String == "TqXFTfOanefPE10rsU0A39d1vug7/KZWrjexkPQUZDo=")
    #expect(feishu["timestamp"] as? String == "1762132500")
    #expect(try message("w").url.hasSuffix("key=z"))
    let own = try message("k")
    let signed = WebhookFormat.hmac(Array("1762132500.".utf8) + own.body, under: Array("SECabc".utf8))
    let hex = signed.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(own.headers == ["Kaohe-Event: E57", "Kaohe-Signature: t=1762132500,v1=\(hex)"])
    // RFC 4231, test case 2.
    let known = WebhookFormat.hmac(Array("what do ya want for nothing?".utf8), under: Array("Jefe".utf8))
    #expect(ContentHash(bytes: known).description == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    for id in ["d", "f", "w", "k"] {
      let body = try message(id).body
      #expect(throws: Never.self) { _ = try JSONSerialization.jsonObject(with: Data(body)) }
      #expect(!String(decoding: body, as: UTF8.self).contains("$"), "\(id)")
    }
  }

  @Test(
    "what cannot be used is named with its place, and never with the secret",
    arguments: [
      ("site: x\nendpoints: []", "WEBHOOK-FIELD", 1), ("endpoints: []", "WEBHOOK-FIELD", 1),
      ("site: https://a.example\nendpoints:\n  - {id: all, format: slack}", "WEBHOOK-FIELD", 3),
      ("site: https://a.example\nendpoints:\n  - {id: all, format: kaohe, url: x}", "WEBHOOK-FIELD", 3),
      ("site: https://a.example\nendpoints:\n  - {id: all, format: kaohe, events: [x]}", "WEBHOOK-FIELD", 3),
      ("site: https://a.example\nendpoints:\n  - {id: all, format: kaohe, private: maybe}", "WEBHOOK-FIELD", 3),
      ("site: https://a.example\nendpoints:\n  - {id: all, format: kaohe, language: fr}", "WEBHOOK-FIELD", 3),
      ("site: https://a.example\nendpoints:\n  - {id: other, format: kaohe}", "WEBHOOK-KEY", 0),
      ("site: https://a.example\nendpoints:\n  - {id: all, format: wecom}", "WEBHOOK-KEY", 0),
      (
        "site: https://a.example\nendpoints:\n  - {id: all, format: kaohe}\n  - {id: all, format: kaohe}",
        "WEBHOOK-FIELD", 4
      ),
      ("site: [", "WEBHOOK-FILE", 0),
    ])
  func settings(yaml: String, code: String, line: Int) throws {
    let company = try company(.file, yaml)
    let error = #expect(throws: Diagnostic.self) { _ = try WebhookEndpoints(company: company.folder) }
    #expect(error?.code == code && (error?.place.line ?? 0) == line)
    #expect(error?.text(in: .english).contains("geheim") == false)
  }

  @Test("addresses that other users can read are not used, and no backup holds them")
  func secrets() throws {
    let company = try company()
    let backup = temporaryFolder() + "/backup"
    _ = try company.hr.backUp(to: backup)
    #expect(FileManager.default.fileExists(atPath: backup + "/webhooks.yaml"))
    #expect(!FileManager.default.fileExists(atPath: backup + "/.keys"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: company.folder + "/.keys/webhooks.yaml")
    try expectRefused("WEBHOOK-KEY-OPEN", in: company) { _ = try WebhookEndpoints(company: company.folder) }
  }
}
