import Exact
import Foundation
import Intake
import Testing
import Wording
import Workflow

@testable import Records

@Suite("A result that was forged is found, however well it is covered")
struct ForgedResultTests {
  /// The codes of what `verify` says after a forgery.
  private func found(_ forge: (Forger) throws(Diagnostic) -> Void) throws -> Set<String> {
    let company = try ReliableCompany(at: .acknowledged)
    defer { company.remove() }
    let office = try company.office()
    try expectClean(office)
    try forge(Forger(store: office.store))
    return Set(try office.desk(of: "A1").verify().findings.map(\.code))
  }

  private static let sheet = "employee = 'E01' AND month = '2026-10'"

  /// A derivation of the same form that says something else.
  private func forged(_ store: RecordStore) throws(Diagnostic) -> (derivation: StoredValue, content: StoredValue) {
    let kept = try store.read { records throws(Diagnostic) in
      try records.derivation(of: "E01", in: ReliableCompany.month)
    }
    let text = String(decoding: kept?.derivation ?? [], as: UTF8.self).replacing("100.00", with: "99.00")
    let bytes = Array(text.utf8)
    #expect(bytes != kept?.derivation)
    return (.bytes(Packed.pack(bytes)), .text(ContentHash(of: bytes).description))
  }

  @Test("what a result says: the row's own hash, then the digest of its entry tells")
  func rowOnly() throws {
    let changes: [(LedgerTable, [String: StoredValue])] = [
      (.result, ["total": .integer(1)]), (.result, ["content": .text("00")]), (.figure, ["employee": .text("E02")]),
      (.rating, ["label": .text("中")]), (.sheetStep, ["state": .text("decided")]),
    ]
    for (table, change) in changes {
      let plain = try found { forger throws(Diagnostic) in
        try forger.change(table, change, where: ForgedResultTests.sheet, .none)
      }
      #expect(plain.contains("LEDGER-CHANGED"), "\(table)")
      let row = try found { forger throws(Diagnostic) in
        try forger.change(table, change, where: ForgedResultTests.sheet, .row)
      }
      #expect(row.contains("LEDGER-INCOMPLETE") && !row.contains("LEDGER-CHANGED"), "\(table): \(row)")
    }
  }

  @Test("with the whole chain made anew: only the result, computed again from what is on record, tells")
  func recomputed() throws {
    let amounts = try found { forger throws(Diagnostic) in
      try forger.change(.result, ["total": .integer(999_900)], where: ForgedResultTests.sheet, .chain)
      try forger.list("UPDATE sheet_now SET total = 999900 WHERE \(ForgedResultTests.sheet)")
    }
    #expect(amounts == ["RESULT-DIFFERS"])
    let score = try found { forger throws(Diagnostic) in
      try forger.change(.result, ["score": .integer(9_900)], where: ForgedResultTests.sheet, .chain)
      try forger.list("UPDATE sheet_now SET score = 9900 WHERE \(ForgedResultTests.sheet)")
    }
    #expect(score == ["RESULT-DIFFERS"])
    let bytes = try found { forger throws(Diagnostic) in
      let forged = try forged(forger.store)
      try forger.change(.result, ["derivation": forged.derivation], where: ForgedResultTests.sheet, .chain)
    }
    #expect(bytes == ["RESULT-DIFFERS"])
    let both = try found { forger throws(Diagnostic) in
      let forged = try forged(forger.store)
      try forger.change(
        .result, ["derivation": forged.derivation, "content": forged.content], where: ForgedResultTests.sheet, .chain)
    }
    #expect(both == ["RESULT-DIFFERS"])
  }

  @Test("what a result is computed from, with the whole chain made anew: the result does not follow from it any more")
  func inputs() throws {
    let facts = try found { forger throws(Diagnostic) in
      let kept = try forger.store.read { records throws(Diagnostic) in try records.figures(of: ReliableCompany.month) }
      var text = FactText.text(kept["E01"] ?? [:])
      #expect(text.contains("=response_seconds\tcomputed\t\t\t30\t"))
      text = text.replacing("=response_seconds\tcomputed\t\t\t30\t", with: "=response_seconds\tcomputed\t\t\t90\t")
      try forger.change(
        .figure, ["facts": .bytes(Packed.pack(Array(text.utf8)))], where: ForgedResultTests.sheet, .chain)
    }
    #expect(facts == ["RESULT-DIFFERS"])
    let rating = try found { forger throws(Diagnostic) in
      try forger.change(.rating, ["label": .text("中")], where: ForgedResultTests.sheet, .chain)
    }
    #expect(rating == ["RESULT-DIFFERS"])
    let pay = try found { forger throws(Diagnostic) in
      try forger.change(.person, ["performance_pay": .integer(900_000)], where: "employee = 'E01'", .chain)
    }
    #expect(pay == ["RESULT-DIFFERS"])
    let scheme = try found { forger throws(Diagnostic) in
      let text = SmallCompany.scheme.replacing("pays: full", with: "pays: nothing")
      try forger.change(.scheme, ["body": .bytes(Packed.pack(Array(text.utf8)))], where: "scheme = 'small'", .chain)
    }
    #expect(scheme == ["RESULT-DIFFERS"])
  }

  @Test(
    "a result and all it is computed from, with the whole chain made anew: only the hash of the head, noted elsewhere")
  func head() throws {
    let company = try ReliableCompany(at: .acknowledged)
    let office = try company.office()
    let noted = try office.desk(of: "A1").verify().head
    let forger = Forger(store: office.store)
    // A comment moves no point.
    try forger.change(.rating, ["given_at": .text("2026-11-01 00:00:00")], where: "employee = 'E02'", .none)
    #expect(try !office.desk(of: "A1").verify().isClean)
    let act = "UPDATE journal SET actor = 'H2' WHERE act = 'approve'"
    try forger.list(act)
    #expect(try !office.desk(of: "A1").verify().isClean)
    let other = try ReliableCompany(at: .acknowledged)
    let second = try other.office()
    try Forger(store: second.store).list(act)
    try second.store.engine.write { session throws(Diagnostic) in try Forger(store: second.store).chain(session) }
    let verification = try second.desk(of: "A1").verify()
    #expect(verification.isClean)
    #expect(verification.head != noted)
  }

  @Test("a file of evidence that was left half handed in, one that many hand in at once, and an empty one")
  func handedIn() throws {
    let company = try ReliableCompany(at: .provisional)
    let attached = company.folder + "/evidence/files"
    try FileManager.default.createDirectory(atPath: attached, withIntermediateDirectories: true)
    for text in ["a picture", ""] {
      let proof = company.folder + "/proof.png"
      try Data(text.utf8).write(to: URL(fileURLWithPath: proof))
      let place = attached + "/" + ContentHash(of: Array(text.utf8)).description
      for ending in [".partial", ".new"] { try Data("a pi".utf8).write(to: URL(fileURLWithPath: place + ending)) }
      onThreads(4) { thread in
        do {
          try company.office().desk(of: "S1").rate(
            ReliableCompany.agents[thread], in: ReliableCompany.month, item: "overall", as: "好", comment: text,
            evidence: [proof])
        } catch { Issue.record("\(error)") }
      }
      #expect(FileManager.default.contents(atPath: place) == Data(text.utf8))
    }
    let office = try company.office()
    #expect(try office.desk(of: "A1").verify().files == 8)
    try expectClean(office)
  }

  @Test("files of evidence: changed, cut short, or gone")
  func files() throws {
    let company = try ReliableCompany(at: .provisional)
    let proof = company.folder + "/proof.png"
    try Data("a picture".utf8).write(to: URL(fileURLWithPath: proof))
    let office = try company.office()
    try office.desk(of: "S1").rate("E01", in: ReliableCompany.month, item: "overall", as: "好", evidence: [proof])
    let desk = try ImportDesk(Company(at: company.folder), month: ReliableCompany.month, shop: "s1")
    try Data("complaint_id,agent_id,order_id,filed_at,upheld,note\nk1,a02,,2026-10-06 09:00:00,yes,\n".utf8)
      .write(to: URL(fileURLWithPath: company.folder + "/complaints.csv"))
    try desk.take(try desk.files(at: [company.folder + "/complaints.csv"])) { _ in }
    try office.desk(of: "H1").registerImports(of: ReliableCompany.month)
    let verified = try office.desk(of: "A1").verify()
    #expect(verified.files == 2 && verified.isClean, "\(verified.findings)")

    let attached = company.folder + "/evidence/files"
    let file = attached + "/" + (try #require(try FileManager.default.contentsOfDirectory(atPath: attached).first))
    let month = company.folder + "/evidence/2026-10"
    let folder = month + "/" + (try #require(try FileManager.default.contentsOfDirectory(atPath: month).first))
    func expect(_ code: String, _ path: String, _ change: (String) throws -> Void) throws {
      try FileManager.default.copyItem(atPath: path, toPath: company.folder + "/aside")
      try change(path)
      #expect(try office.desk(of: "A1").verify().findings.map(\.code) == [code], "\(path)")
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.moveItem(atPath: company.folder + "/aside", toPath: path)
      try expectClean(office)
    }
    try expect("ATTACHMENT-CHANGED", file) { try Data("A picture".utf8).write(to: URL(fileURLWithPath: $0)) }
    try expect("ATTACHMENT-CHANGED", file) { try Data().write(to: URL(fileURLWithPath: $0)) }
    try expect("ATTACHMENT-CHANGED", file) { try FileManager.default.removeItem(atPath: $0) }
    try expect("IMPORT-CHANGED", folder) { try FileManager.default.removeItem(atPath: $0) }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try expect("IMPORT-CHANGED", folder) { folder in
        let url = URL(fileURLWithPath: folder + "/" + name)
        try (try Data(contentsOf: url) + Data(" ".utf8)).write(to: url)
      }
      try expect("IMPORT-CHANGED", folder) { try FileManager.default.removeItem(atPath: $0 + "/" + name) }
    }
    try expect("IMPORT-CHANGED", folder) { try Data("x".utf8).write(to: URL(fileURLWithPath: $0 + "/more.csv")) }
  }
}
