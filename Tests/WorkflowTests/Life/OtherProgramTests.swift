import Appraisal
import Exact
import Testing
import Wording
import Workflow

@testable import Records

@Suite("Results another version of the program made")
struct OtherProgramTests {
  @Test("RESULT-OTHER-PROGRAM: they are counted and not compared, and nothing is wrong with them")
  func other() throws {
    let company = try LifeCompany()
    try company.live(to: .rated)
    let october = try month("2026-10")
    let kept = try #require(
      try company.read { records throws(Diagnostic) in try records.derivation(of: "E1", in: october) })
    let act = Act("compute", by: "H1", as: "hr", at: company.clock.now.description, month: october)
    let older = Array("{\"format\":0}".utf8)
    try company.office.store.write(act) { entry throws(Diagnostic) in
      try entry.add(
        .result,
        [
          "month": .text("2026-10"), "employee": .text("E9"), "department": .text(kept.department),
          "standing": .text("regular"), "score": .integer(9_000), "failed": .integer(0), "complete": .integer(1),
          "conditions": .text(""), "derivation": .bytes(Packed.pack(older)),
          "content": .text(ContentHash(of: older).description), "program": .text("derivation-0.9"),
          "adjusts": .integer(1),
        ])
    }
    let found = try company.desk("A1").verify()
    let said = try #require(found.findings.first)
    #expect(found.findings.count == 1 && said.code == "RESULT-OTHER-PROGRAM" && found.isClean)
    expectFilled(said)
    #expect(said.what(in: .english).contains("derivation-0.9"))
  }
}
