internal import Exact
internal import Foundation
internal import Intake
internal import Wording

/// The files a company took in: `evidence/MONTH/0001-<hash>/`, a folder of canonical rows for each, in the order in
/// which they came.
struct EvidenceStore {
  /// The folder `evidence`.
  let folder: String

  /// Where a folder in the making stands; whatever is found there was left behind by somebody who was interrupted.
  private var aside: String { folder + "/.taking-in" }

  init(company: String) {
    folder = company + "/evidence"
  }

  /// The months with files.
  var months: [Month] { Disk.names(in: folder).compactMap { Month($0) }.sorted() }

  /// What was taken in for a month, in order.
  func imports(of month: Month) -> [RowFolder] {
    let home = "\(folder)/\(month)"
    return Disk.names(in: home).filter { EvidenceStore.sequence(of: $0) != nil }
      .sorted { (EvidenceStore.sequence(of: $0) ?? 0, $0) < (EvidenceStore.sequence(of: $1) ?? 0, $1) }
      .compactMap { RowFolder(at: home + "/" + $0) }
  }

  /// Everything that was taken in.
  var all: [(month: Month, folder: RowFolder)] {
    months.flatMap { month in imports(of: month).map { (month, $0) } }
  }

  private static func sequence(of name: String) -> Int? {
    let parts = name.split(separator: "-")
    guard parts.count == 2, parts[1].count == 12 else { return nil }
    return Int(parts[0])
  }

  /// Takes hold of the folder, and sweeps what interrupted imports left behind.
  ///
  /// - Throws: `IMPORT-BUSY`, `OUTPUT-NOT-WRITTEN`.
  func lock() throws(Diagnostic) -> FolderLock {
    let lock = try FolderLock(folder, waiting: false)
    try Disk.remove(aside)
    return lock
  }

  /// An empty folder in the making.
  func begin() throws(Diagnostic) -> String {
    try Disk.remove(aside)
    try Disk.makeFolder(aside)
    return aside
  }

  /// Forgets the folder in the making.
  func abandon() throws(Diagnostic) { try Disk.remove(aside) }

  /// Gives the folder in the making, which is whole, its place at the end of a month.
  func place(_ made: RowFolder, in month: Month) throws(Diagnostic) -> RowFolder {
    let home = "\(folder)/\(month)"
    try Disk.makeFolder(home)
    try Disk.sync(folder)
    let last = imports(of: month).last.flatMap { EvidenceStore.sequence(of: $0.name) } ?? 0
    let number = String(last + 1)
    let name = String(repeating: "0", count: max(0, 4 - number.count)) + number + "-" + made.manifest.hash.prefix(12)
    try Disk.move(made.path, to: home + "/" + name)
    guard let placed = RowFolder(at: home + "/" + name) else { throw Disk.failure(home, "manifest") }
    return placed
  }

  /// Takes a file out again: moved aside first, so that it is gone whole or not at all.
  func remove(_ import: RowFolder) throws(Diagnostic) {
    try Disk.remove(aside)
    try Disk.move(`import`.path, to: aside)
    try Disk.sync((`import`.path as NSString).deletingLastPathComponent)
    try Disk.remove(aside)
  }
}
