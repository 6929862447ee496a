/// How grave a finding is.
public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
  /// Worth knowing; nothing has to be done.
  case note
  /// Has to be looked at, and acknowledged before a scheme is published.
  case warning
  /// Stops what was asked for, or leaves this part of it out.
  case error

  /// Notes come before warnings, warnings before errors.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The languages of the product.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// 中文
  case chinese = "zh"
  /// English
  case english = "en"
}

/// Where a message is read.
public enum Reader: Hashable, Sendable, CaseIterable {
  /// At the command line.
  case command
  /// On a page.
  case page
}

/// A text in both languages.
public struct Bilingual: Hashable, Sendable {
  /// 中文
  public let chinese: String
  /// English
  public let english: String

  /// A text in both languages.
  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The text in one of them.
  public func text(in language: Language) -> String {
    language == .chinese ? chinese : english
  }

  /// Several texts as a list: 人事、财务 / HR, finance.
  public static func list(_ texts: some Sequence<Bilingual>) -> Bilingual {
    Bilingual(texts.map(\.chinese).joined(separator: "、"), texts.map(\.english).joined(separator: ", "))
  }
}

/// One entry of the catalogue: what happened, and what to do about it, in both languages.
///
/// A remedy that names a command says beside it how pages do it: `⟨on the home page|with kaohe todo⟩`.
///
/// Names in braces are filled in from the arguments of a ``Diagnostic``: `"{value} 没有落入任何档位"`.
public struct Message: Hashable, Sendable {
  /// The stable code, `BAND-GAP`; it never changes its meaning.
  public let code: String
  /// How grave it is.
  public let severity: Severity
  /// What happened and why it matters.
  public let what: Bilingual
  /// What to do.
  public let remedy: Bilingual

  /// An entry of the catalogue.
  public init(_ code: String, _ severity: Severity, what: Bilingual, remedy: Bilingual) {
    self.code = code
    self.severity = severity
    self.what = what
    self.remedy = remedy
  }
}
