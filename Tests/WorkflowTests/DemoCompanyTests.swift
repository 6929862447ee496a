import Exact
import Foundation
import Testing
import Wording

@testable import Workflow

@Suite struct DemoCompanyTests {
  private static let headers = [
    "messages": "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars",
    "orders": "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status",
    "refunds": "refund_id,order_id,type,created_at,amount_cents",
    "reviews": "order_id,stars,created_at",
    "ratings_by_buyers": "conversation_id,agent_id,score,rated_at,resolved",
    "complaints": "complaint_id,agent_id,order_id,filed_at,upheld,note",
    "misshipments": "case_id,order_id,agent_id,cause,found_on,loss_cents",
    "reminders": "date,agent_id,due,done_in_time",
    "attendance": "date,agent_id,event,minutes",
    "mystery_checks": "date,agent_id,checker,passed,note",
    "finance_sales": "month,agent_id,gross_cents,refund_cents",
    "platform_metrics": "month,agent_id,metric,numerator,denominator,source",
    "assessments": "employee_id,item,rating,by,at,comment",
    "vetoes": "employee_id,veto,occurrences,by,at,note",
    "omissions": "assessor_id,employee_id,item,points,by,at,note",
    "waivers": "employee_id,item,reason,by,at",
    "standing": "employee_id,standing,reason,by,at",
  ]

  @Test func sameSeedSameBytes() throws {
    for name in ["2026-03", "2026-10"] {
      let month = try #require(Month(name))
      let again = DemoCompany(seed: 1).files(of: month)
      #expect(again.allSatisfy { DemoTables.files[$0.path] == $0.bytes })
      let other = DemoCompany(seed: 2).files(of: month).first { $0.path.hasSuffix("orders.csv") }
      #expect(other?.bytes != DemoTables.files["inbox/\(name)/orders.csv"])
    }
  }

  /// The figures the README shows hang on these bytes; whoever changes the story changes them knowingly.
  @Test func octoberIsTheSameOnEveryMachine() throws {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for file in DemoCompany().files(of: try #require(Month("2026-10"))) {
      for byte in Array(file.path.utf8) + file.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    #expect(String(hash, radix: 16) == "ef3d8adcc3a6d2b5")
  }

  @Test func writesTheFolderTwiceAlikeAndOverwritesNothing() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kaohe-demo-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let schemes = ["weighted-targets.yaml": "kaohe: 1\n"]
    try DemoCompany().write(to: folder.path, schemes: schemes)
    var size = 0
    for file in DemoCompany().files(schemes: schemes) {
      let written = try Data(contentsOf: folder.appendingPathComponent(file.path))
      #expect(Array(written) == file.bytes, "\(file.path)")
      size += written.count
    }
    #expect(size < 40_000_000)
    let text = try String(contentsOf: folder.appendingPathComponent("schemes/weighted-targets.yaml"), encoding: .utf8)
    #expect(text == "kaohe: 1\n")
    let refusal = #expect(throws: Diagnostic.self) { try DemoCompany().write(to: folder.path) }
    #expect(refusal?.code == "DEMO-FOLDER-TAKEN")
  }

  @Test func headersAreTheCanonicalOnes() {
    for month in DemoTables.months {
      for (name, header) in Self.headers {
        let path = "inbox/\(month)/\(name).csv"
        let absent =
          (name == "ratings_by_buyers" && month == "2026-03") || (name == "platform_metrics" && month < "2026-09")
        #expect(DemoTables.header(path) == (absent ? "" : header), "\(path)")
      }
    }
    #expect(
      DemoTables.header("people.csv")
        == "employee_id,name,department,post,role,assessor_id,hired_on,confirmed_on,left_on,"
        + "monthly_wage_cents,performance_pay_cents,sales_target_cents")
    #expect(DemoTables.header("accounts.csv") == "agent_id,shop_id,employee_id,from,to")
  }

  @Test func everyAccountAndEmployeeIsKnown() {
    let people = Set(DemoTables.rows(DemoTables.files["people.csv"] ?? []).compactMap { $0["employee_id"] })
    let accountRows = DemoTables.rows(DemoTables.files["accounts.csv"] ?? [])
    let accounts = Set(accountRows.compactMap { $0["agent_id"] })
    #expect(people.count == 25)
    #expect(accounts.count == 21)
    #expect(accountRows.allSatisfy { people.contains($0["employee_id"] ?? "") })
    for month in DemoTables.months {
      for name in Self.headers.keys where name != "messages" {
        for row in DemoTables.inbox(month, name) ?? [] {
          if let account = row["agent_id"] { #expect(accounts.contains(account)) }
          for column in ["employee_id", "assessor_id", "by", "checker"] {
            if let person = row[column] { #expect(people.contains(person), "\(month) \(name) \(person)") }
          }
        }
      }
    }
  }

  @Test func everyRowOfAnOrderFindsIt() {
    for month in DemoTables.months {
      let orders = (DemoTables.inbox(month, "orders") ?? []).compactMap { $0["order_id"] }
      let known = Set(orders)
      #expect(known.count == orders.count)
      for name in ["refunds", "reviews", "complaints", "misshipments"] {
        for row in DemoTables.inbox(month, name) ?? [] {
          #expect(known.contains(row["order_id"] ?? ""), "\(month) \(name)")
        }
      }
    }
  }

  @Test func everyLineIsSaidUnderAnAccountThenHeldAndEveryOrderHasAChat() {
    let accounts = DemoTables.rows(DemoTables.files["accounts.csv"] ?? [])
    for month in ["2026-05", "2026-08"] {
      var buyers: Set<[String?]> = []
      var last = ""
      var strangers = 0
      var disorder = 0
      for row in DemoTables.inbox(month, "messages") ?? [] {
        let at = row["sent_at"] ?? ""
        buyers.insert([row["shop_id"], row["buyer_id"]])
        let held = accounts.contains {
          $0["agent_id"] == row["agent_id"] && $0["shop_id"] == row["shop_id"] && ($0["from"] ?? "") <= at.prefix(10)
            && ($0["to"] == "" || at.prefix(10) <= ($0["to"] ?? ""))
        }
        if !held || !at.hasPrefix(month) { strangers += 1 }
        if at < last { disorder += 1 }
        last = at
      }
      #expect(strangers == 0)
      #expect(disorder == 0)
      let orders = DemoTables.inbox(month, "orders") ?? []
      #expect(!orders.isEmpty)
      #expect(orders.allSatisfy { buyers.contains([$0["shop_id"], $0["buyer_id"]]) })
    }
  }
}
