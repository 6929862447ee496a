internal import Exact
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

/// A version of a scheme: read as a document and as its text, published, withdrawn, taken note of.
enum SchemePage {
  static let routes: [Route] = [
    .page("/schemes/versions/:version") { visit throws(Diagnostic) in
      let version = try visit.desk().scheme(try version(visit))
      let name = version.loaded?.name ?? Bilingual(version.scheme, version.scheme)
      return .page("scheme", title: name, try SchemePageView(visit, version))
    },
    .form("/schemes/versions/:version/publish", .deed(.publishScheme), publish),
    .form("/schemes/versions/:version/withdraw", .deed(.publishScheme)) { visit throws(Diagnostic) in
      let version = try visit.desk().scheme(try version(visit))
      try visit.desk().withdraw(scheme: version.version, reason: visit.form.exactly("reason"))
      return .see("/schemes", said: Bilingual("已撤回 \(version.short)。", "\(version.short) is withdrawn."))
    },
    .form("/schemes/acknowledge", .deed(.acknowledgeScheme)) { visit throws(Diagnostic) in
      let version = try visit.form.required("version", Bilingual("版本", "version"))
      try visit.desk().acknowledge(scheme: version)
      return .see("/schemes", said: Bilingual("已知悉。", "Noted."))
    },
  ]

  private static func version(_ visit: Visit) throws(Diagnostic) -> String {
    guard let version = visit.path["version"], !version.isEmpty else { throw Diagnostic(.pageUnknown) }
    return version
  }

  /// Publishes a version. A code counts as acknowledged once every finding of it was ticked, each by itself.
  private static func publish(_ visit: Visit) throws(Diagnostic) -> Answer {
    let version = try visit.desk().scheme(try version(visit))
    let form = visit.form
    let publication = Publication(
      discussedOn: try form.required("discussed", Bilingual("讨论日期", "discussed on")) { Day($0) },
      consulted: try form.required("consulted", Bilingual("与谁协商", "settled with")),
      madeKnownOn: try form.required("known", Bilingual("公示日期", "made known on")) { Day($0) },
      how: try form.required("how", Bilingual("公示方式", "how it was made known")))
    let ticked = Set(form.all("finding"))
    let warnings = version.loading.findings.filter { $0.severity == .warning }.map { FindingLine($0, visit) }
    let unread = Set(warnings.filter { !ticked.contains($0.mark) }.map(\.code))
    try visit.desk().publish(
      scheme: version.version, publication, acknowledging: Set(warnings.map(\.code)).subtracting(unread))
    return .see(
      SchemeAddress.of(version.version),
      said: Bilingual(
        "已公布，从 \(version.effective) 起生效。", "Published; it serves from \(version.effective) on."))
  }
}

private struct SchemePageView: Sendable {
  let scheme: String
  let effective: String
  let state: String
  let short: String
  let hash: String
  let address: String
  let isDraft: Bool
  let isServing: Bool
  let isNotedBySelf: Bool
  let concernsSelf: Bool
  let acknowledged: Int
  let concerned: Int
  let edit: String?
  let tryIt: String?
  let canPublish: Bool
  let canWithdraw: Bool
  let publication: PublicationLine?
  let warnings: [FindingLine]
  let document: SchemeDocumentView?
  let yaml: YamlLines
  let versions: [VersionLine]
  let receipts: [ReceiptLine]
  let today: String

  struct PublicationLine: Sendable {
    let discussed: String
    let consulted: String
    let known: String
    let how: String
  }

  /// Another version of the scheme.
  struct VersionLine: Sendable {
    let name: String
    let state: String
    let address: String
    let compare: String
  }

  struct ReceiptLine: Sendable {
    let employee: String
    let name: String
    let notedAt: String?
  }

  init(_ visit: Visit, _ version: SchemeVersion) throws(Diagnostic) {
    let desk = try visit.desk()
    let lines = try desk.schemes()
    let own = lines.first { $0.version.version == version.version }
    scheme = version.scheme
    effective = version.effective.description
    state = visit.say(version.state.name)
    short = version.short
    hash = version.version
    address = SchemeAddress.of(version.version)
    isDraft = version.state == .checked || version.state == .draft
    isServing = version.state == .published
    isNotedBySelf = own?.isNoted ?? false
    concernsSelf = own?.concernsOneself ?? false
    acknowledged = own?.acknowledged ?? 0
    concerned = own?.concerned ?? 0
    let (writes, publishes) = (
      Rights.reach(of: desk.role, .draftScheme) != nil, Rights.reach(of: desk.role, .publishScheme) != nil
    )
    edit = writes ? SchemeAddress.editing(version.version) : nil
    tryIt = writes && isDraft ? SchemeAddress.editing(version.version) + "&do=try#trial" : nil
    canPublish = publishes && isDraft
    canWithdraw = publishes && version.state != .withdrawn
    publication =
      version.state == .published || version.state == .withdrawn
      ? version.publication.map {
        PublicationLine(
          discussed: $0.discussedOn.description, consulted: $0.consulted, known: $0.madeKnownOn.description, how: $0.how
        )
      } : nil
    let found = FindingLine.lines(of: version.loading.findings, visit)
    warnings = isDraft ? found.filter { $0.look == "doubtful" } : []
    document = version.loaded.map { SchemeDocumentView($0, visit.language) }
    yaml = YamlLines(
      String(decoding: version.text, as: UTF8.self), findings: isDraft ? FindingLine.lines(found) : [:])
    versions = lines.filter { $0.version.scheme == version.scheme && $0.version.version != version.version }.map {
      let other = $0.version
      let (old, new) = other.effective <= version.effective ? (other, version) : (version, other)
      return VersionLine(
        name: visit.say("\(other.effective) 起 · \(other.short)", "from \(other.effective) · \(other.short)"),
        state: visit.say(other.state.name), address: SchemeAddress.of(other.version),
        compare: SchemeAddress.comparing(old.version, new.version))
    }
    receipts =
      Rights.reach(of: desk.role, .seeJournal) != nil && isServing
      ? try desk.receipts(of: version.version).map {
        ReceiptLine(employee: $0.employee, name: $0.name, notedAt: $0.notedAt)
      } : []
    today = visit.house.office.now.day.description
  }
}
