import Exact
public import Scheme
public import Wording

/// Replays the worked examples of a scheme; one that comes out differently keeps it from being published.
public enum SchemeReplay {
  /// A finding for every example that does not come out.
  public static func findings(_ scheme: Scheme) -> [Diagnostic] {
    guard !scheme.replays.isEmpty else { return [] }
    return scheme.replays.compactMap { replay in
      var facts: [String: Fact] = [:]
      for (name, quantity) in replay.given { facts[name] = Fact(.known(quantity.value)) }
      let ratings = replay.ratings.mapValues { Subject.Rating(label: $0, by: "") }
      let subject = Subject(employee: "verify", facts: facts, ratings: ratings)
      let sheet = SchemeSheet(scheme, place: 0, department: [subject])
      let scoring = Scoring(sheet, subject)
      let items = scoring.items()
      let node = replay.item.map { id in items.first { $0.id == id } } ?? scoring.total(items, [])
      guard node?.points != replay.points else { return nil }
      return Diagnostic(
        .schemeReplayFailed, at: Place(file: scheme.file, line: replay.line, column: replay.column),
        ["item": replay.item ?? "score", "expected": replay.points.text, "found": node?.points?.text ?? "—"])
    }
  }
}
