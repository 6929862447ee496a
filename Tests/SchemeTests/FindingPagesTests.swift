import Foundation
import Scheme
import Testing

@testable import Wording

@Suite("docs/findings: a page for every code")
struct FindingPagesTests {
  @Test("every code has a page and every page a code")
  func complete() throws {
    #expect(try FindingPage.all().map(\.name).sorted() == Message.scheme.map(\.code).sorted())
  }

  @Test("the index names every code, its severity and its page")
  func index() throws {
    let index = try text(of: "docs/findings/README.md")
    for message in Message.scheme {
      #expect(
        index.contains("| [\(message.code)](\(message.code).md) | \(message.severity.rawValue) |"), "\(message.code)")
    }
  }

  /// A worked example is replayed by `Appraisal`; its page is a test there (`ReplayTests`).
  @Test("every page's scheme reports what the page says, where it says, and nothing else")
  func reproduces() throws {
    for page in try FindingPage.all() where page.name != "VERIFY-FAILED" {
      let findings = load(page.scheme).findings
      let found = findings.map { "\($0.code) at \($0.place.line ?? 0):\($0.place.column ?? 0)" }
      if ProcessInfo.processInfo.environment["PRINT_PLACES"] != nil {
        print(
          "PLACE", page.name, found,
          findings.map { $0.text(in: .english) + "\n" + $0.text(in: .chinese) }.joined(separator: "\n"))
      }
      #expect(page.reports.first?.code == page.name, "\(page.name)")
      #expect(Set(found) == Set(page.reports.map { "\($0.code) at \($0.place)" }), "\(page.name)")
      for report in page.reports {
        let finding = findings.first {
          $0.code == report.code && "\($0.place.line ?? 0):\($0.place.column ?? 0)" == report.place
        }
        #expect(finding?.what(in: .english).contains(report.witness) == true, "\(page.name): \(report.witness)")
      }
    }
  }

  @Test("every page says its severity, why it matters and how to mend it")
  func wholePages() throws {
    for page in try FindingPage.all() {
      let severity = Message.scheme.first { $0.code == page.name }?.severity.rawValue ?? ""
      for part in ["# \(page.name) · ", "\nSeverity: \(severity)\n", "\n## Why it matters\n", "\n## How to mend it\n"] {
        #expect(page.text.contains(part), "\(page.name): \(part)")
      }
    }
  }

  @Test("both languages fill every brace of every page's findings, and no sentence has a hole")
  func sentences() throws {
    for page in try FindingPage.all() {
      for finding in load(page.scheme).findings {
        for language in Language.allCases {
          let text = finding.text(in: language)
          for hole in ["{}", "“”", "\"\"", "()", "（）", "  ", "。。", "..", " .", "：。", ": ."] where !text.contains("    ")
          {
            #expect(!text.contains(hole), "\(text)")
          }
          for brace in finding.message.braces(in: language) {
            let filled = finding.words[brace]?.text(in: language) ?? finding.arguments[brace]
            #expect(filled?.isEmpty == false || brace == "guess", "\(page.name) {\(brace)}")
          }
        }
      }
    }
  }
}

extension Message {
  /// The names in braces, in the text and in the remedy.
  func braces(in language: Language) -> [String] {
    (what.text(in: language) + remedy.text(in: language)).split(separator: "{", omittingEmptySubsequences: false)
      .dropFirst()
      .compactMap { $0.contains("}") ? $0.prefix { $0 != "}" }.description : nil }
  }
}
