internal import Exact

/// How one canonical field comes from a row of an export.
struct FieldRule: Sendable {
  enum Source: Sendable {
    /// The value as it stands.
    case text(String)
    /// An id: as it stands, but never in scientific notation.
    case id(String)
    /// An id of a buyer: as ``id(_:)``, and replaced by a pseudonym where one is wanted.
    case buyer(String)
    /// Several fields with `/` between them: an id that the export does not have.
    case join([FieldRule])
    /// The same in every row.
    case constant(String)
    /// A moment, from one column or from a day and a time of day.
    case moment([String], written: TimePattern?)
    /// A moment written in the first digits of an id.
    case prefix(String, written: TimePattern)
    /// A day.
    case day(String)
    /// The day of a moment.
    case dayOf(String)
    /// The month of a day or moment.
    case monthOf(String)
    /// Money in yuan: as fen in a column that holds fen, as yuan in a figure.
    case yuan(String)
    /// Money in fen, likewise.
    case fen(String)
    /// A whole number from 0: the sum of the first columns less the others.
    case whole([String], minus: [String])
    /// A length of time in whole seconds: `143`, `00:02:23`, `2分23秒`.
    case seconds(String)
    /// A length of time in whole minutes: `9`, `00:09`, `9分30秒`; what does not fill a minute is left out.
    case minutes(String)
    /// A number as an exact decimal, in another unit so many times as large; `isTime` where that makes seconds of it.
    case number(String, times: Rational, isTime: Bool)
    /// A number, turned into the word of the first bound it reaches.
    case bounds(String, [(from: Rational, word: String)])
    /// The count of which a rate is the share of another column: only where the printed rate leaves one whole number.
    case share(String, of: String, written: WrittenRate.Form?)
    /// What the export does not say and the folder it lies in does: the shop, the month.
    case given(String)
    /// A field the export does not have; it stays missing.
    case missing
  }

  let field: String
  let source: Source
  /// Words and what they become.
  var values: [String: String]?
  /// Whether a word that is not among them stands as it is; otherwise it rejects the row.
  var keepsOthers = false
  /// What a word that is not among them becomes; nil where nothing is said.
  var othersBecome: String?
  /// Whether a number may be below 0, as net sales may.
  var mayBeNegative = true
  /// Whether an empty value, or one such as `-` and 暂无数据, stays missing instead of rejecting the row.
  var mayBeEmpty = false
  /// Whether the column may be absent altogether; then it counts as empty.
  var mayBeAbsent = false
  /// Whether 延迟统计 is kept, so that the figure becomes one that is not yet final.
  var tellsNotYetFinal = false
  /// The rule that stands in where the value is empty; one at most.
  var otherwise: [FieldRule] = []

  /// The columns the rule looks at before it goes to another.
  let ownColumns: [String]

  init(field: String, source: Source, values: [String: String]? = nil, mayBeEmpty: Bool = false) {
    self.field = field
    self.source = source
    self.values = values
    self.mayBeEmpty = mayBeEmpty
    ownColumns = source.columns
  }

  /// The columns the rule looks at, its own first.
  var columns: [String] { ownColumns + otherwise.flatMap(\.columns) }

  /// The columns that have to be there.
  var neededColumns: [String] {
    if case .join(let parts) = source { return parts.flatMap(\.neededColumns) }
    return (mayBeAbsent ? [] : ownColumns) + otherwise.flatMap(\.neededColumns)
  }

  /// What has to be given from outside for this rule.
  var needs: [String] {
    let own: [String] =
      switch source {
      case .given(let name): [name]
      case .join(let parts): parts.flatMap(\.needs)
      default: []
      }
    return own + otherwise.flatMap(\.needs)
  }

  /// Whether money is written in yuan here, as in the figures of reports, and not in fen.
  var isFigure: Bool { field == "numerator" || field == "denominator" }

  /// The columns that say who the buyer is.
  var buyerColumns: [String] {
    let own: [String] =
      switch source {
      case .buyer(let column): [column]
      case .join(let parts): parts.flatMap(\.buyerColumns)
      default: []
      }
    return own + otherwise.flatMap(\.buyerColumns)
  }
}

extension FieldRule.Source {
  /// The columns it looks at.
  fileprivate var columns: [String] {
    switch self {
    case .text(let column), .id(let column), .buyer(let column), .day(let column), .dayOf(let column),
      .monthOf(let column),
      .yuan(let column), .fen(let column), .seconds(let column), .minutes(let column), .number(let column, _, _),
      .bounds(let column, _),
      .prefix(let column, _):
      [column]
    case .moment(let columns, _): columns
    case .whole(let columns, let others): columns + others
    case .share(let column, let whole, _): [column, whole]
    case .join(let parts): parts.flatMap(\.columns)
    case .constant, .given, .missing: []
    }
  }
}
