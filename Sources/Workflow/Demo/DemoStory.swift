/// What is told of the year: where it departs from what an agent usually does.
enum DemoStory {
  /// The skill of the agent in this month.
  static func skill(of employee: String, month: Int) -> DemoSkill? {
    guard var skill = DemoSkill.byEmployee[employee] else { return nil }
    switch (employee, month) {
    case (DemoCast.failing, 7...9):
      skill.consultations = 128
      skill.conversion = [228, 142, 215][month - 7]
      skill.response = [165, 182, 170][month - 7]
      skill.netThousands = [142, 132, 138][month - 7]
      skill.satisfied = 640
    case (DemoCast.lowSeller, 8...10):
      skill.consultations = 76
      skill.netThousands = [182, 176, 172][month - 8]
    case (DemoCast.swamped, 11):
      skill.response = 108
      skill.satisfied = 690
      skill.complaints = 20
      skill.rating = 230
    case (DemoCast.probationer, 8...10):
      skill.netThousands = [150, 160, 166][month - 8]
    default: break
    }
    return skill
  }

  /// Lets the month come to what the story says.
  static func shape(_ plan: inout DemoPlan, of employee: String, month: Int) {
    switch (employee, month) {
    case (DemoCast.failing, 7...9): shapeFailing(&plan, month: month)
    case (DemoCast.champion, 10), (DemoCast.coChampion, 10):
      plan.netCents = DemoCast.championNetCents
      plan.netIsExact = true
    case (DemoCast.appellant, 10): shapeAppeal(&plan)
    case (DemoCast.costly, 10): plan.misshipmentLosses = [860_000, 12_000]
    case (DemoCast.fighter, 10): plan.misshipmentLosses = [23_600]
    case (DemoCast.fighter, 6): plan.ratings = [2, 3, 2, 3, 3]
    case (DemoCast.overlooked, 9): plan.complaints = max(1, plan.complaints)
    case (DemoCast.overlooked, 10): plan.breachDays = 1
    default: break
    }
    // Single months below the floor are common; three running are told of two people only.
    let sellsWell = ![DemoCast.failing, DemoCast.lowSeller, DemoCast.probationer].contains(employee)
    if sellsWell, month != 2, plan.netCents > 18_000_000 { plan.netCents = max(plan.netCents, 20_300_000) }
  }

  /// Weak in everything, so that no single stroke of luck lifts the score to 70.
  private static func shapeFailing(_ plan: inout DemoPlan, month: Int) {
    plan.unreplied = 6
    plan.voidOrders = 2
    let paid = plan.ordersPaid
    plan.refunds = paid * 90 / 1000
    plan.returns = (paid * 125 + 999) / 1000
    plan.exchanges = 0
    plan.badReviews = [3, 2, 3][month - 7]
    plan.complaints = 2
    plan.misshipmentLosses = [[18_000, 26_000], [9500, 31_000], [22_000, 16_500]][month - 7]
    plan.attendance = 2
    plan.failedChecks = [2, 1, 1][month - 7]
    plan.breachDays = 2
    plan.ratings = [[3, 2, 2, 2, 3], [2, 2, 3, 2, 3], [3, 2, 3, 3, 2]][month - 7]
    plan.overall = 2
  }

  /// 89 points: 50.3 seconds where 50 would do, and a bad review that was none of the agent's doing.
  private static func shapeAppeal(_ plan: inout DemoPlan) {
    plan.consultations = 120
    plan.converted = 68
    plan.lateOrders = 1
    plan.returning = 12
    plan.unreplied = 0
    plan.responseMilliseconds = 50_300
    plan.extraOrders = 2
    plan.voidOrders = 2
    plan.unpaidOrders = 4
    plan.netCents = 31_200_000
    plan.refunds = 3
    plan.returns = 5
    plan.exchanges = 1
    plan.badReviews = 1
    plan.complaints = 1
    plan.misshipmentLosses = [15_800]
    plan.attendance = 1
    plan.failedChecks = 0
    plan.breachDays = 0
    plan.ratings = [4, 4, 4, 3, 4]
    plan.overall = 4
  }
}
