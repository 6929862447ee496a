public import Wording

/// Whom a right reaches.
public enum Reach: String, Hashable, Sendable, CaseIterable {
  /// Everybody, oneself included.
  case everybody
  /// Everybody but oneself: nobody approves, decides or records their own.
  case others
  /// The people one is the assessor of, or stands in for the assessor of; never oneself.
  case team
  /// The people one is the assessor of, and oneself.
  case teamAndOneself = "team_and_oneself"
  /// Oneself alone.
  case oneself

  /// The words for it.
  public var name: Bilingual {
    switch self {
    case .everybody: Bilingual("所有人", "everybody")
    case .others: Bilingual("自己以外", "others")
    case .team: Bilingual("所评的人", "team")
    case .teamAndOneself: Bilingual("所评的人和自己", "team and oneself")
    case .oneself: Bilingual("自己", "oneself")
    }
  }
}

/// Who may do what, to whom: the one table that pages, API and command ask.
///
/// A deed that is not in a role's row is not allowed to it. A deed that concerns the company as a whole needs any reach.
public enum Rights {
  /// The table.
  public static let table: [Deed: [Role: Reach]] = [
    .open: [.hr: .everybody],
    .takeIn: [.hr: .everybody],
    .compute: [.hr: .everybody],
    .review: [.hr: .everybody],
    .reopen: [.hr: .everybody],
    .chooseProration: [.hr: .everybody],
    .rate: [.hr: .team, .assessor: .team],
    .selfReview: [.hr: .oneself, .assessor: .oneself, .finance: .oneself, .agent: .oneself, .auditor: .oneself],
    .record: [.hr: .others, .assessor: .others, .finance: .others],
    .withdraw: [.hr: .others],
    .waive: [.hr: .others],
    .setStanding: [.hr: .others],
    .setGoal: [.hr: .team, .assessor: .team],
    .raiseOmission: [.hr: .others],
    .answerOmission: [.hr: .oneself, .assessor: .oneself],
    .settleOmission: [.hr: .others],
    .correct: [.hr: .others],
    .confirmSales: [.finance: .everybody],
    .signOff: [.finance: .everybody],
    .accept: [.hr: .everybody],
    .approve: [.hr: .others],
    .publish: [.hr: .everybody],
    .acknowledge: [.hr: .oneself, .assessor: .oneself, .finance: .oneself, .agent: .oneself, .auditor: .oneself],
    .appeal: [.hr: .oneself, .assessor: .oneself, .finance: .oneself, .agent: .oneself, .auditor: .oneself],
    .decide: [.hr: .others],
    .adjust: [.hr: .others],
    .lock: [.hr: .everybody],
    .changePeople: [.hr: .others],
    .substitute: [.hr: .everybody],
    .draftScheme: [.hr: .everybody],
    .publishScheme: [.hr: .everybody],
    .acknowledgeScheme: [
      .hr: .oneself, .assessor: .oneself, .finance: .oneself, .agent: .oneself, .auditor: .oneself,
    ],
    .seeSheets: [
      .hr: .everybody, .assessor: .teamAndOneself, .finance: .everybody, .agent: .oneself, .auditor: .everybody,
    ],
    .seePay: [.hr: .everybody, .assessor: .oneself, .finance: .everybody, .agent: .oneself, .auditor: .everybody],
    .seeComments: [.hr: .everybody, .assessor: .teamAndOneself, .agent: .oneself, .auditor: .everybody],
    .seeJournal: [.hr: .everybody, .auditor: .everybody],
    .verify: [.hr: .everybody, .auditor: .everybody],
    .printSlip: [.hr: .everybody, .assessor: .oneself, .finance: .everybody, .agent: .oneself, .auditor: .everybody],
    .takePayroll: [.hr: .everybody, .finance: .everybody],
    .seeYear: [.hr: .everybody, .assessor: .oneself, .finance: .everybody, .agent: .oneself, .auditor: .everybody],
    .takeAppealFile: [
      .hr: .everybody, .assessor: .oneself, .finance: .oneself, .agent: .oneself, .auditor: .everybody,
    ],
    .keepBooks: [.hr: .everybody],
    .exportPerson: [.hr: .everybody, .assessor: .oneself, .finance: .oneself, .agent: .oneself, .auditor: .oneself],
    .erasePerson: [.hr: .others],
    .giveAccess: [.hr: .others],
    .setSecondFactor: [.hr: .oneself, .assessor: .oneself, .finance: .oneself, .agent: .oneself, .auditor: .oneself],
    .changePassword: [.hr: .oneself, .assessor: .oneself, .finance: .oneself, .agent: .oneself, .auditor: .oneself],
    .keepTokens: [.hr: .oneself, .assessor: .oneself, .finance: .oneself, .agent: .oneself, .auditor: .oneself],
  ]

  /// Whom a role reaches with a deed; nil for nobody.
  public static func reach(of role: Role, _ deed: Deed) -> Reach? { table[deed]?[role] }

  /// The roles that may do something at all, in the order of the roles.
  public static func roles(for deed: Deed) -> [Role] { Role.allCases.filter { table[deed]?[$0] != nil } }
}
