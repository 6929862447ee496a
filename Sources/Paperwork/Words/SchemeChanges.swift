internal import Exact
public import Scheme
public import Wording

/// What two versions of a scheme say differently (方案差异), in words: an item added, a band changed, a cap changed.
///
/// Texts that mean the same (another order of fields, comments, blanks) give no change.
public struct SchemeChanges: Sendable {
  /// The changes, in the order of the document.
  public let changes: [Change]

  /// One entry, or one fact of the scheme, that differs.
  public struct Change: Hashable, Sendable {
    /// What became of it.
    public enum Kind: String, Hashable, Sendable {
      /// It was not there.
      case added
      /// It is not there any more.
      case removed
      /// It says something else.
      case changed
    }

    /// What became of it.
    public let kind: Kind
    /// Which: 咨询转化率.
    public let name: String
    /// What differs; for what is added or removed, what it says.
    public let parts: [Part]
  }

  /// A part that differs.
  public struct Part: Hashable, Sendable {
    /// Which: a band, a figure, the method.
    public let name: String
    /// What it said; empty where it said nothing.
    public let before: String
    /// What it says; empty where it says nothing.
    public let after: String
  }

  /// How the later version differs from the earlier one.
  public init(from earlier: Scheme, to later: Scheme, _ language: Language) {
    let (old, new) = (SchemeInWords(earlier, language), SchemeInWords(later, language))
    let say = { (chinese: String, english: String) in language == .chinese ? chinese : english }
    var changes: [Change] = []
    let scheme = SchemeChanges.parts(
      [(say("名称", "Name"), earlier.name.text(in: language))] + old.facts.map { ($0.name, $0.text) },
      [(say("名称", "Name"), later.name.text(in: language))] + new.facts.map { ($0.name, $0.text) })
    if !scheme.isEmpty { changes.append(Change(kind: .changed, name: say("整个方案", "The scheme"), parts: scheme)) }
    for (before, after) in [
      (old.items, new.items), (old.deductions, new.deductions), (old.bands, new.bands), (old.money, new.money),
      (old.months, new.months), (old.formulas, new.formulas),
    ] {
      changes += SchemeChanges.changes(before, after, say)
    }
    let notes = SchemeChanges.parts(
      old.notes.enumerated().map { ("\($0.offset + 1)", $0.element) },
      new.notes.enumerated().map { ("\($0.offset + 1)", $0.element) })
    if !notes.isEmpty { changes.append(Change(kind: .changed, name: say("附注", "Notes"), parts: notes)) }
    self.changes = changes
  }

  private typealias Say = (String, String) -> String

  private static func changes(
    _ old: [SchemeInWords.Entry], _ new: [SchemeInWords.Entry], _ say: Say
  ) -> [Change] {
    let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ids = Set(new.map(\.id))
    var changes: [Change] = []
    for entry in new {
      guard let earlier = before[entry.id] else {
        changes.append(Change(kind: .added, name: entry.name, parts: parts([], said(entry, say))))
        continue
      }
      let parts = parts(said(earlier, say), said(entry, say))
      if !parts.isEmpty { changes.append(Change(kind: .changed, name: entry.name, parts: parts)) }
    }
    for entry in old where !ids.contains(entry.id) {
      changes.append(Change(kind: .removed, name: entry.name, parts: parts(said(entry, say), [])))
    }
    return changes
  }

  /// Everything an entry says, each with its name.
  private static func said(_ entry: SchemeInWords.Entry, _ say: Say) -> [(String, String)] {
    var said = [
      (say("名称", "Name"), entry.name), (say("类别", "Group"), entry.group), (say("分值", "Worth"), entry.worth),
      (say("算法", "Method"), entry.method),
    ]
    said += entry.steps.map { ($0.name, $0.remark.isEmpty ? $0.yields : "\($0.yields) (\($0.remark))") }
    said += entry.facts.map { ($0.name, $0.text) }
    said += entry.remarks.enumerated().map { (say("说明 \($0.offset + 1)", "Remark \($0.offset + 1)"), $0.element) }
    return said.filter { !$0.1.isEmpty }
  }

  /// Where two lists of named texts differ; the same name may stand several times.
  private static func parts(_ old: [(String, String)], _ new: [(String, String)]) -> [Part] {
    var before = Dictionary(grouping: old, by: \.0).mapValues { $0.map(\.1) }
    var parts: [Part] = []
    for (name, text) in new {
      let earlier = before[name]?.isEmpty == false ? before[name]?.removeFirst() : nil
      if earlier != text { parts.append(Part(name: name, before: earlier ?? "", after: text)) }
    }
    for (name, _) in old {
      guard let text = before[name]?.isEmpty == false ? before[name]?.removeFirst() : nil else { continue }
      parts.append(Part(name: name, before: text, after: ""))
    }
    return parts
  }
}
