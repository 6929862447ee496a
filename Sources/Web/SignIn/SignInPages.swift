internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// Signing in and out, and the password.
enum SignInPages {
  static let routes: [Route] = [
    .page("/sign-in", .anybody) { visit throws(Diagnostic) in
      visit.visitor == nil ? .page("sign-in", title: Bilingual("登录", "Sign in"), NothingMore()) : .see("/")
    },
    .form("/sign-in", .anybody, signIn),
    .form("/sign-out", .signedIn) { visit throws(Diagnostic) in
      if let token = visit.token { try visit.house.office.store.end(token) }
      return .signedOut
    },
    .form("/sign-out-everywhere", .signedIn) { visit throws(Diagnostic) in
      try visit.house.office.store.endSessions(of: visit.desk().actor, begunBefore: Instant(seconds: 0))
      return .signedOut
    },
    .page("/password") { visit throws(Diagnostic) in
      .page(
        "password", title: Bilingual("修改密码", "Change the password"),
        PasswordView(mustChange: visit.visitor?.mustChange ?? false))
    },
    .form("/password", .deed(.changePassword), changePassword),
    .form("/language", .anybody) { visit throws(Diagnostic) in
      .speaks(
        Language(rawValue: visit.form.exactly("language")) ?? .chinese, to: Reception.own(visit.form.exactly("back")))
    },
  ]

  /// What can be reached before the password was changed.
  static let beforeChange: Set<String> = ["/password", "/sign-out", "/sign-out-everywhere", "/language"]

  private static func signIn(_ visit: Visit) throws(Diagnostic) -> Answer {
    let office = visit.house.office
    guard visit.house.attempts.allows(visit.peer, at: office.now) else { throw Diagnostic(.signInOften) }
    let employee = try visit.form.required("employee", Bilingual("工号", "employee id"))
    let visitor = try office.signIn(employee, password: visit.form.exactly("password"))
    // A session of before is not gone on with: its token may be somebody else's.
    if let token = visit.token { try office.store.end(token) }
    return try begin(visitor.desk.actor, office, to: visitor.mustChange ? "/password" : "/")
  }

  private static func changePassword(_ visit: Visit) throws(Diagnostic) -> Answer {
    let next = visit.form.exactly("next")
    guard next == visit.form.exactly("again") else {
      throw Diagnostic(.passwordPoor, words: ["fault": Bilingual("两次输入的不一样", "the two entries differ")])
    }
    let desk = try visit.desk()
    try desk.changePassword(from: visit.form.exactly("present"), to: next)
    return try begin(desk.actor, desk.office, to: "/")
  }

  /// What a cookie holds: 256 bits that nobody guesses.
  static func newSecret() -> String {
    var generator = SystemRandomNumberGenerator()
    let drawn = (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
    return ContentHash(bytes: drawn).description
  }

  /// Begins a session; what is over by now of others is forgotten on the way.
  static func begin(_ employee: String, _ office: Office, to path: String) throws(Diagnostic) -> Answer {
    let secret = newSecret()
    let now = office.now
    try office.store.endSessions(begunBefore: Instant(seconds: now.seconds - SignInLimits.longest))
    try office.store.keep(
      WebSession(token: ContentHash(of: Array(secret.utf8)), employee: employee, begun: now, used: now))
    return .signedIn(token: secret, to: path)
  }
}

/// A page that shows nothing of its own.
struct NothingMore: Sendable {}

private struct PasswordView: Sendable {
  let mustChange: Bool
}
