internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// Signing in and out, and the password.
enum SignInPages {
  static let routes: [Route] = [
    .page("/sign-in", .anybody) { visit throws(Diagnostic) in
      guard visit.visitor == nil else { return .see("/") }
      return .page(
        "sign-in", title: Bilingual("登录", "Sign in"),
        SignInView(directory: visit.house.office.company.signIn.directory?.name))
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
  /// What can be reached before the code of the second factor was given.
  static let beforeCode: Set<String> = ["/sign-in/code", "/sign-out", "/language"]
  /// What can be reached before a second factor was set up that the company asks for.
  static let beforeSecondFactor = beforeChange.union(SecondFactorPages.routes.map(\.path))

  /// What somebody has to do before anything else: where, and what can be reached until then; nil for nothing.
  static func first(_ visitor: SignedIn) -> (address: String, routes: Set<String>)? {
    if visitor.awaitsCode { return ("/sign-in/code", beforeCode) }
    if visitor.mustChange { return ("/password", beforeChange) }
    return visitor.mustSetUpSecondFactor ? ("/second-factor", beforeSecondFactor) : nil
  }

  private static func signIn(_ visit: Visit) throws(Diagnostic) -> Answer {
    let office = visit.house.office
    guard visit.house.attempts.allows(visit.peer, at: office.now) else { throw Diagnostic(.signInOften) }
    let employee = try visit.form.required("employee", Bilingual("工号", "employee id"))
    let visitor = try office.signIn(employee, password: visit.form.exactly("password"))
    // A session of before is not gone on with: its token may be somebody else's.
    if let token = visit.token { try office.store.end(token) }
    let next = visitor.awaitsCode ? "/sign-in/code" : visitor.mustChange ? "/password" : "/"
    return try begin(visitor.desk.actor, office, to: next, way: visitor.awaitsCode ? .halfway : .password)
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
  static func begin(
    _ employee: String, _ office: Office, to path: String, way: WebSession.Way = .password
  ) throws(Diagnostic) -> Answer {
    let secret = newSecret()
    let now = office.now
    try office.store.endSessions(begunBefore: Instant(seconds: now.seconds - SignInLimits.longest))
    try office.store.keep(
      WebSession(
        token: ContentHash(of: Array(secret.utf8)), employee: employee, begun: now, used: now, way: way))
    return .signedIn(token: secret, to: path)
  }
}

/// A page that shows nothing of its own.
struct NothingMore: Sendable {}

private struct SignInView: Sendable {
  /// What the company's directory is called; nil where there is none.
  let directory: String?
}

private struct PasswordView: Sendable {
  let mustChange: Bool
}
