public import Exact
internal import Foundation
internal import Intake
public import Wording

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The files one person sends for one month, in `.uploads/MONTH/` of the company's folder, until they are imported.
///
/// A file comes in pieces, each of which goes on where the one before ended, so that a connection may break at any time.
/// What nobody goes on with for a week is cleared.
public struct UploadTray: Sendable {
  /// The month.
  public let month: Month
  private let root: String
  private let folder: String
  private let limits: UploadLimits

  init(_ company: Company, month: Month, of employee: String, limits: UploadLimits) {
    self.month = month
    self.limits = limits
    root = company.folder + "/.uploads"
    // An employee's id may hold anything.
    let person = ContentHash(of: Array(employee.utf8)).description.prefix(16)
    folder = "\(root)/\(month)/\(person)"
  }

  /// The files that are there or on their way, in the order in which they began.
  public var uploads: [Upload] {
    let ids = Disk.names(in: folder).filter(Upload.isID)
    let begun = ids.compactMap { id in
      Upload(at: folder + "/" + id, id: id).map {
        ($0, FileStamp(at: "\(folder)/\(id)/\(Upload.noteFile)")?.written ?? 0)
      }
    }
    return begun.sorted { ($0.1, $0.0.name) < ($1.1, $1.0.name) }.map(\.0)
  }

  /// A file by what names it.
  ///
  /// - Throws: `UPLOAD-UNKNOWN`.
  public func upload(_ id: String) throws(Diagnostic) -> Upload {
    guard Upload.isID(id), let upload = Upload(at: folder + "/" + id, id: id) else { throw Diagnostic(.uploadUnknown) }
    return upload
  }

  /// Begins a file, or goes on with it where a part of it is there already.
  ///
  /// - Parameters:
  ///   - name: what the browser calls it.
  ///   - size: its bytes.
  ///   - modified: when it was changed last, as the browser says; it only tells it from others.
  ///   - shop: the shop it is of, where somebody said so.
  /// - Throws: `UPLOAD-NAME`, `UPLOAD-EMPTY`, `UPLOAD-TOO-LARGE`, `UPLOAD-TOO-MANY`, `UPLOAD-SHARE-FULL`,
  ///   `UPLOAD-DISK-FULL`, `OUTPUT-NOT-WRITTEN`.
  public func begin(_ name: String, size: Int, modified: String, shop: String?) throws(Diagnostic) -> Upload {
    try clear()
    let plain = try UploadName.plain(name)
    guard size > 0 else { throw Diagnostic(.uploadEmpty, ["name": Diagnostic.quoted(plain)]) }
    guard size <= limits.file else { throw tooLarge(plain, size) }
    let id = Upload.id(plain, size: size, modified: modified)
    let place = folder + "/" + id
    if let known = Upload(at: place, id: id) {
      if known.shop == shop { return known }
      return try assign(shop, to: known)
    }
    let waiting = uploads
    guard waiting.count < limits.files else {
      throw Diagnostic(.uploadsTooMany, ["limit": String(limits.files)])
    }
    let together = waiting.reduce(size) { $0 + $1.size }
    guard together <= limits.share else {
      throw Diagnostic(
        .uploadShareFull,
        [
          "name": Diagnostic.quoted(plain), "size": UploadLimits.mebibytes(together),
          "limit": UploadLimits.mebibytes(limits.share),
        ])
    }
    try requireRoom(for: size, plain)
    try Disk.remove(place)
    try Disk.makeFolder(place + "/file")
    try note(Upload.Note(name: plain, size: size, shop: shop), in: place)
    return try upload(id)
  }

  /// Says which shop a file is of.
  @discardableResult
  public func assign(_ shop: String?, to upload: Upload) throws(Diagnostic) -> Upload {
    try note(
      Upload.Note(
        name: upload.name, size: upload.size, shop: shop, isMonthConfirmed: upload.isMonthConfirmed ? true : nil),
      in: folder + "/" + upload.id)
    return try self.upload(upload.id)
  }

  /// Notes that somebody confirmed that the reports of a file are of the month, whatever they say themselves.
  @discardableResult
  public func confirmMonth(of upload: Upload) throws(Diagnostic) -> Upload {
    try note(
      Upload.Note(name: upload.name, size: upload.size, shop: upload.shop, isMonthConfirmed: true),
      in: folder + "/" + upload.id)
    return try self.upload(upload.id)
  }

  /// Goes on with a file.
  ///
  /// - Parameter offset: where the piece begins: where the file ends by now.
  /// - Throws: `UPLOAD-UNKNOWN`, `UPLOAD-BUSY`, `UPLOAD-OFFSET`, `UPLOAD-DISK-FULL`, `OUTPUT-NOT-WRITTEN`.
  public func write(_ id: String, at offset: Int) throws(Diagnostic) -> UploadWriting {
    let upload = try upload(id)
    try requireRoom(for: upload.size - upload.received, upload.name)
    return try UploadWriting(upload, at: offset)
  }

  /// Forgets a file.
  public func discard(_ upload: Upload) throws(Diagnostic) { try Disk.remove(folder + "/" + upload.id) }

  private func tooLarge(_ name: String, _ size: Int) -> Diagnostic {
    Diagnostic(
      .uploadTooLarge,
      [
        "name": Diagnostic.quoted(name), "size": UploadLimits.mebibytes(size),
        "limit": UploadLimits.mebibytes(limits.file),
      ])
  }

  /// Makes sure that the disk has room for so many more bytes, and that enough stays for everything else.
  private func requireRoom(for size: Int, _ name: String) throws(Diagnostic) {
    try Disk.makeFolder(folder)
    var volume = statvfs()
    guard statvfs(folder, &volume) == 0 else { return }
    let free = Int(clamping: UInt64(volume.f_bavail) * UInt64(volume.f_frsize))
    guard free - size >= limits.reserve else {
      throw Diagnostic(
        .uploadDiskFull,
        [
          "name": Diagnostic.quoted(name), "size": UploadLimits.mebibytes(size),
          "free": UploadLimits.mebibytes(free), "reserve": UploadLimits.mebibytes(limits.reserve),
        ])
    }
  }

  private func note(_ note: Upload.Note, in place: String) throws(Diagnostic) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let path = place + "/" + Upload.noteFile
    let aside = path + "." + UUID().uuidString
    try Disk.write((try? encoder.encode(note)).map { Array($0) } ?? [], to: aside)
    guard rename(aside, path) == 0 else { throw Disk.failure(path) }
  }

  /// Clears what nobody has gone on with for long, of everybody.
  private func clear() throws(Diagnostic) {
    let oldest = Disk.now - limits.age * 1_000_000_000
    for month in Disk.names(in: root) {
      for person in Disk.names(in: root + "/" + month) {
        let home = root + "/" + month + "/" + person
        for id in Disk.names(in: home) {
          let upload = Upload(at: home + "/" + id, id: id)
          let touched = [upload?.path, home + "/" + id].compactMap { $0.flatMap { FileStamp(at: $0)?.changed } }.max()
          if let touched, touched < oldest { try Disk.remove(home + "/" + id) }
        }
      }
    }
  }
}

extension Desk {
  /// The files this person sends for a month (导入), before they are imported.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE` once the month is reviewed.
  public func uploadTray(
    for month: Month, limits: UploadLimits = .standard
  ) throws(Diagnostic) -> UploadTray {
    try requireImport(into: month)
    return UploadTray(company, month: month, of: actor, limits: limits)
  }
}
