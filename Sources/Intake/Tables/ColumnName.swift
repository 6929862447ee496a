/// The name of a column, compared as people mean it.
///
/// `"订单付款时间 "` is `订单付款时间`, `平均响应时长（秒)` is `平均响应时长(秒)`, `Call ID` is `Call Id`: stray blanks, full-width
/// forms, upper case and marks around the name do not matter.
public struct ColumnName: Hashable, Sendable {
  /// The name as it was written.
  public let written: String
  private let folded: String

  /// A column's name.
  public init(_ written: String) {
    self.written = written
    folded = FieldText.folded(FieldText.cleaned(written))
  }

  /// Whether nothing is left of the name.
  public var isEmpty: Bool { folded.isEmpty }

  /// Same name, however written.
  public static func == (left: ColumnName, right: ColumnName) -> Bool { left.folded == right.folded }

  /// Hashes what is compared.
  public func hash(into hasher: inout Hasher) { hasher.combine(folded) }
}
