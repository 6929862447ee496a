/// How a cell looks.
struct CellStyle: Hashable, Sendable {
  enum Font: String, Hashable, Sendable {
    case song = "宋体"
    case yaHei = "微软雅黑"
  }

  enum Alignment: Hashable, Sendable {
    case left
    case center
    case right
  }

  enum Fill: Hashable, Sendable {
    case none
    /// Headings.
    case heading
    /// The band that held.
    case held
    /// Something is missing.
    case open
    /// To be filled in or changed.
    case entry

    /// Red, green and blue; nil for the paper's own.
    var colour: UInt32? {
      switch self {
      case .none: nil
      case .heading: 0xEDEDED
      case .held: 0xD9EAD3
      case .open: 0xFFF2CC
      case .entry: 0xFFFBE6
      }
    }
  }

  enum Ink: Hashable, Sendable {
    case black
    case grey
    case red

    /// Red, green and blue.
    var colour: UInt32 {
      switch self {
      case .black: 0
      case .grey: 0x595959
      case .red: 0xC00000
      }
    }
  }

  enum NumberFormat: Hashable, Sendable {
    case general
    /// 4.00
    case points
    /// 1,234.50
    case money
    /// 30%
    case percent
    /// 33.3%
    case tenths
  }

  var font = Font.song
  var size = 10.0
  var isBold = false
  var alignment = Alignment.center
  var isBordered = true
  var fill = Fill.none
  var ink = Ink.black
  var number = NumberFormat.general

  /// The title of a form.
  static let title = CellStyle(font: .yaHei, size: 16, isBold: true, isBordered: false)
  /// A heading of a column or row.
  static let heading = CellStyle(font: .yaHei, size: 10, isBold: true, fill: .heading)
  /// Running text.
  static let text = CellStyle(alignment: .left)
  /// Small print beside a figure.
  static let small = CellStyle(size: 8.5, alignment: .left, ink: .grey)
  /// Notes below the table.
  static let note = CellStyle(size: 9, alignment: .left, isBordered: false)
  /// Points.
  static let points = CellStyle(number: .points)
  /// Points or money that everything comes down to.
  static let total = CellStyle(font: .yaHei, size: 11, isBold: true, number: .points)
  /// Money.
  static let money = CellStyle(number: .money)
  /// What is still to be supplied.
  static let open = CellStyle(isBold: true, fill: .open, ink: .red)

  /// The same with changes.
  func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = self
    change(&style)
    return style
  }
}
