import Foundation
import Scheme
import Testing
import Wording

@Suite("The built-in schemes")
struct BuiltInSchemesTests {
  static let names = ["monthly-100", "rewards-penalties", "competency-15", "weighted-targets", "competency-14"]

  @Test("each form passes its own checker without an error", arguments: names)
  func passes(name: String) throws {
    let loading = load(try text(of: "schemes/\(name).yaml"), file: "\(name).yaml")
    #expect(loading.errors.isEmpty, "\(loading.report)")
    #expect(loading.scheme?.id == name)
  }

  @Test("a file of Windows line ends is the same scheme, with the same places", arguments: names)
  func lineEnds(name: String) throws {
    let source = try text(of: "schemes/\(name).yaml")
    let plain = load(source)
    let windows = load(source.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(plain.findings == windows.findings)
  }
}

@Suite("Form 1 as the paper has it")
struct LiteralFormTests {
  let loading: SchemeLoading

  init() throws {
    loading = load(try text(of: "Tests/SchemeTests/Literal/monthly-100-as-printed.yaml"), file: "paper.yaml")
  }

  @Test("it does not load")
  func refused() {
    #expect(loading.scheme == nil)
  }

  @Test("form 1, 咨询转化率: the band 50%~60% is missing, and 55% is without one")
  func missingBand() throws {
    let gaps = loading.all("BAND-GAP")
    #expect(gaps.count == 1)
    let gap = try #require(gaps.first)
    #expect(gap.arguments["item"] == "conversion")
    #expect(gap.arguments["interval"] == "(50%, 60%)")
    #expect(gap.arguments["witness"] == "55%")
    #expect(gap.place.line == 23)
    #expect(gap.excerpt == "- {from: 30%, to: 50%, points: 2}")
  }

  @Test("every number that two bands share, and the band that is better for the employee keeps it")
  func sharedBounds() {
    let shared = loading.all("BAND-SHARED").map {
      [$0.arguments["item"], $0.arguments["value"], $0.arguments["kept"]].map { $0 ?? "" }
    }
    #expect(
      Set(shared) == [
        ["conversion", "20%", "[20%, 30%]"], ["conversion", "30%", "[30%, 50%]"],
        ["response", "100 s", "[51 s, 100 s]"], ["response", "200 s", "[100 s, 200 s]"],
        ["lost", "40%", "≤ 40%"], ["lost", "60%", "[40%, 60%]"], ["lost", "80%", "[60%, 80%]"],
      ])
    #expect(shared.count == 7)
  }

  @Test("the items that list figures and no scale: 成交, 订单, 售后, and 综合表现, 错件, 客户投诉 besides")
  func noScale() {
    #expect(
      loading.all("NO-SCALE").compactMap { $0.arguments["item"] } == [
        "conduct", "deals", "orders", "after_sales", "misshipments", "complaints",
      ])
  }

  @Test("主管整体评价 names five words and no points")
  func wordsWithoutPoints() {
    let findings = loading.all("FIELD-TYPE")
    #expect(findings.count == 1)
    #expect(findings.first?.arguments["field"] == "rating")
    #expect(findings.first?.what(in: .chinese) == "“rating”应为：{优秀: 5, 标准: 4, …}；这里是：一个列表。")
  }

  @Test("causes are reported and not consequences: no total that is off for want of items")
  func noConsequences() {
    #expect(Set(loading.codes) == ["NO-SCALE", "BAND-SHARED", "BAND-GAP", "FIELD-TYPE", "CLIFF"])
    #expect(loading.all("CLIFF").compactMap { $0.arguments["item"] } == ["pay"])
  }
}
