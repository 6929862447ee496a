internal import CExpat
internal import Wording

/// A name in XML as the parser holds it; valid only during the call that hands it over.
struct XMLName {
  private let start: UnsafePointer<CChar>

  /// The name without its prefix: `x:row` is `row`.
  init(_ name: UnsafePointer<CChar>) {
    var start = name
    var position = name
    while position.pointee != 0 {
      if position.pointee == CChar(UInt8(ascii: ":")) { start = position + 1 }
      position += 1
    }
    self.start = start
  }

  /// Whether it is that name.
  static func ~= (expected: StaticString, name: XMLName) -> Bool {
    let wanted = expected.utf8Start
    var index = 0
    while index < expected.utf8CodeUnitCount {
      guard UInt8(bitPattern: name.start[index]) == wanted[index] else { return false }
      index += 1
    }
    return name.start[index] == 0
  }
}

/// The attributes of an element; valid only during the call that hands them over.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// The value of the attribute of that name, prefixes left aside.
  subscript(name: StaticString) -> String? {
    guard let list else { return nil }
    var index = 0
    while let key = list[index], let value = list[index + 1] {
      if name ~= XMLName(key) { return String(cString: value) }
      index += 2
    }
    return nil
  }
}

/// One part of a workbook as a stream of elements and text. A part is a subclass: the parser calls back from C, which
/// knows no generics.
class XMLStream {
  /// Levels of nesting.
  static let deepest = 64
  /// Bytes of one tag, comment or instruction; the parser keeps it whole in memory.
  static let longestToken = 1 << 20

  /// The place of the part: its file and sheet.
  let place: Place
  /// The part's name in messages.
  let part: String
  private let parser: XML_Parser
  private var depth = 0
  private var fed = 0
  /// The first trouble met inside a callback; parsing stops there.
  private(set) var failure: Diagnostic?

  /// A parser for one part; `isUTF8` where the bytes are UTF-8 whatever the XML says of itself.
  init(part: String, at place: Place, isUTF8: Bool = false) throws(Diagnostic) {
    guard let parser = XML_ParserCreate(isUTF8 ? "UTF-8" : nil) else {
      throw Diagnostic(
        .workbookBroken, at: place, ["part": part, "line": "1", "column": "1", "reason": "out of memory"])
    }
    self.part = part
    self.place = place
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let stream = XMLStream.from(context), let name else { return }
        stream.open(name, attributes)
      },
      { context, name in
        guard let stream = XMLStream.from(context), let name else { return }
        stream.close(name)
      })
    XML_SetCharacterDataHandler(parser) { context, bytes, count in
      guard let stream = XMLStream.from(context), let bytes, stream.failure == nil else { return }
      bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { start in
        stream.text(UnsafeBufferPointer(start: start, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      guard let stream = XMLStream.from(context) else { return }
      stream.stop(Diagnostic(.workbookDoctype, at: stream.place, ["part": stream.part]))
    }
  }

  deinit {
    XML_ParserFree(parser)
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
    context.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  /// An element begins.
  func opened(_ name: XMLName, _ attributes: XMLAttributes) {}
  /// An element ends.
  func closed(_ name: XMLName) {}
  /// Text between tags, perhaps only a piece of it.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  private func open(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) {
    guard failure == nil else { return }
    depth += 1
    guard depth <= XMLStream.deepest else {
      stop(Diagnostic(.workbookTooDeep, at: place, ["part": part, "limit": String(XMLStream.deepest)]))
      return
    }
    opened(XMLName(name), XMLAttributes(list: attributes))
  }

  private func close(_ name: UnsafePointer<CChar>) {
    guard failure == nil else { return }
    depth -= 1
    closed(XMLName(name))
  }

  /// Ends the parsing with a diagnostic.
  func stop(_ diagnostic: Diagnostic) {
    if failure == nil { failure = diagnostic }
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  /// Parses the next bytes.
  ///
  /// - Throws: what a callback stopped with, or `WORKBOOK-BROKEN` with line and column within the part.
  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(Diagnostic) {
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    let status = XML_Parse(parser, start, Int32(bytes.count), isLast ? 1 : 0)
    if let failure { throw failure }
    guard status != XML_STATUS_ERROR else {
      throw broken(XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown")
    }
    fed += bytes.count
    guard isLast || fed - Int(XML_GetCurrentByteIndex(parser)) <= XMLStream.longestToken else {
      throw broken("a tag of more than \(XMLStream.longestToken) bytes")
    }
  }

  /// Parses the next bytes.
  func feed(_ bytes: [UInt8], isLast: Bool) throws(Diagnostic) {
    var failure: Diagnostic?
    bytes.withUnsafeBytes { raw in
      do throws(Diagnostic) { try feed(raw, isLast: isLast) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// `WORKBOOK-BROKEN` at the parser's place.
  func broken(_ reason: String) -> Diagnostic {
    Diagnostic(
      .workbookBroken, at: place,
      [
        "part": part, "line": String(XML_GetCurrentLineNumber(parser)),
        "column": String(XML_GetCurrentColumnNumber(parser) + 1), "reason": reason,
      ])
  }
}
