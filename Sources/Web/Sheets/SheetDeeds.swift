internal import Appraisal
internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// What can be done with somebody's sheet, from its page.
enum SheetDeeds {
  static let routes: [Route] = [
    deed("acknowledge", .acknowledge) { visit, month, employee throws(Diagnostic) in
      try own(visit, employee, .acknowledge).acknowledge(month)
      return Bilingual("已确认。", "Acknowledged.")
    },
    filed("appeal", .appeal) { visit, form, month, employee throws(Diagnostic) in
      let fields = form.fields
      let item = try fields.required("item", Bilingual("项目", "item"))
      var desk = try own(visit, employee, .appeal)
      desk.seen = fields.text("seen").flatMap(Int64.init)
      let id = try EvidenceFiles.with(form) { paths throws(Diagnostic) in
        try desk.appeal(item, in: month, statement: fields.exactly("statement"), evidence: paths)
      }
      return Bilingual("申诉 \(id) 已提交。", "Appeal \(id) is made.")
    },
    deed("self-review", .selfReview) { visit, month, employee throws(Diagnostic) in
      let comment = try visit.form.required("comment", Bilingual("自评", "self-review"))
      try own(visit, employee, .selfReview).reviewSelf(in: month, comment: comment)
      return Bilingual("自评已记录。", "Your review is on record.")
    },
    deed("approve", .approve) { visit, month, employee throws(Diagnostic) in
      try visit.desk().approve([employee], in: month)
      return Bilingual("已审定。", "Approved.")
    },
    filed("incident", .record) { visit, form, month, employee throws(Diagnostic) in
      var desk = try visit.desk()
      desk.seen = form.fields.text("seen").flatMap(Int64.init)
      _ = try IncidentForm.record(form, of: employee, in: month, by: desk)
      return Bilingual("事件已记录。", "The incident is on record.")
    },
    deed("adjust", .adjust) { visit, month, employee throws(Diagnostic) in
      let paidIn = try visit.form.required("paid", Bilingual("补发月份", "paid in")) { Month($0) }
      let (made, later) = try visit.desk().adjust(
        month, for: employee, remedies: try AdjustFields(visit.form).remedies, paidIn: paidIn,
        reason: visit.form.exactly("reason"))
      let amounts = made.map { "\($0.employee) \($0.amount.text) (\($0.paidIn))" }.joined(separator: ", ")
      return Bilingual(
        "已补正：\(amounts.isEmpty ? "金额不变" : amounts)；影响以后的考核表 \(later.count) 张。",
        "Adjusted: \(amounts.isEmpty ? "no amount changes" : amounts); \(later.count) later sheets change.")
    },
    deed("waive", .waive) { visit, month, employee throws(Diagnostic) in
      let item = try visit.form.required("item", Bilingual("项目", "item"))
      try visit.desk().waive(
        item, for: employee, in: month, reason: visit.form.exactly("reason"),
        withdrawn: visit.form.text("withdrawn") != nil)
      return Bilingual("已登记免考。", "The waiver is on record.")
    },
    deed("correct", .correct) { visit, month, employee throws(Diagnostic) in
      let measure = try visit.form.required("measure", Bilingual("数据", "figure"))
      let value = try visit.form.required("value", Bilingual("数值", "value")) { Rational(written: $0) }
      try visit.desk().correct(measure, of: employee, in: month, to: value, reason: visit.form.exactly("reason"))
      return Bilingual("已更正；原来的数据仍在旁边。", "Corrected; what was there before stays beside it.")
    },
    deed("standing", .setStanding) { visit, month, employee throws(Diagnostic) in
      // Nothing chosen takes it back; a word that is no standing must not.
      let standing =
        visit.form.text("standing") == nil
        ? nil
        : try visit.form.required("standing", Bilingual("登记为", "put down as")) { Subject.Standing(rawValue: $0) }
      try visit.desk().set(standing: standing, of: employee, in: month, reason: visit.form.exactly("reason"))
      return Bilingual("已登记。", "It is on record.")
    },
    deed("goal", .setGoal) { visit, month, employee throws(Diagnostic) in
      let goal = try visit.form.required("goal", Bilingual("发展目标", "goal"))
      try visit.desk().set(goal: goal, for: employee, in: month)
      return Bilingual("目标已登记。", "The goal is on record.")
    },
    deed("decide", .decide) { visit, _, _ throws(Diagnostic) in
      let appeal = try visit.form.required("appeal", Bilingual("申诉", "appeal"))
      let outcome = try visit.form.required("outcome", Bilingual("结果", "outcome")) { Decision.Outcome(rawValue: $0) }
      let remedies = visit.form.all("remedy").compactMap(remedy)
      let done = try visit.desk().decide(
        appeal: appeal, outcome, reasons: visit.form.exactly("reasons"), remedies: remedies)
      let change = Difference(
        points: (done.decision.pointsBefore, done.decision.pointsAfter),
        total: (done.decision.totalBefore, done.decision.totalAfter)
      ).text
      let later = done.later.count
      return Bilingual(
        "已裁决：\(change.chinese)；影响其他考核表 \(later) 张。", "Decided: \(change.english); \(later) later sheets change.")
    },
  ]

  /// The same with files of evidence.
  private static func filed(
    _ name: String, _ deed: Deed,
    _ does: @escaping @Sendable (Visit, MultipartForm, Month, String) throws(Diagnostic) -> Bilingual
  ) -> Route {
    .files("/months/:month/sheets/:employee/\(name)", .deed(deed)) { visit, form throws(Diagnostic) in
      let (month, employee) = (try visit.month(), try visit.employee())
      let said = try does(visit, form, month, employee)
      return .see(SheetAddress.of(employee, month), said: said)
    }
  }

  /// Something that is done to somebody's sheet; the sheet comes next.
  private static func deed(
    _ name: String, _ deed: Deed,
    _ does: @escaping @Sendable (Visit, Month, String) throws(Diagnostic) -> Bilingual
  ) -> Route {
    .form("/months/:month/sheets/:employee/\(name)", .deed(deed)) { visit throws(Diagnostic) in
      let (month, employee) = (try visit.month(), try visit.employee())
      let said = try does(visit, month, employee)
      return .see(SheetAddress.of(employee, month), said: said)
    }
  }

  /// The desk of whoever does something to their own sheet.
  ///
  /// - Throws: `NOT-ALLOWED` at somebody else's.
  private static func own(_ visit: Visit, _ employee: String, _ deed: Deed) throws(Diagnostic) -> Desk {
    let desk = try visit.desk()
    guard desk.actor == employee else { throw desk.notAllowed(deed, employee) }
    return desk
  }

  /// `overall=优秀`: the item is rated anew.
  static func remedy(_ text: String) -> Remedy? {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else { return nil }
    return .rating(item: String(text[..<sign]), label: String(text[text.index(after: sign)...]))
  }
}
