/// What one agent's month shall come to. The events are made so that they add up to exactly this.
struct DemoPlan {
  var consultations: Int
  /// Consultations followed by an order within the window.
  var converted: Int
  /// Consultations whose buyer orders only when the window is over.
  var lateOrders: Int
  /// Consultations of buyers who come back after their order.
  var returning: Int
  /// Consultations nobody replies to.
  var unreplied: Int
  /// Mean response, in milliseconds.
  var responseMilliseconds: Int
  /// Second orders of the same buyer.
  var extraOrders: Int
  var voidOrders: Int
  var unpaidOrders: Int
  var netCents: Int
  /// Whether the net sales shall be met to the fen.
  var netIsExact = false
  var refunds: Int
  var returns: Int
  var exchanges: Int
  var badReviews: Int
  var complaints: Int
  /// The loss of each order mis-sent by the agent, in fen.
  var misshipmentLosses: [Int]
  /// Share of survey answers of 4 or 5, in thousandths.
  var satisfied: Int
  var attendance: Int
  var failedChecks: Int
  /// Days on which more than five reminders were missed.
  var breachDays: Int
  /// Five ratings from 1 to 4.
  var ratings: [Int]
  /// The assessor's overall rating from 1 to 5.
  var overall: Int

  /// Orders credited to the agent.
  var ordersCreated: Int { converted + extraOrders }
  /// Those of them that are paid.
  var ordersPaid: Int { max(0, ordersCreated - voidOrders - unpaidOrders) }
}

extension DemoPlan {
  /// Consultations and sales of the months against an average month, in thousandths: spring festival, 618, 双十一.
  private static let season: [(consultations: Int, sales: Int)] = [
    (950, 960), (760, 870), (950, 970), (960, 970), (1000, 1000), (1200, 1100), (940, 960), (930, 960), (1000, 1000),
    (1050, 1020), (1260, 1110), (1040, 1000),
  ]

  /// A month of somebody of this skill, who is there for so many of its days.
  init(
    _ skill: DemoSkill, month: Int, daysPresent: Int, daysInMonth: Int, using random: inout DemoRandom
  ) {
    let season = Self.season[month - 1]
    let present = { (figure: Int) in figure * daysPresent / daysInMonth }
    let usual = random.jittered(skill.consultations, permille: 50) * season.consultations / 1000
    consultations = present(min(140, max(60, usual)))
    converted = consultations * random.jittered(skill.conversion, permille: 40) / 1000
    lateOrders = consultations * 25 / 1000
    returning = consultations * 100 / 1000
    unreplied = consultations * max(0, skill.response - 40) / 2000
    responseMilliseconds = random.jittered(skill.response * 1000, permille: 70)
    extraOrders = converted * 40 / 1000
    let orders = converted + extraOrders
    voidOrders = orders * (20 + skill.response / 4) / 1000
    unpaidOrders = orders * 60 / 1000
    let net = random.jittered(skill.netThousands * 100_000, permille: 45) * season.sales / 1000
    netCents = present(min(41_800_000, max(12_000_000, net)))
    refunds = 0
    returns = 0
    exchanges = 0
    badReviews = random.count(tenths: skill.badReviews)
    complaints = random.count(tenths: skill.complaints)
    misshipmentLosses = []
    satisfied = min(1000, random.jittered(skill.satisfied, permille: 20))
    attendance = random.count(tenths: skill.attendance)
    failedChecks = random.count(tenths: skill.failedChecks)
    breachDays = skill.response > 60 && random.chance(120) ? 1 : 0
    ratings = (0..<5).map { _ in min(4, max(1, skill.rating / 100 + (random.chance(skill.rating % 100 * 10) ? 1 : 0))) }
    overall = min(5, max(1, skill.rating / 100 + 1 + (random.chance(skill.rating % 100 * 5) ? 1 : 0)))
    let paid = ordersPaid
    refunds = (paid * random.jittered(skill.refunds, permille: 250) + 500) / 1000
    returns = (paid * random.jittered(skill.returns, permille: 250) + 500) / 1000
    exchanges = (paid * random.jittered(skill.exchanges, permille: 250) + 500) / 1000
    for _ in 0..<random.count(tenths: skill.misshipments) {
      misshipmentLosses.append(random.among(4...38) * 1000)
    }
  }
}
