internal import Exact

/// A figure that a report prints rounded: `1.2万` stands for anything from 11,500 to 12,499, `999+` for 999 and more.
struct RoundedFigure: Hashable {
  /// The least it may be.
  let least: Rational
  /// The first that is too much; nil where there is no bound.
  let below: Rational?

  private static let units: [(suffix: String, power: Int)] = [
    ("万", 4), ("萬", 4), ("亿", 8), ("億", 8), ("千", 3), ("百万", 6), ("w", 4), ("k", 3), ("m", 6),
  ]

  /// Tells whether a figure is rounded; nil for one that stands to the last digit that counts.
  ///
  /// - Parameter places: the decimals that count: 0 for a number of things, 2 for yuan. `1.2345万` is 12,345 persons
  ///   exactly, and an amount rounded to the yuan.
  init?(_ text: String, places: Int) {
    guard text.utf8.count <= 64, let found = RoundedFigure.parts(of: text) else { return nil }
    guard let number = WrittenNumber.rational(found.digits), !number.isNegative else { return nil }
    var scale: Int128 = 1
    for _ in 0..<found.power { scale *= 10 }
    guard let value = try? number * Rational(scale) else { return nil }
    if found.isOpen {
      least = value
      below = nil
      return
    }
    let written =
      found.digits.firstIndex(of: ".").map { found.digits.utf8.distance(from: $0, to: found.digits.endIndex) - 1 } ?? 0
    guard found.isAbout || written < found.power + places else { return nil }
    var step: Int128 = 1
    for _ in 0..<max(0, found.power - written) { step *= 10 }
    var fine: Int128 = 1
    for _ in 0..<max(0, written - found.power) { fine *= 10 }
    guard let half = try? Rational(step, over: 2 * fine), let low = try? value - half, let high = try? value + half
    else {
      return nil
    }
    least = low
    below = high
  }

  /// Whether a text may be a rounded figure: cheap, for every cell.
  static func mayBe(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last else { return false }
    switch last {
    case "万", "萬", "亿", "億", "千", "w", "W", "k", "K", "m", "M", "+", "＋", "元", "余", "多": return true
    default: return text.unicodeScalars.first == "约" || text.unicodeScalars.first == "≈"
    }
  }

  private static func parts(of text: String) -> (digits: String, power: Int, isOpen: Bool, isAbout: Bool)? {
    guard mayBe(text) else { return nil }
    var rest = FieldText.folded(text)
    var isAbout = false
    for word in ["约", "≈"] where rest.hasPrefix(word) {
      rest.removeFirst()
      isAbout = true
    }
    var isOpen = false
    for word in ["+", "余", "多"] where rest.hasSuffix(word) {
      rest.removeLast()
      isOpen = true
    }
    if rest.hasSuffix("元") { rest.removeLast() }
    var power = 0
    for unit in units.sorted(by: { $0.suffix.count > $1.suffix.count }) where power == 0 && rest.hasSuffix(unit.suffix)
    {
      rest.removeLast(unit.suffix.count)
      power = unit.power
    }
    guard power > 0 || isOpen || isAbout, !rest.isEmpty else { return nil }
    return (rest, power, isOpen, isAbout)
  }

  /// `11500–12499`, for people; of an amount with its fen.
  func text(places: Int) -> String {
    guard let below else { return "≥ " + least.description }
    let step = places == 0 ? Rational(1) : (try? Rational(1, over: 100)) ?? Rational(1)
    return least.description + "–" + ((try? below - step)?.description ?? below.description)
  }
}
