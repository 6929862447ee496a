import Appraisal
import Exact
import Foundation
import Metrics
import Paperwork
import Scheme

// Appraises made-up people under a scheme and writes their forms.
// usage: FormsBench SCHEME.yaml PEOPLE FOLDER xlsx|pdf person|company

let arguments = CommandLine.arguments
guard arguments.count == 6, let people = Int(arguments[2]), let format = FileFormat(rawValue: arguments[4]),
  let binding = MonthForms.Binding(rawValue: arguments[5])
else { fatalError("usage: FormsBench SCHEME.yaml PEOPLE FOLDER xlsx|pdf person|company") }
let source = try String(contentsOfFile: arguments[1], encoding: .utf8)
guard let scheme = SchemeLoader.load(source, file: arguments[1], vocabulary: MeasureCatalogue.standard).scheme else {
  fatalError("\(arguments[1]) does not load")
}

/// Somebody's month; the number decides the figures.
func subject(_ number: Int) -> Subject {
  let (consultations, responses, orders) = (60 + number % 190, 150 + number % 400, 30 + number % 90)
  let values: [String: Int] = [
    "consultations": consultations, "converted": consultations * (number % 70) / 100, "buyers": consultations,
    "lost_buyers": number % 40, "responses": responses, "response_seconds": responses * (20 + number % 90) + number % 7,
    "orders_created": orders, "orders_paid": orders - number % 5, "void_orders": number % 4,
    "sales": 100_000 + number * 37 % 300_000, "net_sales": 100_000 + number * 31 % 300_000,
    "refund_orders": number % 8, "return_orders": number % 7, "exchange_orders": number % 3,
    "bad_reviews": number % 4, "misshipments": number % 3, "misshipment_loss": number % 300, "complaints": number % 4,
    "attendance_events": number % 4, "mystery_failed": number % 3, "mystery_checks": 3, "rated": 100,
    "satisfied": 70 + number % 31, "asked": 100, "resolved": 60 + number % 41,
  ]
  var ratings: [String: Subject.Rating] = [:]
  for (place, scale) in scheme.items.flatMap(\.method.ratingScales).enumerated() {
    ratings[scale.id] = .init(label: scale.steps[(number + place) % scale.steps.count].label, by: "S01")
  }
  return Subject(
    employee: "E\(number)", name: "员工\(number)", department: "电子商务部", wage: .known(Fen(500_000)),
    performancePay: .known(Fen(200_000)), facts: values.mapValues { Fact(.known(Rational($0))) }, ratings: ratings)
}

let month = Month("2026-10") ?? .first
let law = LawPack(minimumWage: Fen(250_000), lossClause: "12")
let appraiser = Appraiser(schemes: [scheme], month: month, law: law, recordsBegin: month)
let forms = try appraiser.appraise((1...people).map(subject)).map {
  try AppraisalForm(derivation: $0, schemes: [scheme])
}

/// The processor time of all threads so far, in seconds.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let (clock, before) = (ContinuousClock(), processorTime())
let wall = try clock.measure {
  try MonthForms(forms, month: month).write(into: arguments[3], per: binding, as: format)
}
let seconds = Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18
print(String(format: "%.3f %.3f", seconds, processorTime() - before))
