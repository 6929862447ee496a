import ArgumentParser
import Foundation
import Wording

/// The command: reads arguments, calls the use cases, prints, sets the exit code.
@main
struct Kaohe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kaohe",
    abstract: "考核：电商客服月度考核，从平台导出到工资，每一元可查。Appraises e-commerce customer service, month by month.",
    discussion: """
      退出码 Exit codes: 0 完成 done · 1 输入有错 the input has errors · 2 用法不对 wrong use · 3 有数据缺失，该月未完成 something is \
      missing and the month stays incomplete

      语言 Language: --lang zh | en；默认看环境变量 KAOHE_LANG，再看 LANG。
      """,
    subcommands: [
      RunCommand.self, ImportCommand.self, MetricsCommand.self, CheckCommand.self, ExplainCommand.self,
      EvidenceCommand.self, CodeCommand.self, FormCommand.self, ReconcileCommand.self, DemoCommand.self,
      OpenCommand.self, ComputeCommand.self, ProrationCommand.self,
      ReviewCommand.self, ReopenCommand.self, AcceptCommand.self, ApproveCommand.self, PublishCommand.self,
      AcknowledgeCommand.self, AppealCommand.self, DecideCommand.self, AdjustCommand.self, LockCommand.self,
      RateCommand.self, SelfReviewCommand.self, IncidentCommand.self, OmissionCommand.self, WaiveCommand.self,
      StandingCommand.self, GoalCommand.self, CorrectCommand.self, ConfirmSalesCommand.self, SignOffCommand.self,
      PeopleCommand.self, SchemeCommand.self, MonthsCommand.self, SheetsCommand.self, SheetCommand.self,
      ToDoCommand.self, JournalCommand.self, PrintCommand.self, VerifyCommand.self, RecheckCommand.self,
      BackupCommand.self,
      RestoreCommand.self, PersonCommand.self, LawCommand.self, SlipCommand.self, PayrollCommand.self,
      YearCommand.self, AppealFileCommand.self, AppealCheckCommand.self, AccessCommand.self, WebhookCommand.self,
      ServeCommand.self,
    ])

  /// Runs the command; wrong use ends with 2, whoever notices it.
  static func main() async {
    // A file that would grow beyond what the system allows is an error to be told, and not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch  where exitCode(for: error) == .validationFailure {
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      exit(withError: Outcome.wrongUse.code)
    } catch {
      exit(withError: error)
    }
  }
}
