internal import Exact
internal import Foundation
internal import Intake
internal import Wording

/// What is kept beside the canonical rows of a file: where they come from and what became of every row (manifest.json).
struct Manifest: Codable {
  /// The version of this file.
  var version = 1
  /// The file's own name, without folders.
  var file: String
  /// CSV, XLSX …
  var format: String
  /// The hash of its content, and its bytes.
  var hash: String
  var bytes: Int
  /// When it was taken in (wall clock of the machine); only of imports.
  var takenInAt: String?
  /// What was given because the file does not say it.
  var given: [String: String]
  /// Whether its rows are of the month that was given, and not of days of their own.
  var isOfGivenMonth: Bool
  /// The name of the key its buyers' pseudonyms were made under; nil where it names no buyer.
  var key: String?
  /// By which program and dialects it was translated.
  var madeBy: String
  /// What tells the original from what it was before; only of files that stay in the inbox.
  var original: Disk.Identity?
  /// When the rows were written, in nanoseconds since 1970; only beside `original`.
  var madeAt: Int?
  var account: FileReport.Record
  var survey: Survey
  var diagnostics: [Entry]

  static let fileName = "manifest.json"

  /// The dialects of its sheets.
  var dialects: [String] { account.dialect?.split(separator: "+").map(String.init) ?? [] }

  /// The account of the file, under that name.
  func report(as name: String) -> FileReport {
    FileReport(account, file: name, diagnostics: diagnostics.compactMap { $0.diagnostic(file: name) })
  }

  struct Survey: Codable {
    var rows: [String: Int]
    var months: [String: Int]
    var first, last: String?
    var agents: [String: Int]
    var shops: [String]

    init(_ survey: RowSurvey) {
      rows = survey.rows
      months = Dictionary(uniqueKeysWithValues: survey.months.map { ($0.key.description, $0.value) })
      first = survey.first?.description
      last = survey.last?.description
      agents = survey.agents
      shops = survey.shops.sorted()
    }
  }

  /// Something there is to say. What stands at the place is not kept: it may name people.
  struct Entry: Codable {
    var code: String
    var sheet: String?
    var line, column: Int?
    var arguments: [String: String]
    /// What differs from one language to the other: Chinese, English.
    var words: [String: [String]]?

    init(_ diagnostic: Diagnostic, isPrivate: Bool) {
      code = diagnostic.code
      sheet = diagnostic.place.sheet
      line = diagnostic.place.line
      column = diagnostic.place.column
      arguments = diagnostic.arguments
      if !diagnostic.words.isEmpty { words = diagnostic.words.mapValues { [$0.chinese, $0.english] } }
      // Where a row is shifted by a stray comma, anything may stand in any column.
      if isPrivate, arguments["value"] != nil { arguments["value"] = "…" }
    }

    func diagnostic(file: String) -> Diagnostic? {
      guard let message = Manifest.messages[code] else { return nil }
      return Diagnostic(
        message, at: Place(file: file, sheet: sheet, line: line, column: column), arguments,
        words: (words ?? [:]).compactMapValues { $0.count == 2 ? Bilingual($0[0], $0[1]) : nil })
    }
  }

  private static let messages = Dictionary(Catalogue.all.map { ($0.code, $0) }) { first, _ in first }

  /// The manifest of a folder; nil where there is none or it cannot be read.
  init?(of folder: String) {
    guard let data = FileManager.default.contents(atPath: folder + "/" + Manifest.fileName),
      let read = try? JSONDecoder().decode(Manifest.self, from: data), read.version == 1
    else { return nil }
    self = read
  }

  init(
    _ reading: ExportReading, path: String, given: [String: String], key: String?, madeBy: String
  ) {
    file = (path as NSString).lastPathComponent
    format = reading.format
    hash = reading.report.hash?.description ?? ""
    bytes = Disk.Identity(path)?.size ?? 0
    self.given = Manifest.recorded(given)
    isOfGivenMonth = reading.isOfGivenMonth
    self.key = key
    self.madeBy = madeBy
    account = reading.report.record
    survey = Survey(reading.survey)
    diagnostics = reading.report.diagnostics.map { Entry($0, isPrivate: reading.isPrivate) }
  }

  /// What was given, with a hash in place of the list of accounts.
  static func recorded(_ given: [String: String]) -> [String: String] {
    given.mapValues { text in
      let isShort = text.utf8.count <= 64 && !text.contains("\n")
      return isShort ? text : String(ContentHash(of: Array(text.utf8)).description.prefix(12))
    }
  }

  /// As it is written.
  var text: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { Array($0) } ?? []) + [UInt8(ascii: "\n")]
  }
}
