import Exact

/// Who plays which part in the demo company's year, by employee id.
enum DemoCast {
  /// The year of the story.
  static let months: [Month] = (1...12).compactMap { Month(year: 2026, number: $0) }

  /// First in sales in 2026-10, to the fen equal with ``coChampion``.
  static let champion = "E01"
  /// See ``champion``.
  static let coChampion = "E02"
  /// Below 70 points from 2026-07 to 2026-09.
  static let failing = "E03"
  /// Net sales below 200,000 yuan from 2026-08 to 2026-10.
  static let lowSeller = "E04"
  /// On leave for the whole of 2026-04; finance differs from the computed sales in 2026-10.
  static let onLeave = "E05"
  /// A veto in 2026-06.
  static let fighter = "E06"
  /// Nobody has given the overall rating in 2026-10.
  static let unrated = "E07"
  /// A hair over a bound and one wrong bad review away from full pay in 2026-10.
  static let appellant = "E08"
  /// Two accounts all year.
  static let twoAccounts = "E09"
  /// A large loss by a mis-sent order in 2026-10.
  static let costly = "E10"
  /// Hired in 2026-08, confirmed in 2026-11.
  static let probationer = "E11"
  /// Whose complaint of 2026-09 the assessor passed over.
  static let overlooked = "E12"
  /// Takes over the leaver's account on 2026-05-16.
  static let successor = "E13"
  /// Leaves on 2026-05-15.
  static let leaver = "E14"
  /// Hired in 2026-03.
  static let newHire = "E15"
  /// Whose 2026-07 is void.
  static let voided = "E17"
  /// Has no waiver for the satisfaction missing in 2026-03.
  static let unwaived = "E19"
  /// Overrun by the customers of 双十一: not up to standard in 2026-11.
  static let swamped = "E20"

  /// Assessor of the e-commerce department; passed over a complaint in 2026-09.
  static let firstSupervisor = "S01"
  /// Assessor of the after-sales department.
  static let secondSupervisor = "S02"
  static let humanResources = "H01"
  static let finance = "F01"
  static let auditor = "A01"

  /// The account that changes hands.
  static let handedOver = "shop1:kf14"
  /// The net sales of both champions in 2026-10, in fen.
  static let championNetCents = 39_865_000
  /// What finance books as refunded beyond the shop's own figures for ``onLeave`` in 2026-10, in fen.
  static let financeDifferenceCents = 68_000
}
