internal import Exact
internal import Intake
internal import Wording

/// Refunds and reviews that count for nobody in the month although their files are the month's: they are said with their
/// place, order and yuan, so that they can be found again and put where they count.
struct StrayRows {
  /// Why a row does not count.
  enum Why: Int, CaseIterable {
    /// No order file of the month has the order.
    case unknownOrder
    /// The order is counted in another month.
    case otherMonth
    /// The order is the month's; the row is dated after the closing date.
    case afterClosing

    fileprivate var message: Message {
      switch self {
      case .unknownOrder: .eventOrderUnknown
      case .otherMonth: .eventOrderOtherMonth
      case .afterClosing: .eventAfterClosing
      }
    }
  }

  private struct Found {
    var count = 0
    var fen: Int128?
    var first: [(line: Int, order: String, fen: Int?)] = []
  }

  /// The rows of a kind are listed up to so many; the others are counted.
  private static let mostListed = 10

  private let files: [EventFile]
  private let month: Month
  private let closing: Int
  private var found: [Int: [Why: Found]] = [:]

  init(_ kind: KindReading, month: Month, closing: Int) {
    files = kind.files
    self.month = month
    self.closing = closing
  }

  /// Notes a row of an order; `fen` is what it returns.
  mutating func note(_ why: Why, _ order: EventID, _ base: UnsafePointer<UInt8>, _ place: RowPlace, _ fen: Int? = nil) {
    // The month after speaks of its own files itself.
    guard !files[place.file].isLater else { return }
    var known = found[place.file]?[why] ?? Found()
    known.count += 1
    if let fen { known.fen = (known.fen ?? 0) + Int128(fen) }
    if known.first.count < StrayRows.mostListed { known.first.append((place.line, order.text(base), fen)) }
    found[place.file, default: [:]][why] = known
  }

  /// Says of each file which of its rows do not count.
  func tell(_ kind: inout KindReading) {
    for (file, byReason) in found {
      kind.tallies[file].account.unknownOrders = byReason[.unknownOrder]?.count ?? 0
      kind.remarks[file] = Why.allCases.compactMap { why in byReason[why].map { diagnostic(why, $0, file) } }
    }
  }

  private func diagnostic(_ why: Why, _ found: Found, _ file: Int) -> Diagnostic {
    let line = found.first.first?.line
    let yuan = found.fen.map { sum in Int64(exactly: sum).map { Fen($0).text } ?? "…" }
    let last = closing == Int.max ? "—" : Instant(seconds: closing - 1).day.description
    let (more, listed) = (found.count - found.first.count, found.first.sorted { $0.line < $1.line })
    let chinese = listed.map {
      "第 \($0.line) 行订单 \(Diagnostic.quoted($0.order))" + ($0.fen.map { " \(Fen(Int64($0)).text) 元" } ?? "")
    }
    let english = listed.map {
      "line \($0.line) order \(Diagnostic.quoted($0.order))" + ($0.fen.map { " \(Fen(Int64($0)).text) yuan" } ?? "")
    }
    return Diagnostic(
      why.message, at: Place(file: files[file].source.name, line: line, month: month.description),
      ["count": String(found.count), "yuan": yuan ?? "", "month": month.description, "closing": last],
      words: [
        "sum": yuan.map { Bilingual("（合计 \($0) 元）", " (\($0) yuan)") } ?? Bilingual("", ""),
        "rows": Bilingual(
          chinese.joined(separator: "、") + (more > 0 ? "，另有 \(more) 行" : ""),
          english.joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")),
      ])
  }
}
