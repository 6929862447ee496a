import ArgumentParser
import Foundation
import Wording
import Workflow

/// `kaohe demo DIR`
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "生成一个虚构的公司，含一整年的数据。Make a made-up company with a full year of months.")

  @Argument(help: "新文件夹 a new folder")
  var folder: String

  @Option(help: "随机种子 seed")
  var seed: UInt64 = 1

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    do throws(Diagnostic) {
      try DemoCompany(seed: seed).write(to: folder, schemes: BuiltInSchemes.all)
    } catch {
      throw speaker.end(error)
    }
    speaker.say(
      "已生成演示公司：\(folder)。接着运行：kaohe run \(folder) --month 2026-01..2026-12 --out 结果",
      "The demo company is in \(folder). Next: kaohe run \(folder) --month 2026-01..2026-12 --out results")
  }
}
