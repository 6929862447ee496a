import Exact
import Foundation
import Testing
import Wording

@testable import Intake

@Suite("A rule that gives another unit than its column or metric has does not load")
struct ValueUnitTests {
  private static func dialect(_ file: String, _ fields: String) -> String {
    "dialect: 1\nid: x\nname: {zh: 某, en: X}\nrecognise: {columns: [a, b]}\nyields:\n  - file: \(file)\n    fields:\n"
      + fields.split(separator: "\n").map { "      \($0)\n" }.joined()
  }

  private static func figure(_ text: String) -> String {
    "dialect: 1\nid: x\nname: {zh: 某, en: X}\nrecognise: {columns: [a, b]}\nagent: {id: a}\nfigures:\n  - \(text)\n"
  }

  private static let units: @Sendable (String) -> Exact.Unit? = { metric in
    switch metric {
    case "sales": .money
    case "avg_response": .seconds
    case "buyers": .count(.buyers)
    case "conversion": .ratio
    default: nil
    }
  }

  @Test(
    "A column of a canonical file: the message names the line, the unit it gives and the unit wanted",
    arguments: [
      ("minutes: {seconds: b}", "minutes", "seconds"), ("minutes: {yuan: b}", "minutes", "money"),
      ("minutes: {text: b}", "minutes", "text"), ("date: {seconds: b}", "a day", "seconds"),
      ("agent_id: {yuan: b}", "text", "money"), ("minutes: {number: b, in: hours}", "minutes", "seconds"),
      ("minutes: {constant: viele}", "minutes", "text"),
    ])
  func column(rule: String, wanted: String, given: String) throws {
    var rules = ["date": "{day: a}", "agent_id": "{id: a}", "event": "{constant: late}", "minutes": "{minutes: b}"]
    let parts = rule.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
    rules[parts[0]] = parts[1]
    let fields = ["date", "agent_id", "event", "minutes"].map { "\($0): \(rules[$0] ?? "")" }
    let yaml = Self.dialect("attendance.csv", fields.joined(separator: "\n"))
    let found = try diagnostic("DIALECT-UNIT") { _ = try Dialect(yaml: yaml, file: "x.yaml") }
    #expect(found.place.file == "x.yaml")
    #expect(found.place.line == 8 + (["date", "agent_id", "event", "minutes"].firstIndex(of: parts[0]) ?? 0))
    #expect(found.arguments["name"] == parts[0])
    #expect(found.words["wanted"]?.english == wanted)
    #expect(found.words["given"]?.english == given)
  }

  @Test("Fen: yuan become fen, fen stay fen, and a count or a bare number is neither")
  func fen() throws {
    func yaml(_ amount: String) -> String {
      Self.dialect(
        "finance_sales.csv",
        "month: {given: month}\nagent_id: {id: a}\ngross_cents: \(amount)\nrefund_cents: {constant: 0}")
    }
    for rule in ["{whole: b}", "{number: b}", "{text: b}"] {
      _ = try diagnostic("DIALECT-UNIT") { _ = try Dialect(yaml: yaml(rule), file: "x.yaml") }
    }
    for (rule, fen) in [("{yuan: b}", "1234"), ("{number: b, in: fen}", "12")] {
      let found = try Self.rows(yaml(rule), "a,b\nkf1,\(rule.contains("fen") ? "12" : "12.34")\n")
      #expect(found.map { $0[2] } == [fen])
    }
  }

  @Test("A metric in yuan: yuan stay yuan, 12.34 and not 1234; fen become yuan")
  func money() throws {
    for (rule, written) in [("{yuan: b}", "12.34"), ("{number: b}", "12.34"), ("{number: b, in: fen}", "1234")] {
      let yaml = Self.dialect(
        "platform_metrics.csv",
        "month: {given: month}\nagent_id: {id: a}\nmetric: {constant: sales}\nnumerator: \(rule)\ndenominator: {constant: 1}"
      )
      #expect(try Self.rows(yaml, "a,b\nkf1,\(written)\n").map { $0[3] } == ["12.34"])
    }
  }

  @Test(
    "A metric of a report has the unit of its measure",
    arguments: [
      "{metric: sales, numerator: {whole: b}}", "{metric: sales, numerator: {seconds: b}}",
      "{metric: avg_response, numerator: {number: b}, denominator: {whole: a}}",
      "{metric: avg_response, numerator: {seconds: b}, denominator: {seconds: a}}",
      "{metric: buyers, numerator: {yuan: b}}", "{metric: conversion, numerator: {whole: b}, denominator: {yuan: a}}",
      "{metric: anything, numerator: {text: b}}", "{metric: anything, numerator: {minutes: b}}",
    ])
  func metric(text: String) throws {
    let found = try diagnostic("DIALECT-UNIT") {
      _ = try Dialect(yaml: Self.figure(text), file: "x.yaml", metricUnit: Self.units)
    }
    #expect(found.place.line == 7)
  }

  @Test(
    "What is of the unit loads",
    arguments: [
      "{metric: sales, numerator: {yuan: b}}", "{metric: avg_response, numerator: {number: b, in: minutes}}",
      "{metric: conversion, numerator: {share: b, of: a}, denominator: {whole: a}}",
      "{metric: conversion, numerator: {yuan: b}, denominator: {yuan: a}}", "{metric: buyers, numerator: {whole: b}}",
    ])
  func sound(text: String) throws {
    _ = try Dialect(yaml: Self.figure(text), file: "x.yaml", metricUnit: Self.units)
  }

  @Test("Minutes: 9, 00:09 and 9分30秒 are nine minutes; what does not fill a minute is left out")
  func minutes() throws {
    let yaml = Self.dialect(
      "attendance.csv", "date: {day: a}\nagent_id: {constant: kf1}\nevent: {constant: late}\nminutes: {minutes: b}")
    let found = try Self.rows(yaml, "a,b\n2026-10-01,9\n2026-10-02,00:09\n2026-10-03,9分30秒\n2026-10-04,01:31\n")
    #expect(found.map { $0[3] } == ["9", "9", "9", "91"])
  }

  private static func rows(_ yaml: String, _ text: String) throws -> [[String]] {
    var translator = Translator(DialectLibrary([try Dialect(yaml: yaml, file: "x.yaml", metricUnit: units)]))
    let file = try TemporaryFile(text)
    var rows: [[String]] = []
    let report = translator.translate(fileAt: file.path, given: ["month": "2026-10"]) { rows.append($0.fields) }
    #expect(report.diagnostics.filter { $0.severity == .error }.isEmpty, "\(report.diagnostics.map(\.code))")
    return rows
  }
}
