internal import CMinizip
internal import Wording

/// A zip archive on disk, read entry by entry within limits.
final class ZipArchive {
  /// What an archive may unpack to.
  struct Limits: Sendable {
    /// Bytes of all entries read together.
    var inflated = 2 << 30
    /// Times the packed size of an entry, once it exceeds ``grace``.
    var ratio = 250
    /// Bytes below which the ratio is not looked at: small parts of XML pack very well.
    var grace = 16 << 20
    /// The number of entries.
    var entries = 10_000
  }

  struct Entry {
    let name: String
    let packed: Int
    fileprivate var position: unz64_file_pos
    let isEncrypted: Bool
  }

  let path: String
  let limits: Limits
  private let handle: unzFile
  /// The entries by name, in lower case with forward slashes: names of parts ignore case.
  private(set) var entries: [String: Entry] = [:]
  /// The most bytes each entry gave so far: reading an entry again does not count twice.
  private var inflated: [String: Int] = [:]
  private var inflatedInAll = 0

  /// Opens an archive and reads its directory.
  ///
  /// - Throws: `ARCHIVE-DAMAGED`, `ARCHIVE-TOO-MANY-FILES`.
  init(at path: String, limits: Limits = Limits()) throws(Diagnostic) {
    self.path = path
    self.limits = limits
    guard let handle = unzOpen64(path) else {
      throw Diagnostic(.archiveDamaged, at: Place(file: path), ["part": "central directory"])
    }
    self.handle = handle
    try readDirectory()
  }

  deinit {
    unzClose(handle)
  }

  private func readDirectory() throws(Diagnostic) {
    var global = unz_global_info64()
    guard unzGetGlobalInfo64(handle, &global) == UNZ_OK else { throw damaged("central directory") }
    guard global.number_entry <= UInt64(limits.entries) else {
      throw Diagnostic(
        .archiveTooManyFiles, at: Place(file: path),
        ["count": String(global.number_entry), "limit": String(limits.entries)])
    }
    guard global.number_entry > 0 else { return }
    var status = unzGoToFirstFile(handle)
    while status == UNZ_OK {
      var info = unz_file_info64()
      var name = [UInt8](repeating: 0, count: 1024)
      let read = name.withUnsafeMutableBytes { buffer in
        unzGetCurrentFileInfo64(
          handle, &info, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), UInt(buffer.count - 1), nil, 0, nil, 0
        )
      }
      var position = unz64_file_pos()
      guard read == UNZ_OK, unzGetFilePos64(handle, &position) == UNZ_OK else { throw damaged("central directory") }
      let text = String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
      let key = ZipArchive.key(text)
      // Where a name occurs twice the first stands, as in spreadsheet programs.
      if entries[key] == nil {
        entries[key] = Entry(
          name: text, packed: Int(clamping: info.compressed_size), position: position, isEncrypted: info.flag & 1 != 0)
      }
      status = unzGoToNextFile(handle)
    }
    guard status == UNZ_END_OF_LIST_OF_FILE else { throw damaged("central directory") }
  }

  static func key(_ name: String) -> String {
    var key = name.lowercased().map { $0 == "\\" ? "/" : $0 }[...]
    while key.first == "/" { key = key.dropFirst() }
    return String(key)
  }

  /// Opens an entry for reading; one at a time.
  ///
  /// - Throws: `ARCHIVE-ENCRYPTED`, `ARCHIVE-DAMAGED`.
  func open(_ entry: Entry) throws(Diagnostic) {
    guard !entry.isEncrypted else {
      throw Diagnostic(.archiveEncrypted, at: Place(file: path), ["part": Diagnostic.quoted(entry.name)])
    }
    var position = entry.position
    guard unzGoToFilePos64(handle, &position) == UNZ_OK, unzOpenCurrentFile(handle) == UNZ_OK else {
      throw damaged(entry.name)
    }
    inflatedOfEntry = 0
  }

  private var inflatedOfEntry = 0

  /// Inflates the next bytes of the open entry: their number, 0 at its end, where its checksum is verified too.
  ///
  /// - Throws: `ARCHIVE-DAMAGED`, `ARCHIVE-BOMB`.
  func read(_ entry: Entry, into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostic) -> Int {
    let got = unzReadCurrentFile(handle, buffer.baseAddress, UInt32(buffer.count))
    guard got >= 0 else { throw damaged(entry.name) }
    if got == 0 {
      guard unzCloseCurrentFile(handle) == UNZ_OK else { throw damaged(entry.name) }
      return 0
    }
    inflatedOfEntry += Int(got)
    if inflatedOfEntry > inflated[entry.name, default: 0] {
      inflatedInAll += inflatedOfEntry - inflated[entry.name, default: 0]
      inflated[entry.name] = inflatedOfEntry
    }
    // Counted as it comes out: the sizes in the directory are whatever the sender wrote there.
    let (allowed, overflow) = max(entry.packed, 1).multipliedReportingOverflow(by: limits.ratio)
    guard inflatedInAll <= limits.inflated, inflatedOfEntry <= limits.grace || overflow || inflatedOfEntry <= allowed
    else {
      throw Diagnostic(
        .archiveBomb, at: Place(file: path),
        [
          "part": Diagnostic.quoted(entry.name), "limit": String(limits.inflated >> 20), "ratio": String(limits.ratio),
        ])
    }
    return Int(got)
  }

  private func damaged(_ part: String) -> Diagnostic {
    Diagnostic(.archiveDamaged, at: Place(file: path), ["part": Diagnostic.quoted(part)])
  }
}
