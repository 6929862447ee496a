internal import Exact
internal import Foundation
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

/// The editor of schemes: a text with its findings, the document it makes, and what it would change for people.
enum SchemeEditorPage {
  static let routes: [Route] = [
    .page("/schemes/edit", .deed(.draftScheme)) { visit throws(Diagnostic) in try begin(visit) },
    .form("/schemes/edit", .deed(.draftScheme)) { visit throws(Diagnostic) in
      let text = SchemeEditorPage.text(of: visit)
      let base = visit.form.text("base")
      guard visit.form.text("do") == "save" else {
        return try page(visit, text, base: base, shows: visit.form.text("do") ?? "check")
      }
      return try save(visit, text, base: base)
    },
    .form("/schemes/check", .deed(.draftScheme)) { visit throws(Diagnostic) in
      .json(CheckedText(SchemeFile.check(SchemeEditorPage.text(of: visit), file: Desk.draftName), visit).json)
    },
  ]

  /// Lines end as they do in a file: forms send them as CR LF.
  private static func text(of visit: Visit) -> String {
    visit.form.exactly("text").replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  /// The editor with a built-in scheme, a version on record, or a small scheme to begin with; without any, the choice.
  private static func begin(_ visit: Visit) throws(Diagnostic) -> Answer {
    let query = visit.query
    let shows = query.text("do") ?? "check"
    if let name = query.text("version") {
      let version = try visit.desk().scheme(name)
      return try page(visit, String(decoding: version.text, as: UTF8.self), base: version.version, shows: shows)
    }
    if let name = query.text("from") {
      guard let text = BuiltInSchemes.all[name + ".yaml"] else { throw Diagnostic(.pageUnknown) }
      return try page(visit, text, base: nil, shows: shows)
    }
    if query.text("empty") != nil { return try page(visit, beginning(visit), base: nil, shows: shows) }
    return .page("scheme-begin", title: Bilingual("新方案", "New scheme"), try BeginView(visit))
  }

  private static func page(
    _ visit: Visit, _ text: String, base: String?, shows: String
  ) throws(Diagnostic) -> Answer {
    .page(
      "scheme-edit", title: Bilingual("编辑方案", "Edit a scheme"),
      try SchemeEditorView(visit, text, base: base, shows: shows))
  }

  /// Saves a draft; a text with errors stays in the editor, with what is wrong.
  private static func save(_ visit: Visit, _ text: String, base: String?) throws(Diagnostic) -> Answer {
    guard SchemeFile.check(text, file: Desk.draftName).scheme != nil else {
      return try page(visit, text, base: base, shows: "refused")
    }
    let (version, findings) = try visit.desk().draft(text, replacing: base)
    let warnings = findings.count { $0.severity == .warning }
    return .see(
      SchemeAddress.of(version),
      said: Bilingual(
        "已存为草案，有 \(warnings) 条警告待公布时确认。",
        "Saved as a draft; \(warnings) warnings are to be acknowledged when it is published."))
  }

  /// A small scheme that has no finding.
  static func beginning(_ visit: Visit) -> String {
    let month = visit.house.office.now.day.month?.next ?? .first
    return """
      # \(visit.say("总分、项目、绩效工资；写法见 docs/schemes.md", "total, items, pay; docs/schemes.md tells how"))
      kaohe: 1
      id: new-scheme
      name: {zh: 新方案, en: New scheme}
      effective: \(month)
      total: 100

      items:
        - id: overall
          name: {zh: 主管整体评价, en: Overall evaluation}
          points: 60
          rating: {优秀: 60, 标准: 48, 一般: 36, 有待改进: 0}
          by: assessor
          when_missing: block
        - id: bad_reviews
          name: {zh: 差评, en: Bad reviews}
          points: 40
          each: {of: bad_reviews, points: 5}
          when_missing: block

      pay:
        - {from: 90, pays: full}
        - {from: 70, under: 90, pays: score_percent}
        - {under: 70, pays: nothing, failed: true}

      """
  }
}

/// What a text came to, for a script.
private struct CheckedText: Encodable {
  let findings: [FindingLine]
  let errors: Int
  let summary: String

  init(_ loading: SchemeLoading, _ visit: Visit) {
    findings = FindingLine.lines(of: loading.findings, visit)
    errors = findings.count(where: \.isError)
    summary = CheckedText.summary(findings, visit)
  }

  static func summary(_ findings: [FindingLine], _ visit: Visit) -> String {
    let errors = findings.count(where: \.isError)
    let warnings = findings.count { $0.look == "doubtful" }
    guard !findings.isEmpty else { return visit.say("没有发现问题。", "Nothing was found.") }
    return visit.say(
      "\(errors) 个错误，\(warnings) 条警告，\(findings.count - errors - warnings) 条提示。",
      "\(errors) errors, \(warnings) warnings, \(findings.count - errors - warnings) notes.")
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

private struct BeginView: Sendable {
  let builtIn: [Start]
  let versions: [Start]

  struct Start: Sendable {
    let name: String
    let about: String
    let address: String
  }

  init(_ visit: Visit) throws(Diagnostic) {
    builtIn = BuiltInSchemes.all.sorted { $0.key < $1.key }.map { file, text in
      let id = file.replacing(".yaml", with: "")
      let name = SchemeFile.check(text, file: file).scheme.map { visit.say($0.name) } ?? id
      return Start(name: name, about: id, address: "/schemes/edit?from=\(id.addingPathPercentEncoding)")
    }
    versions = try visit.desk().schemes().reversed().map { line in
      let version = line.version
      return Start(
        name: version.loaded.map { visit.say($0.name) } ?? version.scheme,
        about: visit.say(
          "\(version.effective) 起 · \(visit.say(version.state.name))",
          "from \(version.effective) · \(visit.say(version.state.name))"),
        address: SchemeAddress.editing(version.version))
    }
  }
}

private struct SchemeEditorView: Sendable {
  let text: String
  let base: String?
  let script = Asset.schemeEditor.address
  let findings: [FindingLine]
  let summary: String
  let hasErrors: Bool
  /// Whether it was to be saved and has errors.
  let isRefused: Bool
  /// Whether saving takes the place of a draft.
  let replaces: Bool
  /// The lines, to be followed without a script.
  let yaml: YamlLines?
  let document: SchemeDocumentView?
  let meaning: SchemeChangesView?
  let trial: TrialView?
  let places: [Choice]
  let months: [Choice]
  let canTry: Bool

  struct Choice: Sendable {
    let value: String
    let name: String
    let isChosen: Bool
  }

  init(_ visit: Visit, _ text: String, base: String?, shows: String) throws(Diagnostic) {
    let desk = try visit.desk()
    let loading = SchemeFile.check(text, file: Desk.draftName)
    let earlier = if let base { try desk.scheme(base) } else { nil as SchemeVersion? }
    self.text = text
    self.base = earlier?.version
    findings = FindingLine.lines(of: loading.findings, visit)
    summary = CheckedText.summary(findings, visit)
    hasErrors = loading.scheme == nil
    isRefused = shows == "refused"
    replaces = earlier.map { $0.state == .checked || $0.state == .draft } ?? false
    yaml = findings.isEmpty ? nil : YamlLines(text, findings: FindingLine.lines(findings))
    document = shows == "preview" ? loading.scheme.map { SchemeDocumentView($0, visit.language) } : nil
    if shows == "preview", let before = earlier?.loaded, let after = loading.scheme {
      meaning = SchemeChangesView(from: before, to: after, visit.language)
    } else {
      meaning = nil
    }
    let used = visit.house.office.company.settings.departments.flatMap { $0.schemes + $0.assessorSchemes }
    let chosen = visit.form.text("place") ?? loading.scheme?.id ?? ""
    let ids = Set(used).sorted()
    places = ids.map { Choice(value: $0, name: $0, isChosen: $0 == chosen) }
    let computed = try desk.months().filter { $0.state >= .provisional }.map(\.month)
    let month = visit.form.text("month").flatMap { Month($0) }
    months = computed.reversed().map { Choice(value: $0.description, name: $0.description, isChosen: $0 == month) }
    canTry = !computed.isEmpty && !ids.isEmpty
    if shows == "try", let scheme = loading.scheme {
      let place = ids.contains(chosen) ? chosen : ids.first ?? scheme.id
      trial = TrialView(visit, try desk.trial(of: scheme, inPlaceOf: place, in: month), place, scheme)
    } else {
      trial = nil
    }
  }
}
