import Appraisal
import Exact
import Scheme
import Testing

@Suite("Form 1 · 电子商务部客服人员月度绩效考核表")
struct Form1Tests {
  let form: Scheme

  init() throws {
    form = try builtIn("monthly-100")
  }

  @Test("a flawless month scores 100 and pays in full (note 2)")
  func flawlessMonth() throws {
    let derivation = try appraise([agent()], under: [form])
    #expect(derivation.points?.text == "100.00")
    #expect(derivation.pay.earned?.amount == Fen(200_000))
    #expect(derivation.pay.total == Fen(200_000))
    print(String(decoding: derivation.json(), as: UTF8.self))
    print(derivation.json().count)
  }
}
