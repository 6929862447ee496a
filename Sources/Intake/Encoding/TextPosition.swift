/// Line and column of a byte, both counted from 1, the column in characters.
struct TextPosition {
  private(set) var line = 1
  private(set) var column = 1

  init(of offset: Int, in source: ByteSource, _ encoding: TextEncoding) {
    let head = (try? source.bytes(at: 0, count: 4)) ?? []
    var position = TextEncoding.announced(by: head)?.markLength ?? 0
    // A piece at a time, each with the bytes of a character that it may cut off.
    while position < min(offset, source.count) {
      guard let piece = try? source.bytes(at: position, count: 1 << 20), !piece.isEmpty else { return }
      let isLast = position + piece.count >= source.count
      let safe = isLast ? piece.count : piece.count - 4
      var at = 0
      while at < safe, position + at < offset { at += step(at, in: piece, encoding) }
      position += max(at, 1)
    }
  }

  /// Goes past a character; gives back its length.
  private mutating func step(_ at: Int, in bytes: [UInt8], _ encoding: TextEncoding) -> Int {
    let low = encoding == .utf16BigEndian ? at + 1 : at
    let high = encoding == .utf16BigEndian ? at : at + 1
    let isLineFeed =
      low < bytes.count && bytes[low] == 0x0A
      && (encoding == .utf8 || encoding == .gb18030 || (high < bytes.count && bytes[high] == 0))
    if isLineFeed {
      line += 1
      column = 1
    } else {
      column += 1
    }
    return encoding.characterLength(at: at, in: bytes)
  }
}
