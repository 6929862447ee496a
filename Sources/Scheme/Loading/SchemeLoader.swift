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
  /// Which parts were read without a loss, so that what is missing from them means something.
  var isWhole = (items: true, pay: true, grades: true)
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
      findings.report(type: "kaohe", shouldBe: .same("1"), at: version)
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
      rescaled: rescaled, platformFigures: platformFigures, groups: groups, items: items, vetoes: vetoes,
      omissionFactor: omission, pay: pay,
      grades: grades, rewards: rewards, penalties: penalties, losses: losses, overTime: overTime, replays: replays,
      notes: notes, inputs: names.inputs, aggregates: names.aggregates, definitions: names.definitions, file: file,
      source: source)
  }

  /// The YAML tree, or nil with a finding that says where reading stopped.
  private mutating func document() -> SchemeField? {
    if let excess = SchemeText.excess(of: source) {
      findings.report(
        .schemeTooLarge, line: excess.line, column: 1, words: ["what": excess.what, "limit": excess.limit])
      return nil
    }
    do {
      guard let root = try Yams.compose(yaml: SchemeText.withoutMark(source), .basic) else {
        findings.report(
          .schemeFieldMissing, line: 1, column: 1, ["field": "kaohe"], words: ["owner": .wholeScheme])
        return nil
      }
      if let excess = SchemeText.excess(of: root) {
        findings.report(
          .schemeTooLarge, line: excess.line, column: 1, words: ["what": excess.what, "limit": excess.limit])
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
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      findings.report(
        .schemeSyntax, line: mark.line, column: mark.column, words: ["problem": .yaml(problem, context: context?.text)])
    case .reader(let problem, let offset, _, _):
      let place = SchemeText.place(ofByte: offset ?? 0, in: source)
      findings.report(
        .schemeSyntax, line: place.line, column: place.column, words: ["problem": .yaml(problem, context: nil)])
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      let second = SchemeText.second(key, after: context.mark.line, context.mark.column, in: source)
      findings.report(
        .schemeDuplicate, line: second.line, column: second.column, ["id": key],
        words: ["first": .line(context.mark.line)])
    default:
      findings.report(.schemeSyntax, line: 1, column: 1, ["problem": "\(error)"])
    }
  }

  private mutating func month(_ top: inout SchemeReader) -> Month {
    let field = top.required("effective", &findings)
    if let month = field?.text.flatMap({ Month($0) }) { return month }
    if let field {
      findings.report(type: "effective", shouldBe: .month, at: field)
    }
    return .first
  }

  private mutating func points(_ name: String, _ top: inout SchemeReader) -> Points? {
    top.plainNumber(name, &findings).flatMap { try? Points(rounding: $0) }
  }

  /// Remembers an id and reports it when it was there before.
  mutating func claim(_ id: String, at field: SchemeField) {
    guard !id.isEmpty else { return }
    if let first = ids[id] {
      findings.report(duplicate: id, first: .line(first), at: field)
    } else {
      ids[id] = field.line
    }
  }
}
