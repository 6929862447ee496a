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
  /// What is to be known of its cells besides their texts; nil where there is nothing.
  var marks: CellMarks?

  init(line: Int, fields: [String], fault: Fault?, marks: CellMarks? = nil) {
    self.line = line
    self.fields = fields
    self.fault = fault
    self.marks = marks
  }

  /// Whether the row holds nothing (空行, bare commas).
  public var isBlank: Bool { fields.allSatisfy(\.isEmpty) && fault == nil && marks == nil }
}

/// What is to be known of the cells of a row besides their texts, each by its place from 0.
struct CellMarks: Hashable, Sendable {
  /// Number cells of 16 digits and more, of which a workbook keeps 15.
  var inexact: [Int] = []
  /// Cells that take their value from a cell above with which they are merged.
  var continued: [Int] = []
  /// Formulas whose value the workbook does not keep.
  var uncomputed: [Int] = []

  /// Whether nothing is marked.
  var isEmpty: Bool { inexact.isEmpty && continued.isEmpty && uncomputed.isEmpty }
}
