/// The names and numbers that stand for characters in HTML.
enum HTMLEntities {
  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "yen": "¥", "cent": "¢",
    "pound": "£", "euro": "€", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "plusmn": "±", "times": "×",
    "divide": "÷", "middot": "·", "bull": "•", "hellip": "…", "mdash": "—", "ndash": "–", "ldquo": "“", "rdquo": "”",
    "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»", "sect": "§", "para": "¶", "permil": "‰", "ensp": "\u{2002}",
    "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "shy": "\u{AD}", "rarr": "→",
    "larr": "←", "uarr": "↑", "darr": "↓",
  ]

  /// A text with its entities replaced; what is no entity stays as it is.
  static func decoded(_ bytes: [UInt8]) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.first {
      rest = rest.dropFirst()
      guard byte == UInt8(ascii: "&") else {
        decoded.append(byte)
        continue
      }
      // No name or number is longer.
      let name = rest.prefix(10).prefix { $0 == UInt8(ascii: "#") || isAlphanumeric($0) }
      if let text = character(String(decoding: name, as: UTF8.self)) {
        decoded += text.utf8
        rest = rest.dropFirst(name.count)
        if rest.first == UInt8(ascii: ";") { rest = rest.dropFirst() }
      } else {
        decoded.append(byte)
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }

  private static func character(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return named[name] }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    guard let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits) else { return nil }
    guard number > 0, let scalar = Unicode.Scalar(number) else { return "\u{FFFD}" }
    return String(Character(scalar))
  }
}
