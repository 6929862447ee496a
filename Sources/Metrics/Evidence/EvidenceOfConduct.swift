internal import Intake

// Rows that count by themselves (definitions 10–12).
extension EvidenceSearch {
  func conduct(_ part: Part) -> [Finding] {
    var found: [Finding] = []
    func count(_ kind: EventKind, _ place: RowPlace, _ contribution: Int = 1) {
      found.append(Finding(contribution: contribution, rows: [(.event, kind, place)]))
    }
    var met = IDTable(hash: hash)
    func isFirst(_ id: EventID, _ base: UnsafePointer<UInt8>) -> Bool {
      let known = met.count
      return met.intern(id, base) == known
    }
    func isTheirs(_ agent: EventID, _ base: UnsafePointer<UInt8>, _ second: Int) -> Bool {
      key(agent, base, shop: nil, second: second) != nil
    }
    switch part {
    case .complaints:
      each(ComplaintEvent.self) { row, base, place in
        guard isFirst(row.complaint, base), row.isUpheld, isTheirs(row.agent, base, row.second) else { return }
        count(.complaints, place)
      }
    case .misshipments, .misshipmentLoss:
      each(MisshipmentEvent.self) { row, base, place in
        guard isFirst(row.identity, base), row.isByAgent, isTheirs(row.agent, base, row.second) else { return }
        count(.misshipments, place, part == .misshipments ? 1 : row.loss)
      }
    case .satisfied, .rated, .resolved, .asked:
      each(RatingEvent.self) { row, base, place in
        let counts =
          switch part {
          case .satisfied: row.mark >= 4
          case .resolved: row.isResolved == true
          case .asked: row.isResolved != nil
          default: true
          }
        if counts, isTheirs(row.agent, base, row.second) { count(.ratings, place) }
      }
    case .attendanceEvents, .absences:
      each(AttendanceEvent.self) { row, base, place in
        if row.isAbsence == (part == .absences), isTheirs(row.agent, base, row.second) { count(.attendance, place) }
      }
    case .mysteryChecks, .mysteryFailed:
      each(MysteryCheckEvent.self) { row, base, place in
        guard part == .mysteryChecks || !row.isPassed, isTheirs(row.agent, base, row.second) else { return }
        count(.mysteryChecks, place)
      }
    case .reminderBreachDays: found = reminderBreaches()
    default: break
    }
    return found
  }

  /// The days of a breach, each with its rows: those of all the holder's accounts add up.
  private func reminderBreaches() -> [Finding] {
    var days: [Int: (missed: Int, places: [RowPlace])] = [:]
    each(ReminderEvent.self) { row, base, place in
      let hand = handFinder.hand(row.agent, base, shop: nil, second: row.second - window.lowerBound).hand
      guard key(hand) != nil else { return }
      days[row.second, default: (0, [])].missed += row.due - row.doneInTime
      days[row.second]?.places.append(place)
    }
    return days.filter { $0.value.missed > ConductReading.remindersMissed }
      .sorted { $0.key < $1.key }
      .map { Finding(contribution: 1, rows: $0.value.places.map { (.event, .reminders, $0) }) }
  }
}
