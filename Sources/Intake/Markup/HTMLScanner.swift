internal import Wording

/// Cuts HTML into tags and text, byte by byte, as browsers do with careless pages: nothing has to be well formed.
///
/// Comments, scripts and styles are passed over without being kept; a tag is bounded.
struct HTMLScanner {
  /// Bytes of one tag with its attributes.
  static let longestTag = 1 << 16
  /// Elements whose content is no text: it runs to their end tag whatever it looks like.
  private static let opaque: Set<String> = ["script", "style", "title", "textarea", "xmp"]

  private enum State {
    case text
    /// Behind a `<`.
    case opened
    case tag
    case comment
    /// Within an opaque element.
    case opaque
  }

  private let place: Place
  private var state = State.text
  private var tag: [UInt8] = []
  /// The quote that is open in a tag, or 0.
  private var quote: UInt8 = 0
  /// The last bytes in a comment.
  private var dashes = 0
  /// The end tag that ends an opaque element, and how much of it was seen.
  private var ending: [UInt8] = []
  private var matched = 0

  init(_ place: Place) {
    self.place = place
  }

  /// Scans the next bytes.
  mutating func feed(_ bytes: [UInt8], into tables: HTMLTables) throws(Diagnostic) {
    for byte in bytes {
      switch state {
      case .text:
        if byte == UInt8(ascii: "<") { state = .opened } else { try tables.text(byte) }
      case .opened: try open(byte, tables)
      case .tag: try continueTag(byte, tables)
      case .comment:
        if byte == UInt8(ascii: ">"), dashes >= 2 { state = .text }
        dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
      case .opaque: skip(byte)
      }
    }
  }

  /// Ends the page.
  ///
  /// - Throws: `HTML-CUT-OFF` where it ends within a tag, a comment, a script or a table.
  mutating func finish(into tables: HTMLTables) throws(Diagnostic) {
    guard state == .text else { throw Diagnostic(.htmlCutOff, at: place) }
    try tables.finish()
  }

  private mutating func open(_ byte: UInt8, _ tables: HTMLTables) throws(Diagnostic) {
    let isLetter = (0x41...0x5A).contains(byte & 0xDF)
    if isLetter || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
      tag = [byte]
      quote = 0
      state = .tag
    } else {
      // A less-than sign in the text.
      state = .text
      try tables.text(UInt8(ascii: "<"))
      if byte == UInt8(ascii: "<") { state = .opened } else { try tables.text(byte) }
    }
  }

  private mutating func continueTag(_ byte: UInt8, _ tables: HTMLTables) throws(Diagnostic) {
    if quote != 0 {
      if byte == quote { quote = 0 }
    } else if byte == UInt8(ascii: ">") {
      state = .text
      try close(tables)
      return
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      // Only a quote behind the equals sign opens a value.
      if tag.last(where: { $0 > 0x20 }) == UInt8(ascii: "=") { quote = byte }
    }
    tag.append(byte)
    guard tag.count <= HTMLScanner.longestTag else {
      var place = place
      place.line = max(tables.row, 1)
      throw Diagnostic(.htmlTagLong, at: place, ["limit": String(HTMLScanner.longestTag)])
    }
    if tag.count == 3, tag == Array("!--".utf8) {
      state = .comment
      // `<!-->` is a whole comment.
      dashes = 2
    }
  }

  private mutating func close(_ tables: HTMLTables) throws(Diagnostic) {
    guard let parsed = HTMLTag(tag) else { return }
    try tables.take(parsed)
    if !parsed.isEnd, HTMLScanner.opaque.contains(parsed.name) {
      state = .opaque
      ending = Array("</\(parsed.name)".utf8)
      matched = 0
    }
  }

  private mutating func skip(_ byte: UInt8) {
    if matched == ending.count {
      if byte == UInt8(ascii: ">") { state = .text }
      return
    }
    let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    matched = lower == ending[matched] ? matched + 1 : lower == ending[0] ? 1 : 0
  }
}

/// A tag: its name and attributes, in lower case.
struct HTMLTag {
  let name: String
  let isEnd: Bool
  private let rest: ArraySlice<UInt8>

  /// What stands between the angle brackets; nil where it is a declaration.
  init?(_ bytes: [UInt8]) {
    var bytes = bytes[...]
    isEnd = bytes.first == UInt8(ascii: "/")
    if isEnd { bytes = bytes.dropFirst() }
    let name = bytes.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
    guard let first = name.first, (0x41...0x5A).contains(first & 0xDF) else { return nil }
    self.name = String(decoding: name, as: UTF8.self).lowercased()
    rest = bytes.dropFirst(name.count)
  }

  /// The value of an attribute, its entities decoded; empty for one without a value, nil where it is not there.
  subscript(attribute: String) -> String? {
    var rest = rest
    let wanted = Array(attribute.utf8)
    while true {
      rest = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: "/") }
      guard !rest.isEmpty else { return nil }
      let key = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "/") }
      rest = rest.dropFirst(max(key.count, 1)).drop { $0 <= 0x20 }
      var value: ArraySlice<UInt8> = []
      if rest.first == UInt8(ascii: "=") || key.isEmpty {
        rest = (key.isEmpty ? rest : rest.dropFirst()).drop { $0 <= 0x20 }
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          value = rest.dropFirst().prefix { $0 != quote }
          rest = rest.dropFirst(value.count + 2)
        } else {
          value = rest.prefix { $0 > 0x20 }
          rest = rest.dropFirst(value.count)
        }
      }
      if key.elementsEqual(wanted, by: { ((0x41...0x5A).contains($0) ? $0 | 0x20 : $0) == $1 }) {
        return HTMLEntities.decoded(Array(value))
      }
    }
  }

  /// A whole number in an attribute, within bounds; 1 where there is none.
  func count(_ attribute: String, atMost limit: Int) -> Int {
    guard let text = self[attribute], let number = Int(text.filter(\.isNumber).prefix(6)) else { return 1 }
    return min(max(number, 1), limit)
  }
}
