/// Who is in a figure of the department, who is not, and why; by employee id.
public struct Membership: Hashable, Sendable {
  /// Somebody who is not in it, or whose figure is missing.
  public struct Absence: Hashable, Sendable {
    /// The employee.
    public let employee: String
    /// `not_appraised`, `not_active`, or the reason why their own figure is missing.
    public let why: String
  }

  /// The figure, as formulas write it: `department.mean(sales)`.
  public let figure: String
  /// Who is in it.
  public internal(set) var counted: [String] = []
  /// Who is not in it.
  public internal(set) var leftOut: [Absence] = []
  /// Whose figure is missing, so that the department's is.
  public internal(set) var waitedFor: [Absence] = []

  /// The same without names.
  var members: Fact.Members {
    func groups(_ absences: [Absence]) -> [Fact.Members.Group] {
      Dictionary(grouping: absences, by: \.why).sorted { $0.key < $1.key }
        .map { Fact.Members.Group(why: $0.key, count: $0.value.count) }
    }
    return Fact.Members(count: counted.count, leftOut: groups(leftOut), waitedFor: groups(waitedFor))
  }
}
