public import HTTPTypes
internal import Wording
public import Workflow

/// A page, or something that is done from one: where it is, who reaches it, and what it answers.
///
/// All routes stand in ``Route/all``; a test tries each of them as every role and as nobody.
public struct Route: Sendable {
  /// Who reaches a route at all. What they see there, and whether a deed is allowed in the case at hand, the desk says.
  public enum Access: Hashable, Sendable {
    /// Also who is not signed in.
    case anybody
    /// Whoever is signed in.
    case signedIn
    /// Whoever's role may do something.
    case deed(Deed)
    /// Whoever knows the setup code, before the company begins; nobody after.
    case founder
  }

  /// GET, or POST for what changes something.
  public let method: HTTPRequest.Method
  /// `/months/:month/sheets`.
  public let path: String
  /// Who reaches it.
  public let access: Access
  let answer: @Sendable (Visit) throws(Diagnostic) -> Answer
  /// How its body comes in.
  var body = Body.form

  /// How the body of a request comes in.
  enum Body: Sendable {
    /// As a form, whole.
    case form
    /// As a form with small files in it, whole.
    case files(@Sendable (Visit, MultipartForm) throws(Diagnostic) -> Answer)
    /// Piece by piece, of any length; the secret of the session comes in a header.
    case stream(@Sendable (Visit, BodyStream) async throws -> Answer)
  }

  static func page(
    _ path: String, _ access: Access = .signedIn, _ answer: @escaping @Sendable (Visit) throws(Diagnostic) -> Answer
  ) -> Route {
    Route(method: .get, path: path, access: access, answer: answer)
  }

  static func form(
    _ path: String, _ access: Access, _ answer: @escaping @Sendable (Visit) throws(Diagnostic) -> Answer
  ) -> Route {
    Route(method: .post, path: path, access: access, answer: answer)
  }

  /// A form that carries small files.
  static func files(
    _ path: String, _ access: Access,
    _ answer: @escaping @Sendable (Visit, MultipartForm) throws(Diagnostic) -> Answer
  ) -> Route {
    Route(
      method: .post, path: path, access: access, answer: { _ throws(Diagnostic) in throw Diagnostic(.pageUnknown) },
      body: .files(answer))
  }

  /// Something that comes in piece by piece.
  static func stream(
    _ path: String, _ access: Access, _ answer: @escaping @Sendable (Visit, BodyStream) async throws -> Answer
  ) -> Route {
    Route(
      method: .post, path: path, access: access, answer: { _ throws(Diagnostic) in throw Diagnostic(.pageUnknown) },
      body: .stream(answer))
  }

  /// Every route there is.
  public static let all: [Route] =
    SignInPages.routes + SecondFactorPages.routes + DirectoryPages.routes + HomePage.routes + MonthPage.routes
    + SheetsPage.routes + SheetPage.routes + SheetDeeds.routes + RatingPage.routes + ImportPage.routes
    + StartPages.routes + PapersPage.routes + JournalPage.routes + SchemesPage.routes + PeoplePage.routes
    + TokensPage.routes + InterfacePage.routes + WebhooksPage.routes
}

/// What a route answers.
enum Answer {
  /// A page, by the name of its template.
  case page(String, title: Bilingual, any Sendable)
  /// Another page, after something was done, with what there is to say about it.
  case see(String, said: Bilingual? = nil)
  /// The same, and a session begins.
  case signedIn(token: String, to: String)
  /// The same, and the session ends.
  case signedOut
  /// An address elsewhere, to which somebody goes to sign in, with the state that the browser keeps until they are back.
  case elsewhere(String, state: String)
  /// The same in another language.
  case speaks(Language, to: String)
  /// A file to be kept, under a name.
  case file(String, String, [UInt8])
  /// A short text for a script.
  case json(String)
}
