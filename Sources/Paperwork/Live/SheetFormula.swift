import Exact
import Scheme

/// Pieces of formulas that Excel, WPS and LibreOffice read alike: no function that one of them lacks.
///
/// A spreadsheet computes in binary floating point. So that a bound holds where it holds exactly, every quotient is
/// rounded to ``places(_:)`` before it is compared: two quotients with denominators below a million that differ, differ
/// by more than that.
enum SheetFormula {
  /// A number: a decimal, or a quotient where no decimal ends.
  static func literal(_ value: Rational) -> String {
    value.isNegative || value.description.contains("/") ? "(\(value.description))" : value.description
  }

  /// A text. One piece holds no more than 255 characters, and a line break has no place in it.
  static func quoted(_ text: String) -> String {
    if isPlain(text) { return "\"" + text + "\"" }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let parts = lines.map { line in
      line.isEmpty && lines.count > 1
        ? "" : pieces(line).map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: "&")
    }
    guard parts.count > 1 else { return parts[0] }
    return parts.enumerated().map { index, part in index == 0 ? part : part.isEmpty ? "CHAR(10)" : "CHAR(10)&" + part }
      .filter { !$0.isEmpty }.joined(separator: "&")
  }

  /// Whether a text is short and has neither quotes nor line breaks, as nearly every one.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= 240 && !text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") }
  }

  private static func pieces(_ line: Substring) -> [String] {
    var pieces: [String] = [""]
    var room = 240
    for character in line {
      let length = character.utf16.count
      if length > room {
        pieces.append("")
        room = 240
      }
      pieces[pieces.count - 1].append(character)
      room -= length
    }
    return pieces
  }

  /// The decimals a value of a unit is rounded to before it is compared.
  static func places(_ unit: Unit) -> Int {
    switch unit {
    case .ratio, .number: 12
    case .seconds, .points, .count: 9
    case .money: 6
    }
  }

  /// A value as a cell keeps it.
  static func kept(_ value: Rational, places: Int) -> Rational {
    guard !value.isWhole, let scaled = try? value.rounded(places: places) else { return value }
    var scale: Int128 = 1
    for _ in 0..<places { scale *= 10 }
    return (try? Rational(scaled, over: scale)) ?? value
  }

  /// Whether a cell's number lies in an interval; text must have been ruled out before.
  static func condition(_ interval: Interval, _ cell: String) -> String {
    let lower: String? =
      switch interval.lower {
      case .infinite: nil
      case .including(let number): "\(cell)>=\(literal(number))"
      case .excluding(let number): "\(cell)>\(literal(number))"
      }
    let upper: String? =
      switch interval.upper {
      case .infinite: nil
      case .including(let number): "\(cell)<=\(literal(number))"
      case .excluding(let number): "\(cell)<\(literal(number))"
      }
    switch (lower, upper) {
    case (nil, nil): return "TRUE"
    case (let lower?, nil): return lower
    case (nil, let upper?): return upper
    case (let lower?, let upper?): return "AND(\(lower),\(upper))"
    }
  }

  /// A number of a unit as ``Exact/Unit/number(_:)`` prints it. FIXED, as the formats of TEXT differ by locale.
  static func shown(_ cell: String, _ unit: Unit) -> String {
    switch unit {
    case .ratio: "FIXED(ROUND(ROUND(\(cell)*100,9),2),2,TRUE)"
    case .seconds: "IF(\(cell)=INT(\(cell)),FIXED(\(cell),0,TRUE),FIXED(ROUND(ROUND(\(cell),9),1),1,TRUE))"
    case .money, .points: "FIXED(ROUND(ROUND(\(cell),6),2),2,TRUE)"
    case .number, .count: "IF(\(cell)=INT(\(cell)),FIXED(\(cell),0,TRUE),FIXED(ROUND(ROUND(\(cell),9),2),2,TRUE))"
    }
  }

  /// Points as `4.00`.
  static func points(_ formula: String) -> String { "FIXED(\(formula),2,TRUE)" }

  /// An amount of yuan rounded down to the fen: a legal cap. The first rounding takes away what binary arithmetic added.
  static func floorOfFen(_ formula: String) -> String { "ROUNDDOWN(ROUND(\(formula),9),2)" }

  /// An amount of yuan rounded up to the fen: a legal floor.
  static func ceilingOfFen(_ formula: String) -> String { "ROUNDUP(ROUND(\(formula),9),2)" }

  /// A product rounded half up to two decimals. The first rounding takes away what binary arithmetic added.
  static func cents(_ formula: String) -> String { "ROUND(ROUND(\(formula),11),2)" }
}
