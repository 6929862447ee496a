internal import Appraisal
internal import Exact

/// The facts of an employee's month as text, and back without loss: a line for each figure that is kept, the standing
/// one of a fact marked `=`, the others `+`, its fields parted by tabs.
enum FactText {
  static func text(_ facts: [String: Fact]) -> String {
    var text = ""
    for (id, fact) in facts.sorted(by: { $0.key < $1.key }) {
      line("=", id, fact.standing, fact.evidence, &text)
      for other in fact.others { line("+", id, other, nil, &text) }
    }
    return text
  }

  private static func line(
    _ mark: String, _ id: String, _ version: Fact.Version, _ evidence: String?, _ text: inout String
  ) {
    var by = ""
    var reason = ""
    switch version.source {
    case .computed, .finance, .record: break
    case .platform(let name): by = name
    case .corrected(let person, let why): (by, reason) = (person, why)
    }
    let figure =
      switch version.figure {
      case .known(let value): exact(value)
      case .missing(let missing): "!" + missing.reason.rawValue + ":" + missing.name
      }
    let fields = [
      id, version.source.name, by, reason, figure, version.numerator.map(exact) ?? "",
      version.denominator.map(exact) ?? "", evidence ?? "",
    ]
    text += mark + fields.map(escaped).joined(separator: "\t") + "\n"
  }

  private static func exact(_ value: Rational) -> String {
    value.denominator == 1 ? "\(value.numerator)" : "\(value.numerator)/\(value.denominator)"
  }

  private static func escaped(_ field: String) -> String {
    guard field.utf8.contains(where: { [0x09, 0x0A, 0x0D, 0x5C].contains($0) }) else { return field }
    return field.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
      .replacing("\r", with: "\\r")
  }

  /// The facts again; nil where the text is none.
  static func facts(_ text: String) -> [String: Fact]? {
    var facts: [String: Fact] = [:]
    for line in text.split(separator: "\n") {
      let fields = line.dropFirst().split(separator: "\t", omittingEmptySubsequences: false).map(unescaped)
      guard fields.count == 8, let version = version(fields) else { return nil }
      let id = fields[0]
      if line.first == "=" {
        facts[id] = Fact(version, others: [], evidence: fields[7].isEmpty ? nil : fields[7])
      } else if let fact = facts[id] {
        facts[id] = Fact(fact.standing, others: fact.others + [version], evidence: fact.evidence)
      } else {
        return nil
      }
    }
    return facts
  }

  private static func version(_ fields: [String]) -> Fact.Version? {
    let source: Fact.Source
    switch fields[1] {
    case "computed": source = .computed
    case "finance": source = .finance
    case "record": source = .record
    case "platform": source = .platform(fields[2])
    case "corrected": source = .corrected(by: fields[2], reason: fields[3])
    default: return nil
    }
    guard let figure = figure(fields[4]) else { return nil }
    return Fact.Version(
      figure, from: source, numerator: rational(fields[5]), denominator: rational(fields[6]))
  }

  private static func figure(_ text: String) -> Figure? {
    guard text.hasPrefix("!") else { return rational(text).map(Figure.known) }
    let parts = text.dropFirst().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let reason = Missing.Reason(rawValue: String(parts[0])) else { return nil }
    return .missing(Missing(reason, name: String(parts[1])))
  }

  private static func rational(_ text: String) -> Rational? {
    let parts = text.split(separator: "/")
    guard let numerator = parts.first.flatMap({ Int128($0) }) else { return nil }
    guard parts.count == 2 else { return Rational(numerator) }
    return Int128(parts[1]).flatMap { try? Rational(numerator, over: $0) }
  }

  private static func unescaped(_ field: Substring) -> String {
    guard field.contains("\\") else { return String(field) }
    var text = ""
    var characters = field.makeIterator()
    while let character = characters.next() {
      guard character == "\\" else {
        text.append(character)
        continue
      }
      switch characters.next() {
      case "t": text.append("\t")
      case "n": text.append("\n")
      case "r": text.append("\r")
      case let other: text.append(other ?? "\\")
      }
    }
    return text
  }
}
