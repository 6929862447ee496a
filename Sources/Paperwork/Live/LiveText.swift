/// A text of a form in which figures stay live: fixed words, and formulas with what they show now.
///
///     let line: LiveText = "平均客单价 \(price) 元"
///
/// Without a live figure in it, it is plain text.
struct LiveText: Hashable, Sendable {
  private enum Piece: Hashable, Sendable {
    case fixed(String)
    case live(formula: String, shown: String)
  }

  private var pieces: [Piece] = []

  /// A text that never changes.
  init(_ text: String) {
    if !text.isEmpty { pieces = [.fixed(CellText.clean(text))] }
  }

  /// What a formula gives, with the text that is now.
  init(formula: String, shown: String) {
    pieces = [.live(formula: formula, shown: CellText.clean(shown))]
  }

  /// The text as it is now.
  var shown: String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .fixed(let part), .live(_, let part): text += part
      }
    }
  }

  var isEmpty: Bool { pieces.isEmpty }

  /// What goes into the cell. A formula that is longer than a spreadsheet takes gives way to the text as it is now.
  var content: CellContent {
    let isLive = pieces.contains { if case .live = $0 { true } else { false } }
    guard isLive else { return .text(shown) }
    let formula = formula
    guard formula.utf8.count <= LiveText.longest || formula.utf16.count <= LiveText.longest else { return .text(shown) }
    return .formula(formula, .text(shown))
  }

  /// The longest formula of a spreadsheet is 8,192 characters.
  private static let longest = 8_000

  /// The formula that gives the text.
  var formula: String {
    if pieces.isEmpty { return "\"\"" }
    return pieces.map { piece in
      switch piece {
      case .fixed(let text): SheetFormula.quoted(text)
      case .live(let formula, _): formula
      }
    }.joined(separator: "&")
  }

  static func + (left: LiveText, right: LiveText) -> LiveText {
    var sum = left
    for piece in right.pieces {
      if case .fixed(let next) = piece, case .fixed(let last)? = sum.pieces.last {
        sum.pieces[sum.pieces.count - 1] = .fixed(last + next)
      } else {
        sum.pieces.append(piece)
      }
    }
    return sum
  }

  static func += (left: inout LiveText, right: LiveText) {
    left = left + right
  }
}

extension LiveText: ExpressibleByStringInterpolation {
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = LiveText("")

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { text += LiveText(literal) }
    mutating func appendInterpolation(_ part: LiveText) { text += part }
    mutating func appendInterpolation(_ part: some CustomStringConvertible) { text += LiveText(part.description) }
  }

  init(stringLiteral value: String) { self.init(value) }
  init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }
}

extension Sequence<LiveText> {
  /// The texts with something between them.
  func joined(separator: String) -> LiveText {
    var result = LiveText("")
    for (index, text) in enumerated() {
      if index > 0 { result += LiveText(separator) }
      result += text
    }
    return result
  }
}
