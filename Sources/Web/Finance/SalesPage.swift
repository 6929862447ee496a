internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// Finance confirms the sales of a month (核对销售额): what is computed beside what the company says, account by account.
enum SalesPage {
  static let routes: [Route] = [
    .page("/months/:month/sales", .deed(.confirmSales)) { visit throws(Diagnostic) in
      let month = try visit.month()
      return .page(
        "sales", title: Bilingual("\(month) 核对销售额", "Sales of \(month)"),
        SalesView(visit, try visit.desk().sales(of: month)))
    },
    .form("/months/:month/sales", .deed(.confirmSales), confirm),
    .form("/months/:month/sales/paste", .deed(.confirmSales)) { visit throws(Diagnostic) in
      let month = try visit.month()
      let text = try visit.form.required("table", Bilingual("表", "table"))
      let (accounts, found) = try visit.desk().confirm(pasted: text, in: month)
      return said(accounts, found, month)
    },
  ]

  /// Confirms what stands in the fields where it differs from what is confirmed, or, at one press, everything that is
  /// not confirmed yet as it is computed.
  private static func confirm(_ visit: Visit) throws(Diagnostic) -> Answer {
    let month = try visit.month()
    let book = try visit.desk().sales(of: month)
    var rows: [ConfirmedSales] = []
    for line in book.lines {
      if visit.form.text("do") == "all" {
        guard line.confirmed == nil, let amounts = line.standing else { continue }
        rows.append(ConfirmedSales(agent: line.account, gross: amounts.gross, refund: amounts.refund))
        continue
      }
      guard visit.form.text("gross:" + line.account) != nil else { continue }
      let gross = try fen("gross:" + line.account, visit, Bilingual("销售额", "gross sales"))
      let refund = try fen("refund:" + line.account, visit, Bilingual("退款额", "refunds"))
      guard line.confirmed?.gross != gross || line.confirmed?.refund != refund else { continue }
      rows.append(ConfirmedSales(agent: line.account, gross: gross, refund: refund))
    }
    return try confirm(rows, in: month, visit)
  }

  private static func confirm(_ rows: [ConfirmedSales], in month: Month, _ visit: Visit) throws(Diagnostic) -> Answer {
    said(rows.count, try visit.desk().confirm(rows, in: month), month)
  }

  private static func said(_ accounts: Int, _ findings: [Diagnostic], _ month: Month) -> Answer {
    let found = findings.count { $0.code == "FIGURE-DISAGREES" }
    return .see(
      "/months/\(month)/sales",
      said: Bilingual(
        "核对了 \(accounts) 个账号；\(found) 人的净销售额与算出的不同。",
        "\(accounts) accounts confirmed; the net sales of \(found) people differ from the computed ones."))
  }

  /// An amount in yuan with at most two decimals.
  private static func fen(_ field: String, _ visit: Visit, _ label: Bilingual) throws(Diagnostic) -> Fen {
    try visit.form.required(field, label) { text in
      guard let yuan = Rational(written: text), !yuan.isNegative, let fen = try? Fen(yuan: yuan), fen.yuan == yuan
      else {
        return nil
      }
      return fen
    }
  }
}

private struct SalesView: Sendable {
  let month: String
  let address: String
  let isOpen: Bool
  let signed: String?
  let lines: [Line]
  let count: Int
  let confirmed: Int
  let differing: Int
  let canSign: Bool

  struct Line: Sendable {
    let account: String
    let holders: String
    let computedGross: String
    let computedRefund: String
    let computedNet: String
    let gross: String
    let refund: String
    let grossField: String
    let refundField: String
    let state: String
    /// Whether it differs and nobody has confirmed it.
    let isDoubtful: Bool
    let difference: String?
    let look: String
  }

  init(_ visit: Visit, _ book: SalesBook) {
    month = book.month.description
    address = "/months/\(book.month)/sales"
    isOpen = book.isOpen
    signed = book.signedBy.isEmpty ? nil : book.signedBy.joined(separator: visit.say("、", ", "))
    canSign = book.state == .provisional || book.state == .reviewing
    count = book.lines.count
    confirmed = book.lines.count { $0.confirmed != nil }
    differing = book.lines.count { ($0.difference ?? .zero) != .zero }
    lines = book.lines.map { line in
      let difference = line.difference.flatMap { $0 == .zero ? nil : $0 }
      return Line(
        account: line.account,
        holders: line.holders.isEmpty
          ? visit.say("无主", "nobody's") : line.holders.joined(separator: visit.say("、", ", ")),
        computedGross: line.computed?.gross.text ?? "—", computedRefund: line.computed?.refund.text ?? "—",
        computedNet: line.computed?.net?.text ?? "—", gross: line.standing?.gross.text ?? "",
        refund: line.standing?.refund.text ?? "", grossField: "gross:" + line.account,
        refundField: "refund:" + line.account,
        state: line.confirmed != nil
          ? visit.say("已核对", "confirmed")
          : line.supplied != nil
            ? visit.say("文件所给，未核对", "from the files, not confirmed") : visit.say("未核对", "not confirmed"),
        isDoubtful: line.confirmed == nil && difference != nil,
        difference: difference.map { ($0 > .zero ? "+" : "−") + Fen(Int64(clamping: $0.amount.magnitude)).text },
        look: difference.map { $0 > .zero ? "rise" : "fall" } ?? "")
    }
  }
}
