/// The known name a person probably meant.
public enum NearestName {
  /// The candidate that differs least from a name; of several the first in alphabetical order.
  public static func of(_ name: String, among candidates: some Collection<String>) -> String? {
    candidates.map { (edits(from: name, to: $0), $0) }.min { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 < $1.0 }?.1
  }

  /// The candidate that differs least, if it differs little enough to be what was meant.
  public static func likely(for name: String, among candidates: some Collection<String>) -> String? {
    // A single Chinese character says as much as several letters: 3 of 5 wrong is another word.
    let limit = name.count <= 2 ? 1 : max(2, name.count / 3)
    let close = candidates.filter { !$0.isEmpty && abs($0.count - name.count) <= limit }
    guard let nearest = of(name, among: close), edits(from: name, to: nearest) <= limit else { return nil }
    return nearest
  }

  /// The number of single-character edits from one name to another (Levenshtein), over their first 64 characters.
  public static func edits(from first: String, to second: String) -> Int {
    let a = Array(first.prefix(64))
    let b = Array(second.prefix(64))
    var row = Array(0...b.count)
    for (i, character) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let replaced = diagonal + (character == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
