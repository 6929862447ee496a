/// Reproducible chance (SplitMix64): the same seed gives the same figures on every machine.
struct DemoRandom {
  private var state: UInt64

  /// A stream of its own for each purpose, so that a change in one place moves nothing elsewhere.
  init(seed: UInt64, stream: Int...) {
    state = seed
    for part in stream {
      state = Self.mixed(state ^ (UInt64(truncatingIfNeeded: part) &* 0x9E37_79B9_7F4A_7C15))
    }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private mutating func next() -> UInt64 {
    let value = Self.mixed(state)
    state &+= 0x9E37_79B9_7F4A_7C15
    return value
  }

  /// A whole number from 0 up to, not including, the bound; 0 where there is no room.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A whole number of the range, both ends included.
  mutating func among(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True in so many of a thousand cases.
  mutating func chance(_ permille: Int) -> Bool { below(1000) < permille }

  /// One of the choices; the fallback where there are none.
  mutating func pick<Choice>(_ choices: [Choice], or fallback: Choice) -> Choice {
    choices.isEmpty ? fallback : choices[below(choices.count)]
  }

  /// A count with the given mean, in tenths: 14 gives 1 or 2.
  mutating func count(tenths: Int) -> Int {
    tenths / 10 + (chance(tenths % 10 * 100) ? 1 : 0)
  }

  /// The value, up to so many thousandths more or less.
  mutating func jittered(_ value: Int, permille: Int) -> Int {
    value * (1000 + among(-permille...permille)) / 1000
  }

  /// The same elements in another order.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var shuffled = elements
    for index in shuffled.indices.dropFirst() {
      shuffled.swapAt(index, below(index + 1))
    }
    return shuffled
  }
}
