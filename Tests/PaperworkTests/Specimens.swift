import Appraisal
import Exact
import Scheme
import Testing

/// Months of every kind, for tests that look at all forms.
struct Specimen: Sendable, CustomTestStringConvertible {
  let name: String
  let derivation: Derivation
  let schemes: [Scheme]

  var testDescription: String { name }

  /// Every built-in scheme, with months that are whole, missing something, waived, vetoed, failed and not appraised.
  static let all: [Specimen] = (try? make()) ?? []

  private static func make() throws -> [Specimen] {
    let monthly = try builtIn("monthly-100")
    let money = try builtIn("rewards-penalties")
    let weighted = try builtIn("weighted-targets")
    var specimens = [
      try Specimen("monthly", [monthly]),
      try Specimen("monthly-money", [monthly, money]),
      try Specimen("monthly-missing", [monthly]) {
        $0.facts["response_seconds"] = nil
        $0.ratings["overall"] = nil
      },
      try Specimen("monthly-waived", [monthly]) {
        $0.waivers["bad_reviews"] = .init(reason: "本月评价系统停用", by: "HR01")
      },
      try Specimen("monthly-veto", [monthly]) {
        $0.vetoes = [.init(veto: "misconduct", occurrences: 1, by: "HR01", note: "聚众滋事，有记录")]
        $0.omissions = [.init(employee: "E07", item: "bad_reviews", points: 2, by: "HR01", note: "差评未扣")]
      },
      try Specimen("monthly-failed", [monthly]) {
        $0.facts["bad_reviews"] = Fact(.known(7))
        $0.facts["response_seconds"] = Fact(.known(60_000))
        $0.facts["sales"] = Fact(.known(20_000))
        $0.facts["orders_created"] = Fact(.known(30))
        $0.ratings["overall"] = Subject.Rating(label: "有待改进", by: "钱主管")
      },
      // What September and this month's loss come to is more than the cap: part of each waits.
      try Specimen(
        "monthly-carried", [monthly, money],
        law: LawPack(minimumWage: Fen(250_000), lossClause: "劳动合同第十二条", carriesLosses: true)
      ) {
        $0.carriedLosses = [CarriedLoss(month: october.previous, amount: Fen(90_050))]
      },
      try Specimen("monthly-leave", [monthly, money]) { $0.standing = .leave },
      try Specimen("weighted", [weighted]),
      try Specimen("weighted-missing", [weighted]) {
        $0.facts["satisfied"] = nil
        $0.ratings["proactive"] = nil
      },
      try Specimen("weighted-waived", [weighted]) {
        $0.waivers["response"] = .init(reason: "借调仓库，未接待", by: "HR01")
      },
    ]
    for id in ["competency-15", "competency-14"] {
      let scheme = try builtIn(id)
      specimens.append(try Specimen(id, [scheme], step: 1))
      specimens.append(
        try Specimen(id + "-waived", [scheme], step: 2) {
          $0.waivers[scheme.items[0].id] = .init(reason: "不接电话", by: "HR01")
        })
    }
    return specimens
  }

  private init(
    _ name: String, _ schemes: [Scheme], step: Int = 1, law pack: LawPack = law,
    _ change: (inout Subject) -> Void = { _ in }
  ) throws {
    self.name = name
    self.schemes = schemes
    var subjects = [agent("E01", name: "赵甲", change), colleague()]
    if schemes[0].id.hasPrefix("competency") {
      subjects = subjects.map { rated($0, for: schemes[0], step: step) }
    }
    derivation = try appraise(subjects, under: schemes, law: pack)
  }
}
