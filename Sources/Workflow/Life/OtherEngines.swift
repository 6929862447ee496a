internal import Exact
internal import Records
internal import Wording

extension Entry {
  /// The results of a published month that what this entry wrote makes different.
  ///
  /// Departments are appraised as a whole. After an upgrade of the program, colleagues of whoever a change is about would
  /// come out by rules they were not published under; they keep what was published unless the entry changes something
  /// for them: unless they come out otherwise before it than after it.
  func resultsConcerned(
    _ appraised: MonthOnRecord, of company: Company, in departments: Set<String>?
  ) throws(Diagnostic) -> [MonthResult] {
    let kept = try records.keptResults(of: appraised.month)
    let results = appraised.results
    func isOlder(_ employee: String) -> Bool {
      kept[employee].map { ResultProgram.engine(of: $0.program) != ResultProgram.engine } ?? false
    }
    guard results.contains(where: { isOlder($0.employee) }) else { return results }
    let before = try MonthOnRecord(
      company, month: appraised.month, records.asOf(entry: number - 1), of: departments
    ).results.reduce(into: [String: MonthResult]()) { $0[$1.employee] = $1 }
    return results.filter { result in
      guard isOlder(result.employee), let earlier = before[result.employee] else { return true }
      return earlier.derivation != result.derivation || earlier.department != result.department
    }
  }
}
