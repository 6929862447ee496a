import ArgumentParser
import Foundation
import Scheme
import Wording
import Workflow

/// `kaohe check SCHEME [--format text|json]`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "像检查程序一样检查方案。Check a scheme like a program.",
    discussion: "每个代码在 docs/findings/ 里有一页说明。Each code has a page under docs/findings/.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: "方案文件 the scheme's file")
  var scheme: String

  @Option(help: "text | json")
  var format: Format = .text

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    let reading = SchemeFile.read(scheme)
    switch format {
    case .text:
      for finding in reading.findings { print(finding.text(in: speaker.language)) }
      summarise(reading, speaker)
    case .json: try printJSON(reading.findings)
    }
    if reading.scheme == nil { throw Outcome.inputErrors.code }
  }

  private func summarise(_ reading: SchemeLoading, _ speaker: Speaker) {
    func count(_ severity: Severity) -> Int { reading.findings.count { $0.severity == severity } }
    speaker.say(
      "\(scheme)：\(count(.error)) 个错误，\(count(.warning)) 个警告，\(count(.note)) 个提示",
      "\(scheme): \(count(.error)) errors, \(count(.warning)) warnings, \(count(.note)) notes")
  }

  private func printJSON(_ findings: [Diagnostic]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(findings.map(FindingRecord.init)), as: UTF8.self))
  }
}

/// A finding as it is printed in JSON.
private struct FindingRecord: Encodable {
  let code: String
  let severity: String
  let file: String?
  let line: Int?
  let column: Int?
  let zh: String
  let en: String
  let remedyZh: String
  let remedyEn: String
  let arguments: [String: String]

  init(_ finding: Diagnostic) {
    code = finding.code
    severity = finding.severity.rawValue
    file = finding.place.file
    line = finding.place.line
    column = finding.place.column
    zh = finding.what(in: .chinese)
    en = finding.what(in: .english)
    remedyZh = finding.remedy(in: .chinese)
    remedyEn = finding.remedy(in: .english)
    arguments = finding.arguments
  }
}
