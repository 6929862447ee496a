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
  /// Seconds within which the code of the second factor is to come: 10 minutes.
  public static let code = 600
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
  /// Whether the code of the second factor is still to come, before which nothing else is done.
  public let awaitsCode: Bool
  /// Whether a second factor has to be set up before anything else.
  public let mustSetUpSecondFactor: Bool
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
      try countWrong(employee)
      throw Diagnostic(.signInWrong)
    }
    let factor = try store.read { records throws(Diagnostic) in try records.secondFactor(of: employee) }
    let awaitsCode = factor?.isConfirmed ?? false
    // Who has the password alone would otherwise try codes without end.
    if !awaitsCode { try store.countSignIn(of: employee, failed: false) }
    return try signedIn(employee, mustChange: key.mustChange, factor, awaitsCode: awaitsCode)
  }

  /// Lets somebody in for whom the company's directory vouches; a second factor is the directory's own.
  ///
  /// - Throws: `ACTOR-…`.
  func signedIn(fromDirectory employee: String) throws(Diagnostic) -> SignedIn {
    SignedIn(desk: try desk(of: employee), mustChange: false, awaitsCode: false, mustSetUpSecondFactor: false)
  }

  /// Counts a wrong password or code; after some in a row nothing is tried for a while.
  func countWrong(_ employee: String) throws(Diagnostic) {
    let now = now
    try store.countSignIn(of: employee, failed: true) { failures in
      SignInLimits.pause(after: failures).map { Instant(seconds: now.seconds + $0) }
    }
  }

  private func signedIn(
    _ employee: String, mustChange: Bool, _ factor: SecondFactor?, awaitsCode: Bool
  ) throws(Diagnostic) -> SignedIn {
    let desk = try desk(of: employee)
    let lacksFactor = company.signIn.needsSecondFactor(desk.role) && factor?.isConfirmed != true
    return SignedIn(
      desk: desk, mustChange: mustChange, awaitsCode: awaitsCode, mustSetUpSecondFactor: lacksFactor)
  }

  /// Whoever a session belongs to; nil where it is over.
  public func visitor(_ token: ContentHash) throws(Diagnostic) -> SignedIn? {
    let found = try store.read { records throws(Diagnostic) -> (WebSession, SignInKey?, SecondFactor?)? in
      guard let session = try records.webSession(token) else { return nil }
      return (
        session, try records.signInKey(of: session.employee), try records.secondFactor(of: session.employee)
      )
    }
    guard let (session, key, factor) = found else { return nil }
    let now = now
    guard now.seconds - session.used.seconds < (session.way == .halfway ? SignInLimits.code : SignInLimits.idle),
      now.seconds - session.begun.seconds < SignInLimits.longest
    else {
      try store.end(token)
      return nil
    }
    // Every page would otherwise be a write.
    if session.way != .halfway, now.seconds - session.used.seconds >= 300 {
      try store.keep(
        WebSession(token: token, employee: session.employee, begun: session.begun, used: now, way: session.way))
    }
    // Who came in through the directory has nothing to do with the password.
    if session.way == .directory { return try signedIn(fromDirectory: session.employee) }
    guard let key else { return nil }
    return try signedIn(session.employee, mustChange: key.mustChange, factor, awaitsCode: session.way == .halfway)
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
      // Whoever has lost the device starts anew, too.
      try entry.set(nil as SecondFactor?, of: employee)
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
