import Foundation
import Testing
import Wording
import Workflow

@Suite("docs/roles.md holds exactly the table of rights")
struct RolesPageTests {
  /// The table as the page has it, made from the one that the program asks.
  static let table: [String] = {
    let roles = Role.allCases
    let header =
      ["| 行为 Deed"] + roles.map { " \($0.name.chinese) \($0.name.english)" }
    let rule = [String](repeating: "|---", count: roles.count + 1).joined() + "|"
    let rows = Deed.allCases.map { deed in
      ["| \(deed.name.chinese) \(deed.name.english)"] + roles.map { " \(word(Rights.reach(of: $0, deed)))" }
    }
    return [header.joined(separator: " |") + " |", rule] + rows.map { $0.joined(separator: " |") + " |" }
  }()

  private static func word(_ reach: Reach?) -> String { reach.map { "\($0.name.chinese) \($0.name.english)" } ?? "—" }

  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/roles.md")

  @Test("every row of the page is a row of the table, in its order, and none is missing")
  func same() throws {
    let lines = try String(contentsOf: Self.page, encoding: .utf8).split(separator: "\n").map(String.init)
    let found = lines.filter { $0.hasPrefix("|") }
    let missing = Self.table.filter { !found.contains($0) }
    #expect(found == Self.table, "the page lacks:\n\(missing.joined(separator: "\n"))")
  }

  @Test("the page says what every reach means")
  func reaches() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    for reach in Reach.allCases {
      #expect(text.contains("**\(reach.name.chinese) \(reach.name.english)**"), "\(reach)")
    }
  }
}
