import Appraisal
import Exact
import Foundation
import TestServers
import Testing
import Wording
import Workflow

@testable import Records

@Suite("A person's data: handed out whole, and gone from every table once it need not be kept")
struct ErasureTests {
  private static let month = ReliableCompany.month
  /// What people wrote about E01, or what only E01's figures are: none of it may be left anywhere.
  private static let secrets = [
    "员01", "评语之一", "事件之一", "申诉之一", "裁决之一", "自评之一", "免考之一", "更正之一", "目标之一", "请假之一", "漏扣之一", "异常之一",
    "调薪之一", "证据之一", "765432", "补发之一",
  ]
  private static let others = ["员02", "评语之二", "事件之二", "证据之二"]
  private static let late = Instant("2028-12-01 09:00:00") ?? Instant(seconds: 0)

  /// A company in which everything there is was written about E01, and something about E02; E01 left in October 2026.
  private func company(_ database: String?) throws -> ReliableCompany {
    let company = try ReliableCompany(at: .provisional, database: database)
    let month = ErasureTests.month
    func office(_ time: String) throws -> Office { try company.office(at: try #require(Instant(time))) }
    let first = try office("2026-11-05 09:00:00")
    let (hr, assessor) = (try first.desk(of: "H1"), try first.desk(of: "S1"))
    let agent = try first.desk(of: "E01")
    func file(_ name: String, _ text: String) throws -> String {
      let path = temporaryFolder() + "/" + name
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      return path
    }
    let (own, shared) = (try file("证据之一.png", "own"), try file("共用.png", "shared"))
    var person = try hr.person("E01", on: try #require(Day("2026-10-01")))
    person.validFrom = try #require(Day("2026-10-01"))
    person.wage = .known(Fen(765_432))
    person.leftOn = Day("2026-10-31")
    try hr.change(person, reason: "调薪之一")
    try agent.reviewSelf(in: month, comment: "自评之一")
    try assessor.rate("E01", in: month, item: "overall", as: "中", comment: "评语之一", evidence: [own, shared])
    try assessor.rate(
      "E02", in: month, item: "overall", as: "中", comment: "评语之二", evidence: [shared, try file("证据之二.png", "two")])
    let day = try #require(Day("2026-10-08"))
    let incident = try assessor.record(.complaint, of: "E01", name: "k1", on: day, note: "事件之一")
    try assessor.record(.remark, of: "E02", on: day, note: "事件之二")
    try hr.waive("response", for: "E01", in: month, reason: "免考之一")
    try hr.waive("response", for: "E01", in: month, reason: "免考之一撤", withdrawn: true)
    try hr.correct("complaints", of: "E01", in: month, to: 2, reason: "更正之一")
    try hr.set(standing: .leave, of: "E01", in: month, reason: "请假之一")
    try hr.set(standing: nil, of: "E01", in: month, reason: "请假之一撤")
    try assessor.set(goal: "目标之一", for: "E01", in: month)
    try hr.accept(.jump, of: "E01", in: month, reason: "异常之一")
    // Its entry names the assessor.
    let omission = OmissionRecord(
      id: "O1-1", month: month, assessor: "S1", employee: "E01", item: "overall", points: Points(hundredths: 100),
      note: "漏扣之一", by: "H1", state: .dropped)
    let raising = Act(
      "raise_omission", by: "H1", as: "hr", at: "2026-11-05 09:00:00", month: month, employee: "S1", reason: "漏扣之一")
    try first.store.write(raising) { entry throws(Diagnostic) in try entry.add(omission) }
    for employee in ReliableCompany.agents.dropFirst(2) {
      try assessor.rate(employee, in: month, item: "overall", as: "好")
    }
    try hr.review(month)
    try hr.approve(nil, in: month)
    try hr.publish(month)
    // The last day of work was in October; what comes after is done for E01 by the appeal's own entry.
    let stillThere = try company.office(at: try #require(Instant("2026-10-31 09:00:00")))
    let appeal = try stillThere.desk(of: "E01").appeal("overall", in: month, statement: "申诉之一")
    try hr.decide(
      appeal: appeal, .upheld, reasons: "裁决之一",
      remedies: [.rating(item: "overall", label: "好"), .withdrawal(incident: incident)])
    for employee in ReliableCompany.agents.dropFirst() { try first.desk(of: employee).acknowledge(month) }
    try company.office(at: try #require(Instant("2026-12-01 09:00:00"))).desk(of: "H1").lock(month)
    try hr.adjust(
      month, for: "E01",
      remedies: [.correction(measure: "complaints", value: 3), .correction(measure: "response_seconds", value: 90)],
      paidIn: month.next, reason: "补发之一")
    try expectClean(first)
    return company
  }

  /// Every value of every table as text, compressed ones unpacked, by table.
  private func everything(_ store: RecordStore) throws -> [String: [String]] {
    let tables =
      ["structure", "journal", "month_now", "sheet_now", "gap_now"] + LedgerTable.allCases.map(\.rawValue)
    return try store.engine.read { session throws(Diagnostic) in
      var found: [String: [String]] = [:]
      for table in tables {
        try session.each("SELECT * FROM \(table)", []) { row throws(Diagnostic) in
          for place in row.columns.indices {
            switch row.value(place) {
            case .null: continue
            case .integer(let number): found[table, default: []].append("\(number)")
            case .text(let text): found[table, default: []].append(text)
            case .bytes(let bytes):
              found[table, default: []].append(String(decoding: Packed.unpack(bytes) ?? bytes, as: UTF8.self))
            }
          }
        }
      }
      return found
    }
  }

  private func places(of text: String, in store: RecordStore) throws -> [String] {
    try everything(store).filter { $0.value.contains { $0.contains(text) } }.map(\.key).sorted()
  }

  @Test(
    "before its time is over nothing is erased; after it nothing is left, and all is as the journal says",
    arguments: TwoPeopleTests.Books.allCases)
  func erased(books: TwoPeopleTests.Books) throws {
    let company = try company(books.database())
    let office = try company.office()
    for secret in ErasureTests.secrets { #expect(try places(of: secret, in: office.store) != [], "\(secret)") }
    let before = try everything(office.store)
    let early = try company.office(at: try #require(Instant("2028-10-31 09:00:00")))
    let error = #expect(throws: Diagnostic.self) { try early.desk(of: "H1").eraseData(of: "E01", reason: "") }
    #expect(error?.code == "RETENTION-NOT-OVER" && error?.arguments["day"] == "2028-10-31")
    let present = #expect(throws: Diagnostic.self) { try early.desk(of: "H1").eraseData(of: "E02", reason: "") }
    #expect(present?.code == "RETENTION-NOT-OVER")
    #expect(try everything(office.store) == before)

    let late = try company.office(at: ErasureTests.late)
    #expect(try late.desk(of: "H1").dueForErasure().map(\.employee) == ["E01"])
    try late.desk(of: "H1").eraseData(of: "E01", reason: "到期")
    for secret in ErasureTests.secrets { #expect(try places(of: secret, in: late.store) == [], "\(secret) is left") }
    for other in ErasureTests.others { #expect(try places(of: other, in: late.store) != [], "\(other) is gone") }
    try expectClean(late)
    #expect(try late.desk(of: "H1").dueForErasure().map(\.employee) == [])

    // Of the files the one that is nobody else's is gone.
    let contents = ["own", "shared", "two"].map { ContentHash(of: Array($0.utf8)).description }
    let isThere = contents.map { FileManager.default.fileExists(atPath: company.folder + "/evidence/files/" + $0) }
    #expect(isThere == [false, true, true])

    // A second time does no harm, and heals what an interrupted first one left.
    try Data("own".utf8).write(to: URL(fileURLWithPath: company.folder + "/evidence/files/" + contents[0]))
    try late.desk(of: "H1").eraseData(of: "E01", reason: "")
    #expect(!FileManager.default.fileExists(atPath: company.folder + "/evidence/files/" + contents[0]))
    try expectClean(late)
    try late.store.close()
    guard books == .file else { return }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: company.folder + "/kaohe.db"))
    for secret in ErasureTests.secrets where secret != "765432" {
      #expect(bytes.firstRange(of: Data(secret.utf8)) == nil, "\(secret) is left in the file")
    }
  }

  @Test("a file that two people's rows name goes with the second of them")
  func sharedFile() throws {
    let company = try company(nil)
    let hr = try company.office().desk(of: "H1")
    var person = try hr.person("E02", on: try #require(Day("2026-12-01")))
    person.validFrom = try #require(Day("2026-11-01"))
    person.leftOn = Day("2026-11-01")
    try hr.change(person, reason: "离职")
    let late = try company.office(at: ErasureTests.late).desk(of: "H1")
    try late.eraseData(of: "E01", reason: "")
    try late.eraseData(of: "E02", reason: "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: company.folder + "/evidence/files") == [])
    try expectClean(late.office)
  }

  @Test("who was erased is not there in later months, whose results are still computed again")
  func laterMonths() throws {
    let company = try company(nil)
    let late = try company.office(at: ErasureTests.late)
    try late.desk(of: "H1").eraseData(of: "E01", reason: "")
    for name in ["people.csv", "accounts.csv"] {
      let url = URL(fileURLWithPath: company.folder + "/" + name)
      let lines = String(decoding: try Data(contentsOf: url), as: UTF8.self).split(separator: "\n")
      let rest = lines.filter { !$0.contains("E01,") }
      try Data((rest.joined(separator: "\n") + "\n").utf8).write(to: url)
    }
    let next = try #require(Month("2028-11"))
    try FileManager.default.copyItem(
      atPath: company.folder + "/inbox/2026-10", toPath: company.folder + "/inbox/2028-11")
    let hr = try company.office(at: ErasureTests.late).desk(of: "H1")
    try hr.open(next)
    _ = try hr.compute(next)
    let sheets = try hr.sheets(of: next).map(\.employee)
    #expect(sheets == Array(ReliableCompany.agents.dropFirst()))
    try expectClean(hr.office)
    try Forger(store: hr.office.store).change(
      .person, ["performance_pay": .integer(1)], where: "employee = 'E02'", .chain)
    #expect(try hr.verify().findings.map(\.code).contains("RESULT-DIFFERS"))
  }

  @Test("what is handed out holds every table's rows about the person, and nobody else's")
  func export() throws {
    let company = try company(nil)
    let office = try company.office()
    let bytes = try office.desk(of: "H1").exportData(of: "E01")
    let text = String(decoding: bytes, as: UTF8.self)
    for secret in ErasureTests.secrets { #expect(text.contains(secret), "\(secret)") }
    for other in ErasureTests.others { #expect(!text.contains(other), "\(other)") }
    let tables = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: [[String: String]]])
    let about = try office.store.engine.read { session throws(Diagnostic) in
      var counts: [String: Int] = [:]
      for table in LedgerTable.allCases where !table.people.isEmpty {
        let condition = table.people.map { "\($0) = 'E01'" }.joined(separator: " OR ")
        let count = try session.first("SELECT COUNT(*) FROM \(table.rawValue) WHERE \(condition)") {
          row throws(Diagnostic) in Int(row.integer(0))
        }
        counts[table.rawValue] = count == 0 ? nil : count
      }
      return counts
    }
    #expect(tables.filter { $0.key != "journal" }.mapValues(\.count) == about)
    #expect(about.count >= 15, "\(about)")
    #expect(tables["journal"]?.isEmpty == false)
  }
}
