internal import Foundation
internal import Glibc
internal import Synchronization

/// Stands between a program and a server, and cuts their connection at the words a test names.
public final class CuttingProxy: Sendable {
  /// What becomes of the message in which the words stand, and of the connection.
  public enum Cut: Sendable {
    /// The server gets it and answers; the answer is lost.
    case afterAnswer
    /// The server does not get it.
    case before
    /// The server does not get it, and does not learn that the connection is gone.
    case unnoticed
    /// The server gets it, and nobody is let through any more.
    case forGood
  }

  private struct Plan {
    var words: [UInt8]?
    var cut = Cut.before
    var isShut = false
    /// Ends that are left open towards the server.
    var left: [Int32] = []
  }

  /// The folder of the socket.
  public let folder: String
  private let server: String
  private let plan = Mutex(Plan())
  private let listener: Int32

  /// Opens a socket before a server's.
  public init(before server: PostgresServer) throws {
    self.server = server.folder
    folder = server.folder + "/proxy-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    listener = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let isBound = CuttingProxy.withAddress(folder) { bind(listener, $0, $1) } == 0
    guard isBound, listen(listener, 16) == 0 else { throw TestServerError(description: "no socket in \(folder)") }
    Thread.detachNewThread { [self] in accept() }
  }

  /// The address of a database through this proxy.
  public func url(_ url: String) -> String {
    url.replacingOccurrences(
      of: server.replacingOccurrences(of: "/", with: "%2F"), with: folder.replacingOccurrences(of: "/", with: "%2F"))
  }

  /// Cuts the next connection on which the words are sent.
  public func cut(_ cut: Cut, at words: String) {
    plan.withLock {
      $0.words = Array(words.utf8)
      $0.cut = cut
    }
  }

  private func accept() {
    while true {
      let client = Glibc.accept(listener, nil, nil)
      guard client >= 0 else { return }
      let upstream = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      let isOpen =
        !plan.withLock({ $0.isShut }) && CuttingProxy.withAddress(server) { connect(upstream, $0, $1) } == 0
      guard isOpen else {
        close(client)
        close(upstream)
        continue
      }
      Thread.detachNewThread { [self] in forward(client, upstream) }
    }
  }

  /// Passes on what comes from either side, until one of them or the plan ends it.
  private func forward(_ client: Int32, _ upstream: Int32) {
    var isLeft = false
    var isCut = false
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let ends = [client, upstream]
    loop: while !isCut {
      var waiting = ends.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&waiting, 2, -1) > 0 else { break }
      for (from, to) in [(0, 1), (1, 0)] where waiting[from].revents != 0 {
        let count = read(ends[from], &bytes, bytes.count)
        guard count > 0 else { break loop }
        let cut = from == 0 ? due(bytes[..<count]) : nil
        if cut == .before || cut == .unnoticed {
          isLeft = cut == .unnoticed
          break loop
        }
        _ = send(ends[to], bytes, count, Int32(MSG_NOSIGNAL))
        if cut != nil {
          // The answer is waited for, so that what was asked has happened.
          _ = read(upstream, &bytes, bytes.count)
          isCut = true
        }
      }
    }
    close(client)
    if isLeft { plan.withLock { $0.left.append(upstream) } } else { close(upstream) }
  }

  private func due(_ message: ArraySlice<UInt8>) -> Cut? {
    plan.withLock { plan in
      guard let words = plan.words, message.firstRange(of: words) != nil else { return nil }
      plan.words = nil
      plan.isShut = plan.cut == .forGood
      return plan.cut
    }
  }

  private static func withAddress<Answer>(
    _ folder: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Answer
  ) -> Answer {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array("\(folder)/.s.PGSQL.5432".utf8).prefix(107)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }
}
