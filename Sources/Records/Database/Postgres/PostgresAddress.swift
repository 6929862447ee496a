internal import CPQ
internal import Wording

/// Where a server is, as `postgres://user:password@host:port/database`, and how that is shown without its password.
struct PostgresAddress: Sendable, CustomStringConvertible, CustomReflectable {
  /// The address with the password, for libpq only.
  let url: String
  /// Server and database, without user and password.
  let description: String
  private let secrets: [String]

  var place: Place { Place(file: description) }
  /// A dump shows no more than a print.
  var customMirror: Mirror { Mirror(self, children: []) }

  /// Reads an address.
  ///
  /// - Throws: `RECORDS-UNUSABLE` where it is none. libpq's own words are not passed on: it may have taken a part of
  ///   the password for the port or the host.
  init(_ url: String) throws(Diagnostic) {
    var error: UnsafeMutablePointer<CChar>?
    let options = PQconninfoParse(url, &error)
    defer {
      PQconninfoFree(options)
      PQfreemem(error)
    }
    var named: [String: String] = [:]
    var option = options
    while let current = option, let keyword = current.pointee.keyword {
      if let value = current.pointee.val { named[String(cString: keyword)] = String(cString: value) }
      option = current + 1
    }
    let host = named["host"] ?? named["hostaddr"] ?? ""
    let port = named["port"] ?? ""
    let database = named["dbname"] ?? ""
    let isClear = port.allSatisfy { $0.isASCII && $0.isNumber || $0 == "," } && !(host + database).contains("@")
    guard options != nil, isClear, url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
      throw Diagnostic(
        .recordsUnusable, at: Place(file: "postgres://…"),
        words: [
          "why": Bilingual(
            "数据库地址应为 postgres://用户:密码@主机:端口/库名，其中密码里的 @ / : ? # % 要写成 %40 %2F %3A %3F %23 %25",
            """
            the address of a database is postgres://user:password@host:port/database, where the marks @ / : ? # % of \
            a password are written %40 %2F %3A %3F %23 %25
            """)
        ])
    }
    self.url = url
    description = "postgres://\(host)\(port.isEmpty ? "" : ":" + port)/\(database)"
    secrets = ["password", "sslpassword"].compactMap { named[$0] }.filter { !$0.isEmpty }
  }

  /// A text of the server's or of libpq's, in which a password is not to be read.
  func cleaned(_ text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "***") }
  }
}
