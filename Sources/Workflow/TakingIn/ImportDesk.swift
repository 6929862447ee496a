public import Exact
internal import Foundation
internal import Intake
public import Wording

/// Takes files into a company's folder for a month, or shows beforehand what would be taken.
///
///     let desk = try ImportDesk(company, month: month)
///     let seen = try desk.look(at: "ExportOrderList.csv")
///     let files = try desk.take(["ExportOrderList.csv"]) { file in … }
///
/// A file is in whole or not at all, whenever the process ends; the same content is taken in once.
public struct ImportDesk: Sendable {
  /// The company.
  public let company: Company
  /// The month.
  public let month: Month
  /// The shop that files are of which do not say it; nil where nobody said it.
  public let shop: String?
  /// The shops of the company.
  public let shops: [String]
  private let confirmsMonth: Bool
  let library: DialectLibrary
  private let madeBy: String
  let store: EvidenceStore

  /// Rows of a file that a preview shows.
  public static let shownRows = 3

  /// A desk for a month of a company.
  ///
  /// - Parameters:
  ///   - shop: the shop the files are of, where they do not say; the company's only one unless given.
  ///   - confirmsMonth: whether reports count for the month although their name or head says another; that it was
  ///     confirmed stays on record.
  /// - Throws: `DIALECT-…` where one of the company's own dialects cannot be used; `SHOP-UNKNOWN`.
  public init(
    _ company: Company, month: Month, shop: String? = nil, confirmsMonth: Bool = false
  ) throws(Diagnostic) {
    self.company = company
    self.month = month
    let shops = Set(company.accounts.map(\.shopID).filter { !$0.isEmpty })
    if let shop, !shops.isEmpty, !shops.contains(shop) {
      throw Diagnostic(
        .shopUnknown, at: Place(file: company.folder + "/accounts.csv"),
        ["shop": Diagnostic.quoted(shop), "known": shops.sorted().joined(separator: ", ")],
        words: ["guess": .guess(for: shop, among: shops)])
    }
    self.shops = shops.sorted()
    self.confirmsMonth = confirmsMonth
    self.shop = shop ?? (shops.count == 1 ? shops.first : nil)
    library = try company.dialects()
    madeBy = Program.identity + " " + BuiltInDialects.fingerprint(of: company)
    store = EvidenceStore(company: company.folder)
  }

  /// A file to be taken in, and the shop that the folder it lies in is named after.
  public struct Found: Hashable, Sendable {
    /// The file.
    public let path: String
    /// The shop, or nil.
    public let shop: String?
  }

  /// The files that some paths name: files as they are, folders and archives with all that lies in them, in
  /// order of names.
  ///
  /// - Throws: `FILE-NOT-FOUND`, `FOLDER-TOO-FULL`.
  public func files(at paths: [String]) throws(Diagnostic) -> [Found] {
    let shops = Set(company.accounts.map(\.shopID))
    var found: [Found] = []
    func add(_ path: String, _ shop: String?, depth: Int) throws(Diagnostic) {
      guard Disk.isFolder(path) else {
        found += (ArchivedFiles.paths(at: path) ?? [path]).map { Found(path: $0, shop: shop) }
        return
      }
      guard depth < 8, found.count < 10_000 else { throw Diagnostic(.folderTooFull, at: Place(file: path)) }
      let name = (path as NSString).lastPathComponent
      let inner = depth > 0 && shops.contains(name) ? name : shop
      for entry in Disk.names(in: path) { try add(path + "/" + entry, inner, depth: depth + 1) }
    }
    for path in paths {
      guard Disk.exists(path) else { throw Diagnostic(.fileNotFound, at: Place(file: path)) }
      try add(path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path, nil, depth: 0)
    }
    return found
  }

  /// Shows what a file is and what would become of it; nothing is written.
  ///
  /// - Throws: `BUYER-KEY-…`.
  public func look(at found: Found, progress: ((Int, Int) -> Void)? = nil) throws(Diagnostic) -> ImportedFile {
    try look(at: found, with: library, progress: progress)
  }

  func look(
    at found: Found, with library: DialectLibrary, progress: ((Int, Int) -> Void)? = nil
  ) throws(Diagnostic) -> ImportedFile {
    var file = ImportedFile(found.path)
    if let paper = paper(found.path) {
      file.report.refuse(for: paper)
      return file
    }
    let key = BuyerKey(company: company.folder, nameInUse: store.keyName)
    let pseudonyms = try key.forLooking()
    let desk = ExportReading.Desk(
      library: library, given: given(found), pseudonyms: { () throws(Diagnostic) in pseudonyms },
      samples: ImportDesk.shownRows, progress: progress)
    let reading = try ExportReading(found.path, desk, into: nil)
    describe(reading, &file)
    if let earlier = earlier(reading), !isWaiting(earlier.folder) {
      file.outcome = .already(folder: earlier.folder.path, month: earlier.month)
    } else if !reading.report.refused {
      file.outcome = .looked
      let keys = reading.keys.map { key in
        RowKey(
          dialect: key.dialect, key: pseudonyms?.rowKey(key.key) ?? key.key, content: key.content,
          sources: key.sources, metric: key.metric, days: key.days, count: key.count, money: key.money)
      }
      try compare(&file, reading, keys, found)
    }
    file.look = try? TableLook(at: found.path, library: reading.library)
    file.samples = ImportSamples.of(reading, found.path, file.look, pseudonyms)
    if reading.isUnknown, let sheet = file.look?.sheets.first {
      file.proposal = DialectDraft.proposal(
        for: found.path, sheet, id: freeID, library: library, given: given(found))
    }
    return file
  }

  /// An id that no dialect has.
  private var freeID: String {
    let taken = Set(library.dialects.map(\.id))
    return ["my-export"].first { !taken.contains($0) }
      ?? (2...1_000).lazy.map { "my-export-\($0)" }.first { !taken.contains($0) } ?? "my-export"
  }

  /// Takes files in, one after the other; each is told to `body` as soon as it is there.
  ///
  /// - Throws: `IMPORT-BUSY`, `BUYER-KEY-…`, `OUTPUT-NOT-WRITTEN`: what keeps everything from being taken in. What was
  ///   told of by then stays.
  public func take(
    _ files: [Found], progress: ((String, Int, Int) -> Void)? = nil, _ body: (ImportedFile) -> Void
  ) throws(Diagnostic) {
    let lock = try store.lock()
    for found in files {
      body(try take(found) { done, total in progress?(found.path, done, total) })
    }
    withExtendedLifetime(lock) {}
  }

  private func take(_ found: Found, progress: @escaping (Int, Int) -> Void) throws(Diagnostic) -> ImportedFile {
    var file = ImportedFile(found.path)
    if let paper = paper(found.path) {
      file.report.refuse(for: paper)
      return file
    }
    let key = BuyerKey(company: company.folder, nameInUse: store.keyName)
    let desk = ExportReading.Desk(
      library: library, given: given(found), pseudonyms: { () throws(Diagnostic) in try key.pseudonyms() },
      progress: progress)
    // The same content is told before anything is written.
    let size = Disk.Identity(found.path)?.size
    if store.imports(of: month).contains(where: { $0.manifest.bytes == size }),
      let hash = try? ContentHash(ofFileAt: found.path), let earlier = inMonth(hash), !isWaiting(earlier.folder)
    {
      file.report = earlier.folder.manifest.report(as: found.path)
      file.format = earlier.folder.manifest.format
      file.report.count(asSameAs: earlier.folder.path)
      file.outcome = .already(folder: earlier.folder.path, month: earlier.month)
      return file
    }
    let aside = try store.begin()
    let reading = try ExportReading(found.path, desk, into: aside)
    describe(reading, &file)
    let waiting = earlier(reading).flatMap { isWaiting($0.folder) ? $0 : nil }
    if waiting == nil, let earlier = earlier(reading) {
      file.report.count(asSameAs: earlier.folder.path)
      file.outcome = .already(folder: earlier.folder.path, month: earlier.month)
    } else if !reading.report.refused, reading.report.taken > 0 || reading.report.rejected == 0 {
      let pseudonyms = reading.keys.isEmpty && !reading.namesBuyers ? try key.existing() : try key.pseudonyms()
      var manifest = Manifest(
        reading, path: found.path, given: given(found), key: reading.namesBuyers ? pseudonyms?.keyName : nil,
        madeBy: madeBy)
      manifest.takenInAt = WallClock.now
      let made = try RowFolder(finishing: aside, reading, manifest, pseudonyms)
      let placed = try store.place(made, in: month)
      file.outcome = .taken(folder: placed.path)
      // What was taken of it before lacked the rows whose states nobody knew.
      if let waiting { try store.remove(waiting.folder) }
      try compare(&file, reading, try placed.keys(), found, except: placed.name)
      return file
    }
    try store.abandon()
    return file
  }

  private func given(_ found: Found) -> [String: String] {
    company.given(month, shop: found.shop ?? shop, confirmsMonth: confirmsMonth)
  }

  /// That a file is a paper of the month, which people write in the inbox.
  private func paper(_ path: String) -> Diagnostic? {
    let name = (path as NSString).lastPathComponent
    guard MonthSources.isPaper(name) else { return nil }
    return Diagnostic(
      .importPaper, at: Place(file: path), ["file": name, "folder": company.inbox(of: month)])
  }

  /// The import of this month that has the same content.
  private func inMonth(_ hash: ContentHash) -> (month: Month, folder: RowFolder)? {
    store.imports(of: month).first { $0.manifest.hash == hash.description }.map { (month, $0) }
  }

  /// The import of the same content that keeps this one from being taken in. One of another month does not, where the
  /// rows carry their own days and some are of this month.
  private func earlier(_ reading: ExportReading) -> (month: Month, folder: RowFolder)? {
    guard let hash = reading.report.hash else { return nil }
    if let here = inMonth(hash) { return here }
    guard reading.isOfGivenMonth || reading.survey.months[month] == nil else { return nil }
    return store.all.first { $0.folder.manifest.hash == hash.description }
  }

  private func describe(_ reading: ExportReading, _ file: inout ImportedFile) {
    file.report = reading.report
    file.survey = reading.survey
    file.format = reading.format
    if let canonical = reading.canonical {
      let copy = CanonicalCopy(canonical, pseudonyms: nil)
      file.canonical = (copy.canonical, reading.columnsLeftBehind)
    }
    let owners = Dictionary(grouping: company.accounts, by: \.agentID).mapValues { Set($0.map(\.employeeID)).sorted() }
    file.accounts = reading.survey.agents.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { id, rows in
      let found = owners[id] ?? []
      return ImportedFile.Account(
        id: id, rows: rows, owners: found,
        nearest: found.isEmpty ? NearestName.likely(for: id, among: owners.keys) : nil)
    }
  }

  /// Whether an import left rows out because nobody had said what their states mean, and may be read anew by now.
  private func isWaiting(_ folder: RowFolder) -> Bool {
    let codes = [Message.stateUnknown.code, Message.stateUndecided.code]
    return folder.manifest.madeBy != madeBy && folder.manifest.diagnostics.contains { codes.contains($0.code) }
  }

  /// Holds the rows of a file against those of earlier imports, and says what there is to say.
  private func compare(
    _ file: inout ImportedFile, _ reading: ExportReading, _ keys: [RowKey], _ found: Found, except name: String? = nil
  ) throws(Diagnostic) {
    guard !keys.isEmpty else { return }
    let earlier = store.imports(of: month).filter { $0.name != name }
    let dialects = reading.report.dialect?.split(separator: "+").map(String.init) ?? []
    guard earlier.contains(where: { !Set($0.manifest.dialects).isDisjoint(with: dialects) }) else { return }
    var exports: [Overlaps.Export] = earlier.map { Overlaps.Export($0) }
    exports.append(
      Overlaps.Export(
        dialects: dialects, shop: given(found)["shop"] ?? "", name: "", exportedAt: reading.report.exportedAt
      ) {
        keys
      })
    guard let outcome = try Overlaps(exports).outcomes.last else { return }
    file.overlap = ImportedFile.Overlap(
      already: outcome.already, changes: outcome.changes.map { ($0.now, $0.before) },
      refused: outcome.refused.map { ($0.now, $0.before) },
      older: outcome.older.map { ($0.now, $0.before) }, new: outcome.new)
    for diagnostic in outcome.takenBack(at: file.path) { file.report.say(diagnostic) }
  }
}

/// The machine's clock, as times are written here.
enum WallClock {
  static var now: String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "Asia/Shanghai")
    formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"
    return formatter.string(from: Date())
  }
}

extension ImportDesk {
  /// What was taken in, for one month or for all.
  public static func list(_ company: Company, month: Month?) -> [StoredImport] {
    let store = EvidenceStore(company: company.folder)
    return store.all.filter { month == nil || $0.month == month }.map { StoredImport($0.month, $0.folder) }
  }

  /// A file that was taken in, named by the first digits of its hash, at least 8.
  ///
  /// - Throws: `IMPORT-UNKNOWN` where it names none or several.
  public static func find(_ company: Company, hash: String, month: Month?) throws(Diagnostic) -> StoredImport {
    let found = try folder(company, hash: hash, month: month)
    return StoredImport(found.month, found.folder)
  }

  /// Takes a file out again, named by the first digits of its hash, at least 8.
  ///
  /// - Throws: `IMPORT-UNKNOWN` where it names none or several, `IMPORT-BUSY`, `OUTPUT-NOT-WRITTEN`.
  public static func remove(_ company: Company, hash: String, month: Month?) throws(Diagnostic) -> StoredImport {
    let store = EvidenceStore(company: company.folder)
    let lock = try store.lock()
    let found = try folder(company, hash: hash, month: month)
    let removed = StoredImport(found.month, found.folder)
    try store.remove(found.folder)
    withExtendedLifetime(lock) {}
    return removed
  }

  private static func folder(
    _ company: Company, hash: String, month: Month?
  ) throws(Diagnostic) -> (month: Month, folder: RowFolder) {
    let store = EvidenceStore(company: company.folder)
    let found = store.all.filter { entry in
      entry.folder.manifest.hash.hasPrefix(hash.lowercased()) && (month == nil || entry.month == month)
    }
    guard hash.count >= 8, found.count == 1 else {
      throw Diagnostic(
        .importUnknown, at: Place(file: store.folder),
        ["hash": Diagnostic.quoted(hash), "count": String(hash.count >= 8 ? found.count : 0)])
    }
    return found[0]
  }
}
