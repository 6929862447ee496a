internal import Appraisal
internal import Exact
internal import Intake
internal import Records
internal import Wording

/// What people recorded for a month, checked and handed to each person it concerns.
struct SettledPapers {
  var ratings: [String: [String: Subject.Rating]] = [:]
  var vetoes: [String: [Subject.VetoOccurrence]] = [:]
  /// By the assessor they are raised against.
  var omissions: [String: [Subject.Omission]] = [:]
  var waivers: [String: [String: Subject.Waiver]] = [:]
  var goals: [String: Subject.Goal] = [:]
  var standings: [String: Subject.Standing] = [:]
}

/// The rows of an inbox's papers that fit the people and their schemes.
struct FittingRows {
  var assessments: [AssessmentRow] = []
  var vetoes: [VetoRow] = []
  var omissions: [OmissionRow] = []
  var waivers: [WaiverRow] = []
  var standings: [StandingRow] = []
  var goals: [GoalRow] = []
}

extension SettledPapers {
  /// What is on record for a month.
  ///
  /// - Parameter factor: how many times an omission counts, by the form of the employee whose deduction was passed over;
  ///   nil where that form has no such note and nothing is deducted.
  init(_ records: Records, month: Month, factor: (_ employee: String) -> Rational?) throws(Diagnostic) {
    // Ratings come in the order in which they were given: the last one stands.
    for record in try records.ratings(of: month) {
      ratings[record.employee, default: [:]][record.item] = record.rating
    }
    for incident in try records.incidents(of: month) where incident.kind == .veto && !incident.isWithdrawn {
      vetoes[incident.employee, default: []].append(
        Subject.VetoOccurrence(
          veto: incident.name, occurrences: incident.occurrences, by: incident.seenBy, note: incident.note))
    }
    for omission in try records.omissions(of: month) where omission.state == .upheld {
      guard let factor = factor(omission.employee) else { continue }
      omissions[omission.assessor, default: []].append(
        Subject.Omission(
          employee: omission.employee, item: omission.item, points: omission.points.value,
          factor: factor, by: omission.by, note: omission.note))
    }
    waivers = try records.waivers(of: month)
    goals = try records.goals(of: month)
    standings = try records.standings(of: month)
  }
}
