import ArgumentParser
import Foundation
import Wording

/// The language to speak in: as asked for, as KAOHE_LANG says, or by the locale; Chinese where nothing says otherwise.
struct LanguageOption: ParsableArguments {
  @Option(name: .long, help: "界面语言 interface language: zh | en", transform: LanguageOption.language)
  var lang: Language?

  private static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else { throw ValidationError("--lang: zh | en") }
    return language
  }

  var language: Language {
    if let lang { return lang }
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["KAOHE_LANG"].flatMap(Language.init(rawValue:)) { return named }
    let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    return locale.hasPrefix("en") ? .english : .chinese
  }
}

/// The exit codes of the command.
enum Outcome: Int32 {
  case done = 0
  case inputErrors = 1
  case wrongUse = 2
  case incomplete = 3

  var code: ExitCode { ExitCode(rawValue) }
}

/// Says things to people: results on standard output, everything else on standard error.
struct Speaker {
  let language: Language

  /// What stands between a person and a list that cannot be read to its end.
  private static let mostOfAKind = 5

  func say(_ chinese: String, _ english: String) {
    print(language == .chinese ? chinese : english)
  }

  /// Prints diagnostics, errors first; of many with the same code only the first few.
  func report(_ diagnostics: [Diagnostic]) {
    var counts: [String: Int] = [:]
    for diagnostic in diagnostics.sorted(by: { $0.severity > $1.severity }) {
      counts[diagnostic.code, default: 0] += 1
      if counts[diagnostic.code, default: 0] <= Speaker.mostOfAKind { complain(diagnostic.text(in: language)) }
    }
    for (code, count) in counts.sorted(by: { $0.key < $1.key }) where count > Speaker.mostOfAKind {
      let more = count - Speaker.mostOfAKind
      complain(language == .chinese ? "（另有 \(more) 条 \(code)）" : "(and \(more) more \(code))")
    }
  }

  /// What an argument names a month by; an unreadable one is wrong use.
  func read<Value>(month text: String, as value: Value?) throws -> Value {
    guard let value else {
      complain(Diagnostic(.monthUnreadable, ["text": Diagnostic.quoted(text)]).text(in: language))
      throw Outcome.wrongUse.code
    }
    return value
  }

  /// Reports one diagnostic that ends the command.
  func end(_ diagnostic: Diagnostic) -> ExitCode {
    complain(diagnostic.text(in: language))
    return Outcome.inputErrors.code
  }

  func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
