import Exact
import Scheme
import Wording

/// The score of a month under the scheme of another department, in which somebody worked for some of its days.
public struct ScoreElsewhere: Sendable {
  /// The department's name.
  public let department: String
  /// The days there.
  public let days: Int
  /// The scheme and its version: `monthly-100@2026-01`.
  public let scheme: String
  /// The score, with the items it is the sum of.
  public let score: Node

  /// A score of another department.
  public init(department: String, days: Int, scheme: String, score: Node) {
    self.department = department
    self.days = days
    self.scheme = scheme
    self.score = score
  }
}

extension Appraiser {
  /// The scores of people whose sheet is another department's, as this one's scheme has them: they are held against its
  /// members, and count in none of its figures.
  ///
  /// - Returns: a score for each guest, with the items below it; none where no scheme scores.
  public func scores(of guests: [Subject], among members: [Subject]) -> [ScoreElsewhere?] {
    guard let place = schemes.firstIndex(where: { !$0.items.isEmpty }) else { return guests.map { _ in nil } }
    let sheet = SchemeSheet(schemes[place], place: place, department: members.map(\.paidByDays))
    return guests.map { guest in
      var guest = guest
      guest.elsewhere = []
      let draft = Draft(guest, [sheet])
      guard var score = draft.ownScore else { return nil }
      score.children = (draft.items + draft.deductions).map(\.ofNoScheme)
      let days = guest.proration?.move?.days ?? 0
      return ScoreElsewhere(
        department: guest.department, days: days, scheme: "\(sheet.scheme.id)@\(sheet.scheme.effective)",
        score: score.ofNoScheme)
    }
  }
}

extension Node {
  /// The same as a step of no scheme of the sheet it is shown on.
  fileprivate var ofNoScheme: Node {
    var node = self
    node.scheme = nil
    node.line = 0
    node.children = children.map(\.ofNoScheme)
    return node
  }

  /// A score weighted with those of other departments by the days in each, where the month is appraised so; rounded half
  /// up to two decimals.
  func byDays(_ subject: Subject) -> Node {
    guard let move = subject.proration?.move, move.rule == .byDays, !subject.elsewhere.isEmpty,
      subject.standing.isAppraised
    else { return self }
    var node = Node("score", .score, name: name, scheme: scheme, line: line)
    node.unit = unit
    node.maximum = maximum
    var own = self
    own.details["department"] = subject.department
    own.details["days"] = String(move.days)
    node.children = [own]
    var parts = [(days: move.days, score: self)]
    for other in subject.elsewhere {
      var score = other.score
      score.details["department"] = other.department
      score.details["days"] = String(other.days)
      score.details["scheme"] = other.scheme
      node.children.append(score)
      parts.append((other.days, other.score))
    }
    let days = parts.reduce(0) { $0 + $1.days }
    node.details = [
      "formula": parts.map { "\($0.score.points?.text ?? "—") × \($0.days)/\(days)" }.joined(separator: " + ")
    ]
    var sum = Rational.zero
    for part in parts {
      guard let points = part.score.points, let next = try? sum + points.value * Rational(part.days) / Rational(days)
      else {
        node.state = .missing
        node.reason = .itemsMissing
        node.details["items"] = parts.flatMap { part in part.score.details["items"].map { [$0] } ?? [] }
          .joined(separator: ", ")
        return node
      }
      sum = next
    }
    node.reason = .scoreByDays
    node.unrounded = sum
    node.points = try? Points(rounding: sum)
    node.details["score"] = node.points?.text
    return node
  }
}
