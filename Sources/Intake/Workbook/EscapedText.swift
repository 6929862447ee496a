/// Characters that XML cannot hold, as workbooks write them: `_x000D_` is a carriage return.
enum EscapedText {
  /// The text without its escapes.
  static func plain(_ bytes: [UInt8]) -> String {
    var plain: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "_"), let scalar = escaped(rest) {
        plain += String(Character(scalar)).utf8
        rest = rest.dropFirst(7)
      } else if plain.isEmpty, !rest.dropFirst().contains(UInt8(ascii: "_")), byte != UInt8(ascii: "_") {
        // Most texts have no escape.
        return String(decoding: rest, as: UTF8.self)
      } else {
        plain.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The character of an escape at the beginning of these bytes.
  private static func escaped(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let escape = Array(bytes.prefix(7))
    guard escape.count == 7, escape[1] == UInt8(ascii: "x"), escape[6] == UInt8(ascii: "_") else { return nil }
    return UInt32(String(decoding: escape[2..<6], as: UTF8.self), radix: 16).flatMap { Unicode.Scalar($0) }
  }
}
