public import Exact
internal import Foundation
public import Intake
internal import Records
public import Wording

/// What somebody says of a word in a column of states: `订单状态:待揽收=sold`.
public struct SaidState: Hashable, Sendable {
  /// The column of the export.
  public let column: String
  /// The word; `-` for a cell without one.
  public let word: String
  /// What it means, as written.
  public let meaning: String

  /// What a word means.
  public init(column: String, word: String, meaning: String) {
    self.column = column
    self.word = word
    self.meaning = meaning
  }

  /// Reads `COLUMN:WORD=MEANING`.
  ///
  /// - Throws: `STATE-UNREADABLE`.
  public init(_ text: String) throws(Diagnostic) {
    let colon = text.firstIndex { $0 == ":" || $0 == "：" }
    guard let colon, let equals = text.lastIndex(of: "="), colon < equals, colon > text.startIndex,
      text.index(after: colon) < equals, text.index(after: equals) < text.endIndex
    else {
      throw Diagnostic(.stateUnreadable, ["text": Diagnostic.quoted(text), "example": "订单状态:待揽收=sold"])
    }
    self.init(
      column: String(text[..<colon]), word: String(text[text.index(after: colon)..<equals]),
      meaning: String(text[text.index(after: equals)...]))
  }
}

extension ImportDesk {
  /// Keeps what words in columns of states mean, for the kinds of export that some files are: in `states.csv` of the
  /// company's folder, by which this and every later import is read.
  ///
  /// - Parameter by: who says so; empty where nobody has to.
  /// - Returns: what was written.
  /// - Throws: `STATE-NOT-ONE`, `STATE-MEANING-NONE`; what keeps the files from being read or the file from being
  ///   written, `IMPORT-BUSY` among it.
  @discardableResult
  public func say(_ said: [SaidState], of files: [Found], by: String) throws(Diagnostic) -> [StateWords.Entry] {
    guard !said.isEmpty else { return [] }
    var dialects: [Dialect] = []
    for found in files {
      let look = try TableLook(at: found.path, library: library)
      for id in look.sheets.compactMap({ $0.reading?.dialect }) where !dialects.contains(where: { $0.id == id }) {
        dialects += library.dialects.filter { $0.id == id }
      }
    }
    let now = WallClock.now
    var entries: [StateWords.Entry] = []
    for word in said {
      let concerned = dialects.filter { $0.stateColumn(word.column) != nil }
      guard !concerned.isEmpty else {
        throw Diagnostic(
          .stateNotOne, at: Place(file: files.first?.path),
          [
            "column": Diagnostic.quoted(word.column), "word": Diagnostic.quoted(word.word),
            "known": dialects.flatMap(\.stateColumns).joined(separator: "、"),
          ])
      }
      for dialect in concerned {
        let meanings = dialect.meanings(of: word.column)
        guard let meaning = meanings.first(where: { $0.rawValue == word.meaning.lowercased() }) else {
          throw Diagnostic(
            .stateMeaningNone, at: Place(file: files.first?.path),
            [
              "column": Diagnostic.quoted(word.column), "meaning": Diagnostic.quoted(word.meaning),
              "meanings": meanings.map(\.rawValue).joined(separator: " | "),
            ])
        }
        entries.append(
          StateWords.Entry(
            dialect: dialect.id, column: dialect.stateColumn(word.column) ?? word.column, word: word.word,
            meaning: meaning, by: by, at: now))
      }
    }
    let lock = try store.lock()
    let path = company.stateWordsFile
    var bytes = (FileManager.default.contents(atPath: path)).map { Array($0) } ?? []
    if bytes.isEmpty { bytes = Array(CanonicalFile.line(StateWords.columns).utf8) }
    if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    for entry in entries { bytes += Array(entry.line.utf8) }
    let aside = company.folder + "/." + StateWords.fileName + "." + UUID().uuidString
    try Disk.write(bytes, to: aside)
    if Disk.exists(path) {
      try Disk.exchange(aside, with: path)
      try Disk.remove(aside)
    } else {
      try Disk.move(aside, to: path)
    }
    withExtendedLifetime(lock) {}
    return entries
  }
}

extension Company {
  /// Where the company keeps what words in columns of states mean.
  var stateWordsFile: String { folder + "/" + StateWords.fileName }

  /// What the company said of words.
  ///
  /// - Throws: what is wrong with the file.
  func stateWords() throws(Diagnostic) -> StateWords {
    Disk.exists(stateWordsFile) ? try StateWords(at: stateWordsFile) : StateWords()
  }
}

extension Desk {
  /// Keeps what words in columns of states of an upload mean, and puts that on record.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`; what ``ImportDesk/say(_:of:by:)`` throws.
  public func say(_ said: [SaidState], of upload: Upload, in month: Month) throws(Diagnostic) {
    let reader = try importDesk(into: month, shop: upload.shop)
    let entries = try reader.say(said, of: try files(of: upload, at: reader), by: actor)
    try registerStates(entries, in: month)
  }

  /// Puts on record what words in columns of states mean.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`.
  public func registerStates(_ entries: [StateWords.Entry], in month: Month) throws(Diagnostic) {
    guard !entries.isEmpty else { return }
    try does(.takeIn, month: month) { entry throws(Diagnostic) in
      guard try entry.records.state(of: month) != nil else { return }
      entry.act.details["states"] = entries.map { "\($0.dialect) \($0.column):\($0.word)=\($0.meaning.rawValue)" }
        .joined(separator: "; ")
    }
  }
}
