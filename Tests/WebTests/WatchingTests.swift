import Exact
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import Testing
import Workflow

@testable import Web

@Suite("What is told about requests")
struct WatchingTests {
  /// Lines, as they come.
  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  @Test(
    "one line of JSON for each request, by the pattern of its route; no id, query, name, secret or text of anybody's")
  func lines() async throws {
    let demo = try ServedDemo()
    let lines = Lines()
    let house = House(demo.house.office, log: RequestLog(.json) { lines.add($0) })
    let browser = Browser(house)
    let password = try demo.password("H01")
    _ = try await browser.signIn("H01", password)
    _ = try await browser.get("/months/2026-01/sheets/E08?secret=geheim")
    _ = try await browser.get("/nowhere/E08")
    let program = try Program(house, "E01")
    let answer = try await program.get("/months/2026-02/sheets/E01")
    let values = try lines.all.map { try JSONReader.value(Array($0.utf8)) }
    #expect(
      values.map { $0["route"]?.text } == [
        "/sign-in", "/months/{month}/sheets/{employee}", "unmatched", "/api/v1/months/{month}/sheets/{employee}",
      ])
    #expect(values.map { $0["status"]?.whole } == [303, 200, 404, 403])
    #expect(values.map { $0["role"]?.text } == [nil, "hr", "hr", "agent"])
    #expect(
      values[3]["code"]?.text == "SHEET-NOT-PUBLISHED" && values[3]["request"]?.text == answer.json["request"]?.text)
    #expect(values.allSatisfy { ($0["us"]?.whole ?? -1) >= 0 && $0["at"]?.text == "2026-03-02T09:00:00+08:00" })
    let text = lines.all.joined()
    for secret in [
      "E08", "H01", "E01", "geheim", password, try #require(program.token), browser.cookies["kaohe"] ?? "",
    ] {
      #expect(!text.contains(secret), "\(secret)")
    }
  }

  @Test("as words for people")
  func words() throws {
    let lines = Lines()
    let line = RequestLog.Line(
      at: try #require(Instant("2026-03-02 09:00:00")), method: "GET", route: "/months/:month", status: 200,
      microseconds: 12_345, role: "hr", code: nil, request: "00ff")
    RequestLog(.text) { lines.add($0) }.add(line)
    #expect(lines.all == ["2026-03-02 09:00:00 GET /months/:month 200 12.3ms hr - 00ff"])
  }

  private func metrics(_ house: House, from peer: String, _ headers: HTTPFields = [:]) async throws -> (Int, String) {
    let head = HTTPRequest(
      method: .get, scheme: "http", authority: "kaohe.test", path: "/metrics", headerFields: headers)
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    let channel = EmbeddedChannel()
    var context = WebContext(
      source: ApplicationRequestContextSource(channel: channel, logger: Logger(label: "test")))
    context.peer = peer
    do {
      let response = try await WebServer.router(house).buildResponder().respond(to: request, context: context)
      let collector = Collected()
      try await response.body.write(collector)
      return (response.status.code, String(buffer: collector.buffer))
    } catch let error as HTTPError { return (error.status.code, "") }
  }

  @Test("the metrics are for this machine, and not for whoever comes through a proxy on it, unless the server says so")
  func whom() async throws {
    let demo = try ServedDemo()
    let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
    #expect(try await metrics(demo.house, from: "127.0.0.1").0 == 200)
    #expect(try await metrics(demo.house, from: "::1").0 == 200)
    #expect(try await metrics(demo.house, from: "127.0.0.1", [forwarded: "203.0.113.9"]).0 == 404)
    #expect(try await metrics(demo.house, from: "203.0.113.9").0 == 404)
    #expect(try await metrics(demo.house, from: "").0 == 404)
    let open = House(demo.house.office, showsMetrics: true)
    #expect(try await metrics(open, from: "203.0.113.9").0 == 200)
  }

  @Test("the metrics are as Prometheus reads them: named, typed, each series once, histograms that add up")
  func format() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser("H01")
    _ = try await browser.get("/months/2026-01/sheets")
    _ = try await Browser(demo.house).signIn("H01", "wrong")
    let text = try await metrics(demo.house, from: "127.0.0.1").1
    #expect(text.hasSuffix("\n"))
    var (types, helped, series): ([String: String], Set<String>, [String: Int]) = ([:], [], [:])
    for line in text.split(separator: "\n") {
      if let help = line.wholeMatch(of: #/# HELP ([a-z_]+) .+/#) {
        #expect(helped.insert(String(help.1)).inserted)
      } else if let type = line.wholeMatch(of: #/# TYPE ([a-z_]+) (counter|gauge|histogram)/#) {
        types[String(type.1)] = String(type.2)
      } else {
        let sample = try #require(
          line.wholeMatch(of: #/([a-z_]+)(\{(?:[a-z]+="(?:[^"\\]|\\.)*",?)+\})? ([0-9.]+)/#), "\(line)")
        let name = String(sample.1)
        let family = types[name] == nil ? name.replacing(#/_(bucket|sum|count)$/#, with: "") : name
        #expect(types[family] != nil && helped.contains(family), "\(line)")
        #expect(series.updateValue(0, forKey: name + (sample.2 ?? "")) == nil, "\(line)")
      }
    }
    #expect(types["kaohe_request_seconds"] == "histogram" && types["kaohe_requests_total"] == "counter")
    #expect(text.contains("kaohe_requests_total{method=\"GET\",route=\"/months/{month}/sheets\",status=\"200\"} 1\n"))
    #expect(text.contains("kaohe_sign_in_failures_total{code=\"SIGN-IN-WRONG\"} 1\n"))
    #expect(
      text.contains("kaohe_months{state=\"published\"} 1\n") && text.contains("kaohe_deeds_total{deed=\"publish\"} 1\n")
    )
    #expect(text.contains("process_resident_memory_bytes "))
    let buckets = text.matches(of: #/kaohe_request_seconds_bucket\{route="\/sign-in",le="([^"]+)"\} (\d+)/#)
      .compactMap { Int($0.2) }
    #expect(buckets == buckets.sorted() && buckets.last == 2 && buckets.count == Meters.limits.count + 1)
    // Counted on, and not anew.
    let again = try await metrics(demo.house, from: "127.0.0.1").1
    #expect(again.contains("kaohe_deeds_total{deed=\"publish\"} 1\n"))
  }

  @Test("seconds are written exactly")
  func seconds() {
    #expect(
      [1, 2_500, 1_000_000, 10_000_001, 0].map(MetricsText.seconds) == ["0.000001", "0.0025", "1", "10.000001", "0"])
  }
}

private final class Collected: ResponseBodyWriter {
  var buffer = ByteBuffer()

  func write(_ buffer: ByteBuffer) async throws {
    var copy = buffer
    self.buffer.writeBuffer(&copy)
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
