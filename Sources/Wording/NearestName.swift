/// The known name a person probably meant.
public enum NearestName {
  /// The candidate that differs least from a name; of several the first in alphabetical order.
  private static func of(_ name: String, among candidates: some Collection<String>) -> String? {
    candidates.map { (edits(from: name, to: $0), $0) }.min { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 < $1.0 }?.1
  }

  /// The candidate that differs least, if it differs little enough to be what was meant.
  ///
  /// What differs by a digit is somebody or something else, and never suggested: E09 is not E08. Zeros that are left out
  /// make no other number: E9 is E09.
  public static func likely(for name: String, among candidates: some Collection<String>) -> String? {
    // A single Chinese character says as much as several letters: 3 of 5 wrong is another word.
    let limit = name.count <= 2 ? 1 : max(2, name.count / 3)
    let numbers = NearestName.numbers(in: name)
    if let same = candidates.filter({ isTheSame($0, as: name) && $0 != name }).min() { return same }
    let close = candidates.filter {
      !$0.isEmpty && abs($0.count - name.count) <= limit && NearestName.numbers(in: $0) == numbers && !isNumber($0)
    }
    guard let nearest = of(name, among: close), edits(from: name, to: nearest) <= limit else { return nil }
    return nearest
  }

  /// Whether two names differ by capitals, blanks, full-width forms or zeros before a number alone.
  private static func isTheSame(_ one: String, as other: String) -> Bool {
    bare(one) == bare(other)
  }

  private static func bare(_ name: String) -> String {
    var bare = ""
    for character in name.prefix(64).flatMap({ plain($0).lowercased() }) where !character.isWhitespace {
      let isDigit = character.isASCII && character.isNumber
      let last = bare.last
      // A zero that begins a number says nothing: the digit after it takes its place.
      if isDigit, last == "0", !(bare.dropLast().last.map { $0.isASCII && $0.isNumber } ?? false) { bare.removeLast() }
      bare.append(character)
    }
    return bare
  }

  /// The half-width form of a full-width character.
  private static func plain(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
      (0xFF01...0xFF5E).contains(scalar.value)
    else { return character }
    return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
  }

  /// The numbers that stand in a name, without zeros before them.
  private static func numbers(in name: String) -> [String] {
    name.prefix(64).split { !($0.isASCII && $0.isNumber) }.map { digits in
      let bare = digits.drop { $0 == "0" }
      return bare.isEmpty ? "0" : String(bare)
    }
  }

  private static func isNumber(_ name: String) -> Bool { name.allSatisfy { $0.isASCII && $0.isNumber } }

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

extension Bilingual {
  /// A guess at what was meant, to begin a remedy with; nothing where no known name is near.
  public static func guess(_ nearest: String?) -> Bilingual {
    guard let nearest else { return Bilingual("", "") }
    let name = Diagnostic.quoted(nearest)
    return Bilingual("是否要写“\(name)”？", "Did you mean \"\(name)\"? ")
  }

  /// The same of the nearest of some names.
  public static func guess(for name: String, among candidates: some Collection<String>) -> Bilingual {
    guess(NearestName.likely(for: name, among: candidates))
  }
}
