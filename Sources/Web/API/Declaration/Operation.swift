internal import Exact
internal import HTTPTypes
internal import Records
internal import Wording
internal import Workflow

/// Something a program can ask for or do: where it is, what goes in, what comes out, and what does it.
///
/// The routes of the server, the strict reading of what comes in, the OpenAPI document and the page about the interface
/// are all made from ``Operation/all``, so that none can differ from the others.
struct Operation: Sendable {
  /// The name in the document, by which programs call it: `getSheet`.
  let id: String
  /// GET, or POST for what changes something.
  let method: HTTPRequest.Method
  /// Behind `/api/v1`: `/months/{month}/sheets`.
  let path: String
  let summary: Bilingual
  /// The scope a token needs to reach it; nil for any token. What the role may do there, the desk says.
  let scope: TokenScope?
  /// What stands in the path and behind the question mark.
  let parameters: [Parameter]
  /// What a POST sends; nil for nothing.
  let body: Shape?
  /// What comes back.
  let answer: Shape
  /// What it says on the page beside the summary; empty for nothing.
  let about: Bilingual
  let perform: @Sendable (Call) throws(Diagnostic) -> JSONValue

  static let prefix = "/api/v1"

  /// Something to be looked at.
  static func get(
    _ path: String, _ id: String, _ summary: Bilingual, _ scope: TokenScope?, query: [Parameter] = [],
    answer: Shape, about: Bilingual = Bilingual("", ""),
    _ perform: @escaping @Sendable (Call) throws(Diagnostic) -> JSONValue
  ) -> Operation {
    Operation(
      id: id, method: .get, path: path, summary: summary, scope: scope, parameters: inPath(path) + query, body: nil,
      answer: answer, about: about, perform: perform)
  }

  /// Something that is done.
  static func post(
    _ path: String, _ id: String, _ summary: Bilingual, _ scope: TokenScope, body: [Shape.Field], answer: Shape,
    about: Bilingual = Bilingual("", ""), _ perform: @escaping @Sendable (Call) throws(Diagnostic) -> JSONValue
  ) -> Operation {
    Operation(
      id: id, method: .post, path: path, summary: summary, scope: scope, parameters: inPath(path),
      body: .object(body), answer: answer, about: about, perform: perform)
  }

  /// Everything there is.
  static let all: [Operation] =
    selfOperations + monthOperations + monthDeedOperations + sheetOperations + ownOperations + caseOperations
    + disputeOperations + ratingOperations + peopleOperations + schemeOperations + bookOperations

  private static func inPath(_ path: String) -> [Parameter] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.compactMap { part in
      Parameter.inPath[String(part.dropFirst().dropLast())]
    }
  }
}

/// Something that stands in an address.
struct Parameter: Sendable {
  let name: String
  let isInPath: Bool
  let shape: Shape
  let about: Bilingual
  let example: String?

  /// One behind the question mark; it may always be left out.
  static func query(_ name: String, _ shape: Shape, _ chinese: String, _ english: String) -> Parameter {
    Parameter(name: name, isInPath: false, shape: shape, about: Bilingual(chinese, english), example: nil)
  }

  /// What can stand in a path, by name.
  static let inPath: [String: Parameter] = Dictionary(
    uniqueKeysWithValues: [
      Parameter(
        name: "month", isInPath: true, shape: .text(.month), about: Bilingual("月份", "the month"), example: "2026-09"),
      Parameter(
        name: "employee", isInPath: true, shape: .text(.written(1...64)), about: Bilingual("工号", "the employee's id"),
        example: "E08"),
      Parameter(
        name: "version", isInPath: true, shape: .text(.hash),
        about: Bilingual("方案版本（全文的散列）", "the version of a scheme: the hash of its text"), example: nil),
      Parameter(
        name: "appeal", isInPath: true, shape: .text(.written(1...64)), about: Bilingual("申诉编号", "the appeal's id"),
        example: "P57-1"),
      Parameter(
        name: "incident", isInPath: true, shape: .text(.written(1...64)),
        about: Bilingual("事件编号", "the incident's id"), example: "I57-1"),
    ].map { ($0.name, $0) })

  /// Those of every list that comes in parts.
  static let ofParts: [Parameter] = [
    .query("limit", .whole(1...500), "一次最多多少条，默认 100", "how many at most; 100 unless given"),
    .query("cursor", .text(.written(1...1_000)), "上一次回答的 next", "the next of the answer before"),
  ]
}

/// One request as an operation sees it: read, and of the shapes that were declared.
struct Call: Sendable {
  let house: House
  let desk: Desk
  let token: AccessToken
  let language: Language
  /// The id of the request, as in the log.
  let request: String
  let path: [String: String]
  let query: [String: JSONValue]
  let body: JSONValue

  /// The month in the path.
  var month: Month { path["month"].flatMap { Month($0) } ?? .first }
  /// The employee in the path.
  var employee: String { path["employee"] ?? "" }

  /// A text of the body.
  func text(_ name: String) -> String { body[name]?.text ?? "" }
  func say(_ words: Bilingual) -> String { words.text(in: language) }
  /// The company's folder, which no answer names.
  var folder: String { desk.office.company.folder }
}
