internal import Exact
internal import Foundation
internal import Intake
internal import Paperwork
internal import Wording
internal import Workflow

/// What leaves the system from its pages: the payroll, a slip, the file of an appeal.
enum PapersPage {
  static let routes: [Route] = [
    .page("/months/:month/payroll", .deed(.takePayroll)) { visit throws(Diagnostic) in
      let month = try visit.month()
      return .page("payroll", title: Bilingual("\(month) 工资表", "Payroll of \(month)"), try PayrollView(visit, month))
    },
    .page("/months/:month/payroll.csv", .deed(.takePayroll)) { visit throws(Diagnostic) in
      let month = try visit.month()
      let (_, table) = try payroll(visit, month)
      return .file("payroll-\(month).csv", "text/csv; charset=utf-8", table.csv)
    },
    .page("/months/:month/payroll.xlsx", .deed(.takePayroll)) { visit throws(Diagnostic) in
      let month = try visit.month()
      let (_, table) = try payroll(visit, month)
      let paper = PaperTable(table)
      let bytes = try TemporaryFile.bytes { path throws(Diagnostic) in
        try paper.write(to: path, as: .xlsx, language: visit.language, at: month.end)
      }
      return .file("payroll-\(month).xlsx", workbook, bytes)
    },
    .page("/months/:month/sheets/:employee/slip.pdf", .deed(.printSlip)) { visit throws(Diagnostic) in
      let (month, employee) = (try visit.month(), try visit.employee())
      let desk = try visit.desk()
      let company = desk.office.company.settings.name
      let cases = try desk.slips(of: month, for: employee).map { SlipCase($0, company: company, month: month) }
      let slips = SlipFiles(.slip, of: cases)
      let bytes = try TemporaryFile.bytes { path throws(Diagnostic) in
        try slips.writeBundle(to: path, as: .pdf, language: visit.language)
      }
      return .file("slip-\(month)-\(employee).pdf", "application/pdf", bytes)
    },
    .page("/months/:month/sheets/:employee/case.zip", .deed(.takeAppealFile)) { visit throws(Diagnostic) in
      let (month, employee) = (try visit.month(), try visit.employee())
      let file = try visit.desk().appealFile(of: employee, in: month)
      let bundle = try AppealBundle(file, language: visit.language).bundle()
      let bytes = try TemporaryFile.bytes { path throws(Diagnostic) in try bundle.write(to: path, on: month.lastDay) }
      return .file("case-\(month)-\(employee).zip", "application/zip", bytes)
    },
  ]

  private static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// The payroll under the company's own columns; a month that is not published yet is shown as a draft.
  fileprivate static func payroll(_ visit: Visit, _ month: Month) throws(Diagnostic) -> (Payroll, OutputTable) {
    let desk = try visit.desk()
    let payroll = try desk.payroll(of: month, draft: true)
    return (payroll, OutputTable(payroll, as: try desk.office.company.payrollMapping(), in: visit.language))
  }
}

private struct PayrollView: Sendable {
  let month: String
  let address: String
  let isDraft: Bool
  let titles: [String]
  let rows: [[PaperCell]]
  let sums: [PaperCell]
  let remarks: [String]

  init(_ visit: Visit, _ month: Month) throws(Diagnostic) {
    let (payroll, table) = try PapersPage.payroll(visit, month)
    self.month = month.description
    address = "/months/\(month)/payroll"
    isDraft = !payroll.isFinal
    titles = table.titles
    rows = table.rows.map { $0.map(PaperCell.init) }
    sums = table.sums.map(PaperCell.init)
    remarks = payroll.remarks.map { $0.what(in: visit.language) }
  }
}
