internal import HTTPTypes
internal import Wording

/// A refusal as RFC 9457 asks for it, in the words of the catalogue.
struct ProblemDocument {
  let json: JSONValue
  let status: HTTPResponse.Status

  /// - Parameter folder: the company's folder, which is left out of the places.
  init(_ diagnostic: Diagnostic, _ language: Language, request: String, folder: String) {
    let (what, remedy) = (diagnostic.what(in: language), diagnostic.remedy(in: language))
    status = ProblemDocument.status(of: diagnostic)
    let place = ProblemDocument.place(diagnostic, folder)
    json = [
      "type": .text("urn:kaohe:" + diagnostic.code), "title": .text(what), "status": .whole(Int64(status.code)),
      "detail": .text(remedy), "code": .text(diagnostic.code), "what": .text(what), "remedy": .text(remedy),
      "request": .text(request), "places": .list(place.isEmpty ? [] : [.object(place)]),
    ]
  }

  private static func place(_ diagnostic: Diagnostic, _ folder: String) -> [JSONValue.Member] {
    let place = diagnostic.place
    // Where the company lies on the server is nobody's business.
    let file = place.file.map {
      !folder.isEmpty && $0.hasPrefix(folder + "/") ? String($0.dropFirst(folder.count + 1)) : $0
    }
    let isField = diagnostic.code == Message.apiBodyField.code
    let isParameter = diagnostic.code == Message.apiParameter.code
    let members: KeyValuePairs<String, JSONValue> = [
      "pointer": .optional(isField ? diagnostic.arguments["pointer"] : nil),
      "parameter": .optional(isParameter ? diagnostic.arguments["name"] : nil),
      "file": .optional(file == folder ? nil : file), "sheet": .optional(place.sheet),
      "line": place.line.map { .whole(Int64($0)) } ?? .null, "column": place.column.map { .whole(Int64($0)) } ?? .null,
      "employee": .optional(place.employee), "month": .optional(place.month),
    ]
    return members.filter { $0.value != .null }.map { JSONValue.Member(name: $0.key, value: $0.value) }
  }

  static func status(of diagnostic: Diagnostic) -> HTTPResponse.Status {
    switch diagnostic.code {
    case "API-PARAMETER", "API-BODY-SYNTAX", "API-CURSOR", "REQUEST-KEY-BAD": .badRequest
    case "TOKEN-UNKNOWN": .unauthorized
    case "TOKEN-SCOPE": .forbidden
    case "API-PATH-UNKNOWN", "APPEAL-UNKNOWN", "INCIDENT-UNKNOWN", "SCHEME-UNKNOWN", "SCHEME-VERSION-UNKNOWN": .notFound
    case "API-METHOD": .methodNotAllowed
    case "REQUEST-RUNNING", "REQUEST-ANSWER-LOST", "REQUEST-TAKEN", "MONTH-OPENED", "SCHEME-STATE": .conflict
    case "API-BODY-LARGE": .contentTooLarge
    case "API-CONTENT-TYPE": .unsupportedMediaType
    case "API-OFTEN": .tooManyRequests
    default: Reception.status(of: diagnostic)
    }
  }

  /// The statuses an operation may answer with besides 200.
  static let statuses = [400, 401, 403, 404, 409, 413, 415, 422, 429, 503]
}
