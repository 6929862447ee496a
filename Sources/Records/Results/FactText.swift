internal import Appraisal
internal import Exact

/// The facts of an employee's month as text, and back without loss: a line for each figure that is kept, the standing
/// one of a fact marked `=`, the others `+`, what its accounts add `@`, its fields parted by tabs.
enum FactText {
  static func text(_ facts: [String: Fact]) -> String {
    var text = ""
    for (id, fact) in facts.sorted(by: { $0.key < $1.key }) {
      line("=", id, fact.standing, fact.evidence, &text)
      for other in fact.others { line("+", id, other, nil, &text) }
      for share in fact.shares { line("@", id, share.version, share.account, &text) }
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

  /// What would part fields or lines, and how it is written; by bytes, since a character may be several of them: `\r\n`
  /// is one, and so is a backslash with an accent.
  private static let marks: [UInt8: UInt8] = [0x09: 0x74, 0x0A: 0x6E, 0x0D: 0x72, 0x5C: 0x5C]

  private static func escaped(_ field: String) -> String {
    guard field.utf8.contains(where: { marks[$0] != nil }) else { return field }
    var bytes: [UInt8] = []
    for byte in field.utf8 {
      if let mark = marks[byte] { bytes += [0x5C, mark] } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The facts again; nil where the text is none.
  static func facts(_ text: String) -> [String: Fact]? {
    var facts: [String: Fact] = [:]
    for line in text.utf8.split(separator: 0x0A) {
      let fields = line.dropFirst().split(separator: 0x09, omittingEmptySubsequences: false).map(unescaped)
      guard fields.count == 8, let version = version(fields) else { return nil }
      let id = fields[0]
      if line.first == UInt8(ascii: "=") {
        facts[id] = Fact(version, others: [], evidence: fields[7].isEmpty ? nil : fields[7])
      } else if line.first == UInt8(ascii: "@"), facts[id] != nil {
        facts[id]?.shares.append(Fact.Share(fields[7], version))
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
    guard text.utf8.first == UInt8(ascii: "!") else { return rational(text).map(Figure.known) }
    let parts = text.utf8.dropFirst().split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let reason = Missing.Reason(rawValue: String(decoding: parts[0], as: UTF8.self)) else {
      return nil
    }
    return .missing(Missing(reason, name: String(decoding: parts[1], as: UTF8.self)))
  }

  private static func rational(_ text: String) -> Rational? {
    let parts = text.split(separator: "/")
    guard let numerator = parts.first.flatMap({ Int128($0) }) else { return nil }
    guard parts.count == 2 else { return Rational(numerator) }
    return Int128(parts[1]).flatMap { try? Rational(numerator, over: $0) }
  }

  private static func unescaped(_ field: Substring.UTF8View) -> String {
    var bytes: [UInt8] = []
    var isMarked = false
    for byte in field {
      if isMarked {
        bytes.append(marks.first { $0.value == byte }?.key ?? byte)
        isMarked = false
      } else if byte == 0x5C {
        isMarked = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
