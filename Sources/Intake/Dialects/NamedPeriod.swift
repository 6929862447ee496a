internal import Exact
internal import Wording

/// The days that the rows of a report are of, where the rows do not say them: as the file's name, its folder, the sheet's
/// name and what stands above the header tell, held against the month that is asked for.
///
/// A name that tells another month than the one asked for keeps the file out until somebody confirms the month. A single
/// day after the month is taken for the day of exporting.
struct NamedPeriod: Hashable {
  /// The days; nil where nothing tells them, and they are those of the month that is asked for.
  private(set) var days: FigureLedger.Days?
  /// What is to be said of it.
  private(set) var notes: [Diagnostic] = []
  /// Whether the sheet or what stands on it says that it is of the month.
  private(set) var isToldBySheet = false

  /// By this a month is given that somebody confirmed whatever the file says: `["month_confirmed": "yes"]`.
  static let confirmed = "month_confirmed"

  /// What tells a period.
  enum Teller: CaseIterable {
    case head, sheet, name, folder

    /// How it is called.
    var name: Bilingual {
      switch self {
      case .head: Bilingual("表头上方", "What stands above the header")
      case .sheet: Bilingual("工作表名", "The name of the sheet")
      case .name: Bilingual("文件名", "The name of the file")
      case .folder: Bilingual("文件夹名", "The name of the folder")
      }
    }
  }

  /// The period of a sheet.
  ///
  /// - Parameters:
  ///   - patterns: how the names of the dialect's files tell it.
  ///   - head: the rows above the header.
  ///   - given: the month that is asked for, and whether it was confirmed.
  /// - Throws: `PERIOD-OTHER`, `PERIOD-SEVERAL`, `PERIOD-UNTOLD` unless the month was confirmed.
  init(
    of file: TableFile, sheet: String?, head: [TableRow], by patterns: [FileNamePattern], given: [String: String],
    at place: Place
  ) throws(Diagnostic) {
    try self.init(
      names: Names(file.name, path: file.path), sheet: sheet, head: head, by: patterns, given: given, at: place)
  }

  init(
    names: Names, sheet: String? = nil, head: [TableRow] = [], by patterns: [FileNamePattern], given: [String: String],
    at place: Place
  ) throws(Diagnostic) {
    let pattern = patterns.lazy.compactMap { $0.read(names.file) }.first
    if let judgement = pattern?["judgement"], !judgement.isEmpty {
      notes.append(Diagnostic(.reportJudgement, at: place, ["judgement": Diagnostic.quoted(judgement)]))
    }
    guard let month = given["month"].flatMap({ Month($0) }) else {
      days = NamedPeriod.days(of: pattern)
      try checkMonth(at: place)
      return
    }
    var told: [(teller: Teller, times: TimeMentions)] = [
      (.head, NamedPeriod.mentions(above: head, near: month)),
      (.sheet, TimeMentions(sheet ?? "", near: month)),
      (.name, TimeMentions(names.stem, near: month)),
    ]
    if told.allSatisfy({ $0.times.isEmpty }) {
      told.append(contentsOf: names.folders.map { (.folder, TimeMentions($0, near: month, .folder)) })
    }
    let isConfirmed = given[NamedPeriod.confirmed] != nil
    for (teller, times) in told {
      do throws(Diagnostic) {
        try take(times, by: teller, month, at: place)
      } catch {
        guard isConfirmed else { throw error }
        days = nil
        notes = notes.filter { $0.code == Message.reportJudgement.code }
        notes.append(
          Diagnostic(
            .periodConfirmed, at: place, error.arguments.merging(["month": month.description]) { $1 },
            words: error.words))
        return
      }
    }
    // The form that the dialect knows says it best.
    if let found = NamedPeriod.days(of: pattern), found.first.month == month, found.last.month == month { days = found }
    try checkMonth(at: place)
  }

  /// Takes what one teller says.
  private mutating func take(
    _ times: TimeMentions, by teller: Teller, _ month: Month, at place: Place
  ) throws(Diagnostic) {
    let inside = times.stretches.filter { $0.first.month == month && $0.last.month == month }
    if let other = times.stretches.first(where: { $0.first.month != month || $0.last.month != month }) {
      // A workbook of several months whose sheet says which one is right.
      let covers = other.first <= month.firstDay && month.lastDay <= other.last
      if isToldBySheet, teller == .name || teller == .folder, covers || !inside.isEmpty { return }
      throw NamedPeriod.other(other, by: teller, month, at: place)
    }
    if let found = inside.first {
      if teller == .head || teller == .sheet { isToldBySheet = true }
      if days == nil { days = FigureLedger.Days(first: found.first, last: found.last) }
      return
    }
    if teller != .head {
      if let before = times.days.first(where: { $0.last < month.firstDay }),
        times.days.allSatisfy({ $0.first.month != month })
      {
        throw NamedPeriod.other(before, by: teller, month, at: place)
      }
      if let day = times.days.first(where: { $0.first.month == month }) {
        if days == nil { days = FigureLedger.Days(first: day.first, last: day.first) }
        return
      }
      if let after = times.days.first {
        notes.append(
          Diagnostic(
            .periodOfExporting, at: place, ["day": after.first.description, "month": month.description],
            words: ["where": teller.name]))
        return
      }
    }
    if let word = times.relative, teller != .folder {
      throw Diagnostic(
        .periodUntold, at: place, ["text": word, "month": month.description], words: ["where": teller.name])
    }
  }

  private static func other(
    _ found: TimeMentions.Stretch, by teller: Teller, _ month: Month, at place: Place
  ) -> Diagnostic {
    let isOne = found.first.month == found.last.month
    var arguments = [
      "text": Diagnostic.quoted(found.text), "from": found.first.description, "to": found.last.description,
      "month": month.description, "found": found.first.month?.description ?? "",
    ]
    if !isOne { arguments["found"] = "\(found.first) – \(found.last)" }
    return Diagnostic(isOne ? .periodOther : .periodSeveral, at: place, arguments, words: ["where": teller.name])
  }

  /// The days that a dialect's own form of a name tells.
  private static func days(of found: [String: String]?) -> FigureLedger.Days? {
    guard let found else { return nil }
    if let month = found["month"].flatMap({ Month($0) }) {
      return FigureLedger.Days(first: month.firstDay, last: month.lastDay)
    }
    guard let from = (found["from"] ?? found["day"]).flatMap({ Day($0) }) else { return nil }
    let last = found["to"].flatMap { Day($0) } ?? from
    return last < from ? nil : FigureLedger.Days(first: from, last: last)
  }

  /// Says that the days are a part of a month, and refuses more than one month.
  private mutating func checkMonth(at place: Place) throws(Diagnostic) {
    guard let days, let month = days.first.month else { return }
    let arguments = ["from": days.first.description, "to": days.last.description, "month": month.description]
    guard days.last.month == month else {
      throw Diagnostic(
        .periodSeveral, at: place, arguments.merging(["found": "\(days.first) – \(days.last)"]) { $1 },
        words: ["where": Teller.name.name])
    }
    if days.first == days.last {
      notes.insert(Diagnostic(.periodDay, at: place, arguments), at: 0)
    } else if days.first != month.firstDay || days.last != month.lastDay {
      notes.insert(Diagnostic(.periodPartly, at: place, arguments), at: 0)
    }
  }

  /// What the rows above the header say: months and stretches; when the file was made is not what it is about.
  private static func mentions(above head: [TableRow], near month: Month) -> TimeMentions {
    var texts: [String] = []
    for row in head {
      var cells: [String] = []
      var isOfMaking = false
      for cell in row.fields where !cell.isEmpty {
        if isOfMaking {
          isOfMaking = false
        } else if TimeMentions.speaksOfMaking(cell) {
          // The moment stands in the same cell or in the next.
          isOfMaking = !cell.contains { $0.isNumber }
        } else {
          cells.append(cell)
        }
      }
      if !cells.isEmpty { texts.append(cells.joined(separator: "  ")) }
    }
    return TimeMentions(head: texts, near: month)
  }

  /// The names by which a file is found.
  struct Names {
    /// The name of the file, in an archive behind the archive's.
    let file: String
    /// Its last step, without what tells the kind of file.
    let stem: String
    /// The steps that lead to it within an archive, or the folder it lies in.
    let folders: [String]

    init(_ name: String, path: String = "") {
      file = name
      var steps = name.split(separator: "/").map(String.init)
      let last = steps.popLast() ?? name
      let dot = last.lastIndex(of: ".").flatMap {
        $0 > last.startIndex && last.distance(from: $0, to: last.endIndex) <= 6 ? $0 : nil
      }
      // `2026.09` has no ending.
      let ending = dot.map { last[last.index(after: $0)...] } ?? ""
      stem = dot != nil && ending.contains { $0.isLetter } ? String(last[..<(dot ?? last.endIndex)]) : last
      if steps.isEmpty, let folder = path.split(separator: "/").dropLast().last { steps = [String(folder)] }
      folders = steps
    }
  }
}

extension TimeMentions {
  /// The mentions of rows above a header, in which two days alone are the bounds of a stretch.
  init(head texts: [String], near month: Month) {
    self.init("", near: month)
    for text in texts {
      let found = TimeMentions(text, near: month, .head)
      join(found)
      let days = found.days.map(\.first).sorted()
      if found.stretches.isEmpty, days.count == 2, days[0] < days[1] {
        join(Stretch(first: days[0], last: days[1], text: "\(days[0]) – \(days[1])"))
      }
    }
  }
}
