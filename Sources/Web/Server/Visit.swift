internal import Exact
internal import Wording
internal import Workflow

/// One request: who asks for what, in which language.
struct Visit: Sendable {
  let house: House
  /// Who is signed in; nil for nobody.
  let visitor: SignedIn?
  /// The secret of the session that stands in every form; empty for nobody.
  let formKey: String
  let language: Language
  /// The path with its query, to come back to.
  let address: String
  /// What stands in the path: `month`, `employee`.
  let path: [String: String]
  /// What stands behind the question mark.
  let query: Fields
  /// What a form sent.
  let form: Fields
  /// The token of the session.
  let token: ContentHash?
  /// Where the request comes from.
  let peer: String
  /// What there is to say about what was just done; nil for nothing.
  let said: String?
  /// The address of the server as the browser knows it.
  let origin: String
  /// What the browser kept while somebody was at the company's directory.
  let state: String?
  /// Whether a script asks, and not a browser for a page.
  let isFromScript: Bool

  /// A visit of nobody's that asks for nothing.
  static func nobody(_ house: House, _ language: Language) -> Visit {
    Visit(
      house: house, visitor: nil, formKey: "", language: language, address: "/", path: [:], query: Fields(""),
      form: Fields(""), token: nil, peer: "", said: nil, origin: "", state: nil, isFromScript: false)
  }

  /// The desk of whoever is signed in; with what they have seen of a sheet, where a form says so.
  func desk() throws(Diagnostic) -> Desk {
    guard var desk = visitor?.desk else { throw Diagnostic(.pageUnknown) }
    desk.seen = form.text("seen").flatMap(Int64.init)
    return desk
  }

  /// The text in the language of the visit.
  func say(_ words: Bilingual) -> String { words.text(in: language) }
  /// The text in the language of the visit.
  func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  /// The month in the path.
  ///
  /// - Throws: `PAGE-UNKNOWN`.
  func month() throws(Diagnostic) -> Month {
    guard let month = path["month"].flatMap({ Month($0) }) else { throw Diagnostic(.pageUnknown) }
    return month
  }

  /// The employee in the path.
  ///
  /// - Throws: `PAGE-UNKNOWN`.
  func employee() throws(Diagnostic) -> String {
    guard let employee = path["employee"], !employee.isEmpty else { throw Diagnostic(.pageUnknown) }
    return employee
  }
}
