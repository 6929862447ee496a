internal import Appraisal
internal import Exact
internal import Records
internal import Wording
internal import Workflow

extension Operation {
  /// Up to a hundred million yuan.
  private static let fen = Shape.whole(0...10_000_000_000)

  static let bookOperations: [Operation] = [
    .get(
      "/months/{month}/payroll", "getPayroll", Bilingual("一个月份的工资表", "The payroll of a month"), .payRead,
      query: [.query("draft", .flag, "也要未公布的", "also of a month that was not published yet")], answer: .named("Payroll")
    ) { call throws(Diagnostic) in
      let payroll = try call.desk.payroll(of: call.month, draft: call.query["draft"]?.flag ?? false)
      return [
        "month": .text(payroll.month.description), "state": .text(call.say(payroll.state)),
        "final": .flag(payroll.isFinal), "lines": .list(payroll.lines.map(Call.json)),
        "gross": .money(payroll.sum(of: .gross)),
        "remarks": .list(payroll.remarks.map { .text($0.what(in: call.language)) }),
      ]
    },
    .post(
      "/months/{month}/sales", "confirmSales", Deed.confirmSales.name, .financeWrite,
      body: [
        .has(
          "sales",
          .list(
            .object([
              .has("account", Shapes.id, "账号", "the account"),
              .has("gross_fen", fen, "销售额，整数分", "gross sales in whole fen"),
              .has("refund_fen", fen, "退款额，整数分", "refunds in whole fen"),
            ]), most: 5_000), "各账号的销售额", "the sales of each account"), Shapes.seen,
      ], answer: .named("Done"),
      about: Bilingual(
        "核对的数额代替算出的数额，月份随之重算，财务签字作废。",
        "They stand over the computed ones, the month is computed anew, and finance's signature is taken back.")
    ) { call throws(Diagnostic) in
      let sales = (call.body["sales"]?.list ?? []).map { row in
        ConfirmedSales(
          agent: row["account"]?.text ?? "", gross: Fen(row["gross_fen"]?.whole ?? 0),
          refund: Fen(row["refund_fen"]?.whole ?? 0))
      }
      _ = try call.desk.confirm(sales, in: call.month)
      return try call.done(call.month)
    },
    .get(
      "/journal", "listJournal", Bilingual("日志，最新的在前", "The journal, latest first"), .journalRead,
      query: [
        .query("month", .text(.month), "关于哪个月份", "the month it concerns"),
        .query("employee", Shapes.id, "关于谁", "whom it concerns"), .query("by", Shapes.id, "谁做的", "who did it"),
        .query("act", .text(.oneOf(Deed.allCases.map(\.rawValue))), "行为", "what was done"),
      ] + Parameter.ofParts, answer: .named("Journal")
    ) { call throws(Diagnostic) in try call.journal() },
    .post(
      "/verifications", "verify", Deed.verify.name, .journalRead, body: [], answer: .named("Verification")
    ) { call throws(Diagnostic) in
      let found = try call.desk.verify()
      return [
        "clean": .flag(found.isClean), "entries": .whole(found.entries), "head": .optional(found.head?.description),
        "recomputed": .whole(Int64(found.recomputed)), "files": .whole(Int64(found.files)),
        "findings": .list(
          found.findings.map { ["code": .text($0.code), "what": .text($0.what(in: call.language))] }),
        "other_versions": .list(
          found.otherVersions.map { version in
            [
              "program": .text(version.program), "results": .whole(Int64(version.count)),
              "differing": .whole(Int64(version.differing)),
              "months": .list(version.months.map { .text($0.description) }),
            ]
          }),
      ]
    },
    .post(
      "/rechecks", "recheck", Deed.verify.name, .journalRead,
      body: [.may("month", .text(.month), "只看哪个月份", "of which month alone")], answer: .named("Recheck"),
      about: Bilingual(
        "用本版本复核存下的结果，逐人逐月列出哪里会不同；什么也不写入，存下的结果照旧有效。也要 pay:read。",
        """
        What this version would make of the results that were kept, result by result; nothing is written, and what was \
        kept stands. Takes pay:read as well.
        """)
    ) { call throws(Diagnostic) in
      let found = try call.desk.recheck(month: call.body["month"]?.text.flatMap { Month($0) })
      return [
        "program": .text(Recheck.program), "compared": .whole(Int64(found.compared)),
        "settled": .flag(found.isSettled), "results": .list(found.lines.map { Call.json($0, call.language) }),
        "findings": .list(
          found.findings.map { ["code": .text($0.code), "what": .text($0.what(in: call.language))] }),
      ]
    },
  ]
}

extension Call {
  fileprivate func journal() throws(Diagnostic) -> JSONValue {
    let names = ["month", "employee", "by", "act"]
    let list = (["journal"] + names.map { query[$0]?.text ?? "" }).joined(separator: "\0")
    let limit = Int(query["limit"]?.whole ?? 100)
    var asked = JournalQuery()
    asked.month = query["month"]?.text.flatMap { Month($0) }
    asked.employee = query["employee"]?.text
    asked.actor = query["by"]?.text
    asked.act = query["act"]?.text
    asked.before = try Cursor(query["cursor"]?.text, of: list)?.after.first?.whole
    asked.limit = limit + 1
    let entries = try desk.journal(asked)
    let next =
      entries.count > limit ? Cursor.text(after: [.whole(entries[limit - 1].number)], of: list) : nil
    let lines: [JSONValue] = entries.prefix(limit).map { entry in
      let act = entry.act
      return [
        "entry": .whole(entry.number), "at": .text(act.at), "by": .text(act.actor), "role": .text(act.role),
        "act": .text(act.name), "month": .optional(act.month?.description), "employee": .optional(act.employee),
        "item": .optional(act.item), "reason": .text(act.reason), "details": .texts(act.details),
        "hash": .text(entry.hash.description), "erased": .flag(entry.isErased),
      ]
    }
    return ["entries": .list(lines), "next": .optional(next)]
  }

  fileprivate static func json(_ line: Recheck.Line, _ language: Language) -> JSONValue {
    [
      "month": .text(line.month.description), "employee": .text(line.employee), "name": .text(line.name),
      "program": .text(line.program), "adjusted": .flag(line.isAdjusted),
      "differences": .list(
        line.differences.map { difference in
          [
            "item": .text(difference.item), "name": .text(difference.name.text(in: language)),
            "what": .text(difference.aspect.rawValue), "kept": .text(difference.kept), "now": .text(difference.now),
          ]
        }),
    ]
  }

  fileprivate static func json(_ line: PayrollLine) -> JSONValue {
    let lanes = line.pay.map { Call.json($0) }
    return [
      "employee": .text(line.employee), "name": .text(line.name), "department": .text(line.department),
      "score": .points(line.points), "grade": .text(line.grade), "wage": .money(line.wage?.amount),
      "pay": lanes ?? .null,
      "variable": .money(line.variable), "adjustments": .money(line.adjustments), "gross": .money(line.gross),
    ]
  }

  /// The lanes of the pay.
  static func json(_ pay: PayLanes) -> JSONValue {
    [
      "base": .money(pay.base.amount), "earned": .money(pay.earned == nil ? .zero : pay.earned?.amount),
      "rewards": .money(pay.rewardTotal), "penalties": .money(pay.penaltyTotal), "loss_due": .money(pay.lossDue),
      "loss_deducted": .money(pay.lossDeducted), "loss_held_back": .money(pay.lossHeldBack),
      "floor_top_up": .money(pay.floorTopUp), "total": .money(pay.total),
    ]
  }
}
