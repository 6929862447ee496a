internal import HTTPTypes
internal import Wording
internal import Workflow

/// The interface for programs, to be read by people: drawn from the same declaration as the routes.
enum InterfacePage {
  static let routes: [Route] = [
    .page("/api", .anybody) { visit throws(Diagnostic) in
      .page("interface", title: Bilingual("程序接口", "The interface for programs"), InterfaceView(visit))
    }
  ]
}

private struct InterfaceView: Sendable {
  let operations: [Line]
  let shapes: [Named]
  let scopes: [Scope]
  let prefix = Operation.prefix

  struct Line: Sendable {
    let id: String
    let method: String
    let isWriting: Bool
    let path: String
    let summary: String
    let about: String?
    let scope: String?
    let parameters: [Member]
    let body: [Member]
    let hasMembers: Bool
    let answer: String
    let answerID: String?
  }

  struct Member: Sendable {
    let name: String
    let place: String
    let kind: String
    let about: String
    let isRequired: Bool
  }

  struct Named: Sendable {
    let name: String
    let members: [Member]
  }

  struct Scope: Sendable {
    let name: String
    let about: String
  }

  init(_ visit: Visit) {
    let language = visit.language
    operations = Operation.all.map { operation in
      let about = visit.say(operation.about)
      let parameters = operation.parameters.map { parameter in
        Member(
          name: parameter.name, place: parameter.isInPath ? visit.say("路径", "path") : visit.say("查询", "query"),
          kind: parameter.shape.words(in: language), about: visit.say(parameter.about), isRequired: parameter.isInPath)
      }
      let body = operation.body.map { InterfaceView.members($0, visit, "") } ?? []
      return Line(
        id: operation.id, method: operation.method.rawValue, isWriting: operation.method == .post,
        path: Operation.prefix + operation.path, summary: visit.say(operation.summary),
        about: about.isEmpty ? nil : about, scope: operation.scope?.rawValue, parameters: parameters, body: body,
        hasMembers: !parameters.isEmpty || !body.isEmpty, answer: operation.answer.words(in: language),
        answerID: operation.answer.name)
    }
    shapes = Shapes.all.map { Named(name: $0.name, members: InterfaceView.members($0.shape, visit, "")) }
    scopes = TokenScope.allCases.map { Scope(name: $0.rawValue, about: visit.say($0.name)) }
  }

  /// The members of an object, those within them after their own: `ratings[].item`.
  private static func members(_ shape: Shape, _ visit: Visit, _ prefix: String) -> [Member] {
    switch shape {
    case .object(let fields), .open(let fields):
      fields.flatMap { field in
        [
          Member(
            name: prefix + field.name, place: visit.say("内容", "body"), kind: field.shape.words(in: visit.language),
            about: visit.say(field.about), isRequired: field.isRequired)
        ] + members(field.shape, visit, prefix + field.name + ".")
      }
    case .list(let shape, _): members(shape, visit, prefix.isEmpty ? "[]." : String(prefix.dropLast()) + "[].")
    case .nullable(let shape): members(shape, visit, prefix)
    default: []
    }
  }
}

extension Shape {
  /// The name of the shape, or of what is in the list.
  fileprivate var name: String? {
    switch self {
    case .named(let name): name
    case .list(let shape, _), .nullable(let shape): shape.name
    default: nil
    }
  }

  /// What it is, in a word or two.
  fileprivate func words(in language: Language) -> String {
    func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
    switch self {
    case .text(let kind):
      switch kind {
      case .any, .written: return say("文本", "text")
      case .month: return "2026-10"
      case .day: return "2026-10-05"
      case .moment: return "2026-10-05 09:30:00"
      case .decimal: return say("文本 87.50", "text 87.50")
      case .exact: return say("文本 11/20", "text 11/20")
      case .hash: return say("64 位十六进制", "64 hexadecimal digits")
      case .oneOf(let words): return words.count > 8 ? say("其中之一", "one of several") : words.joined(separator: " | ")
      }
    case .whole: return say("整数", "whole number")
    case .flag: return "true | false"
    case .list(let shape, _): return say("列表：", "list of ") + shape.words(in: language)
    case .object, .open: return say("对象", "object")
    case .byName(let shape): return say("按名称：", "by name: ") + shape.words(in: language)
    case .nullable(let shape): return shape.words(in: language) + say(" 或 null", " or null")
    case .named(let name): return name
    }
  }
}
