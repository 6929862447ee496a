internal import Exact
internal import Wording

/// A column that a pasted list may have: what it is called in the company's tables, and what people write above it.
struct PastedColumn: Sendable {
  /// How its cells are read.
  enum Kind: Sendable {
    /// As it is written.
    case text
    /// An id: full-width letters and digits count as plain ones.
    case id
    /// A day; likewise.
    case day
    /// An amount in yuan, unless the heading says another unit; kept in fen.
    case amount
    /// The same of a pay, where 无 says that there is none; a dash or an empty cell says nothing.
    case pay

    var isAmount: Bool { self == .amount || self == .pay }
  }

  /// Its name in the company's tables: `hired_on`.
  let name: String
  /// What it is called where the list has no such column.
  let label: Bilingual
  let kind: Kind
  /// The headings by which it is known, folded as ``PastedHeader/folded(_:)`` does.
  let headings: [String]

  init(_ name: String, _ kind: Kind, _ label: Bilingual, _ headings: [String]) {
    (self.name, self.kind, self.label, self.headings) = (name, kind, label, headings)
  }
}

/// The header of a pasted list: which column has which meaning.
struct PastedHeader {
  /// A column as it stands in the list.
  struct Column {
    let place: Int
    /// As it is written.
    let heading: String
    let kind: PastedColumn.Kind
    /// How many fen one of an amount without a unit is.
    let fen: Int
  }

  /// The columns, by their names in the company's tables.
  let columns: [String: Column]
  /// The headings of columns that mean nothing here.
  let ignored: [String]
  private let labels: [String: Bilingual]

  /// Reads a header.
  ///
  /// - Parameter known: the columns the list may have.
  init(_ row: ClipboardTable.Row, _ known: [PastedColumn]) {
    var columns: [String: Column] = [:]
    var ignored: [String] = []
    for (place, heading) in row.cells.enumerated() where !heading.isEmpty {
      let folded = PastedHeader.folded(heading)
      let found = known.first { $0.name.replacing("_", with: "") == folded || $0.headings.contains(folded) }
      if let found, columns[found.name] == nil {
        let inFen = found.kind.isAmount && folded == found.name.replacing("_", with: "")
        columns[found.name] = Column(
          place: place, heading: heading, kind: found.kind, fen: inFen ? 1 : PastedHeader.fen(of: heading))
      } else {
        ignored.append(heading)
      }
    }
    self.columns = columns
    self.ignored = ignored
    labels = Dictionary(known.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// The cell of a column; a dash, or a word for nothing, is an empty one.
  func text(_ name: String, of row: ClipboardTable.Row) -> String {
    guard let column = columns[name], column.place < row.cells.count else { return "" }
    let text = row.cells[column.place]
    if column.kind == .pay, AgreedAmount.saysNone(text) { return text }
    return PastedHeader.isNothing(text) ? "" : text
  }

  /// What a column is called: as the list writes it, or the usual words where it has none.
  func heading(_ name: String) -> Bilingual {
    columns[name].map { Bilingual(Diagnostic.quoted($0.heading), Diagnostic.quoted($0.heading)) }
      ?? labels[name] ?? Bilingual(name, name)
  }

  private static func isNothing(_ text: String) -> Bool {
    !text.isEmpty
      && (text.allSatisfy { "-－—–―−/／_".contains($0) } || ["无", "暂无", "空", "n/a"].contains(text.lowercased()))
  }

  /// In small letters, without blanks, underlines, marks, and what stands in brackets.
  static func folded(_ name: String) -> String {
    let bare = plain(name).prefix { $0 != "(" && $0 != "/" && $0 != "[" && $0 != "【" }
    return bare.lowercased().filter { !$0.isWhitespace && !"_-*:".contains($0) }
  }

  /// How many fen one unit of an amount is, by what its heading says in brackets; yuan unless it says otherwise.
  private static func fen(of heading: String) -> Int {
    let text = plain(heading).lowercased()
    guard let open = text.firstIndex(where: { "([/【".contains($0) }) else { return 100 }
    let unit = text[open...].filter { !$0.isWhitespace }
    if unit.contains("万") { return 1_000_000 }
    if unit.contains("千") { return 100_000 }
    return unit.contains("分") || unit.contains("fen") || unit.contains("cent") ? 1 : 100
  }

  /// The unit of an amount, and how one is written.
  func unit(of name: String) -> [String: Bilingual] {
    switch columns[name]?.fen {
    case 1: ["unit": Bilingual("分", "fen"), "example": Bilingual("750000", "750000")]
    case 1_000_000: ["unit": Bilingual("万元", "10,000 yuan"), "example": Bilingual("0.75", "0.75")]
    case 100_000: ["unit": Bilingual("千元", "1,000 yuan"), "example": Bilingual("7.5", "7.5")]
    default: PastedHeader.yuan
    }
  }

  static let yuan = [
    "unit": Bilingual("元", "yuan"), "example": Bilingual("7500、7,500.50、0.75万", "7500, 7,500.50"),
  ]

  /// Full-width letters, digits and signs as plain ones.
  static func plain(_ text: String) -> String {
    String(
      text.map { character in
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
        switch scalar.value {
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
        case 0x3000: return " "
        default: return character
        }
      })
  }
}

/// Amounts as people write them.
enum PastedAmount {
  /// Whether it is an amount, and one below 0.
  static func isBelowZero(_ text: String) -> Bool {
    let bare = text.drop { $0.isWhitespace }
    return bare.first.map { "-－−".contains($0) } == true && fen(yuan: String(bare.dropFirst())) != nil
  }

  /// `7500`, `7,500.50`, `￥7500`, `7500元`, `20万`, `2000` in full-width digits as whole fen; nil for anything else, for
  /// what is below 0, and for fractions of a fen.
  ///
  /// - Parameter unit: how many fen one of an amount without a unit of its own is.
  static func fen(yuan text: String, unit: Int = 100) -> Int64? {
    var text = text.filter { !$0.isWhitespace }
    for month in ["/月", "／月", "每月"] where text.hasSuffix(month) { text.removeLast(month.count) }
    var factor = Rational(unit)
    // Of 万 the reader of quantities knows; 千, k and w are how people shorten as well.
    for (suffixes, yuan) in [(["千元", "千", "k", "K"], 1_000), (["w", "W", "万元", "万"], 10_000)] {
      guard let suffix = suffixes.first(where: { text.hasSuffix($0) }) else { continue }
      text.removeLast(suffix.count)
      factor = Rational(yuan * 100)
      break
    }
    guard let last = text.last, let quantity = try? Quantity(parsing: text), !quantity.value.isNegative else {
      return nil
    }
    switch quantity.unit {
    case .number: break
    case .money:
      // 5元万 is no amount.
      guard last != "元" || factor == Rational(unit) else { return nil }
      if factor == Rational(unit) { factor = 100 }
    default: return nil
    }
    guard let fen = try? quantity.value * factor, fen.isWhole, fen <= 100_000_000_000_000 else { return nil }
    return Int64(exactly: fen.numerator)
  }
}
