import Exact
import Scheme
import Wording

/// Where the figures, ratings and results of one scheme lie on the data sheet; names with the sheet in front.
struct FormCells: Sendable {
  /// A figure.
  struct Figure: Sendable {
    /// Its value, or the word for a missing one.
    let value: String
    /// The part above the line, or the whole where there is no line.
    let above: String
    /// The part below the line; blank where there is none.
    let below: String
    /// What the cells hold now.
    let number: Rational?
    let parts: (above: Rational, below: Rational)?
    /// Why there is no value.
    let absence: String
    let unit: Unit
  }

  /// An item, or a part of one.
  struct Scored: Sendable {
    /// The rating, where it is rated.
    let rating: String
    /// Whether it is waived.
    let waived: String
    /// The value of its formula, or the word for a missing one.
    let value: String
    /// The points before weighing and rounding, or a word.
    let points: String
    /// The least and most it can still give.
    let low: String
    let high: String
  }

  /// The figures by name: `sales`, `department.mean(sales)`.
  var figures: [String: Figure] = [:]
  /// The items and parts by id.
  var scored: [String: Scored] = [:]
  /// The deductions, in the order of the derivation.
  var deductions: [String] = []
  /// The amounts of rewards, penalties and losses by id.
  var amounts: [String: String] = [:]
  /// Whether the condition of a reward or penalty holds, as a word, by id.
  var conditions: [String: String] = [:]
  /// The sums over all items: least, most, and the points that count.
  var low = ""
  var high = ""
  var most = ""
  /// The cells of what the pay is computed from.
  var pay = Pay()

  /// What the pay is computed from.
  struct Pay: Sendable {
    var base = ""
    var wage = ""
    var minimumWage = ""
    var lossCap = ""
    var probationFloor = ""
    var clause = ""
    var allowsPenalties = ""
    var probation = ""
    var noPay = ""
  }
}

/// The words that stand in cells in place of a number, and those that answer a question.
struct CellWords: Sendable {
  let language: Language

  var missing: String { say("待补", "missing") }
  var undecided: String { say("待定", "open") }
  var waived: String { say("免考", "waived") }
  var leftOut: String { say("不计", "left out") }
  var yes: String { say("是", "yes") }
  var no: String { say("否", "no") }
  var holds: String { say("成立", "met") }
  var fails: String { say("不成立", "not met") }

  private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
}
