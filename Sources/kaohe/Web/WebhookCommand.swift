import ArgumentParser
import Web
import Wording
import Workflow

/// `kaohe webhook test COMPANY --by H01 --endpoint hr-group`
struct WebhookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhook", abstract: "消息推送。Messages about what happens to months.", subcommands: [Test.self])

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "给一个接收端发一条测试消息。Send an endpoint a message to try it.")

    @OptionGroup var options: DeskOptions

    @Option(help: "接收端 the endpoint")
    var endpoint: String

    func run() throws {
      try options.run { desk, speaker throws(Diagnostic) in
        try WebhookTest.run(desk, endpoint)
        speaker.say("测试消息已送达 \(endpoint)", "the test message arrived at \(endpoint)")
      }
    }
  }
}
