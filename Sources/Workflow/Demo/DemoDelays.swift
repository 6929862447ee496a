/// Waits for responses: many short, few long, and in all exactly as long as the mean asks for.
struct DemoDelays {
  private static let shape = [20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 130, 160, 200, 260]
  private static let shortest = 4

  private var delays: ArraySlice<Int>

  /// So many waits of so many milliseconds in the mean, in whole seconds.
  init(count: Int, milliseconds: Int, using random: inout DemoRandom) {
    let sum = (count * milliseconds + 500) / 1000
    let weights = (0..<count).map { _ in random.pick(Self.shape, or: 100) }
    let whole = max(1, weights.reduce(0, +))
    var waits = weights.map { max(Self.shortest, sum * $0 / whole) }
    var missing = sum - waits.reduce(0, +)
    var index = 0
    while missing != 0, index < count * 100 {
      let place = index % count
      if missing > 0 {
        waits[place] += 1
        missing -= 1
      } else if waits[place] > Self.shortest {
        waits[place] -= 1
        missing += 1
      }
      index += 1
    }
    delays = waits[...]
  }

  /// The next so many.
  mutating func take(_ count: Int) -> [Int] {
    let taken = Array(delays.prefix(count))
    delays = delays.dropFirst(count)
    return taken
  }
}
