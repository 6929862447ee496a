/// What one pass over bytes says about their being UTF-8.
struct UTF8Survey {
  /// The offset of the first byte that is not UTF-8.
  var firstError: Int?
  /// The offset of the first zero byte.
  var firstZero: Int?
  /// The number of places that are not UTF-8.
  var errors = 0
  /// The number of well-formed characters of three or four bytes: Chinese characters.
  ///
  /// GBK text hardly ever shows such sequences, so they tell a damaged UTF-8 text from a GBK one.
  var longCharacters = 0

  init(_ bytes: [UInt8], from start: Int) {
    bytes.withUnsafeBytes { raw in
      var offset = start
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
          if byte == 0, firstZero == nil { firstZero = offset }
          offset += 1
        } else if let length = UTF8Survey.sequenceLength(at: offset, in: raw) {
          if length >= 3 { longCharacters += 1 }
          offset += length
        } else {
          if firstError == nil { firstError = offset }
          errors += 1
          offset += 1
        }
      }
    }
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
