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
  /// Where the figures lie, for what stays live; nil where nothing does, as in a month that is not appraised.
  let cells: FormCells?
  let words: CellWords
  /// Whether the form is printed to be filled in by hand.
  let isBlank: Bool
  /// What leads back from the paper to the derivation; nil on a blank form.
  let code: FormCode?
  /// Whether the sheet goes to paper, where a code can be scanned.
  let isPaper: Bool
  /// Which of several sheets of its kind it is.
  let ordinal: Int
  /// What stands before the names of sheets.
  let tab: String
  private let nodes: [String: Node]

  init(
    _ derivation: Derivation, _ scheme: Scheme, place: Int, assessor: String?, language: Language, tab: String = "",
    ordinal: Int = 1, cells: FormCells? = nil, code: FormCode? = nil, isPaper: Bool = false, isBlank: Bool = false
  ) {
    self.isBlank = isBlank
    self.code = code
    self.isPaper = isPaper
    self.ordinal = ordinal
    self.tab = tab
    self.cells = cells
    words = CellWords(language: language)
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
  func node(_ item: Item) -> Node? { isBlank ? nil : nodes[item.id] }

  /// The name of the sheet.
  func sheetName(_ chinese: String, _ english: String) -> String {
    tab + say(chinese, english) + (ordinal > 1 ? " \(ordinal)" : "")
  }

  /// The text in the language of the form.
  func say(_ words: Bilingual) -> String { words.text(in: language) }
  /// The text in the language of the form.
  func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  var department: String { isBlank ? FormCase.longGap : CellText.line(derivation.department) }
  var employee: String {
    isBlank ? FormCase.longGap : CellText.line(derivation.name.isEmpty ? derivation.employee : derivation.name)
  }

  /// 2026年10月
  var month: String {
    guard !isBlank else { return say("＿＿＿＿年＿＿月", FormCase.longGap) }
    return say("\(derivation.month.year)年\(derivation.month.number)月", derivation.month.description)
  }

  /// The page's foot: which sheet this is, for whom. `&` is the format's own mark and is doubled.
  var footer: String {
    let whose =
      isBlank
      ? say(scheme.name).replacing("&", with: "&&")
      : "\(derivation.month) · \(department) · \(employee)"
        .replacing("&", with: "&&")
    // The format allows no more than 255 characters.
    return "&L&8 \(whose.prefix(150))&R&8 " + say("第 &P 页 / 共 &N 页", "Page &P of &N")
  }

  /// The points an item is worth, as written: 5, or 2.50.
  func worth(_ item: Item) -> String { item.worth.description }

  /// The text in the language of the form, with live figures.
  func say(_ chinese: LiveText, _ english: LiveText) -> LiveText { language == .chinese ? chinese : english }

  /// The points of an item, as they stand in the column of points: weighed, and rounded half up to two decimals.
  func points(_ item: Item) -> (content: CellContent, style: CellStyle) {
    guard let node = node(item) else { return (.blank, .points) }
    let result: FormulaResult
    var style = CellStyle.points
    if let points = node.points {
      result = .number(points.value)
    } else if node.state == .waived {
      result = .text(node.reason == .reweighed ? words.leftOut : words.waived)
    } else {
      result = .text(words.missing)
      style = .open
    }
    guard let cell = cells?.scored[item.id]?.points else { return (CellContent(result), style) }
    let rounded =
      item.weight == .one
      ? "ROUND(\(cell),2)" : SheetFormula.cents("\(cell)*\(SheetFormula.literal(item.weight))")
    return (.formula("IF(ISNUMBER(\(cell)),\(rounded),\(cell))", result), style)
  }

  /// A text that stands as long as a condition holds, which is so now.
  func text(_ text: String, while condition: String?) -> LiveText {
    guard let condition, !text.isEmpty else { return LiveText(text) }
    return LiveText(formula: "IF(\(condition),\(SheetFormula.quoted(CellText.clean(text))),\"\")", shown: text)
  }

  /// A text about a result, which gives way to a remark where the result is changed.
  func text(_ text: String, about cell: String?, result: FormulaResult?) -> LiveText {
    guard let cell, let result, !text.isEmpty else { return LiveText(text) }
    let changed = say("（已按改动的数据重算）", "(worked out anew from changed figures)")
    return LiveText(
      formula:
        "IF(\(cell)=\(result.literal),\(SheetFormula.quoted(CellText.clean(text))),\(SheetFormula.quoted(changed)))",
      shown: text)
  }

  /// What has to be said beside the points: what is missing, or why the item is waived.
  func remark(_ item: Item) -> LiveText? {
    guard let node = node(item) else { return nil }
    let scored = cells?.scored[item.id]
    func stands(_ word: String) -> String? { scored.map { "\($0.points)=\(SheetFormula.quoted(word))" } }
    switch node.state {
    case .missing:
      var text = say("待补：", "To be supplied: ") + reasons.phrase(node)
      if let reach = node.reach {
        text += say("；可得 ", "; can give ") + reach.lowerBound.text + "~" + reach.upperBound.text
      }
      return self.text(text, while: stands(words.missing))
    case .waived:
      if node.reason == .reweighed { return self.text(reasons.phrase(node), while: stands(words.leftOut)) }
      let isWaived = scored.map { "\($0.waived)=\(SheetFormula.quoted(words.yes))" }
      return self.text(say("免考：", "") + reasons.phrase(node), while: isWaived)
    default:
      guard [.countedFull, .countedZero].contains(node.reason) else { return nil }
      let counted = node.reason == .countedFull ? SheetFormula.literal(item.points) : "0"
      return self.text(reasons.text(node), while: scored.map { "\($0.points)=\(counted)" })
    }
  }

  /// A figure that an item looked at, with its unit; a blank to fill in where it is missing.
  func figure(_ name: String, of node: Node?) -> LiveText {
    if let cell = cells?.figures[name] {
      return LiveText(
        formula: "IF(ISNUMBER(\(cell.value)),\(SheetFormula.shown(cell.value, cell.unit)),\"\(FormCase.gap)\")",
        shown: cell.number.map { cell.unit.number($0) } ?? FormCase.gap)
    }
    guard let input = node?.inputs.first(where: { $0.name == name }), let value = input.fact.figure.value else {
      return LiveText(FormCase.gap)
    }
    return LiveText(input.unit.number(value))
  }

  /// The value of an item's formula.
  func value(of item: Item) -> LiveText {
    let node = node(item)
    let shown = node.flatMap { node in node.value?.value.map { node.unit.number($0) } } ?? FormCase.gap
    guard let cell = cells?.scored[item.id]?.value, let unit = item.method.ownFormula?.unit else {
      return LiveText(shown)
    }
    return LiveText(
      formula: "IF(ISNUMBER(\(cell)),\(SheetFormula.shown(cell, unit)),\"\(FormCase.gap)\")", shown: shown)
  }

  /// One figure as a share of another, for display.
  func share(_ part: String, of whole: String, in node: Node?) -> LiveText {
    if let above = cells?.figures[part], let below = cells?.figures[whole] {
      let quotient = SheetFormula.shown("(\(above.value)/\(below.value))", .ratio)
      return LiveText(
        formula: "IF(AND(ISNUMBER(\(above.value)),ISNUMBER(\(below.value))),"
          + "IF(\(below.value)=0,\"—\",\(quotient)),\"\(FormCase.gap)\")",
        shown: FormCase.share(above.number, of: below.number))
    }
    func known(_ name: String) -> Rational? { node?.inputs.first { $0.name == name }?.fact.figure.value }
    return LiveText(FormCase.share(known(part), of: known(whole)))
  }

  private static func share(_ part: Rational?, of whole: Rational?) -> String {
    guard let part, let whole else { return gap }
    guard !whole.isZero, let share = try? part / whole else { return "—" }
    return Unit.ratio.number(share)
  }

  /// What stands in place of a figure in a month that is not appraised.
  var notAppraised: String { say("不考核", "not appraised") }

  /// The blank for a name.
  private static let longGap = "＿＿＿＿＿＿"
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
