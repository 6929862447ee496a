/// What one pass over bytes says about their being UTF-8. The bytes may come in pieces.
struct UTF8Survey {
  /// The offset of the first byte that is not UTF-8.
  private(set) var firstError: Int?
  /// The offset of the first zero byte.
  private(set) var firstZero: Int?
  /// The number of places that are not UTF-8.
  private(set) var errors = 0
  /// The number of well-formed characters of three or four bytes: Chinese characters.
  ///
  /// GBK text hardly ever shows such sequences, so they tell a damaged UTF-8 text from a GBK one.
  private(set) var longCharacters = 0
  /// The number of well-formed characters of two bytes.
  private(set) var shortCharacters = 0
  /// The alphabets among the characters of two bytes, a bit each.
  private var alphabets: UInt8 = 0
  /// Whether every character of two bytes would be one of the common Chinese characters in GBK.
  private var allCommonInGBK = true

  /// Nothing seen yet.
  init() {}

  init(_ bytes: [UInt8], from start: Int) {
    bytes.withUnsafeBytes { raw in
      _ = add(UnsafeRawBufferPointer(rebasing: raw[min(start, raw.count)...]), at: start, isLast: true)
    }
  }

  /// Whether a well-formed UTF-8 text is GBK all the same.
  ///
  /// A few Chinese characters in GBK can look like well-formed UTF-8 by chance (the two of 诶 and the like); such a text
  /// then has no Chinese character in UTF-8 at all, letters of several alphabets side by side (Greek, Hebrew, Arabic …),
  /// and every one of them is a common Chinese character in GBK.
  var looksLikeGBK: Bool {
    errors == 0 && longCharacters == 0 && shortCharacters > 0 && allCommonInGBK && alphabets.nonzeroBitCount > 1
  }

  /// Looks at the next bytes; gives back how many were used: all but the beginning of a character that is cut off.
  mutating func add(_ raw: UnsafeRawBufferPointer, at base: Int, isLast: Bool) -> Int {
    var offset = 0
    while offset < raw.count {
      // Eight plain, non-zero ASCII bytes at a time.
      while offset + 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let zeros = (word &- 0x0101_0101_0101_0101) & ~word
        if (word | zeros) & 0x8080_8080_8080_8080 != 0 { break }
        offset += 8
      }
      guard offset < raw.count else { break }
      let byte = raw[offset]
      if byte < 0x80 {
        if byte == 0, firstZero == nil { firstZero = base + offset }
        offset += 1
      } else if let length = UTF8Survey.sequenceLength(at: offset, in: raw) {
        if length >= 3 { longCharacters += 1 } else { short(byte, raw[offset + 1]) }
        offset += length
      } else {
        if !isLast, byte >= 0xC2, raw.count - offset < UTF8Survey.announcedLength(byte) { break }
        if firstError == nil { firstError = base + offset }
        errors += 1
        offset += 1
      }
    }
    return offset
  }

  private mutating func short(_ first: UInt8, _ second: UInt8) {
    shortCharacters += 1
    // GB 2312 keeps its 3755 most common characters between B0A1 and D7F9.
    if first > 0xD7 || second < 0xA1 { allCommonInGBK = false }
    switch first {
    case 0xC2...0xC9: alphabets |= 1  // Latin
    case 0xCA...0xCB: alphabets |= 2  // phonetic
    case 0xCC...0xCD: alphabets |= 4  // accents
    case 0xCE...0xCF: alphabets |= 8  // Greek
    case 0xD0...0xD3: alphabets |= 16  // Cyrillic
    default: alphabets |= 32  // Armenian, Hebrew
    }
  }

  private static func announcedLength(_ byte: UInt8) -> Int {
    byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
  }

  /// The length of the well-formed sequence at an offset, or nil where there is none (Unicode, table 3-7).
  static func sequenceLength(at offset: Int, in bytes: some RandomAccessCollection<UInt8>) -> Int? {
    func at(_ distance: Int) -> UInt8 {
      offset + distance < bytes.count ? bytes[bytes.index(bytes.startIndex, offsetBy: offset + distance)] : 0
    }
    func continues(_ distance: Int) -> Bool { at(distance) & 0xC0 == 0x80 }
    let second = at(1)
    switch at(0) {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return continues(1) ? 2 : nil
    case 0xE0: return (0xA0...0xBF).contains(second) && continues(2) ? 3 : nil
    case 0xED: return (0x80...0x9F).contains(second) && continues(2) ? 3 : nil
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : nil
    case 0xF0: return (0x90...0xBF).contains(second) && continues(2) && continues(3) ? 4 : nil
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : nil
    case 0xF4: return (0x80...0x8F).contains(second) && continues(2) && continues(3) ? 4 : nil
    default: return nil
    }
  }
}
