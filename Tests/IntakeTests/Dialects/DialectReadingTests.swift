import Foundation
import Testing
import Wording

@testable import Intake

@Suite("A dialect is checked when it is read; what is wrong is named with its line")
struct DialectReadingTests {
  private let sound = """
    dialect: 1
    id: x
    name: {zh: 某, en: X}
    recognise: {columns: [a, b]}
    yields:
      - file: reviews.csv
        fields:
          order_id: {id: a}
          stars: {number: b, bounds: [{from: 90, is: 5}, {from: 0, is: 1}]}
          created_at: {moment: b}
    """

  @Test("A sound dialect")
  func soundDialect() throws {
    let dialect = try Dialect(yaml: sound, file: "x.yaml")
    #expect(dialect.id == "x")
    #expect(dialect.name == Bilingual("某", "X"))
  }

  @Test(
    "What can be wrong",
    arguments: [
      ("dialect: 1", "dialect: 2", "version"), ("id: x", "", "id"), ("{columns: [a, b]}", "{sheet: s}", "columns"),
      ("file: reviews.csv", "file: review.csv", "file"), ("created_at: {moment: b}", "", "created_at"),
      ("{id: a}", "{id: a, text: b}", "exactly one"), ("{id: a}", "{ids: a}", "unknown key"),
      ("{from: 0, is: 1}", "{from: 95, is: 1}", "fall"), ("{moment: b}", "{moment: b, written: M/YY}", "form"),
      ("{moment: b}", "{moment: [a, b, c]}", "day and a time"),
      ("{id: a}", "{id: a, may_be_empty: perhaps}", "true or false"),
      ("id: x", "private: [A]\nid: x", "private"), ("{id: a}", "{id: [a]}", "text"),
      ("dialect: 1", "dialect: [1", "expected"),
      ("yields:", "drop: [{column: a}]\nyields:", "one of is"), ("{columns: [a, b]}", "7", "mapping"),
    ])
  func wrong(part: String, replacement: String, reason: String) throws {
    let yaml = sound.replacing(part, with: replacement)
    let found = try diagnostic("DIALECT-BROKEN") { _ = try Dialect(yaml: yaml, file: "x.yaml") }
    #expect(found.place.file == "x.yaml")
    #expect(found.place.line != nil)
    #expect(found.arguments["reason"]?.contains(reason) == true, "\(found.text(in: .english))")
  }

  @Test("Numbers become the word of the first bound they reach: 89.5 is a 1, 90 is a 5")
  func bounds() throws {
    let dialect = try Dialect(yaml: sound, file: "x.yaml")
    let rule = dialect.yields[0].rules[1]
    func word(_ text: String) throws -> String {
      let row = FieldReader(
        row: TableRow(line: 2, fields: ["1", text], fault: nil), columns: ["a": 0, "b": 1], place: Place(file: "f"))
      return try rule.value(of: row)
    }
    #expect(try word("90") == "5")
    #expect(try word("89.5") == "1")
    _ = try diagnostic("FIELD-TOO-LARGE") { _ = try word("-1") }
  }

  @Test(
    "Lengths of time in whole seconds", arguments: [("143", "143"), ("00:02:23", "143"), ("2分23秒", "143"), ("-", "")])
  func seconds(written: String, expected: String) throws {
    let rule = FieldRule(field: "s", source: .seconds("a"), values: nil, mayBeEmpty: true)
    let row = FieldReader(
      row: TableRow(line: 2, fields: [written], fault: nil), columns: ["a": 0], place: Place(file: "f"))
    #expect(try rule.value(of: row) == expected)
  }

  @Test("Two files of one id, and a folder that is not there")
  func library() throws {
    let file = try TemporaryFile(sound, name: "a.yaml")
    let folder = String(file.path.dropLast("/a.yaml".count))
    #expect(try DialectLibrary(folder: folder).dialects.map(\.id) == ["x"])
    try sound.write(toFile: folder + "/b.yaml", atomically: true, encoding: .utf8)
    _ = try diagnostic("DIALECT-TWICE") { _ = try DialectLibrary(folder: folder) }
    _ = try diagnostic("FILE-NOT-FOUND") { _ = try DialectLibrary(folder: folder + "/none") }
  }

  @Test("The dialects of the product are sound")
  func product() throws {
    let ids = try DialectLibrary(folder: RealData.library).dialects.map(\.id)
    #expect(ids.contains("pwc-call-center"))
    #expect(ids.contains("olist-orders"))
  }
}
