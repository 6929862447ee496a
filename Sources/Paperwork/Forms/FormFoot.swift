import Appraisal
import Exact
import Scheme
import Wording

/// The foot all scoring forms share: deductions, score, pay, opinion, signatures and the form's notes.
struct FormFoot {
  let form: FormCase
  /// The columns of the label, of the text, and of the points.
  let label: ClosedRange<Int>
  let text: ClosedRange<Int>
  let points: Int

  /// Adds everything from the deductions to the signatures. The rows are those of the items' points.
  func add(to sheet: inout PaperSheet, items: ClosedRange<Int>) {
    let deductions = addDeductions(to: &sheet)
    let score = addScore(to: &sheet, items: items, deductions: deductions)
    addGrade(to: &sheet, score: score)
    addPay(to: &sheet, score: score)
    addDays(to: &sheet)
    addDevelopment(to: &sheet, score: score)
    addOpinion(to: &sheet)
    addSignatures(to: &sheet)
  }

  /// Adds the notes of the form: some open ones, and numbered ones.
  func addNotes(to sheet: inout PaperSheet, open count: Int) {
    let notes = form.scheme.notes.map(form.say)
    if count > 0 {
      for note in notes.prefix(count) { addNote(form.say("注：", "Note: ") + note, to: &sheet) }
    }
    let numbered = notes.dropFirst(count)
    guard !numbered.isEmpty else { return }
    addNote(form.say("备注：", "Remarks:"), to: &sheet)
    for (index, note) in numbered.enumerated() { addNote("\(index + 1). \(note)", to: &sheet) }
  }

  /// Adds a line of small print over the whole width.
  func addNote(_ text: String, to sheet: inout PaperSheet) {
    let all = 0...sheet.lastColumn
    let lines = TextRoom.lines(text, width: sheet.width(of: all), size: 9)
    let row = sheet.addRow(height: TextRoom.height(lines: lines, size: 9))
    sheet.put(.text(text), row: row, columns: all, style: .note)
  }

  private func addDeductions(to sheet: inout PaperSheet) -> String? {
    let nodes = form.derivation.deductions.filter { $0.scheme == form.place }
    guard !nodes.isEmpty else { return nil }
    let first = sheet.rowCount
    for (index, node) in nodes.enumerated() {
      let reason = form.reasons.text(node)
      let height = TextRoom.height(lines: TextRoom.lines(reason, width: sheet.width(of: text)))
      let row = sheet.addRow(height: max(20, height))
      sheet.put(.text(form.say(node.name)), row: row, columns: label, style: .heading)
      let result = node.points.map { FormulaResult.number($0.value) }
      let deductions = form.cells?.deductions ?? []
      let cell = deductions.indices.contains(index) ? deductions[index] : nil
      sheet.put(
        form.text(reason, about: cell, result: result).content, row: row, columns: text, style: .text)
      let content = result.map { result in cell.map { .formula($0, result) } ?? CellContent(result) }
      sheet.put(content ?? .blank, row: row, column: points, style: .points)
      sheet.mark(.deduction(index), row: row, column: points)
    }
    return CellName.range(column: points, rows: first...(sheet.rowCount - 1))
  }

  private func addScore(to sheet: inout PaperSheet, items: ClosedRange<Int>, deductions: String?) -> String {
    let row = sheet.addRow(height: 28)
    let content =
      form.isBlank
      ? .blank
      : LiveFormulas(form: form).score(points: CellName.range(column: points, rows: items), deductions: deductions)
    sheet.put(.text(form.say("本月考评分数", "Score of the month")), row: row, columns: label, style: .heading)
    sheet.mark(.score, row: row, column: points)
    let name = CellName.of(row: row, column: points)
    let remark = form.text(
      scoreRemark, about: form.cells.map { _ in name }, result: content.result)
    sheet.put(remark.content, row: row, columns: text, style: .text)
    sheet.stretch(row, to: TextRoom.height(lines: TextRoom.lines(scoreRemark, width: sheet.width(of: text))))
    let isOpen = !form.isBlank && form.derivation.standing.isAppraised && form.derivation.points == nil
    let style =
      isOpen
      ? CellStyle.open.with {
        $0.number = .points; $0.size = 9
      } : CellStyle.total
    sheet.put(content, row: row, column: points, style: style)
    if case .text(let words) = content.result {
      sheet.stretch(row, to: TextRoom.height(lines: TextRoom.lines(words, width: sheet.columnWidths[points], size: 12)))
    }
    return name
  }

  /// How the score came about, or what it waits for.
  private var scoreRemark: String {
    guard let node = form.derivation.score, !form.isBlank else { return "" }
    guard node.state == .missing else { return ([form.reasons.text(node)] + consequences).joined(separator: "\n") }
    let absent = form.scheme.items.filter { form.node($0)?.state == .missing }.map { form.say($0.name) }
    let names = absent.joined(separator: form.say("、", ", "))
    guard let reach = node.reach else { return form.say("待补：", "To be supplied: ") + names }
    return form.say(
      "待补：\(names)。补齐后分数在 \(reach.lowerBound.text)~\(reach.upperBound.text) 之间。",
      "To be supplied: \(names). The score will lie within \(reach.lowerBound.text)~\(reach.upperBound.text).")
  }

  /// A month that counts as failed, and the rules about several months that are met by it.
  private var consequences: [String] {
    var lines: [String] = []
    if let earned = form.derivation.pay.earned, earned.scheme == form.place, earned.state == .failed {
      lines.append(form.say("视为当月考核不合格", "The month counts as failed"))
    }
    for rule in form.derivation.overTime where rule.scheme == form.place && rule.state == .failed {
      lines.append(form.say(rule.name) + form.say("：", ": ") + form.reasons.text(rule))
    }
    return lines
  }

  private func addGrade(to sheet: inout PaperSheet, score: String) {
    guard let content = LiveFormulas(form: form).grade(score: score) else { return }
    let row = sheet.addRow(height: 24)
    let bands = form.scheme.grades.map { grade in
      form.say(grade.name) + " " + BandWords.text(grade.interval, .points, form.language)
    }
    sheet.put(.text(form.say("等级", "Grade")), row: row, columns: label, style: .heading)
    sheet.put(.text(bands.joined(separator: form.say("；", "; "))), row: row, columns: text, style: .text)
    sheet.put(form.isBlank ? .blank : content, row: row, column: points, style: .total)
    sheet.mark(.grade, row: row, column: points)
  }

  /// How a month that was not whole is paid, in small print; nothing where it was whole.
  func addDays(to sheet: inout PaperSheet) {
    guard !form.isBlank, let node = form.derivation.pay.proration else { return }
    addNote(form.say("不满整月：", "Month not whole: ") + form.reasons.text(node), to: &sheet)
  }

  private func addPay(to sheet: inout PaperSheet, score: String) {
    guard let node = form.derivation.pay.earned, node.scheme == form.place else { return }
    let base = sheet.addRow(height: 22)
    sheet.put(.text(form.say("绩效工资", "Performance pay")), row: base, columns: label, rows: 2, style: .heading)
    sheet.put(.text(form.say("当月绩效工资（元）", "Full pay of the month (yuan)")), row: base, columns: text, style: .text)
    let money = CellStyle.money.with { $0.size = 9.5 }
    let full =
      form.derivation.pay.base.amount.map { FormulaResult.number($0.yuan) } ?? .text(form.words.missing)
    sheet.put(
      form.isBlank ? .blank : form.cells.map { .formula($0.pay.base, full) } ?? CellContent(full), row: base,
      column: points, style: money)
    let name = CellName.of(row: base, column: points)
    guard let content = LiveFormulas(form: form).earned(score: score, base: name) else { return }
    let row = sheet.addRow(height: 24)
    sheet.mark(.earned, row: row, column: points)
    let remark = payRemark(score: score)
    sheet.put(remark.content, row: row, columns: text, style: .text)
    sheet.stretch(row, to: TextRoom.height(lines: TextRoom.lines(remark.shown, width: sheet.width(of: text))))
    let style =
      node.state == .missing && !form.isBlank
      ? CellStyle.open.with { $0.number = .money }
      : money.with {
        $0.isBold = true; $0.font = .yaHei
      }
    sheet.put(form.isBlank ? .blank : content, row: row, column: points, style: style)
    if case .text(let words) = content.result {
      sheet.stretch(row, to: TextRoom.height(lines: TextRoom.lines(words, width: sheet.columnWidths[points])))
    }
  }

  /// What each band pays, the one that held ticked.
  private func payRemark(score: String) -> LiveText {
    let trials = form.derivation.pay.earned?.trials ?? []
    let bands = form.scheme.pay.enumerated().map { index, band in
      let held = trials.indices.contains(index) && trials[index].held == true
      let condition = SheetFormula.condition(band.interval, score)
      let tick =
        form.cells == nil
        ? LiveText(held ? "√" : "")
        : LiveText(formula: "IF(ISNUMBER(\(score)),IF(\(condition),\"√\",\"\"),\"\")", shown: held ? "√" : "")
      return tick
        + LiveText(
          BandWords.text(band.interval, .points, form.language) + " "
            + ReasonText.payment(LiveFormulas.word(band.pays), in: form.language))
    }
    return LiveText(form.say("应发（元）：", "Earned (yuan): ")) + bands.joined(separator: form.say("；", "; "))
  }

  private func addOpinion(to sheet: inout PaperSheet) {
    let row = sheet.addRow(height: 44)
    sheet.put(.text(form.say("考评意见", "Opinion")), row: row, columns: label, style: .heading)
    sheet.put(.blank, row: row, columns: text.lowerBound...points, style: .text)
  }

  /// 考评人 and 被考核人, each with room for a signature and a date.
  func addSignatures(to sheet: inout PaperSheet) {
    let people = [
      (form.say("考评人", "Assessor"), form.assessor),
      (form.say("被考核人签字", "Employee's signature"), form.isBlank ? "" : form.employee),
    ]
    for (role, name) in people {
      let row = sheet.addRow(height: 30)
      sheet.stretch(row, to: TextRoom.height(lines: TextRoom.lines(role, width: sheet.width(of: label))))
      sheet.put(.text(role), row: row, columns: label, style: .heading)
      sheet.put(
        .text(name.isEmpty ? "" : form.say("（\(name)）", "(\(name))")), row: row,
        columns: text.lowerBound...(points - 3), style: CellStyle.text.with { $0.ink = .grey })
      sheet.put(.text(form.say("日期", "Date")), row: row, column: points - 2, style: .heading)
      sheet.put(.blank, row: row, columns: (points - 1)...points)
    }
    addCode(to: &sheet)
  }

  /// 核验码: in words, and on paper to be scanned as well.
  private func addCode(to sheet: inout PaperSheet) {
    guard let code = form.code else { return }
    let words = CellText.line(code.description)
    let advice = form.say(
      "在公司文件夹上运行 kaohe code 可查到本表的出处，并核对是否仍然有效。",
      "kaohe code, on the company's folder, finds what this form was printed from and whether it still stands.")
    let row = sheet.addRow(height: form.isPaper ? 66 : 30)
    let body = words + "\n" + advice
    sheet.put(.text(form.say("核验码", "Code")), row: row, columns: label, style: .heading)
    let last = form.isPaper ? points - 2 : points
    let columns = text.lowerBound...last
    sheet.stretch(
      row, to: TextRoom.height(lines: TextRoom.lines(body, width: sheet.width(of: columns), size: 9), size: 9))
    sheet.put(.text(body), row: row, columns: columns, style: CellStyle.text.with { $0.size = 9 })
    if form.isPaper { sheet.put(.code(code.scanned), row: row, columns: (points - 1)...points) }
  }
}

extension LiveFormulas {
  /// The word of the scheme language for what a band pays.
  static func word(_ pays: PayBand.Payment) -> String {
    switch pays {
    case .full: "full"
    case .scorePercent: "score_percent"
    case .nothing: "nothing"
    case .share(let share): Unit.ratio.exactText(share)
    }
  }
}

extension PaperSheet {
  /// The width of some columns, in characters.
  func width(of columns: ClosedRange<Int>) -> Double {
    columnWidths[columns].reduce(0, +)
  }
}
