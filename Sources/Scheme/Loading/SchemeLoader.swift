public import Exact
public import Wording

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
    guard let root = findings.document(of: source), var top = SchemeReader(root, owner: "scheme", findings: &findings)
    else { return nil }
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
    let moved: Scheme.Moved? = top.choice("moved", &findings)
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
      rescaled: rescaled, moved: moved, platformFigures: platformFigures, groups: groups, items: items, vetoes: vetoes,
      omissionFactor: omission, pay: pay,
      grades: grades, rewards: rewards, penalties: penalties, losses: losses, overTime: overTime, replays: replays,
      notes: notes, inputs: names.inputs, aggregates: names.aggregates, definitions: names.definitions, file: file,
      source: source)
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
