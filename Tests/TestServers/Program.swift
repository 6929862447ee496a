internal import Foundation
internal import Glibc

/// What keeps a server for tests from running.
public struct TestServerError: Error, CustomStringConvertible {
  /// What happened and what to do.
  public let description: String
}

/// The programs of PostgreSQL.
enum Program {
  /// Where a program of PostgreSQL's lies: with the newest server that Debian installed, or on the path.
  static func path(_ name: String) throws -> String {
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    let installed = versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "/usr/lib/postgresql/\($0)/bin" }
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    for folder in installed + path where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
      return "\(folder)/\(name)"
    }
    throw TestServerError(
      description: "\(name) of PostgreSQL is not installed; scripts/install tests installs what the tests need")
  }

  /// The words before a command that has to run as the user of the server: it refuses to run as root.
  static let asServerUser = geteuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []

  /// Runs a command to its end.
  ///
  /// - Returns: what it wrote. It goes through a file: a server that is started would hold a pipe open.
  @discardableResult
  static func run(_ command: [String]) throws -> String {
    let output = FileManager.default.temporaryDirectory.appending(path: "kaohe-output-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }
    var status: Int32 = 0
    let child = try start(command, input: nil, output: output.path)
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let bytes = try FileHandle(forReadingFrom: output).readToEnd() ?? Data()
    let said = String(decoding: bytes, as: UTF8.self)
    guard status == 0 else { throw TestServerError(description: "\(command.joined(separator: " ")): \(said)") }
    return said
  }

  /// Starts a command in the root folder, with nothing of this process's open.
  ///
  /// Foundation's `Process` would not see it end while a server that it left behind runs.
  static func start(_ command: [String], input: Int32?, output: String) throws -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    if let input {
      posix_spawn_file_actions_adddup2(&files, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_adddup2(&files, 1, 2)
    let bare = "for f in /proc/$$/fd/*; do n=${f##*/}; (( n > 2 )) && exec {n}>&-; done; cd /; exec \"$@\""
    let command = ["/bin/bash", "-c", bare, "bash"] + command
    var words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    guard posix_spawn(&child, command[0], &files, nil, &words, environ) == 0 else {
      throw TestServerError(description: "\(command[0]) cannot be started")
    }
    return child
  }
}
