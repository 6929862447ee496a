import Exact
import Scheme
import Testing
import Wording
import Workflow

@testable import Paperwork

@Suite("A scheme in words, and what two versions say differently")
struct SchemeChangesTests {
  private static let text = BuiltInSchemes.all["monthly-100.yaml"] ?? ""

  private func scheme(_ text: String) throws -> Scheme {
    let loading = SchemeFile.check(text, file: "s.yaml")
    return try #require(loading.scheme, "\(loading.findings.filter { $0.severity == .error })")
  }

  private func changes(to text: String) throws -> [SchemeChanges.Change] {
    SchemeChanges(from: try scheme(Self.text), to: try scheme(text), .english).changes
  }

  @Test("every built-in form can be told in both languages: each item with its worth, its method and its bands")
  func words() throws {
    for (file, text) in BuiltInSchemes.all {
      let scheme = try scheme(text)
      for language in Language.allCases {
        let words = SchemeInWords(scheme, language)
        #expect(words.items.count == scheme.items.count && words.notes.count == scheme.notes.count, "\(file)")
        #expect(words.items.allSatisfy { !$0.worth.isEmpty && !$0.method.isEmpty }, "\(file)")
        #expect(words.money.count == scheme.rewards.count + scheme.penalties.count + scheme.losses.count, "\(file)")
        let said = "\(words)"
        #expect(!said.contains("_percent") && !said.contains("favour_"), "\(file)")
        if language == .english {
          let methods = words.items.map(\.method) + words.money.map(\.method) + words.months.map(\.method)
          for method in methods {
            #expect(!method.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(file): \(method)")
          }
        }
      }
    }
  }

  @Test("form 1's conversion: five bands, 4 points off for 0%~20%")
  func conversion() throws {
    let words = SchemeInWords(try scheme(Self.text), .chinese)
    let item = try #require(words.items.first { $0.id == "conversion" })
    #expect(item.worth == "5 分" && item.method == "咨询转化率，按档扣分")
    #expect(item.steps.map(\.name) == ["0%~20%", "20%~30%", "30%~50%", "50%~60%", "60%以上"])
    #expect(item.steps.map(\.yields) == ["扣 4 分", "扣 3 分", "扣 2 分", "扣 1 分", "扣 0 分"])
    #expect(item.facts.first?.text == "等补齐，分数待定" && item.line == 85)
    let pay = try #require(words.bands.first)
    #expect(pay.steps.map(\.yields) == ["全额", "得分的百分比", "不发放"])
    #expect(pay.steps.last?.remark == "视为当月考核不合格")
  }

  @Test("comments, blanks and the order of fields are no change")
  func same() throws {
    let text = Self.text.replacing(
      "points: 5\n    value: conversion", with: "value: conversion\n    points: 5  # why not")
    #expect(text != Self.text)
    #expect(try changes(to: text).isEmpty)
  }

  @Test("a band that gives other points is that band's change and no other")
  func band() throws {
    let found = try changes(
      to: Self.text.replacing("{from: 30%, to: 50%, points: 2}", with: "{from: 30%, to: 50%, points: 2.5}"))
    #expect(found.count == 1 && found[0].kind == .changed && found[0].name == "Consultation conversion")
    #expect(found[0].parts == [SchemeChanges.Part(name: "30%~50%", before: "− 2 points", after: "− 2.5 points")])
  }

  @Test("an item added, one removed, and another cap, each as what it is")
  func items() throws {
    let added =
      "  - {id: extra, name: {zh: 新项, en: Extra}, points: 1, each: {of: bad_reviews, points: 1}, when_missing: full}\n"
    let text = Self.text.replacing("total: 100", with: "total: 101").replacing("\nvetoes:", with: added + "\nvetoes:")
      .replacing("points: 10\n    each: true", with: "points: 12\n    each: true")
      .replacing("factor: 2", with: "factor: 3")
    let found = try changes(to: text)
    #expect(found.map(\.kind) == [.changed, .added, .changed, .changed])
    #expect(found.map(\.name) == ["The scheme", "Extra", "Veto items", "Omitted deductions"])
    #expect(found[0].parts == [SchemeChanges.Part(name: "Total", before: "100", after: "101")])
    #expect(found[2].parts == [SchemeChanges.Part(name: "Worth", before: "− 10 points", after: "− 12 points")])
    let back = SchemeChanges(from: try scheme(text), to: try scheme(Self.text), .chinese).changes
    #expect(back.map(\.kind).contains(.removed) && back.first { $0.kind == .removed }?.name == "新项")
    #expect(back.first { $0.kind == .removed }?.parts.allSatisfy { $0.after.isEmpty && !$0.before.isEmpty } == true)
  }
}
