/// A row of a table as it lies in the file, its values cleaned.
public struct TableRow: Hashable, Sendable {
  /// What is wrong with the shape of a row.
  public enum Fault: Hashable, Sendable {
    /// Fewer fields than the header has columns; their number.
    case tooShort(Int)
    /// A value beyond the last column; its place, from 1.
    case tooLong(Int)
    /// A closing quote is followed by more text.
    case brokenQuote
  }

  /// The physical line of the text on which the row begins, or its number in the sheet; from 1.
  public let line: Int
  /// The values in the order of the columns; empty where there is none.
  public let fields: [String]
  /// What is wrong with its shape, or nil.
  public let fault: Fault?

  /// Whether the row holds nothing (空行, bare commas).
  public var isBlank: Bool { fields.allSatisfy(\.isEmpty) && fault == nil }
}
