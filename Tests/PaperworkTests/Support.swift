import Appraisal
import Exact
import Foundation
import Metrics
import Paperwork
import Scheme
import Testing
import Wording

/// A built-in scheme of the package.
func builtIn(_ name: String) throws -> Scheme {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try scheme(String(contentsOf: folder.appending(path: "schemes/\(name).yaml"), encoding: .utf8))
}

/// A scheme from its text.
func scheme(_ source: String) throws -> Scheme {
  try #require(SchemeLoader.load(source, file: "scheme.yaml", vocabulary: MeasureCatalogue.standard).scheme)
}

let october = Month("2026-10") ?? .first
let law = LawPack(minimumWage: Fen(250_000), lossClause: "劳动合同第十二条")

/// Known facts by measure id; money in yuan.
func facts(_ values: [String: Rational]) -> [String: Fact] {
  values.mapValues { Fact(.known($0)) }
}

/// An employee's middling month with every figure the built-in schemes read, changed as the test needs.
func agent(
  _ employee: String = "E01", name: String = "赵甲", _ change: (inout Subject) -> Void = { _ in }
) -> Subject {
  var ratings: [String: Subject.Rating] = [:]
  for id in ["communication", "product_knowledge", "attitude", "efficiency", "initiative"] {
    ratings[id] = Subject.Rating(label: "3", by: "钱主管", at: "2026-11-02")
  }
  ratings["overall"] = Subject.Rating(label: "标准", by: "钱主管", at: "2026-11-02", comment: "接待认真")
  for id in ["service_attitude", "solving_speed", "proactive", "team_spirit", "responsible"] {
    ratings[id] = Subject.Rating(label: "良好", by: "钱主管")
  }
  var subject = Subject(
    employee: employee, name: name, department: "电子商务部", wage: .known(Fen(500_000)),
    performancePay: .known(Fen(200_000)),
    facts: facts([
      "consultations": 120, "converted": 66, "buyers": 97, "lost_buyers": 31, "responses": 230,
      "response_seconds": 13_800, "orders_created": 80, "orders_paid": 76, "void_orders": 3, "sales": 188_350,
      "net_sales": 181_200, "sales_target": 180_000, "refund_orders": 5, "return_orders": 4, "exchange_orders": 1,
      "bad_reviews": 1, "misshipments": 1, "misshipment_loss": 1_280, "complaints": 0, "attendance_events": 1,
      "mystery_checks": 3, "mystery_failed": 0, "reminder_breach_days": 2, "satisfied": 87, "rated": 100,
    ]), ratings: ratings)
  change(&subject)
  return subject
}

/// A colleague whose figures make the department's means.
func colleague(_ employee: String = "E02") -> Subject {
  agent(employee, name: "孙乙") { subject in
    subject.facts.merge(facts(["sales": 251_400, "net_sales": 243_100, "orders_created": 93, "misshipments": 2])) {
      $1
    }
  }
}

/// The derivation of the first of some subjects.
func appraise(_ subjects: [Subject], under schemes: [Scheme], law: LawPack = law) throws -> Derivation {
  let appraiser = Appraiser(schemes: schemes, month: october, law: law, recordsBegin: october)
  return try #require(appraiser.appraise(subjects).first)
}

/// A folder of its own, gone after the body.
func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "paperwork-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

/// Rates every scale of a scheme alike where the subject has no rating yet.
func rated(_ subject: Subject, for scheme: Scheme, step: Int) -> Subject {
  var subject = subject
  for scale in scheme.items.flatMap(\.method.ratingScales) where subject.ratings[scale.id] == nil {
    let place = min(step, scale.steps.count - 1)
    subject.ratings[scale.id] = Subject.Rating(label: scale.steps[place].label, by: "钱主管")
  }
  return subject
}
