internal import Exact
internal import Foundation
internal import Intake
internal import Wording

/// The platforms' exports of an inbox, translated into canonical files.
///
/// What is not one of the product's own tables is taken for an export and recognised by its content. A folder within
/// the inbox is named after the shop its exports come from. The translated files stay in `translated/MONTH` of the
/// company's folder; each of their rows says from which row of which export it comes.
struct TranslatedExports {
  /// The folder of the translated files; nil where there was no export.
  let folder: String?
  /// The account of every row of every export.
  let report: IntakeReport

  var diagnostics: [Diagnostic] { report.diagnostics }

  private static let ownTables: Set<String> = [
    "assessments.csv", "vetoes.csv", "omissions.csv", "waivers.csv", "standing.csv", "goals.csv",
  ]

  init(_ company: Company, month: Month) throws(Diagnostic) {
    let exports = TranslatedExports.exports(in: company.inbox(of: month))
    guard !exports.isEmpty else {
      folder = nil
      report = IntakeReport()
      return
    }
    let own = company.folder + "/dialects"
    let library = try BuiltInDialects.library(with: FileManager.default.fileExists(atPath: own) ? own : nil)
    let shops = Set(company.accounts.map(\.shopID).filter { !$0.isEmpty })
    var translator = Translator(library)
    var texts: [CanonicalFile: [UInt8]] = [:]
    for export in exports {
      var given = ["month": month.description]
      given["shop"] = export.shop ?? (shops.count == 1 ? shops.first : nil)
      translator.translate(fileAt: export.path, given: given) { row in
        texts[row.file, default: Array(CanonicalFile.line(row.file.translatedColumns).utf8)] +=
          CanonicalFile.line(row.fields).utf8
      }
    }
    report = translator.report
    let target = "\(company.folder)/translated/\(month)"
    do {
      if FileManager.default.fileExists(atPath: target) { try FileManager.default.removeItem(atPath: target) }
      try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
      for (file, bytes) in texts {
        try Data(bytes).write(to: URL(fileURLWithPath: target + "/" + file.rawValue), options: .atomic)
      }
    } catch {
      throw Diagnostic(
        .outputNotWritten, at: Place(file: target), ["why": Diagnostic.quoted(error.localizedDescription)])
    }
    folder = target
  }

  private static func exports(in inbox: String) -> [(path: String, shop: String?)] {
    var exports: [(path: String, shop: String?)] = []
    for name in names(in: inbox) {
      let path = inbox + "/" + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue {
        for inner in names(in: path) { exports.append((path + "/" + inner, name)) }
      } else if !isOwn(name) {
        exports.append((path, nil))
      }
    }
    return exports
  }

  private static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }.sorted()
  }

  /// Whether a file is one of the canonical files (`messages.csv`, `messages-2.csv`) or of the company's tables.
  private static func isOwn(_ name: String) -> Bool {
    if ownTables.contains(name) || CanonicalFile(rawValue: name) != nil { return true }
    guard name.hasSuffix(".csv") else { return false }
    return CanonicalFile.allCases.contains { name.hasPrefix($0.rawValue.dropLast(4) + "-") }
  }
}
