internal import Foundation
public import Intake
public import Wording

extension ImportDesk {
  /// Saves a mapping for a file as a dialect of the company, once it is shown to read the file.
  ///
  /// - Returns: the path of the dialect, and what the file comes to under it.
  /// - Throws: `DIALECT-TAKEN`, `MAPPING-…`, `DIALECT-BROKEN`, `OUTPUT-NOT-WRITTEN`, and what keeps the file from being
  ///   read. What is wrong with its rows is in the account; `DIALECT-TAKES-NOTHING` is among it where none can be used,
  ///   and then nothing was saved.
  public func save(_ draft: DialectDraft, for found: Found) throws(Diagnostic) -> (path: String, file: ImportedFile) {
    let target = company.dialectFolder + "/" + draft.id + ".yaml"
    guard !BuiltInDialects.ids.contains(draft.id), !Disk.exists(target) else {
      throw Diagnostic(
        .dialectTaken, at: Place(file: target), ["id": Diagnostic.quoted(draft.id), "file": target])
    }
    let table = try TableLook(at: found.path, library: DialectLibrary([]))
    // Of several sheets the one that has the columns is meant.
    let sheet = table.sheets.first { (try? draft.yaml(header: $0.columns)) != nil } ?? table.sheets.first
    guard let sheet else { throw Diagnostic(.tableWithoutRows, at: Place(file: found.path)) }
    let yaml = try draft.yaml(header: sheet.columns)
    var dialect = try Dialect(yaml: yaml, file: target, metricUnit: company.metricUnit)
    dialect.isOwn = true
    var file = try look(at: found, with: DialectLibrary([dialect]))
    guard file.report.taken > 0 else {
      file.report.say(
        Diagnostic(.dialectTakesNothing, at: Place(file: found.path), ["rows": String(file.report.rows)]))
      return (target, file)
    }
    try Disk.makeFolder(company.dialectFolder)
    let aside = company.dialectFolder + "/." + draft.id + "." + UUID().uuidString
    try Disk.write(Array(yaml.utf8), to: aside)
    let isNew = try Disk.link(aside, to: target)
    try Disk.remove(aside)
    guard isNew else {
      throw Diagnostic(
        .dialectTaken, at: Place(file: target), ["id": Diagnostic.quoted(draft.id), "file": target])
    }
    return (target, file)
  }
}
