import ArgumentParser
import Exact
import Records
import Wording
import Workflow

extension AccessCommand {
  /// `kaohe access token COMPANY --by F01 --name 工资系统 --scope pay:read --until 2027-01-31`
  struct MakeToken: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "token",
      abstract: "给自己的程序制作访问令牌；只显示这一次。Make a token for a program of one's own; it is shown this once.")

    @OptionGroup var options: DeskOptions

    @Option(help: "给哪个程序用 what the program is called")
    var name: String

    @Option(help: "权限范围，可重复 a scope; may be repeated", transform: MakeToken.scope)
    var scope: [TokenScope]

    @Option(help: "最后一天 the last day: 2027-01-31", transform: Day.option)
    var until: Day

    private static func scope(_ text: String) throws -> TokenScope {
      guard let scope = TokenScope(rawValue: text) else {
        throw ValidationError("--scope: " + TokenScope.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return scope
    }

    func run() throws {
      try options.run { desk, speaker throws(Diagnostic) in
        let (token, secret) = try desk.makeToken(named: name, scopes: Set(scope), until: until)
        speaker.say("\(token.id)  \(secret)", "\(token.id)  \(secret)")
      }
    }
  }

  /// `kaohe access revoke COMPANY --by F01 --token T57-1`
  struct RevokeToken: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "收回自己的访问令牌。Revoke a token of one's own.")

    @OptionGroup var options: DeskOptions

    @Option(help: "令牌编号 the token's id")
    var token: String

    func run() throws {
      try options.run { desk, speaker throws(Diagnostic) in
        try desk.revoke(token: token)
        speaker.say("令牌 \(token) 已收回", "token \(token) is revoked")
      }
    }
  }
}
