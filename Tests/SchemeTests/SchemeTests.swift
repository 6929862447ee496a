import Foundation
import Metrics
import Scheme
import Testing
import Wording

/// The folder of the package, found from this file.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

func load(_ source: String, file: String = "scheme.yaml") -> SchemeLoading {
  SchemeLoader.load(source, file: file, vocabulary: MeasureCatalogue.standard)
}

@Suite("The built-in schemes")
struct BuiltInSchemesTests {
  static let names = ["monthly-100", "rewards-penalties", "competency-15", "weighted-targets", "competency-14"]

  @Test("each form passes its own checker without an error", arguments: names)
  func passes(name: String) throws {
    let file = packageFolder.appending(path: "schemes/\(name).yaml")
    let loading = load(try String(contentsOf: file, encoding: .utf8), file: "\(name).yaml")
    let findings = loading.findings.map { $0.text(in: .english) }.joined(separator: "\n")
    print(findings)
    #expect(loading.scheme?.id == name)
    #expect(!loading.findings.contains { $0.severity == .error })
  }
}
