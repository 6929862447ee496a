import Foundation
import Glibc
import Logging
import Synchronization
import Testing
import Workflow

@testable import Web

@Suite("Messages over the network")
struct HTTPPostTests {
  private func send(_ server: LoopbackServer, _ path: String, allowsPrivate: Bool = true, milliseconds: Int = 2_000)
    -> MessageAnswer
  {
    HTTPPost.send(
      WebhookFormat.Message(
        url: "http://127.0.0.1:\(server.port)\(path)", headers: ["Kaohe-Event: E57"], body: Array("{\"a\": \"中\"}".utf8)
      ),
      allowsPrivate: allowsPrivate, milliseconds: milliseconds)
  }

  @Test("the body and the headers arrive whole, and the answer comes back")
  func whole() throws {
    let server = try LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"errcode\": 0}\n")
    let answer = send(server, "/in?key=geheim")
    #expect(answer.status == 200 && String(decoding: answer.body, as: UTF8.self) == "{\"errcode\": 0}\n")
    let request = try #require(server.requests.first)
    #expect(request.hasPrefix("POST /in?key=geheim HTTP/1.1\r\n") && request.hasSuffix("\r\n\r\n{\"a\": \"中\"}"))
    #expect(request.contains("Kaohe-Event: E57\r\n") && request.contains("application/json"))
  }

  @Test("one that fails, one that sends elsewhere, one that is slow, one that says too much, one that is not there")
  func failing() throws {
    let broken = try LoopbackServer("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")
    #expect(send(broken, "/").status == 500)
    let target = try LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let away = try LoopbackServer(
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:\(target.port)/\r\nContent-Length: 0\r\n\r\n")
    #expect(send(away, "/").status == 302)
    #expect(target.requests.isEmpty)
    let slow = try LoopbackServer("")
    let answer = send(slow, "/", milliseconds: 300)
    #expect(answer.status == nil && answer.failure == "timeout")
    let endless = try LoopbackServer(
      "HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n" + String(repeating: "x", count: 200_000))
    #expect(send(endless, "/").body.count <= HTTPExchange.longest)
    let port = slow.port
    slow.close()
    let gone = HTTPPost.send(
      WebhookFormat.Message(url: "http://127.0.0.1:\(port)/", headers: [], body: []), allowsPrivate: true)
    #expect(gone.status == nil && gone.failure == "unreachable")
  }

  @Test("no address of this machine or a private network is spoken to unless it is allowed, by whatever name")
  func privately() throws {
    let server = try LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    for host in ["127.0.0.1", "localhost", "127.1", "2130706433", "0.0.0.0", "[::ffff:127.0.0.1]"] {
      let message = WebhookFormat.Message(url: "http://\(host):\(server.port)/", headers: [], body: [])
      let answer = HTTPPost.send(message, allowsPrivate: false, milliseconds: 2_000)
      #expect(answer.status == nil && answer.failure == "private_address", "\(host): \(answer.failure ?? "")")
    }
    #expect(server.requests.isEmpty)
    for other in ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:\(server.port)/_x"] {
      let answer = HTTPPost.send(
        WebhookFormat.Message(url: other, headers: [], body: []), allowsPrivate: true, milliseconds: 2_000)
      #expect(answer.status == nil && answer.failure == "unreachable", "\(other)")
    }
    #expect(server.requests.isEmpty)
  }

  @Test("while the server runs, what happens is sent out; HR sees that it arrived, and nobody sees where it went")
  func postman() async throws {
    let demo = try ServedDemo()
    let server = try LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    try FileManager.default.createDirectory(atPath: demo.folder + "/.keys", withIntermediateDirectories: true)
    try "site: https://kaohe.test\nendpoints:\n  - {id: own, format: kaohe, private: allowed}\n"
      .write(toFile: demo.folder + "/webhooks.yaml", atomically: true, encoding: .utf8)
    let keys = demo.folder + "/.keys/webhooks.yaml"
    try "own: {url: \"http://127.0.0.1:\(server.port)/geheim\", secret: geheimer}\n"
      .write(toFile: keys, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: keys)
    let postman = Postman(demo.house, Logger(label: "test"))
    #expect(await postman.round() == nil && server.requests.isEmpty)
    let agent = try Program(demo.house, "E01")
    let appeal = try await agent.post("/months/2026-01/appeals", ["item": "overall", "statement": "带新人是安排的"])
    #expect(appeal.status == 200)
    #expect(await postman.round() == nil)
    #expect(server.requests.count == 1 && server.requests[0].contains("\"event\": \"appeal.raised\""))
    #expect(await postman.round() == nil && server.requests.count == 1)
    let browser = try await demo.browser("H01")
    let page = try await browser.get("/webhooks")
    #expect(page.status == 200 && page.text.contains("有新的申诉") && page.text.contains("已送达"))
    #expect(!page.text.contains("geheim"))
    #expect(try await browser.post("/webhooks/test", [("endpoint", "own")]).status == 303)
    #expect(server.requests.count == 2)
    #expect(try await browser.post("/webhooks/test", [("endpoint", "x")]).text.contains("WEBHOOK-UNKNOWN"))
    #expect(demo.house.meters.reading.deliveries == ["delivered": 1])
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: keys)
    #expect(await postman.round()?.contains("WEBHOOK-KEY-OPEN") == true)
  }

  @Test(
    "which addresses belong to the world",
    arguments: [
      ([8, 8, 8, 8], false), ([10, 1, 2, 3], true), ([172, 15, 0, 1], false), ([172, 16, 0, 1], true),
      ([172, 31, 255, 255], true), ([172, 32, 0, 1], false), ([192, 168, 0, 1], true), ([169, 254, 169, 254], true),
      ([100, 64, 0, 1], true), ([100, 128, 0, 1], false), ([224, 0, 0, 1], true), ([0, 0, 0, 0], true),
    ] as [([UInt8], Bool)])
  func addresses(bytes: [UInt8], isPrivate: Bool) {
    #expect(NetworkAddress.isPrivate(bytes) == isPrivate)
    // The same within IPv6: mapped, translated.
    let zeros = [UInt8](repeating: 0, count: 10)
    #expect(NetworkAddress.isPrivate(zeros + [0xFF, 0xFF] + bytes) == isPrivate)
    #expect(NetworkAddress.isPrivate([0, 0x64, 0xFF, 0x9B] + zeros.prefix(8) + bytes) == isPrivate)
  }

  @Test("IPv6 of its own kind")
  func six() {
    func address(_ first: UInt8, _ second: UInt8, _ last: UInt8 = 1) -> [UInt8] {
      [first, second] + [UInt8](repeating: 0, count: 13) + [last]
    }
    #expect(NetworkAddress.isPrivate(address(0, 0)) && NetworkAddress.isPrivate(address(0xFC, 0)))
    #expect(NetworkAddress.isPrivate(address(0xFD, 9)) && NetworkAddress.isPrivate(address(0xFE, 0x80)))
    #expect(NetworkAddress.isPrivate(address(0xFF, 2)) && !NetworkAddress.isPrivate(address(0x20, 1)))
    #expect(!NetworkAddress.isPrivate(address(0x24, 0)))
  }
}

/// A server on loopback that answers every request with the same bytes; with none, it keeps silent.
private final class LoopbackServer: Sendable {
  let port: Int
  private let listener: Int32
  private let taken = Mutex<[String]>([])

  var requests: [String] { taken.withLock { $0 } }

  init(_ answer: String) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let size = length
    let own = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(own, $0, size) == 0 && listen(own, 8) == 0 && getsockname(own, $0, &length) == 0
      }
    }
    try #require(isBound)
    port = Int(UInt16(bigEndian: address.sin_port))
    let bytes = Array(answer.utf8)
    let (listener, taken) = (listener, Weakly(self))
    Thread.detachNewThread {
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else {
          // By the thread that waits at it: its number would be another's before it woke.
          Glibc.close(listener)
          return
        }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var request: [UInt8] = []
        while !LoopbackServer.isWhole(request) {
          let count = read(client, &buffer, buffer.count)
          guard count > 0 else { break }
          request += buffer[..<count]
        }
        if !request.isEmpty { taken.server?.add(String(decoding: request, as: UTF8.self)) }
        if bytes.isEmpty { continue }
        _ = bytes.withUnsafeBytes { Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        Glibc.close(client)
      }
    }
  }

  deinit { close() }

  func close() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func add(_ request: String) { taken.withLock { $0.append(request) } }

  private static func isWhole(_ request: [UInt8]) -> Bool {
    let text = String(decoding: request, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
    let length = text.firstMatch(of: #/(?i)content-length: ([0-9]+)/#).flatMap { Int($0.1) } ?? 0
    return text[end.upperBound...].utf8.count >= length
  }
}

/// A server that is not kept alive by its own thread.
private final class Weakly: @unchecked Sendable {
  private(set) weak var server: LoopbackServer?
  init(_ server: LoopbackServer) { self.server = server }
}
