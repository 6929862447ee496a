import Appraisal
import Exact
import Foundation
import Metrics
import Scheme
import Testing
import Wording

/// The folder of the package, found from this file.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The five forms, read once.
let builtInSchemes: [String: Scheme] = {
  var schemes: [String: Scheme] = [:]
  for name in ["monthly-100", "rewards-penalties", "competency-15", "weighted-targets", "competency-14"] {
    let file = packageFolder.appending(path: "schemes/\(name).yaml")
    schemes[name] = (try? String(contentsOf: file, encoding: .utf8)).flatMap { scheme($0) }
  }
  return schemes
}()

/// A built-in scheme of the package.
func builtIn(_ name: String) throws -> Scheme {
  try #require(builtInSchemes[name], "no scheme \(name)")
}

/// A scheme from its text; nil where it does not load.
func scheme(_ source: String) -> Scheme? {
  let loading = SchemeLoader.load(source, file: "scheme.yaml", vocabulary: MeasureCatalogue.standard)
  for finding in loading.findings where finding.severity == .error { print(finding.text(in: .english)) }
  return loading.scheme
}

let october = Month("2026-10") ?? .first
let lawWithoutClause = LawPack(minimumWage: Fen(250_000), lossClause: nil)
let law = LawPack(minimumWage: Fen(250_000), lossClause: "劳动合同第十二条")

/// Known facts by measure id; money in yuan.
func facts(_ values: [String: Rational]) -> [String: Fact] {
  values.mapValues { Fact(.known($0)) }
}

/// Everything form 1 needs, at its best: 100 points.
func flawless() -> [String: Fact] {
  facts([
    "consultations": 100, "converted": 70, "buyers": 90, "lost_buyers": 20, "responses": 200, "response_seconds": 8000,
    "orders_created": 80, "orders_paid": 75, "void_orders": 1, "sales": 300_000, "net_sales": 290_000,
    "sales_target": 250_000, "refund_orders": 2, "return_orders": 1, "exchange_orders": 1, "bad_reviews": 0,
    "misshipments": 0, "misshipment_loss": 0, "complaints": 0, "attendance_events": 0, "mystery_checks": 3,
    "mystery_failed": 0, "reminder_breach_days": 0, "satisfied": 95, "rated": 100,
  ])
}

/// The ratings of form 1, all at their best.
func bestRatings() -> [String: Subject.Rating] {
  var ratings: [String: Subject.Rating] = [:]
  for id in ["communication", "product_knowledge", "attitude", "efficiency", "initiative"] {
    ratings[id] = Subject.Rating(label: "4", by: "M1")
  }
  ratings["overall"] = Subject.Rating(label: "优秀", by: "M1")
  return ratings
}

/// An employee with a flawless month, changed as the test needs.
func agent(_ employee: String = "E1", _ change: (inout Subject) -> Void = { _ in }) -> Subject {
  var subject = Subject(
    employee: employee, name: employee, department: "电子商务部", standing: .regular, wage: .known(Fen(500_000)),
    performancePay: .known(Fen(200_000)), facts: flawless(), ratings: bestRatings())
  change(&subject)
  return subject
}

/// The derivation of the first of some subjects.
func appraise(
  _ subjects: [Subject], under schemes: [Scheme], month: Month = october, law: LawPack = law,
  recordsBegin: Month = Month("2026-01") ?? .first
) throws -> Derivation {
  let appraiser = Appraiser(schemes: schemes, month: month, law: law, recordsBegin: recordsBegin)
  return try #require(appraiser.appraise(subjects).first)
}

extension AgreedAmount {
  /// The amount; a test that asks for one that is missing fails.
  var fen: Fen { get throws { try #require(amount) } }
}
