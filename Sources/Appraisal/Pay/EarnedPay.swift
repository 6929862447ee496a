import Exact
import Scheme
import Wording

extension Scoring {
  /// The performance pay earned (form 1, notes 2 and 3). Nil where the scheme does not speak of pay.
  func earned(_ score: Node) -> Node? {
    guard !sheet.scheme.pay.isEmpty, let total = sheet.scheme.total else { return nil }
    var node = Node("earned", .earned, name: StepNames.earned, scheme: sheet.place, line: 0)
    let value = score.points?.value
    for band in sheet.scheme.pay {
      node.trials.append(
        Node.Trial(
          band.interval.text(in: .points), held: value.map(band.interval.contains), yields: band.pays.text,
          line: band.line))
    }
    guard let value else {
      node.state = score.state
      node.reason = score.state == .idle ? .notAppraised : .scoreMissing
      node.details = score.details
      return node
    }
    guard let band = sheet.scheme.pay.first(where: { $0.interval.contains(value) }) else {
      node.state = .missing
      node.reason = .noBand
      node.details = ["value": value.decimal(places: 2)]
      return node
    }
    node.line = band.line
    node.state = band.failed ? .failed : .scored
    node.reason = .payBand
    node.details = [
      "band": band.interval.text(in: .points), "pays": band.pays.text,
      "base": subject.performancePay.amount?.text ?? "",
      "score": value.decimal(places: 2),
    ]
    do {
      let share: Rational =
        switch band.pays {
        case .full: .one
        case .nothing: .zero
        case .share(let share): share
        case .scorePercent: try value / total.value
        }
      // Nothing of an amount is nothing, whatever it is; any other share of one that nobody gave is missing.
      guard let base = share.isZero ? .zero : subject.performancePay.amount else {
        // The score fails the month whatever the pay is.
        node.state = band.failed ? .failed : .missing
        node.reason = .figureMissing
        node.details = [
          "name": AgreedAmount.Kind.performancePay.rawValue,
          "why": subject.performancePay.absence?.reason.rawValue ?? "",
        ]
        return node
      }
      node.amount = try Fen(yuan: base.yuan * share)
    } catch {
      node.state = .missing
      node.reason = .figureMissing
      node.details = ["name": node.id, "why": Missing.Reason.outOfRange.rawValue]
    }
    return node
  }
}

extension PayBand.Payment {
  /// The word of the scheme language.
  var text: String {
    switch self {
    case .full: "full"
    case .scorePercent: "score_percent"
    case .nothing: "nothing"
    case .share(let share): Unit.ratio.text(share)
    }
  }
}
