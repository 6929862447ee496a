import Appraisal
import Exact
import Scheme
import Wording

/// 数据: every figure, rating and amount that a form was filled in with, as cells to be changed, and beside them the
/// formulas that follow from them. The forms refer to it.
struct DataSheet {
  let derivation: Derivation
  let schemes: [Scheme]
  let language: Language
  let words: CellWords
  private(set) var sheet: PaperSheet
  /// The cells of each scheme, in the order of the schemes.
  private(set) var cells: [FormCells]
  /// What the formulas of each scheme are evaluated over: the figures that the derivation looked at.
  private(set) var evaluations: [Evaluation] = []
  private(set) var formulas: [ExpressionFormula] = []
  /// The figures that have an entry, by name: a figure that several schemes read has one.
  private var entered: [String: [(fact: Fact?, cells: FormCells.Figure)]] = [:]
  /// The sheet's name as it stands before a cell's.
  let prefix: String

  static let lastColumn = 7

  init(_ derivation: Derivation, _ schemes: [Scheme], _ language: Language, name: String) {
    self.derivation = derivation
    self.schemes = schemes
    self.language = language
    words = CellWords(language: language)
    prefix = SheetName.quoted(name) + "!"
    sheet = PaperSheet(
      name: name, orientation: .landscape, columnWidths: [34, 15, 13, 15, 12, 11, 11, 12])
    cells = schemes.map { _ in FormCells() }
    addHead()
    addPay()
    for place in schemes.indices { addFigures(place) }
  }

  func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  /// The name of a cell for other sheets.
  func reference(_ row: Int, _ column: Int) -> String {
    prefix + CellName.of(row: row, column: column)
  }

  /// The sheet, when everything is on it.
  func finished(footer: String) -> PaperSheet {
    var sheet = sheet
    sheet.footer = footer
    return sheet
  }

  // MARK: Rows

  /// Adds a heading over a block.
  mutating func addHeading(_ titles: [String]) {
    let row = sheet.addRow(height: 22)
    for (column, title) in titles.enumerated() {
      sheet.put(.text(title), row: row, column: column, style: CellStyle.heading.with { $0.size = 9 })
    }
    for column in titles.count..<(DataSheet.lastColumn + 1) {
      sheet.put(.blank, row: row, column: column, style: .heading)
    }
  }

  /// Adds a row with a name, and gives its place.
  mutating func addRow(_ name: String) -> Int {
    let lines = TextRoom.lines(name, width: sheet.columnWidths[0], size: 9)
    let row = sheet.addRow(height: max(18, TextRoom.height(lines: lines, size: 9)))
    sheet.put(.text(name), row: row, column: 0, style: CellStyle.text.with { $0.size = 9 })
    return row
  }

  /// Puts something into a cell that may be changed.
  mutating func enter(_ content: CellContent, row: Int, column: Int) {
    sheet.put(content, row: row, column: column, style: CellStyle(size: 9, fill: .entry))
  }

  /// Puts a formula into a cell.
  mutating func put(_ content: CellContent, row: Int, column: Int) {
    sheet.put(content, row: row, column: column, style: CellStyle(size: 9))
  }

  mutating func setCells(_ place: Int, _ change: (inout FormCells) -> Void) { change(&cells[place]) }

  // MARK: Head, pay, figures

  private mutating func addHead() {
    let title = sheet.addRow(height: 28)
    sheet.put(
      .text(say("数据与计算", "Figures and working")), row: title, columns: 0...DataSheet.lastColumn,
      style: CellStyle.title.with { $0.size = 14 })
    let note = say(
      "底色为浅黄的格可以改动；考核表、明细和本页的得分、等级与金额随之重算。名次取自全部门的数据，改动后请核对；多月规则需要前几个月的结果，在此不重算。",
      "Cells in light yellow may be changed; points, grade and amounts on the forms, the derivation and this sheet follow. "
        + "Places in a ranking come from the whole department: check them after a change. Rules over several months need "
        + "the months before and are not computed here.")
    let lines = TextRoom.lines(note, width: sheet.width(of: 0...DataSheet.lastColumn), size: 9)
    let row = sheet.addRow(height: TextRoom.height(lines: lines, size: 9))
    sheet.put(.text(note), row: row, columns: 0...DataSheet.lastColumn, style: .note)
  }

  /// What the pay is computed from. Shares are kept as numbers: 0.2.
  private mutating func addPay() {
    addHeading([say("工资与法律", "Pay and law"), say("填写", "Entry")])
    let pay = derivation.pay
    let law = pay.law
    func entry(_ name: String, _ content: CellContent) -> String {
      let row = addRow(name)
      enter(content, row: row, column: 1)
      return reference(row, 1)
    }
    var found = FormCells.Pay()
    found.base = entry(say("绩效工资标准（元）", "Full performance pay (yuan)"), agreed(pay.base))
    found.wage = entry(say("固定工资（元）", "Fixed wage (yuan)"), agreed(pay.wage))
    found.minimumWage = entry(
      say("当地最低工资（元）", "Local minimum wage (yuan)"),
      (pay.proration?.details["minimum"].flatMap { Rational(written: $0) } ?? law.minimumWage?.yuan)
        .map { .number($0) } ?? .text(words.missing))
    found.lossCap = entry(say("赔偿扣款上限（占当月工资）", "Most that compensation takes of the wage"), .number(law.lossCap))
    found.clause = entry(
      say("劳动合同有赔偿条款", "Contract has a clause on compensation"), .text(law.lossClause == nil ? words.no : words.yes))
    found.allowsPenalties = entry(
      say("当地允许约定扣款", "Region allows agreed penalties"), .text(law.allowsPenalties ? words.yes : words.no))
    found.probation = entry(
      say("试用期", "On probation"), .text(derivation.standing == .probation ? words.yes : words.no))
    found.probationFloor = entry(
      say("试用期保底（占约定工资：固定工资加绩效工资标准）", "Floor on probation, of the agreed wage (fixed and full performance pay)"),
      .number(law.probationFloor))
    found.noPay = entry(
      say("月薪和绩效工资都没有约定", "Neither a wage nor performance pay is agreed"),
      .text(pay.wage == .notAgreed && pay.base == .notAgreed ? words.yes : words.no))
    for place in cells.indices { cells[place].pay = found }
  }

  /// An amount as agreed: 0 where the person is without pay of that kind, a word while missing.
  private func agreed(_ agreed: AgreedAmount) -> CellContent {
    agreed.amount.map { .number($0.yuan) } ?? .text(words.missing)
  }

  /// Every figure of a scheme, own ones and the department's. One that a scheme before it has entered stands there alone,
  /// unless this scheme takes it from elsewhere.
  private mutating func addFigures(_ place: Int) {
    let scheme = schemes[place]
    let known = figures(of: place)
    let aggregates = scheme.aggregates.map { aggregate in
      let measure = scheme.inputs[aggregate.input]
      return (
        name: "department.\(aggregate.kind.rawValue)(\(measure.id))",
        unit: aggregate.kind == .count ? Unit.number : measure.unit
      )
    }
    let own = scheme.inputs.map { (name: $0.id, unit: $0.unit) }
    let formulaWords = FormulaWords([scheme], language)
    let fresh = (own + aggregates).filter { figure in
      guard let earlier = entered[figure.name]?.first(where: { $0.fact == known[figure.name]?.fact }) else {
        return true
      }
      cells[place].figures[figure.name] = earlier.cells
      return false
    }
    if !fresh.isEmpty {
      addHeading([
        say("数据", "Figures") + "（\(say(scheme.name.chinese, scheme.name.english))）", say("数值或分子", "Value or above"),
        say("分母", "Below"), say("值", "Value"), say("单位", "Unit"),
      ])
    }
    for figure in fresh {
      let row = addRow(formulaWords.text(figure.name))
      let fact = known[figure.name]?.fact
      let parts = DataSheet.parts(fact)
      let absence = fact?.figure.absence.map { SourceWords.text($0.reason, language) } ?? "—"
      add(fact?.figure.value, parts, absence, row)
      let unit = figure.unit == .ratio ? say("（比率）", "(share)") : UnitWords.name(figure.unit).text(in: language)
      let source = fact.map { SourceWords.text($0.standing.source, language) } ?? ""
      put(.text(unit), row: row, column: 4)
      sheet.put(
        .text(source), row: row, columns: 5...7, style: CellStyle(size: 9, alignment: .left, ink: .grey))
      let entry = FormCells.Figure(
        value: reference(row, 3), above: reference(row, 1), below: reference(row, 2), number: fact?.figure.value,
        parts: parts, absence: absence, unit: figure.unit)
      cells[place].figures[figure.name] = entry
      entered[figure.name, default: []].append((fact, entry))
    }
    func figure(_ name: String) -> Figure {
      known[name]?.fact.figure ?? .missing(Missing(.notCollected, name: name))
    }
    evaluations.append(
      Evaluation(
        inputs: own.map { figure($0.name) }, aggregates: aggregates.map { figure($0.name) },
        definitions: scheme.definitions))
    let values = cells[place].figures.mapValues(\.value)
    formulas.append(
      ExpressionFormula(
        inputs: own.map { values[$0.name] ?? "NA()" }, aggregates: aggregates.map { values[$0.name] ?? "NA()" },
        definitions: scheme.definitions))
  }

  /// The parts of a figure that is their quotient.
  private static func parts(_ fact: Fact?) -> (above: Rational, below: Rational)? {
    guard let above = fact?.numerator, let below = fact?.denominator, let quotient = try? above / below,
      quotient == fact?.figure.value
    else { return nil }
    return (above, below)
  }

  /// The entry of a figure, as a quotient where it is one, and its value.
  private mutating func add(
    _ value: Rational?, _ parts: (above: Rational, below: Rational)?, _ absence: String, _ row: Int
  ) {
    let (top, bottom) = (CellName.of(row: row, column: 1), CellName.of(row: row, column: 2))
    enter((parts?.above ?? value).map { .number($0) } ?? .text(absence), row: row, column: 1)
    enter(parts.map { .number($0.below) } ?? .blank, row: row, column: 2)
    let none = SheetFormula.quoted(words.missing)
    let formula =
      "IF(ISNUMBER(\(top)),IF(ISBLANK(\(bottom)),\(top),IF(ISNUMBER(\(bottom)),IF(\(bottom)=0,\(none),"
      + "\(top)/\(bottom)),\(none))),\(none))"
    put(
      .formula(formula, value.map { .number($0) } ?? .text(words.missing)), row: row, column: 3)
  }

  /// The figures of a scheme by name: those its steps looked at, and of the others those that another scheme's did,
  /// where both take them from the same place.
  private func figures(of place: Int) -> [String: Node.Input] {
    var found = DataSheet.inputs(derivation, place)
    let preferred = Set(schemes[place].platformFigures)
    for other in schemes.indices where other != place {
      let differing = preferred.symmetricDifference(schemes[other].platformFigures)
      for (name, input) in DataSheet.inputs(derivation, other) where found[name] == nil {
        if !differing.contains(where: { name == $0 || name.hasSuffix("(\($0))") }) { found[name] = input }
      }
    }
    return found
  }

  /// The figures that the steps of a scheme looked at, by name.
  private static func inputs(_ derivation: Derivation, _ place: Int) -> [String: Node.Input] {
    var found: [String: Node.Input] = [:]
    func visit(_ node: Node) {
      for input in node.inputs where found[input.name] == nil { found[input.name] = input }
      node.children.forEach(visit)
    }
    let pay = derivation.pay
    for node in derivation.items + pay.rewards + pay.penalties + pay.losses + derivation.overTime
    where node.scheme == place { visit(node) }
    return found
  }
}

/// Names of sheets.
enum SheetName {
  /// As it stands in formulas.
  static func quoted(_ name: String) -> String { "'" + name.replacing("'", with: "''") + "'" }
}
