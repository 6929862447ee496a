public import Exact
internal import Foundation
internal import Intake
internal import Records
public import Wording

/// What a backup holds: every file with its hash, and the last entry of the journal.
struct BackupManifest: Codable {
  /// The form of this file.
  var format = 1
  let takenAt: String
  let entry: Int64
  let head: String
  /// Hashes by path within the backup.
  let files: [String: String]
  /// The hash of all this, written without it.
  var seal = ""

  static let name = "backup.json"

  /// The files and folders of a company that a backup takes; what can be made anew, and the key of the pseudonyms, stay
  /// out.
  static let parts = [
    "company.yaml", "people.csv", "accounts.csv", "schemes", "rules", "dialects", "inbox", "evidence", "webhooks.yaml",
  ]
}

extension Desk {
  /// Takes a backup while others go on working (备份): the records as of one moment, with all files they speak of.
  ///
  /// The key of buyers' pseudonyms (`.keys`) is not in it: it is kept apart from the data.
  ///
  /// - Parameter destination: the folder it is put into; it must not be there yet.
  /// - Returns: the number of entries and of files.
  /// - Throws: `NOT-ALLOWED`, `DESTINATION-TAKEN`, `OUTPUT-NOT-WRITTEN`, `RECORDS-…`.
  public func backUp(to destination: String) throws(Diagnostic) -> (entries: Int64, files: Int) {
    let folder = Disk.plain(destination)
    try store.read { records throws(Diagnostic) in try require(.keepBooks, about: nil, in: nil, records) }
    guard !Disk.exists(folder) else {
      throw Diagnostic(.destinationTaken, at: Place(file: folder), ["folder": Diagnostic.quoted(folder)])
    }
    let aside = folder + ".being-taken"
    try Disk.remove(aside)
    try Disk.makeFolder(aside)
    // The records first: whatever file they speak of is there by then, and is copied after.
    let copy = try RecordStore(at: .file(aside + "/kaohe.db"))
    try store.copy(to: copy)
    let head = try copy.read { records throws(Diagnostic) in try records.head() }
    try copy.close()
    try Backup.tidy(aside)
    for part in BackupManifest.parts where Disk.exists(company.folder + "/" + part) {
      try FileTree.copy(company.folder + "/" + part, to: aside + "/" + part)
    }
    let files = try FileTree.hashes(in: aside)
    let manifest = BackupManifest(
      takenAt: office.now.description, entry: head?.entry ?? 0, head: head?.hash.description ?? "", files: files)
    try Disk.write(manifest.sealed.bytes, to: aside + "/" + BackupManifest.name)
    try FileTree.sync(aside)
    try Disk.move(aside, to: folder)
    try store.write(act(.keepBooks, item: (folder as NSString).lastPathComponent, details: ["backup": "taken"])) {
      entry throws(Diagnostic) in entry.note()
    }
    return (head?.entry ?? 0, files.count)
  }
}

/// A backup, checked before it replaces anything.
public struct Backup {
  /// Where it lies.
  public let folder: String
  /// When it was taken.
  public var takenAt: String { manifest.takenAt }
  /// The last entry of its journal.
  public var entry: Int64 { manifest.entry }
  private let manifest: BackupManifest

  /// Opens a backup and makes sure that it is whole: every file has its hash, the records are as their journal says.
  ///
  /// - Throws: `BACKUP-UNUSABLE`.
  public init(at folder: String) throws(Diagnostic) {
    self.folder = folder
    func unusable(_ why: String) -> Diagnostic {
      Diagnostic(.backupUnusable, at: Place(file: folder), ["folder": Diagnostic.quoted(folder), "why": why])
    }
    guard let bytes = FileManager.default.contents(atPath: folder + "/" + BackupManifest.name),
      let manifest = try? JSONDecoder().decode(BackupManifest.self, from: bytes), manifest.format == 1,
      manifest.sealed.bytes == Array(bytes)
    else { throw unusable(BackupManifest.name) }
    self.manifest = manifest
    let found = try FileTree.hashes(in: folder)
    let differing = Set(found.keys).union(manifest.files.keys).filter {
      $0 != BackupManifest.name && found[$0] != manifest.files[$0]
    }
    guard differing.isEmpty else {
      throw unusable(differing.sorted().prefix(3).map { Diagnostic.quoted($0) }.joined(separator: ", "))
    }
    do throws(Diagnostic) {
      guard let head = try Backup.head(ofRecordsAt: folder + "/kaohe.db") else { throw unusable("kaohe.db") }
      guard head == (manifest.entry, manifest.head) else { throw unusable("kaohe.db") }
    } catch {
      throw error.message == .backupUnusable ? error : unusable(error.what(in: .english))
    }
  }

  /// The last entry of a backup's records and its hash, once they are proved to be as their journal says.
  ///
  /// It is done on a copy: opening a database may write beside it.
  private static func head(ofRecordsAt path: String) throws(Diagnostic) -> (entry: Int64, hash: String)? {
    let trial = NSTemporaryDirectory() + "kaohe-" + UUID().uuidString
    try Disk.makeFolder(trial)
    defer { try? Disk.remove(trial) }
    guard Disk.exists(path) else { return nil }
    try FileTree.copy(path, to: trial + "/kaohe.db")
    let records = try RecordStore(at: .file(trial + "/kaohe.db"))
    if let finding = try records.check().first { throw finding }
    let head = try records.read { records throws(Diagnostic) in try records.head() }
    try records.close()
    return (head?.entry ?? 0, head?.hash.description ?? "")
  }

  /// Takes away what SQLite leaves beside a database that is closed: nobody else has opened it yet.
  fileprivate static func tidy(_ folder: String) throws(Diagnostic) {
    guard (FileStamp(at: folder + "/kaohe.db-wal")?.size ?? 0) == 0 else { return }
    for ending in ["-wal", "-shm"] { try Disk.remove(folder + "/kaohe.db" + ending) }
  }

  /// Puts the backup in the place of a company (恢复). What was there is moved aside, not removed, and its key of the
  /// pseudonyms stays in use. Records on a server are replaced there in one transaction.
  ///
  /// - Returns: where what was there lies now; nil where there was nothing.
  /// - Throws: `OUTPUT-NOT-WRITTEN`, `RECORDS-…`.
  public func restore(to destination: String, database: String? = nil, at now: Instant) throws(Diagnostic) -> String? {
    let company = Disk.plain(destination)
    let making = company + ".being-restored"
    try Disk.remove(making)
    try Disk.makeFolder(making)
    for path in manifest.files.keys.sorted() { try FileTree.copy(folder + "/" + path, to: making + "/" + path) }
    if Disk.exists(company + "/.keys") { try FileTree.copy(company + "/.keys", to: making + "/.keys") }
    let restored = try RecordStore(at: .file(making + "/kaohe.db"))
    let act = Act(
      Deed.keepBooks.rawValue, by: "kaohe", as: "", at: now.description,
      details: ["restored": String(manifest.entry), "taken_at": manifest.takenAt])
    try restored.write(act) { entry throws(Diagnostic) in entry.note() }
    if let database { try restored.copy(to: try RecordStore(at: .server(database)), replacing: true) }
    try restored.close()
    try Backup.tidy(making)
    // A company whose records are on a server has no second ones that fall behind.
    if database != nil { try Disk.remove(making + "/kaohe.db") }
    try FileTree.sync(making)
    guard Disk.exists(company) else {
      try Disk.move(making, to: company)
      return nil
    }
    // Under the name by which the earlier company will be found before the two change places, so that there is a company
    // at every moment and none of the two is ever taken for what an interrupted restoration left behind.
    let name = company + ".before-" + now.description.filter { $0.isNumber }
    var before = name
    var count = 1
    while Disk.exists(before) {
      count += 1
      before = name + "-\(count)"
    }
    try Disk.move(making, to: before)
    try Disk.exchange(before, with: company)
    return before
  }
}

extension BackupManifest {
  /// The same with its own hash, in which a slip of the disk shows that is in no other file.
  var sealed: BackupManifest {
    var manifest = self
    manifest.seal = ""
    manifest.seal = ContentHash(of: manifest.bytes).description
    return manifest
  }

  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { Array($0) } ?? []
  }
}
