internal import Appraisal
internal import Exact
internal import Foundation
internal import Intake
internal import Records
internal import Wording
internal import Yams

/// A way in which months that are not whole are paid, from a month on (company.yaml, `proration`).
struct ProrationSetting: Hashable, Sendable {
  /// The first month it holds in.
  let from: Month
  /// The way of counting days.
  let method: ProrationMethod
  /// How the minimum wage applies.
  let minimumWage: ProrationRule.MinimumWage
}

extension SettingsReader {
  /// The ways in which months that are not whole are paid, by their first months; empty where the company has not said.
  func proration() throws(Diagnostic) -> [ProrationSetting] {
    let example = "- {from: 2026-01, by: calendar_days}"
    guard let node = mapping?.first(where: { $0.key.scalar?.string == "proration" })?.value else { return [] }
    guard let list = node.sequence else { throw bad("proration", expected: example, found: node.scalar?.string ?? "…") }
    var settings: [ProrationSetting] = []
    for node in list {
      let words = Dictionary(
        (node.mapping ?? [:]).map { ($0.key.scalar?.string ?? "", $0.value.scalar?.string ?? "…") },
        uniquingKeysWith: { first, _ in first })
      func fail(_ expected: String, _ found: String) -> Diagnostic {
        Diagnostic(
          .companyField, at: Place(file: file, line: node.mark?.line, column: node.mark?.column),
          ["field": "proration", "expected": expected, "found": Diagnostic.quoted(found)])
      }
      if let unknown = words.keys.filter({ !["from", "by", "minimum_wage"].contains($0) }).min() {
        throw fail("from, by, minimum_wage", unknown)
      }
      guard let from = Month(words["from"] ?? "") else { throw fail("from: 2026-01", words["from"] ?? "—") }
      guard let method = ProrationMethod(rawValue: words["by"] ?? "") else {
        throw fail("by: " + ProrationMethod.allCases.map(\.rawValue).joined(separator: " | "), words["by"] ?? "—")
      }
      let minimum = words["minimum_wage"] ?? ProrationRule.MinimumWage.whole.rawValue
      guard let minimumWage = ProrationRule.MinimumWage(rawValue: minimum) else {
        throw fail("minimum_wage: whole | by_days", minimum)
      }
      guard !settings.contains(where: { $0.from == from }) else { throw fail(example, "from: \(from)") }
      settings.append(ProrationSetting(from: from, method: method, minimumWage: minimumWage))
    }
    return settings.sorted { $0.from < $1.from }
  }
}

extension CompanySettings {
  /// How months like this one are paid where they are not whole; nil where company.yaml does not say.
  func proration(in month: Month) -> ProrationSetting? { proration.last { $0.from <= month } }
}

/// The days of the company's own tables that bear on months that are not whole: calendar.csv and unpaid_leave.csv.
struct CompanyDays: Sendable {
  private(set) var calendar: [CalendarRow] = []
  private(set) var unpaidLeave: [UnpaidLeaveRow] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Nothing is said.
  init() {}

  /// The tables of a folder; both may be absent.
  init(_ folder: String) {
    let calendarFile = folder + "/calendar.csv"
    if FileManager.default.fileExists(atPath: calendarFile) {
      let outcome = CompanyTables.calendar(at: calendarFile)
      calendar = outcome.rows
      diagnostics += outcome.diagnostics
    }
    let leaveFile = folder + "/unpaid_leave.csv"
    if FileManager.default.fileExists(atPath: leaveFile) {
      let outcome = CompanyTables.unpaidLeave(at: leaveFile)
      unpaidLeave = outcome.rows
      diagnostics += outcome.diagnostics
    }
  }

  /// The working days of a month: those of the calendar where it says anything about the year, weekends otherwise.
  func calendar(of month: Month) -> WorkCalendar {
    let ofYear = calendar.filter { $0.day.month?.year == month.year }
    guard !ofYear.isEmpty else { return .weekends }
    let days = Dictionary(
      ofYear.map { ($0.day, WorkCalendar.Kind(rawValue: $0.kind.rawValue) ?? .workday) },
      uniquingKeysWith: { first, _ in first })
    let sources = Set(ofYear.map(\.source)).subtracting([""]).sorted()
    return WorkCalendar(
      days: days, source: sources.isEmpty ? "calendar.csv" : sources.joined(separator: "; ")
    ).only(month)
  }

  /// The unpaid leave that touches a month, by employee.
  func unpaidLeave(in month: Month) -> [String: [ClosedRange<Day>]] {
    let touching = unpaidLeave.filter { $0.from <= month.lastDay && $0.to >= month.firstDay }
    return Dictionary(grouping: touching, by: \.employeeID).mapValues { $0.map { $0.from...$0.to } }
  }
}
