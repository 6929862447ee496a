/// Changes bytes at random, in ways that readers are known to stumble over.
struct Mutator {
  var random: Seeded
  /// Whole files to splice from.
  let pool: [[UInt8]]

  private static let words: [[UInt8]] =
    [
      "<table>", "</table>", "<tr>", "<td colspan=999999>", "<td rowspan=99999>", "<!--", "-->", "<script>", "&#0;",
      "&#xD800;", "&amp", "<![CDATA[", "]]>", "<!DOCTYPE x>", "<?xml", "\"", "\"\"", "\",\"", "\r", "\n", "\r\n", "\t",
      ",", ";", "sep=;\n", "=\"", "'", "_x0000_", "\u{FEFF}", "客", "ss:Index=\"99999999\"", "r=\"ZZZ9\"",
      "t=\"inlineStr\"", "t=\"s\"", "-", "1E+308", "9223372036854775808", "NaN", ": ", "- ", "{", "[", "&a", "*a", "!!",
    ].map { Array($0.utf8) } + [
      [0xD0, 0xCF, 0x11, 0xE0], [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x50, 0x4B, 1, 2], [0xBF, 0xCD], [0x81],
      [0x95, 0x32, 0x90, 0x31], [0xFF, 0xFE], [0xFE, 0xFF], [0, 0], [0x3C, 0, 0, 0], [0x09, 0x08, 0x10, 0],
      [0xFF, 0xFF, 0xFF, 0xFF], [0xFE, 0xFF, 0xFF, 0xFF], [0xFF, 0x7F], [0, 0, 0, 0x80],
    ]

  /// A changed copy, of at most a few hundred kilobytes.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) { change(&bytes) }
    return Array(bytes.prefix(1 << 18))
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else {
      bytes = [.random(in: 0...255, using: &random)]
      return
    }
    let at = Int.random(in: 0..<bytes.count, using: &random)
    let length = min(bytes.count - at, Int.random(in: 1...64, using: &random))
    switch Int.random(in: 0..<12, using: &random) {
    case 0: bytes[at] = .random(in: 0...255, using: &random)
    // A text whose characters all stay sound gets further.
    case 1: if bytes[at] < 0x80 { bytes[at] = .random(in: 0x20...0x7E, using: &random) }
    case 2: bytes[at] ^= 1 << UInt8.random(in: 0...7, using: &random)
    case 3: bytes[at] = [0, 0xFF, 0x7F, 0x80, 0x20, 0x0A].randomElement(using: &random) ?? 0
    case 4: bytes.removeSubrange(at..<at + length)
    case 5: bytes.insert(contentsOf: bytes[at..<at + length], at: at)
    case 6: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
    case 7...8: bytes.insert(contentsOf: Mutator.words.randomElement(using: &random) ?? [], at: at)
    case 9:
      let word = Mutator.words.randomElement(using: &random) ?? []
      bytes.replaceSubrange(at..<min(bytes.count, at + word.count), with: word)
    case 10:
      let other = pool.randomElement(using: &random) ?? []
      let from = Int.random(in: 0..<max(other.count, 1), using: &random)
      bytes.replaceSubrange(at..<at + length, with: other[from..<min(other.count, from + length)])
    default:
      // A run of something, now and then a long one.
      let count = Int.random(in: 0..<20, using: &random) == 0 ? 5000 : 40
      let run = repeatElement(Array(bytes[at..<at + min(length, 16)]), count: count).joined()
      bytes.insert(contentsOf: run, at: at)
    }
  }
}
