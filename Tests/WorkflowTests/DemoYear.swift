import Appraisal
import Exact
import Foundation
import Intake
import Testing
import Wording
import Workflow

/// A folder of its own for a test, gone with the process.
func temporaryFolder() -> String {
  let folder = FileManager.default.temporaryDirectory.appending(path: "kaohe-tests-" + UUID().uuidString)
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder.path
}

/// The demo company's year, run once for all tests.
enum DemoYear {
  static let runs: Result<[Month: MonthRun], Diagnostic> = year(in: temporaryFolder() + "/company")

  static func year(in folder: String) -> Result<[Month: MonthRun], Diagnostic> {
    do throws(Diagnostic) {
      try DemoCompany().write(to: folder, schemes: BuiltInSchemes.all)
      return .success(try run(folder))
    } catch {
      return .failure(error)
    }
  }

  /// Runs the twelve months of a company's folder in order.
  static func run(_ folder: String) throws(Diagnostic) -> [Month: MonthRun] {
    var runs: [Month: MonthRun] = [:]
    let company = try Company(at: folder)
    for month in company.inboxMonths { runs[month] = try MonthRun(company, month: month) }
    return runs
  }

  static func month(_ number: Int) throws -> MonthRun {
    let month = try #require(Month(year: 2026, number: number))
    return try #require(try runs.get()[month])
  }

  static func derivation(_ employee: String, _ number: Int) throws -> Derivation {
    try #require(try month(number).derivations.first { $0.employee == employee })
  }

  static func rule(_ id: String, of employee: String, _ number: Int) throws -> Node {
    try #require(try derivation(employee, number).overTime.first { $0.id == id })
  }
}
