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

  /// Whether somebody is reached.
  ///
  /// - Parameter assesses: whether the actor is the employee's assessor, or stands in; asked only where it matters.
  func covers(
    _ employee: String, by actor: String, assesses: () throws(Diagnostic) -> Bool
  ) throws(Diagnostic) -> Bool {
    switch self {
    case .everybody: true
    case .others: employee != actor
    case .oneself: employee == actor
    case .team: employee == actor ? false : try assesses()
    case .teamAndOneself: employee == actor ? true : try assesses()
    }
  }

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

  /// Makes sure that a role may do something at all.
  ///
  /// - Throws: `NOT-ALLOWED`.
  static func require(_ deed: Deed, of writer: InputWriter, at place: Place) throws(Diagnostic) {
    guard reach(of: writer.role, deed) == nil else { return }
    throw refusal(deed, of: writer, about: place.employee, at: place)
  }

  /// Makes sure that somebody may do something about somebody.
  ///
  /// - Parameter assesses: whether they are the employee's assessor, or stand in.
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`.
  static func require(
    _ deed: Deed, of writer: InputWriter, about employee: String, at place: Place,
    assesses: () throws(Diagnostic) -> Bool
  ) throws(Diagnostic) {
    let reach = reach(of: writer.role, deed)
    if try reach?.covers(employee, by: writer.id, assesses: assesses) == true { return }
    throw refusal(deed, of: writer, about: employee, at: place)
  }

  /// Why somebody may not do something.
  static func refusal(_ deed: Deed, of writer: InputWriter, about employee: String?, at place: Place) -> Diagnostic {
    let reach = reach(of: writer.role, deed)
    if employee == writer.id, reach == .others || reach == .team {
      return Diagnostic(.notOneself, at: place, ["who": writer.id], words: ["deed": deed.name])
    }
    return notAllowed(deed, to: writer, about: employee, at: place)
  }

  static func notAllowed(
    _ deed: Deed, to writer: InputWriter, about employee: String?, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .notAllowed, at: place, ["who": writer.id],
      words: [
        "role": writer.role.name, "deed": deed.name, "whom": whom(employee),
        "roles": .list(roles(for: deed).map { allowance(of: $0, deed) }),
      ])
  }

  /// A role, with those it reaches: 人事（仅所评的人）.
  private static func allowance(of role: Role, _ deed: Deed) -> Bilingual {
    guard let reach = reach(of: role, deed), reach != .everybody else { return role.name }
    return Bilingual(
      "\(role.name.chinese)（\(reach.name.chinese)）", "\(role.name.english) (\(reach.name.english))")
  }

  private static func whom(_ employee: String?) -> Bilingual {
    employee.map { Bilingual("（对象 \($0)）", " (concerning \($0))") } ?? Bilingual("", "")
  }
}
