import Appraisal
import Exact
import Wording

/// The notice of a deduction (扣款通知书): what is deducted, for what reason, on which ground, how much; with lines for
/// the signature of receipt.
struct DeductionNotice {
  let words: SlipWords
  private var slip: SlipCase { words.slip }

  init(_ slip: SlipCase, _ language: Language) { words = SlipWords(slip, language) }

  private static let amount = 3

  /// A deduction in words.
  private struct Line {
    let what: String
    let why: String
    let ground: String
    let amount: Fen
  }

  private var lines: [Line] {
    let law = slip.law
    let penalties = slip.deductedPenalties.map { node in
      Line(
        what: node.name.text(in: words.language), why: words.reason(of: node),
        ground: words.ground(of: node) + "\n" + law.source(of: .penalties).statute, amount: node.amount ?? .zero)
    }
    let losses = slip.deductedLosses.map { step in
      Line(
        what: words.say("损失赔偿：", "Loss: ") + words.name(of: step), why: words.reasons.text(step.nodes[0]),
        ground: words.clause + "\n" + law.source(of: .lossCap).statute, amount: step.deducted)
    }
    return penalties + losses
  }

  func sheet(name: String) -> PaperSheet {
    let title = words.say("扣款通知书", "Notice of a deduction")
    var sheet = PaperSheet(name: name, orientation: .portrait, columnWidths: [24, 40, 30, 13])
    sheet.footer = words.footer(title)
    addHead(title, to: &sheet)
    let first = sheet.rowCount
    let lines = lines
    for line in lines { add(line, to: &sheet) }
    addSum(lines, rows: first...(sheet.rowCount - 1), to: &sheet)
    addNotes(to: &sheet)
    addSignatures(to: &sheet)
    return sheet
  }

  private func addHead(_ title: String, to sheet: inout PaperSheet) {
    let all = 0...sheet.lastColumn
    let company = sheet.addRow(height: 20)
    sheet.put(
      .text(CellText.line(slip.company)), row: company, columns: all,
      style: CellStyle().with {
        $0.isBordered = false; $0.size = 10.5
      })
    let row = sheet.addRow(height: 34)
    sheet.put(.text(title), row: row, columns: all, style: .title)
    addParagraph(
      words.say(
        "\(words.employee)（工号 \(CellText.line(slip.employee))，\(CellText.line(slip.department))）：\(words.month)的工资中扣除下列款项。",
        "\(words.employee) (id \(CellText.line(slip.employee)), \(CellText.line(slip.department))): the following is deducted from the pay of \(words.month)."
      ), size: 10.5, to: &sheet)
    let heading = sheet.addRow(height: 24)
    let titles = [
      words.say("扣款项目", "Deduction"), words.say("事由与计算", "Reason and how it is computed"),
      words.say("依据与出处", "Ground and source"), words.say("金额（元）", "Yuan"),
    ]
    for (column, text) in titles.enumerated() { sheet.put(.text(text), row: heading, column: column, style: .heading) }
  }

  private func add(_ line: Line, to sheet: inout PaperSheet) {
    let texts = [line.what, line.why, line.ground]
    let lines = zip(texts, sheet.columnWidths).map { TextRoom.lines($0, width: $1, size: 10.5) }
    // Set as if in larger print: other programs take other fonts, and no line may be cut.
    let row = sheet.addRow(height: 28)
    sheet.stretch(row, to: TextRoom.height(lines: lines.max() ?? 1, size: 10))
    for (column, text) in texts.enumerated() {
      sheet.put(.text(text), row: row, column: column, style: CellStyle(size: 9.5, alignment: .left))
    }
    sheet.put(
      .number(line.amount.yuan), row: row, column: DeductionNotice.amount,
      style: CellStyle.money.with { $0.alignment = .right })
  }

  private func addSum(_ lines: [Line], rows: ClosedRange<Int>, to sheet: inout PaperSheet) {
    let row = sheet.addRow(height: 26)
    let range = CellName.range(column: DeductionNotice.amount, rows: rows)
    let total = lines.reduce(Fen.zero) { sum, line in (try? sum + line.amount) ?? sum }
    sheet.put(.text(words.say("扣款合计", "Deducted together")), row: row, columns: 0...2, style: .heading)
    sheet.put(
      .formula("ROUND(SUM(\(range)),2)", .number(total.yuan)), row: row, column: DeductionNotice.amount,
      style: CellStyle.money.with {
        $0.isBold = true; $0.alignment = .right
      })
  }

  private func addNotes(to sheet: inout PaperSheet) {
    let (law, language) = (slip.law, words.language)
    func told(_ kind: LawRule.Kind) -> String {
      law.source(of: kind).statute + words.say("：", ": ") + law.source(of: kind).text.text(in: language)
    }
    if !slip.deductedPenalties.isEmpty { addParagraph(told(.penalties), size: 9, to: &sheet) }
    if !slip.deductedLosses.isEmpty {
      addParagraph(told(.lossCap), size: 9, to: &sheet)
      if let held = slip.derivation?.pay.lossHeldBack, held > .zero {
        addParagraph(
          words.say("超过可扣数额、本月没有扣的损失：\(held.text) 元。", "Of the loss, \(held.text) yuan may not be taken this month."),
          size: 9, to: &sheet)
      }
    }
    addParagraph(
      slip.appealUntil.map {
        words.say(
          "对扣款有异议的，可以在 \($0) 以前对考核表申诉；不影响依法申请劳动仲裁。",
          "Whoever disagrees can appeal against the sheet until \($0); the right to labour arbitration is not touched by it."
        )
      }
        ?? words.say(
          "对扣款有异议的，可以向人事提出；不影响依法申请劳动仲裁。",
          "Whoever disagrees can turn to HR; the right to labour arbitration is not touched by it."),
      size: 9, to: &sheet)
    addParagraph(
      words.say("签收只表示收到本通知，不表示同意。", "The signature says that the notice was received, and not that it is agreed to."),
      size: 9, to: &sheet)
  }

  private func addSignatures(to sheet: inout PaperSheet) {
    for role in [
      words.say("公司经办人", "For the company"), words.say("员工签收（\(words.employee)）", "Received by \(words.employee)"),
    ] {
      let row = sheet.addRow(height: 34)
      sheet.put(.text(role), row: row, column: 0, style: .heading)
      sheet.put(.blank, row: row, column: 1)
      sheet.put(.text(words.say("日期", "Date")), row: row, column: 2, style: .heading)
      sheet.put(.blank, row: row, column: DeductionNotice.amount)
    }
  }

  private func addParagraph(_ text: String, size: Double, to sheet: inout PaperSheet) {
    let all = 0...sheet.lastColumn
    let lines = TextRoom.lines(text, width: sheet.width(of: all), size: size)
    let row = sheet.addRow(height: TextRoom.height(lines: lines, size: size) + 4)
    sheet.put(.text(text), row: row, columns: all, style: CellStyle.note.with { $0.size = size })
  }
}
