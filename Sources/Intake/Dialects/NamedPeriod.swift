internal import Exact
internal import Wording

/// The period that the name of an export tells.
struct NamedPeriod: Hashable {
  /// The days.
  let days: FigureLedger.Days
  /// What is given by it: the month.
  var given: [String: String] { ["month": days.first.month?.description ?? ""] }
  /// What is to be said of it.
  let notes: [Diagnostic]

  /// The period of a file by the patterns of its dialect; nil where the name does not tell it.
  ///
  /// - Throws: `PERIOD-SEVERAL` where it is more than one month.
  init?(_ file: String, by patterns: [FileNamePattern], at place: Place) throws(Diagnostic) {
    guard let found = patterns.lazy.compactMap({ $0.read(file) }).first else { return nil }
    let first: Day
    let last: Day
    if let month = found["month"].flatMap({ Month($0) }) {
      (first, last) = (month.firstDay, month.lastDay)
    } else if let from = (found["from"] ?? found["day"]).flatMap({ Day($0) }) {
      (first, last) = (from, found["to"].flatMap { Day($0) } ?? from)
    } else {
      return nil
    }
    guard let month = first.month, last >= first else { return nil }
    let arguments = ["from": first.description, "to": last.description, "month": month.description]
    guard last.month == month else { throw Diagnostic(.periodSeveral, at: place, arguments) }
    var notes: [Diagnostic] = []
    if first == last {
      notes.append(Diagnostic(.periodDay, at: place, arguments))
    } else if first != month.firstDay || last != month.lastDay {
      notes.append(Diagnostic(.periodPartly, at: place, arguments))
    }
    if let judgement = found["judgement"], !judgement.isEmpty {
      notes.append(Diagnostic(.reportJudgement, at: place, ["judgement": Diagnostic.quoted(judgement)]))
    }
    days = FigureLedger.Days(first: first, last: last)
    self.notes = notes
  }
}
