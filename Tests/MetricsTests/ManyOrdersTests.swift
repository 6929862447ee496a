import Exact
import Foundation
import Intake
import Metrics
import Testing

/// A buyer with very many conversations and orders costs no more than many buyers with few: orders times lines would
/// take hours here.
@Suite struct ManyOrdersTests {
  private static let count = Bench.hasFewerSeeds ? 8_000 : 80_000

  /// Every 20 seconds the buyer asks, is answered 5 seconds later, and 10 seconds later an order is placed, which is
  /// paid at once.
  private static var inputs: EventInputs {
    func clock(_ second: Int) -> String { RuledMonth.clock(second) }
    var messages = "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars\n"
    var orders = "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status\n"
    for number in 0..<count {
      let second = number * 20
      messages += "c\(number),s1,b1,a1,buyer,\(clock(second)),text,3\n"
      messages += "c\(number),s1,b1,a\(1 + number % 2),agent,\(clock(second + 5)),text,3\n"
      orders += "o\(number),s1,b1,\(clock(second + 10)),\(clock(second + 10)),3,paid\n"
    }
    var inputs = EventInputs()
    inputs.add(.messages, Array(messages.utf8), name: "messages.csv")
    inputs.add(.orders, Array(orders.utf8), name: "orders.csv")
    inputs.add(.refunds, Array("refund_id,order_id,type,created_at,amount_cents\n".utf8), name: "refunds.csv")
    return inputs
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      RuleSet.standard, RuleSet(id: "first", judgement: .orderedFirst),
      RuleSet(id: "whole", leftOut: RuleSet.LeftOut(transfersUpTo: 0)),
    ])
  func `a buyer with very many lines and orders is counted in time`(rules: RuleSet) throws {
    let inputs = Self.inputs
    let figures = MonthEngine.compute(inputs, month: june, rules: rules)
    let parts = try #require(figures.accounts["a2"])
    #expect(parts[.ordersPaid].number == Self.count / 2)
    #expect(parts[.netSales].number == Self.count / 2 * 3)
    #expect(parts[.converted].number == Self.count / 2)
    guard rules == .standard else { return }
    let found = EvidenceFinder(inputs, month: june, rules: rules).evidence(
      for: .account("a2"), parts: [.netSales], most: 2)[0]
    #expect(found.count == Self.count / 2)
    #expect(found.total == Self.count / 2 * 3)
    // The reply stands on the third line, the order on the third row: the first of each are a1's.
    #expect(found.rows.first?.rows.map(\.line) == [5, 3])
  }
}
