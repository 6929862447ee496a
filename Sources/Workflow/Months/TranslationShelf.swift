internal import Exact
internal import Foundation
internal import Intake
internal import Wording

/// The folder `translated/MONTH`: what the files of an inbox were translated into, kept until they change.
final class TranslationShelf {
  private let folder: String
  private let library: DialectLibrary
  private let madeBy: String
  private let key: BuyerKey
  private let month: Month
  /// The shop of a company that has only one.
  private let onlyShop: String?
  private var used: Set<String> = []
  private var lock: FolderLock?

  /// The shelf of a month.
  ///
  /// - Throws: `DIALECT-…` where a dialect of the company cannot be used and there are exports that ask for one.
  init(_ company: Company, month: Month, exports: [MonthSources.Export], store: EvidenceStore) throws(Diagnostic) {
    folder = "\(company.folder)/translated/\(month)"
    self.month = month
    library = exports.isEmpty ? DialectLibrary([]) : try company.dialects()
    madeBy = exports.isEmpty ? Program.identity : Program.identity + " " + BuiltInDialects.fingerprint(of: company)
    key = BuyerKey(company: company.folder, nameInUse: store.keyName)
    let shops = Set(company.accounts.map(\.shopID).filter { !$0.isEmpty })
    onlyShop = shops.count == 1 ? shops.first : nil
  }

  /// Nobody else writes here from now on.
  private func hold() throws(Diagnostic) {
    if lock == nil { lock = try FolderLock((folder as NSString).deletingLastPathComponent, waiting: true) }
  }

  /// A file in translation, as it was kept or made anew, and its account; nil where nothing of it can be taken.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`, `BUYER-KEY-…`.
  func translation(of path: String, shop: String?, as name: String) throws(Diagnostic) -> (RowFolder?, FileReport) {
    try hold()
    var given = ["month": month.description]
    given["shop"] = shop ?? onlyShop
    let shown = name.utf8.count <= 200 ? name : ContentHash(of: Array(name.utf8)).description
    let home = folder + "/" + shown
    if let kept = RowFolder(at: home), try isCurrent(kept, path, given) {
      used.insert(shown)
      return (kept, kept.manifest.report(as: path))
    }
    let aside = folder + "/.making"
    try Disk.remove(aside)
    try Disk.makeFolder(aside)
    let identity = Disk.Identity(path)
    let key = key
    let desk = ExportReading.Desk(library: library, given: given) { () throws(Diagnostic) in try key.pseudonyms() }
    let reading = try ExportReading(path, desk, into: aside)
    guard !reading.report.refused else {
      try Disk.remove(aside)
      return (nil, reading.report)
    }
    let pseudonyms = try key.existing()
    var manifest = Manifest(
      reading, path: path, given: given, key: reading.namesBuyers ? pseudonyms?.keyName : nil, madeBy: madeBy)
    manifest.original = identity
    manifest.madeAt = Disk.now
    let made = try RowFolder(finishing: aside, reading, manifest, pseudonyms)
    try Disk.remove(home)
    try Disk.move(made.path, to: home)
    used.insert(shown)
    return (RowFolder(at: home), manifest.report(as: path))
  }

  /// Whether a translation is what would be made now.
  private func isCurrent(_ kept: RowFolder, _ path: String, _ given: [String: String]) throws(Diagnostic) -> Bool {
    let manifest = kept.manifest
    guard manifest.madeBy == madeBy, manifest.given == given, let now = Disk.Identity(path) else { return false }
    if let name = manifest.key, name != (try key.existing()?.keyName) { return false }
    // A file that changed while its translation was made, or just before, may have changed once more unnoticed.
    let margin = 2_000_000_000
    if now == manifest.original, (manifest.madeAt ?? 0) - now.changed > margin { return true }
    guard now.size == manifest.bytes, let hash = try? ContentHash(ofFileAt: path) else { return false }
    return hash.description == manifest.hash
  }

  /// A copy of a folder without some of its rows, for which others stand.
  ///
  /// - Throws: what reading and writing throw.
  func settled(_ rows: RowFolder, without leftOut: Set<String>) throws(Diagnostic) -> String {
    try hold()
    let content = [rows.name, rows.manifest.hash, rows.manifest.madeBy] + leftOut.sorted()
    let digest = ContentHash(of: Array(content.joined(separator: "\u{1F}").utf8)).description.prefix(12)
    let name = "settled-\(digest)"
    let home = folder + "/" + name
    used.insert(name)
    if Disk.exists(home) { return home }
    let aside = folder + "/.making"
    try Disk.remove(aside)
    try Disk.makeFolder(aside)
    for file in rows.files {
      let sink = try TextSink(aside + "/" + file.rawValue)
      let source = try ByteSource(file: rows.path + "/" + file.rawValue)
      _ = try RowFilter.copy(source, into: sink, leavingOut: leftOut)
      try sink.close()
    }
    try Disk.sync(aside)
    try Disk.move(aside, to: home)
    return home
  }

  /// Removes what files that are no longer there were translated into.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`.
  func sweep() throws(Diagnostic) {
    guard Disk.exists(folder) else { return }
    try hold()
    for name in Disk.names(in: folder) where !used.contains(name) { try Disk.remove(folder + "/" + name) }
    if used.isEmpty { try Disk.remove(folder) }
  }
}

/// The program that translates.
enum Program {
  /// What tells this build from another: translations of another one are made anew.
  static let identity: String = {
    let file = Disk.Identity("/proc/self/exe")
    return file.map { "\($0.size)-\($0.modified)" } ?? "?"
  }()
}

extension EvidenceStore {
  /// The name of the key under which buyers were given pseudonyms; nil where no import names one.
  var keyName: String? {
    for month in months.reversed() {
      for taken in imports(of: month) where taken.manifest.key != nil { return taken.manifest.key }
    }
    return nil
  }
}
