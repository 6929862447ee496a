public import Exact
internal import Foundation
internal import Intake
public import Records
public import Wording

/// How long sign-in lasts, and how often it may be tried.
public enum SignInLimits {
  /// Seconds after which a session that was not used ends: 2 hours.
  public static let idle = 2 * 3_600
  /// Seconds after which every session ends: 12 hours.
  public static let longest = 12 * 3_600
  /// The wrong passwords in a row after which nothing is tried for a while.
  public static let failures = 5

  /// How long nothing is tried any more after so many wrong passwords in a row, in seconds: a minute, twice as long
  /// after each more, at most an hour.
  static func pause(after failures: Int) -> Int? {
    guard failures >= Self.failures else { return nil }
    return min(3_600, 60 << min(failures - Self.failures, 10))
  }
}

/// Somebody who signed in.
public struct SignedIn: Sendable {
  /// Who, with what they may do.
  public let desk: Desk
  /// Whether the password has to be changed before anything else.
  public let mustChange: Bool
}

extension Office {
  /// Lets somebody in who knows the password (登录).
  ///
  /// It takes as long for a name that does not exist as for one that does.
  ///
  /// - Throws: `SIGN-IN-WRONG`, `SIGN-IN-LOCKED`; `ACTOR-…` for whoever is not there any more.
  public func signIn(_ employee: String, password: String) throws(Diagnostic) -> SignedIn {
    let key = try store.read { records throws(Diagnostic) in try records.signInKey(of: employee) }
    if let until = key?.lockedUntil, until > now { throw Diagnostic(.signInLocked, ["until": until.description]) }
    PasswordHash.turn.lock()
    let isRight =
      password.utf8.count <= PasswordRules.longest
      && PasswordHash.isRight(password, key?.verifier ?? PasswordHash.ofNobody)
    PasswordHash.turn.unlock()
    guard let key, isRight else {
      let now = now
      try store.countSignIn(of: employee, failed: true) { failures in
        SignInLimits.pause(after: failures).map { Instant(seconds: now.seconds + $0) }
      }
      throw Diagnostic(.signInWrong)
    }
    try store.countSignIn(of: employee, failed: false)
    return SignedIn(desk: try desk(of: employee), mustChange: key.mustChange)
  }

  /// Whoever a session belongs to; nil where it is over.
  public func visitor(_ token: ContentHash) throws(Diagnostic) -> SignedIn? {
    let found = try store.read { records throws(Diagnostic) -> (session: WebSession, key: SignInKey)? in
      guard let session = try records.webSession(token), let key = try records.signInKey(of: session.employee) else {
        return nil
      }
      return (session, key)
    }
    guard let (session, key) = found else { return nil }
    let now = now
    guard now.seconds - session.used.seconds < SignInLimits.idle,
      now.seconds - session.begun.seconds < SignInLimits.longest
    else {
      try store.end(token)
      return nil
    }
    // Every page would otherwise be a write.
    if now.seconds - session.used.seconds >= 300 {
      try store.keep(WebSession(token: token, employee: session.employee, begun: session.begun, used: now))
    }
    return SignedIn(desk: try desk(of: session.employee), mustChange: key.mustChange)
  }
}

extension Desk {
  /// Who works here today, and whether they can sign in.
  ///
  /// - Throws: `NOT-ALLOWED` to whom it is not to give.
  public func people() throws(Diagnostic) -> [(person: PersonVersion, canSignIn: Bool)] {
    try require(.giveAccess)
    let today = office.now.day
    return try store.read { records throws(Diagnostic) in
      let able = try records.whoCanSignIn()
      var people = try records.people(on: today)
      if people.isEmpty { people = company.people.map { PersonVersion($0, from: today) } }
      return people.filter { ($0.leftOn ?? today) >= today }.map { ($0, able.contains($0.employee)) }
    }
  }

  /// Lets somebody sign in, with a password that has to be changed at once (发放登录、重置密码); whoever is signed in as them
  /// is signed out.
  ///
  /// Nobody gives it to themselves, but for the very first of HR.
  ///
  /// - Parameter lasts: whether the password may stay, as in a demonstration.
  /// - Returns: the password, which is nowhere else.
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `ACTOR-UNKNOWN`.
  public func giveAccess(to employee: String, lasts: Bool = false) throws(Diagnostic) -> String {
    try require(.giveAccess)
    _ = try office.person(employee)
    let password = OneTimePassword.make()
    let verifier = try verifier(of: password)
    let isFirst = try store.read { records throws(Diagnostic) in try records.whoCanSignIn().isEmpty }
    try does(.giveAccess, employee: isFirst ? nil : employee, item: isFirst ? employee : nil) {
      entry throws(Diagnostic) in
      try entry.set(SignInKey(employee: employee, verifier: verifier, mustChange: !lasts))
    }
    return password
  }

  /// Changes one's own password (修改密码), and signs out everywhere else.
  ///
  /// - Throws: `SIGN-IN-WRONG` where the present one is not right, `PASSWORD-POOR`.
  public func changePassword(from present: String, to next: String) throws(Diagnostic) {
    _ = try office.signIn(actor, password: present)
    let name = try office.person(actor).name
    if let fault = PasswordRules.fault(next, of: actor, name: name) {
      throw Diagnostic(.passwordPoor, words: ["fault": fault])
    }
    guard present != next else {
      throw Diagnostic(.passwordPoor, words: ["fault": Bilingual("要与现在的不同", "it has to differ from the present one")])
    }
    let verifier = try verifier(of: next)
    try does(.changePassword, employee: actor) { entry throws(Diagnostic) in
      try entry.set(SignInKey(employee: actor, verifier: verifier, mustChange: false))
    }
  }

  func verifier(of password: String) throws(Diagnostic) -> String {
    PasswordHash.turn.lock()
    defer { PasswordHash.turn.unlock() }
    guard let verifier = PasswordHash.make(password) else { throw Diagnostic(.memoryShort) }
    return verifier
  }
}
