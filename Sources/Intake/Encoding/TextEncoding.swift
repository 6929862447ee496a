/// The encodings in which tables arrive.
public enum TextEncoding: String, Hashable, Sendable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-16, low byte first (Excel's "Unicode text").
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// GB18030, which contains GBK and GB2312 (most exports of Chinese platforms).
  case gb18030 = "GB18030"

  /// The encoding that a byte order mark announces, and the mark's length.
  static func announced(by bytes: [UInt8]) -> (encoding: TextEncoding, markLength: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    // FF FE 00 00 would be UTF-32, which no export uses; as UTF-16 it shows a zero character and is refused.
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-16 without a mark, told by where zero bytes lie: every comma, digit and line end has one in its high byte.
  static func guessedFromZeroBytes(_ bytes: [UInt8]) -> TextEncoding? {
    let sample = bytes.prefix(1 << 16)
    var atEven = 0
    var atOdd = 0
    for (offset, byte) in sample.enumerated() where byte == 0 {
      if offset.isMultiple(of: 2) { atEven += 1 } else { atOdd += 1 }
    }
    // A stray zero byte in a damaged text is not yet UTF-16: at least one byte in fifty has to be zero.
    guard (atEven + atOdd) * 50 >= sample.count else { return nil }
    if atOdd > atEven * 10 { return .utf16LittleEndian }
    if atEven > atOdd * 10 { return .utf16BigEndian }
    return nil
  }

  /// The number of bytes of the character that begins at an offset, at least 1; broken characters count as one byte
  /// (two in UTF-16).
  func characterLength(at offset: Int, in bytes: [UInt8]) -> Int {
    let first = bytes[offset]
    func byte(_ distance: Int) -> UInt8 { offset + distance < bytes.count ? bytes[offset + distance] : 0 }
    switch self {
    case .utf8:
      return UTF8Survey.sequenceLength(at: offset, in: bytes) ?? 1
    case .gb18030:
      guard first >= 0x81, first != 0xFF else { return 1 }
      return (0x30...0x39).contains(byte(1)) ? 4 : 2
    case .utf16LittleEndian:
      return (0xD8...0xDB).contains(byte(1)) ? 4 : 2
    case .utf16BigEndian:
      return (0xD8...0xDB).contains(first) ? 4 : 2
    }
  }
}
