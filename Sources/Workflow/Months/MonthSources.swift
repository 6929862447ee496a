internal import Exact
internal import Foundation
internal import Intake
internal import Wording

/// The files a month is computed from: its inbox, the exports of the inbox in translation, and what was imported, in
/// the order in which later ones stand over earlier ones.
///
/// What is not one of the product's own tables is taken for an export and recognised by its content. A folder within
/// the inbox is named after the shop its exports come from. Translations stay in `translated/MONTH`, a folder for each
/// export, and are made anew only when the export or what it is read by has changed.
struct MonthSources {
  /// The inbox; nil where the month has none.
  let inbox: String?
  /// Canonical files of the inbox that stand in ``folders`` instead, with pseudonyms, or that were imported.
  private(set) var leftOut: Set<String> = []
  /// The folders of canonical rows besides the inbox, in order.
  private(set) var folders: [Folder] = []
  /// Canonical files of the inbox that cannot be read in any form, and why.
  private(set) var unreadable: [(kind: EventKind, path: String, reason: Diagnostic)] = []
  /// The account of every row of every export and import.
  private(set) var reports: [FileReport] = []

  /// A folder of canonical rows.
  struct Folder {
    let path: String
    /// Which kind of report its rows are from; nil for canonical files, which are from nowhere.
    let origin: String?
    /// Where it is told which days its figures are of; nil for canonical files.
    var rows: RowFolder?

    init(path: String, origin: String?, rows: RowFolder? = nil) {
      self.path = path
      self.origin = origin
      self.rows = rows
    }
  }

  var diagnostics: [Diagnostic] { reports.flatMap(\.diagnostics) }

  private static let ownTables: Set<String> = [
    "assessments.csv", "vetoes.csv", "omissions.csv", "waivers.csv", "standing.csv", "goals.csv",
  ]

  /// The sources of a month.
  ///
  /// - Throws: what keeps translations from being written or buyers from being given pseudonyms.
  init(_ company: Company, month: Month) throws(Diagnostic) {
    let folder = company.inbox(of: month)
    inbox = Disk.isFolder(folder) ? folder : nil
    let store = EvidenceStore(company: company.folder)
    let imports = store.imports(of: month)
    let exports = MonthSources.exports(in: folder)
    let shelf = try TranslationShelf(company, month: month, exports: exports, store: store)
    var rowFolders: [RowFolder] = []
    var places: [Int?] = []
    var byHash: [String: String] = [:]
    for export in exports {
      if let twin = try MonthSources.twin(of: export.path, among: imports) {
        reports.append(MonthSources.same(export.path, as: twin))
        if export.kind != nil { leftOut.insert(export.name) }
        continue
      }
      let (made, report) = try shelf.translation(of: export.path, shop: export.shop, as: export.name)
      if let kind = export.kind {
        if made == nil, !leave(export, kind, report) { continue }
        leftOut.insert(export.name)
        if made == nil { continue }
      }
      var account = report
      if let hash = report.hash?.description ?? made?.manifest.hash, let other = byHash[hash] {
        account.count(asSameAs: other)
      } else if let made {
        byHash[made.manifest.hash] = export.path
        rowFolders.append(made)
        places.append(reports.count)
      }
      reports.append(account)
    }
    for taken in imports {
      var account = taken.manifest.report(as: "\(taken.manifest.file) (\(taken.name))")
      if let other = byHash[taken.manifest.hash] {
        account.count(asSameAs: other)
      } else {
        byHash[taken.manifest.hash] = account.file
        rowFolders.append(taken)
        places.append(reports.count)
      }
      reports.append(account)
    }
    let rewritten = try rewrite(
      folder, shelf, imports: imports, isNeeded: rowFolders.contains { $0.manifest.key != nil })
    // Pseudonyms of two keys do not go together.
    if Set(rowFolders.compactMap(\.manifest.key)).count > 1 {
      throw Diagnostic(.buyerKeyLost, at: Place(file: store.folder, month: month.description))
    }
    let overlaps = try Overlaps(rowFolders)
    folders = rewritten.map { Folder(path: $0.path, origin: nil) }
    for (number, rows) in rowFolders.enumerated() {
      let outcome = overlaps.outcomes[number]
      let path = outcome.leftOut.isEmpty ? rows.path : try shelf.settled(rows, without: outcome.leftOut)
      folders.append(Folder(path: path, origin: MonthSources.origin(of: rows), rows: rows))
      if let place = places[number] { MonthSources.tell(outcome, in: &reports[place]) }
    }
    try shelf.sweep()
  }

  /// Keeps why a canonical file in another form cannot be read; false where readers of events say it better.
  private mutating func leave(_ export: Export, _ kind: EventKind, _ report: FileReport) -> Bool {
    guard var reason = report.diagnostics.first(where: { $0.severity == .error }) else { return false }
    // A text of which only some rows are damaged: they name these, and take the others.
    if let source = try? ByteSource(file: export.path), (try? EventFile(kind, source)) != nil { return false }
    if [Message.dialectUnknown.code, Message.dialectForeign.code].contains(reason.code) {
      // Of a plain text with another header they say what it lacks.
      guard let source = try? ByteSource(file: export.path), (try? EventFile.isUTF8(source)) == false else {
        return false
      }
      do throws(Diagnostic) {
        _ = try TableFile(at: export.path).table(columns: kind.columns.filter(\.isRequired).map(\.name))
      } catch {
        reason = error
      }
    }
    unreadable.append((kind, export.path, reason))
    return true
  }

  private static func origin(of rows: RowFolder) -> String? {
    let name = rows.manifest.account.dialect ?? ""
    return CanonicalFile(rawValue: name + ".csv") == nil ? name : nil
  }

  private static func tell(_ outcome: Overlaps.Outcome, in report: inout FileReport) {
    report.leaveOut(outcome.rowsLeftOut)
    guard outcome.overlaps else { return }
    report.say(outcome.summary(at: report.file))
    for change in outcome.changes {
      report.say(
        Diagnostic(
          .rowReplaced, at: Place(file: report.file),
          ["row": Diagnostic.quoted(change.now), "earlier": Diagnostic.quoted(change.before)]))
    }
    for diagnostic in outcome.takenBack(at: report.file) { report.say(diagnostic) }
    if let first = outcome.refused.first {
      report.say(outcome.partly(first, at: report.file))
    }
  }

  /// Puts pseudonyms into the canonical files of the inbox where exports or imports name buyers by theirs: the same
  /// buyer would be two otherwise.
  private mutating func rewrite(
    _ folder: String, _ shelf: TranslationShelf, imports: [RowFolder], isNeeded: Bool
  ) throws(Diagnostic) -> [RowFolder] {
    var rewritten: [RowFolder] = []
    for name in Disk.names(in: folder) where MonthSources.isEventFile(name) && !leftOut.contains(name) {
      let path = folder + "/" + name
      if let twin = try MonthSources.twin(of: path, among: imports) {
        reports.append(MonthSources.same(path, as: twin))
        leftOut.insert(name)
      } else if isNeeded, MonthSources.hasBuyers(name) {
        let (made, report) = try shelf.translation(of: path, shop: nil, as: name)
        // A file that cannot be taken whole is left to the engine, which says why.
        guard let made else { continue }
        rewritten.append(made)
        reports.append(report)
        leftOut.insert(name)
      }
    }
    return rewritten
  }

  private static func same(_ path: String, as twin: RowFolder) -> FileReport {
    var account = FileReport(file: path)
    account.count(asSameAs: "\(twin.manifest.file) (\(twin.name))")
    return account
  }

  /// The import of the same content, or nil; only a file of the same length is read to find out.
  private static func twin(of path: String, among imports: [RowFolder]) throws(Diagnostic) -> RowFolder? {
    guard let size = Disk.Identity(path)?.size else { return nil }
    let candidates = imports.filter { $0.manifest.bytes == size }
    guard !candidates.isEmpty, let hash = try? ContentHash(ofFileAt: path) else { return nil }
    return candidates.first { $0.manifest.hash == hash.description }
  }

  struct Export {
    let path: String
    let shop: String?
    /// Its name within `translated/MONTH`.
    let name: String
    /// For a canonical file in another form than readers of events read: the kind that its name says.
    var kind: EventKind?
  }

  /// The exports of an inbox, by name.
  private static func exports(in inbox: String) -> [Export] {
    var exports: [Export] = []
    for name in Disk.names(in: inbox) {
      let path = inbox + "/" + name
      if Disk.isFolder(path) {
        for inner in Disk.names(in: path) {
          exports.append(Export(path: path + "/" + inner, shop: name, name: name + "+" + inner))
        }
      } else if let kind = eventKind(of: name) {
        guard let source = try? ByteSource(file: path), source.count > 0, !kind.isPlain(source) else { continue }
        exports.append(Export(path: path, shop: nil, name: name, kind: kind))
      } else if !isOwn(name), !ownTables.contains(where: { paper($0, in: inbox) == path }) {
        exports.append(Export(path: path, shop: nil, name: name))
      }
    }
    return exports.flatMap { export in
      guard export.kind == nil, let files = ArchivedFiles.paths(at: export.path) else { return [export] }
      return files.map { file in
        // One folder for each: steps within the archive are no steps on the disk.
        let inner = file.dropFirst(export.path.count + 1).replacing("/", with: "+")
        return Export(path: file, shop: export.shop, name: export.name + "+" + inner)
      }
    }
  }

  /// Whether a file is one of the canonical files (`messages.csv`, `messages-2.csv`) or of the company's tables.
  static func isOwn(_ name: String) -> Bool { ownTables.contains(name) || canonical(name) != nil }

  /// Whether a file is one of the company's papers: assessments, vetoes and the like, in whichever form of table.
  static func isPaper(_ name: String) -> Bool { ownTables.contains { forms(of: $0).contains(name) } }

  /// Where a paper of an inbox lies: as `assessments.csv`, else under the ending of another form of table. Of several the
  /// first; the others are taken for exports, which they are not, and named.
  static func paper(_ file: String, in inbox: String) -> String {
    inbox + "/" + (forms(of: file).first { Disk.exists(inbox + "/" + $0) } ?? file)
  }

  private static func forms(of file: String) -> [String] {
    ["csv", "xlsx", "xls", "tsv", "txt"].map { file.dropLast(3) + $0 }
  }

  private static func canonical(_ name: String) -> CanonicalFile? {
    guard name.hasSuffix(".csv") else { return nil }
    return CanonicalFile.allCases.first { file in
      name == file.rawValue || name.hasPrefix(file.rawValue.dropLast(4) + "-")
    }
  }

  private static func isEventFile(_ name: String) -> Bool { eventKind(of: name) != nil }

  /// The kind of events that a canonical file holds by its name; nil for the tables that hold none.
  private static func eventKind(of name: String) -> EventKind? {
    canonical(name).flatMap { EventKind(rawValue: String($0.rawValue.dropLast(4))) }
  }

  private static func hasBuyers(_ name: String) -> Bool { canonical(name)?.buyerPlace != nil }
}

extension Overlaps.Outcome {
  /// That an export shows rows that were there already.
  func summary(at file: String) -> Diagnostic {
    Diagnostic(
      .exportOverlaps, at: Place(file: file),
      [
        "rows": String(already + changes.count + older.count + refused.count + new), "already": String(already),
        "changed": String(changes.count + older.count),
        "new": String(new),
      ])
  }

  /// That figures share days with earlier ones that they do not cover.
  func partly(_ first: Overlaps.Pair, at file: String) -> Diagnostic {
    Diagnostic(
      .figuresPartly, at: Place(file: file),
      [
        "count": String(refused.count), "row": Diagnostic.quoted(first.now), "earlier": Diagnostic.quoted(first.before),
      ])
  }
}
