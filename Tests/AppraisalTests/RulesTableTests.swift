import Appraisal
import Foundation
import Scheme
import Testing

/// Keeps `docs/rules.md` true: what it names is there, and what is there it names.
@Suite("The table of rules")
struct RulesTableTests {
  /// A row of one of the page's tables.
  struct Row {
    let rule: String
    let scheme: String
    let tests: String
  }

  let page: String
  let rows: [Row]

  init() throws {
    page = try String(contentsOf: packageFolder.appending(path: "docs/rules.md"), encoding: .utf8)
    rows = page.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard cells.count == 7, cells[1] != "rule", !cells[1].hasPrefix("---") else { return nil }
      return Row(rule: cells[1], scheme: cells[4], tests: cells[5])
    }
  }

  /// The display names of the tests of a file.
  private func displayNames(_ file: String) throws -> [String] {
    let source = try String(
      contentsOf: packageFolder.appending(path: "Tests/AppraisalTests/\(file)"), encoding: .utf8)
    return source.matches(of: #/@Test\(\s*"([^"]+)"/#).map { String($0.output.1) }
  }

  @Test("Every test that the table names is there, in the file it names")
  func testsExist() throws {
    #expect(rows.count >= 60)
    for row in rows {
      let named = row.tests.matches(of: #/`(\w+\.swift)`: “([^”]+)”/#)
      #expect(!named.isEmpty, "\(row.rule) names no test")
      for match in named {
        let names = try displayNames(String(match.output.1))
        #expect(names.contains(String(match.output.2)), "\(row.rule): \(match.output.0)")
      }
    }
  }

  @Test("Every scheme, item and rule that the table names is there")
  func idsExist() throws {
    for row in rows {
      let named = row.scheme.matches(of: #/`([\w-]+)(?:/(\w+))?`/#)
      #expect(!named.isEmpty, "\(row.rule) names no scheme")
      for match in named {
        let scheme = try builtIn(String(match.output.1))
        if let id = match.output.2 { #expect(ids(of: scheme).contains(String(id)), "\(row.rule): \(match.output.0)") }
      }
    }
  }

  @Test("Every item, veto, reward, penalty, loss and rule of the built-in schemes stands in the table")
  func nothingLeftOut() throws {
    for (name, scheme) in builtInSchemes {
      for id in ids(of: scheme) { #expect(page.contains("`\(name)/\(id)`"), "\(name)/\(id)") }
    }
  }

  @Test(
    "Every test of the forms, of the law and of the answers stands in the table",
    arguments: [
      "BoundsTests.swift", "WaiverTests.swift", "DepartmentTests.swift", "Form1Tests.swift", "Form1NotesTests.swift",
      "Form2Tests.swift", "Form2PenaltyTests.swift", "Form3And5Tests.swift", "Form4Tests.swift", "OverTimeTests.swift",
      "LawTests.swift",
    ])
  func testsNamed(file: String) throws {
    for name in try displayNames(file) { #expect(page.contains("`\(file)`: “\(name)”"), "\(file): \(name)") }
  }

  private func ids(of scheme: Scheme) -> Set<String> {
    let parts = scheme.items.flatMap { item in
      if case .mean(let parts) = item.method { parts.map(\.id) } else { [String]() }
    }
    let rules = scheme.vetoes.map(\.id) + (scheme.rewards + scheme.penalties).map(\.id) + scheme.losses.map(\.id)
    return Set(scheme.items.map(\.id) + parts + rules + scheme.overTime.map(\.id))
  }
}
