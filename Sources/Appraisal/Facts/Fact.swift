public import Exact

/// A figure of one employee's month with where it came from.
///
/// A figure can be computed, supplied (by finance or the shop's software) or corrected by hand; all are kept, one
/// stands, and none is ever overwritten by another.
public struct Fact: Hashable, Sendable {
  /// Where a figure comes from.
  public enum Source: Hashable, Sendable {
    /// Computed from the events of the month.
    case computed
    /// Supplied by finance (财务核对).
    case finance
    /// Supplied by the shop's performance software (绩效考核软件), named.
    case platform(String)
    /// Kept in the company's own records: a sales target.
    case record
    /// Corrected by a person, for a reason.
    case corrected(by: String, reason: String)

    /// The word used in JSON.
    public var name: String {
      switch self {
      case .computed: "computed"
      case .finance: "finance"
      case .platform: "platform"
      case .record: "record"
      case .corrected: "corrected"
      }
    }
  }

  /// One of the figures that are kept.
  public struct Version: Hashable, Sendable {
    /// The figure.
    public let figure: Figure
    /// Where it comes from.
    public let source: Source
    /// The part above the line, where the figure is a quotient.
    public let numerator: Rational?
    /// The part below the line, where the figure is a quotient.
    public let denominator: Rational?

    /// A figure with its source.
    public init(_ figure: Figure, from source: Source, numerator: Rational? = nil, denominator: Rational? = nil) {
      self.figure = figure
      self.source = source
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  /// What one account of the employee adds to a figure that is put together from several sources.
  public struct Share: Hashable, Sendable {
    /// The account.
    public let account: String
    /// Its figure, and where that comes from.
    public let version: Version

    /// What an account adds.
    public init(_ account: String, _ version: Version) {
      self.account = account
      self.version = version
    }
  }

  /// How many are in a figure of the department, and how many are not and why: colleagues are counted here and not
  /// named, for whoever sees a sheet sees it (``Membership`` names them).
  public struct Members: Hashable, Sendable {
    /// How many are not in it, or keep it open, for the same reason.
    public struct Group: Hashable, Sendable {
      /// `not_appraised`, `not_active`, or the reason why their own figures are missing (``Missing/Reason``).
      public let why: String
      /// How many.
      public let count: Int

      /// So many for that reason.
      public init(why: String, count: Int) {
        self.why = why
        self.count = count
      }
    }

    /// How many are in it.
    public let count: Int
    /// Those who are not in it, by reason.
    public let leftOut: [Group]
    /// Those whose figure is missing, so that the department's is, by reason.
    public let waitedFor: [Group]

    /// The members of a figure.
    public init(count: Int, leftOut: [Group], waitedFor: [Group]) {
      self.count = count
      self.leftOut = leftOut
      self.waitedFor = waitedFor
    }
  }

  /// The figure that stands.
  public let standing: Version
  /// The other figures that were given and do not stand.
  public let others: [Version]
  /// Where its rows are: a name to look them up by, such as the accounts of the employee.
  public let evidence: String?
  /// What each account adds, where the figure is put together from several sources; empty otherwise.
  public var shares: [Share] = []
  /// Who is in it, where it is a figure of the department.
  public var members: Members?

  /// A fact.
  public init(
    _ figure: Figure, from source: Source = .computed, numerator: Rational? = nil, denominator: Rational? = nil,
    others: [Version] = [], evidence: String? = nil
  ) {
    standing = Version(figure, from: source, numerator: numerator, denominator: denominator)
    self.others = others
    self.evidence = evidence
  }

  /// A fact whose standing figure was chosen.
  public init(_ standing: Version, others: [Version], evidence: String?) {
    self.standing = standing
    self.others = others
    self.evidence = evidence
  }

  /// The part above the line of the figure that stands.
  public var numerator: Rational? { standing.numerator }
  /// The part below the line of the figure that stands.
  public var denominator: Rational? { standing.denominator }

  /// The same figures with the first known one that comes from a performance software standing, if there is one. What a
  /// person corrected is never displaced. Where nothing was collected either, it is missing for the software's reason.
  public var preferringPlatform: Fact {
    if case .corrected = standing.source { return self }
    func place(_ fits: (Figure) -> Bool) -> Int? {
      others.firstIndex { version in
        if case .platform = version.source { fits(version.figure) } else { false }
      }
    }
    let isUncollected = figure.absence?.reason == .notCollected
    let place = place { $0.value != nil } ?? (isUncollected ? place { _ in true } : nil)
    guard let place else { return self }
    var rest = others
    let chosen = rest.remove(at: place)
    // What accounts add is told of the figure that stood; of the one that stands now there is one source.
    return Fact(chosen, others: [standing] + rest, evidence: evidence)
  }

  /// The value that stands.
  public var figure: Figure { standing.figure }

  /// Another figure that is known and differs from the one that stands.
  public var disagreement: Version? {
    others.first { version in
      guard let other = version.figure.value, let own = figure.value else { return false }
      return other != own
    }
  }

  /// The figures that say something: what was corrected by hand alone, otherwise all that were given.
  var told: [Version] {
    if case .corrected = standing.source { return [standing] }
    return [standing] + others
  }
}

extension Fact.Source {
  /// Whether somebody else than the product gave it.
  var isSupplied: Bool {
    switch self {
    case .computed, .record: false
    case .finance, .platform, .corrected: true
    }
  }
}
