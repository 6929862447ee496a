import Appraisal
import Foundation
import Metrics
import Scheme
import Testing
import Wording

@Suite("Worked examples of a scheme")
struct ReplayTests {
  /// `docs/findings/VERIFY-FAILED.md`; the other pages are tested where the checker is.
  @Test("the page's scheme loads, and its example is reported where the page says")
  func page() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/findings/VERIFY-FAILED.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let open = try #require(page.range(of: "```yaml\n"))
    let close = try #require(page[open.upperBound...].range(of: "```"))
    let loading = SchemeLoader.load(
      String(page[open.upperBound..<close.lowerBound]), file: "scheme.yaml", vocabulary: MeasureCatalogue.standard)
    #expect(loading.findings.isEmpty)
    let findings = SchemeReplay.findings(try #require(loading.scheme))
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    let place = "\(finding.place.line ?? 0):\(finding.place.column ?? 0)"
    #expect(page.contains("\nReports: \(finding.code) at \(place) — \(finding.arguments["found"] ?? "?")\n"))
    for language in Language.allCases { #expect(!finding.text(in: language).contains("{")) }
  }
}
