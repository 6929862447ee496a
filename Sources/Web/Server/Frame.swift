internal import Exact
internal import Wording
internal import Workflow

/// What every page shows around its content.
struct Frame: Sendable {
  let title: String
  /// zh or en, for screen readers.
  let htmlLanguage: String
  let style = Asset.style.address
  let script = Asset.script.address
  let company: String
  /// Whoever is signed in; nil for nobody.
  let who: Who?
  let places: [Place]
  /// The secret of the session, for forms.
  let key: String
  /// Where to come back to after the language was switched.
  let address: String
  let said: String?

  struct Who: Sendable {
    let employee: String
    let role: String
  }

  /// A place of the navigation.
  struct Place: Sendable {
    let name: String
    let address: String
    let isHere: Bool
  }

  init(_ visit: Visit, title: Bilingual) {
    self.title = visit.say(title)
    htmlLanguage = visit.language == .chinese ? "zh-CN" : "en"
    company =
      visit.house.firstStart == nil
      ? visit.house.office.company.settings.name : visit.say("首次启动", "First start")
    key = visit.formKey
    address = visit.address
    said = visit.said
    guard let visitor = visit.visitor, !visitor.awaitsCode else {
      who = nil
      places = []
      return
    }
    who = Who(employee: visitor.desk.actor, role: visit.say(visitor.desk.role.name))
    places = SignInPages.first(visitor) != nil ? [] : Frame.places(visit, visitor.desk.role)
  }

  private static func places(_ visit: Visit, _ role: Role) -> [Place] {
    let all: [(Bilingual, String, Deed?)] = [
      (Bilingual("首页", "Home"), "/", nil),
      (Bilingual("方案", "Schemes"), "/schemes", nil),
      (Bilingual("人员", "People"), "/people", .giveAccess),
      (Bilingual("日志", "Journal"), "/journal", .seeJournal),
      (Bilingual("推送", "Messages"), "/webhooks", .keepBooks),
    ]
    return all.compactMap { name, address, deed in
      if let deed, Rights.reach(of: role, deed) == nil { return nil }
      let isHere = address == "/" ? visit.address == "/" : visit.address.hasPrefix(address)
      return Place(name: visit.say(name), address: address, isHere: isHere)
    }
  }
}

/// A page: its frame and what it is about.
struct PageView: Sendable {
  let page: Frame
  let it: any Sendable
}

/// What happened, and what to do about it.
struct MessageView: Sendable {
  let code: String
  let what: String
  let remedy: String
  let back: String

  init(_ diagnostic: Diagnostic, _ visit: Visit, back: String) {
    code = diagnostic.code
    what = diagnostic.what(in: visit.language)
    remedy = diagnostic.remedy(in: visit.language)
    self.back = back
  }
}
