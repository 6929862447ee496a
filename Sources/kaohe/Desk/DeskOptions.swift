import ArgumentParser
import Exact
import Foundation
import Wording
import Workflow

/// The company, its records, and who acts: what every command of a month's life asks for.
struct DeskOptions: ParsableArguments {
  @Argument(help: "公司文件夹 the company's folder")
  var company: String

  @Option(help: "操作人工号 the employee id of whoever does it")
  var by: String

  @Option(help: "看过的最后一条日志；其后别人有改动就不做，并说明改了什么 the last entry seen; what others changed since is told instead")
  var seen: Int64?

  @OptionGroup var records: RecordsOption

  @OptionGroup var languageOption: LanguageOption

  /// Opens the person's desk, runs the body there, and ends the command as its outcome says.
  func run(_ body: (Desk, Speaker) throws(Diagnostic) -> Void) throws {
    let speaker = Speaker(language: languageOption.language)
    do throws(Diagnostic) {
      let company = try Company(at: company, database: records.url)
      try body(try Office(company).desk(of: by, seen: seen), speaker)
    } catch {
      throw speaker.end(error)
    }
  }
}

/// Where the records are kept.
struct RecordsOption: ParsableArguments {
  @Option(help: "记录所在的 PostgreSQL 数据库（默认 kaohe.db，或环境变量 KAOHE_DATABASE） the PostgreSQL database with the records")
  var database: String?

  /// The URL of a database; nil for the file in the company's folder.
  var url: String? {
    database ?? ProcessInfo.processInfo.environment["KAOHE_DATABASE"].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// The month a command is about.
struct MonthOption: ParsableArguments {
  @Option(name: .customLong("month"), help: "月份 month: 2026-10", transform: MonthOption.month)
  var value: Month

  private static func month(_ text: String) throws -> Month {
    guard let month = Month(text) else { throw ValidationError("--month: 2026-10") }
    return month
  }
}

extension Day {
  /// Reads an option that names a day.
  static func option(_ text: String) throws -> Day {
    guard let day = Day(text) else { throw ValidationError("2026-10-05") }
    return day
  }
}

extension Rational {
  /// Reads an option that names an exact number: `12`, `0.55`, `55%`, `1/3`.
  static func option(_ text: String) throws -> Rational {
    guard let value = Rational(written: text) else { throw ValidationError("12 | 0.55 | 55% | 1/3") }
    return value
  }
}

extension AgreedAmount {
  /// Reads an option that names a pay as agreed: an amount in fen, or that there is none.
  static func option(_ text: String) throws -> AgreedAmount {
    if saysNone(text) { return .notAgreed }
    guard let fen = Int64(text), fen >= 0 else { throw ValidationError("500000 | none") }
    return .known(Fen(fen))
  }
}
