internal import Exact
internal import Wording

/// A text of any size as UTF-8, whatever it was written in, to be read piece by piece.
///
/// A text that is UTF-8 already is read where it lies; another is converted once, see ``Spill``.
struct TextSource {
  /// UTF-8; the text begins at ``start``.
  let bytes: ByteSource
  /// Where the text begins: after the byte order mark.
  let start: Int
  /// The encoding it was written in.
  let encoding: TextEncoding
  /// The hash of the content as it was.
  let hash: ContentHash

  /// Tells the encoding from the content, checks every character, and converts where that is needed.
  ///
  /// - Throws: `FILE-EMPTY`; `TEXT-UNREADABLE` with line and column of the first character that cannot be read;
  ///   `TEXT-ZERO-BYTE`; `SCRATCH-FAILED`; `FILE-UNREADABLE`, `FILE-CHANGED`.
  init(_ source: ByteSource) throws(Diagnostic) {
    guard source.count > 0 else { throw Diagnostic(.fileEmpty, at: Place(file: source.name)) }
    let head = try source.bytes(at: 0, count: TextSource.sample)
    let announced = TextEncoding.announced(by: head)
    let mark = announced?.markLength ?? 0
    if let wide = announced?.encoding ?? TextEncoding.guessedFromZeroBytes(head), wide != .utf8 {
      let converted = try Conversion(of: source, from: mark, wide)
      try self.init(converted.text, start: 0, encoding: wide, hash: converted.hash)
      return
    }
    let (survey, hash) = try TextSource.survey(source, from: mark)
    if let error = survey.firstError {
      // A mark, or more Chinese characters in UTF-8 than broken places: it is UTF-8 that was damaged.
      guard announced == nil, survey.longCharacters < survey.errors else {
        throw TextSource.unreadable(at: error, source, .utf8)
      }
    }
    let claimsGBK = survey.longCharacters == 0 && survey.shortCharacters > 0 && TextSource.claimsGBK(head)
    if survey.firstError != nil || (announced == nil && (survey.looksLikeGBK || claimsGBK)) {
      let text = try Conversion(of: source, from: 0, .gb18030).text
      try self.init(text, start: 0, encoding: .gb18030, hash: hash)
    } else {
      try self.init(source, start: mark, encoding: .utf8, hash: hash)
    }
  }

  /// A decoded text, in which lone carriage returns become line feeds where nothing else ends the rows.
  private init(_ text: ByteSource, start: Int, encoding: TextEncoding, hash: ContentHash) throws(Diagnostic) {
    self.encoding = encoding
    self.hash = hash
    guard try LineEnds(of: text.bytes(at: start, count: TextSource.sample)).areCarriageReturns else {
      bytes = text
      self.start = start
      return
    }
    var spill = Spill(name: text.name)
    try text.forEachPiece(from: start) { (piece, _) throws(Diagnostic) in
      let turned = piece.map { $0 == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : $0 }
      try spill.append(turned)
    }
    bytes = try spill.source()
    self.start = 0
  }

  /// The first bytes, from which the encoding, the line ends and the separator are guessed.
  static let sample = 1 << 16

  private static func survey(_ source: ByteSource, from start: Int) throws(Diagnostic) -> (UTF8Survey, ContentHash) {
    let hasher = ContentHasher()
    var survey = UTF8Survey()
    // The beginning of a character that the piece before cut off.
    var carry: [UInt8] = []
    try source.forEachPiece { (piece, offset) throws(Diagnostic) in
      hasher.add(piece)
      let isLast = offset + piece.count >= source.count
      let skipped = max(0, start - offset)
      var fresh = UnsafeRawBufferPointer(rebasing: piece[min(skipped, piece.count)...])
      var base = offset + skipped
      if !carry.isEmpty {
        let joined = carry + fresh.prefix(4)
        let used = joined.withUnsafeBytes { survey.add($0, at: base - carry.count, isLast: isLast && fresh.count <= 4) }
        let taken = min(max(0, used - carry.count), fresh.count)
        fresh = UnsafeRawBufferPointer(rebasing: fresh[taken...])
        base += taken
        carry = []
      }
      let used = survey.add(fresh, at: base, isLast: isLast)
      carry = Array(fresh[used...])
      if let zero = survey.firstZero { throw zeroByte(at: zero, source, .utf8) }
    }
    return (survey, hasher.hash())
  }

  /// Whether a page or a sheet in XML says that it is written in GB 2312, GBK or GB18030.
  private static func claimsGBK(_ head: [UInt8]) -> Bool {
    let text = String(decoding: head.prefix(4096), as: UTF8.self).lowercased().filter { !"\"' ".contains($0) }
    return text.contains("charset=gb") || text.contains("encoding=gb")
  }

  /// `TEXT-UNREADABLE` at a byte of the file.
  static func unreadable(at offset: Int, _ source: ByteSource, _ encoding: TextEncoding) -> Diagnostic {
    let position = TextPosition(of: offset, in: source, encoding)
    let bytes = (try? source.bytes(at: offset, count: 4)) ?? []
    let shown = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
    return Diagnostic(
      .textUnreadable, at: Place(file: source.name, line: position.line, column: position.column),
      ["encoding": encoding.rawValue, "bytes": shown.joined(separator: " "), "offset": String(offset)])
  }

  /// `TEXT-ZERO-BYTE` at a byte of the text.
  static func zeroByte(at offset: Int, _ source: ByteSource, _ encoding: TextEncoding) -> Diagnostic {
    let position = TextPosition(of: offset, in: source, encoding)
    return Diagnostic(.textZeroByte, at: Place(file: source.name, line: position.line, column: position.column))
  }
}

/// A text converted to UTF-8, with the hash of what it was.
private struct Conversion {
  let text: ByteSource
  let hash: ContentHash

  init(of source: ByteSource, from start: Int, _ encoding: TextEncoding) throws(Diagnostic) {
    guard let converter = Iconv(from: encoding) else { throw TextSource.unreadable(at: start, source, encoding) }
    let hasher = ContentHasher()
    var spill = Spill(name: source.name)
    var firstZero: Int?
    var carry: [UInt8] = []
    try source.forEachPiece { (piece, offset) throws(Diagnostic) in
      hasher.add(piece)
      let isLast = offset + piece.count >= source.count
      let bytes = carry + piece.dropFirst(max(0, start - offset))
      let base = max(offset, start) - carry.count
      let (text, used, outcome) = bytes.withUnsafeBytes { converter.convert($0) }
      guard outcome == .whole || (outcome == .cutOff && !isLast) else {
        throw TextSource.unreadable(at: base + used, source, encoding)
      }
      carry = Array(bytes[used...])
      if firstZero == nil { firstZero = text.firstIndex(of: 0).map { $0 + spill.count } }
      try spill.append(text)
    }
    text = try spill.source()
    hash = hasher.hash()
    // Found in the converted text; its place is the same there.
    if let firstZero { throw TextSource.zeroByte(at: firstZero, text, .utf8) }
  }
}

/// How the rows of a text end.
private struct LineEnds {
  /// Whether only lone carriage returns end them, as in exports of old Macintosh programs.
  let areCarriageReturns: Bool

  /// Looks at the beginning of a text; what stands in quotes is no line end.
  init(of sample: [UInt8]) {
    var isQuoted = false
    var returns = 0
    for byte in sample {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\n") where !isQuoted:
        areCarriageReturns = false
        return
      case UInt8(ascii: "\r") where !isQuoted: returns += 1
      default: continue
      }
    }
    areCarriageReturns = returns > 0
  }
}
