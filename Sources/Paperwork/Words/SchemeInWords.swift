internal import Exact
public import Scheme
public import Wording

/// A scheme as a document: everything it says, in words, drawn from the checked scheme and not from its text.
///
/// Pages show it, and two versions are compared by it (``SchemeChanges``).
public struct SchemeInWords: Sendable {
  /// What holds for the scheme as a whole.
  public let facts: [Fact]
  /// What is appraised.
  public let items: [Entry]
  /// Veto items and omitted deductions.
  public let deductions: [Entry]
  /// The grades and what each score pays.
  public let bands: [Entry]
  /// Rewards, penalties and losses.
  public let money: [Entry]
  /// Rules about several months.
  public let months: [Entry]
  /// Named formulas and the figures that are read.
  public let formulas: [Entry]
  /// The notes of the form.
  public let notes: [String]

  /// Something that is said in a word or two.
  public struct Fact: Hashable, Sendable {
    /// What it is about.
    public let name: String
    /// What holds.
    public let text: String
  }

  /// An item, a rule or a table of bands.
  public struct Entry: Hashable, Sendable {
    /// Its id in the scheme; empty where it has none.
    public let id: String
    /// Its name.
    public let name: String
    /// The heading it stands under; empty for none.
    public let group: String
    /// What it is worth or comes to: points, yuan.
    public let worth: String
    /// How it comes about.
    public let method: String
    /// What it is given for each band, step, or part.
    public let steps: [Step]
    /// What holds besides: samples, what happens while something is missing.
    public let facts: [Fact]
    /// The standard as the form words it, and the reading of what the form leaves open.
    public let remarks: [String]
    /// Its line in the scheme's text.
    public let line: Int
  }

  /// A band, a step of a rating or a part of a mean.
  public struct Step: Hashable, Sendable {
    /// Which: 0%~20%, 优秀.
    public let name: String
    /// What it gives or takes.
    public let yields: String
    /// A remark beside it.
    public let remark: String
  }

  /// A scheme in a language.
  public init(_ scheme: Scheme, _ language: Language) {
    let words = SchemeWording(scheme, language)
    facts = words.facts
    items = scheme.items.map(words.entry)
    deductions = words.deductions
    bands = words.bands
    money = words.money
    months = scheme.overTime.map(words.entry)
    formulas = words.formulas
    notes = scheme.notes.map { $0.text(in: language) }
  }
}
