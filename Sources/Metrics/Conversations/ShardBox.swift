/// A shard that workers take turns at.
final class ShardBox {
  var shard: ConversationShard

  init(_ shard: consuming ConversationShard) {
    self.shard = shard
  }
}

/// Shards made by several workers, each in its own place.
final class Shards {
  private let places: UnsafeMutablePointer<ShardBox?>

  init() {
    places = .allocate(capacity: OrderBook.shardCount)
    places.initialize(repeating: nil, count: OrderBook.shardCount)
  }

  deinit {
    places.deinitialize(count: OrderBook.shardCount)
    places.deallocate()
  }

  func put(_ shard: ShardBox, at place: Int) { places[place] = shard }
  var all: [ShardBox] { (0..<OrderBook.shardCount).compactMap { places[$0] } }
}
