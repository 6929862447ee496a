internal import Exact
internal import Wording

extension DialectDraft {
  /// The words a field of a canonical file may hold; nil where it may hold anything.
  public static func words(of field: String, in file: CanonicalFile) -> [String]? {
    FieldStandard.words(of: field, in: file)
  }

  /// Rows by which a proposal is tried.
  private static let triedRows = 200

  /// What an unknown sheet could be, tried on its first rows: every column can be read by the rule of its field, and at
  /// least a row can be used once nothing is missing. nil where nothing fits.
  ///
  /// - Parameters:
  ///   - id: what the dialect is to be called.
  ///   - given: what the file does not say; the shop is tried as if it were given.
  public static func proposal(
    for path: String, _ sheet: TableLook.Sheet, id: String, library: DialectLibrary, given: [String: String]
  ) -> DialectDraft? {
    guard let guess = guess(header: sheet.columns, library: library) else { return nil }
    let lines = Set((sheet.headerLine + 1)...(sheet.headerLine + triedRows))
    let rows = (try? TableLook.originals(at: path, sheet: sheet.name, lines: lines, hiding: [])) ?? [:]
    var fields: [String: Origin] = [:]
    var words: [String: [String: String]] = [:]
    for (field, origin) in guess.fields {
      guard case .column(let column, _) = origin, let place = sheet.columns.firstIndex(of: column) else { continue }
      let values = rows.values.compactMap { place < $0.count && !$0[place].isEmpty ? $0[place] : nil }
      if let allowed = FieldStandard.words(of: field, in: guess.file) {
        let pairs = Set(values).map { ($0, FieldStandard.meant(by: $0, among: allowed)) }
        guard !pairs.isEmpty, pairs.allSatisfy({ $0.1 != nil }) else { continue }
        if pairs.contains(where: { $0.0 != $0.1 }) {
          words[field] = Dictionary(uniqueKeysWithValues: pairs.compactMap { pair in pair.1.map { (pair.0, $0) } })
        }
      } else {
        let standard = FieldStandard(guess.file, field)
        let readable = values.count { isReadable($0, by: standard.rule) }
        // A column without any value says nothing against it where it may be empty.
        guard readable * 2 > values.count || values.isEmpty && standard.isOptional else { continue }
      }
      fields[field] = origin
    }
    let draft = DialectDraft(id: id, file: guess.file, fields: fields, values: words)
    let key = FieldStandard.key(of: draft.file)
    guard fields.count >= 2, key.isEmpty || key.contains(where: { fields[$0] != nil }) else { return nil }
    guard draft.missingFields.isEmpty else { return draft }
    guard let yaml = try? draft.yaml(header: sheet.columns), let dialect = try? Dialect(yaml: yaml, file: path) else {
      return nil
    }
    var translator = Translator(DialectLibrary([dialect]))
    translator.mostRows = triedRows
    let report = translator.translate(fileAt: path, given: ["shop": "shop"].merging(given) { $1 }) { _ in }
    return report.taken > 0 ? draft : nil
  }

  /// Whether a value is an id that lost no digits.
  private static func isID(_ value: String) -> Bool {
    if case .id = WrittenID.read(value) { true } else { false }
  }

  private static func isReadable(_ value: String, by rule: String) -> Bool {
    switch rule {
    case "moment": WrittenTime.instant(value) != nil
    case "day": WrittenTime.day(value) != nil
    case "yuan": WrittenNumber.fen(yuan: value) != nil
    case "whole", "number": WrittenNumber.rational(value) != nil
    case "seconds": WrittenTime.clock(value) != nil || WrittenNumber.rational(value) != nil
    case "id", "buyer":
      // A moment names nobody.
      value.utf8.count <= 100 && WrittenTime.instant(value) == nil && isID(value)
    default: value.utf8.count <= 200
    }
  }
}
