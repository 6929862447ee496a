import Exact
import Foundation
import Records
import TestServers
import Testing
import Wording

@testable import Workflow

@Suite("A company begins")
struct FoundingTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/kaohe-founding-test-" + UUID().uuidString

  private func plan() throws -> CompanyPlan {
    var plan = CompanyPlan(month: try month("2026-10"))
    plan.name = "某某公司"
    plan.minimumWage = Fen(250_000)
    plan.founder = "H01"
    plan.password = "四季轮回-都要认真考核"
    plan.people =
      PastedPeople(
        "工号\t姓名\t部门\t考核人\nE01\t甲\t客服部\tS01\nS01\t主管一\t客服部\t\n", founder: ("H01", "人事一")
      ).people
    plan.schemes = ["客服部": CompanyPlan.DepartmentSchemes(agents: ["competency-15"], assessors: [])]
    let day = try day("2026-01-05")
    plan.publication = Publication(discussedOn: day, consulted: "职工代表", madeKnownOn: day, how: "公告栏")
    return plan
  }

  private func code(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return (error as? Diagnostic)?.code ?? "\(error)" }
  }

  @Test("the folder is a company with its first month open, and all of it stands in the journal")
  func begins() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let founding = try #require(try Founding(in: folder))
    let office = try founding.found(try plan())
    #expect(try office.desk(of: "H01").months().map(\.month) == [try month("2026-10")])
    #expect(try office.signIn("H01", password: "四季轮回-都要认真考核").mustChange == false)
    let entries = try office.store.read { records throws(Diagnostic) in try records.journal(JournalQuery()) }
    #expect(entries.reversed().map(\.act.name) == ["give_access", "draft_scheme", "publish_scheme", "open"])
    #expect(entries.allSatisfy { $0.act.actor == "H01" })
    #expect(try Founding(in: folder) == nil)
    #expect(code { _ = try founding.found(try plan()) } == "SETUP-FOLDER-TAKEN")
  }

  @Test("what cannot begin leaves nothing behind, and can be begun again")
  func leavesNothing() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let founding = try #require(try Founding(in: folder))
    var bad = try plan()
    bad.password = "H01"
    #expect(code { _ = try founding.found(bad) } == "PASSWORD-POOR")
    #expect(!FileManager.default.fileExists(atPath: folder))
    _ = try founding.found(try plan())
  }

  @Test("what an interrupted beginning left is begun anew")
  func interrupted() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let founding = try #require(try Founding(in: folder))
    _ = try founding.found(try plan())
    // As if the process had ended before company.yaml had its name.
    try FileManager.default.removeItem(atPath: folder + "/company.yaml")
    _ = FileManager.default.createFile(atPath: folder + "/.founding", contents: nil)
    let again = try #require(try Founding(in: folder))
    #expect(try again.found(try plan()).desk(of: "H01").months().count == 1)
  }

  @Test("a database with a company's records is not taken for another's")
  func recordsTaken() throws {
    let database = try PostgresServer.shared.freshDatabase()
    let other = folder + "-other"
    defer { for path in [folder, other] { try? FileManager.default.removeItem(atPath: path) } }
    _ = try #require(try Founding(in: folder, database: database)).found(try plan())
    let second = try #require(try Founding(in: other, database: database))
    #expect(code { _ = try second.found(try plan()) } == "SETUP-RECORDS-TAKEN")
    #expect(!FileManager.default.fileExists(atPath: other + "/company.yaml"))
  }
}
