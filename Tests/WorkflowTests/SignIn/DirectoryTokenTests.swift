import Foundation
import Testing

@testable import Workflow

@Suite("The word of a company's directory on who somebody is")
struct DirectoryTokenTests {
  /// RFC 7515, appendix A.2: RS256.
  private static let rsa = (
    key: #"""
    {"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}
    """#,
    signed:
      "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
    signature:
      "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"
  )

  /// RFC 7515, appendix A.3: ES256.
  private static let curve = (
    key: #"""
    {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}
    """#,
    signed:
      "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
    signature: "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
  )

  private func key(_ text: String) throws -> JSONWebKey {
    try JSONDecoder().decode(JSONWebKey.self, from: Data(text.utf8))
  }

  private let expected = DirectoryToken.Expected(issuer: "joe", clientID: "kaohe", nonce: "n", now: 1_300_819_000)

  private func doubt(_ token: String, _ keys: [JSONWebKey]) -> DirectoryDoubt? {
    do throws(DirectoryDoubt) {
      _ = try DirectoryToken(token, keys: keys, expected)
      return nil
    } catch { return error }
  }

  @Test("signatures of RFC 7515 are right, and wrong as soon as a letter of the message or the signature is another")
  func signatures() throws {
    for example in [Self.rsa, Self.curve] {
      let key = try key(example.key)
      let signature = try #require(Base64URL.bytes(example.signature))
      let message = Array(example.signed.utf8)
      #expect(key.hasSigned(message, signature))
      var other = message
      other[40] ^= 1
      #expect(!key.hasSigned(other, signature))
      for place in [0, 20, signature.count - 1] {
        var forged = signature
        forged[place] ^= 1
        #expect(!key.hasSigned(message, forged))
      }
      #expect(!key.hasSigned(message, []) && !key.hasSigned(message, Array(signature.dropLast())))
    }
  }

  @Test("a token that is rightly signed is still not taken where it was not issued for this program and this sign-in")
  func claims() throws {
    // Issued by joe, without an audience.
    #expect(doubt(Self.rsa.signed + "." + Self.rsa.signature, [try key(Self.rsa.key)]) == .audience)
  }

  @Test("a token does not choose how it is checked: neither nothing, nor a shared secret, nor another kind of key")
  func algorithms() throws {
    let keys = [try key(Self.rsa.key), try key(Self.curve.key)]
    let body = Base64URL.text(Array(#"{"iss":"joe","aud":"kaohe","nonce":"n","exp":1300819380,"iat":1300819000}"#.utf8))
    for algorithm in ["none", "None", "HS256", "RS1", "ES512", "RS256\\u0000"] {
      let head = Base64URL.text(Array(#"{"alg":"\#(algorithm)"}"#.utf8))
      #expect(doubt("\(head).\(body).", keys) == .algorithm, "\(algorithm)")
    }
    // The signature of one kind under the name of the other.
    let head = Base64URL.text(Array(#"{"alg":"ES256"}"#.utf8))
    #expect(doubt("\(head).\(body).\(Self.rsa.signature)", keys) == .signature)
    #expect(doubt(Self.rsa.signed + "." + Self.rsa.signature, [try key(Self.curve.key)]) == .signature)
    for broken in ["", "a.b", "a.b.c.d", "....", "e30.e30.", "\(head).\(body).+++"] {
      #expect([.unreadable, .algorithm].contains(doubt(broken, keys)), "\(broken)")
    }
  }

  @Test("keys that are too short or damaged sign nothing")
  func keys() throws {
    let message = Array(Self.rsa.signed.utf8)
    let signature = try #require(Base64URL.bytes(Self.rsa.signature))
    for text in [
      #"{"kty":"RSA","n":"AQAB","e":"AQAB"}"#, #"{"kty":"RSA"}"#, #"{"kty":"oct"}"#,
      #"{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}"#,
      #"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"}"#,
    ] { #expect(!(try key(text)).hasSigned(message, signature)) }
    #expect(!(try key(#"{"kty":"RSA","use":"enc"}"#)).fits("RS256"))
  }
}
