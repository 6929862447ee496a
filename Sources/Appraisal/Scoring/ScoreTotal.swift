import Exact
import Scheme
import Wording

extension Scoring {
  /// Veto items and omitted deductions, taken off the sum.
  func deductions() -> [Node] {
    var nodes: [Node] = []
    for veto in sheet.scheme.vetoes {
      var seen: Set<String> = []
      for occurrence in subject.vetoes where veto.covers(occurrence.veto) && occurrence.occurrences > 0 {
        // Where the first occurrence alone counts, it counts once for each kind of misconduct.
        guard seen.insert(occurrence.veto).inserted || veto.eachOccurrence else { continue }
        var node = Node(
          veto.id, .veto, name: veto.name, scheme: sheet.place, line: veto.line, reason: .vetoRecorded)
        let times = veto.eachOccurrence ? Rational(occurrence.occurrences) : .one
        node.unrounded = (try? -(times * veto.points)) ?? .zero
        node.details = [
          "count": String(occurrence.occurrences), "points": veto.points.description, "by": occurrence.by,
          "note": occurrence.note, "kind": occurrence.veto,
        ]
        node.points = node.unrounded.flatMap { try? Points(rounding: $0) }
        nodes.append(node)
      }
    }
    for omission in subject.omissions {
      guard let factor = omission.factor ?? sheet.scheme.omissionFactor else { continue }
      var node = Node(
        "omission." + omission.item, .omission, name: StepNames.omission, scheme: sheet.place,
        line: 0, reason: .omissionRaised)
      node.unrounded = (try? -(omission.points * factor)) ?? .zero
      node.details = [
        "employee": omission.employee, "item": omission.item, "points": omission.points.description,
        "factor": factor.description, "by": omission.by, "note": omission.note,
      ]
      node.points = node.unrounded.flatMap { try? Points(rounding: $0) }
      nodes.append(node)
    }
    return nodes
  }

  /// The score: the sum of the rounded items, rescaled where the scheme or a waiver asks for it, less the deductions,
  /// within 0 and the total.
  func total(_ items: [Node], _ deductions: [Node]) -> Node {
    let scheme = sheet.scheme
    let total = scheme.total ?? .zero
    var node = Node("score", .score, name: StepNames.score, scheme: sheet.place, line: 1)
    node.unit = .points
    node.maximum = total
    guard subject.standing.isAppraised else {
      node.state = .idle
      node.reason = .notAppraised
      node.details = ["standing": subject.standing.rawValue]
      return node
    }
    var low = Rational.zero
    var high = Rational.zero
    var most = Rational.zero
    var everything = Rational.zero
    do {
      for item in items {
        let maximum = item.maximum?.value ?? .zero
        everything = try everything + maximum
        if item.state == .waived && item.points == nil { continue }
        most = try most + maximum
        low = try low + (item.points ?? item.reach?.lowerBound ?? .zero).value
        high = try high + (item.points ?? item.reach?.upperBound ?? item.maximum ?? .zero).value
      }
      guard most > 0 else {
        node.state = .missing
        node.reason = .itemsMissing
        node.details = ["items": items.map(\.id).joined(separator: ", ")]
        return node
      }
      let isRescaled = scheme.rescaled || most != everything
      let lowest = try final(low, of: most, total: total, rescaled: isRescaled, deductions)
      let highest = try final(high, of: most, total: total, rescaled: isRescaled, deductions)
      let absent = items.filter { $0.state == .missing }
      guard absent.isEmpty else {
        node.state = .missing
        node.reason = .itemsMissing
        node.reach = lowest.points...highest.points
        node.details = ["items": absent.map(\.id).joined(separator: ", ")]
        return node
      }
      node.unrounded = lowest.unrounded
      node.points = lowest.points
      node.reason = isRescaled ? .rescaled : .sumOfItems
      node.details = ["sum": low.decimal(places: 2), "most": most.decimal(places: 2), "total": total.text]
    } catch {
      node.state = .missing
      node.reason = .figureMissing
      node.details = ["name": "score", "why": Missing.Reason.outOfRange.rawValue]
    }
    return node
  }

  private func final(
    _ sum: Rational, of most: Rational, total: Points, rescaled: Bool, _ deductions: [Node]
  ) throws(ArithmeticOverflow) -> (unrounded: Rational, points: Points) {
    let scaled = rescaled ? try sum * total.value / most : sum
    var points = try Points(rounding: scaled)
    for deduction in deductions { points = try points + (deduction.points ?? .zero) }
    return (scaled, min(max(points, .zero), total))
  }

  /// The grade the score falls into.
  func grade(_ score: Node) -> Node? {
    guard !sheet.scheme.grades.isEmpty else { return nil }
    var node = Node("grade", .grade, name: StepNames.grade, scheme: sheet.place, line: 0)
    let value = score.points?.value
    for grade in sheet.scheme.grades {
      let held = value.map(grade.interval.contains)
      node.trials.append(
        Node.Trial(grade.interval.text(in: .points), held: held, yields: grade.name.chinese, line: grade.line))
      if held == true {
        node.line = grade.line
        node.name = grade.name
        node.reason = .gradeBand
        node.details = ["band": grade.interval.text(in: .points)]
      }
    }
    if value == nil {
      node.state = score.state
      node.reason = score.state == .idle ? .notAppraised : .scoreMissing
      node.details = score.details
    }
    return node
  }
}
