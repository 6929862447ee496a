internal import Appraisal
internal import Exact
internal import Foundation
internal import Wording

/// The files of law that come with the product and those of a company's folder `law`, each checked.
struct LawShelf: Sendable {
  /// The national rules.
  static let national = "cn"

  /// The rules of each region; those of the company's file of a kind stand in place of the built-in ones of that kind.
  private(set) var regions: [String: Region] = [:]
  /// What is wrong with the company's files.
  private(set) var findings: [Diagnostic] = []
  /// Regions whose file has errors, with the first of them.
  private(set) var broken: [String: Diagnostic] = [:]

  /// A region with its rules.
  struct Region: Sendable {
    let name: Bilingual
    let alsoKnownAs: [String]
    let rules: [LawRule]
    /// Its file; nil where it comes with the product.
    let file: String?
  }

  /// The files that come with the product; their name tells them from a company's.
  private static let builtIn: [String: Region] = {
    var regions: [String: Region] = [:]
    let texts = [
      "kaohe/law/cn.yaml": PackageResources.law_cn_yaml, "kaohe/law/cn-44.yaml": PackageResources.law_cn_44_yaml,
    ]
    for (file, bytes) in texts {
      guard let law = LawFile.read(String(decoding: bytes, as: UTF8.self), file: file).law else { continue }
      regions[law.region] = Region(name: law.name, alsoKnownAs: law.alsoKnownAs, rules: law.rules, file: nil)
    }
    return regions
  }()

  /// A longer file is refused unread.
  private static let greatestLength = 1_000_000

  /// The built-in files and those of a folder.
  init(_ folder: String) {
    regions = LawShelf.builtIn
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".yaml") || name.hasSuffix(".yml") { read(folder, name) }
  }

  private mutating func read(_ folder: String, _ name: String) {
    let path = folder + "/" + name
    let region = String(name.prefix { $0 != "." })
    func fail(_ diagnostic: Diagnostic) {
      findings.append(diagnostic)
      if broken[region] == nil { broken[region] = diagnostic }
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
    guard let size, size <= LawShelf.greatestLength, let bytes = FileManager.default.contents(atPath: path) else {
      return fail(
        Diagnostic(
          size == nil ? .fileNotFound : .schemeTooLarge, at: Place(file: path),
          words: [
            "what": Bilingual("法规文件太大", "The file of law is too long"),
            "limit": Bilingual("\(LawShelf.greatestLength) 字节", "\(LawShelf.greatestLength) bytes"),
          ]))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return fail(
        Diagnostic(.fileEncoding, at: Place(file: path, line: 1), ["found": SchemeFile.encoding(of: bytes)]))
    }
    let reading = LawFile.read(text, file: path)
    findings += reading.findings
    guard let law = reading.law else {
      broken[region] = reading.findings.first { $0.severity == .error }
      return
    }
    // A file is found by its name, so that nobody looks for a region in vain.
    guard law.region == region else {
      return fail(
        Diagnostic(
          .lawFileName, at: Place(file: path, line: 1),
          ["region": Diagnostic.quoted(law.region), "name": law.region + ".yaml"]))
    }
    let given = (regions[region]?.rules ?? []) + (regions[LawShelf.national]?.rules ?? [])
    let own = LawCheck(law.rules, given: given)
    if let first = own.findings.first { broken[region] = first }
    findings += own.findings
    guard own.findings.isEmpty else { return }
    let before = regions[region]
    let said = Set(law.rules.map(\.kind))
    // On record a rule's place is within the company's folder, wherever that lies.
    let rules = law.rules.map { $0.placed(in: "law/" + name) }
    regions[region] = Region(
      name: law.name, alsoKnownAs: law.alsoKnownAs + (before?.alsoKnownAs ?? []),
      rules: rules + (before?.rules ?? []).filter { !said.contains($0.kind) }, file: path)
  }

  /// The id of a region by one of its names; nil where there is none.
  func region(named name: String) -> String? {
    if regions[name] != nil || broken[name] != nil { return name }
    return regions.first { $0.value.alsoKnownAs.contains(name) }?.key
  }
}

/// Holds the rules of a company's file against each other and against those that come with the product.
struct LawCheck {
  private(set) var findings: [Diagnostic] = []

  /// - Parameter given: the rules that come with the product, the region's before the national ones.
  init(_ rules: [LawRule], given: [LawRule]) {
    var groups: [Subject: [LawRule]] = [:]
    for rule in rules { groups[Subject(kind: rule.kind, area: rule.area), default: []].append(rule) }
    for rules in groups.values { periods(of: rules) }
    for rule in rules { weigh(rule, given) }
    findings.sort { ($0.place.line ?? 0, $0.code) < ($1.place.line ?? 0, $1.code) }
  }

  private struct Subject: Hashable {
    let kind: LawRule.Kind
    let area: String?
  }

  /// Periods follow one upon the other: none overlaps, and of figures none leaves a month out.
  private mutating func periods(of rules: [LawRule]) {
    let sorted = rules.enumerated().sorted {
      ($0.element.from ?? .first, $0.offset) < ($1.element.from ?? .first, $1.offset)
    }.map(\.element)
    for (earlier, later) in zip(sorted, sorted.dropFirst()) {
      let arguments = [
        "rule": later.kind.rawValue + (later.area.map { " " + $0 } ?? ""),
        "earlier": LawCheck.period(earlier), "later": LawCheck.period(later), "line": String(earlier.place.line ?? 0),
      ]
      guard let last = earlier.to, let first = later.from, last < first else {
        findings.append(Diagnostic(.lawOverlap, at: later.place, arguments))
        continue
      }
      if last.next < first, later.kind.valued != .permission, later.kind.valued != .nothing {
        findings.append(
          Diagnostic(
            .lawGap, at: later.place,
            arguments.merging(["from": last.next.description, "to": first.previous.description]) { $1 }))
      }
    }
  }

  /// A company's file may protect wages more than what comes with the product, and never less.
  private mutating func weigh(_ rule: LawRule, _ given: [LawRule]) {
    guard let whole = given.first(where: { $0.kind == rule.kind }) else { return }
    let isWeaker: Bool
    switch (rule.kind, rule.value, whole.value) {
    case (.lossCap, .share(let own), .share(let most)): isWeaker = own > most
    case (.probationFloor, .share(let own), .share(let least)): isWeaker = own < least
    case (.retention, .months(let own), .months(let least)), (.claims, .months(let own), .months(let least)):
      isWeaker = own < least
    case (.penalties, .allowed(true), .allowed(false)): isWeaker = true
    default: isWeaker = false
    }
    guard isWeaker else { return }
    findings.append(
      Diagnostic(
        .lawWeaker, at: rule.place,
        [
          "rule": rule.kind.rawValue, "own": rule.value.text, "given": whole.value.text,
          "source": whole.source.statute,
        ]))
  }

  static func period(_ rule: LawRule) -> String {
    (rule.from?.description ?? "…") + " – " + (rule.to?.description ?? "…")
  }
}
