internal import Exact

/// A value of JSON as the interface takes and gives it. Numbers are whole: what has decimals is a text, and no binary
/// floating point comes anywhere near a yuan.
indirect enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case whole(Int64)
  case text(String)
  case list([JSONValue])
  /// The members in the order in which they are written.
  case object([Member])
  /// What is written already, byte for byte: a derivation with its hash.
  case written([UInt8])

  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue
  }

  /// The member of an object; nil where there is none, or null.
  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self, let found = members.first(where: { $0.name == name })?.value,
      found != .null
    else { return nil }
    return found
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var whole: Int64? { if case .whole(let number) = self { number } else { nil } }
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  init(stringLiteral text: String) { self = .text(text) }
  init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member(name: $0.0, value: $0.1) })
  }
  init(arrayLiteral values: JSONValue...) { self = .list(values) }
}

extension JSONValue {
  /// A text, or null.
  static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }
  /// Money, as whole fen and as people write it; null while undecided.
  static func money(_ amount: Fen?) -> JSONValue {
    amount.map { ["fen": .whole($0.amount), "yuan": .text($0.text)] } ?? .null
  }
  /// Points with two decimals; null while missing.
  static func points(_ points: Points?) -> JSONValue { .optional(points?.text) }
  /// An exact number as derivations write it: `3`, `11/20`.
  static func exact(_ number: Rational) -> JSONValue {
    .text(number.denominator == 1 ? "\(number.numerator)" : "\(number.numerator)/\(number.denominator)")
  }
  /// Numbers by name, in order of the names.
  static func counts(_ counts: [String: Int]) -> JSONValue {
    .object(counts.sorted { $0.key < $1.key }.map { Member(name: $0.key, value: .whole(Int64($0.value))) })
  }
  /// Texts by name, in order of the names.
  static func texts(_ texts: [String: String]) -> JSONValue {
    .object(texts.sorted { $0.key < $1.key }.map { Member(name: $0.key, value: .text($0.value)) })
  }
}

extension JSONValue {
  /// As it is sent, in UTF-8.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .whole(let number): bytes += String(number).utf8
    case .text(let text): JSONValue.write(text, to: &bytes)
    case .written(let written): bytes += written
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (place, value) in values.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (place, member) in members.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONValue.write(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case 0..<0x20: bytes += "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
