import Appraisal
import Exact
import Foundation
import Metrics
import Records
import Scheme
import Wording
import Workflow

// Fills records with a company's months, and measures how long the lists take that people look at every day.
// usage: RecordsBench SCHEME.yaml FOLDER [PEOPLE] [MONTHS] [postgres://…]

let arguments = CommandLine.arguments
guard arguments.count > 2 else { fatalError("RecordsBench SCHEME.yaml FOLDER [PEOPLE] [MONTHS] [postgres://…]") }
let path = arguments[1]
let folder = arguments[2]
let staff = arguments.count > 3 ? Int(arguments[3]) ?? 10_000 : 10_000
let span = arguments.count > 4 ? Int(arguments[4]) ?? 36 : 36
let database = arguments.count > 5 ? arguments[5] : nil

let source = try String(contentsOfFile: path, encoding: .utf8)
guard let scheme = SchemeLoader.load(source, file: path, vocabulary: MeasureCatalogue.standard).scheme else {
  fatalError("\(path) does not load")
}
let clock = ContinuousClock()
let first = Month("2023-11") ?? .first
let months = (0..<span).map { first.advanced(by: $0) }
let assessors = max(1, staff / 20)

func milliseconds(_ duration: Duration) -> String {
  String(format: "%.1f", Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3)
}

/// An employee of the bench, under an assessor of 20.
func person(_ number: Int) -> PersonVersion {
  let isAssessor = number < assessors
  return PersonVersion(
    employee: "E\(number)", validFrom: first.firstDay, name: "员工\(number)", department: "d1", post: "客服",
    role: number == staff ? "hr" : isAssessor ? "assessor" : "agent",
    assessor: isAssessor || number == staff ? nil : "E\(number % assessors)", hiredOn: first.firstDay,
    confirmedOn: first.firstDay, wage: .known(Fen(500_000)), performancePay: .known(Fen(200_000)))
}

func subject(_ number: Int, _ turn: Int) -> Subject {
  let consultations = 50 + (number * 31 + turn * 17) % 200
  let values: [String: Rational] = [
    "consultations": Rational(consultations), "converted": Rational(consultations / 2),
    "buyers": Rational(consultations), "lost_buyers": Rational(consultations / 9),
    "responses": Rational(consultations * 3), "response_seconds": Rational(consultations * 3 * (20 + number % 200)),
    "orders_created": 60, "orders_paid": 50, "void_orders": 1, "sales": 100_000, "net_sales": 90_000,
    "refund_orders": 3, "return_orders": 2, "exchange_orders": 1, "bad_reviews": Rational(number % 4),
    "misshipments": 0, "misshipment_loss": 0, "complaints": Rational(turn % 3), "attendance_events": 0,
    "mystery_failed": 0, "mystery_checks": 3,
  ]
  var ratings: [String: Subject.Rating] = [:]
  for item in scheme.items {
    for scale in item.method.ratingScales {
      ratings[scale.id] = Subject.Rating(label: scale.steps[(number + turn) % scale.steps.count].label, by: "E0")
    }
  }
  return Subject(
    employee: "E\(number)", name: "员工\(number)", department: "客服部", wage: .known(Fen(500_000)),
    performancePay: .known(Fen(200_000)), facts: values.mapValues { Fact(.known($0)) }, ratings: ratings)
}

func fill(_ store: RecordStore) throws(Diagnostic) {
  try store.write(Act("bench", by: "E\(staff)", as: "hr", at: "2023-11-01 09:00:00")) { entry throws(Diagnostic) in
    for number in 0...staff { try entry.add(person(number)) }
  }
  let law = LawPack(minimumWage: Fen(250_000), lossClause: "12")
  for (turn, month) in months.enumerated() {
    let isLast = turn == months.count - 1
    let act = Act("bench", by: "E\(staff)", as: "hr", at: "\(month.lastDay) 18:00:00", month: month)
    try store.write(act) { entry throws(Diagnostic) in
      let derivations = Appraiser(schemes: [scheme], month: month, law: law, recordsBegin: first).appraise(
        (0..<staff).map { subject($0, turn) })
      try entry.keep(
        derivations.map { MonthResult($0, department: "d1", assessor: "E\(Int($0.employee.dropFirst()) ?? 0)") })
      for number in 0..<staff {
        try entry.move(sheetOf: "E\(number)", in: month, to: isLast ? .assessed : .final)
      }
      let unusual = (0..<staff).filter { isLast && $0 % 50 == 0 }
      try entry.keep(
        gaps: unusual.map { Gap(month: month, employee: "E\($0)", kind: .jump, subject: "total", says: "-25.00") }
          + unusual.map { Gap(month: month, employee: "E\($0)", kind: .unrated, subject: "overall") },
        of: [.jump, .unrated], in: month)
      try entry.move(month, to: isLast ? .reviewing : .locked)
    }
  }
}

func median(_ name: String, _ body: () throws(Diagnostic) -> Int) throws(Diagnostic) {
  var times: [Duration] = []
  var count = 0
  for _ in 0..<21 {
    let start = clock.now
    count = try body()
    times.append(clock.now - start)
  }
  times.sort()
  print("\(name): median \(milliseconds(times[10])) ms, most \(milliseconds(times[20])) ms of 21, \(count) rows")
}

try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
try """
name: bench
region: cn
minimum_wage_cents: 250000
departments:
  - {id: d1, name: 客服部, schemes: [\(scheme.id)]}
""".write(toFile: folder + "/company.yaml", atomically: true, encoding: .utf8)
try "employee_id,name\n".write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
try "agent_id,shop_id,employee_id,from,to\n".write(toFile: folder + "/accounts.csv", atomically: true, encoding: .utf8)

let office = try Office(Company(at: folder, database: database))
let filling = try clock.measure { try fill(office.store) }
print("\(staff) people × \(span) months, filled in \(milliseconds(filling)) ms")
let desk = try office.desk(of: "E\(staff)")
let assessor = try office.desk(of: "E7")
let last = months[months.count - 1]
try median("the list of months, each with its counts") { () throws(Diagnostic) in try desk.months().count }
try median("the list of a month's sheets") { () throws(Diagnostic) in try desk.sheets(of: last).count }
try median("a person's history, with every derivation") { () throws(Diagnostic) in
  try office.store.read { records throws(Diagnostic) in
    let lines = try records.sheets(of: "E1234")
    return try records.derivations(of: "E1234").count + lines.count
  }
}
try median("to do, HR") { () throws(Diagnostic) in try desk.toDo().count }
try median("to do, an assessor of 20") { () throws(Diagnostic) in try assessor.toDo().count }
try median("one sheet with everything") { () throws(Diagnostic) in
  try desk.sheet(of: "E1234", in: last).gaps.count
}
if database == nil {
  let size = (try FileManager.default.attributesOfItem(atPath: folder + "/kaohe.db")[.size] as? Int) ?? 0
  print("kaohe.db: \(size / 1_000_000) MB")
}
