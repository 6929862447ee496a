internal import HTTPTypes
internal import Wording
internal import Workflow

/// The OpenAPI 3.1 document, written from the operations themselves.
enum OpenAPIDocument {
  static func json(_ language: Language) -> JSONValue {
    func say(_ chinese: String, _ english: String) -> JSONValue { .text(language == .chinese ? chinese : english) }
    let paths = Dictionary(grouping: Operation.all, by: \.path).sorted { $0.key < $1.key }.map { path, operations in
      JSONValue.Member(
        name: path,
        value: .object(
          operations.map {
            JSONValue.Member(name: $0.method.rawValue.lowercased(), value: operation($0, language))
          }))
    }
    let schemas = Shapes.all.map { JSONValue.Member(name: $0.name, value: $0.shape.schema(in: language)) }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": say("考核", "Kaohe"), "version": "1",
        "description": say(
          "月度考核的接口：金额为整数分，精确数为文本，从不用二进制浮点数。",
          "The monthly appraisal for programs: money in whole fen, exact numbers as texts, never a binary float."),
      ],
      "servers": [["url": .text(Operation.prefix)]], "security": [["token": []]], "paths": .object(paths),
      "components": [
        "schemas": .object(schemas),
        "securitySchemes": [
          "token": [
            "type": "http", "scheme": "bearer",
            "description": say("在 /tokens 页面制作的访问令牌", "a token made on the page /tokens"),
          ]
        ],
      ],
    ]
  }

  private static func operation(_ operation: Operation, _ language: Language) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(name: "operationId", value: .text(operation.id)),
      .init(name: "summary", value: .text(operation.summary.text(in: language))),
      .init(
        name: "security",
        value: [["token": .list(operation.scope.map { [.text($0.rawValue)] } ?? [])]]),
    ]
    let about = operation.about.text(in: language)
    if !about.isEmpty { members.append(.init(name: "description", value: .text(about))) }
    let parameters = operation.parameters.map { parameter($0, language) }
    members.append(
      .init(name: "parameters", value: .list(parameters + (operation.method == .post ? [key(language)] : []))))
    if let body = operation.body {
      let content: JSONValue = ["application/json": ["schema": body.schema(in: language)]]
      members.append(
        .init(name: "requestBody", value: ["required": .flag(body.misfit(.object([])) != nil), "content": content]))
    }
    members.append(.init(name: "responses", value: responses(operation, language)))
    return .object(members)
  }

  private static func parameter(_ parameter: Parameter, _ language: Language) -> JSONValue {
    let members: [JSONValue.Member] = [
      .init(name: "name", value: .text(parameter.name)),
      .init(name: "in", value: parameter.isInPath ? "path" : "query"),
      .init(name: "required", value: .flag(parameter.isInPath)),
      .init(name: "description", value: .text(parameter.about.text(in: language))),
      .init(name: "schema", value: parameter.shape.schema(in: language)),
    ]
    return .object(members + (parameter.example.map { [.init(name: "example", value: .text($0))] } ?? []))
  }

  /// The name of a request that is done once.
  private static func key(_ language: Language) -> JSONValue {
    let about = Bilingual(
      "同一个请求重发时带同一个值，只办理一次；保留 24 小时", "sent again with the same request, which is then done once; kept for 24 hours")
    return [
      "name": "Idempotency-Key", "in": "header", "required": .flag(false),
      "description": .text(about.text(in: language)),
      "schema": ["type": "string", "minLength": .whole(1), "maxLength": .whole(128), "pattern": "^[!-~]+$"],
    ]
  }

  private static func responses(_ operation: Operation, _ language: Language) -> JSONValue {
    let done: JSONValue = [
      "description": .text(operation.summary.text(in: language)),
      "content": ["application/json": ["schema": operation.answer.schema(in: language)]],
    ]
    let refused: JSONValue = [
      "description": .text(Bilingual("没有办成，并说明原因", "not done, and why").text(in: language)),
      "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
    ]
    let others = ProblemDocument.statuses.map { JSONValue.Member(name: String($0), value: refused) }
    return .object([.init(name: "200", value: done)] + others)
  }
}
