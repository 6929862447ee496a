import Appraisal
import Exact
import Scheme
import Wording

/// 明细: every step of a derivation, so that anybody can follow the score and the pay to their figures.
struct DerivationSheet {
  let derivation: Derivation
  let schemes: [Scheme]
  let language: Language
  /// The cells of the forms and of the data sheet; empty where nothing is live.
  let marks: [CellMark: String]
  let cells: [FormCells]
  private let formulas: FormulaWords
  private let reasons: ReasonWords
  private let figures: FigureWords

  static let lastColumn = 7

  init(
    _ derivation: Derivation, _ schemes: [Scheme], _ language: Language, marks: [CellMark: String] = [:],
    cells: [FormCells] = []
  ) {
    self.marks = marks
    self.cells = cells
    self.derivation = derivation
    self.schemes = schemes
    self.language = language
    formulas = FormulaWords(schemes, language)
    reasons = ReasonWords(formulas: formulas, language: language)
    figures = FigureWords(formulas: formulas, language: language)
  }

  func sheet(footer: String, tab: String = "") -> PaperSheet {
    var sheet = PaperSheet(
      name: tab + say("明细", "Derivation"), orientation: .landscape,
      columnWidths: [17, 24, 38, 30, 8, 9, 8, 36])
    sheet.footer = footer
    addHead(to: &sheet)
    let titles = [
      say("项目", "Item"), say("公式", "Formula"), say("数据（分子/分母，来源）", "Figures (parts, source)"),
      say("逐档判断（√ 为成立）", "Tried (√ held)"), say("满分", "Most"), say("得分", "Points"), say("失分", "Lost"),
      say("说明", "Reason"),
    ]
    let heading = sheet.addRow(height: 24)
    for (column, title) in titles.enumerated() {
      sheet.put(.text(title), row: heading, column: column, style: .heading)
    }
    sheet.repeatedRows = heading...heading
    for node in derivation.items { add(node, indented: false, to: &sheet) }
    for (index, node) in derivation.deductions.enumerated() {
      add(node, indented: false, mark: .deduction(index), to: &sheet)
    }
    for node in [derivation.score, derivation.grade].compactMap({ $0 }) { add(node, indented: false, to: &sheet) }
    for node in derivation.overTime { add(node, indented: false, to: &sheet) }
    PaySection(
      derivation: derivation, reasons: reasons, language: language, earned: marks[.earned],
      cells: cells
    ).add(to: &sheet)
    return sheet
  }

  private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  private func addHead(to sheet: inout PaperSheet) {
    let title = sheet.addRow(height: 28)
    let whose = CellText.line(derivation.name.isEmpty ? derivation.employee : derivation.name)
    sheet.put(
      .text(say("考核明细", "How the month came out")), row: title, columns: 0...DerivationSheet.lastColumn,
      style: CellStyle.title.with { $0.size = 14 })
    let versions = derivation.schemes.map { scheme in
      "\(scheme.id) \(scheme.effective) #\(scheme.hash.prefix(12))"
    }
    let parts = [
      CellText.line(derivation.department), whose + say("（", " (") + CellText.line(derivation.employee) + say("）", ")"),
      derivation.month.description, SourceWords.text(derivation.standing, language),
      say("方案：", "Schemes: ") + versions.joined(separator: say("；", "; ")),
    ]
    let text = parts.joined(separator: "    ")
    let width = sheet.width(of: 0...DerivationSheet.lastColumn)
    let row = sheet.addRow(height: TextRoom.height(lines: TextRoom.lines(text, width: width, size: 9), size: 9))
    sheet.put(.text(text), row: row, columns: 0...DerivationSheet.lastColumn, style: .note)
  }

  private func add(_ node: Node, indented: Bool, mark: CellMark? = nil, to sheet: inout PaperSheet) {
    let name = (indented ? "　" : "") + node.name.text(in: language)
    var formula = node.formula.map(formulas.text) ?? ""
    if let value = node.value?.value { formula += "\n= " + UnitWords.text(value, node.unit, language) }
    let figures = node.inputs.map(figures.full).joined(separator: "\n")
    // The steps of a rating are short and stand in a row.
    let isRating = [.rated, .unrated, .offScale].contains(node.reason)
    let tried = node.trials.map { trial($0, aligned: !isRating) }.joined(separator: isRating ? "   " : "\n")
    var reason = reasons.text(node)
    if let reading = reading(of: node) { reason += (reason.isEmpty ? "" : "\n") + say("读法：", "Reading: ") + reading }
    let texts = [name, formula, figures, tried]
    var lines = TextRoom.lines(reason, width: sheet.columnWidths[7], size: 8.5)
    for (column, text) in texts.enumerated() {
      lines = max(lines, TextRoom.lines(text, width: sheet.columnWidths[column], size: 8.5))
    }
    let row = sheet.addRow(height: 17)
    sheet.stretch(row, to: TextRoom.height(lines: lines, size: 8.5))
    let small = CellStyle(size: 8.5, alignment: .left)
    for (column, text) in texts.enumerated() { sheet.put(.text(text), row: row, column: column, style: small) }
    put(node, reference(node, mark), row: row, to: &sheet)
    sheet.put(.text(reason), row: row, column: 7, style: small)
    for child in node.children { add(child, indented: true, to: &sheet) }
  }

  /// Where the points of a step are computed.
  private func reference(_ node: Node, _ mark: CellMark?) -> String? {
    switch node.kind {
    case .item: marks[.points(node.id)]
    case .part: node.scheme.flatMap { cells.indices.contains($0) ? cells[$0].scored[node.id]?.points : nil }
    case .score: marks[.score]
    case .grade: marks[.grade]
    default: mark.flatMap { marks[$0] }
    }
  }

  private func put(_ node: Node, _ reference: String?, row: Int, to sheet: inout PaperSheet) {
    let points = CellStyle.points.with { $0.size = 9 }
    sheet.put(node.maximum.map { .number($0.value) } ?? .blank, row: row, column: 4, style: points)
    let given = given(node)
    sheet.put(
      live(given, node, reference), row: row, column: 5,
      style: node.state == .missing ? .open.with { $0.size = 8.5 } : points)
    guard reference != nil, node.maximum != nil, given.result != nil else {
      sheet.put(node.lost.map { .number($0.value) } ?? .blank, row: row, column: 6, style: points)
      return
    }
    let (most, got) = (CellName.of(row: row, column: 4), CellName.of(row: row, column: 5))
    sheet.put(
      .formula("IF(ISNUMBER(\(got)),ROUND(\(most)-\(got),2),\"\")", node.lost.map { .number($0.value) } ?? .text("")),
      row: row, column: 6, style: points)
  }

  /// What a step gives, from the cell that computes it. An item that is missing shows what it can still give.
  private func live(_ given: CellContent, _ node: Node, _ reference: String?) -> CellContent {
    guard let reference, let result = given.result else { return given }
    let missing = SheetFormula.quoted(CellWords(language: language).missing)
    switch node.kind {
    case .item:
      guard let place = node.scheme, cells.indices.contains(place), let scored = cells[place].scored[node.id] else {
        return given
      }
      let range = "\(SheetFormula.points(scored.low))&\"~\"&\(SheetFormula.points(scored.high))"
      return .formula("IF(\(reference)=\(missing),\(range),\(reference))", result)
    case .grade:
      let open = SheetFormula.quoted(CellWords(language: language).undecided)
      return .formula("IF(\(reference)=\(open),\(missing),\(reference))", result)
    default: return .formula(reference, result)
    }
  }

  private func given(_ node: Node) -> CellContent {
    if let points = node.points { return .number(points.value) }
    switch node.state {
    case .missing:
      return .text(node.reach.map { $0.lowerBound.text + "~" + $0.upperBound.text } ?? say("待补", "missing"))
    case .waived: return .text(node.reason == .reweighed ? say("不计", "left out") : say("免考", "waived"))
    default:
      if node.kind == .grade { return .text(node.name.text(in: language)) }
      // Parts have exact points and are rounded with their item.
      return node.kind == .part
        ? (node.unrounded.map { .number($0) } ?? .blank) : .blank
    }
  }

  private func trial(_ trial: Node.Trial, aligned: Bool) -> String {
    let mark =
      switch trial.held {
      case true?: "√ "
      case false?: aligned ? "　 " : ""
      case nil: "? "
      }
    return mark + formulas.text(trial.text) + " → " + ReasonWords.word(trial.yields, language)
  }

  /// How the scheme reads what the form leaves open.
  private func reading(of node: Node) -> String? {
    guard let place = node.scheme, schemes.indices.contains(place) else { return nil }
    let scheme = schemes[place]
    switch node.kind {
    case .item: return scheme.items.first { $0.id == node.id }?.reading?.text(in: language)
    case .overTime: return scheme.overTime.first { $0.id == node.id }?.reading?.text(in: language)
    default: return nil
    }
  }
}
