internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// One's own access tokens: made, shown once, looked after, revoked.
enum TokensPage {
  static let routes: [Route] = [
    .page("/tokens", .deed(.keepTokens)) { visit throws(Diagnostic) in try page(visit, made: nil) },
    .form("/tokens", .deed(.keepTokens)) { visit throws(Diagnostic) in
      let name = try visit.form.required("name", Bilingual("名称", "name"))
      let last = try visit.form.required("until", Bilingual("到期日", "last day")) { Day($0) }
      let scopes = Set(visit.form.all("scope").compactMap(TokenScope.init))
      let (token, secret) = try visit.desk().makeToken(named: name, scopes: scopes, until: last)
      return try page(visit, made: TokensView.Made(name: token.name, secret: secret))
    },
    .form("/tokens/revoke", .deed(.keepTokens)) { visit throws(Diagnostic) in
      let id = try visit.form.required("token", Bilingual("令牌", "token"))
      try visit.desk().revoke(token: id)
      return .see("/tokens", said: Bilingual("令牌 \(id) 已收回。", "Token \(id) is revoked."))
    },
  ]

  private static func page(_ visit: Visit, made: TokensView.Made?) throws(Diagnostic) -> Answer {
    .page("tokens", title: Bilingual("访问令牌", "Access tokens"), try TokensView(visit, made: made))
  }
}

private struct TokensView: Sendable {
  /// The token that was just made: its secret is shown this once.
  let made: Made?
  let tokens: [Line]
  let isNone: Bool
  let scopes: [Choice]
  let today: String
  let until: String
  let longest: String
  let canMake: Bool

  struct Made: Sendable {
    let name: String
    let secret: String
  }

  struct Line: Sendable {
    let id: String
    let name: String
    let scopes: [String]
    let made: String
    let ends: String
    let used: String
    let state: String
    let isUsable: Bool
  }

  struct Choice: Sendable {
    let value: String
    let name: String
    let isWriting: Bool
  }

  init(_ visit: Visit, made: Made?) throws(Diagnostic) {
    let desk = try visit.desk()
    let day = visit.house.office.now.day
    self.made = made
    let all = try desk.tokens()
    tokens = all.map { token in
      let isUsable = token.isUsable(on: day)
      let ended = visit.say("已收回", "revoked")
      return Line(
        id: token.id, name: token.name, scopes: token.scopes, made: token.made.day.description,
        ends: token.ends.description, used: token.used?.description ?? visit.say("从未", "never"),
        state: isUsable ? visit.say("可用", "in use") : token.ended == nil ? visit.say("已到期", "over") : ended,
        isUsable: isUsable)
    }
    isNone = all.isEmpty
    let role = desk.role
    scopes = TokenScope.allCases.filter { $0.isOfUse(to: role) }.map {
      Choice(value: $0.rawValue, name: visit.say($0.name), isWriting: $0.rawValue.hasSuffix(":write"))
    }
    today = day.description
    until = Day(number: day.number + 90).description
    longest = Day(number: day.number + TokenLimits.longest).description
    canMake = all.count { $0.isUsable(on: day) } < TokenLimits.most
  }
}
