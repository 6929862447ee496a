import Exact
import Testing

@testable import Workflow

/// What is told of the demo company's year holds in its files.
@Suite struct DemoStoryTests {
  private static let october = DemoOctober()

  @Test func twoTieForTheChampionshipOfOctober() throws {
    let targets = Dictionary(
      DemoStaff.agents.map { ($0.id, $0.salesTarget * 100) }, uniquingKeysWith: { first, _ in first })
    let nets = DemoStaff.agents.filter { $0.department == DemoStaff.ecommerce }
      .compactMap { agent in DemoTables.financeNet(agent.id, "2026-10").map { (agent.id, $0) } }
    #expect(nets.count == 12)
    let best = try #require(nets.map(\.1).max())
    #expect(best == DemoCast.championNetCents)
    #expect(nets.filter { $0.1 == best }.map(\.0) == [DemoCast.champion, DemoCast.coChampion])
    #expect(targets[DemoCast.champion].map { $0 < best } == true)
    #expect(targets[DemoCast.coChampion].map { $0 < best } == true)
  }

  @Test func salesBelowTheFloorThreeMonthsRunning() throws {
    var running: [String: [String]] = [:]
    for agent in DemoStaff.agents where agent.department == DemoStaff.ecommerce {
      let low = DemoTables.months.map { month in
        DemoTables.financeNet(agent.id, month).map { $0 < 20_000_000 && month >= agent.confirmed.prefix(7) } ?? false
      }
      for index in 2..<12 where low[index - 2] && low[index - 1] && low[index] {
        running[agent.id, default: []].append(DemoTables.months[index])
      }
    }
    #expect(running == [DemoCast.lowSeller: ["2026-10"], DemoCast.failing: ["2026-09"]])
    // On probation sales are as low, and do not count.
    for month in ["2026-08", "2026-09", "2026-10"] {
      #expect(try #require(DemoTables.financeNet(DemoCast.probationer, month)) < 20_000_000)
    }
  }

  @Test func financeDiffersFromTheEventsForOnePersonInOctober() throws {
    for row in try #require(DemoTables.inbox("2026-10", "finance_sales")) {
      let account = row["agent_id"] ?? ""
      #expect(DemoTables.number(row["gross_cents"]) == Self.october.gross[account])
      let differs = account == "shop1:kf05" ? DemoCast.financeDifferenceCents : 0
      #expect(DemoTables.number(row["refund_cents"]) - differs == Self.october.refunded[account] ?? 0, "\(account)")
    }
  }

  @Test func theAppellantIsAHairOverTheBound() throws {
    let waits = try #require(Self.october.waits["shop2:kf08"])
    // 50 seconds would be the better band.
    #expect(waits.seconds > 50 * waits.count)
    #expect(waits.seconds * 10 < 504 * waits.count)
    #expect(Self.october.badReviews["shop2:kf08"] == 1)
  }

  @Test func aMonthOfLeaveHasNoLines() throws {
    let april = try #require(DemoTables.inbox("2026-04", "messages"))
    #expect(!april.contains { $0["agent_id"] == "shop1:kf05" })
    #expect(DemoTables.inbox("2026-04", "assessments")?.contains { $0["employee_id"] == DemoCast.onLeave } == false)
    let standing = try #require(DemoTables.inbox("2026-04", "standing")?.first)
    #expect(standing["employee_id"] == DemoCast.onLeave)
    #expect(standing["standing"] == "leave")
    #expect(DemoTables.inbox("2026-07", "standing")?.map { $0["standing"] } == ["voided"])
    #expect(DemoTables.inbox("2026-07", "standing")?.map { $0["employee_id"] } == [DemoCast.voided])
  }

  @Test func theAccountChangesHandsInTheMiddleOfMay() throws {
    let holders = DemoTables.rows(try #require(DemoTables.files["accounts.csv"]))
      .filter { $0["agent_id"] == DemoCast.handedOver }
    #expect(holders.map { $0["employee_id"] } == [DemoCast.leaver, DemoCast.successor])
    #expect(holders.map { $0["to"] } == ["2026-05-15", ""])
    #expect(holders.last?["from"] == "2026-05-16")
    let days = try #require(DemoTables.inbox("2026-05", "messages"))
      .filter { $0["agent_id"] == DemoCast.handedOver }.compactMap { $0["sent_at"]?.prefix(10) }
    #expect(days.contains { $0 <= "2026-05-15" })
    #expect(days.contains { $0 >= "2026-05-16" })
    let finance = try #require(DemoTables.inbox("2026-05", "finance_sales"))
    #expect(!finance.contains { $0["agent_id"] == DemoCast.handedOver })
  }

  @Test func exactlyOneRatingOfOctoberIsMissing() throws {
    let rows = try #require(DemoTables.inbox("2026-10", "assessments"))
    let given = Dictionary(grouping: rows) { $0["employee_id"] ?? "" }.mapValues { $0.compactMap { $0["item"] } }
    let short = DemoStaff.agents.filter { agent in
      guard agent.id != DemoCast.leaver else { return false }
      return given[agent.id]?.count != (agent.department == DemoStaff.ecommerce ? 6 : 5)
    }
    #expect(short.map(\.id) == [DemoCast.unrated])
    #expect(given[DemoCast.unrated]?.contains("overall") == false)
  }

  @Test func theFailingAgentIsWeakInEverything() throws {
    for month in ["2026-07", "2026-08", "2026-09"] {
      let complaints = try #require(DemoTables.inbox(month, "complaints"))
      #expect(complaints.count { $0["agent_id"] == "shop1:kf03" && $0["upheld"] == "yes" } == 2)
      let cases = try #require(DemoTables.inbox(month, "misshipments"))
      #expect(cases.count { $0["agent_id"] == "shop1:kf03" && $0["cause"] == "agent" } == 2)
      let overall = try #require(DemoTables.inbox(month, "assessments"))
        .first { $0["employee_id"] == DemoCast.failing && $0["item"] == "overall" }
      #expect(overall?["rating"] == "一般")
      let reminders = try #require(DemoTables.inbox(month, "reminders")).filter { $0["agent_id"] == "shop1:kf03" }
      #expect(
        reminders.count { DemoTables.number($0["due"]) - DemoTables.number($0["done_in_time"]) > 5 } == 2)
    }
  }

  @Test func papersTellOfVetoOmissionAndWaivers() throws {
    let veto = try #require(DemoTables.inbox("2026-06", "vetoes")?.first)
    #expect(veto["employee_id"] == DemoCast.fighter)
    #expect(veto["note"]?.contains("打架斗殴") == true)
    let omission = try #require(DemoTables.inbox("2026-09", "omissions")?.first)
    #expect(omission["assessor_id"] == DemoCast.firstSupervisor)
    let complaints = try #require(DemoTables.inbox("2026-09", "complaints"))
    #expect(complaints.contains { $0["agent_id"] == "shop3:kf12" && $0["upheld"] == "yes" })
    let waived = Set(try #require(DemoTables.inbox("2026-03", "waivers")).compactMap { $0["employee_id"] })
    let afterSales = Set(DemoStaff.agents.filter { $0.department == DemoStaff.afterSales }.map(\.id))
    #expect(afterSales.subtracting(waived) == [DemoCast.unwaived])
    #expect(waived.isSubset(of: afterSales))
  }

  @Test func theLossOfOctoberIsBeyondAFifthOfTheWage() throws {
    let wage = try #require(DemoStaff.agents.first { $0.id == DemoCast.costly }).wage * 100
    let losses = try #require(DemoTables.inbox("2026-10", "misshipments"))
      .filter { $0["agent_id"] == "shop3:kf10" && $0["cause"] == "agent" }.map { DemoTables.number($0["loss_cents"]) }
    #expect(losses.reduce(0, +) > wage / 5)
  }
}
