import ArgumentParser
import Exact
import Intake
import Records
import Wording
import Workflow

/// `kaohe confirm-sales COMPANY --month M --by F01 --file finance_sales.csv`
struct ConfirmSalesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm-sales", abstract: "财务核对销售额：盖过算出的，差额照列。Finance confirms sales over the computed ones.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "表：month, agent_id, gross_cents, refund_cents the table")
  var file: String

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      let table = CompanyTables.suppliedSales(at: file)
      if let error = table.diagnostics.first(where: { $0.severity == .error }) { throw error }
      let rows = table.rows.filter { $0.month == month.value }.map {
        ConfirmedSales(agent: $0.agentID, gross: $0.gross, refund: $0.refund)
      }
      speaker.report(try desk.confirm(rows, in: month.value))
      speaker.say("\(rows.count) 个账号的销售额已核对", "the sales of \(rows.count) accounts are confirmed")
    }
  }
}

/// `kaohe sign-off COMPANY --month M --by F01`
struct SignOffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-off", abstract: "财务签字，之后才能公布。Finance signs the month off; it is published after that.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var month: MonthOption

  @Option(help: "说明 a note")
  var note = ""

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      try desk.signOff(month.value, note: note)
      speaker.say("已签字", "signed")
    }
  }
}
