import Foundation
import Testing
import Wording

@testable import Scheme

@Suite("Texts that are no scheme")
struct HostileTextTests {
  @Test("nothing is not a scheme", arguments: ["", "\n\n", "   ", "# only a comment\n", "---\n"])
  func empty(source: String) {
    let loading = load(source)
    #expect(loading.scheme == nil && !loading.errors.isEmpty, "\(loading.report)")
  }

  static let noYAML: [(String, Int)] = [
    ("kaohe: 1\n\tid: a\n", 2), ("a: [1\n", 2), ("a: b: c\n", 1), ("a: \"open\n", 2), ("a: 1\n b: 2\n", 2),
    ("a: *nowhere\n", 1),
    ("a: 1\n--- \nb: 2\n", 2), ("a: \"\\q\"\n", 1), ("a: 1\nb: \u{0}\n", 2), ("\u{0}\u{0}\u{0}", 1), ("a: %x\n@b\n", 1),
    ("PK\u{3}\u{4}\u{14}\u{0}", 1),
  ]

  @Test("what is no YAML is refused at its line", arguments: noYAML.indices)
  func notYAML(index: Int) throws {
    let (source, line) = HostileTextTests.noYAML[index]
    let loading = load(source)
    #expect(loading.scheme == nil)
    let finding = try #require(loading.findings.first)
    #expect(loading.errors == ["YAML-SYNTAX"], "\(loading.report)")
    #expect(abs((finding.place.line ?? 0) - line) <= 1, "\(loading.report)")
    #expect(!finding.text(in: .chinese).contains("while parsing"), "\(finding.text(in: .chinese))")
  }

  @Test(
    "a text that is YAML but no mapping is refused",
    arguments: ["just words", "- a\n- b\n", "42\n", "[1, 2]", "\"1,234\""])
  func noMapping(source: String) {
    #expect(load(source).errors == ["FIELD-TYPE"])
  }

  @Test("a key written twice is reported at the second, with the line of the first")
  func duplicateKeys() {
    func place(_ source: String) -> (Int?, Int?, String?) {
      let finding = load(source).all("DUPLICATE-ID").first
      return (finding?.place.line, finding?.place.column, finding?.words["first"]?.english)
    }
    #expect(place(head + "total: 1\nrescale: true\ntotal: 2\n") == (7, 1, "on line 5"))
    #expect(place(head + "omission: {factor: 2, factor: 3}\n") == (5, 23, "on line 5"))
    #expect(place(head + "define:\n  \"a\": 1\n  b: 2\n  \"a\": 3\n") == (8, 3, "on line 6"))
    #expect(place(head + "items:\n  - id: a\n    points: 1\n    id: b\n") == (8, 5, "on line 6"))
  }

  @Test("an id used twice is reported at the second, whatever the two are")
  func duplicateIDs() {
    let source = itemScheme("    score: 5\n") + "vetoes:\n  - {id: it, points: 5}\n"
    let loading = load(source)
    #expect(loading.errors == ["DUPLICATE-ID"])
    #expect(loading.findings.first?.place.line == 12 && loading.findings.first?.words["first"]?.chinese == "第 7 行")
  }

  @Test("too long, too deep, too many: refused before it can do harm")
  func tooLarge() {
    let bomb = (1...9).reduce("a0: &a0 [x,x,x,x,x,x,x,x,x]\n") { text, level in
      text + "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",") + "]\n"
    }
    // Few enough to pass by their number, too many once unfolded; as a key they would be hashed.
    let small = (1...10).reduce("a0: &a0 [x,x,x,x,x,x,x,x,x]\n") { text, level in
      text + "a\(level): &a\(level) [*a\(level - 1),*a\(level - 1),*a\(level - 1)]\n"
    }
    let texts = [
      String(repeating: "a", count: 1_000_001), head + "notes: [\"" + String(repeating: "长", count: 400_000) + "\"]\n",
      String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
      String(repeating: "- ", count: 100_000) + "a",
      String(repeating: "? ", count: 100_000) + "a",
      (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), bomb, small,
      small + "? *a10\n: 1\n", "a: [" + Array(repeating: "1", count: 30_000).joined(separator: ",") + "]\n",
    ]
    for text in texts {
      let start = ContinuousClock.now
      let loading = load(text)
      #expect(loading.errors == ["TOO-LARGE"], "\(text.prefix(40)): \(loading.report.prefix(300))")
      #expect(ContinuousClock.now - start < .seconds(5), "\(text.prefix(40))")
    }
  }

  @Test("an anchor that is used a few times is no bomb")
  func modestAnchors() {
    let source =
      head + "total: 10\nitems:\n  - {id: a, points: 5, when_missing: block, by: x, rating: &scale {好: 5, 差: 1}}\n"
      + "  - {id: b, points: 5, when_missing: block, by: x, rating: *scale}\n"
    #expect(load(source).scheme?.items.count == 2, "\(load(source).report)")
  }

  @Test("too many bands are refused, as are more findings than anybody reads")
  func tooMany() {
    let bands = (0...100).map { "from: \($0)%, under: \($0 + 1)%, points: 0" }
    #expect(load(bandScheme("conversion", bands)).errors == ["TOO-LARGE"])
    let unknown = load(head + (0..<5000).map { "field\($0): 1\n" }.joined())
    #expect(unknown.findings.count == SchemeFindings.most + 1)
    #expect(unknown.codes.contains("TOO-LARGE"))
  }

  @Test("huge numbers end in a finding")
  func hugeNumbers() {
    let nines = String(repeating: "9", count: 36)
    for bands in [
      ["to: \(nines), points: 0"], ["from: 0, to: 0.\(nines.dropFirst()), points: 0", "from: \(nines), points: 5"],
    ] {
      #expect(load(bandScheme("net_sales / 1 yuan", bands)).codes.contains("BAND-GAP"))
    }
    _ = load(head + "total: \(nines)\n")
    _ = load(itemScheme("    score: \(nines) * \(nines) * \(nines)\n", points: nines))
    _ = load(itemScheme("    each: {of: bad_reviews, points: \(nines)}\n    weight: \(nines)\n", points: nines))
    _ = load(
      bandScheme(
        "bad_reviews", ["from: \(nines), points: \(nines)", "to: 1, points: 3"], extra: "    step: \(nines)\n"))
  }

  @Test("a byte order mark and blanks at line ends change nothing")
  func marks() {
    #expect(load("\u{FEFF}" + head).errors.isEmpty, "\(load("\u{FEFF}" + head).report)")
    #expect(load(head.replacing("\n", with: "   \n")).errors.isEmpty)
  }

  @Test(
    "random damage to the built-in schemes gives a scheme or an error, at once", arguments: [1 as UInt64, 20_161_001])
  func fuzz(seed: UInt64) throws {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    let sources = try BuiltInSchemesTests.names.map { Array(try text(of: "schemes/\($0).yaml").unicodeScalars) }
    let pieces = [
      "\n", " ", "  - ", ":", "{", "}", "[", "]", "\"", "'", "%", "0", "-1", "999999999999999999999999999999", "1,234",
      "points: ",
      "if ", "(", "&a", "*a", "\t", "\u{0}", "\u{FEFF}", "，", "长", "!!binary ", "|\n", "define", "department.mean(",
      "<<: ", "~", "null", "#",
    ]
    for round in 0..<1000 {
      var scalars = sources[round % sources.count]
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<scalars.count, using: &random)
        let end = min(scalars.count, place + Int.random(in: 0...30, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: scalars.removeSubrange(place..<end)
        case 1: scalars.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").unicodeScalars, at: place)
        case 2: scalars.replaceSubrange(place..<end, with: (pieces.randomElement(using: &random) ?? "").unicodeScalars)
        default: scalars.insert(contentsOf: scalars[place..<end], at: Int.random(in: 0...scalars.count, using: &random))
        }
        if scalars.isEmpty { scalars = sources[0] }
      }
      let source = String(String.UnicodeScalarView(scalars))
      let start = ContinuousClock.now
      let loading = load(source)
      if ContinuousClock.now - start > .seconds(3) { Issue.record("slow in round \(round)") }
      if (loading.scheme == nil) == loading.errors.isEmpty { Issue.record("round \(round): \(loading.report)") }
      let lines = SchemeFindings.lines(of: source).count
      for finding in loading.findings {
        let line = finding.place.line ?? 0
        if line < 1 || line > lines + 1 { Issue.record("round \(round): line \(line) of \(lines)") }
        if finding.what(in: .chinese).isEmpty || finding.remedy(in: .english).isEmpty { Issue.record("round \(round)") }
      }
    }
  }
}
