/// What a file is, told from its first bytes and never from its name.
package enum FileKind: Hashable, Sendable {
  /// Text, in whatever encoding: CSV or TSV.
  case text
  /// A zip archive: a workbook (.xlsx), or an archive of other files.
  case archive
  /// An OLE2 container: a workbook of Excel 97 (.xls), or an encrypted one.
  case compound
  /// The records of a workbook of Excel 5 without a container around them, as small libraries write them.
  case bareRecords
  /// The same of Excel 4 and earlier.
  case ancientRecords
  /// Something known that holds no table, by its name in messages: PDF, PNG …
  case foreign(String)

  /// The kind that the first bytes announce.
  package init(of bytes: some Collection<UInt8>) {
    func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
      self = .archive
    } else if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .compound
    } else if begins([0x09, 0x08]) {
      self = .bareRecords
    } else if begins([0x09, 0x00, 0x04, 0x00]) || begins([0x09, 0x02, 0x06, 0x00]) || begins([0x09, 0x04, 0x06, 0x00]) {
      self = .ancientRecords
    } else if let match = FileKind.foreignSignatures.first(where: { begins($0.bytes) }) {
      self = .foreign(match.name)
    } else {
      self = .text
    }
  }

  private static let foreignSignatures: [(name: String, bytes: [UInt8])] = [
    ("PDF", Array("%PDF".utf8)), ("PNG", [0x89, 0x50, 0x4E, 0x47]), ("JPEG", [0xFF, 0xD8, 0xFF]),
    ("GIF", Array("GIF8".utf8)), ("gzip", [0x1F, 0x8B]), ("RAR", Array("Rar!".utf8)),
    ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), ("SQLite", Array("SQLite format 3".utf8)),
    ("MHTML", Array("MIME-Version:".utf8)), ("RTF", Array("{\\rtf".utf8)),
  ]
}
