import ArgumentParser
import Wording
import Workflow

/// `kaohe access give COMPANY --by H01 --employee E01`
struct AccessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access", abstract: "网页登录。Signing in to the pages.",
    subcommands: [Give.self, MakeToken.self, RevokeToken.self])

  struct Give: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "发放登录或重置密码；一次性密码只显示这一次。Let somebody sign in, or reset the password; the one-time password is shown this once.")

    @OptionGroup var options: DeskOptions

    @Option(help: "给谁，可重复 who; may be repeated")
    var employee: [String]

    @Flag(help: "密码可以一直用，仅供演示 the password may stay, for demonstrations")
    var lasting = false

    func run() throws {
      try options.run { desk, speaker throws(Diagnostic) in
        for employee in employee {
          let password = try desk.giveAccess(to: employee, lasts: lasting)
          speaker.say("\(employee)  \(password)", "\(employee)  \(password)")
        }
      }
    }
  }
}
