import Exact
import Wording

/// A word, number or sign of a formula, with the offset where it begins.
struct FormulaToken: Hashable {
  enum Kind: Hashable {
    case number(Rational, Unit)
    case name(String)
    case sign(String)
    case end
  }

  let kind: Kind
  let offset: Int
}

/// Why a text is no formula, and at which character.
struct FormulaError: Error {
  enum Reason {
    case syntax(found: Bilingual, expected: Bilingual)
    case unknownName(String, nearest: String?)
    /// A name before an opening bracket that is no function.
    case unknownFunction(String)
    case units(Bilingual)
    case unreadableNumber(String)
    case tooDeep
  }

  let reason: Reason
  let offset: Int
}

/// Cuts a formula into tokens.
struct FormulaLexer {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) {
    characters = text.map(FormulaLexer.plain)
  }

  /// The half-width form of a full-width character (U+FF01…U+FF5E), so that a Chinese keyboard serves as well.
  private static func plain(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
      (0xFF01...0xFF5E).contains(scalar.value)
    else { return character }
    return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
  }

  static func tokens(of text: String) throws(FormulaError) -> [FormulaToken] {
    var lexer = FormulaLexer(text)
    var tokens: [FormulaToken] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() throws(FormulaError) -> FormulaToken {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    guard position < characters.count else { return FormulaToken(kind: .end, offset: position) }
    let start = position
    let character = characters[position]
    if character.isASCII && character.isNumber { return try number(from: start) }
    if character.isLetter || character == "_" {
      return FormulaToken(kind: .name(word { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }), offset: start)
    }
    let pair = position + 1 < characters.count ? String(characters[position...position + 1]) : ""
    if ["<=", ">=", "==", "!="].contains(pair) {
      position += 2
      return FormulaToken(kind: .sign(pair), offset: start)
    }
    position += 1
    let plain: [Character: String] = ["≤": "<=", "≥": ">=", "≠": "!=", "×": "*", "÷": "/", "−": "-"]
    let sign = plain[character] ?? String(character)
    guard ["+", "-", "*", "/", "(", ")", "[", "]", ",", "<", ">", "<=", ">=", "!="].contains(sign) else {
      throw FormulaError(
        reason: .syntax(
          found: .quoted(String(character)), expected: Bilingual("公式里没有这个符号", "formulas have no such sign")),
        offset: start)
    }
    return FormulaToken(kind: .sign(sign), offset: start)
  }

  private mutating func word(_ belongs: (Character) -> Bool) -> String {
    let start = position
    while position < characters.count, belongs(characters[position]) { position += 1 }
    return String(characters[start..<position])
  }

  /// A number with the unit that follows it: `20%`, `200000 yuan`, `30 consultations`.
  private mutating func number(from start: Int) throws(FormulaError) -> FormulaToken {
    var text = word { ($0.isASCII && $0.isNumber) || $0 == "." }
    if let grouped = thousands(after: text) {
      throw FormulaError(reason: .unreadableNumber(grouped), offset: start)
    }
    if position < characters.count, "%‰".contains(characters[position]) {
      text.append(characters[position])
      position += 1
    } else {
      let beforeUnit = position
      while position < characters.count, characters[position].isWhitespace { position += 1 }
      let unit = word { $0.isLetter || $0 == "_" }
      if ["", "and", "or", "then", "else", "in", "not", "if"].contains(unit) {
        position = beforeUnit
      } else {
        text += " " + unit
      }
    }
    do {
      let quantity = try Quantity(parsing: text)
      return FormulaToken(kind: .number(quantity.value, quantity.unit), offset: start)
    } catch {
      throw FormulaError(reason: .unreadableNumber(text), offset: start)
    }
  }

  /// `1,234` as a whole, which could be meant as one number or as two arguments; `1, 234` is two.
  private func thousands(after text: String) -> String? {
    func isDigit(_ place: Int) -> Bool {
      characters.indices.contains(place) && characters[place].isASCII && characters[place].isNumber
    }
    guard text.count <= 3, !text.contains("."), position < characters.count, characters[position] == ",",
      (1...3).allSatisfy({ isDigit(position + $0) }), !isDigit(position + 4)
    else { return nil }
    return text + String(characters[position...position + 3])
  }
}
