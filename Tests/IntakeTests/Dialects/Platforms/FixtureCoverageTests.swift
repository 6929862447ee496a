import Foundation
import Testing
import Wording

@testable import Intake

@Suite("Every dialect has fixtures, and every column of a report is spoken for")
struct FixtureCoverageTests {
  /// Dialects of the real files that are not part of the repository.
  private static let withoutFixture: Set<String> = ["olist-orders", "pwc-call-center"]

  @Test("Each dialect has a fixture, and each fixture is recognised as its own")
  func everyDialect() throws {
    let library = try DialectLibrary(folder: RealData.library)
    let fixtures = try Fixture.all()
    #expect(
      Set(fixtures.map(\.dialect)) == Set(library.dialects.map(\.id)).subtracting(Self.withoutFixture))
    for fixture in fixtures {
      var translator = Translator(library)
      let report = translator.translate(fileAt: fixture.path, given: ["shop": "S1", "month": "2026-10"]) { _ in }
      #expect(report.dialect == fixture.dialect, "\(fixture.path)")
      #expect(report.addsUp)
    }
  }

  @Test("A column of a report is taken, private, or left out for a reason")
  func everyColumn() throws {
    let library = try DialectLibrary(folder: RealData.library)
    for fixture in try Fixture.all() {
      let dialect = try #require(library.dialects.first { $0.id == fixture.dialect })
      guard !dialect.metrics.isEmpty else { continue }
      let file = try TableFile(at: fixture.path)
      for match in try library.matches(of: file) {
        let spoken = dialect.usedColumns + dialect.privateColumns + dialect.leftOut.map(\.column)
        let places = Set(dialect.otherNames.places(of: spoken, in: match.header).values)
        for (place, name) in match.header.names.enumerated() where !name.isEmpty {
          #expect(places.contains(place), "\(name) in \(fixture.path)")
        }
      }
    }
  }

  @Test("Names, phones, addresses, remarks and what was said never come out of any fixture")
  func privacy() throws {
    let library = try DialectLibrary(folder: RealData.library)
    let secrets = [
      "测试收货人", "测试收件人", "测试客户", "13900000000", "测试地址", "测试省", "测试镇", "测试留言", "测试备注", "测试备忘", "测试说明", "测试卖家", "密文",
      "测试达人",
      "测试分销员", "测试原因",
    ]
    for fixture in try Fixture.all() {
      var translator = Translator(library)
      var fields: [String] = []
      let report = translator.translate(fileAt: fixture.path, given: ["shop": "S1", "month": "2026-10"]) {
        fields += $0.fields
      }
      let text = fields.joined(separator: "\n") + report.diagnostics.map { $0.text(in: .chinese) }.joined()
      for secret in secrets { #expect(!text.contains(secret), "\(secret) from \(fixture.path)") }
    }
  }

  @Test("The built-in list and the folder hold the same dialects")
  func links() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: RealData.library).filter { $0.hasSuffix(".yaml") }
    let built = try FileManager.default.contentsOfDirectory(
      atPath: RealData.root.appendingPathComponent("Sources/Workflow/BuiltIn").path)
    let list = try String(
      contentsOf: RealData.root.appendingPathComponent("Sources/Workflow/Company/BuiltInDialects.swift"),
      encoding: .utf8)
    for name in names {
      #expect(built.contains(name), "\(name)")
      #expect(list.contains("\"\(name)\""), "\(name)")
    }
  }
}
