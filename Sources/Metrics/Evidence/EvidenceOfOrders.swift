internal import Exact
internal import Intake

// Orders credited to the holder, with their refunds and reviews (definitions 5–8).
extension EvidenceSearch {
  func orders(_ part: Part) -> [Finding] {
    let credits = credits()
    let paid = credits.filter(\.order.isPaid)
    switch part {
    case .ordersCreated: return credits.map { $0.finding(1) }
    case .voidOrders: return credits.filter(\.order.isVoid).map { $0.finding(1) }
    case .ordersPaid: return paid.map { $0.finding(1) }
    case .sales: return paid.map { $0.finding($0.order.amount ?? 0) }
    case .badReviews: return badReviews(credits)
    case .refundAmount: return refunds(paid).map { $0.finding($0.amount) }
    case .netSales:
      return paid.map { $0.finding($0.order.amount ?? 0) } + refunds(paid).map { $0.finding(-$0.amount) }
    case .refundOrders, .returnOrders, .exchangeOrders:
      let type: AfterSale = part == .refundOrders ? .refund : part == .returnOrders ? .return : .exchange
      var orders: Set<Int> = []
      return refunds(paid).filter { $0.type == type && orders.insert($0.order.number).inserted }.map { $0.finding(1) }
    default: return []
    }
  }

  /// An order credited to the holder, and the line that earned it.
  private struct Credit {
    let order: DealtLines.Order
    let line: DealtLines.Line

    func finding(_ contribution: Int) -> Finding {
      Finding(
        contribution: contribution,
        rows: [(line.isAgent ? .reply : .question, .messages, line.place), (.order, .orders, order.place)])
    }
  }

  private struct Refund {
    let order: DealtLines.Order
    let type: AfterSale
    let amount: Int
    let place: RowPlace

    func finding(_ contribution: Int) -> Finding {
      Finding(contribution: contribution, rows: [(.order, .orders, order.place), (.event, .refunds, place)])
    }
  }

  private func credits() -> [Credit] {
    judgedPairs(.ordering, withOrders: true).flatMap { pair in
      pair.credits.filter { $0.line.key != nil }.map { Credit(order: $0.order, line: $0.line) }
    }
  }

  private var caseWindow: Range<Int> { Int.min..<(finder.closing?.start.seconds ?? Int.max) }

  private func refunds(_ credits: [Credit]) -> [Refund] {
    let orders = OrdersByID(credits.map(\.order), self)
    var met = IDTable(hash: hash)
    var found: [Refund] = []
    each(RefundEvent.self, window: caseWindow) { row, base, place in
      let known = met.count
      guard met.intern(row.refund, base) == known, let order = orders.find(row.order, base) else { return }
      found.append(Refund(order: order, type: row.type, amount: row.amount, place: place))
    }
    return found
  }

  private func badReviews(_ credits: [Credit]) -> [Finding] {
    let orders = OrdersByID(credits.map(\.order), self)
    var found: [Finding] = []
    each(ReviewEvent.self, window: caseWindow) { row, base, place in
      guard row.stars <= 2, let order = orders.find(row.order, base) else { return }
      found.append(Finding(contribution: 1, rows: [(.order, .orders, order.place), (.event, .reviews, place)]))
    }
    return found
  }
}

/// Some orders by their ids, by which refunds and reviews name them: the ids are read from the orders' rows.
private struct OrdersByID: ~Copyable {
  private var ids: IDTable
  private var orders: [DealtLines.Order] = []

  init(_ orders: [DealtLines.Order], _ search: EvidenceSearch) {
    ids = IDTable(hash: search.hash)
    guard let reading = search.kinds[.orders] else { return }
    let sorted = orders.sorted { $0.place.inAllFiles < $1.place.inAllFiles }
    var ids = IDTable(hash: search.hash)
    var read = 0
    _ = search.each(OrderEvent.self, of: reading, at: sorted.map(\.place.inAllFiles)) { row, base, _ in
      _ = ids.intern(row.order, base)
      read += 1
    }
    self.ids = ids
    self.orders = Array(sorted.prefix(read))
  }

  func find(_ id: EventID, _ base: UnsafePointer<UInt8>) -> DealtLines.Order? { ids.find(id, base).map { orders[$0] } }
}
