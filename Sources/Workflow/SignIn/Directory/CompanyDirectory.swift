internal import CCrypto
internal import Exact
internal import Foundation
internal import Records
public import Wording

/// What is asked of the company's directory over the network.
public struct DirectoryRequest: Sendable {
  /// Where.
  public let url: String
  /// Header lines.
  public let headers: [String]
  /// A form that is sent; nil where something is only fetched.
  public let form: String?
}

/// What it answered.
public struct DirectoryAnswer: Sendable {
  /// The HTTP status.
  public let status: Int
  /// The bytes.
  public let body: [UInt8]

  /// An answer.
  public init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }
}

/// Signing in through the company's own directory (企业统一登录): OpenID Connect, authorization code with PKCE.
public struct CompanyDirectory: Sendable {
  /// Asks over the network; nil where nobody answers.
  public typealias Line = @Sendable (DirectoryRequest) -> DirectoryAnswer?

  /// Seconds within which somebody has to come back from the directory: 10 minutes.
  public static let longest = 600

  private let office: Office
  private let settings: SignInSettings.Directory
  private let line: Line

  /// The directory of an office's company; nil where it has none.
  public init?(_ office: Office, line: @escaping Line) {
    guard let directory = office.company.signIn.directory else { return nil }
    self.office = office
    settings = directory
    self.line = line
  }

  /// What the directory says of itself (OpenID Connect Discovery 1.0).
  private struct Configuration: Decodable {
    let issuer: String
    let authorization: String
    let token: String
    let keys: String

    enum CodingKeys: String, CodingKey {
      case issuer, authorization = "authorization_endpoint", token = "token_endpoint", keys = "jwks_uri"
    }
  }

  private struct Keys: Decodable {
    let keys: [JSONWebKey]
  }

  private struct Tokens: Decodable {
    let identity: String

    enum CodingKeys: String, CodingKey { case identity = "id_token" }
  }

  /// Begins a sign-in.
  ///
  /// - Parameter back: the address to which the directory sends people back.
  /// - Returns: where to go, and the state that the browser keeps until it comes back.
  /// - Throws: `DIRECTORY-FAILED`, `RECORDS-…`.
  public func begin(back: String) throws(Diagnostic) -> (address: String, state: String) {
    let configuration = try believed { () throws(DirectoryDoubt) in try self.configuration() }
    let (state, nonce, verifier) = (
      Base64URL.text(SealedSecret.random(32)), Base64URL.text(SealedSecret.random(32)),
      Base64URL.text(SealedSecret.random(32))
    )
    let now = office.now
    try office.store.begin(
      CompanySignIn(state: ContentHash(of: Array(state.utf8)), nonce: nonce, verifier: verifier, begun: now),
      forgetting: Instant(seconds: now.seconds - CompanyDirectory.longest))
    let fields = [
      ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", back), ("scope", "openid profile"),
      ("state", state), ("nonce", nonce), ("code_challenge", CompanyDirectory.challenge(verifier)),
      ("code_challenge_method", "S256"),
    ]
    let separator = configuration.authorization.contains("?") ? "&" : "?"
    return (configuration.authorization + separator + CompanyDirectory.form(fields), state)
  }

  /// Ends a sign-in: who the directory says it is.
  ///
  /// - Parameters:
  ///   - state: what came back.
  ///   - kept: what the browser kept.
  ///   - code: what the directory gave; nil where it refused.
  ///   - back: the same address as at the beginning.
  /// - Returns: whoever it is, as signed in.
  /// - Throws: `DIRECTORY-FAILED`, `DIRECTORY-STRANGER`, `ACTOR-LEFT`, `RECORDS-…`.
  public func finish(
    state: String, kept: String?, code: String?, back: String
  ) throws(Diagnostic) -> SignedIn {
    let begun = state == kept ? try office.store.takeCompanySignIn(ContentHash(of: Array(state.utf8))) : nil
    guard let begun, office.now.seconds - begun.begun.seconds < CompanyDirectory.longest else {
      throw CompanyDirectory.failed(.state)
    }
    guard let code, !code.isEmpty else { throw CompanyDirectory.failed(.refused) }
    let secret = KeyFile.read(office.company.folder + "/.keys/directory.secret").map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let employee = try believed { () throws(DirectoryDoubt) in
      try self.employee(begun, code: code, back: back, secret: secret)
    }
    do throws(Diagnostic) {
      return try office.signedIn(fromDirectory: employee)
    } catch {
      guard error.code == Message.actorUnknown.code else { throw error }
      throw Diagnostic(.directoryStranger, ["who": Diagnostic.quoted(employee)])
    }
  }

  private func employee(
    _ begun: CompanySignIn, code: String, back: String, secret: String?
  ) throws(DirectoryDoubt) -> String {
    let configuration = try configuration()
    var headers = ["Content-Type: application/x-www-form-urlencoded", "Accept: application/json"]
    if let secret {
      let pair = settings.clientID.addingPathPercentEncoding + ":" + secret.addingPathPercentEncoding
      headers.append("Authorization: Basic " + Data(pair.utf8).base64EncodedString())
    }
    let fields = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", back), ("client_id", settings.clientID),
      ("code_verifier", begun.verifier),
    ]
    let tokens: Tokens = try ask(configuration.token, headers, form: CompanyDirectory.form(fields))
    let keys: Keys = try ask(configuration.keys)
    let token = try DirectoryToken(
      tokens.identity, keys: keys.keys,
      DirectoryToken.Expected(
        issuer: configuration.issuer, clientID: settings.clientID, nonce: begun.nonce,
        now: office.now.seconds - 8 * 3_600))
    guard let employee = token.text(settings.claim) else { throw .claim }
    return employee
  }

  private func configuration() throws(DirectoryDoubt) -> Configuration {
    let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
    let found: Configuration = try ask(base + "/.well-known/openid-configuration")
    guard found.issuer == settings.issuer else { throw .issuer }
    let endpoints = [found.authorization, found.token, found.keys]
    guard endpoints.allSatisfy(SignInSettings.isTrusted) else { throw .answer }
    return found
  }

  private func ask<Answer: Decodable>(
    _ url: String, _ headers: [String] = ["Accept: application/json"], form: String? = nil
  ) throws(DirectoryDoubt) -> Answer {
    guard let answer = line(DirectoryRequest(url: url, headers: headers, form: form)) else { throw .unreachable }
    guard answer.status == 200 else { throw form == nil ? .answer : .refused }
    guard let read = try? JSONDecoder().decode(Answer.self, from: Data(answer.body)) else { throw .answer }
    return read
  }

  private func believed<Answer>(
    _ body: () throws(DirectoryDoubt) -> Answer
  ) throws(Diagnostic) -> Answer {
    do throws(DirectoryDoubt) { return try body() } catch { throw CompanyDirectory.failed(error) }
  }

  private static func failed(_ doubt: DirectoryDoubt) -> Diagnostic {
    Diagnostic(.directoryFailed, words: ["why": doubt.words])
  }

  private static func form(_ fields: [(String, String)]) -> String {
    fields.map { $0.0 + "=" + $0.1.addingPathPercentEncoding }.joined(separator: "&")
  }

  /// What goes out of the verifier: its SHA-256 (RFC 7636, 4.2).
  private static func challenge(_ verifier: String) -> String {
    let text = Array(verifier.utf8)
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    EVP_Digest(text, text.count, &digest, &length, EVP_sha256(), nil)
    return Base64URL.text(digest)
  }
}
