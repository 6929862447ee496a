internal import Exact
public import Wording

extension OutputTable {
  /// A payroll as a mapping asks for it. One that is not final says so in a first column of its own.
  public init(_ payroll: Payroll, as mapping: PayrollMapping, in language: Language) {
    let mark = payroll.isFinal ? nil : Payroll.notFinal.text(in: language)
    let columns = mapping.columns
    let together = Payroll.together.text(in: language)
    var isNamed = mark != nil
    var sums: [Cell] = mark == nil ? [] : [.text(together)]
    for column in columns {
      guard case .field(let field) = column.content, field.isMoney else {
        sums.append(isNamed ? .blank : .text(together))
        isNamed = true
        continue
      }
      sums.append(OutputTable.cell(payroll.sum(of: field), column))
    }
    let title = Bilingual("\(payroll.month) 工资表", "Payroll \(payroll.month)").text(in: language)
    self.init(
      name: payroll.month.description,
      title: title + (mark.map { language == .chinese ? "（\($0)）" : " (\($0))" } ?? ""),
      titles: (mark == nil ? [] : [PayrollField.state.title.text(in: language)])
        + columns.map { $0.title(in: language) },
      rows: payroll.lines.map { line in
        (mark.map { [Cell.text($0)] } ?? []) + columns.map { OutputTable.cell($0, line, payroll, language) }
      }, sums: sums)
  }

  private static func cell(
    _ column: PayrollMapping.Column, _ line: PayrollLine, _ payroll: Payroll, _ language: Language
  ) -> Cell {
    switch column.content {
    case .constant(let text): return .text(text)
    case .field(.score): return Cell(line.points)
    case .field(let field) where field.isMoney: return cell(field.amount(of: line), column)
    case .field(let field):
      return .text(field.text(of: line, month: payroll.month, state: payroll.state, in: language))
    }
  }

  private static func cell(_ amount: Fen?, _ column: PayrollMapping.Column) -> Cell {
    guard let amount, let signed = column.isNegated ? try? Fen.zero - amount : amount else { return .blank }
    return column.inFen ? .fen(signed.amount) : .yuan(signed.yuan)
  }
}

extension Payroll {
  /// What stands beside every line of a month that was not published.
  public static let notFinal = Bilingual("未定稿", "not final")
  fileprivate static let together = Bilingual("合计", "Sum")
}
