import Appraisal
import Exact
import Foundation
import Metrics
import Scheme

// Scores employee-months under a scheme with full derivations, printed as JSON with their hashes, on one core.
// usage: ScoringBench SCHEME.yaml [EMPLOYEE-MONTHS]

let path = CommandLine.arguments.dropFirst().first ?? "schemes/monthly-100.yaml"
let wanted = CommandLine.arguments.dropFirst(2).first.flatMap(Int.init) ?? 100_000
let source = try String(contentsOfFile: path, encoding: .utf8)
guard let scheme = SchemeLoader.load(source, file: path, vocabulary: MeasureCatalogue.standard).scheme else {
  fatalError("\(path) does not load")
}
let law = LawPack(minimumWage: Fen(250_000), lossClause: "12")
let month = Month("2026-10") ?? .first
let department = 50

var state: UInt64 = 42
@MainActor
func random(_ bound: Int) -> Int {
  state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  return Int((state >> 33) % UInt64(bound))
}

@MainActor
func subject(_ number: Int) -> Subject {
  let consultations = 50 + random(200)
  let buyers = consultations - random(20)
  let orders = 20 + random(consultations / 2)
  let paid = max(1, orders - random(5))
  let responses = consultations * 3
  let values: [String: Rational] = [
    "consultations": Rational(consultations), "converted": Rational(random(consultations)),
    "buyers": Rational(buyers), "lost_buyers": Rational(random(buyers)), "responses": Rational(responses),
    "response_seconds": Rational(responses * (20 + random(200)) + random(responses)),
    "orders_created": Rational(orders), "orders_paid": Rational(paid), "void_orders": Rational(random(3)),
    "sales": Fen(Int64(10_000_000 + random(30_000_000))).yuan, "net_sales": Fen(Int64(random(30_000_000))).yuan,
    "refund_orders": Rational(random(max(1, paid / 8))), "return_orders": Rational(random(max(1, paid / 8))),
    "exchange_orders": Rational(random(2)), "bad_reviews": Rational(random(4)), "misshipments": Rational(random(3)),
    "misshipment_loss": Rational(random(300)), "complaints": Rational(random(3)),
    "attendance_events": Rational(random(4)), "mystery_failed": Rational(random(3)), "mystery_checks": 3,
  ]
  var ratings: [String: Subject.Rating] = [:]
  for item in scheme.items {
    for scale in item.method.ratingScales {
      let step = scale.steps[random(scale.steps.count)]
      ratings[scale.id] = Subject.Rating(label: step.label, by: "S01", at: "2026-11-02 10:00:00")
    }
  }
  return Subject(
    employee: "E\(number)", name: "员工\(number)", department: "电子商务部", standing: .regular, wage: .known(Fen(500_000)),
    performancePay: .known(Fen(200_000)),
    facts: values.mapValues { Fact(.known($0), evidence: "messages.csv#E\(number)") },
    ratings: ratings)
}

func peakMemory() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
  return (line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) / 1024
}

var scored = 0
var bytes = 0
var points: Int64 = 0
var preparing = Duration.zero
var working = Duration.zero
var printing = Duration.zero
let clock = ContinuousClock()
let appraiser = Appraiser(schemes: [scheme], month: month, law: law, recordsBegin: month)
while scored < wanted {
  var subjects: [Subject] = []
  preparing += clock.measure { subjects = (0..<department).map { subject(scored + $0) } }
  var derivations: [Derivation] = []
  working += clock.measure { derivations = appraiser.appraise(subjects) }
  printing += clock.measure {
    for derivation in derivations { bytes += derivation.json().count }
  }
  for derivation in derivations { points += derivation.points?.hundredths ?? 0 }
  scored += department
}
print(
  "\(scored) employee-months under \(scheme.id): derived in \(working), printed and hashed in \(printing), "
    + "\(bytes / scored) bytes of derivation each, "
    + "peak \(peakMemory()) MB, mean score \(Rational.decimal(Int128(points) / Int128(scored), places: 2)) "
    + "(making the input took \(preparing) more)")
