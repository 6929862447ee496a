public import Exact
internal import Foundation
internal import Intake
public import Records
public import Wording

/// What a token is like, and how many there may be.
public enum TokenLimits {
  /// What every secret begins with, so that scanners for secrets find one that was left somewhere.
  public static let beginning = "kaohe_"
  /// The most tokens somebody has at once.
  public static let most = 20
  /// How many days a token can last.
  public static let longest = 366
}

/// A program that signed in for somebody.
public struct Bearer: Sendable {
  /// The person's desk, narrowed to what the token was made for.
  public let desk: Desk
  /// The token.
  public let token: AccessToken
}

extension Desk {
  /// Makes a token of one's own (制作访问令牌).
  ///
  /// It never lets a program do more than its person's role, and of that only what the scopes say. A new password ends
  /// it; signing out does not.
  ///
  /// - Returns: the token, and its secret, which is nowhere else.
  /// - Throws: `NOT-ALLOWED`, `TOKEN-SCOPE` to a token, `TOKEN-POOR`, `TOKENS-MANY`.
  public func makeToken(
    named name: String, scopes: Set<TokenScope>, until last: Day
  ) throws(Diagnostic) -> (token: AccessToken, secret: String) {
    try require(.keepTokens)
    let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
    let today = office.now.day
    if let fault = Desk.fault(name, scopes, today, last) { throw Diagnostic(.tokenPoor, words: ["fault": fault]) }
    var generator = SystemRandomNumberGenerator()
    let drawn = (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
    let secret = TokenLimits.beginning + ContentHash(bytes: drawn).description
    let names = TokenScope.allCases.filter(scopes.contains).map(\.rawValue)
    let details = ["token": "made", "scopes": names.joined(separator: " "), "ends": last.description]
    let token = try does(.keepTokens, employee: actor, reason: name, details: details) { entry throws(Diagnostic) in
      let live = try entry.records.accessTokens(of: actor).count { $0.isUsable(on: today) }
      guard live < TokenLimits.most else { throw Diagnostic(.tokensMany, ["count": String(live)]) }
      let token = AccessToken(
        id: entry.id("T"), employee: actor, name: name, scopes: names, made: office.now, ends: last)
      entry.act.item = token.id
      try entry.add(token, under: ContentHash(of: Array(secret.utf8)))
      return token
    }
    return (token, secret)
  }

  private static func fault(_ name: String, _ scopes: Set<TokenScope>, _ today: Day, _ last: Day) -> Bilingual? {
    if name.isEmpty || name.count > 60 || name.contains(where: \.isNewline) {
      return Bilingual("名称要有 1~60 个字", "its name has 1 to 60 characters")
    }
    if scopes.isEmpty { return Bilingual("至少选一个权限范围", "it needs a scope") }
    if last < today || last.number > today.number + TokenLimits.longest {
      return Bilingual("到期日要在今天起 \(TokenLimits.longest) 天之内", "it ends within \(TokenLimits.longest) days from today")
    }
    return nil
  }

  /// One's own tokens, the latest first, also those that are over.
  ///
  /// - Throws: `NOT-ALLOWED`, `TOKEN-SCOPE` to a token.
  public func tokens() throws(Diagnostic) -> [AccessToken] {
    try require(.keepTokens)
    return try store.read { records throws(Diagnostic) in try records.accessTokens(of: actor) }
  }

  /// Revokes a token of one's own (收回访问令牌); nothing can be done with it from then on.
  ///
  /// - Throws: `NOT-ALLOWED`, `TOKEN-SCOPE` to a token, `TOKEN-NOT-FOUND`.
  public func revoke(token id: String) throws(Diagnostic) {
    try require(.keepTokens)
    let today = office.now.day
    try does(.keepTokens, employee: actor, item: id, details: ["token": "revoked"]) { entry throws(Diagnostic) in
      if try entry.end(token: id, of: actor) { return }
      let live = try entry.records.accessTokens(of: actor).filter { $0.isUsable(on: today) }.map(\.id)
      throw Diagnostic(
        .tokenNotFound, ["id": Diagnostic.quoted(id), "known": live.isEmpty ? "—" : live.joined(separator: ", ")])
    }
  }
}

extension AccessToken {
  /// Whether a program can still sign in with it.
  public func isUsable(on day: Day) -> Bool { ended == nil && day <= ends }
}

extension Office {
  /// Lets a program in that shows a token's secret.
  ///
  /// - Throws: `TOKEN-UNKNOWN` for one that is not known, over or revoked, and for the token of somebody who has left.
  public func bearer(_ secret: String) throws(Diagnostic) -> Bearer {
    guard secret.hasPrefix(TokenLimits.beginning), secret.utf8.count == TokenLimits.beginning.utf8.count + 64 else {
      throw Diagnostic(.tokenUnknown)
    }
    let hash = ContentHash(of: Array(secret.utf8))
    let now = now
    let found = try store.read { records throws(Diagnostic) in try records.accessToken(hash) }
    guard let token = found, token.isUsable(on: now.day), try !hasLeft(token.employee) else {
      throw Diagnostic(.tokenUnknown)
    }
    // Every request would otherwise be a write.
    if now.seconds - (token.used?.seconds ?? 0) >= 300 { try store.use(hash, at: now) }
    var desk = try desk(of: token.employee)
    desk.scopes = Set(token.scopes.compactMap(TokenScope.init))
    return Bearer(desk: desk, token: token)
  }

  /// Whoever left still sees their own sheet, by signing in; programs have no business of theirs any more.
  private func hasLeft(_ employee: String) throws(Diagnostic) -> Bool {
    try person(employee).leftOn.map { $0 < now.day } ?? false
  }
}

extension Desk {
  /// The same person's desk in the office as it is by now, with all that narrows it.
  public func moved(to office: Office) throws(Diagnostic) -> Desk {
    var desk = try office.desk(of: actor, seen: seen)
    desk.scopes = scopes
    desk.request = request
    return desk
  }
}
