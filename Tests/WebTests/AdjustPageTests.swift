import Exact
import Records
import Testing
import Wording
import Workflow

@testable import Web

@Suite("A locked month is put right at the sheet, and paid later")
struct AdjustPageTests {
  @Test("the sheet stays as it is; the difference is an adjustment of a later month, and needs something to put right")
  func adjust() async throws {
    let demo = try ServedDemo()
    // Ten days on, nobody can appeal any more.
    demo.clock.pass(minutes: 10 * 24 * 60)
    let hr = try await demo.browser("H01")
    #expect(try await hr.post("/months/2026-01/lock").status == 303)
    let address = "/months/2026-01/sheets/E03"
    let page = try await hr.get(address)
    #expect(page.text.contains("补正已锁定的月份") && page.text.contains("name=\"paid\" value=\"2026-02\""))
    let january = try #require(Month("2026-01"))
    func sheet() throws -> SheetLine? {
      try demo.house.office.store.read { records throws(Diagnostic) in try records.sheet(of: "E03", in: january) }
    }
    let before = try sheet()
    let seen = page.hidden("seen") ?? "0"
    let empty = try await hr.post(address + "/adjust", [("seen", seen), ("paid", "2026-02"), ("reason", "迟到的差评")])
    #expect(empty.status == 422 && empty.text.contains("FORM-FIELD-MISSING"))
    let half = try await hr.post(
      address + "/adjust",
      [("seen", seen), ("paid", "2026-02"), ("measure", "bad_reviews"), ("value", "viele"), ("reason", "迟到的差评")])
    #expect(half.status == 422 && half.text.contains("viele"))
    // Form 1 takes two points for each bad review, at most ten: four more cost something whatever there was before.
    let done = try await hr.post(
      address + "/adjust",
      [("seen", seen), ("paid", "2026-02"), ("measure", "bad_reviews"), ("value", "5"), ("reason", "迟到的差评")])
    #expect(done.status == 303, "\(done.text)")
    #expect(try sheet() == before)
    let made = try demo.house.office.store.read { records throws(Diagnostic) in try records.adjustments() }
    let own = made.filter { $0.employee == "E03" && $0.month == january }
    #expect(own.count == 1 && own.allSatisfy { $0.amount < .zero && $0.paidIn == january.next })
    #expect(try await hr.get(address).text.contains("补发与扣回"))
    #expect(try await demo.browser("S01").post(address + "/adjust", [("paid", "2026-02")]).status == 403)
  }
}
