public import Exact
public import Wording
import Yams

/// What reading a scheme gave: the scheme, unless an error stands in the way, and everything there is to say about it.
public struct SchemeLoading: Sendable {
  /// The scheme; nil where a finding is an error.
  public let scheme: Scheme?
  /// All findings, in the order of the text.
  public let findings: [Diagnostic]

  /// What reading gave.
  public init(scheme: Scheme?, findings: [Diagnostic]) {
    self.scheme = scheme
    self.findings = findings
  }
}

/// Reads a scheme from its YAML text and checks it like a program before it touches anybody's pay.
public struct SchemeLoader {
  var names: NameTable
  var findings: SchemeFindings
  var ids: [String: Int] = [:]
  let source: String
  let file: String

  /// A scheme longer than this is refused unread.
  public static let greatestLength = 1_000_000

  /// Reads and checks a scheme.
  ///
  /// - Parameters:
  ///   - source: The YAML text.
  ///   - file: The file's name for messages.
  ///   - vocabulary: The measures its formulas may use.
  public static func load(_ source: String, file: String, vocabulary: [Measure]) -> SchemeLoading {
    var loader = SchemeLoader(source, file: file, vocabulary: vocabulary)
    let scheme = loader.scheme()
    if let scheme { loader.check(scheme) }
    let findings = loader.findings.diagnostics.sorted {
      ($0.place.line ?? 0, $0.place.column ?? 0) < ($1.place.line ?? 0, $1.place.column ?? 0)
    }
    return SchemeLoading(scheme: loader.findings.hasErrors ? nil : scheme, findings: findings)
  }

  private init(_ source: String, file: String, vocabulary: [Measure]) {
    self.source = source
    self.file = file
    names = NameTable(vocabulary)
    findings = SchemeFindings(file: file, source: source)
  }

  private mutating func scheme() -> Scheme? {
    guard let root = document(), var top = SchemeReader(root, owner: "scheme", findings: &findings) else { return nil }
    let version = top.required("kaohe", &findings)
    if let version, version.text != "1" {
      findings.report(.schemeFieldType, at: version, ["field": "kaohe", "expected": "1", "found": version.text ?? ""])
    }
    let id = top.requiredText("id", &findings) ?? ""
    _ = top.required("name", &findings)
    let name = top.bilingual("name", &findings) ?? Bilingual(id, id)
    let effective = month(&top)
    let total = points("total", &top)
    let sharedBound: Scheme.SharedBound = top.choice("shared_bound", &findings) ?? .favourEmployee
    let waiver: Scheme.WaiverEffect = top.choice("waive", &findings) ?? .full
    let rescaled = top.flag("rescale", default: false, &findings)
    measures(&top)
    let platformFigures = platformFigures(&top)
    definitions(&top)
    let groups = groups(&top)
    let items = items(&top, sharedBound: sharedBound, groups: groups)
    let vetoes = vetoes(&top)
    let omission = omissionFactor(&top)
    names.allowsResults = true
    let pay = payBands(&top)
    let grades = grades(&top)
    let rewards = moneyRules("rewards", &top)
    let penalties = moneyRules("penalties", &top)
    let losses = losses(&top)
    let overTime = overTimeRules(&top)
    let replays = replays(&top, items: items)
    let notes = notes(&top)
    top.finish(&findings)
    return Scheme(
      id: id, name: name, effective: effective, total: total, sharedBound: sharedBound, waiver: waiver,
      rescaled: rescaled, platformFigures: platformFigures, groups: groups, items: items, vetoes: vetoes, omissionFactor: omission, pay: pay,
      grades: grades, rewards: rewards, penalties: penalties, losses: losses, overTime: overTime, replays: replays,
      notes: notes, inputs: names.inputs, aggregates: names.aggregates, definitions: names.definitions, file: file,
      source: source)
  }

  /// The YAML tree, or nil with a finding that says where reading stopped.
  private mutating func document() -> SchemeField? {
    guard source.utf8.count <= SchemeLoader.greatestLength, SchemeLoader.nestingIsModest(source) else {
      findings.report(.schemeTooLarge, line: 1, column: 1)
      return nil
    }
    do {
      guard let root = try Yams.compose(yaml: source, .basic) else {
        findings.report(.schemeFieldMissing, line: 1, column: 1, ["field": "kaohe", "owner": "scheme"])
        return nil
      }
      var budget = 20_000
      guard SchemeLoader.isTree(root, budget: &budget) else {
        findings.report(.schemeTooLarge, line: 1, column: 1)
        return nil
      }
      return SchemeField(root)
    } catch let error as YamlError {
      report(error)
    } catch {
      findings.report(.schemeSyntax, line: 1, column: 1, ["problem": "\(error)"])
    }
    return nil
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      findings.report(.schemeSyntax, line: mark.line, column: mark.column, ["problem": problem])
    case .duplicatedKeysInMapping(let duplicates, let context):
      findings.report(
        .schemeDuplicate, line: context.mark.line, column: context.mark.column,
        ["id": duplicates.first ?? "", "first": String(context.mark.line)])
    default:
      findings.report(.schemeSyntax, line: 1, column: 1, ["problem": "\(error)"])
    }
  }

  /// Whether flow brackets and indentation stay within what a person writes, so that the parser's own recursion is safe.
  private static func nestingIsModest(_ source: String) -> Bool {
    var depth = 0
    var column = 0
    var leading = true
    for byte in source.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): (column, leading) = (0, true)
      case UInt8(ascii: "["), UInt8(ascii: "{"): (depth, leading) = (depth + 1, false)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): (depth, leading) = (max(0, depth - 1), false)
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"): break
      default: leading = false
      }
      if leading { column += 1 }
      if depth > 50 || column > 200 { return false }
    }
    return true
  }

  /// Whether the nodes are few; an alias bomb is a small text with very many.
  private static func isTree(_ node: Node, budget: inout Int) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    switch node {
    case .sequence(let sequence):
      for element in sequence where !isTree(element, budget: &budget) { return false }
    case .mapping(let mapping):
      for (key, value) in mapping {
        guard isTree(key, budget: &budget), isTree(value, budget: &budget) else { return false }
      }
    default: break
    }
    return true
  }

  private mutating func month(_ top: inout SchemeReader) -> Month {
    let field = top.required("effective", &findings)
    if let month = field?.text.flatMap({ Month($0) }) { return month }
    if let field {
      findings.report(
        .schemeFieldType, at: field, ["field": "effective", "expected": "2026-01", "found": field.text ?? ""])
    }
    return .first
  }

  private mutating func points(_ name: String, _ top: inout SchemeReader) -> Points? {
    top.plainNumber(name, &findings).flatMap { try? Points(rounding: $0) }
  }

  /// Remembers an id and reports it when it was there before.
  mutating func claim(_ id: String, at field: SchemeField) {
    if let first = ids[id] {
      findings.report(.schemeDuplicate, at: field, ["id": id, "first": String(first)])
    } else {
      ids[id] = field.line
    }
  }
}
