import Foundation
import Testing

/// Keeps the part of `docs/rules.md` about events and figures true: the tests it names are there.
@Suite struct RulesPageTests {
  @Test func `every test of events and figures that the table of rules names is there`() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let page = try String(contentsOf: tests.appending(path: "../../docs/rules.md"), encoding: .utf8)
    let start = try #require(page.range(of: "## From events to figures"))
    let part = try #require(page[start.upperBound...].components(separatedBy: "\n## ").first)
    let rows = part.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| rule") }
    #expect(rows.count >= 7)
    for row in rows {
      let named = row.matches(of: #/`(\w+\.swift)`: “([^”]+)”/#)
      #expect(!named.isEmpty, "\(row.prefix(60)) names no test")
      for match in named {
        let source = try String(contentsOf: tests.appending(path: String(match.output.1)), encoding: .utf8)
        #expect(source.contains("\"\(match.output.2)\""), "\(match.output.0)")
      }
    }
  }
}
