import ArgumentParser
import Foundation
import Web
import Wording
import Workflow

/// `kaohe serve COMPANY [--port 8080]`
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "启动网页服务，只在本机；HTTPS 由前面的代理提供。Serve the pages, to this machine only; a proxy in front speaks HTTPS.",
    discussion: """
      文件夹是空的或还没有时，浏览器里的向导建立公司。A folder that is empty or not there yet becomes a company in the browser.
      已有的公司先用 kaohe access give 给第一位人事发放登录。For a company that is there, kaohe access give lets somebody of HR sign in.
      """)

  @Argument(help: "公司文件夹 the company's folder")
  var company: String

  @Option(help: "端口 the port; 0 for any that is free")
  var port = 8080

  @Option(help: "监听地址 the address to listen at")
  var host = "127.0.0.1"

  @Flag(
    help:
      "前面有 HTTPS 代理：Cookie 只走 HTTPS，来源地址取自代理 an HTTPS proxy stands in front: cookies only over HTTPS, where a request comes from is the proxy's word"
  )
  var behindProxy = false

  @Option(
    help: "每个请求在标准错误输出写一行：json 或 text a line about each request on standard error: json or text",
    transform: ServeCommand.format)
  var log: RequestLog.Format?

  @Flag(help: "别的机器也可以读 /metrics；否则只有本机 other machines may read /metrics, too")
  var metrics = false

  @Option(help: "一个令牌每分钟最多多少个请求 how many requests a minute one token may make")
  var apiLimit = 1_200

  @OptionGroup var records: RecordsOption
  @OptionGroup var languageOption: LanguageOption

  private static func format(_ text: String) throws -> RequestLog.Format {
    guard let format = RequestLog.Format(rawValue: text) else { throw ValidationError("--log: json, text") }
    return format
  }

  func run() async throws {
    let speaker = Speaker(language: languageOption.language)
    do throws(Diagnostic) {
      let lines = log.map { RequestLog($0) }
      let house: House
      if let founding = try Founding(in: company, database: records.url) {
        house = House(
          beginning: founding, isBehindProxy: behindProxy, log: lines, showsMetrics: metrics, apiLimit: apiLimit)
      } else {
        house = House(
          try Office(Company(at: company, database: records.url)), isBehindProxy: behindProxy, log: lines,
          showsMetrics: metrics, apiLimit: apiLimit)
      }
      let host = host
      let code = house.setupCode
      try await WebServer.serve(house, host: host, port: port) { port in
        // Not held back until a buffer is full: whoever started it waits for this line.
        let isChinese = speaker.language == .chinese
        let base = "http://\(host):\(port)/"
        let text =
          code.map { code in
            (isChinese
              ? "首次启动，在浏览器打开（地址里的设置码只能用一次，不要给别人）："
              : "First start; open this in a browser (its setup code works once, keep it to yourself): ")
              + "\(base)start?code=\(code)"
          } ?? (isChinese ? "服务已启动：" : "Serving at ") + base
        FileHandle.standardOutput.write(Data("\(text)\n".utf8))
      }
    } catch {
      throw speaker.end(error)
    }
  }
}
