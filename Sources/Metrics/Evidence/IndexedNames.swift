internal import Intake

/// The names in an index as ids, to be looked up like those of rows.
final class IndexedNames {
  private let bytes: UnsafeMutablePointer<UInt8>
  private var starts: [Int] = []
  private var ids: [EventID] = []

  init(_ names: [String], hash: IDHash) {
    // Behind an id 16 bytes must be readable.
    bytes = .allocate(capacity: names.reduce(0) { $0 + $1.utf8.count + 16 })
    var at = 0
    for name in names {
      starts.append(at)
      let count = name.utf8.count
      for (place, byte) in name.utf8.enumerated() { (bytes + at + place).initialize(to: byte) }
      (bytes + at + count).initialize(repeating: 0, count: 16)
      ids.append(EventID(UnsafeBufferPointer(start: bytes + at, count: count), hash: hash))
      at += count + 16
    }
  }

  deinit {
    bytes.deallocate()
  }

  /// The id of a name, by its number.
  func id(_ number: Int) -> EventID { ids[number] }
  /// Where the bytes of its name begin.
  func base(_ number: Int) -> UnsafePointer<UInt8> { UnsafePointer(bytes + starts[number]) }
}
