public import Wording

/// What a token may be used for (权限范围): a part of what its person's role may do, and never more than that.
public enum TokenScope: String, Hashable, Sendable, CaseIterable {
  case monthsRead = "months:read", monthsWrite = "months:write"
  case sheetsRead = "sheets:read", sheetsWrite = "sheets:write", ownWrite = "own:write"
  case ratingsWrite = "ratings:write", payRead = "pay:read", financeWrite = "finance:write"
  case peopleRead = "people:read", schemesRead = "schemes:read", importsRead = "imports:read"
  case journalRead = "journal:read"

  /// What it lets a program do.
  public var name: Bilingual {
    switch self {
    case .monthsRead: Bilingual("看月份、待办和适用的法规", "see months, what there is to do, and the law")
    case .monthsWrite: Bilingual("推进月份：开启、计算、评审、公布、锁定", "take months on: open, compute, review, publish, lock")
    case .sheetsRead: Bilingual("看考核表、评语、事件和申诉", "see sheets, comments, incidents and appeals")
    case .sheetsWrite:
      Bilingual("办理考核表：审定、事件、免考、更正、裁决", "work on sheets: approve, incidents, waivers, corrections, decisions")
    case .ownWrite:
      Bilingual("办理自己的事：自评、确认、申诉、知悉方案", "one's own: self-review, acknowledge, appeal, take note of schemes")
    case .ratingsWrite: Bilingual("看评分表和评分", "see the grid of ratings, and rate")
    case .payRead: Bilingual("看工资数额和工资表", "see pay and the payroll")
    case .financeWrite: Bilingual("财务签字和核对销售额", "sign off and confirm sales for finance")
    case .peopleRead: Bilingual("看人员", "see people")
    case .schemesRead: Bilingual("看方案", "see schemes")
    case .importsRead: Bilingual("看导入的文件", "see the files that were imported")
    case .journalRead: Bilingual("看日志和校验", "see the journal, and verify")
    }
  }

  /// Whether a role can do anything with it.
  public func isOfUse(to role: Role) -> Bool {
    switch self {
    case .monthsRead, .peopleRead, .schemesRead: true
    case .importsRead: role != .agent && role != .assessor
    default: Deed.allCases.contains { TokenScope.of($0) == self && Rights.reach(of: role, $0) != nil }
    }
  }

  /// The scope in which a deed lies; nil for what no token may do: sign-in itself, people, schemes, files, the books.
  public static func of(_ deed: Deed) -> TokenScope? {
    switch deed {
    case .open, .compute, .review, .reopen, .chooseProration, .accept, .publish, .lock: .monthsWrite
    case .approve, .record, .withdraw, .waive, .setStanding, .setGoal, .correct, .raiseOmission, .answerOmission,
      .settleOmission, .decide, .adjust:
      .sheetsWrite
    case .rate: .ratingsWrite
    case .selfReview, .acknowledge, .appeal, .acknowledgeScheme: .ownWrite
    case .confirmSales, .signOff: .financeWrite
    case .seeSheets, .seeComments: .sheetsRead
    case .seePay, .takePayroll, .printSlip, .seeYear: .payRead
    case .seeJournal, .verify: .journalRead
    // What decides who may do what, or leaves the system whole, is left to people who sign in themselves.
    default: nil
    }
  }
}

extension Desk {
  /// Whom this person reaches with a deed here; nil for nobody, or where the token was not made for it.
  public func reach(_ deed: Deed) -> Reach? {
    guard holds(scopeOf: deed) else { return nil }
    return Rights.reach(of: role, deed)
  }

  /// Makes sure that the token, where one was signed in with, was made for something that everybody may do.
  ///
  /// - Throws: `TOKEN-SCOPE`.
  public func require(_ scope: TokenScope) throws(Diagnostic) {
    guard let scopes, !scopes.contains(scope) else { return }
    throw Diagnostic(.tokenScope, ["scope": scope.rawValue], words: ["deed": scope.name])
  }

  /// Makes sure that the token, where one was signed in with, was made for a deed of the role's.
  ///
  /// - Throws: `TOKEN-SCOPE`; nothing where the role may not do it anyway.
  func requireScope(of deed: Deed) throws(Diagnostic) {
    guard Rights.reach(of: role, deed) != nil, !holds(scopeOf: deed) else { return }
    throw Diagnostic(
      .tokenScope, ["scope": TokenScope.of(deed)?.rawValue ?? "—"], words: ["deed": deed.name])
  }

  private func holds(scopeOf deed: Deed) -> Bool {
    guard let scopes else { return true }
    return TokenScope.of(deed).map(scopes.contains) ?? false
  }
}
