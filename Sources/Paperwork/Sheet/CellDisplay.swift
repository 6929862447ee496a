import Exact

/// What a cell shows: its text, or its number in the format of its style, as a spreadsheet would print it.
enum CellDisplay {
  /// The text of a cell; empty for a blank one.
  static func text(_ content: CellContent, _ format: CellStyle.NumberFormat) -> String {
    switch content {
    case .blank, .code: ""
    case .text(let text): CellText.clean(text)
    case .number(let value): number(value, format)
    case .formula(_, .text(let text)): CellText.clean(text)
    case .formula(_, .number(let value)): number(value, format)
    }
  }

  private static func number(_ value: Rational, _ format: CellStyle.NumberFormat) -> String {
    switch format {
    case .general: plain(value)
    case .points: value.decimal(places: 2)
    case .money: grouped(value.decimal(places: 2))
    case .percent: ((try? value * 100)?.decimal(places: 0) ?? value.description) + "%"
    case .tenths: ((try? value * 100)?.decimal(places: 1) ?? value.description) + "%"
    }
  }

  /// The shortest decimal, with no more than six places.
  private static func plain(_ value: Rational) -> String {
    let exact = value.description
    let places = exact.firstIndex(of: ".").map { exact.distance(from: $0, to: exact.endIndex) - 1 } ?? 0
    guard exact.contains("/") || places > 6 else { return exact }
    var text = value.decimal(places: 6)
    guard text.contains(".") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// `1234567.50` as `1,234,567.50`.
  private static func grouped(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    let sign = whole.hasPrefix("-") ? "-" : ""
    let digits = Array(whole.dropFirst(sign.count))
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return sign + result + text.dropFirst(whole.count)
  }
}
