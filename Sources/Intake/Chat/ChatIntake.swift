internal import Exact
internal import Wording

extension Translator {
  /// The most bytes of a text that is copied from a chat window.
  static let longestChat = 64 << 20

  /// Takes in a chat that is a text.
  mutating func translate(
    chat file: TableFile, _ dialect: Dialect, _ rule: ChatRule, _ given: [String: String],
    _ account: inout FileReport, into sink: (CanonicalRow) -> Void
  ) throws(Diagnostic) {
    let place = Place(file: file.path)
    guard !given["shop", default: ""].isEmpty else {
      throw Diagnostic(.dialectNeeds, at: place, ["need": "shop", "dialect": dialect.id])
    }
    let text = try file.text(first: Translator.longestChat + 1) ?? ""
    guard text.utf8.count <= Translator.longestChat else {
      throw Diagnostic(
        .fileTooLarge, at: place,
        ["size": String(text.utf8.count >> 20), "limit": String(Translator.longestChat >> 20)])
    }
    let entries = ChatText(text, rule).entries
    let chat = ChatTranslation(
      dialect: dialect, rule: rule, place: place, source: Place(file: file.name).text, given: given,
      pseudonym: pseudonym)
    try take(chat, entries, &account, into: sink)
  }

  /// Takes in a sheet of a chat that is a table.
  mutating func translate(
    chat file: TableFile, _ match: DialectLibrary.Match, _ fit: DialectFit, _ rule: ChatRule,
    _ account: inout FileReport, into sink: (CanonicalRow) -> Void
  ) throws(Diagnostic) {
    guard let columns = rule.table else { return }
    var table = try Table(file, sheet: match.sheet, header: match.header)
    var entries: [ChatEntry] = []
    while let row = try table.next() {
      let reader = FieldReader(
        row: row, columns: fit.places, place: table.place, isPrivate: true, hidden: fit.hidden)
      if row.isBlank {
        account.rows += 1
        account.blank += 1
      } else if let fault = table.reject(row, isPrivate: true) {
        account.rows += 1
        account.reject(fault)
      } else {
        do throws(Diagnostic) {
          entries.append(try Translator.entry(reader, columns, rule))
        } catch {
          account.rows += 1
          account.reject(error)
        }
      }
    }
    if file.isWorkbook { Translator.markWholeMinutes(&entries) }
    let sheet = file.sheetNames[match.sheet]
    let chat = ChatTranslation(
      dialect: match.dialect, rule: rule, place: Place(file: file.path, sheet: sheet),
      source: Place(file: file.name, sheet: sheet).text, given: fit.given, pseudonym: pseudonym)
    try take(chat, entries, &account, into: sink)
  }

  private static func entry(
    _ row: FieldReader, _ columns: ChatRule.Columns, _ rule: ChatRule
  ) throws(Diagnostic) -> ChatEntry {
    let content = row.text(columns.content)
    if let successor = rule.successor(in: content) { return .transfer(to: successor) }
    if rule.isNotice(content) { return .notice }
    let sentAt = try row.moment(columns.sentAt)
    var message = ChatLine(
      line: row.line, sender: try row.id(columns.sender), sentAt: sentAt.instant,
      precision: sentAt.precision, chars: content.count, fingerprint: Fingerprint.of([content]))
    let buyer = try row.id(columns.buyer)
    guard !Guests.isGuest(buyer) else { throw row.failure(.chatGuest, columns.buyer) }
    message.buyer = buyer
    message.role = columns.role.flatMap { rule.roles[row.text($0)] } ?? (message.sender == buyer ? .buyer : nil)
    return .message(message)
  }

  /// How many messages of a workbook have to lie on whole minutes, all of them, for their seconds to count as lost.
  private static let fewestWholeMinutes = 3

  /// A workbook keeps a moment as a number, which does not show whether it ever had seconds. Of real chats a sixtieth of
  /// the messages lies on a whole minute: where all of several do, the seconds were lost.
  private static func markWholeMinutes(_ entries: inout [ChatEntry]) {
    let messages = entries.compactMap { if case .message(let message) = $0 { message } else { nil } }
    guard messages.count >= fewestWholeMinutes, messages.allSatisfy({ $0.sentAt.seconds % 60 == 0 }) else { return }
    for at in entries.indices {
      guard case .message(var message) = entries[at] else { continue }
      if message.precision == .second { message.precision = .minute }
      entries[at] = .message(message)
    }
  }

  private mutating func take(
    _ chat: ChatTranslation, _ entries: [ChatEntry], _ account: inout FileReport, into sink: (CanonicalRow) -> Void
  ) throws(Diagnostic) {
    let (rows, remarks) = try chat.rows(of: entries)
    let messages = entries.count { if case .message = $0 { true } else { false } }
    for case .orphan(let line) in entries {
      var place = chat.place
      place.line = line
      account.rows += 1
      account.reject(Diagnostic(.chatNoAuthor, at: place))
    }
    let notices = entries.count { entry in
      switch entry {
      case .notice, .transfer: true
      case .message, .orphan, .succession: false
      }
    }
    account.rows += messages + notices
    account.dropped += notices + messages - rows.count
    var seen = seen.removeValue(forKey: chat.dialect.id) ?? [:]
    for row in rows {
      if seen[row.key] != nil {
        account.duplicate += 1
        continue
      }
      seen[row.key] = Seen(file: report.files.count, line: row.line, fingerprint: 0)
      rowKeys?(RowKey(chat.dialect.id, row.key, [row.row]))
      account.taken += 1
      account.yielded[row.row.file.rawValue, default: 0] += 1
      sink(row.row)
    }
    self.seen[chat.dialect.id] = seen
    for diagnostic in remarks.diagnostics { account.note(diagnostic) }
  }
}
