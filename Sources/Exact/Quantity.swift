/// A number with its unit, read from what people and platforms write.
public struct Quantity: Hashable, Sendable {
  /// The exact value: a fifth for `20%`, yuan for money, seconds for time.
  public let value: Rational
  /// The unit that was written; `.number` where none was.
  public let unit: Unit

  /// A value of a unit.
  public init(_ value: Rational, _ unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// Reads `1,234`, `99.71%`, `￥1,234.50`, `20万元`, `8分48秒`, `30 s`, `30 consultations`.
  ///
  /// Full-width digits, signs and blanks are read as their plain forms. Thousands commas have to stand where they
  /// belong: `12,34` is refused, never read as 12 or 1234. `8分` alone is refused: it could be minutes, points or
  /// money.
  ///
  /// - Throws: ``Unreadable`` that says which part cannot be read.
  public init(parsing text: some StringProtocol) throws(Unreadable) {
    var scanner = try Scanner(text)
    self = try scanner.quantity()
  }

  /// A text that is no number, and why.
  public enum Unreadable: Error, Hashable, Sendable {
    /// There is no text.
    case empty
    /// The text does not begin with a number.
    case notANumber
    /// Commas do not stand at every third digit.
    case misplacedComma
    /// What follows the number is no unit known here.
    case unknownUnit(String)
    /// A bare 分 could be minutes, points or fen.
    case ambiguousUnit
    /// More digits than can be kept exactly.
    case tooLong
  }
}

extension Quantity {
  /// One left-to-right walk over the text, in plain (half-width) characters.
  private struct Scanner {
    var rest: [Character]

    /// What is longer than this is no number that anybody wrote.
    static let greatestLength = 200

    init(_ text: some StringProtocol) throws(Unreadable) {
      guard text.utf8.count <= Scanner.greatestLength else { throw .tooLong }
      rest = text.map(Scanner.plain)
      while rest.first?.isWhitespace == true { rest.removeFirst() }
      while rest.last?.isWhitespace == true { rest.removeLast() }
    }

    /// The half-width form of a full-width character (U+FF01…U+FF5E), ￥ as ¥, − as -.
    static func plain(_ character: Character) -> Character {
      guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
      switch scalar.value {
      case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
      case 0xFFE5: return "¥"
      case 0x2212: return "-"
      case 0x3000, 0x00A0: return " "
      default: return character
      }
    }

    mutating func quantity() throws(Unreadable) -> Quantity {
      guard !rest.isEmpty else { throw .empty }
      // A sign before or after ¥, one of each at most: `--5` is no number.
      var negative = takeSign()
      let isMoney = take("¥")
      if isMoney, negative == nil { negative = takeSign() }
      let amount = try number()
      skipBlanks()
      let written = String(rest)
      let quantity = isMoney ? try money(amount, suffix: written) : try measured(amount, suffix: written)
      return negative == true ? Quantity(-quantity.value, quantity.unit) : quantity
    }

    private mutating func take(_ character: Character) -> Bool {
      guard rest.first == character else { return false }
      rest.removeFirst()
      skipBlanks()
      return true
    }

    /// Whether the sign that stands here is a minus; nil where none stands.
    private mutating func takeSign() -> Bool? {
      if take("-") { return true }
      return take("+") ? false : nil
    }

    mutating func skipBlanks() {
      while rest.first?.isWhitespace == true { rest.removeFirst() }
    }

    mutating func number() throws(Unreadable) -> Rational {
      var groups: [[Character]] = [[]]
      var fraction: [Character]?
      while let next = rest.first {
        if next.isASCII, next.isNumber {
          if fraction != nil { fraction?.append(next) } else { groups[groups.count - 1].append(next) }
        } else if next == ",", fraction == nil {
          groups.append([])
        } else if next == ".", fraction == nil {
          fraction = []
        } else {
          break
        }
        rest.removeFirst()
      }
      guard groups[0].count > 0 else { throw .notANumber }
      if groups.count > 1 {
        // `0,125` is somebody's decimal comma, not 125.
        guard groups[0].count <= 3, groups[0].first != "0", groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
          throw .misplacedComma
        }
      }
      if let fraction, fraction.isEmpty { throw .notANumber }
      let digits = groups.flatMap { $0 } + (fraction ?? [])
      guard digits.count <= 36, let scaled = Int128(String(digits)) else { throw .tooLong }
      var scale: Int128 = 1
      for _ in 0..<(fraction?.count ?? 0) { scale *= 10 }
      do { return try Rational(scaled, over: scale) } catch { throw .tooLong }
    }

    func money(_ amount: Rational, suffix: String) throws(Unreadable) -> Quantity {
      switch suffix {
      case "", "元", "yuan": Quantity(amount, .money)
      case "万", "万元": Quantity(try times(amount, 10_000), .money)
      default: throw .unknownUnit(suffix)
      }
    }

    mutating func measured(_ amount: Rational, suffix: String) throws(Unreadable) -> Quantity {
      switch suffix {
      case "": return Quantity(amount, .number)
      case "%": return Quantity(try divided(amount, 100), .ratio)
      case "‰": return Quantity(try divided(amount, 1000), .ratio)
      case "元", "yuan": return Quantity(amount, .money)
      case "万元": return Quantity(try times(amount, 10_000), .money)
      case "万": return Quantity(try times(amount, 10_000), .number)
      case "fen": return Quantity(try divided(amount, 100), .money)
      case "points": return Quantity(amount, .points)
      case "分": throw .ambiguousUnit
      default: break
      }
      if let unit = Unit(name: suffix) { return Quantity(amount, unit) }
      return Quantity(try duration(startingWith: amount), .seconds)
    }

    /// `7小时41分52秒`, `2分30秒`, `11秒`, `30 s`, `5 min`: units in falling order, each at most once.
    mutating func duration(startingWith first: Rational) throws(Unreadable) -> Rational {
      var total: Rational = 0
      var amount = first
      var last: Int128 = .max
      while true {
        let suffix = String(rest.prefix { !($0.isASCII && $0.isNumber) })
        guard let scale = Scanner.secondsPerUnit[suffix.filter { !$0.isWhitespace }], scale < last else {
          throw .unknownUnit(suffix)
        }
        last = scale
        rest.removeFirst(suffix.count)
        do { total = try total + amount * Rational(scale) } catch { throw .tooLong }
        if rest.isEmpty { return total }
        amount = try number()
      }
    }

    static let secondsPerUnit: [String: Int128] = [
      "小时": 3600, "时": 3600, "h": 3600, "hours": 3600, "分": 60, "分钟": 60, "min": 60, "minutes": 60, "秒": 1, "s": 1,
      "秒钟": 1,
    ]

    func times(_ value: Rational, _ factor: Int) throws(Unreadable) -> Rational {
      do { return try value * Rational(factor) } catch { throw .tooLong }
    }

    func divided(_ value: Rational, _ divisor: Int) throws(Unreadable) -> Rational {
      do { return try value / Rational(divisor) } catch { throw .tooLong }
    }
  }
}
