internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOPosix
internal import Records
internal import Synchronization
internal import Wording
internal import Workflow

/// The metrics for Prometheus: for programs on this machine, or for everybody where the server was started so.
struct MetricsDoor: Sendable {
  let house: House
  let threads: NIOThreadPool
  private let deeds = DeedTally()

  init(house: House, threads: NIOThreadPool) {
    self.house = house
    self.threads = threads
  }

  func add(to router: Router<WebContext>) {
    router.get("/metrics") { request, context in
      guard house.showsMetrics || MetricsDoor.isOfThisMachine(request, context.peer) else {
        throw HTTPError(.notFound)
      }
      let text = try await threads.runIfActive { self.text() }
      return Response(
        status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
  }

  /// Whether a request comes from a program on this machine, and not through a proxy on it.
  static func isOfThisMachine(_ request: Request, _ peer: String) -> Bool {
    let forwarded = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"].compactMap { HTTPField.Name($0) }
    guard forwarded.allSatisfy({ request.headers[$0] == nil }) else { return false }
    return peer == "::1" || peer.hasPrefix("127.") || peer.hasPrefix("::ffff:127.")
  }

  private func text() -> String {
    var text = MetricsText()
    text.add(house.meters.reading)
    do throws(Diagnostic) {
      guard let office = house.begun else { throw Diagnostic(.pageUnknown) }
      let (months, acts, head) = try office.store.read { records throws(Diagnostic) in
        let head = try records.head()?.entry ?? 0
        return (try records.months().map(\.state), try deeds.counted(upTo: head, records), head)
      }
      text.add(months: Dictionary(months.map { ($0, 1) }, uniquingKeysWith: +), deeds: acts, head: head)
    } catch {
      // Records that cannot be read, or are not there yet, have no metrics; /ready says so, too.
    }
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    text.add(memoryOf: status ?? "")
    return text.text
  }
}

/// How often each deed was done, counted on from where it was counted before: a journal only ever grows.
private final class DeedTally: Sendable {
  private let counted = Mutex<(entry: Int64, deeds: [String: Int])>((0, [:]))

  func counted(upTo head: Int64, _ records: Records) throws(Diagnostic) -> [String: Int] {
    let before = counted.withLock { $0 }
    // A restored backup begins anew.
    let start = head < before.entry ? (entry: 0, deeds: [:]) : before
    let deeds = start.deeds.merging(try records.acts(after: start.entry), uniquingKeysWith: +)
    counted.withLock { $0 = (head, deeds) }
    return deeds
  }
}
