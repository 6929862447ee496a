import Exact
import Scheme
import Wording

extension Node {
  /// A step as a derivation prints it, read back without its names; nil for what was not printed so.
  public init?(reading json: [UInt8]) {
    var reading = DerivationReading(json, [])
    guard let node = try? reading.optionalNode() else { return nil }
    self = node
  }
}

/// Reads the steps of a derivation.
extension DerivationReading {
  mutating func nodes() throws(Unreadable) -> [Node] {
    var nodes: [Node] = []
    try json.openArray()
    while try json.hasNext() { nodes.append(try node()) }
    return nodes
  }

  mutating func optionalNode() throws(Unreadable) -> Node? {
    json.null() ? nil : try node()
  }

  private mutating func node() throws(Unreadable) -> Node {
    var node = Node("", .item, name: Bilingual("", ""), scheme: nil, line: 0)
    try json.openObject()
    while let key = try json.key() {
      switch key {
      case "id": node.id = try json.string()
      case "kind": node.kind = try word()
      case "scheme": node.scheme = try json.number()
      case "line": node.line = try json.number()
      case "state": node.state = try word()
      case "reason": node.reason = try word()
      case "details": node.details = try details()
      case "formula": node.formula = try json.string()
      case "inputs":
        try json.openArray()
        while try json.hasNext() { node.inputs.append(try input()) }
      case "tried":
        try json.openArray()
        while try json.hasNext() { node.trials.append(try trial()) }
      case "value": node.value = try figure()
      case "unit": node.unit = try unit()
      case "unrounded": node.unrounded = try json.exact()
      case "points": node.points = Points(hundredths: try json.hundredths())
      case "maximum": node.maximum = Points(hundredths: try json.hundredths())
      case "lost": _ = try json.hundredths()
      case "reach": node.reach = try reach()
      case "yuan": node.amount = Fen(try json.hundredths())
      case "parts": node.children = try nodes()
      default: throw Unreadable(offset: 0)
      }
    }
    node.name = name(of: node)
    return node
  }

  private mutating func word<Word: RawRepresentable<String>>() throws(Unreadable) -> Word {
    guard let word = Word(rawValue: try json.string()) else { throw Unreadable(offset: 0) }
    return word
  }

  private mutating func unit() throws(Unreadable) -> Unit {
    guard let unit = Unit(name: try json.string()) else { throw Unreadable(offset: 0) }
    return unit
  }

  private mutating func details() throws(Unreadable) -> Node.Details {
    var details: Node.Details = [:]
    try json.openArray()
    while try json.hasNext() {
      try json.openArray()
      var words: [String] = []
      while try json.hasNext() { words.append(try json.string()) }
      guard words.count == 2 else { throw Unreadable(offset: 0) }
      details[words[0]] = words[1]
    }
    return details
  }

  private mutating func reach() throws(Unreadable) -> ClosedRange<Points> {
    var ends: [Points] = []
    try json.openArray()
    while try json.hasNext() { ends.append(Points(hundredths: try json.hundredths())) }
    guard ends.count == 2, ends[0] <= ends[1] else { throw Unreadable(offset: 0) }
    return ends[0]...ends[1]
  }

  private mutating func trial() throws(Unreadable) -> Node.Trial {
    var (text, yields, line, held) = ("", "", 0, nil as Bool?)
    try json.openObject()
    while let key = try json.key() {
      switch key {
      case "text": text = try json.string()
      case "held": held = json.null() ? nil : try json.bool()
      case "yields": yields = try json.string()
      case "line": line = try json.number()
      default: throw Unreadable(offset: 0)
      }
    }
    return Node.Trial(text, held: held, yields: yields, line: line)
  }

  private mutating func figure() throws(Unreadable) -> Figure {
    guard json.isAtObject else { return .known(try json.exact()) }
    var (reason, name): (Missing.Reason?, String) = (nil, "")
    try json.openObject()
    while let key = try json.key() {
      if key == "missing" { reason = try word() } else { name = try json.string() }
    }
    guard let reason else { throw Unreadable(offset: 0) }
    return .missing(Missing(reason, name: name))
  }

  private mutating func input() throws(Unreadable) -> Node.Input {
    var (name, unit): (String, Unit) = ("", .number)
    var figure: Figure?
    var source: Fact.Source?
    var (numerator, denominator): (Rational?, Rational?) = (nil, nil)
    var others: [Fact.Version] = []
    var evidence: String?
    var shares: [Fact.Share] = []
    var members: Fact.Members?
    try json.openObject()
    while let key = try json.key() {
      switch key {
      case "name": name = try json.string()
      case "value": figure = try self.figure()
      case "unit": unit = try self.unit()
      case "source": source = try self.source()
      case "numerator": numerator = try json.exact()
      case "denominator": denominator = try json.exact()
      case "others":
        try json.openArray()
        while try json.hasNext() { others.append(try version()) }
      case "evidence": evidence = try json.string()
      case "accounts":
        try json.openArray()
        while try json.hasNext() { shares.append(try share()) }
      case "members": members = try self.members()
      default: throw Unreadable(offset: 0)
      }
    }
    guard let figure, let source else { throw Unreadable(offset: 0) }
    let standing = Fact.Version(figure, from: source, numerator: numerator, denominator: denominator)
    var fact = Fact(standing, others: others, evidence: evidence)
    fact.shares = shares
    fact.members = members
    return Node.Input(name: name, unit: unit, fact: fact)
  }

  private mutating func share() throws(Unreadable) -> Fact.Share {
    var (account, figure, source): (String, Figure?, Fact.Source?) = ("", nil, nil)
    try json.openObject()
    while let key = try json.key() {
      switch key {
      case "account": account = try json.string()
      case "value": figure = try self.figure()
      default: source = try self.source()
      }
    }
    guard let figure, let source else { throw Unreadable(offset: 0) }
    return Fact.Share(account, Fact.Version(figure, from: source))
  }

  private mutating func members() throws(Unreadable) -> Fact.Members {
    var count = 0
    var (leftOut, waitedFor): ([Fact.Members.Group], [Fact.Members.Group]) = ([], [])
    try json.openObject()
    while let key = try json.key() {
      switch key {
      case "count": count = try json.number()
      case "out": leftOut = try groups()
      case "waits_for": waitedFor = try groups()
      default: throw Unreadable(offset: 0)
      }
    }
    return Fact.Members(count: count, leftOut: leftOut, waitedFor: waitedFor)
  }

  private mutating func groups() throws(Unreadable) -> [Fact.Members.Group] {
    var groups: [Fact.Members.Group] = []
    try json.openArray()
    while try json.hasNext() {
      var (why, count) = ("", 0)
      try json.openObject()
      while let key = try json.key() {
        if key == "why" { why = try json.string() } else { count = try json.number() }
      }
      groups.append(Fact.Members.Group(why: why, count: count))
    }
    return groups
  }

  private mutating func version() throws(Unreadable) -> Fact.Version {
    var (figure, source): (Figure?, Fact.Source?) = (nil, nil)
    try json.openObject()
    while let key = try json.key() {
      if key == "value" { figure = try self.figure() } else { source = try self.source() }
    }
    guard let figure, let source else { throw Unreadable(offset: 0) }
    return Fact.Version(figure, from: source)
  }

  private mutating func source() throws(Unreadable) -> Fact.Source {
    let text = try json.string()
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    switch (parts[0], parts.dropFirst().first) {
    case ("computed", nil): return .computed
    case ("finance", nil): return .finance
    case ("record", nil): return .record
    case ("platform", let name?): return .platform(String(name))
    case ("corrected", let rest?):
      let (by, reason) = rest.firstIndex(of: ":").map { (rest[..<$0], rest[rest.index(after: $0)...]) } ?? (rest, "")
      return .corrected(by: String(by), reason: String(reason))
    default: throw Unreadable(offset: 0)
    }
  }

  /// The name of a step: what the scheme says, and what the program does where no scheme names it.
  private func name(of node: Node) -> Bilingual {
    let scheme = node.scheme.flatMap { schemes.indices.contains($0) ? schemes[$0] : nil }
    let named: Bilingual? =
      switch node.kind {
      case .item: scheme?.items.first { $0.id == node.id }?.name
      case .part: scheme.flatMap { part(node.id, of: $0) }
      case .veto: scheme?.vetoes.first { $0.id == node.id }?.name
      case .omission: StepNames.omission
      case .score: StepNames.score
      case .grade: scheme?.grades.first { node.line > 0 && $0.line == node.line }?.name ?? StepNames.grade
      case .earned: StepNames.earned
      case .reward: scheme?.rewards.first { $0.id == node.id }?.name
      case .penalty: scheme?.penalties.first { $0.id == node.id }?.name
      case .loss:
        node.scheme == nil
          ? Month(node.id.dropFirst("carried_".count)).map(StepNames.carried)
          : scheme?.losses.first { $0.id == node.id }?.name
      case .floor: StepNames.floor
      case .proration: prorationName(node)
      case .overTime: scheme?.overTime.first { $0.id == node.id }?.name
      }
    return named ?? Bilingual(node.id, node.id)
  }

  private func prorationName(_ node: Node) -> Bilingual? {
    if node.id == "proration" { return StepNames.proration }
    if let kind = AgreedAmount.Kind(rawValue: node.id) { return StepNames.prorated(kind) }
    guard let from = node.details["from"], let to = node.details["to"] else { return nil }
    return Bilingual("\(from)~\(to)", "\(from)~\(to)")
  }

  private func part(_ id: String, of scheme: Scheme) -> Bilingual? {
    for item in scheme.items {
      if case .mean(let parts) = item.method, let part = parts.first(where: { $0.id == id }) { return part.name }
    }
    return nil
  }
}
