internal import Appraisal
public import Exact
internal import Records
internal import Scheme
public import Wording

extension Desk {
  /// Rates an item of somebody's month (评分); it stands over earlier ratings of the item, which stay on record.
  ///
  /// - Parameter evidence: the paths of files that support it; they are kept by their content.
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `MONTH-STATE`, `ITEM-UNKNOWN`, `RATING-OFF-SCALE`, `REASON-MISSING` where
  ///   an earlier rating is replaced without one.
  public func rate(
    _ employee: String, in month: Month, item: String, as label: String, comment: String = "", evidence: [String] = []
  ) throws(Diagnostic) {
    let files = try Attachments.take(evidence, for: self)
    try does(.rate, month: month, employee: employee, item: item, reason: comment) { entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .rate)
      try entry.requireScale(item, of: employee, month, company, label: label)
      let earlier = try entry.records.ratings(of: month, employee: employee).last { $0.item == item }
      if let earlier, earlier.rating.label == label, earlier.rating.comment == comment, files.isEmpty { return }
      if let earlier, earlier.rating.label != label, comment.isEmpty {
        throw Diagnostic(
          .reasonMissing, at: Place(employee: employee, month: month.description),
          words: ["deed": Bilingual("改评“\(item)”", "rate \"\(item)\" anew")])
      }
      try entry.add(
        Subject.Rating(label: label, by: actor, at: office.now.description, comment: comment), of: item,
        for: employee, in: month)
      try entry.attach(files, to: "rating:\(item)", of: employee, in: month)
      try entry.appraise(month, of: company, about: employee)
    }
  }

  /// Says how one's own month was (自评): of one item with a step of its scale, or of the whole month.
  ///
  /// It moves no point; the assessor sees it before rating. Without one nothing is missing.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`, `SHEET-STATE`, `RATING-OFF-SCALE`.
  public func reviewSelf(
    in month: Month, item: String = "", as label: String = "", comment: String
  ) throws(Diagnostic) {
    try does(.selfReview, month: month, employee: actor, item: item.isEmpty ? nil : item) { entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .selfReview)
      if !item.isEmpty { try entry.requireScale(item, of: actor, month, company, label: label) }
      if let sheet = try entry.records.sheet(of: actor, in: month) {
        try entry.records.require(sheet, in: [.waiting, .selfReviewed, .assessed], for: .selfReview)
        if sheet.state == .waiting { try entry.move(sheetOf: actor, in: month, to: .selfReviewed) }
      }
      try entry.add(selfReview: label, of: item, comment: comment, by: actor, in: month)
    }
  }
}

extension Entry {
  /// Makes sure that somebody's schemes rate an item and know a step.
  func requireScale(
    _ item: String, of employee: String, _ month: Month, _ company: Company, label: String
  ) throws(Diagnostic) {
    let schemes = try schemes(of: employee, month, company)
    let scales = schemes.flatMap { $0.items.flatMap(\.method.ratingScales) }
    let place = Place(employee: employee, month: month.description)
    guard let scale = scales.first(where: { $0.id == item }) else {
      throw Desk.unknown(item, of: employee, known: scales.map(\.id), at: place)
    }
    guard scale.steps.contains(where: { $0.label == label }) else {
      throw Diagnostic(
        .ratingOffScale, at: place,
        [
          "employee": employee, "item": item, "rating": Diagnostic.quoted(label),
          "known": scale.steps.isEmpty ? "—" : scale.steps.map(\.label).joined(separator: ", "),
        ])
    }
  }

  /// The schemes somebody is appraised under in a month.
  func schemes(of employee: String, _ month: Month, _ company: Company) throws(Diagnostic) -> [Scheme] {
    let roster = Roster(try company.onRecord(in: month, records), month: month)
    guard let schemes = roster.schemes[employee] else {
      throw Diagnostic(
        .personNotAppraised, at: Place(employee: employee, month: month.description),
        ["employee": Diagnostic.quoted(employee)])
    }
    return schemes
  }
}

extension Desk {
  static func unknown(_ item: String, of employee: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .itemUnknown, at: place,
      [
        "employee": employee, "item": Diagnostic.quoted(item),
        "known": known.isEmpty ? "—" : known.joined(separator: ", "),
      ])
  }
}
