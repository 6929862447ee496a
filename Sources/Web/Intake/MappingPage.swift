internal import Exact
internal import Intake
internal import Wording
internal import Workflow

/// The mapping of a file of no known kind: what each field comes from. It is kept as a dialect of the company, by which
/// the next file of the kind is recognised.
enum MappingPage {
  static let routes: [Route] = [
    .page("/months/:month/import/:upload/mapping", .deed(.takeIn)) { visit throws(Diagnostic) in
      let file = try unknownFile(visit, visit.query)
      return .page("mapping", title: title, try MappingView(visit, file, nil, visit.query, []))
    },
    .form("/months/:month/import/:upload/mapping", .deed(.takeIn), save),
  ]

  private static let title = Bilingual("指定各列", "What the columns are")

  fileprivate struct UnknownFile {
    let number: Int
    let file: ImportedFile
    let upload: Upload
    let month: Month
  }

  /// The file of the upload that is meant.
  private static func unknownFile(_ visit: Visit, _ fields: Fields) throws(Diagnostic) -> UnknownFile {
    let (month, upload, files) = try PreviewPage.seen(visit)
    let number = fields.text("file").flatMap { Int($0) } ?? files.firstIndex { $0.isUnknown } ?? 0
    guard files.indices.contains(number), files[number].look?.sheets.isEmpty == false else {
      throw Diagnostic(.uploadUnknown)
    }
    return UnknownFile(number: number, file: files[number], upload: upload, month: month)
  }

  private static func save(_ visit: Visit) throws(Diagnostic) -> Answer {
    let found = try unknownFile(visit, visit.form)
    let desk = try ImportPage.fresh(visit)
    let reader = try desk.importDesk(
      into: found.month, shop: found.upload.shop, confirmsMonth: found.upload.isMonthConfirmed)
    let draft: DialectDraft
    let saved: (path: String, file: ImportedFile)
    // What was chosen stays on the page whatever is wrong with it.
    do throws(Diagnostic) {
      draft = try MappingView.draft(visit.form)
      let files = try desk.files(of: found.upload, at: reader)
      guard let file = files.first(where: { $0.path == found.file.path }) else { throw Diagnostic(.uploadUnknown) }
      saved = try reader.save(draft, for: file)
    } catch {
      return .page("mapping", title: title, try MappingView(visit, found, error, visit.form, []))
    }
    guard saved.file.report.taken > 0 else {
      return .page(
        "mapping", title: title, try MappingView(visit, found, nil, visit.form, saved.file.report.diagnostics))
    }
    // Other files that were sent may be of the kind, too.
    for upload in try desk.uploadTray(for: found.month).uploads where upload.isWhole {
      guard case .read(let files) = visit.house.imports.look(of: upload), files.contains(where: \.isUnknown) else {
        continue
      }
      visit.house.imports.look(at: upload, desk, month: found.month, afresh: true)
    }
    return .see(
      "/months/\(found.month)/import",
      said: Bilingual(
        "已保存为“\(draft.id)”：这个文件有 \(saved.file.report.taken) 行可以采用，以后的同类文件会自动认出。",
        "Saved as \"\(draft.id)\": \(saved.file.report.taken) rows of the file can be used, and the next one is recognised."
      ))
  }
}

/// The page on which columns are given a meaning.
private struct MappingView: Sendable {
  let month: String
  let back: String
  let address: String
  let name: String
  let file: Int
  let id: String
  let target: String
  let targets: [Choice]
  let rows: [Row]
  let columns: [Column]
  let error: Refusal?
  let faults: [Refusal]

  struct Choice: Sendable {
    let value: String
    let name: String
    let isChosen: Bool
  }

  /// A field of the canonical file, and what it comes from.
  struct Row: Sendable {
    let field: String
    let name: String
    let isNeeded: Bool
    let columns: [Choice]
    let rules: [Choice]
    let fixed: String
    let words: String
    /// The words it may hold; nil where it may hold anything.
    let allowed: String?
    let hint: String
  }

  /// A column of the file with its first values.
  struct Column: Sendable {
    let name: String
    let values: String
    let isPrivate: Bool
  }

  struct Refusal: Sendable {
    let code: String
    let what: String
    let remedy: String

    init(_ diagnostic: Diagnostic, _ visit: Visit) {
      code = diagnostic.code
      let line = diagnostic.place.line.map { visit.say("第 \($0) 行：", "row \($0): ") } ?? ""
      what = line + diagnostic.what(in: visit.language)
      remedy = diagnostic.remedy(in: visit.language, for: .page)
    }
  }

  private static let isFixed = ":fixed"

  init(
    _ visit: Visit, _ found: MappingPage.UnknownFile, _ error: Diagnostic?, _ fields: Fields, _ faults: [Diagnostic]
  ) throws(Diagnostic) {
    month = found.month.description
    back = "/months/\(found.month)/import"
    address = "\(back)/\(found.upload.id)/mapping"
    name = ImportedFile.name(of: found.file.path)
    file = found.number
    self.error = error.map { Refusal($0, visit) }
    self.faults = faults.prefix(10).map { Refusal($0, visit) }
    let proposal = found.file.proposal
    let target = fields.text("as").flatMap { CanonicalFile(rawValue: $0) } ?? proposal?.file ?? .orders
    self.target = target.rawValue
    id = fields.text("id") ?? MappingView.id(for: name, target)
    targets = CanonicalFile.allCases.map {
      Choice(
        value: $0.rawValue, name: "\(visit.say(ImportWords.name(of: $0))) (\($0.rawValue))", isChosen: $0 == target)
    }
    let sheet = found.file.look?.sheets.first { $0.reading == nil } ?? found.file.look?.sheets.first
    let header = sheet?.columns ?? []
    let samples = MappingView.samples(found.file, sheet)
    columns = header.enumerated().filter { !$0.element.isEmpty }.map { place, name in
      Column(
        name: name,
        values: samples.compactMap { place < $0.count ? $0[place] : nil }.filter { !$0.isEmpty }
          .map { DialectDraft.looksPrivate(value: $0) ? "…" : Diagnostic.quoted($0) }.joined(separator: " · "),
        isPrivate: DialectDraft.looksPrivate(name))
    }
    let needed = Set(DialectDraft(id: "x", file: target, fields: [:]).missingFields)
    let isFilled = fields.names.contains { $0.hasPrefix("column:") }
    rows = target.columns.map { field in
      var chosen = fields.exactly("column:" + field)
      if !isFilled, proposal?.file == target, case .column(let column, _)? = proposal?.fields[field] { chosen = column }
      let allowed = ImportWords.words(of: field, in: target)
      var words = fields.exactly("words:" + field)
      if !isFilled, proposal?.file == target {
        let meant = proposal?.values[field] ?? [:]
        words = meant.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "；")
      }
      return Row(
        field: field, name: visit.say(ImportWords.name(ofField: field)), isNeeded: needed.contains(field),
        columns: [
          Choice(value: "", name: visit.say("— 没有 —", "— none —"), isChosen: chosen.isEmpty),
          Choice(
            value: MappingView.isFixed, name: visit.say("每行都一样：", "the same in every row:"),
            isChosen: chosen == MappingView.isFixed),
        ] + header.filter { !$0.isEmpty }.map { Choice(value: $0, name: $0, isChosen: $0 == chosen) },
        rules: [
          Choice(value: "", name: visit.say("默认", "as usual"), isChosen: fields.text("rule:" + field) == nil)
        ]
          + DialectDraft.rules.map {
            Choice(
              value: $0, name: visit.say(ImportWords.rule($0)), isChosen: fields.text("rule:" + field) == $0)
          },
        fixed: fields.exactly("fixed:" + field), words: words,
        allowed: allowed?.joined(separator: " / "),
        hint: allowed.map { visit.say("文件里的词=\($0[0])", "their word=\($0[0])") } ?? "")
    }
  }

  /// The first rows of the sheet, columns that look private left out.
  private static func samples(_ file: ImportedFile, _ sheet: TableLook.Sheet?) -> [[String]] {
    guard let sheet else { return [] }
    let hidden = Set(sheet.columns.indices.filter { DialectDraft.looksPrivate(sheet.columns[$0]) })
    let lines = Set((sheet.headerLine + 1)...(sheet.headerLine + 3))
    let found = (try? TableLook.originals(at: file.path, sheet: sheet.name, lines: lines, hiding: hidden)) ?? [:]
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A name to begin with.
  private static func id(for name: String, _ target: CanonicalFile) -> String {
    let stem = name.split(separator: ".").first.map(String.init)?.lowercased() ?? ""
    let plain = String(
      stem.unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || $0 == "-") }.map(Character.init))
    let short = plain.trimmingPrefix { $0 == "-" }.prefix(40)
    return short.isEmpty ? "my-\(target.rawValue.dropLast(4).replacing("_", with: "-"))" : "my-\(short)"
  }

  /// What a form says.
  ///
  /// - Throws: `MAPPING-TARGET`, `MAPPING-UNREADABLE`, `FORM-FIELD-MISSING`.
  static func draft(_ form: Fields) throws(Diagnostic) -> DialectDraft {
    let target = form.exactly("as")
    guard let file = CanonicalFile(rawValue: target) else {
      let known = CanonicalFile.allCases.map(\.rawValue)
      throw Diagnostic(
        .mappingTarget,
        ["file": Diagnostic.quoted(target), "known": known.joined(separator: ", ")],
        words: ["guess": .guess(for: target, among: known)])
    }
    var fields: [String: DialectDraft.Origin] = [:]
    var values: [String: [String: String]] = [:]
    for field in file.columns {
      let column = form.exactly("column:" + field)
      if column == isFixed {
        fields[field] = .constant(
          try form.required("fixed:" + field, ImportWords.name(ofField: field)))
      } else if !column.isEmpty {
        let rule = form.text("rule:" + field)
        fields[field] = .column(column, rule: rule.flatMap { DialectDraft.rules.contains($0) ? $0 : nil })
      }
      let words = try words(form.text("words:" + field) ?? "")
      if !words.isEmpty { values[field] = words }
    }
    return DialectDraft(
      id: try form.required("id", Bilingual("名称", "name")), file: file, fields: fields, values: values)
  }

  /// `客户=buyer；客服=agent`.
  private static func words(_ text: String) throws(Diagnostic) -> [String: String] {
    var words: [String: String] = [:]
    for part in text.split(whereSeparator: { ";；\n,，".contains($0) }) {
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmingPrefix(while: \.isWhitespace) }
      guard pair.count == 2 else {
        throw Diagnostic(.mappingUnreadable, ["text": Diagnostic.quoted(part), "example": "客户=buyer；客服=agent"])
      }
      var word = String(pair[0])
      var becomes = String(pair[1])
      while word.last?.isWhitespace == true { word.removeLast() }
      while becomes.last?.isWhitespace == true { becomes.removeLast() }
      words[word] = becomes
    }
    return words
  }
}
