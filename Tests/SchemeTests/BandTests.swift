import Exact
import Testing
import Wording

@testable import Scheme

@Suite("Bands")
struct BandTests {
  static let seeds: [UInt64] = [1, 9, 20_161_001]

  func table(_ scheme: String) throws -> BandTable {
    let loading = load(scheme)
    guard case .bands(let table) = try #require(loading.scheme, "\(loading.report)").items[0].method else {
      throw Missing()
    }
    return table
  }

  struct Missing: Error {}

  func points(_ table: BandTable, at value: Rational) -> Rational? {
    table.place(of: value).map { table.awarded(table.bands[$0], of: 5) }
  }

  static let shared = ["from: 0%, to: 20%, points: 4", "from: 20%, to: 50%, points: 2", "from: 50%, points: 0"]

  @Test("a shared bound goes to the band better for the employee, or for the employer, as the scheme says")
  func sharedBounds() throws {
    let employee = try table(bandScheme("conversion", Self.shared))
    #expect(points(employee, at: .of(1, 5)) == 3 && points(employee, at: .of(1, 2)) == 5)
    let source = bandScheme("conversion", Self.shared)
    let employer = try table("shared_bound: favour_employer\n" + source)
    #expect(points(employer, at: .of(1, 5)) == 1 && points(employer, at: .of(1, 2)) == 3)
    for table in [employee, employer] {
      #expect(points(table, at: .of(1999, 10_000)) == 1 && points(table, at: .of(2001, 10_000)) == 3)
    }
  }

  @Test("awarded points are better when they are more")
  func sharedAwards() throws {
    let source = bandScheme("conversion", ["from: 0%, to: 50%, points: 2", "from: 50%, points: 5"])
      .replacing("deduct:", with: "award:")
    #expect(points(try table(source), at: .of(1, 2)) == 5)
    #expect(points(try table("shared_bound: favour_employer\n" + source), at: .of(1, 2)) == 2)
  }

  @Test("the finding names the value, both lines and both outcomes")
  func sharedFinding() throws {
    let finding = try #require(load(bandScheme("conversion", Self.shared)).all("BAND-SHARED").first)
    #expect(
      finding.what(in: .english)
        == "20% of \"it\" stands in the bands on lines 12 and 13; in the employee's favour (favour_employee) it belongs to [20%, 50%]: 2 points off, not 4 points off."
    )
    #expect(
      finding.what(in: .chinese)
        == "“it”的 20% 同时写在第 12 行和第 13 行的档位里；按“有利于员工（favour_employee）”归入 [20%, 50%]：扣 2 分，而不是扣 4 分。")
  }

  @Test("bands on whole seconds close up: 50.4 s lies in 51-100, 0 s in the best band")
  func steps() throws {
    let bands = [
      "from: 200 s, points: 5", "from: 100 s, to: 200 s, points: 3", "from: 51 s, to: 100 s, points: 1",
      "from: 1 s, to: 50 s, points: 0",
    ]
    let closed = try table(bandScheme("avg_response", bands, extra: "    step: 1 s\n"))
    for (value, expected) in [
      (Rational.zero, 5), (.of(1, 2), 5), (50, 5), (.of(504, 10), 4), (51, 4), (100, 4), (.of(1001, 10), 2), (200, 2),
      (.of(2001, 10), 0),
    ] as [(Rational, Int)] {
      #expect(points(closed, at: value) == Rational(expected), "\(value) s")
    }
    let open = load(bandScheme("avg_response", bands))
    #expect(Set(open.all("BAND-GAP").compactMap { $0.arguments["interval"] }) == ["[0 s, 1 s)", "(50 s, 51 s)"])
  }

  @Test("a gap between two whole numbers is none for a count, one for a share")
  func counts() {
    let bands = ["to: 5, points: 0", "from: 6, points: 5"]
    #expect(load(bandScheme("bad_reviews", bands)).errors.isEmpty)
    let gap = load(bandScheme("bad_reviews", ["to: 5, points: 0", "from: 7, points: 5"])).all("BAND-GAP").first
    #expect(gap?.arguments["witness"] == "6")
    #expect(load(bandScheme("avg_response", ["to: 5 s, points: 0", "from: 6 s, points: 5"])).errors == ["BAND-GAP"])
  }

  @Test("a gap is reported at the band that ends where it begins, or begins where it ends")
  func gapPlaces() {
    let bands = ["from: 10%, to: 50%, points: 4", "from: 60%, to: 90%, points: 0"]
    let gaps = load(bandScheme("conversion", bands)).all("BAND-GAP")
    #expect(gaps.map { $0.arguments["interval"] } == ["[0%, 10%)", "(50%, 60%)", "(90%, 100%]"])
    #expect(gaps.map(\.place.line) == [12, 12, 13])
  }

  @Test("scores have two decimals: 89.99 and 90 leave no gap, 89 and 90 do")
  func scoreSteps() throws {
    func pay(_ end: String) -> SchemeLoading {
      load(
        itemScheme("    each: {of: bad_reviews, points: 1}\n", points: "100")
          + "pay:\n  - {from: 90, pays: full}\n  - {from: 50, to: \(end), pays: 80%}\n  - {under: 50, pays: 50%}\n")
    }
    #expect(pay("89.99").codes.isEmpty, "\(pay("89.99").report)")
    #expect(pay("89").all("BAND-GAP").first?.arguments["witness"] == "89.5")
    #expect(pay("90").errors == ["BAND-OVERLAP"])
  }

  @Test("after resolution no value has two bands, and a gap is reported just where a probe finds one", arguments: seeds)
  func randomTables(seed: UInt64) {
    print("seed", seed)
    var random = SeededRandom(seed: seed)
    let probes = (0...240).map { Rational.of($0, 240) }
    for _ in 0..<250 {
      // Ends on twelfths in percent of 120, so that bands often meet, overlap and leave gaps.
      let bands = (0..<Int.random(in: 1...5, using: &random)).map { _ -> (Int, Int, Bool, Bool, Int) in
        let a = Int.random(in: 0...10, using: &random)
        let b = Int.random(in: 0...10, using: &random)
        return (
          min(a, b), max(a, b), Bool.random(using: &random), Bool.random(using: &random),
          Int.random(in: 0...5, using: &random)
        )
      }
      let written = bands.map { low, high, from, to, points in
        "\(from || low == high ? "from" : "over"): \(low * 10)%, \(to || low == high ? "to" : "under"): \(high * 10)%, points: \(points)"
      }
      let loading = load(bandScheme("conversion", written))
      let intervals = bands.map { low, high, from, to, _ in
        Interval(
          from || low == high ? .including(.of(low, 10)) : .excluding(.of(low, 10)),
          to || low == high ? .including(.of(high, 10)) : .excluding(.of(high, 10)))
      }
      let uncovered = probes.filter { probe in !intervals.contains { $0.contains(probe) } }
      #expect(loading.codes.contains("BAND-GAP") == !uncovered.isEmpty, "\(written)\n\(loading.report)")
      guard let scheme = loading.scheme, case .bands(let table) = scheme.items[0].method else { continue }
      for probe in probes {
        let holding = table.bands.indices.filter { table.bands[$0].interval.contains(probe) }
        #expect(holding.count == 1, "\(written) at \(probe)")
        // A value takes the best of the bands it stood in before.
        let best = zip(intervals, bands).filter { $0.0.contains(probe) }.map(\.1.4).min() ?? 0
        #expect(table.bands[holding[0]].points == Rational(best), "\(written) at \(probe)")
      }
    }
  }

  @Test("better work, fewer points; cliffs; bands that cannot be")
  func shapes() {
    #expect(load(bandScheme("avg_response", ["to: 30 s, points: 2", "over: 30 s, points: 0"])).codes == ["BAND-ORDER"])
    #expect(load(bandScheme("avg_response", ["to: 30 s, points: 0", "over: 30 s, points: 2"])).codes.isEmpty)
    #expect(load(bandScheme("conversion", ["from: 0%, to: 120%, points: 0"])).errors == ["BAND-OUTSIDE"])
    #expect(load(bandScheme("conversion", ["from: 0%, points: 6"])).errors == ["BAND-OUTSIDE"])
    #expect(
      load(bandScheme("conversion", ["to: 100%, points: 0", "over: 100%, points: 0"])).codes == ["NEVER-APPLIES"])
    #expect(load(bandScheme("1 - loss_rate", ["under: 50%, points: 5", "from: 50%, points: 0"])).codes.isEmpty)
    #expect(
      load(bandScheme("round(avg_response)", ["from: 0 s, to: 30 s, points: 0", "over: 30 s, points: 5"])).codes.isEmpty
    )
  }
}
