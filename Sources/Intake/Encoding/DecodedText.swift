package import Wording

/// A text as UTF-8, whatever it was written in.
package struct DecodedText: Sendable {
  /// UTF-8; the text begins at ``start``.
  package let bytes: [UInt8]
  /// Where the text begins: after the byte order mark.
  package let start: Int
  /// The encoding it was written in.
  package let encoding: TextEncoding

  /// Tells the encoding from the content and decodes. A text that is UTF-8 already is not copied.
  ///
  /// - Throws: `FILE-EMPTY`; `TEXT-UNREADABLE` with line and column of the first character that cannot be read;
  ///   `TEXT-ZERO-BYTE`.
  package init(_ file: FileBytes) throws(Diagnostic) {
    let content = file.bytes
    guard !content.isEmpty else { throw Diagnostic(.fileEmpty, at: Place(file: file.path)) }
    let announced = TextEncoding.announced(by: content)
    let mark = announced?.markLength ?? 0
    if let wide = announced?.encoding ?? TextEncoding.guessedFromZeroBytes(content), wide != .utf8 {
      try self.init(converting: file, from: mark, encoding: wide)
      return
    }
    let survey = UTF8Survey(content, from: mark)
    if let zero = survey.firstZero { throw DecodedText.zeroByte(at: zero, file, .utf8) }
    if let error = survey.firstError {
      // A mark, or more Chinese characters in UTF-8 than broken places: it is UTF-8 that was damaged.
      guard announced == nil, survey.longCharacters < survey.errors else {
        throw DecodedText.unreadable(at: error, file, .utf8)
      }
      try self.init(converting: file, from: 0, encoding: .gb18030)
      return
    }
    self.init(bytes: content, start: mark, encoding: .utf8)
  }

  private init(bytes: [UInt8], start: Int, encoding: TextEncoding) {
    self.bytes = bytes
    self.start = start
    self.encoding = encoding
  }

  private init(converting file: FileBytes, from mark: Int, encoding: TextEncoding) throws(Diagnostic) {
    guard let converter = Iconv(from: encoding) else {
      throw DecodedText.unreadable(at: mark, file, encoding)
    }
    let (text, error) = converter.convert(file.bytes, from: mark)
    if let error { throw DecodedText.unreadable(at: error, file, encoding) }
    if text.contains(0) {
      // Found in the decoded text; its place is the same line there.
      let offset = text.firstIndex(of: 0) ?? 0
      throw DecodedText.zeroByte(at: offset, FileBytes(path: file.path, bytes: text), .utf8)
    }
    self.init(bytes: text, start: 0, encoding: encoding)
  }

  private static func unreadable(at offset: Int, _ file: FileBytes, _ encoding: TextEncoding) -> Diagnostic {
    let position = TextPosition(of: offset, in: file.bytes, encoding)
    let shown = file.bytes[offset...].prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
    return Diagnostic(
      .textUnreadable, at: Place(file: file.path, line: position.line, column: position.column),
      ["encoding": encoding.rawValue, "bytes": shown.joined(separator: " "), "offset": String(offset)])
  }

  private static func zeroByte(at offset: Int, _ file: FileBytes, _ encoding: TextEncoding) -> Diagnostic {
    let position = TextPosition(of: offset, in: file.bytes, encoding)
    return Diagnostic(.textZeroByte, at: Place(file: file.path, line: position.line, column: position.column))
  }
}

/// Line and column of a byte, both counted from 1, the column in characters.
struct TextPosition {
  let line: Int
  let column: Int

  init(of offset: Int, in bytes: [UInt8], _ encoding: TextEncoding) {
    var line = 1
    var column = 1
    var position = TextEncoding.announced(by: bytes)?.markLength ?? 0
    while position < min(offset, bytes.count) {
      let length = encoding.characterLength(at: position, in: bytes)
      let low = encoding == .utf16BigEndian ? position + 1 : position
      let high = encoding == .utf16BigEndian ? position : position + 1
      let isLineFeed =
        low < bytes.count && bytes[low] == 0x0A
        && (encoding == .utf8 || encoding == .gb18030 || (high < bytes.count && bytes[high] == 0))
      if isLineFeed {
        line += 1
        column = 1
      } else {
        column += 1
      }
      position += length
    }
    self.line = line
    self.column = column
  }
}
