import Appraisal
import Exact
import Scheme
import Wording

/// The items of a scoring scheme on the data sheet: rating, waiver, value, points, and what can still come.
extension DataSheet {
  /// Adds the items, their parts, their sums and the deductions of a scheme.
  mutating func addItems(_ place: Int) {
    let scheme = schemes[place]
    guard !scheme.items.isEmpty else { return }
    let nodes = Dictionary(
      derivation.items.filter { $0.scheme == place }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    addParts(scheme, nodes, place)
    addHeading([
      say("考核项目", "Items"), say("评定", "Rating"), say("免考", "Waived"), say("值", "Value"), say("得分", "Points"),
      say("最低", "Least"), say("最高", "Most"), say("计入满分", "Counts"),
    ])
    let first = sheet.rowCount
    for item in scheme.items { add(item, nodes[item.id], place) }
    let rows = first...(sheet.rowCount - 1)
    let row = addRow(say("合计", "Together"))
    let sums = [5, 6, 7].map { "SUM(\(CellName.range(column: $0, rows: rows)))" }
    let kept = scheme.items.compactMap { nodes[$0.id] }.filter { !($0.state == .waived && $0.points == nil) }
    let results = [
      DataSheet.sum(kept.map { ($0.points ?? $0.reach?.lowerBound)?.value ?? .zero }),
      DataSheet.sum(kept.map { ($0.points ?? $0.reach?.upperBound ?? $0.maximum)?.value ?? .zero }),
      DataSheet.sum(kept.map { $0.maximum?.value ?? .zero }),
    ]
    for column in 1...4 { put(.blank, row: row, column: column) }
    for (column, (sum, result)) in zip(5..., zip(sums, results)) {
      put(.formula("ROUND(\(sum),2)", .number(result)), row: row, column: column)
    }
    let names = [5, 6, 7].map { reference(row, $0) }
    setCells(place) {
      $0.low = names[0]
      $0.high = names[1]
      $0.most = names[2]
    }
    addDeductions(place)
  }

  private static func sum(_ numbers: [Rational]) -> Rational {
    numbers.reduce(.zero) { sum, next in (try? sum + next) ?? sum }
  }

  // MARK: Items

  private mutating func add(_ item: Item, _ node: Node?, _ place: Int) {
    let row = addRow(item.name.text(in: language))
    let isWaived = node.map { $0.state == .waived && $0.reason != .reweighed || $0.reason == .waivedFull } ?? false
    let short = item.sample.map { sample in shortSample(sample, place) }
    enterRating(item.method, node, row)
    enter(isWaived ? .text(words.yes) : .blank, row: row, column: 2)
    let names = Names(row)
    let (yes, missing) = (quoted(words.yes), quoted(words.missing))
    putValue(item.method, node, isWaived ? DataSheet.idle : words.missing, place, row) { formula in
      let looked = short.map { "IF(\($0),\(missing),\(formula))" } ?? formula
      return "IF(\(names.waived)=\(yes),\(SheetFormula.quoted(DataSheet.idle)),\(looked))"
    }
    var points = methodPoints(item.method, item.points, item.id, names, place)
    if let short { points = "IF(\(short),\(quoted(words.missing)),\(points))" }
    points = policy(points, item.whenMissing, item.points)
    let waived = (item.waiver ?? schemes[place].waiver) == .full
    points =
      "IF(\(names.waived)=\(quoted(words.yes)),\(waived ? SheetFormula.literal(item.points) : quoted(words.waived)),\(points))"
    put(.formula(points, pointsResult(node, item)), row: row, column: 4)
    putReach(item, node, names, short: short, place, row)
    let scored = FormCells.Scored(
      rating: reference(row, 1), waived: reference(row, 2), value: reference(row, 3), points: reference(row, 4),
      low: reference(row, 5), high: reference(row, 6))
    setCells(place) { $0.scored[item.id] = scored }
  }

  /// The cells of a row, for formulas on the sheet itself.
  struct Names {
    let rating: String
    let waived: String
    let value: String
    let points: String

    init(_ row: Int) {
      rating = CellName.of(row: row, column: 1)
      waived = CellName.of(row: row, column: 2)
      value = CellName.of(row: row, column: 3)
      points = CellName.of(row: row, column: 4)
    }
  }

  private func quoted(_ text: String) -> String { SheetFormula.quoted(text) }

  private mutating func enterRating(_ method: Method, _ node: Node?, _ row: Int) {
    guard case .rating(let scale) = method else { return put(.blank, row: row, column: 1) }
    let held = node?.trials.firstIndex { $0.held == true }
    let label = held.map { scale.steps[$0].label } ?? (node?.reason == .offScale ? node?.details["label"] : nil)
    enter(label.map { .text(CellText.line($0)) } ?? .blank, row: row, column: 1)
  }

  /// The value of a method's formula, where the item is looked at.
  private mutating func putValue(
    _ method: Method, _ node: Node?, _ word: String, _ place: Int, _ row: Int, _ guarded: (String) -> String
  ) {
    guard let formula = method.ownFormula else { return put(.blank, row: row, column: 3) }
    let isCompared = method.isCompared
    let kept = node?.value?.value.map {
      isCompared ? SheetFormula.kept($0, places: SheetFormula.places(formula.unit)) : $0
    }
    put(
      .formula(
        guarded(formulas[place].value(formula, orElse: words.missing, rounded: isCompared)),
        kept.map { .number($0) } ?? .text(word)),
      row: row, column: 3)
  }

  /// Whether the sample is too small or of unknown size.
  private func shortSample(_ sample: Item.Sample, _ place: Int) -> String {
    let size = formulas[place].value(sample.formula, orElse: "")
    return "NOT(IFERROR(\(size)>=\(SheetFormula.literal(sample.least)),FALSE)*ISNUMBER(\(size)))"
  }

  /// The points of a method, or the word for something missing.
  private func methodPoints(
    _ method: Method, _ most: Rational, _ id: String, _ names: Names, _ place: Int
  ) -> String {
    let missing = quoted(words.missing)
    let limit = SheetFormula.literal(most)
    func known(_ formula: String) -> String { "IF(ISNUMBER(\(names.value)),\(formula),\(missing))" }
    switch method {
    case .rating(let scale): return DataSheet.lookUp(scale, names.rating, orElse: missing)
    case .bands(let table): return known(DataSheet.lookUp(table, of: most, names.value, orElse: missing))
    case .each(_, let each, _):
      return known("MAX(0,MIN(\(limit),\(limit)-\(names.value)*\(SheetFormula.literal(each))))")
    case .target(let target):
      let bound = SheetFormula.literal(target.target)
      let (sign, share) =
        target.direction == .atLeast
        ? (">=", "\(names.value)/\(bound)") : ("<=", "\(bound)/\(names.value)")
      return known(
        "IF(ROUND(\(names.value),\(SheetFormula.places(target.formula.unit)))\(sign)\(bound),\(limit),"
          + "IFERROR(MAX(0,\(share)*\(limit)),\(missing)))")
    case .formula: return known("MAX(0,MIN(\(limit),\(names.value)))")
    case .mean(let parts):
      let cells = parts.compactMap { self.cells[place].scored[$0.id]?.points }.map(ownSheet)
      let list = cells.joined(separator: ",")
      let open = cells.map { "\($0)=\(missing)" }.joined(separator: ",")
      return "IF(OR(\(open)),\(missing),IF(COUNT(\(list))=0,\(missing),AVERAGE(\(list))))"
    }
  }

  /// A reference to this sheet without the sheet's name.
  func ownSheet(_ reference: String) -> String { String(reference.dropFirst(prefix.count)) }

  /// What the scheme says about something missing.
  private func policy(_ points: String, _ policy: Item.MissingPolicy, _ most: Rational) -> String {
    let instead: String
    switch policy {
    case .block: return points
    case .full: instead = SheetFormula.literal(most)
    case .zero: instead = "0"
    case .reweigh: instead = quoted(words.leftOut)
    }
    return "IF(ISNUMBER(\(points)),\(points),\(instead))"
  }

  private func pointsResult(_ node: Node?, _ item: Item) -> FormulaResult {
    guard let node else { return .text(words.missing) }
    if node.state == .waived && node.points == nil {
      return .text(node.reason == .reweighed ? words.leftOut : words.waived)
    }
    guard node.state != .missing, let weighed = node.unrounded, let raw = try? weighed / item.weight else {
      return .text(words.missing)
    }
    return .number(raw)
  }

  /// The least and most that can still come, and the points that count.
  private mutating func putReach(
    _ item: Item, _ node: Node?, _ names: Names, short: String?, _ place: Int, _ row: Int
  ) {
    let (least, most) = reach(item.method, item.points, names, place)
    let rounded = SheetFormula.cents("\(names.points)*\(SheetFormula.literal(item.weight))")
    let weight = SheetFormula.literal(item.weight)
    for (column, bound, whole) in [(5, least, "0"), (6, most, SheetFormula.literal(item.points))] {
      var open = SheetFormula.cents("(\(bound))*\(weight)")
      // A mean that was not looked at can still give anything.
      if let short, case .mean = item.method {
        open = "IF(\(short),\(SheetFormula.cents("\(whole)*\(weight)")),\(open))"
      }
      let formula = "IF(ISNUMBER(\(names.points)),\(rounded),IF(\(names.points)=\(quoted(words.missing)),\(open),0))"
      var result = Rational.zero
      if let node, !(node.state == .waived && node.points == nil) {
        let open = column == 5 ? node.reach?.lowerBound : node.reach?.upperBound
        result = (node.points ?? open)?.value ?? .zero
      }
      put(.formula(formula, .number(result)), row: row, column: column)
    }
    let maximum = (try? Points(rounding: item.worth))?.value ?? item.worth
    let out = [words.waived, words.leftOut].map { "\(names.points)=\(quoted($0))" }.joined(separator: ",")
    let isOut = node.map { $0.state == .waived && $0.points == nil } ?? false
    put(
      .formula("IF(OR(\(out)),0,\(SheetFormula.literal(maximum)))", .number(isOut ? .zero : maximum)), row: row,
      column: 7)
  }

  /// The least and most points of a method while it is missing.
  private func reach(_ method: Method, _ points: Rational, _ names: Names, _ place: Int) -> (String, String) {
    switch method {
    case .bands(let table):
      let given = table.bands.map { table.awarded($0, of: points) }
      return (SheetFormula.literal(given.min() ?? .zero), SheetFormula.literal(given.max() ?? points))
    case .rating(let scale):
      let (last, first) = (scale.steps.last?.points ?? .zero, scale.steps.first?.points ?? points)
      return (
        DataSheet.lookUp(scale, names.rating, orElse: SheetFormula.literal(last)),
        DataSheet.lookUp(scale, names.rating, orElse: SheetFormula.literal(first))
      )
    case .each, .target, .formula: return ("0", SheetFormula.literal(points))
    case .mean(let parts):
      let scored = parts.compactMap { cells[place].scored[$0.id] }
      let out = scored.map { "(\(ownSheet($0.points))=\(quoted(words.leftOut)))" }.joined(separator: "-")
      let count = "MAX(1,\(parts.count)-\(out))"
      return (
        "SUM(\(scored.map { ownSheet($0.low) }.joined(separator: ",")))/\(count)",
        "SUM(\(scored.map { ownSheet($0.high) }.joined(separator: ",")))/\(count)"
      )
    }
  }

  // MARK: Parts

  private mutating func addParts(_ scheme: Scheme, _ nodes: [String: Node], _ place: Int) {
    let means = scheme.items.filter { !$0.method.parts.isEmpty }
    guard !means.isEmpty else { return }
    addHeading([
      say("分项", "Parts"), say("评定", "Rating"), "", say("值", "Value"), say("得分", "Points"), say("最低", "Least"),
      say("最高", "Most"),
    ])
    let count = means.reduce(0) { $0 + $1.method.parts.count }
    // The items follow below, after a heading.
    let firstItem = sheet.rowCount + count + 1
    for item in means {
      let row = firstItem + (scheme.items.firstIndex { $0.id == item.id } ?? 0)
      var idle = "\(CellName.of(row: row, column: 2))=\(quoted(words.yes))"
      if let sample = item.sample { idle = "OR(\(idle),\(shortSample(sample, place)))" }
      let children = nodes[item.id]?.children ?? []
      for (index, part) in item.method.parts.enumerated() {
        add(part, children.indices.contains(index) ? children[index] : nil, of: item, idle: idle, place)
      }
    }
  }

  private mutating func add(_ part: Method.Part, _ node: Node?, of item: Item, idle: String, _ place: Int) {
    let row = addRow(item.name.text(in: language) + say("：", ": ") + part.name.text(in: language))
    let names = Names(row)
    enterRating(part.method, node, row)
    put(.blank, row: row, column: 2)
    putValue(part.method, node, node == nil ? DataSheet.idle : words.missing, place, row) {
      "IF(\(idle),\(SheetFormula.quoted(DataSheet.idle)),\($0))"
    }
    let given = policy(
      methodPoints(part.method, item.points, part.id, names, place), part.whenMissing, item.points)
    let points = "IF(\(idle),\(quoted(DataSheet.idle)),\(given))"
    let result = partResult(part, node, item)
    put(.formula(points, result.points), row: row, column: 4)
    let (least, most) = reach(part.method, item.points, names, place)
    for (column, bound, value) in [(5, least, result.low), (6, most, result.high)] {
      put(
        .formula(
          "IF(ISNUMBER(\(names.points)),\(names.points),IF(\(names.points)=\(quoted(words.missing)),\(bound),0))",
          .number(value)), row: row, column: column)
    }
    put(.blank, row: row, column: 7)
    let scored = FormCells.Scored(
      rating: reference(row, 1), waived: reference(row, 2), value: reference(row, 3), points: reference(row, 4),
      low: reference(row, 5), high: reference(row, 6))
    setCells(place) { $0.scored[part.id] = scored }
  }

  /// What a part came to; nothing where its item was not looked at, for a waiver or a small sample.
  private func partResult(
    _ part: Method.Part, _ node: Node?, _ item: Item
  ) -> (points: FormulaResult, low: Rational, high: Rational) {
    guard let node else { return (.text(DataSheet.idle), .zero, .zero) }
    if node.state == .waived { return (.text(words.leftOut), .zero, .zero) }
    if node.state != .missing, let raw = node.unrounded {
      return (.number(raw), raw, raw)
    }
    let (low, high) = PartReach.of(part.method, outOf: item.points)
    return (.text(words.missing), low, high)
  }

  /// The mark of a part that is not looked at.
  private static let idle = "—"

  // MARK: Deductions

  /// A number as a derivation words it: `2`, `1.5`, `1/3`.
  private static func number(_ text: String) -> Rational? {
    let parts = text.split(separator: "/").map { part in try? Quantity(parsing: part).value }
    guard let above = parts.first ?? nil else { return nil }
    guard parts.count == 2 else { return above }
    return parts[1].flatMap { try? above / $0 }
  }

  private mutating func addDeductions(_ place: Int) {
    let nodes = derivation.deductions.filter { $0.scheme == place }
    guard !nodes.isEmpty else { return }
    addHeading([
      say("扣分", "Deductions"), say("次数或应扣分", "Times or points"), say("每次扣分或倍数", "Points each or factor"), "",
      say("得分", "Points"),
    ])
    for node in nodes {
      let row = addRow(node.name.text(in: language) + " " + (node.details["item"] ?? node.details["kind"] ?? ""))
      let (times, each) =
        node.kind == .omission
        ? (node.details["points"], node.details["factor"]) : (node.details["count"], node.details["points"])
      for (column, text) in [(1, times), (2, each)] {
        enter(text.flatMap(DataSheet.number).map { .number($0) } ?? .blank, row: row, column: column)
      }
      for column in [3, 5, 6, 7] { put(.blank, row: row, column: column) }
      let names = Names(row)
      let veto = schemes[place].vetoes.first { $0.id == node.id }
      let factor = veto?.eachOccurrence == false ? "IF(\(names.rating)>0,1,0)" : names.rating
      // Half a hundredth is rounded up, towards the employee, as in the product; ROUND would go away from 0.
      let formula = "INT(ROUND(-\(factor)*\(names.waived)*100,6)+0.5)/100"
      put(.formula(formula, .number(node.points?.value ?? .zero)), row: row, column: 4)
      let name = reference(row, 4)
      setCells(place) { $0.deductions.append(name) }
    }
  }
}

extension Method {
  /// The parts of a mean; none of any other method.
  var parts: [Part] { if case .mean(let parts) = self { parts } else { [] } }

  /// Whether its value is only compared with bounds, and not computed with.
  var isCompared: Bool {
    switch self {
    case .bands, .each: true
    case .target, .formula, .rating, .mean: false
    }
  }

  /// The formula whose value the method looks at; nil for ratings and means.
  var ownFormula: Formula? {
    switch self {
    case .bands(let table): table.formula
    case .each(let formula, _, _), .formula(let formula): formula
    case .target(let target): target.formula
    case .rating, .mean: nil
    }
  }
}
