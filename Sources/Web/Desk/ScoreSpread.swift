internal import Exact

/// How scores are spread, as bars: below 50, then every ten points. Drawn as plain SVG, which prints and needs no script.
struct ScoreSpread: Sendable {
  let bars: [Bar]
  let width: Int
  let height = ScoreSpread.plot + 36
  let baseline = ScoreSpread.plot + 16

  private static let plot = 120

  struct Bar: Sendable {
    let label: String
    let count: Int
    let x: Int
    let y: Int
    let middle: Int
    let width: Int
    let height: Int
    let labelY: Int
    let countY: Int
    let isFailed: Bool
  }

  init(_ scores: [Points]) {
    let lows = [0, 50, 60, 70, 80, 90]
    var counts = [Int](repeating: 0, count: lows.count)
    for score in scores {
      let place = lows.lastIndex { Int64($0 * 100) <= score.hundredths } ?? 0
      counts[place] += 1
    }
    let most = max(1, counts.max() ?? 1)
    bars = lows.indices.map { place in
      let high = counts[place] * ScoreSpread.plot / most
      let x = 8 + place * 64
      return Bar(
        label: place == 0 ? "<50" : place == lows.count - 1 ? "90–100" : "\(lows[place])–", count: counts[place],
        x: x, y: ScoreSpread.plot + 16 - high, middle: x + 24, width: 48, height: high, labelY: ScoreSpread.plot + 32,
        countY: ScoreSpread.plot + 11 - high, isFailed: lows[place] < 70)
    }
    width = 16 + lows.count * 64
  }
}
