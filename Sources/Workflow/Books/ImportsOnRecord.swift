public import Exact
internal import Foundation
internal import Intake
internal import Records
public import Wording

/// The files of `evidence/MONTH` as the records have them: each folder by a hash over all that lies in it.
enum ImportsOnRecord {
  /// The hash over the names and contents of a folder's files; nil where it is not there.
  static func content(of folder: String) throws(Diagnostic) -> String? {
    guard Disk.isFolder(folder) else { return nil }
    var names: [UInt8] = []
    for name in Disk.names(in: folder) {
      guard let hash = try? Disk.hash(folder + "/" + name) else { return nil }
      names += Array(name.utf8) + [0] + hash.bytes
    }
    return ContentHash(of: names).description
  }
}

extension Entry {
  /// Puts on record which files a month has by now: new ones, and those that were taken out.
  ///
  /// - Returns: how many differ.
  @discardableResult
  mutating func registerImports(of month: Month, _ company: Company) throws(Diagnostic) -> Int {
    var known = Dictionary(uniqueKeysWithValues: try records.files(of: month).map { ($0.name, $0) })
    var differing = 0
    for folder in EvidenceStore(company: company.folder).imports(of: month) {
      guard let content = try ImportsOnRecord.content(of: folder.path) else { continue }
      if known.removeValue(forKey: folder.name)?.content == content { continue }
      let report = folder.manifest.report(as: folder.name)
      try add(
        FileTakenIn(content: content, name: folder.name, taken: report.taken, rejected: report.rejected), in: month)
      differing += 1
    }
    for gone in known.values.sorted(by: { $0.name < $1.name }) {
      var removed = gone
      removed.isRemoved = true
      try add(removed, in: month)
      differing += 1
    }
    return differing
  }
}

extension Desk {
  /// Makes sure that files may be taken in for a month, or out of it, by now.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`.
  public func requireImport(into month: Month) throws(Diagnostic) {
    try store.read { records throws(Diagnostic) in
      try require(.takeIn, about: nil, in: month, records)
      guard try records.state(of: month) != nil else { return }
      try records.require(month, in: .open ... .provisional, for: .takeIn)
    }
  }

  /// Puts on record which files a month has by now; the month is being collected from then on.
  public func registerImports(of month: Month) throws(Diagnostic) {
    try does(.takeIn, month: month) { entry throws(Diagnostic) in
      guard try entry.records.state(of: month) != nil else { return }
      let state = try entry.require(month, in: .open ... .provisional, for: .takeIn)
      let count = try entry.registerImports(of: month, company)
      guard count > 0 else { return }
      entry.act.details["files"] = String(count)
      if state == .open { try entry.move(month, to: .collecting) }
    }
  }
}

extension Office {
  /// Whether a month was opened, so that what is done to it needs somebody's name.
  public func manages(_ month: Month) throws(Diagnostic) -> Bool {
    try store.read { records throws(Diagnostic) in try records.state(of: month) != nil }
  }
}
