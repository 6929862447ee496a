internal import Records
internal import Wording
internal import Workflow

/// Signing in through the company's own directory (企业统一登录).
enum DirectoryPages {
  static let routes: [Route] = [
    .page("/sign-in/company", .anybody) { visit throws(Diagnostic) in
      let (directory, back) = try directory(visit)
      let (address, state) = try directory.begin(back: back)
      return .elsewhere(address, state: state)
    },
    .page("/sign-in/company/back", .anybody) { visit throws(Diagnostic) in
      let (directory, back) = try directory(visit)
      let visitor = try directory.finish(
        state: visit.query.exactly("state"), kept: visit.state, code: visit.query.text("code"), back: back)
      // A session of before is not gone on with: its token may be somebody else's.
      let office = visit.house.office
      if let token = visit.token { try office.store.end(token) }
      return try SignInPages.begin(visitor.desk.actor, office, to: "/", way: .directory)
    },
  ]

  private static func directory(_ visit: Visit) throws(Diagnostic) -> (CompanyDirectory, back: String) {
    guard visit.house.attempts.allows(visit.peer, at: visit.house.office.now) else { throw Diagnostic(.signInOften) }
    guard let directory = CompanyDirectory(visit.house.office, line: DirectoryLine.ask) else {
      throw Diagnostic(.pageUnknown)
    }
    return (directory, visit.origin + "/sign-in/company/back")
  }
}
