internal import Exact
internal import Intake
internal import Records
internal import Wording
internal import Workflow

/// Importing: files are sent, looked at, taken in, and taken out again.
enum ImportPage {
  static let routes: [Route] =
    [
      .page("/months/:month/import", .deed(.takeIn)) { visit throws(Diagnostic) in
        let month = try visit.month()
        return .page("import", title: Bilingual("\(month) 导入", "Import for \(month)"), try ImportView(visit, month))
      },
      .form("/months/:month/import/take", .deed(.takeIn), take),
      .form("/months/:month/import/remove", .deed(.takeIn)) { visit throws(Diagnostic) in
        let month = try visit.month()
        let hash = try visit.form.required("hash", Bilingual("文件", "file"))
        let removed = try fresh(visit).removeImport(hash, from: month)
        return .see(
          "/months/\(month)/import",
          said: Bilingual("已移除 \(removed.file)；重新计算后生效。", "\(removed.file) was removed; compute the month again."))
      },
    ] + UploadRoutes.routes + PreviewPage.routes + MappingPage.routes + ReconciliationPage.routes

  /// The desk of whoever is signed in, with the company's folder as it is by now.
  static func fresh(_ visit: Visit) throws(Diagnostic) -> Desk {
    try visit.house.reread().desk(of: visit.desk().actor)
  }

  /// Begins to take in the files that were chosen.
  private static func take(_ visit: Visit) throws(Diagnostic) -> Answer {
    let month = try visit.month()
    let desk = try fresh(visit)
    let tray = try desk.uploadTray(for: month)
    let chosen = Set(visit.form.all("upload"))
    let uploads = tray.uploads.filter { chosen.contains($0.id) }
    guard !uploads.isEmpty else { throw Diagnostic(.importNothing) }
    for upload in uploads {
      guard upload.isWhole else {
        throw Diagnostic(
          .uploadUnfinished,
          ["name": Diagnostic.quoted(upload.name), "received": String(upload.received), "size": String(upload.size)])
      }
      guard case .read = visit.house.imports.look(of: upload) else {
        throw Diagnostic(.uploadUnread, ["name": Diagnostic.quoted(upload.name)])
      }
    }
    try visit.house.imports.take(uploads, from: tray, desk)
    return .see("/months/\(month)/import")
  }
}

/// The page of a month's files: those on their way, and those that are in.
struct ImportView: Sendable {
  let month: String
  let address: String
  let script = Asset.importing.address
  let shops: [String]
  let uploads: [UploadLine]
  /// Whether any of them can be taken in.
  let canTake: Bool
  let taking: TakingView?
  let imports: [StoredLine]
  /// Whether something is being read: a script asks again.
  let isBusy: Bool
  let limit: String

  init(_ visit: Visit, _ month: Month) throws(Diagnostic) {
    let desk = try ImportPage.fresh(visit)
    guard try desk.months().contains(where: { $0.month == month }) else {
      throw Diagnostic(.monthNotOpened, ["month": month.description], words: ["deed": Deed.takeIn.name])
    }
    self.month = month.description
    address = "/months/\(month)/import"
    let shops = Set(desk.office.company.accounts.map(\.shopID).filter { !$0.isEmpty }).sorted()
    self.shops = shops.count > 1 ? shops : []
    let work = visit.house.imports
    var lines: [UploadLine] = []
    for upload in try desk.uploadTray(for: month).uploads {
      // After the server began anew nothing is known of what was sent before.
      if upload.isWhole { work.look(at: upload, desk, month: month) }
      lines.append(UploadLine(upload, work.look(of: upload), month, visit))
    }
    uploads = lines
    taking = work.taking(for: month).map { TakingView($0, visit) }
    canTake = lines.contains(where: \.isReady) && taking?.isRunning != true
    isBusy = lines.contains(where: \.isRead) || taking?.isRunning == true
    imports = try desk.imports(of: month).map { StoredLine($0, visit) }
    limit = "4 GiB"
  }
}

/// A file that was sent.
struct UploadLine: Sendable {
  let id: String
  let name: String
  let size: String
  let shop: String?
  let address: String
  /// What it is, or how far it is.
  let says: String
  let percent: Int?
  /// What its rows come to; nil before they are read.
  let rows: String?
  /// Whether it can be taken in.
  let isReady: Bool
  /// Whether it is being read, or waits for it.
  let isRead: Bool
  let isUnknown: Bool
  let isBad: Bool
  let canOpen: Bool
  /// Whether it is kept out because it says another month, and somebody may confirm that it is of this one.
  let asksMonth: Bool

  init(_ upload: Upload, _ look: ImportWork.Look?, _ month: Month, _ visit: Visit) {
    id = upload.id
    name = upload.name
    size = ByteCount.text(upload.size)
    shop = upload.shop
    address = "/months/\(month)/import/\(upload.id)"
    var says = ""
    var percent: Int?
    var rows: String?
    var isReady = false
    var isRead = false
    var isUnknown = false
    var isBad = false
    var asksMonth = false
    switch look {
    case _ where !upload.isWhole:
      percent = upload.received * 100 / upload.size
      says = visit.say(
        "只传到 \(percent ?? 0)%：再选一次同一个文件，就从断点接着传", "\(percent ?? 0) % are there: choose the same file again to go on")
    case nil, .waiting:
      isRead = true
      says = visit.say("等待读取", "waiting to be read")
    case .reading(let progress):
      isRead = true
      percent = progress.percent
      says = progress.text(visit)
    case .failed(let diagnostic):
      isBad = true
      says = diagnostic.what(in: visit.language)
    case .read(let files):
      let words = FileWords(visit)
      isUnknown = files.contains { $0.proposal != nil || $0.isUnknown }
      isReady = files.contains { $0.outcome == .looked }
      isBad = !isReady
      asksMonth = files.contains(where: \.asksMonth)
      says = words.identity(of: files)
      rows = words.rows(of: files)
    }
    (self.says, self.percent, self.rows) = (says, percent, rows)
    self.asksMonth = asksMonth
    (self.isReady, self.isRead, self.isUnknown, self.isBad) = (isReady, isRead, isUnknown, isBad)
    if case .read = look { canOpen = upload.isWhole } else { canOpen = false }
  }
}

/// An import that runs, or what the last one came to.
struct TakingView: Sendable {
  let isRunning: Bool
  let title: String
  let says: String
  let percent: Int
  let failure: String?
  let remedy: String?
  let lines: [Line]

  struct Line: Sendable {
    let name: String
    let outcome: String
    let rows: String
    let isBad: Bool
  }

  init(_ taking: ImportWork.Taking, _ visit: Visit) {
    let words = FileWords(visit)
    isRunning = !taking.isOver
    title =
      taking.isOver
      ? visit.say("上次导入的结果（\(taking.who)）", "What the last import came to (\(taking.who))")
      : visit.say("\(taking.who) 正在导入", "\(taking.who) is importing")
    says = Diagnostic.quoted(taking.file) + "  " + taking.progress.text(visit)
    percent = taking.progress.percent
    failure = taking.failure?.what(in: visit.language)
    remedy = taking.failure?.remedy(in: visit.language, for: .page)
    lines = taking.files.map { file in
      Line(
        name: ImportedFile.name(of: file.path), outcome: words.outcome(of: file), rows: words.rows(of: [file]) ?? "",
        isBad: file.outcome == .refused)
    }
  }
}

/// A file that is in.
struct StoredLine: Sendable {
  let name: String
  let at: String
  let dialect: String
  let shop: String
  let rows: Int
  let taken: Int
  let rejected: Int
  let hash: String
  let short: String
  let hasRejects: Bool

  init(_ stored: StoredImport, _ visit: Visit) {
    name = stored.file
    at = stored.takenInAt
    dialect = stored.dialect
    shop = stored.shop ?? ""
    rows = stored.rows
    taken = stored.taken
    rejected = stored.rejected
    hash = stored.hash
    short = String(stored.hash.prefix(12))
    hasRejects = stored.rejected > 0
  }
}

/// Bytes as people read them.
enum ByteCount {
  static func text(_ bytes: Int) -> String {
    switch bytes {
    case ..<1024: "\(bytes) B"
    case ..<(1 << 20): "\((bytes + 512) >> 10) KiB"
    default: "\((bytes + (1 << 19)) >> 20) MiB"
    }
  }
}
