public import Appraisal
public import Exact
internal import Records
public import Scheme
public import Wording

extension Desk {
  /// Chooses how months that are not whole are paid, from a month on (选定不满整月的算法): the way of counting days, how the
  /// minimum wage applies, and where somebody is appraised who moved inside the month. Once chosen it holds in the months
  /// after, too, until company.yaml says something.
  ///
  /// - Parameters:
  ///   - method: the way of counting days; nil leaves it as it is.
  ///   - moved: where somebody who moved is appraised, where the scheme does not say; nil leaves it as it is.
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`; `PRORATION-SET` where company.yaml says the way of counting already.
  public func choose(
    proration method: ProrationMethod?, minimumWage: ProrationRule.MinimumWage = .whole, moved: Scheme.Moved? = nil,
    from month: Month, reason: String = ""
  ) throws(Diagnostic) {
    let chosen = [method?.rawValue, moved?.rawValue].compactMap(\.self).joined(separator: " ")
    try does(.chooseProration, month: month, item: chosen, reason: reason) { entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .chooseProration)
      if method != nil, let setting = company.settings.proration(in: month) {
        throw Diagnostic(
          .prorationSet, at: Place(month: month.description),
          ["from": setting.from.description, "month": month.description],
          words: ["method": ReasonWording.method(setting.method)])
      }
      for (later, state) in try entry.records.months() where later >= month && state <= .reviewing {
        guard var frame = try entry.records.frame(of: later) else { continue }
        var proration: FrozenProration
        if let known = frame.proration {
          proration = known
        } else {
          proration = try entry.records.proration(of: later, company)
        }
        if let method, company.settings.proration(in: later) == nil {
          proration.by = method.rawValue
          proration.minimumWage = minimumWage == .whole ? nil : minimumWage.rawValue
          proration.isChosen = true
        }
        if let moved { proration.moved = moved.rawValue }
        frame.proration = proration
        try entry.keep(frame, of: later)
      }
      try entry.appraise(from: month.firstDay, of: company)
    }
  }
}

/// A way of counting days in words.
enum ReasonWording {
  static func method(_ method: ProrationMethod) -> Bilingual {
    Bilingual(
      ReasonText.prorationMethod(method.rawValue, in: .chinese),
      ReasonText.prorationMethod(method.rawValue, in: .english))
  }
}

extension Records {
  /// How a month pays those who were not there the whole of it: as company.yaml says; where it does not, as HR chose for
  /// it or, last, for a month before.
  func proration(of month: Month, _ company: Company) throws(Diagnostic) -> FrozenProration {
    var folder = company
    folder.prorationOnRecord = nil
    var proration = folder.proration(in: month)
    for (earlier, _) in try months().reversed() where earlier <= month {
      guard let before = try frame(of: earlier)?.proration else { continue }
      if proration.by == nil, before.isChosen == true {
        proration.by = before.by
        proration.minimumWage = before.minimumWage
        proration.isChosen = true
      }
      if proration.moved == nil { proration.moved = before.moved }
    }
    return proration
  }
}
