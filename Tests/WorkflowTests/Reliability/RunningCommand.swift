import Foundation
import Glibc
import Synchronization
import Testing

/// The command in a process that is still running: it can be killed, and several can run at once.
final class RunningCommand {
  private let process = Process()
  private let folder = temporaryFolder()

  /// Starts the command.
  ///
  /// - Parameter shell: words of a shell that come first and `exec "$@"` in the end; nil starts the command itself.
  init(_ arguments: [String], shell: String? = nil) throws {
    let executable = try #require(CommandRun.executable)
    if let shell {
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", shell, "bash", executable] + arguments
    } else {
      process.executableURL = URL(fileURLWithPath: executable)
      process.arguments = arguments
    }
    var environment = ProcessInfo.processInfo.environment
    environment["KAOHE_LANG"] = "en"
    process.environment = environment
    for name in ["out", "err"] { _ = FileManager.default.createFile(atPath: folder + "/" + name, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/err"))
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// How a command ended.
  struct Ending {
    let code: Int32
    let said: String
    let complained: String
    /// Whether it was killed before its end.
    var wasKilled = false
  }

  /// Waits for the end.
  func end() throws -> Ending {
    process.waitUntilExit()
    return Ending(
      code: process.terminationStatus, said: try String(contentsOfFile: folder + "/out", encoding: .utf8),
      complained: try String(contentsOfFile: folder + "/err", encoding: .utf8),
      wasKilled: process.terminationReason == .uncaughtSignal)
  }

  /// Kills it, however far it is, after so many seconds.
  func kill(after seconds: Double) throws -> Ending {
    usleep(UInt32(max(0, seconds) * 1_000_000))
    Glibc.kill(process.processIdentifier, SIGKILL)
    return try end()
  }

  /// Runs commands at once, and waits for all of them.
  static func together(_ commands: [[String]]) throws -> [Ending] {
    try commands.map { try RunningCommand($0) }.map { try $0.end() }
  }
}

/// Runs a body on threads of its own at once, and waits for all of them.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  let group = DispatchGroup()
  for number in 0..<count {
    group.enter()
    Thread.detachNewThread {
      body(number)
      group.leave()
    }
  }
  group.wait()
}
