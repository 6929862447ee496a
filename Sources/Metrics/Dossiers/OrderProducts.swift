internal import Intake

/// The products of the orders, for rules that ask about which product a line was.
final class OrderProducts: Sendable {
  private let ids: IDTable
  private let products: [OrderReference: [Int32]]

  /// No products.
  init(hash: IDHash) {
    ids = IDTable(hash: hash)
    products = [:]
  }

  /// Reads the order files once more for the products of the orders of a book; of two rows of one order the first
  /// stands.
  init(_ kind: KindReading, book: OrderBook) throws(Rounds.Damage) {
    var reading = kind
    reading.resetTallies(room: 0)
    var ids = IDTable(hash: book.hash)
    var products: [OrderReference: [Int32]] = [:]
    try reading.each(ProductOrderEvent.self, hash: book.hash, window: Int.min..<Int.max) { row, base, _ in
      guard let order = book.find(row.order.order, base), products[order] == nil else { return .taken }
      products[order] = row.products.map { Int32(truncatingIfNeeded: ids.intern($0, base)) }
      return .taken
    }
    self.ids = ids
    self.products = products
  }

  /// The number of a product, −1 where no order has it.
  func number(of id: EventID, _ base: UnsafePointer<UInt8>) -> Int32 {
    ids.find(id, base).map { Int32(truncatingIfNeeded: $0) } ?? -1
  }

  /// The products of an order.
  func products(of order: OrderReference) -> [Int32] { products[order] ?? [] }
}
