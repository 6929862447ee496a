import Appraisal
import Exact
import Foundation
import Records
import Synchronization
import TestServers
import Testing
import Wording
import Workflow

@Suite("A server restarted in mid-work: it goes on, or fails with a clear error, and nothing is done twice")
struct RestartedServerTests {
  private static let codes = ["RECORDS-LOST", "RECORDS-UNSETTLED"]

  private func comments(_ office: Office) throws -> [String] {
    try office.store.read { records throws(Diagnostic) in try records.ratings(of: ReliableCompany.month) }
      .map(\.rating.comment)
  }

  /// Stops and starts a server again and again until the others are done.
  private func disturb(_ server: PostgresServer, _ isOver: borrowing Atomic<Int>, until count: Int) {
    while isOver.load(ordering: .relaxed) < count {
      usleep(400_000)
      do { try server.restart() } catch { Issue.record("\(error)") }
    }
  }

  @Test("commands, one after the other, while the server restarts again and again")
  func commands() throws {
    let server = try PostgresServer()
    let company = try ReliableCompany(at: .provisional, database: server.freshDatabase())
    let isOver = Atomic(0)
    let confirmed = Mutex<[String]>([])
    let unsettled = Mutex<[String]>([])
    onThreads(3) { thread in
      if thread == 2 { return disturb(server, isOver, until: 2) }
      defer { isOver.add(1, ordering: .relaxed) }
      for act in 0..<10 {
        let comment = "p\(thread)-\(act)"
        do {
          let ending = try RunningCommand(
            company.arguments(
              "rate", "--employee", ReliableCompany.agents[thread], "--item", "overall", "--rating",
              act % 2 == 0 ? "好" : "中", "--comment", comment, by: "S1")
          ).end()
          if ending.code == 0 {
            confirmed.withLock { $0.append(comment) }
          } else {
            #expect(RestartedServerTests.codes.contains { ending.complained.contains($0) }, "\(ending.complained)")
            if ending.complained.contains("RECORDS-UNSETTLED") { unsettled.withLock { $0.append(comment) } }
          }
        } catch { Issue.record("\(error)") }
      }
    }
    try expectOnce(company, confirmed.withLock { $0 }, unsettled.withLock { $0 })
  }

  @Test("two offices that share a database, each with acts under way when the server falls")
  func offices() throws {
    let server = try PostgresServer()
    let company = try ReliableCompany(at: .provisional, database: server.freshDatabase())
    let isOver = Atomic(0)
    let confirmed = Mutex<[String]>([])
    let unsettled = Mutex<[String]>([])
    onThreads(3) { thread in
      if thread == 2 { return disturb(server, isOver, until: 2) }
      defer { isOver.add(1, ordering: .relaxed) }
      do {
        let office = try company.office()
        for act in 0..<60 {
          let comment = "p\(thread)-\(act)"
          do throws(Diagnostic) {
            try office.desk(of: "S1").rate(
              ReliableCompany.agents[thread], in: ReliableCompany.month, item: "overall",
              as: act % 2 == 0 ? "好" : "中", comment: comment)
            confirmed.withLock { $0.append(comment) }
          } catch {
            #expect(RestartedServerTests.codes.contains(error.code), "\(error.text(in: .english))")
            if error.code == "RECORDS-UNSETTLED" { unsettled.withLock { $0.append(comment) } }
          }
        }
      } catch { Issue.record("\(error)") }
    }
    try expectOnce(company, confirmed.withLock { $0 }, unsettled.withLock { $0 })
  }

  @Test("a month that is computed and published while the server restarts within is computed and published once")
  func publishing() throws {
    let server = try PostgresServer()
    let company = try ReliableCompany(at: .opened, database: server.freshDatabase())
    let isOver = Atomic(0)
    onThreads(2) { thread in
      if thread == 1 { return disturb(server, isOver, until: 1) }
      defer { isOver.add(1, ordering: .relaxed) }
      do {
        let office = try company.office()
        func until(_ wanted: MonthState, _ act: () throws -> Void) throws {
          for _ in 0..<20 {
            do { try act() } catch let error as Diagnostic {
              // One that was not settled may have been done.
              let codes = RestartedServerTests.codes + ["MONTH-STATE"]
              #expect(codes.contains(error.code), "\(error.text(in: .english))")
            }
            if (try? company.state(office).month) == wanted { return }
          }
          Issue.record("never \(wanted)")
        }
        try until(.provisional) { _ = try office.desk(of: "H1").compute(ReliableCompany.month) }
        for employee in ReliableCompany.agents {
          for _ in 0..<20 {
            do {
              try office.desk(of: "S1").rate(employee, in: ReliableCompany.month, item: "overall", as: "好")
              break
            } catch { continue }
          }
        }
        try until(.reviewing) { try office.desk(of: "H1").review(ReliableCompany.month) }
        for _ in 0..<20 where (try? office.desk(of: "H1").approve(nil, in: ReliableCompany.month)) == nil {}
        try until(.published) { try office.desk(of: "H1").publish(ReliableCompany.month) }
      } catch { Issue.record("\(error)") }
    }
    let office = try company.office()
    #expect(try company.state(office).sheets == [.published: ReliableCompany.agents.count])
    for act in ["compute", "review", "publish"] {
      var query = JournalQuery()
      query.act = act
      let count = try office.store.read { records throws(Diagnostic) in try records.journal(query) }.count
      #expect(count == 1, "\(act)")
    }
    try expectClean(office)
  }

  private func expectOnce(_ company: ReliableCompany, _ confirmed: [String], _ unsettled: [String]) throws {
    let office = try company.office()
    try expectClean(office)
    let kept = try comments(office)
    #expect(Set(kept).count == kept.count, "done twice")
    #expect(Set(confirmed).isSubset(of: kept), "confirmed and lost: \(Set(confirmed).subtracting(kept))")
    // What was said to be undone altogether is not there.
    #expect(Set(kept).isSubset(of: confirmed + unsettled), "\(Set(kept).subtracting(confirmed + unsettled))")
    #expect(!confirmed.isEmpty)
    print("\(confirmed.count) acts confirmed, \(unsettled.count) unsettled")
  }
}
