import Foundation
import Testing
import Wording

@testable import Intake

/// What became of a fixture: its account, and the canonical rows without the last field, which names their source.
struct Translated {
  let report: FileReport
  let rows: [CanonicalRow]

  /// taken, dropped, rejected, duplicate, blank
  var account: [Int] { [report.taken, report.dropped, report.rejected, report.duplicate, report.blank] }

  var codes: [String] { report.diagnostics.map(\.code) }

  func values(_ file: CanonicalFile, _ fields: Range<Int>? = nil) -> [[String]] {
    rows.filter { $0.file == file }.map { row in
      let all = Array(row.fields.dropLast())
      return fields.map { Array(all[$0]) } ?? all
    }
  }

  /// Figures as `metric numerator/denominator` of an account.
  func figures(of agent: String) -> [String] {
    values(.platformMetrics).filter { $0[1] == agent }.map { "\($0[2]) \($0[3])/\($0[4])" }
  }

  func diagnostic(_ code: String) throws -> Diagnostic {
    let found = try #require(report.diagnostics.first { $0.code == code })
    for name in placeholders(of: found.message) {
      #expect(found.arguments[name] != nil || found.words[name] != nil, "no \(name) in \(code)")
    }
    return found
  }
}

/// Files of platforms, one folder for each dialect.
enum Fixture {
  static let folder = RealData.root.appendingPathComponent("Tests/IntakeTests/Fixtures").path

  static func path(_ dialect: String, _ name: String) -> String { "\(folder)/\(dialect)/\(name)" }

  /// Every fixture, with the dialect it is of.
  static func all() throws -> [(dialect: String, path: String)] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap { dialect in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + dialect)) ?? []
      return names.sorted().map { (dialect, path(dialect, $0)) }
    }
  }

  static func translate(
    _ dialect: String, _ name: String, given: [String: String] = ["shop": "S1", "month": "2026-10"],
    pseudonym: ((String) -> String)? = nil
  ) throws -> Translated {
    var translator = Translator(try DialectLibrary(folder: RealData.library), pseudonym: pseudonym)
    return try translate(dialect, name, given: given, with: &translator)
  }

  static func translate(
    _ dialect: String, _ name: String, given: [String: String] = ["shop": "S1", "month": "2026-10"],
    with translator: inout Translator
  ) throws -> Translated {
    var rows: [CanonicalRow] = []
    let report = translator.translate(fileAt: path(dialect, name), given: given) { rows.append($0) }
    #expect(report.addsUp)
    #expect(report.refused || report.dialect == dialect)
    return Translated(report: report, rows: rows)
  }
}
