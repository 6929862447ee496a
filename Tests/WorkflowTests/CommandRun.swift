import Foundation
import Testing

/// The command as a person runs it: the built executable, with what it said and how it ended.
struct CommandRun {
  /// The exit code.
  let code: Int32
  /// Standard output.
  let said: String
  /// Standard error.
  let complained: String

  /// The executable beside the bundle of the tests; nil where it was not built.
  static let executable: String? = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let folders = [
      bundle.map { URL(fileURLWithPath: $0).deletingLastPathComponent() },
      Bundle.main.executableURL?.deletingLastPathComponent(),
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".build/debug"),
    ]
    return folders.compactMap { $0?.appending(path: "kaohe").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Runs the command with KAOHE_LANG set to English, unless another language is given.
  init(_ arguments: String..., language: String? = "en") throws {
    try self.init(list: arguments, language: language)
  }

  /// The same with the arguments as a list.
  init(list arguments: [String], language: String? = "en") throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(CommandRun.executable))
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment.filter {
      !["LANG", "LC_ALL", "LC_MESSAGES"].contains($0.key)
    }
    environment["KAOHE_LANG"] = language
    process.environment = environment
    // Files and not pipes: nobody has to read one while the other fills.
    let folder = URL(fileURLWithPath: temporaryFolder())
    let paths = ["out", "err"].map { folder.appending(path: $0).path }
    for path in paths { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: paths[0]))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: paths[1]))
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    code = process.terminationStatus
    said = try String(contentsOfFile: paths[0], encoding: .utf8)
    complained = try String(contentsOfFile: paths[1], encoding: .utf8)
  }
}
