import Exact
import Foundation
import Testing
import Wording

@testable import Scheme

@Suite("The loader")
struct LoaderTests {
  /// Every field of the language at least once.
  static let everything = """
    kaohe: 1
    id: everything
    name: {zh: 全部, en: Everything}
    effective: 2026-03
    total: 100
    shared_bound: favour_employer
    waive: rescale
    rescale: false
    measures:
      - {id: smiles, name: {zh: 笑脸数, en: Smiles}, unit: reviews, better: higher}
    define:
      ratio_of_sales: sales / department.mean(sales)
    groups:
      - {id: g, name: {zh: 组, en: Group}}
    items:
      - id: conversion
        name: {zh: 转化, en: Conversion}
        group: g
        points: 10
        weight: 200%
        value: conversion
        at_least: 30 consultations
        when_missing: reweigh
        waive: full
        shows: [sales, ratio_of_sales]
        standard: {zh: 标准, en: Standard}
        reading: {zh: 读法, en: Reading}
        deduct:
          - {from: 0%, under: 50%, points: 2, note: 说明}
          - {from: 50%, points: 0}
      - id: response
        points: 20
        value: avg_response
        step: 1 s
        when_missing: full
        award:
          - {to: 30 s, points: 20}
          - {over: 30 s, points: 15}
      - {id: reviews, points: 20, when_missing: zero, each: {of: bad_reviews, points: 2.5}}
      - {id: mood, points: 10, when_missing: block, by: assessor, rating: {好: {points: 10, means: {zh: 很好, en: good}}, 差: 4}}
      - {id: met, points: 10, when_missing: block, value: satisfaction, target: {at_least: 90%}}
      - {id: smiling, points: 10, when_missing: block, score: "min(10, 笑脸数)"}
      - id: both
        points: 10
        when_missing: block
        mean:
          - {id: quick, when_missing: block, value: avg_response, target: {at_most: 30 s}}
          - {id: kind, name: 友善, when_missing: reweigh, by: assessor, rating: {好: 10, 差: 4}}
    vetoes:
      - {id: fraud, name: 舞弊, points: 10, each: false, kinds: [贪污, 赌博]}
    omission: {factor: 2}
    pay:
      - {from: 90, pays: full}
      - {from: 70, under: 90, pays: score_percent}
      - {from: 50, under: 70, pays: 40%}
      - {under: 50, pays: nothing, failed: true}
    grades:
      - {from: 70, grade: {zh: 合格, en: Pass}}
      - {under: 70, grade: 不合格}
    rewards:
      - {id: best, name: 第一, best_of: net_sales, when: net_sales > sales_target, yuan: 500, ties: split, reading: 读法}
      - {id: many, each: smiles, yuan: 1.5 yuan, enabled: false, after_confirmation: true}
    penalties:
      - {id: last, worst_of: net_sales, when: net_sales < 200000 yuan, yuan: 100, ties: none}
    losses:
      - {id: loss, name: 损失, of: misshipment_loss}
    over_time:
      - {id: low, name: 低分, when: score < 70, consecutive: 3, or_in_calendar_year: 4, effect: year_end_bonus_forfeited, after_confirmation: true, reading: 读法}
    notes: [备注, {zh: 备注, en: Note}]
    verify:
      - {given: {bad_reviews: 2}, item: reviews, points: 15}
      - {ratings: {mood: 好, kind: 差}, points: 70}
    """

  @Test("every field of the language is read")
  func everyField() throws {
    let loading = load(Self.everything)
    let scheme = try #require(loading.scheme, "\(loading.report)")
    #expect(scheme.id == "everything" && scheme.name == Bilingual("全部", "Everything"))
    #expect(scheme.effective == Month("2026-03") && scheme.total?.text == "100.00")
    #expect(scheme.sharedBound == .favourEmployer && scheme.waiver == .rescale && !scheme.rescaled)
    #expect(scheme.groups.map(\.id) == ["g"] && scheme.definitions.map(\.id) == ["ratio_of_sales"])
    #expect(scheme.items.map(\.id) == ["conversion", "response", "reviews", "mood", "met", "smiling", "both"])
    let item = scheme.items[0]
    #expect(item.weight == 2 && item.worth == 20 && item.group == "g" && item.sample?.least == 30)
    #expect(item.whenMissing == .reweigh && item.waiver == .full && item.shown.count == 2)
    #expect(item.standard?.chinese == "标准" && item.reading?.english == "Reading")
    #expect(scheme.items.map(\.whenMissing) == [.reweigh, .full, .zero, .block, .block, .block, .block])
    #expect(scheme.items.flatMap(\.method.ratingScales).map(\.id) == ["mood", "kind"])
    #expect(scheme.vetoes.first?.eachOccurrence == false && scheme.vetoes.first?.kinds == ["贪污", "赌博"])
    #expect(scheme.omissionFactor == 2)
    #expect(scheme.pay.map(\.pays) == [.full, .scorePercent, .share(.of(2, 5)), .nothing])
    #expect(scheme.pay.map(\.failed) == [false, false, false, true] && scheme.grades.count == 2)
    #expect(
      scheme.rewards.map(\.enabled) == [true, false] && scheme.rewards.map(\.afterConfirmation) == [false, true])
    #expect(scheme.losses.map(\.id) == ["loss"] && scheme.overTime.first?.consecutive == 3)
    #expect(scheme.notes.count == 2 && scheme.replays.count == 2)
    #expect(scheme.inputs.contains { $0.id == "smiles" && $0.unit == .count(.reviews) && $0.direction == .higher })
    #expect(scheme.source == Self.everything && scheme.file == "scheme.yaml")
  }

  @Test(
    "a field written wrongly in any part is reported with the name it was meant for",
    arguments: [
      ("shared_bound:", "shared_bond:", "shared_bound"), ("    group: g", "    gruop: g", "group"),
      ("note: 说明", "nota: 说明", "note"),
      ("each: {of:", "each: {off:", "of"), ("means:", "mean:", "means"),
      ("{at_least: 90%}", "{at_lest: 90%}", "at_least"),
      ("kinds:", "kindes:", "kinds"), ("factor: 2", "faktor: 2", "factor"), ("failed: true", "faild: true", "failed"),
      ("grade: 不合格", "grad: 不合格", "grade"), ("ties: split", "tie: split", "ties"),
      ("enabled: false", "enable: false", "enabled"),
      ("or_in_calendar_year", "in_calendar_year", "or_in_calendar_year"), ("better: higher", "beter: higher", "better"),
      ("given:", "givn:", "given"), ("zh: 全部", "zx: 全部", "zh"), ("  - {id: g,", "  - {idd: g,", "id"),
      ("notes:", "note:", "notes"),
    ])
  func unknownFields(written: String, changed: String, meant: String) throws {
    let source = try #require(
      Self.everything.range(of: written).map { Self.everything.replacingCharacters(in: $0, with: changed) })
    let loading = load(source)
    #expect(loading.scheme == nil)
    let finding = try #require(loading.all("FIELD-UNKNOWN").first, "\(loading.report)")
    #expect(finding.remedy(in: .english).contains("Did you mean \"\(meant)\"?"), "\(finding.text(in: .english))")
    #expect(finding.remedy(in: .chinese).contains("是否要写“\(meant)”？"))
  }

  @Test("a field that is far from all is not guessed at, and all that are known are listed")
  func farField() throws {
    let finding = try #require(load(head + "zzzzzzzz: 1\n").findings.first)
    #expect(finding.remedy(in: .english).hasPrefix("Fields known here: define, "))
    #expect(finding.remedy(in: .english).hasSuffix("vetoes, waive."))
    #expect(finding.what(in: .chinese).hasPrefix("方案没有“zzzzzzzz”这个字段"))
  }

  @Test(
    "what has to be there is asked for by name",
    arguments: [
      ("kaohe: 1\n", "kaohe"), ("id: example\n", "id"), ("name: Example\n", "name"),
      ("effective: 2026-01\n", "effective"),
    ])
  func missingFields(line: String, field: String) {
    let loading = load(head.replacing(line, with: ""))
    #expect(loading.codes == ["FIELD-MISSING"] && loading.findings[0].arguments["field"] == field)
    #expect(loading.findings[0].place == Place(file: "scheme.yaml", line: 1, column: 1))
  }

  static let wrong: [(String, [String])] = [
    (itemScheme("    each: {of: bad_reviews}\n"), ["FIELD-MISSING"]),
    (itemScheme("    each: bad_reviews\n"), ["FIELD-TYPE"]),
    (itemScheme("    each: {of: sales, points: 1}\n"), ["UNIT-MIX"]),
    (itemScheme("    each: {of: bad_reviews, points: -1}\n"), ["FIELD-TYPE"]),
    (itemScheme("    rating: {好: 5}\n"), ["FIELD-MISSING"]),
    (itemScheme("    by: a\n    rating: [好]\n"), ["FIELD-TYPE"]),
    (itemScheme("    by: a\n    rating: {好: 6}\n"), ["BAND-OUTSIDE"]),
    (itemScheme("    by: a\n    rating: {好: 5 s}\n"), ["UNIT-MIX"]),
    (itemScheme("    by: a\n    rating: {好: 八分}\n"), ["NUMBER-UNREADABLE"]),
    (itemScheme("    target: {at_least: 90%}\n"), ["FIELD-MISSING"]),
    (itemScheme("    value: conversion\n    target: {at_least: 90 s}\n"), ["UNIT-MIX"]),
    (itemScheme("    value: conversion\n    target: {at_least: 90%, at_most: 95%}\n"), ["FIELD-TYPE"]),
    (itemScheme("    value: conversion\n    target: {}\n"), ["FIELD-TYPE"]),
    (itemScheme("    value: conversion\n    target: {at_least: x}\n"), ["NUMBER-UNREADABLE"]),
    (itemScheme("    value: conversion\n    each: {of: bad_reviews, points: 1}\n"), ["FIELD-UNKNOWN"]),
    (itemScheme("    mean: []\n"), ["FIELD-TYPE"]),
    (itemScheme("    value: conversion\n    deduct: []\n"), ["FIELD-TYPE"]),
    (itemScheme("    value: conversion\n    deduct: 3\n"), ["FIELD-TYPE"]),
    (itemScheme("    deduct: [{from: 0%, points: 0}]\n"), ["FIELD-MISSING"]),
    (bandScheme("conversion", ["from: 30%, to: 20%, points: 1"]), ["FIELD-TYPE"]),
    (bandScheme("conversion", ["points: 1"]), ["FIELD-TYPE"]),
    (bandScheme("conversion", ["from: 0%, over: 10%, points: 1"]), ["FIELD-TYPE"]),
    (bandScheme("conversion", ["from: 0 s, points: 1"]), ["UNIT-MIX"]),
    (bandScheme("conversion", ["from: 0%"]), ["FIELD-MISSING"]),
    (bandScheme("conversion", ["from: 0%, points: 1%"]), ["UNIT-MIX"]),
    (bandScheme("avg_response", ["from: 0 s, points: 0"], extra: "    step: 0 s\n"), ["FIELD-TYPE"]),
    (bandScheme("avg_response", ["from: 0 s, points: 0"], extra: "    step: 1\n"), ["UNIT-MIX"]),
    (itemScheme("    score: 5\n    weight: 30 s\n"), ["FIELD-TYPE"]),
    (itemScheme("    score: 5\n    weight: 0\n"), ["FIELD-TYPE"]),
    (itemScheme("    score: 5\n    at_least: 30\n"), ["UNIT-MIX"]),
    (itemScheme("    score: 5\n    at_least: 30 days\n"), ["UNKNOWN-NAME"]),
    (itemScheme("    score: 5\n    group: nowhere\n"), ["UNKNOWN-NAME"]),
    (itemScheme("    score: 5\n", points: "-5"), ["FIELD-TYPE", "FIELD-TYPE"]),
    (itemScheme("    score: 5\n    waive: maybe\n"), ["FIELD-TYPE"]), (itemScheme("    score: [5]\n"), ["FIELD-TYPE"]),
    (head + "rescale: yes\n", ["FIELD-TYPE"]), (head + "items: 3\n", ["FIELD-TYPE"]),
    (head + "define: [a]\n", ["FIELD-TYPE"]),
    (head + "measures: [{id: a, unit: miles}]\n", ["FIELD-TYPE"]),
    (head + "measures: [{id: sales, unit: yuan}]\n", ["DUPLICATE-ID"]),
    (head + "measures: [{id: a, name: 差评数, unit: yuan}]\n", ["DUPLICATE-ID"]),
    (head + "define: {score: 1}\n", ["DUPLICATE-ID"]),
    (head + "measures: [{id: a, unit: miles}]\ndefine: {b: a}\n", ["FIELD-TYPE"]),
    (head + "rewards: [{id: r, yuan: 5}]\n", ["FIELD-TYPE"]),
    (head + "rewards: [{id: r, each: bad_reviews, best_of: sales, yuan: 5}]\n", ["FIELD-TYPE"]),
    (head + "rewards: [{id: r, when: sales, yuan: 5}]\n", ["UNIT-MIX"]),
    (head + "rewards: [{id: r, when: 1 < 2, yuan: 5 s}]\n", ["UNIT-MIX"]),
    (head + "over_time: [{id: o, when: score < 70, effect: warning}]\n", ["FIELD-MISSING"]),
    (head + "over_time: [{id: o, when: score < 70, consecutive: 0, effect: warning}]\n", ["FIELD-TYPE"]),
    (head + "over_time: [{id: o, when: score < 70, consecutive: 3, effect: 辞退}]\n", ["LAW-DISMISSAL"]),
    (head + "total: 100\npay: [{from: 0, pays: much}]\n", ["FIELD-TYPE"]),
    (head + "total: 100\npay: [{from: 0, pays: -5%}]\n", ["FIELD-TYPE"]),
    (head + "total: 100\npay: [{from: 0%, pays: full}]\n", ["UNIT-MIX"]),
    (head + "verify: [{given: 3, points: 1}]\n", ["FIELD-TYPE"]),
    (head + "verify: [{given: {saels: 3}, points: 1}]\n", ["UNKNOWN-NAME"]),
    (head + "verify: [{given: {sales: 3}, points: 1}]\n", ["UNIT-MIX"]),
    (head + "verify: [{item: nothing, points: 1}]\n", ["UNKNOWN-NAME"]),
    (head + "verify: [{ratings: {mood: 好}, points: 1}]\n", ["UNKNOWN-NAME"]),
    ("kaohe: 2\n" + head.dropFirst(9), ["FIELD-TYPE"]), (head.replacing("2026-01", with: "2026-13"), ["FIELD-TYPE"]),
    (head.replacing("name: Example", with: "name: {}"), ["FIELD-MISSING"]),
    (head.replacing("name: Example", with: "name: [a]"), ["FIELD-TYPE"]),
  ]

  @Test("what is wrong is reported once, and not what follows from it", arguments: wrong.indices)
  func wrongFields(index: Int) {
    let (source, codes) = LoaderTests.wrong[index]
    let loading = load(source)
    #expect(loading.errors == codes, "\(source)\n\(loading.report)")
    #expect(loading.scheme == nil)
    for finding in loading.findings {
      for language in Language.allCases {
        let text = finding.text(in: language)
        #expect(!["“”", "\"\"", "  是", "{}。"].contains { finding.what(in: language).contains($0) }, "\(text)")
        for brace in finding.message.braces(in: language) where brace != "guess" {
          let filled = finding.words[brace]?.text(in: language) ?? finding.arguments[brace]
          #expect(filled?.isEmpty == false, "\(text) {\(brace)}")
        }
      }
    }
  }

  @Test("20% is a fifth; \"1,234\" is 1234 in fields, never 1; 12,34 is refused")
  func numbers() throws {
    func least(_ text: String) -> SchemeLoading { load(itemScheme("    score: 5\n    at_least: \(text)\n")) }
    #expect(least("\"1,234 consultations\"").scheme?.items[0].sample?.least == 1234)
    #expect(least("12,34 consultations").errors == ["NUMBER-UNREADABLE"])
    let table = load(itemScheme("    score: 5\n    weight: 20%\n").replacing("total: 5", with: "total: 1"))
    #expect(table.scheme?.items[0].weight == .of(1, 5), "\(table.report)")
    #expect(load(itemScheme("    score: 1,234\n")).errors == ["NUMBER-UNREADABLE"])
    #expect(load(head + "total: \"1,234\"\n").scheme?.total?.text == "1234.00")
  }

  @Test(
    "samples are counted by the measure that counts them",
    arguments: [
      ("consultations", "consultations"), ("buyers", "buyers"), ("orders", "orders_created"), ("rounds", "responses"),
      ("surveys", "rated"),
    ])
  func samples(unit: String, measure: String) throws {
    let loading = load(itemScheme("    score: 5\n    at_least: 30 \(unit)\n"))
    let scheme = try #require(loading.scheme, "\(loading.report)")
    #expect(scheme.inputs.map(\.id) == [measure])
  }
}
