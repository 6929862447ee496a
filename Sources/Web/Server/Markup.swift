internal import Mustache
internal import Wording

/// Markup that was put together here and not by a template, where a page repeats a piece so often that templates are slow.
///
/// What is literal stands in the source; everything else is escaped on its way in. A template takes it unescaped, under a
/// name that ends in `Markup`.
struct Markup: Sendable, MustacheCustomRenderable {
  private var bytes: [UInt8] = []
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  var renderText: String { String(decoding: bytes, as: UTF8.self) }
  /// Nothing at all, where a template asks whether there is something.
  var isNull: Bool { bytes.isEmpty }

  /// Markup as it stands in the source.
  mutating func put(_ markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Words of the source, in the language of the page.
  mutating func say(_ chinese: StaticString, _ english: StaticString) {
    put(language == .chinese ? chinese : english)
  }

  /// Any other text, also within the quotes of an attribute.
  mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): put("&lt;")
      case UInt8(ascii: ">"): put("&gt;")
      case UInt8(ascii: "&"): put("&amp;")
      case UInt8(ascii: "\""): put("&quot;")
      case UInt8(ascii: "'"): put("&#39;")
      default: bytes.append(byte)
      }
    }
  }
}
