/// How the fields of a text are separated, and where its rows begin.
struct DelimitedText {
  /// The byte between two fields.
  let separator: UInt8
  /// The byte at which the first row begins.
  let start: Int
  /// The line on which it stands.
  let line: Int

  /// Lines that are looked at.
  private static let lines = 40

  /// Tells from the beginning of a text whose first byte stands at `start`.
  ///
  /// `sep=;` on the first line is Excel's own way to say it. Otherwise that of comma, tab and semicolon counts which
  /// occurs equally often in most lines; titles above the header and commas in chat lines do not matter then.
  init(of sample: [UInt8], from start: Int) {
    let first = sample.prefix { $0 != UInt8(ascii: "\n") }
    let said = first.last == UInt8(ascii: "\r") ? first.dropLast() : first
    let bare = said.filter { $0 != UInt8(ascii: "\"") }
    if bare.count == 5, bare.prefix(4).elementsEqual("sep=".utf8), first.count < sample.count {
      separator = bare[4]
      self.start = start + first.count + 1
      line = 2
      return
    }
    separator = DelimitedText.guessed(from: sample)
    self.start = start
    line = 1
  }

  private static func guessed(from sample: [UInt8]) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
    var counts: [[Int]] = [[], [], []]
    var current = [0, 0, 0]
    var isQuoted = false
    var before = UInt8(ascii: "\n")
    for byte in sample {
      if byte == UInt8(ascii: "\""), isQuoted || before == UInt8(ascii: "\n") || candidates.contains(before) {
        isQuoted.toggle()
      } else if !isQuoted {
        if let index = candidates.firstIndex(of: byte) { current[index] += 1 }
        if byte == UInt8(ascii: "\n") {
          if current != [0, 0, 0] { for index in 0..<3 { counts[index].append(current[index]) } }
          current = [0, 0, 0]
          if counts[0].count == lines { break }
        }
      }
      before = byte
    }
    if counts[0].isEmpty { counts = current.map { [$0] } }
    // In how many lines each occurs equally often, and how often that is.
    let agreeing = counts.map { counts in
      let groups = Dictionary(grouping: counts.filter { $0 > 0 }) { $0 }
      return groups.map { (lines: $1.count, times: $0) }.max { ($0.lines, $0.times) < ($1.lines, $1.times) } ?? (0, 0)
    }
    var best = 0
    for index in 1..<3 where agreeing[index] > agreeing[best] { best = index }
    return candidates[best]
  }
}
