internal import Exact
internal import Foundation

/// A line about each request: which route, how it ended, how long it took, in which role. Never an address with ids or a
/// query, never a name, a secret or what somebody wrote.
public struct RequestLog: Sendable {
  /// How a line is written.
  public enum Format: String, Sendable, CaseIterable {
    /// One object of JSON.
    case json
    /// Words for people.
    case text
  }

  private let format: Format
  private let write: @Sendable (String) -> Void

  /// A log.
  ///
  /// - Parameter write: takes each line, without its end; standard error unless given.
  public init(_ format: Format, write: @escaping @Sendable (String) -> Void = RequestLog.standardError) {
    self.format = format
    self.write = write
  }

  /// Writes a line to standard error, whole.
  public static let standardError: @Sendable (String) -> Void = { line in
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// What there is to say about a request.
  struct Line: Sendable {
    let at: Instant
    let method: String
    let route: String
    let status: Int
    let microseconds: Int
    let role: String?
    let code: String?
    let request: String
  }

  func add(_ line: Line) {
    let (thousandths, rest) = (line.microseconds / 1_000, line.microseconds % 1_000 / 100)
    switch format {
    case .text:
      let words = ["\(line.at)", line.method, line.route, String(line.status), "\(thousandths).\(rest)ms"]
      write((words + [line.role ?? "-", line.code ?? "-", line.request]).joined(separator: " "))
    case .json:
      let at = line.at.description.replacing(" ", with: "T") + "+08:00"
      let value: JSONValue = [
        "at": .text(at), "event": "request", "method": .text(line.method), "route": .text(line.route),
        "status": .whole(Int64(line.status)), "us": .whole(Int64(line.microseconds)),
        "role": .optional(line.role), "code": .optional(line.code), "request": .text(line.request),
      ]
      write(String(decoding: value.bytes, as: UTF8.self))
    }
  }
}
