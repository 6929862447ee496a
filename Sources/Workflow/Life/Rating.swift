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
      let earlier = try entry.records.ratings(of: month, employee: employee).last { $0.item == item }
      try check(
        .rating(item: item, label: label, comment: comment), about: employee, in: month, entry.records)
      if let earlier, earlier.rating.label == label, earlier.rating.comment == comment, files.isEmpty { return }
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
      if !item.isEmpty {
        try entry.records.inputContext(of: month, company)
          .requireScale(item, of: actor, label: label)
      }
      if let sheet = try entry.records.sheet(of: actor, in: month) {
        try entry.records.require(sheet, in: [.waiting, .selfReviewed, .assessed], for: .selfReview)
        if sheet.state == .waiting { try entry.move(sheetOf: actor, in: month, to: .selfReviewed) }
      }
      try entry.add(selfReview: label, of: item, comment: comment, by: actor, in: month)
    }
  }
}

extension Entry {
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
