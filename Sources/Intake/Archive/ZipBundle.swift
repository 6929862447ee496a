internal import CMinizip
public import Exact
internal import Foundation
public import Wording

/// A ZIP of a few files: written so that the same content gives the same bytes, and read within limits.
public struct ZipBundle: Sendable {
  /// A file of it.
  public struct Member: Hashable, Sendable {
    /// Its name: letters, digits, `.`, `-`, `_` and `/`.
    public let name: String
    /// Its content.
    public let bytes: [UInt8]

    /// A file of a bundle.
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The files, in the order of writing.
  public let members: [Member]

  /// A bundle of some files.
  public init(_ members: [Member]) {
    self.members = members
  }

  /// The file of a name.
  public func bytes(of name: String) -> [UInt8]? { members.first { $0.name == name }?.bytes }

  /// A part of a name that is safe on every system and leads nowhere else: what is no ASCII letter, digit, `.`, `-` or
  /// `_` becomes `_`, and no name begins with a point.
  public static func safe(_ text: String) -> String {
    let clean = text.unicodeScalars.map { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "-_.".unicodeScalars.contains(scalar))
        ? Character(scalar) : "_"
    }
    let bare = clean.drop { $0 == "." }
    return bare.isEmpty ? "_" : String(bare.prefix(80))
  }

  /// Writes the bundle beside its place first, then moves it there.
  ///
  /// - Parameter day: stands as the time of every file, in place of a clock's.
  /// - Throws: `OUTPUT-NOT-WRITTEN`.
  public func write(to path: String, on day: Day) throws(Diagnostic) {
    let partial = path + ".partial"
    guard put(at: partial, day) else {
      let cause = errno
      unlink(partial)
      throw ZipBundle.failure(path, cause)
    }
    guard rename(partial, path) == 0 else {
      let cause = errno
      unlink(partial)
      throw ZipBundle.failure(path, cause)
    }
  }

  private static func failure(_ path: String, _ cause: Int32) -> Diagnostic {
    Diagnostic(
      .outputNotWritten, at: Place(file: path),
      ["why": cause == 0 ? "zip" : String(cString: strerror(cause))])
  }

  private func put(at path: String, _ day: Day) -> Bool {
    errno = 0
    guard let zip = zipOpen64(path, APPEND_STATUS_CREATE) else { return false }
    var isWhole = true
    for member in members { isWhole = isWhole && put(member, into: zip, day) }
    return zipClose(zip, nil) == ZIP_OK && isWhole
  }

  private func put(_ member: Member, into zip: zipFile, _ day: Day) -> Bool {
    let (year, month, number) = day.parts
    var info = zip_fileinfo()
    // The date of DOS, which counts from 1980; midnight.
    info.dosDate = UInt((max(0, year - 1980) << 25) | (month << 21) | (number << 16))
    let level: Int32 = 6
    let utf8: UInt = 1 << 11
    guard
      zipOpenNewFileInZip4_64(
        zip, member.name, &info, nil, 0, nil, 0, nil, Z_DEFLATED, level, 0, -MAX_WBITS, DEF_MEM_LEVEL,
        Z_DEFAULT_STRATEGY, nil, 0, 0, utf8, 0) == ZIP_OK
    else { return false }
    let written = member.bytes.withUnsafeBytes { bytes in
      zipWriteInFileInZip(zip, bytes.baseAddress, UInt32(bytes.count))
    }
    return zipCloseFileInZip(zip) == ZIP_OK && written == ZIP_OK
  }
}

extension ZipBundle {
  /// What a bundle may unpack to: these are small files.
  private static let limits: ZipArchive.Limits = {
    var limits = ZipArchive.Limits()
    limits.inflated = 256 << 20
    limits.entries = 1_000
    return limits
  }()

  /// Reads a bundle.
  ///
  /// - Throws: `FILE-…`, `ARCHIVE-…`.
  public init(at path: String) throws(Diagnostic) {
    let archive = try ZipArchive(try OpenFile(path).source(name: path), limits: ZipBundle.limits)
    var members: [Member] = []
    for entry in archive.list where !entry.isFolder {
      let content = try archive.content(of: entry, name: entry.name)
      members.append(Member(entry.name, try content.bytes(at: 0, count: content.count)))
    }
    self.members = members
  }
}
