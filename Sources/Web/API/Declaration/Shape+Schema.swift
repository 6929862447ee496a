internal import Wording

extension Shape {
  /// As JSON Schema 2020-12 has it.
  func schema(in language: Language) -> JSONValue {
    switch self {
    case .text(let kind): return kind.schema
    case .whole(let range):
      let limits: [JSONValue.Member] = [
        .init(name: "type", value: "integer"), .init(name: "minimum", value: .whole(range.lowerBound)),
      ]
      return .object(
        range.upperBound == Int64.max
          ? limits : limits + [JSONValue.Member(name: "maximum", value: .whole(range.upperBound))])
    case .flag: return ["type": "boolean"]
    case .list(let shape, let most):
      let list: [JSONValue.Member] = [
        .init(name: "type", value: "array"), .init(name: "items", value: shape.schema(in: language)),
      ]
      return .object(list + (most.map { [.init(name: "maxItems", value: .whole(Int64($0)))] } ?? []))
    case .object(let fields): return Shape.schema(fields, isOpen: false, language)
    case .open(let fields): return Shape.schema(fields, isOpen: true, language)
    case .byName(let shape): return ["type": "object", "additionalProperties": shape.schema(in: language)]
    case .nullable(let shape): return ["anyOf": [shape.schema(in: language), ["type": "null"]]]
    case .named(let name): return ["$ref": .text("#/components/schemas/\(name)")]
    }
  }

  private static func schema(_ fields: [Field], isOpen: Bool, _ language: Language) -> JSONValue {
    let properties = fields.map { field in
      let schema = field.shape.schema(in: language)
      let about = field.about.text(in: language)
      guard case .object(let members) = schema else { return JSONValue.Member(name: field.name, value: schema) }
      return JSONValue.Member(
        name: field.name, value: .object(members + [.init(name: "description", value: .text(about))]))
    }
    return [
      "type": "object", "required": .list(fields.filter(\.isRequired).map { .text($0.name) }),
      "properties": .object(properties), "additionalProperties": .flag(isOpen),
    ]
  }
}

extension TextKind {
  fileprivate var schema: JSONValue {
    switch self {
    case .any: ["type": "string"]
    case .written(let length):
      ["type": "string", "minLength": .whole(Int64(length.lowerBound)), "maxLength": .whole(Int64(length.upperBound))]
    case .oneOf(let words): ["type": "string", "enum": .list(words.map { .text($0) })]
    case .day: ["type": "string", "format": "date", "pattern": .optional(pattern)]
    default: ["type": "string", "pattern": .optional(pattern)]
    }
  }
}
