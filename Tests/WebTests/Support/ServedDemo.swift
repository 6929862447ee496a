import Exact
import Foundation
import Records
import Synchronization
import Testing
import Wording
import Workflow

@testable import Web

/// The demo company with its January published and its February in review, and a password for one person of each role:
/// H01 of HR, S01 an assessor, F01 of finance, E01 an agent of S01's, A01 the auditor.
///
/// It is lived once and copied for each test.
final class ServedDemo {
  let house: House
  let clock: ServedClock
  let folder: String

  static let people = ["H01", "S01", "F01", "E01", "A01"]

  private struct Lived: Sendable {
    let folder: String
    let passwords: [String: String]
    let now: Instant
  }

  private static let lived = Result { try live() }

  private static func live() throws -> Lived {
    let folder = ServedDemo.newFolder()
    let names = ["monthly-100", "rewards-penalties", "competency-15", "weighted-targets"]
    try DemoCompany().write(to: folder, schemes: BuiltInSchemes.all)
    let clock = ServedClock("2026-03-02 09:00:00")
    let office = try Office(Company(at: folder), clock: { clock.now })
    let hr = try office.desk(of: "H01")
    for name in names {
      let (version, findings) = try hr.draft(schemeAt: "\(folder)/schemes/\(name).yaml")
      let publication = Publication(
        discussedOn: try #require(Day("2025-12-01")), consulted: "工会", madeKnownOn: try #require(Day("2025-12-10")),
        how: "公告栏")
      try hr.publish(scheme: version, publication, acknowledging: Set(findings.map(\.code)))
    }
    for (text, isPublished) in [("2026-01", true), ("2026-02", false)] {
      let month = try #require(Month(text))
      try hr.open(month)
      _ = try hr.compute(month)
      for gap in try hr.found(in: month) where gap.kind == .figureMissing {
        try hr.waive(gap.subject, for: gap.employee, in: month, reason: "数据无法取得")
      }
      try hr.review(month)
      guard isPublished else { continue }
      try office.desk(of: "F01").signOff(month)
      try hr.approve(nil, in: month)
      try hr.publish(month)
    }
    var passwords: [String: String] = [:]
    for person in people { passwords[person] = try hr.giveAccess(to: person, lasts: true) }
    return Lived(folder: folder, passwords: passwords, now: clock.now)
  }

  private let passwords: [String: String]

  init() throws {
    let lived = try Self.lived.get()
    folder = ServedDemo.newFolder()
    try FileManager.default.copyItem(atPath: lived.folder, toPath: folder)
    let clock = ServedClock(lived.now.description)
    self.clock = clock
    passwords = lived.passwords
    house = House(try Office(Company(at: folder), clock: { clock.now }))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func password(_ employee: String) throws -> String { try #require(passwords[employee]) }

  /// A browser in which somebody is signed in; in which nobody is, where no one is named.
  func browser(_ employee: String? = nil) async throws -> Browser {
    let browser = Browser(house)
    guard let employee else { return browser }
    let page = try await browser.signIn(employee, password(employee))
    try #require(page.status == 303 && page.location == "/", "\(employee): \(page.text)")
    return browser
  }

  private static func newFolder() -> String {
    FileManager.default.temporaryDirectory.appending(path: "kaohe-web-\(UUID().uuidString)").path
  }
}

/// A clock that a test moves on.
final class ServedClock: Sendable {
  private let time: Mutex<Instant>

  init(_ text: String) { time = Mutex(Instant(text) ?? Instant(seconds: 0)) }

  var now: Instant { time.withLock { $0 } }

  func pass(minutes: Int) { time.withLock { $0 = Instant(seconds: $0.seconds + minutes * 60) } }
}
