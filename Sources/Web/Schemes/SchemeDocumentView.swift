internal import Exact
internal import Paperwork
internal import Scheme
internal import Wording

/// A scheme as a document on a page.
struct SchemeDocumentView: Sendable {
  let title: String
  let basics: [Fact]
  let items: [Entry]
  let sum: String?
  let sections: [Section]
  let footnotes: [String]

  struct Fact: Sendable {
    let term: String
    let text: String
  }

  /// Deductions, pay, money, months, formulas: each under its heading.
  struct Section: Sendable {
    let caption: String
    let entries: [Entry]
  }

  struct Entry: Sendable {
    let id: String
    let name: String
    let heading: String?
    let worth: String
    let method: String
    let steps: [Step]
    let besides: [Fact]
    let remarks: [String]
    /// The line of the text, to be looked up there.
    let line: Int?
  }

  struct Step: Sendable {
    let band: String
    let yields: String
    let remark: String?
  }

  init(_ scheme: Scheme, _ language: Language) {
    let words = SchemeInWords(scheme, language)
    func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
    title = scheme.name.text(in: language)
    basics = words.facts.map { Fact(term: $0.name, text: $0.text) }
    items = SchemeDocumentView.entries(words.items)
    sum = scheme.total.map { _ in scheme.itemTotal.description }
    sections = [
      (say("扣减与否定性指标", "Deductions and veto items"), words.deductions),
      (say("绩效工资与等级", "Performance pay and grades"), words.bands),
      (say("奖励、处罚与损失赔偿", "Rewards, penalties and losses"), words.money),
      (say("跨月规则", "Rules about several months"), words.months),
      (say("定义的公式", "Named formulas"), words.formulas),
    ].filter { !$0.1.isEmpty }.map { Section(caption: $0.0, entries: SchemeDocumentView.entries($0.1)) }
    footnotes = words.notes
  }

  /// The group stands where it begins.
  private static func entries(_ entries: [SchemeInWords.Entry]) -> [Entry] {
    zip([nil] + entries.map { Optional($0.group) }, entries).map { before, entry in
      Entry(
        id: entry.id, name: entry.name, heading: entry.group.isEmpty || entry.group == before ? nil : entry.group,
        worth: entry.worth, method: entry.method,
        steps: entry.steps.map { Step(band: $0.name, yields: $0.yields, remark: $0.remark.isEmpty ? nil : $0.remark) },
        besides: entry.facts.map { Fact(term: $0.name, text: $0.text) }, remarks: entry.remarks,
        line: entry.line > 0 ? entry.line : nil)
    }
  }
}
