internal import Exact
internal import Intake
internal import Wording
internal import Workflow

/// What a file is, before it is taken in: how every column is read, what its rows come to, what cannot be used.
enum PreviewPage {
  static let routes: [Route] = [
    .page("/months/:month/import/:upload", .deed(.takeIn)) { visit throws(Diagnostic) in
      let (month, upload, files) = try seen(visit)
      return .page(
        "preview", title: Bilingual(upload.name, upload.name), PreviewView(visit, month, upload, files))
    },
    .page("/months/:month/import/:upload/rejects.csv", .deed(.takeIn)) { visit throws(Diagnostic) in
      let (_, upload, files) = try seen(visit)
      return .file(
        "rejects-\(upload.name).csv", "text/csv; charset=utf-8", ImportedFile.rejects(of: files, in: visit.language).csv
      )
    },
    .form("/months/:month/import/:upload/states", .deed(.takeIn), say),
  ]

  /// Keeps what a word in a column of states means, and reads the upload anew.
  private static func say(_ visit: Visit) throws(Diagnostic) -> Answer {
    let (month, _, upload) = try UploadRoutes.find(visit)
    let desk = try ImportPage.fresh(visit)
    let said = SaidState(
      column: visit.form.text("column") ?? "", word: visit.form.text("word") ?? "",
      meaning: visit.form.text("means") ?? "")
    try desk.say([said], of: upload, in: month)
    // Other files that were sent may have the word, too.
    for other in try desk.uploadTray(for: month).uploads where other.isWhole {
      visit.house.imports.look(at: other, desk, month: month, afresh: true)
    }
    return .see(
      "/months/\(month)/import",
      said: Bilingual(
        "已记下“\(said.word)”的含义，文件正在重新读取；以后的导入都照此办理。",
        "What \"\(said.word)\" means is kept for all later imports, and the file is being read anew."))
  }

  /// A file that was read.
  ///
  /// - Throws: `UPLOAD-UNREAD` where that is still to come; what kept it from being read.
  static func seen(_ visit: Visit) throws(Diagnostic) -> (Month, Upload, [ImportedFile]) {
    let (month, _, upload) = try UploadRoutes.find(visit)
    if upload.isWhole { visit.house.imports.look(at: upload, try ImportPage.fresh(visit), month: month) }
    switch visit.house.imports.look(of: upload) {
    case .read(let files): return (month, upload, files)
    case .failed(let diagnostic): throw diagnostic
    case .waiting, .reading, nil: throw Diagnostic(.uploadUnread, ["name": Diagnostic.quoted(upload.name)])
    }
  }
}

private struct PreviewView: Sendable {
  let month: String
  let back: String
  let address: String
  let name: String
  let id: String
  let isReady: Bool
  let asksMonth: Bool
  let files: [PreviewFile]
  let rejects: [Reject]
  let rejectCount: Int
  let hasRejects: Bool
  let unlisted: Int?
  let pages: Pages

  struct Reject: Sendable {
    let place: String
    let code: String
    let what: String
    let remedy: String
    let excerpt: String?
    let isError: Bool
  }

  struct Pages: Sendable {
    let here: Int
    let last: Int
    let previous: String?
    let next: String?
    let isLong: Bool
  }

  /// Lines of a page.
  private static let lines = 50

  init(_ visit: Visit, _ month: Month, _ upload: Upload, _ read: [ImportedFile]) {
    self.month = month.description
    back = "/months/\(month)/import"
    let address = "/months/\(month)/import/\(upload.id)"
    self.address = address
    name = upload.name
    id = upload.id
    isReady = read.contains { $0.outcome == .looked }
    asksMonth = read.contains(where: \.asksMonth)
    files = read.enumerated().map { PreviewFile(visit, month, $0.element, number: $0.offset, address: address) }
    let all = read.flatMap { file in file.report.diagnostics.map { (file, $0) } }
    rejectCount = all.count
    hasRejects = !all.isEmpty
    let more = read.reduce(0) { $0 + $1.report.unlisted }
    unlisted = more > 0 ? more : nil
    let last = max(1, (all.count + PreviewView.lines - 1) / PreviewView.lines)
    let here = min(max(visit.query.text("page").flatMap { Int($0) } ?? 1, 1), last)
    func link(_ page: Int) -> String? { (1...last).contains(page) ? "\(address)?page=\(page)#rejects" : nil }
    pages = Pages(here: here, last: last, previous: link(here - 1), next: link(here + 1), isLong: last > 1)
    rejects = all.dropFirst((here - 1) * PreviewView.lines).prefix(PreviewView.lines).map { file, diagnostic in
      var place = diagnostic.place
      // Where the file lies on the server is nobody's business.
      place.file = read.count > 1 ? ImportedFile.name(of: file.path) : nil
      let line = place.line.map { visit.say("第 \($0) 行", "row \($0)") } ?? ""
      let column = place.column.map { visit.say("第 \($0) 列", "column \($0)") } ?? ""
      return Reject(
        place: [place.file, place.sheet, line, column].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " "),
        code: diagnostic.code, what: diagnostic.what(in: visit.language),
        remedy: diagnostic.remedy(in: visit.language, for: .page),
        excerpt: diagnostic.excerpt, isError: diagnostic.severity == .error)
    }
  }
}

/// One file of an upload, as it was read.
struct PreviewFile: Sendable {
  let name: String
  let kind: String?
  let form: String
  let outcome: String
  let isBad: Bool
  /// Where its columns are given a meaning; nil where they have one.
  let mapping: String?
  let facts: [Fact]
  let accounts: [Account]
  let strangers: Int
  /// Words of states that nobody said the meaning of.
  let states: [State]
  let sheets: [SheetReadingView]
  let leftBehind: String?
  let samples: [Sample]

  struct Fact: Sendable {
    let name: String
    let text: String
    let isBad: Bool
  }

  /// A word in a column of states, and what it may mean.
  struct State: Sendable {
    let address: String
    let column: String
    let word: String
    let rows: String
    let yuan: String
    let meanings: [Meaning]

    struct Meaning: Sendable {
      let id: String
      let name: String
    }

    /// Nil for whatever else there is to say.
    init?(_ diagnostic: Diagnostic, _ address: String, _ visit: Visit) {
      guard [Message.stateUnknown.code, Message.stateUndecided.code].contains(diagnostic.code) else { return nil }
      let arguments = diagnostic.arguments
      self.address = address + "/states"
      column = arguments["column"] ?? ""
      word = arguments["word"] ?? ""
      rows = arguments["count"] ?? ""
      yuan = arguments["yuan"] ?? ""
      let said = (arguments["meanings"] ?? "").split(separator: "|").map { $0.filter { $0 != " " } }
      meanings = said.compactMap { StateMeaning(rawValue: $0) }.map {
        Meaning(id: $0.rawValue, name: visit.say(ImportWords.name(of: $0)))
      }
    }
  }

  /// An account that is nobody's.
  struct Account: Sendable {
    let id: String
    let rows: Int
    let nearest: String
  }

  /// A row, as it is in the file and as it is kept.
  struct Sample: Sendable {
    let line: Int
    let original: [Pair]
    let becomes: [Becomes]

    struct Pair: Sendable {
      let name: String
      let value: String
    }
    struct Becomes: Sendable {
      let file: String
      let fields: [Pair]
    }
  }

  init(_ visit: Visit, _ month: Month, _ file: ImportedFile, number: Int, address: String) {
    let words = FileWords(visit)
    name = ImportedFile.name(of: file.path)
    kind = words.kind(of: file)
    form = words.form(of: file)
    outcome = words.outcome(of: file)
    isBad = file.outcome == .refused
    mapping = file.isUnknown ? "\(address)/mapping?file=\(number)" : nil
    facts = PreviewFile.facts(file, month, visit)
    let unknown = file.accounts.filter(\.owners.isEmpty)
    strangers = unknown.count
    accounts = unknown.prefix(50).map { Account(id: $0.id, rows: $0.rows, nearest: $0.nearest ?? "") }
    states = file.report.diagnostics.compactMap { State($0, address, visit) }
    let readable = file.canonical == nil && !file.isUnknown
    sheets = readable ? (file.look?.sheets ?? []).map { SheetReadingView($0, visit) } : []
    let behind = file.canonical?.leftBehind ?? []
    leftBehind = behind.isEmpty ? nil : behind.map { Diagnostic.quoted($0) }.joined(separator: visit.say("、", ", "))
    samples = file.samples.map { sample in
      Sample(
        line: sample.line,
        original: sample.original.prefix(40).filter { !$0.value.isEmpty }.map {
          Sample.Pair(name: Diagnostic.quoted($0.column), value: Diagnostic.quoted($0.value))
        },
        becomes: sample.becomes.map { row in
          Sample.Becomes(
            file: row.file,
            fields: row.fields.filter { !$0.value.isEmpty && $0.field != "source" }.map {
              Sample.Pair(name: visit.say(ImportWords.name(ofField: $0.field)), value: Diagnostic.quoted($0.value))
            })
        })
    }
  }

  private static func facts(_ file: ImportedFile, _ month: Month, _ visit: Visit) -> [Fact] {
    var facts: [Fact] = []
    func add(_ chinese: String, _ english: String, _ text: String, isBad: Bool = false) {
      facts.append(Fact(name: visit.say(chinese, english), text: text, isBad: isBad))
    }
    let comma = visit.say("，", ", ")
    if let rows = FileWords(visit).rows(of: [file]) {
      add("行数", "rows", "\(file.report.rows)：\(rows)", isBad: file.report.rejected > 0)
    }
    let yielded = file.report.yielded.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    if !yielded.isEmpty, file.canonical == nil { add("成为", "become", yielded.joined(separator: comma)) }
    if let first = file.survey.first, let last = file.survey.last { add("期间", "period", "\(first) – \(last)") }
    let months = file.survey.months.sorted { $0.key < $1.key }.map { own, count in
      "\(own) " + visit.say("\(count) 行", "\(count) rows") + (own == month ? "" : visit.say("（月外）", " (outside)"))
    }
    if !months.isEmpty { add("月份", "months", months.joined(separator: comma), isBad: file.outside(month) > 0) }
    if let overlap = file.overlap {
      add(
        "与以往的导入", "against earlier imports",
        visit.say(
          "\(overlap.already) 行之前已有，\(overlap.changes.count) 行有变化，\(overlap.new) 行是新的",
          "\(overlap.already) rows were there, \(overlap.changes.count) changed, \(overlap.new) are new"))
      if !overlap.older.isEmpty {
        add(
          "较旧", "older",
          visit.say(
            "\(overlap.older.count) 行在较新的文件里不同，以较新的为准",
            "\(overlap.older.count) rows differ in a newer file, which stands"), isBad: true)
      }
      if !overlap.refused.isEmpty {
        add(
          "部分重叠", "overlap in part",
          visit.say(
            "\(overlap.refused.count) 项与之前的报表期间部分重叠，不计入",
            "\(overlap.refused.count) figures share days with an earlier report and do not count"), isBad: true)
      }
    }
    if !file.accounts.isEmpty {
      let known = file.accounts.count { !$0.owners.isEmpty }
      add(
        "账号", "accounts",
        visit.say(
          "\(file.accounts.count) 个，其中 \(known) 个有主", "\(file.accounts.count), of which \(known) belong to somebody"),
        isBad: known < file.accounts.count)
    }
    return facts
  }
}
