import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

@testable import Web

extension Browser {
  /// Sends a form with files, as a browser does.
  func post(
    _ path: String, _ fields: [(String, String)], files: [(name: String, bytes: [UInt8])]
  ) async throws -> Page {
    let mark = "----kaohe-7f3a"
    var body = ByteBuffer()
    for (name, value) in fields + [("key", try await key() ?? "")] {
      body.writeString("--\(mark)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
    }
    for file in files {
      body.writeString("--\(mark)\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"\(file.name)\"\r\n")
      body.writeString("Content-Type: text/html\r\n\r\n")
      body.writeBytes(file.bytes)
      body.writeString("\r\n")
    }
    body.writeString("--\(mark)--\r\n")
    var headers = HTTPFields()
    headers[.contentType] = "multipart/form-data; boundary=\(mark)"
    headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    let head = HTTPRequest(
      method: .post, scheme: "http", authority: "kaohe.test", path: path, headerFields: headers)
    let context = WebContext(
      source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test")))
    let responder = WebServer.router(house).buildResponder()
    do {
      let response = try await responder.respond(
        to: Request(head: head, body: RequestBody(buffer: body)), context: context)
      let collected = Written()
      try await response.body.write(collected)
      return Page(status: response.status.code, headers: response.headers, bytes: Array(buffer: collected.buffer))
    } catch let error as HTTPError {
      return Page(status: error.status.code, headers: [:], bytes: Array((error.body ?? "").utf8))
    }
  }
}

/// Collects a body as it is written.
private final class Written: ResponseBodyWriter {
  var buffer = ByteBuffer()

  func write(_ buffer: ByteBuffer) async throws {
    var copy = buffer
    self.buffer.writeBuffer(&copy)
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
