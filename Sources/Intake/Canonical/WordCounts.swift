/// Counts byte strings; nothing is allocated for one that was met lately.
struct WordCounts {
  private struct Slot {
    var hash: UInt64 = 0
    var count = 0
    var bytes: [UInt8] = []
  }

  private static let slots = 1024
  private var recent = [Slot](repeating: Slot(), count: slots)
  private var settled: [[UInt8]: Int] = [:]

  @inline(__always)
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ hash: IDHash) {
    guard let start = word.baseAddress, !word.isEmpty else { return }
    let value = hash.long(UnsafeRawPointer(start), word.count)
    let place = Int(value & UInt64(Self.slots - 1))
    if recent[place].hash == value, recent[place].bytes.elementsEqual(word) {
      recent[place].count += 1
    } else {
      replace(place, value, word)
    }
  }

  @inline(never)
  private mutating func replace(_ place: Int, _ hash: UInt64, _ word: UnsafeBufferPointer<UInt8>) {
    settle(place)
    recent[place] = Slot(hash: hash, count: 1, bytes: Array(word))
  }

  private mutating func settle(_ place: Int) {
    guard recent[place].count > 0 else { return }
    settled[recent[place].bytes, default: 0] += recent[place].count
    recent[place].count = 0
  }

  /// The counts, by text.
  mutating func counts() -> [String: Int] {
    for place in recent.indices { settle(place) }
    recent = [Slot](repeating: Slot(), count: Self.slots)
    return Dictionary(settled.map { (String(decoding: $0.key, as: UTF8.self), $0.value) }) { $0 + $1 }
  }
}
