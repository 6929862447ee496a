internal import CSodium
internal import Foundation

/// What a password is held against: Argon2id with libsodium's interactive limits (2 passes over 64 MiB).
enum PasswordHash {
  /// Makes it, with a salt of its own; nil where there is not enough memory.
  static func make(_ password: String) -> String? {
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let bytes = Array(password.utf8.map { CChar(bitPattern: $0) })
    guard sodium_init() >= 0,
      crypto_pwhash_str(
        &text, bytes, UInt64(bytes.count), UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE),
        Int(crypto_pwhash_MEMLIMIT_INTERACTIVE)) == 0
    else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether a password is the one it was made of.
  static func isRight(_ password: String, _ verifier: String) -> Bool {
    let bytes = Array(password.utf8.map { CChar(bitPattern: $0) })
    return sodium_init() >= 0 && crypto_pwhash_str_verify(verifier, bytes, UInt64(bytes.count)) == 0
  }

  /// What the password of somebody is held against who cannot sign in: it takes as long.
  static let ofNobody = make(OneTimePassword.make()) ?? ""

  /// One after the other: each takes 64 MiB while it lasts.
  static let turn = NSLock()
}

/// A password that is handed out and has to be changed at once.
enum OneTimePassword {
  /// 20 characters of which none looks like another, in groups of five: 98 bits.
  static func make() -> String {
    let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
    var generator = SystemRandomNumberGenerator()
    let drawn = (0..<20).map { _ in letters.randomElement(using: &generator) ?? "x" }
    return stride(from: 0, to: 20, by: 5).map { String(drawn[$0..<($0 + 5)]) }.joined(separator: "-")
  }
}
