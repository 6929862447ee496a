internal import Exact
internal import Records
public import Wording

/// A second factor that is being set up: what goes into somebody's device.
public struct SecondFactorOffer: Sendable {
  /// The secret as a person types it.
  public let letters: String
  /// The same as devices read it from a QR code (`otpauth://totp/…`).
  public let address: String
}

extension Office {
  /// Lets somebody on whose password was right, by a code of their device or a spare code (两步验证).
  ///
  /// A code is taken once; wrong ones count like wrong passwords.
  ///
  /// - Throws: `SECOND-FACTOR-WRONG`, `SIGN-IN-LOCKED`, `SECOND-FACTOR-KEY`.
  public func secondStep(of employee: String, code: String) throws(Diagnostic) {
    let found = try store.read { records throws(Diagnostic) in
      (try records.secondFactor(of: employee), try records.signInKey(of: employee)?.lockedUntil)
    }
    guard let factor = found.0, factor.isConfirmed else { return }
    if let until = found.1, until > now { throw Diagnostic(.signInLocked, ["until": until.description]) }
    guard try takes(code, factor) else {
      try countWrong(employee)
      throw Diagnostic(.secondFactorWrong)
    }
    try store.countSignIn(of: employee, failed: false)
  }

  /// What makes the codes of somebody's device.
  ///
  /// - Throws: `SECOND-FACTOR-KEY` where the secret was sealed with another key.
  fileprivate func timeCode(of factor: SecondFactor) throws(Diagnostic) -> TimeCode {
    guard let secret = try SealedSecret(company: company.folder).open(factor.secret) else {
      throw Diagnostic(.secondFactorKey, at: Place(file: company.folder + "/.keys/second-factor.key"))
    }
    return TimeCode(secret: secret)
  }

  /// Whether a code is right, which is used up by it.
  private func takes(_ typed: String, _ factor: SecondFactor) throws(Diagnostic) -> Bool {
    let code = typed.filter { !$0.isWhitespace && $0 != "-" }
    if code.count == 6, code.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      guard let step = try timeCode(of: factor).step(of: code, at: now) else { return false }
      return try store.take(step: step, of: factor.employee)
    }
    return try store.take(spare: SpareCode.hash(code), of: factor.employee)
  }
}

extension Desk {
  /// Whether codes are asked for at the own sign-in.
  public func hasSecondFactor() throws(Diagnostic) -> Bool {
    try store.read { records throws(Diagnostic) in try records.secondFactor(of: actor)?.isConfirmed ?? false }
  }

  /// Begins to set up a second factor of one's own; it counts once a code of the device was shown.
  ///
  /// - Throws: `SECOND-FACTOR-THERE` where one is asked for already.
  public func offerSecondFactor() throws(Diagnostic) -> SecondFactorOffer {
    try require(.setSecondFactor)
    let code = TimeCode(secret: SealedSecret.random(TimeCode.secretLength))
    let sealed = try SealedSecret(company: company.folder).seal(code.secret)
    guard try store.begin(SecondFactor(employee: actor, secret: sealed)) else {
      throw Diagnostic(.secondFactorThere)
    }
    let issuer = company.settings.name.addingPathPercentEncoding
    return SecondFactorOffer(
      letters: code.letters,
      address: "otpauth://totp/\(issuer):\(actor.addingPathPercentEncoding)?secret=\(code.letters)&issuer=\(issuer)")
  }

  /// Turns one's own second factor on with a code of the device.
  ///
  /// - Returns: the spare codes, for whoever has lost the device; they are nowhere else.
  /// - Throws: `SECOND-FACTOR-WRONG`, `SECOND-FACTOR-KEY`; `SECOND-FACTOR-THERE`.
  public func confirmSecondFactor(code: String) throws(Diagnostic) -> [String] {
    let found = try store.read { records throws(Diagnostic) in try records.secondFactor(of: actor) }
    guard var factor = found else { throw Diagnostic(.secondFactorWrong) }
    guard !factor.isConfirmed else { throw Diagnostic(.secondFactorThere) }
    let digits = code.filter { !$0.isWhitespace }
    guard let step = try office.timeCode(of: factor).step(of: digits, at: office.now) else {
      throw Diagnostic(.secondFactorWrong)
    }
    let spares = (0..<8).map { _ in SpareCode.make() }
    factor.isConfirmed = true
    factor.lastStep = step
    factor.spares = spares.map { SpareCode.hash($0).description }
    let confirmed = factor
    try does(.setSecondFactor, employee: actor, details: ["second_factor": "on"]) { entry throws(Diagnostic) in
      try entry.set(confirmed, of: actor)
    }
    return spares
  }

  /// Turns one's own second factor off, for whoever knows the password and has a code.
  ///
  /// - Throws: `SECOND-FACTOR-NEEDED` where the role may not sign in without; `SIGN-IN-WRONG`, `SECOND-FACTOR-WRONG`.
  public func removeSecondFactor(password: String, code: String) throws(Diagnostic) {
    if company.signIn.needsSecondFactor(role) {
      throw Diagnostic(.secondFactorNeeded, words: ["role": role.name])
    }
    _ = try office.signIn(actor, password: password)
    try office.secondStep(of: actor, code: code)
    try does(.setSecondFactor, employee: actor, details: ["second_factor": "off"]) { entry throws(Diagnostic) in
      try entry.set(nil as SecondFactor?, of: actor)
    }
  }
}

/// A code that stands in for a lost device, once.
enum SpareCode {
  /// Ten characters of which none looks like another: 49 bits, and five wrong ones lock.
  static func make() -> String { String(OneTimePassword.make().prefix(11)) }

  static func hash(_ code: String) -> ContentHash {
    ContentHash(of: Array(code.lowercased().filter { $0 != "-" && !$0.isWhitespace }.utf8))
  }
}
