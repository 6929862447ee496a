internal import Foundation
internal import Wording
internal import Yams

/// How people sign in, as the company's sign-in.yaml says; without the file by password alone.
public struct SignInSettings: Sendable {
  /// The company's own directory (企业统一登录), spoken to by OpenID Connect.
  public struct Directory: Hashable, Sendable {
    /// What people call it: it stands on the button.
    public let name: String
    /// Who vouches for people: the address under which `/.well-known/openid-configuration` is found.
    public let issuer: String
    /// What the directory calls this program.
    public let clientID: String
    /// The claim that holds the employee id.
    public let claim: String
  }

  /// The roles that do not sign in without a second factor.
  public let secondFactor: Set<Role>
  /// The company's directory; nil where there is none.
  public let directory: Directory?

  /// Whether a role does not sign in without a second factor.
  public func needsSecondFactor(_ role: Role) -> Bool { secondFactor.contains(role) }

  /// Reads sign-in.yaml of a company's folder.
  ///
  /// - Throws: `YAML-SYNTAX`, `COMPANY-SETTING-UNKNOWN`, `COMPANY-FIELD-MISSING`, `COMPANY-FIELD`.
  init(company folder: String) throws(Diagnostic) {
    let file = folder + "/sign-in.yaml"
    guard let bytes = FileManager.default.contents(atPath: file) else {
      (secondFactor, directory) = ([], nil)
      return
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self), .basic)
    } catch {
      throw Diagnostic(.schemeSyntax, at: Place(file: file, line: 1), ["problem": Diagnostic.quoted("\(error)")])
    }
    let reader = SettingsReader(file: file, mapping: root?.mapping)
    try reader.refuseUnknown(["second_factor", "directory"])
    var roles: Set<Role> = []
    for node in root?.mapping?["second_factor"]?.sequence ?? [] {
      guard let role = node.scalar.flatMap({ Role(rawValue: $0.string) }) else {
        throw reader.bad(
          "second_factor", expected: Role.allCases.map(\.rawValue).joined(separator: " | "),
          found: node.scalar?.string ?? "…")
      }
      roles.insert(role)
    }
    secondFactor = roles
    guard let node = root?.mapping?["directory"] else {
      directory = nil
      return
    }
    let inner = SettingsReader(file: file, mapping: node.mapping)
    try inner.refuseUnknown(["name", "issuer", "client_id", "employee_claim"])
    let issuer = try inner.text("issuer")
    guard SignInSettings.isTrusted(issuer) else {
      throw inner.bad("issuer", expected: "https://…", found: issuer)
    }
    directory = Directory(
      name: try inner.text("name", default: "OpenID"), issuer: issuer, clientID: try inner.text("client_id"),
      claim: try inner.text("employee_claim", default: "sub"))
  }

  /// What vouches for people is not asked over a line that anybody can write on; one's own machine is for trying.
  static func isTrusted(_ address: String) -> Bool {
    ["https://", "http://127.0.0.1:", "http://localhost:", "http://[::1]:"].contains { address.hasPrefix($0) }
  }
}
