internal import Wording

extension Shape {
  /// What is wrong with a value, and where.
  struct Misfit: Hashable, Sendable {
    /// A JSON pointer: `/ratings/0/label`; empty for the whole.
    let pointer: String
    let why: Bilingual
  }

  /// The first thing in which a value is not of the shape; nil where it is.
  func misfit(_ value: JSONValue, at pointer: String = "") -> Misfit? {
    func wrong(_ chinese: String, _ english: String) -> Misfit {
      Misfit(pointer: pointer, why: Bilingual(chinese, english))
    }
    switch (self, value) {
    case (.named(let name), _):
      guard let shape = Shapes.named[name] else { return wrong("没有 \(name)", "there is no \(name)") }
      return shape.misfit(value, at: pointer)
    case (.nullable(let shape), _): return value == .null ? nil : shape.misfit(value, at: pointer)
    case (.text(let kind), .text(let text)):
      if kind.fits(text) { return nil }
      return Misfit(pointer: pointer, why: kind.wanted)
    case (.whole(let range), .whole(let number)):
      if range.contains(number) { return nil }
      return wrong("超出 \(range.lowerBound)~\(range.upperBound)", "outside \(range.lowerBound) to \(range.upperBound)")
    case (.flag, .flag): return nil
    case (.list(let shape, let most), .list(let values)):
      if let most, values.count > most { return wrong("超过 \(most) 个", "more than \(most)") }
      for (place, value) in values.enumerated() {
        if let misfit = shape.misfit(value, at: "\(pointer)/\(place)") { return misfit }
      }
      return nil
    case (.byName(let shape), .object(let members)):
      for member in members {
        if let misfit = shape.misfit(member.value, at: Shape.pointer(pointer, member.name)) { return misfit }
      }
      return nil
    case (.object(let fields), .object(let members)):
      return Shape.misfit(members, fields, isOpen: false, pointer)
    case (.open(let fields), .object(let members)): return Shape.misfit(members, fields, isOpen: true, pointer)
    default: return Misfit(pointer: pointer, why: wanted)
    }
  }

  private static func misfit(
    _ members: [JSONValue.Member], _ fields: [Field], isOpen: Bool, _ pointer: String
  ) -> Misfit? {
    for member in members {
      let place = Shape.pointer(pointer, member.name)
      guard let field = fields.first(where: { $0.name == member.name }) else {
        if isOpen { continue }
        let known = fields.map(\.name).joined(separator: ", ")
        return Misfit(
          pointer: place, why: Bilingual("没有这个字段（有：\(known)）", "there is no such field (there are: \(known))"))
      }
      if let misfit = field.shape.misfit(member.value, at: place) { return misfit }
    }
    for field in fields where field.isRequired && !members.contains(where: { $0.name == field.name }) {
      return Misfit(pointer: Shape.pointer(pointer, field.name), why: Bilingual("没有写", "it is missing"))
    }
    return nil
  }

  private static func pointer(_ pointer: String, _ name: String) -> String {
    pointer + "/" + name.prefix(80).replacing("~", with: "~0").replacing("/", with: "~1")
  }

  private var wanted: Bilingual {
    switch self {
    case .text: Bilingual("应为文本", "a text is wanted")
    case .whole: Bilingual("应为整数", "a whole number is wanted")
    case .flag: Bilingual("应为 true 或 false", "true or false is wanted")
    case .list: Bilingual("应为列表", "a list is wanted")
    default: Bilingual("应为对象", "an object is wanted")
    }
  }
}

extension TextKind {
  /// What is wanted instead of a text that is not of the kind.
  var wanted: Bilingual {
    switch self {
    case .any, .written: length
    case .month: Bilingual("应为月份，如 2026-10", "a month is wanted, such as 2026-10")
    case .day: Bilingual("应为日期，如 2026-10-05", "a day is wanted, such as 2026-10-05")
    case .moment: Bilingual("应为时间，如 2026-10-05 09:30:00", "a time is wanted, such as 2026-10-05 09:30:00")
    case .decimal: Bilingual("应为两位小数，如 87.50", "two decimals are wanted, such as 87.50")
    case .exact: Bilingual("应为整数或分数，如 11/20", "a whole number or a fraction is wanted, such as 11/20")
    case .hash: Bilingual("应为 64 位十六进制数字", "64 hexadecimal digits are wanted")
    case .oneOf(let words):
      Bilingual("应为其中之一：" + words.joined(separator: "、"), "one of these is wanted: " + words.joined(separator: ", "))
    }
  }

  private var length: Bilingual {
    guard case .written(let length) = self else { return Bilingual("应为文本", "a text is wanted") }
    return Bilingual(
      "应有 \(length.lowerBound)~\(length.upperBound) 个字",
      "\(length.lowerBound) to \(length.upperBound) characters are wanted")
  }
}
