internal import CCurl
internal import Glibc

/// Asks another server and waits for the answer, by libcurl: http and https alone, no redirect followed, no proxy of the
/// environment's, no address of a private network unless it is allowed.
enum HTTPExchange {
  /// The most of an answer that is read.
  static let longest = 65_536

  /// Ready once for the whole process.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// What came of it.
  struct Answer: Sendable {
    /// The HTTP status; nil where none came.
    let status: Int?
    /// What was answered, as far as it is read.
    var body: [UInt8] = []
    /// `private_address`, `timeout`, `unreachable`; nil where there is an answer.
    var failure: String?
  }

  /// Asks once.
  ///
  /// - Parameters:
  ///   - headers: header lines.
  ///   - body: what is posted; nil where something is only fetched.
  ///   - allowsPrivate: whether addresses of private networks are asked, too.
  static func send(
    to url: String, headers: [String], body: [UInt8]?, allowsPrivate: Bool, milliseconds: Int = 10_000
  ) -> Answer {
    guard isReady, let curl = curl_easy_init() else { return Answer(status: nil, failure: "unreachable") }
    defer { curl_easy_cleanup(curl) }
    let exchange = Exchange(allowsPrivate: allowsPrivate)
    let pointer = Unmanaged.passUnretained(exchange).toOpaque()
    var lines: UnsafeMutablePointer<curl_slist>?
    for header in ["User-Agent: kaohe"] + headers { lines = curl_slist_append(lines, header) }
    defer { curl_slist_free_all(lines) }
    for (option, value) in [
      (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NOSIGNAL, 1),
      (CURLOPT_TIMEOUT_MS, milliseconds), (CURLOPT_CONNECTTIMEOUT_MS, min(5_000, milliseconds)),
    ] { _ = kaohe_curl_number(curl, option, value) }
    for (option, value) in [
      (CURLOPT_URL, url), (CURLOPT_PROTOCOLS_STR, "http,https"), (CURLOPT_PROXY, ""),
    ] { _ = kaohe_curl_text(curl, option, value) }
    _ = kaohe_curl_list(curl, CURLOPT_HTTPHEADER, lines)
    _ = kaohe_curl_on_write(curl) { bytes, size, count, exchange in
      guard let bytes, let exchange else { return 0 }
      return Exchange.of(exchange).take(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    _ = kaohe_curl_pointer(curl, CURLOPT_WRITEDATA, pointer)
    _ = kaohe_curl_on_open(curl) { exchange, _, address in
      guard let exchange, let address else { return CURL_SOCKET_BAD }
      return Exchange.of(exchange).open(address)
    }
    _ = kaohe_curl_pointer(curl, CURLOPT_OPENSOCKETDATA, pointer)
    let result = (body ?? []).withUnsafeBytes { bytes in
      if body != nil {
        _ = kaohe_curl_number(curl, CURLOPT_POST, 1)
        _ = kaohe_curl_number(curl, CURLOPT_POSTFIELDSIZE, bytes.count)
        _ = kaohe_curl_pointer(curl, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      }
      return curl_easy_perform(curl)
    }
    guard result == CURLE_OK || result == CURLE_WRITE_ERROR else {
      let failure =
        exchange.isRefused ? "private_address" : result == CURLE_OPERATION_TIMEDOUT ? "timeout" : "unreachable"
      return Answer(status: nil, failure: failure)
    }
    var status = 0
    _ = kaohe_curl_status(curl, &status)
    return Answer(status: status, body: exchange.answer)
  }
}

/// What libcurl is told and tells on the way.
private final class Exchange {
  let allowsPrivate: Bool
  private(set) var isRefused = false
  private(set) var answer: [UInt8] = []

  init(allowsPrivate: Bool) { self.allowsPrivate = allowsPrivate }

  static func of(_ pointer: UnsafeMutableRawPointer) -> Exchange {
    Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
  }

  /// Takes a part of the answer; ends the exchange where it is too long.
  func take(_ part: UnsafeRawBufferPointer) -> Int {
    guard answer.count + part.count <= HTTPExchange.longest else { return 0 }
    answer += part
    return part.count
  }

  /// Opens a socket to an address as it was resolved, so that no name leads anywhere else than was looked at.
  func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return CURL_SOCKET_BAD }
    let bytes = UnsafeRawBufferPointer(
      start: UnsafeRawPointer(address) + offset, count: Int(address.pointee.addrlen))
    let (start, length) =
      address.pointee.family == AF_INET ? (4, 4) : address.pointee.family == AF_INET6 ? (8, 16) : (0, 0)
    guard length > 0, bytes.count >= start + length else { return CURL_SOCKET_BAD }
    let host = Array(bytes[start..<start + length])
    guard allowsPrivate || !NetworkAddress.isPrivate(host) else {
      isRefused = true
      return CURL_SOCKET_BAD
    }
    return socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
  }
}

/// Whether an address belongs to the world, or to some network or machine of its own.
enum NetworkAddress {
  /// - Parameter bytes: the 4 bytes of IPv4, or the 16 of IPv6.
  static func isPrivate(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 16 else { return isPrivate4(bytes) }
    // ::, ::1 and what has IPv4 in its last four bytes: mapped, translated (64:ff9b::/96), compatible.
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10...11].allSatisfy({ $0 == 0 || $0 == 0xFF }) {
      return isPrivate4(Array(bytes[12...]))
    }
    if bytes[..<12] == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] { return isPrivate4(Array(bytes[12...])) }
    // fc00::/7, fe80::/10, fec0::/10, ff00::/8, and 6to4, which hides an IPv4 address.
    return bytes[0] & 0xFE == 0xFC || bytes[0] == 0xFE && bytes[1] & 0x80 != 0 || bytes[0] == 0xFF
      || bytes[..<2] == [0x20, 0x02] && isPrivate4(Array(bytes[2..<6]))
  }

  private static func isPrivate4(_ bytes: [UInt8]) -> Bool {
    switch (bytes[0], bytes[1]) {
    case (0, _), (10, _), (127, _), (224..., _): true
    case (100, 64...127), (169, 254), (172, 16...31), (192, 168), (198, 18...19): true
    case (192, 0): bytes[2] == 0 || bytes[2] == 2
    case (198, 51): bytes[2] == 100
    case (203, 0): bytes[2] == 113
    default: false
    }
  }
}
