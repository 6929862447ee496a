/// A cell of a sheet that holds something.
public struct Cell: Hashable, Sendable {
  /// What kind of value the workbook says it is.
  public enum Kind: Hashable, Sendable {
    /// Text.
    case text
    /// A number; ``Cell/text`` is what the workbook stores, with every digit.
    case number
    /// `TRUE` or `FALSE`.
    case boolean
    /// A number shown in percent; ``Cell/text`` is that with its sign, `50.00%`.
    case percent
    /// An error of a formula, such as `#N/A`.
    case error
    /// A formula whose value the workbook does not keep; ``Cell/text`` is empty.
    case uncomputed
    /// A moment, `2026-10-05 09:30:00`, or a time of day or length of time, `09:30:00`.
    case time
  }

  /// The column, from 1.
  public let column: Int
  /// The value as text.
  public let text: String
  /// What kind of value it is.
  public let kind: Kind
}

/// A row of a sheet that holds something.
public struct SheetRow: Hashable, Sendable {
  /// The row's number in the sheet, from 1.
  public let number: Int
  /// The cells that hold something, in order.
  public let cells: [Cell]
}
