import Appraisal
import Exact
import Scheme
import Wording

/// One employee's month on one scheme's form: what every layout needs to know.
struct FormCase {
  let derivation: Derivation
  let scheme: Scheme
  /// The place of the scheme in the derivation.
  let place: Int
  let language: Language
  /// Who signs as assessor, where it is known.
  let assessor: String
  let reasons: ReasonWords
  let figures: FigureWords
  private let nodes: [String: Node]

  init(_ derivation: Derivation, _ scheme: Scheme, place: Int, assessor: String?, language: Language) {
    self.derivation = derivation
    self.scheme = scheme
    self.place = place
    self.language = language
    let formulas = FormulaWords([scheme], language)
    reasons = ReasonWords(formulas: formulas, language: language)
    figures = FigureWords(formulas: formulas, language: language)
    nodes = Dictionary(
      derivation.items.filter { $0.scheme == place }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.assessor = CellText.line(assessor ?? FormCase.raters(derivation.items).joined(separator: "、"))
  }

  /// The step of an item; nil in a month that is not appraised.
  func node(_ item: Item) -> Node? { nodes[item.id] }

  /// The text in the language of the form.
  func say(_ words: Bilingual) -> String { words.text(in: language) }
  /// The text in the language of the form.
  func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  var department: String { CellText.line(derivation.department) }
  var employee: String { CellText.line(derivation.name.isEmpty ? derivation.employee : derivation.name) }

  /// 2026年10月
  var month: String {
    say("\(derivation.month.year)年\(derivation.month.number)月", derivation.month.description)
  }

  /// The page's foot: which sheet this is, for whom. `&` is the format's own mark and is doubled.
  var footer: String {
    let whose = "\(derivation.month) · \(department) · \(employee)"
      .replacing("&", with: "&&")
    // The format allows no more than 255 characters.
    return "&L&8 \(whose.prefix(150))&R&8 " + say("第 &P 页 / 共 &N 页", "Page &P of &N")
  }

  /// The points an item is worth, as written: 5, or 2.50.
  func worth(_ item: Item) -> String { item.worth.description }

  /// The points of an item, as they stand in the column of points.
  func points(_ item: Item) -> (content: CellContent, style: CellStyle) {
    guard let node = node(item) else { return (.blank, .points) }
    if let points = node.points { return (.number(points.value), .points) }
    if node.state == .waived {
      let word = node.reason == .reweighed ? say("不计", "left out") : say("免考", "waived")
      return (.text(word), .points)
    }
    return (.text(say("待补", "missing")), .open)
  }

  /// What has to be said beside the points: what is missing, or why the item is waived.
  func remark(_ item: Item) -> String? {
    guard let node = node(item) else { return nil }
    switch node.state {
    case .missing:
      var text = say("待补：", "To be supplied: ") + reasons.phrase(node)
      if let reach = node.reach {
        text += say("；可得 ", "; can give ") + reach.lowerBound.text + "~" + reach.upperBound.text
      }
      return text
    case .waived: return (node.reason == .reweighed ? "" : say("免考：", "")) + reasons.phrase(node)
    default: return [.countedFull, .countedZero].contains(node.reason) ? reasons.text(node) : nil
    }
  }

  /// A figure that an item looked at, with its unit; a blank to fill in where it is missing.
  func figure(_ name: String, of node: Node?) -> String {
    guard let input = node?.inputs.first(where: { $0.name == name }), let value = input.fact.figure.value else {
      return FormCase.gap
    }
    return input.unit.number(value)
  }

  /// The value of an item's formula.
  func value(of node: Node?) -> String {
    guard let node, let value = node.value?.value else { return FormCase.gap }
    return node.unit.number(value)
  }

  /// One figure as a share of another, for display.
  func share(_ part: String, of whole: String, in node: Node?) -> String {
    func known(_ name: String) -> Rational? { node?.inputs.first { $0.name == name }?.fact.figure.value }
    guard let part = known(part), let whole = known(whole) else { return FormCase.gap }
    guard !whole.isZero, let share = try? part / whole else { return "—" }
    return Unit.ratio.number(share)
  }

  /// What stands in place of a figure in a month that is not appraised.
  var notAppraised: String { say("不考核", "not appraised") }

  /// The blank on paper.
  static let gap = "＿＿"

  private static func raters(_ nodes: [Node]) -> [String] {
    var names: [String] = []
    for node in nodes {
      let own = node.reason == .rated ? [node.details["by"] ?? ""] : []
      for name in own + raters(node.children) where !name.isEmpty && !names.contains(name) { names.append(name) }
    }
    return names
  }
}
