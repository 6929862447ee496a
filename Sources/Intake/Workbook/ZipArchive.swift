internal import CMinizip
internal import Wording

/// A zip archive, read entry by entry within limits.
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

  /// The bytes of an entry's header and of its place in the directory, without its name.
  private static let headers = 30 + 46

  struct Entry {
    let name: String
    let packed: Int
    /// The bytes that the entry and its places in the archive and its directory take at least.
    fileprivate let room: Int
    fileprivate var position: unz64_file_pos
    let isEncrypted: Bool
    /// Whether it is a folder.
    var isFolder: Bool { name.hasSuffix("/") || name.hasSuffix("\\") }
  }

  /// The archive's name in messages.
  let path: String
  let limits: Limits
  private let stream: ZipStream
  private let handle: unzFile
  /// The entries by name, in lower case with forward slashes: names of parts ignore case.
  private(set) var entries: [String: Entry] = [:]
  /// All entries in the order of the directory.
  private(set) var list: [Entry] = []
  /// The most bytes each entry gave so far: reading an entry again does not count twice.
  private var inflated: [String: Int] = [:]
  private var inflatedInAll = 0

  /// Opens an archive and reads its directory.
  ///
  /// - Throws: `ARCHIVE-DAMAGED`, `ARCHIVE-TOO-MANY-FILES`, `ARCHIVE-OVERLAP`, `ARCHIVE-WITHOUT-FILES`.
  init(_ source: ByteSource, limits: Limits = Limits()) throws(Diagnostic) {
    path = source.name
    self.limits = limits
    guard try !source.bytes(at: 0, count: 4).starts(with: [0x50, 0x4B, 0x05, 0x06]) else {
      throw Diagnostic(.archiveWithoutFiles, at: Place(file: path))
    }
    stream = ZipStream(source)
    var functions = stream.functions
    guard let handle = unzOpen2_64(path, &functions) else {
      throw stream.failure ?? Diagnostic(.archiveDamaged, at: Place(file: path), ["part": "central directory"])
    }
    self.handle = handle
    try readDirectory()
    // Entries that share their bytes: a bomb of 40 KB can be built so that its parts are small.
    var taken = 0
    for entry in list { taken = min(taken, source.count) + min(entry.room, source.count + 1) }
    guard taken <= source.count else {
      throw Diagnostic(.archiveOverlap, at: Place(file: path))
    }
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
      let text = ZipArchive.text(ofName: Array(name.prefix { $0 != 0 }))
      let entry = Entry(
        name: text, packed: Int(clamping: info.compressed_size),
        room: min(Int(clamping: info.compressed_size), 1 << 60) + ZipArchive.headers + 2 * Int(info.size_filename),
        position: position, isEncrypted: info.flag & 1 != 0)
      list.append(entry)
      // Where a name occurs twice the first stands, as in spreadsheet programs.
      let key = ZipArchive.key(text)
      if entries[key] == nil { entries[key] = entry }
      status = unzGoToNextFile(handle)
    }
    guard status == UNZ_END_OF_LIST_OF_FILE else { throw damaged("central directory") }
  }

  /// A name as text: UTF-8, or GBK as Chinese programs for Windows write it.
  private static func text(ofName name: [UInt8]) -> String {
    guard UTF8Survey(name, from: 0).errors > 0, let converter = Iconv(from: .gb18030) else {
      return String(decoding: name, as: UTF8.self)
    }
    let (text, used, outcome) = name.withUnsafeBytes { converter.convert($0) }
    return String(decoding: outcome == .whole ? text : text + name[used...], as: UTF8.self)
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
    guard got >= 0 else { throw stream.failure ?? damaged(entry.name) }
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

  /// The whole content of an entry, unpacked.
  ///
  /// - Throws: what ``open(_:)`` and ``read(_:into:)`` throw; `SCRATCH-FAILED`.
  func content(of entry: Entry, name: String) throws(Diagnostic) -> ByteSource {
    try open(entry)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var spill = Spill(name: name)
    while true {
      let got = try read(entry, into: buffer)
      guard got > 0 else { break }
      try spill.append(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
    }
    return try spill.source()
  }

  private func damaged(_ part: String) -> Diagnostic {
    Diagnostic(.archiveDamaged, at: Place(file: path), ["part": Diagnostic.quoted(part)])
  }
}
