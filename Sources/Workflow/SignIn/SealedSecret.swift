internal import CSodium
internal import Wording

/// Seals the secrets of second factors with a key of the company's that lies beside the records and not in them
/// (XSalsa20-Poly1305), so that whoever takes a copy of the records cannot make codes.
struct SealedSecret {
  private let key: [UInt8]

  /// With the key in `.keys/second-factor.key`, which is made where there is none.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`, `SECOND-FACTOR-KEY`.
  init(company folder: String) throws(Diagnostic) {
    let path = folder + "/.keys/second-factor.key"
    let length = Int(crypto_secretbox_keybytes())
    if KeyFile.read(path) == nil { try KeyFile.make(path, SealedSecret.random(length)) }
    guard let key = KeyFile.read(path), key.count == length else {
      throw Diagnostic(.secondFactorKey, at: Place(file: path))
    }
    self.key = key
  }

  /// Random bytes.
  static func random(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    if sodium_init() >= 0 { randombytes_buf(&bytes, count) }
    return bytes
  }

  /// The secret sealed, its nonce before it.
  func seal(_ secret: [UInt8]) -> [UInt8] {
    let nonce = SealedSecret.random(Int(crypto_secretbox_noncebytes()))
    var sealed = [UInt8](repeating: 0, count: secret.count + Int(crypto_secretbox_macbytes()))
    _ = crypto_secretbox_easy(&sealed, secret, UInt64(secret.count), nonce, key)
    return nonce + sealed
  }

  /// The secret; nil where it was not sealed with this key.
  func open(_ sealed: [UInt8]) -> [UInt8]? {
    let (nonces, macs) = (Int(crypto_secretbox_noncebytes()), Int(crypto_secretbox_macbytes()))
    guard sealed.count > nonces + macs else { return nil }
    let (nonce, rest) = (Array(sealed[..<nonces]), Array(sealed[nonces...]))
    var secret = [UInt8](repeating: 0, count: rest.count - macs)
    return crypto_secretbox_open_easy(&secret, rest, UInt64(rest.count), nonce, key) == 0 ? secret : nil
  }
}
