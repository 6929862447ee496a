import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

/// Sends files as the script of the import page does, and waits as it waits.
extension Browser {
  static let address = address(of: "2026-03")

  static func address(of month: String) -> String { "/months/\(month)/import" }

  private func headers() async throws -> HTTPFields {
    let name = try #require(HTTPField.Name("X-Kaohe-Key"))
    return [.accept: "application/json", name: try await key() ?? ""]
  }

  /// Says which file is about to be sent.
  func begin(
    _ name: String, size: Int, modified: String = "1", shop: String = "", month: String = "2026-03"
  ) async throws -> Page {
    try await post(
      Browser.address(of: month) + "/begin",
      [("name", name), ("size", String(size)), ("modified", modified), ("shop", shop)],
      headers: [.accept: "application/json"])
  }

  /// Sends a piece.
  func piece(_ id: String, at offset: Int, _ bytes: [UInt8], month: String = "2026-03") async throws -> Page {
    try await post(
      "\(Browser.address(of: month))/\(id)/bytes?offset=\(offset)", bytes: bytes, headers: try await headers())
  }

  /// Sends a file whole, and waits until it is read.
  ///
  /// - Returns: what names it.
  @discardableResult
  func upload(_ name: String, _ text: String, shop: String = "") async throws -> String {
    try await upload(name, bytes: Array(text.utf8), shop: shop)
  }

  @discardableResult
  func upload(
    _ name: String, bytes: [UInt8], shop: String = "", month: String = "2026-03"
  ) async throws -> String {
    let id = try #require(try await begin(name, size: bytes.count, shop: shop, month: month).json["id"] as? String)
    let sent = try await piece(id, at: 0, bytes, month: month)
    #expect(sent.json["isWhole"] as? Bool == true, "\(sent.text)")
    try await idle(month: month)
    return id
  }

  /// Waits until the server neither reads nor takes in.
  func idle(month: String = "2026-03") async throws {
    for _ in 0..<1_500 {
      let state = try await get(Browser.address(of: month) + "/state", headers: [.accept: "application/json"])
      if state.json["isBusy"] as? Bool == false { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("the server is still busy")
  }
}

extension Browser.Page {
  /// What a script is told.
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]) ?? [:]
  }
}

extension Browser {
  /// Sends a body that does not end before so many pieces of 64 KiB.
  func endless(_ path: String, pieces: Int) async throws -> Page {
    let piece = ByteBuffer(repeating: 65, count: 64 << 10)
    let stream = AsyncStream<ByteBuffer> { continuation in
      for _ in 0..<pieces { continuation.yield(piece) }
      continuation.finish()
    }
    return try await send(.post, path, try await headers(), RequestBody(asyncSequence: stream))
  }
}
