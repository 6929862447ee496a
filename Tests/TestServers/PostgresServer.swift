internal import Foundation
internal import Glibc
internal import Synchronization

/// A private server of PostgreSQL's in a folder of its own, which ends with the test process.
public final class PostgresServer: Sendable {
  private static let common = Result { try PostgresServer() }

  /// The server that all tests of a process share; those that stop or restart one make their own.
  public static var shared: PostgresServer { get throws { try common.get() } }

  /// The folder with its data and its socket.
  public let folder: String
  private let control: [String]
  private let names = Atomic(0)

  /// Makes and starts a server.
  public init() throws {
    var template = Array("/tmp/kaohe-postgres-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw TestServerError(description: "/tmp cannot be written to") }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.folder = folder
    let data = folder + "/data"
    control =
      Program.asServerUser + [try Program.path("pg_ctl"), "-D", data, "-w", "-t", "60", "-s", "-l", folder + "/log"]
    try PostgresServer.guardian(folder, stop: control + ["-m", "immediate", "stop"])

    if geteuid() == 0 { try Program.run(["/bin/chown", "postgres", folder]) }
    // Sorted by a language and not by bytes, as many a server is.
    try Program.run(
      Program.asServerUser + [
        try Program.path("initdb"), "-D", data, "-U", "postgres", "--encoding=UTF8", "--locale=C.UTF-8",
        "--locale-provider=icu", "--icu-locale=zh-CN", "--no-sync", "--no-instructions",
      ])
    let settings = """
      listen_addresses = ''
      unix_socket_directories = '\(folder)'
      port = 5432
      max_connections = 200
      shared_buffers = 32MB
      fsync = off
      full_page_writes = off
      """
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: data + "/postgresql.conf"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(settings.utf8))
    try file.close()
    try Data("local all with_password scram-sha-256\nlocal all all trust\n".utf8)
      .write(to: URL(fileURLWithPath: data + "/pg_hba.conf"))
    try start()
  }

  /// Starts it and waits until it answers.
  public func start() throws { try Program.run(control + ["start"]) }

  /// Stops it at once, as a fall of the machine would.
  public func stop() throws { try Program.run(control + ["-m", "immediate", "stop"]) }

  /// Stops it at once and starts it again.
  public func restart() throws {
    try stop()
    try start()
  }

  /// The address of a new and empty database.
  public func freshDatabase() throws -> String {
    let name = "test\(names.add(1, ordering: .relaxed).newValue)"
    try query("CREATE DATABASE \(name) TEMPLATE template0", at: url("postgres"))
    return url(name)
  }

  /// The address of a database.
  public func url(_ database: String, user: String = "postgres") -> String {
    "postgres://\(user)@\(folder.replacingOccurrences(of: "/", with: "%2F")):5432/\(database)"
  }

  /// Runs a statement beside the program that is tested.
  ///
  /// - Returns: the answer, a line for each row.
  @discardableResult
  public func query(_ sql: String, at url: String) throws -> String {
    try Program.run([try Program.path("psql"), "-qXAt", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", sql])
      .trimmingCharacters(in: .newlines)
  }

  /// Starts a process that waits for the end of this one, however it ends, and then stops the server and removes its
  /// folder.
  private static func guardian(_ folder: String, stop: [String]) throws {
    let stop = stop.map { "'\($0)'" }.joined(separator: " ")
    // The end that is written to is held until this process ends, and by nobody else.
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0, fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0 else {
      throw TestServerError(description: "no pipe can be made")
    }
    _ = try Program.start(
      ["/usr/bin/setsid", "/bin/sh", "-c", "cat; \(stop); rm -rf '\(folder)'"], input: ends[0], output: "/dev/null")
    close(ends[0])
  }
}
