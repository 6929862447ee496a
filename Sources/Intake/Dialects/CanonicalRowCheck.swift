internal import Exact
internal import Wording

/// Holds translated rows against what readers of canonical files ask of them, so that what a preview promises is what a
/// run takes: the very readers read each row.
final class CanonicalRowCheck {
  private let piece = CSVPiece(capacity: 4096)
  private let hash = IDHash()
  private var files: [CanonicalFile: EventFile] = [:]
  private var bytes: [UInt8] = []

  /// What is wrong with a row.
  struct Fault {
    let message: Message
    /// The canonical column.
    let column: String
    let arguments: [String: String]
  }

  /// What a reader of the file would refuse the row for; nil for a sound one.
  func fault(in row: CanonicalRow) -> Fault? {
    guard let kind = EventKind(rawValue: CanonicalFile.dialectName(of: row.file)) else { return faultOfFigure(row) }
    guard let file = file(of: row.file, kind) else { return nil }
    bytes.removeAll(keepingCapacity: true)
    for (place, field) in row.fields.prefix(row.file.columns.count).enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      CSVText.append(field, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
    piece.reserve(bytes.count, keeping: 0)
    bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { piece.base.update(from: start, count: source.count) }
    }
    piece.offset = 0
    piece.line = 2
    piece.close(at: bytes.count)
    return switch kind {
    case .messages: fault(MessageEvent.self, file)
    case .orders: fault(OrderEvent.self, file)
    case .refunds: fault(RefundEvent.self, file)
    case .reviews: fault(ReviewEvent.self, file)
    case .ratings: fault(RatingEvent.self, file)
    case .complaints: fault(ComplaintEvent.self, file)
    case .misshipments: fault(MisshipmentEvent.self, file)
    case .reminders: fault(ReminderEvent.self, file)
    case .attendance: fault(AttendanceEvent.self, file)
    case .mysteryChecks: fault(MysteryCheckEvent.self, file)
    case .calls: fault(CallEvent.self, file)
    }
  }

  private func fault<Row: Event>(_ type: Row.Type, _ file: EventFile) -> Fault? {
    var rows = EventRows<Row>(piece, of: file, hash: hash, window: Int.min..<Int.max, room: 1)
    guard rows.next() == nil, let reason = rows.tally.reasons.first else { return nil }
    return Fault(message: reason.message, column: reason.arguments["column"] ?? "", arguments: reason.arguments)
  }

  private func file(of canonical: CanonicalFile, _ kind: EventKind) -> EventFile? {
    if let file = files[canonical] { return file }
    let source = ByteSource(CSVText(canonical.columns).bytes, name: canonical.rawValue)
    files[canonical] = try? EventFile(kind, source)
    return files[canonical]
  }

  /// The same for the tables that hold no events.
  private func faultOfFigure(_ row: CanonicalRow) -> Fault? {
    for (column, value) in zip(row.file.columns, row.fields) {
      guard let message = CanonicalRowCheck.fault(of: value, in: column) else { continue }
      return Fault(message: message, column: column, arguments: ["value": Diagnostic.quoted(value)])
    }
    return nil
  }

  private static func fault(of value: String, in column: String) -> Message? {
    switch column {
    case "month": return WrittenTime.month(value) == nil ? .fieldNotAMonth : nil
    case "agent_id", "metric": return value.isEmpty ? .fieldEmpty : nil
    case "gross_cents", "refund_cents": return CanonicalValue.whole(value) == nil ? .fieldNotWhole : nil
    case "numerator", "denominator":
      if Absence.reason(of: value) != nil { return nil }
      guard let number = WrittenNumber.rational(value) else { return .fieldNotANumber }
      return column == "denominator" && number.isNegative ? .fieldNegative : nil
    default: return nil
    }
  }
}
