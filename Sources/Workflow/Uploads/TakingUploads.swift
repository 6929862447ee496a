public import Exact
public import Wording

extension Desk {
  /// The desk at which files are looked at before they are taken in.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`; `SHOP-UNKNOWN`, `DIALECT-…`.
  public func importDesk(
    into month: Month, shop: String? = nil, confirmsMonth: Bool = false
  ) throws(Diagnostic) -> ImportDesk {
    try requireImport(into: month)
    return try ImportDesk(company, month: month, shop: shop, confirmsMonth: confirmsMonth)
  }

  /// The files in an upload: itself, or all that an archive holds.
  ///
  /// - Throws: `UPLOAD-UNFINISHED`, `FILE-…`.
  public func files(of upload: Upload, at desk: ImportDesk) throws(Diagnostic) -> [ImportDesk.Found] {
    guard upload.isWhole else {
      throw Diagnostic(
        .uploadUnfinished,
        [
          "name": Diagnostic.quoted(upload.name), "received": String(upload.received), "size": String(upload.size),
        ])
    }
    return try desk.files(at: [upload.path])
  }

  /// Takes uploads in (导入文件), each of their files whole or not at all, and puts on record what the month has by then.
  ///
  /// An upload of which nothing is left to be taken is cleared away.
  ///
  /// - Parameters:
  ///   - progress: is told the name of a file, and how many of its bytes are read.
  ///   - body: is told what became of each file.
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`, `IMPORT-BUSY`, `UPLOAD-UNFINISHED`, `BUYER-KEY-…`, `OUTPUT-NOT-WRITTEN`.
  public func takeIn(
    _ uploads: [Upload], from tray: UploadTray, progress: ((String, Int, Int) -> Void)? = nil,
    _ body: (Upload, ImportedFile) -> Void
  ) throws(Diagnostic) {
    try requireImport(into: tray.month)
    // What was told of by the time something went wrong is there, and belongs on record.
    var failure: Diagnostic?
    do throws(Diagnostic) {
      for upload in uploads {
        let desk = try importDesk(
          into: tray.month, shop: upload.shop, confirmsMonth: upload.isMonthConfirmed)
        var isDone = true
        try desk.take(
          try files(of: upload, at: desk),
          progress: { path, done, total in progress?(ImportedFile.name(of: path), done, total) }
        ) { file in
          if file.outcome == .refused { isDone = false }
          body(upload, file)
        }
        if isDone { try tray.discard(upload) }
      }
    } catch {
      failure = error
    }
    try registerImports(of: tray.month)
    if let failure { throw failure }
  }

  /// Takes a file out of a month again (移除), and puts that on record.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`, `IMPORT-UNKNOWN`, `IMPORT-BUSY`, `OUTPUT-NOT-WRITTEN`.
  @discardableResult
  public func removeImport(_ hash: String, from month: Month) throws(Diagnostic) -> StoredImport {
    try requireImport(into: month)
    let removed = try ImportDesk.remove(company, hash: hash, month: month)
    try registerImports(of: month)
    return removed
  }

  /// What was taken in for a month.
  ///
  /// - Throws: `NOT-ALLOWED`.
  public func imports(of month: Month) throws(Diagnostic) -> [StoredImport] {
    try require(.takeIn, in: month)
    return ImportDesk.list(company, month: month)
  }

  /// Holds a month's figures against the platform's (对账).
  ///
  /// - Throws: `NOT-ALLOWED`, `INBOX-MISSING`, `RECONCILE-NOTHING`.
  public func reconciliation(of month: Month, most: Int = 20) throws(Diagnostic) -> Reconciliation {
    try require(.takeIn, in: month)
    return try Reconciliation(company, month: month, most: most)
  }
}
