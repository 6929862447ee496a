internal import Exact
internal import Intake
internal import Wording

/// Makes figures of what a run counted: sums over hands, never means of means.
struct Summary {
  private let run: MonthRun
  private let slots: [Hands.Slot]
  private let names: [String]
  /// For every slot its waits, ascending.
  private var waits: [Int: [(wait: Int, count: Int)]] = [:]
  /// For every slot the reminders it missed, by the first second of the day.
  private var remindersMissed: [Int: [(second: Int, count: Int)]] = [:]
  /// The shops of which it is not known whose all their orders are.
  private let unattributed: [(shop: String, orders: UnnamedOrders)]
  /// The slots that had to do with one of them.
  private let unattributedSlots: Set<Int>

  init(_ run: MonthRun) {
    self.run = run
    slots = run.hands.slots
    names = run.hands.accountNames
    let shops = run.hands.shopNames
    let unattributed = run.book.unattributed(under: run.rules)
      .map { (shop: shops[Int($0.key)], orders: $0.value) }.sorted { $0.shop < $1.shop }
    self.unattributed = unattributed
    unattributedSlots = Summary.slots(ofShops: Set(unattributed.map(\.shop)), run, slots, names)
    run.crew[0].tallies.waits.forEach { slot, wait, count in waits[slot, default: []].append((wait, count)) }
    for (day, count) in run.crew[0].remindersMissed {
      remindersMissed[day.hand, default: []].append((day.second, count))
    }
  }

  /// The slots of accounts that a tenure puts into one of some shops, or that wrote to buyers there.
  private static func slots(
    ofShops shops: Set<String>, _ run: MonthRun, _ slots: [Hands.Slot], _ names: [String]
  ) -> Set<Int> {
    guard !shops.isEmpty else { return [] }
    var held: [String: Set<String>] = [:]
    for tenure in run.tenures?.overlapping(run.month) ?? [] where tenure.shop.map(shops.contains) == true {
      held[tenure.agent, default: []].insert(tenure.employee)
    }
    return Set(
      slots.indices.filter { number in
        if run.crew[0].tallies.count(.unattributed, number) > 0 { return true }
        guard let holders = held[names[slots[number].account]] else { return false }
        return slots[number].isWhole || slots[number].employee.map(holders.contains) == true
      })
  }

  /// The parts that count distinct things, which an account has once even where it had several hands.
  private static let distinct: [Part] = [
    .consultations, .replied, .notReplied, .buyers, .buyerDays, .converted, .lostBuyers,
  ]

  func figures() -> MonthFigures {
    var handsOf: [[Int]] = Array(repeating: [], count: names.count)
    var whole: [Int: Int] = [:]
    var employees: [String: [Int]] = [:]
    var accountsOf: [String: [String: [Int]]] = [:]
    for (number, slot) in slots.enumerated() {
      if slot.isWhole {
        whole[slot.account] = number
      } else {
        handsOf[slot.account].append(number)
        if let employee = slot.employee {
          employees[employee, default: []].append(number)
          accountsOf[employee, default: [:]][names[slot.account], default: []].append(number)
        }
      }
    }
    var accounts: [String: Parts] = [:]
    for (account, name) in names.enumerated() {
      accounts[name] = parts(of: handsOf[account], distinctFrom: whole[account])
    }
    return MonthFigures(
      month: run.month, rules: run.rules, collected: run.collected, accounts: accounts,
      employees: employees.mapValues { parts(of: $0, distinctFrom: nil) },
      accountsOfEmployees: accountsOf.mapValues { $0.mapValues { parts(of: $0, distinctFrom: nil) } },
      report: report(handsOf))
  }

  private func parts(of hands: [Int], distinctFrom whole: Int?) -> Parts {
    var parts = Parts()
    let refused = Set(run.kinds.values.filter { !$0.refusals.isEmpty }.map(\.kind))
    for part in Part.allCases
    where part.isCollected(from: run.collected, refused: refused) && !run.undecided.contains(part) {
      guard !part.isOfOrders || hands.allSatisfy({ !unattributedSlots.contains($0) }) else {
        parts[part] = .missing(.buyersNotNamed)
        continue
      }
      let source = whole.map { Self.distinct.contains(part) ? [$0] : hands } ?? hands
      parts[part] = value(part, source)
    }
    return parts
  }

  private func value(_ part: Part, _ hands: [Int]) -> PartValue {
    if Part.ofWaits.contains(part) {
      let coarse: Tallies.Extra = part == .firstResponseSeconds ? .coarseFirstResponses : .coarseResponses
      guard hands.allSatisfy({ run.crew[0].tallies.count(coarse, $0) == 0 }) else { return .missing(.noSeconds) }
    }
    switch part {
    case .p90Response: return p90(hands).map { .known($0) } ?? .missing(.noDenominator)
    case .sales, .netSales:
      guard hands.allSatisfy({ run.crew[0].tallies.count(.amountsUnknown, $0) == 0 }) else {
        return .missing(.notCollected)
      }
      let sales = sum(.sales, hands)
      return whole(part == .sales ? sales : sales - sum(.refunds, hands))
    case .refundAmount: return whole(sum(.refunds, hands))
    case .misshipmentLoss: return whole(sum(.loss, hands))
    case .buyerDays where !run.rules.countsBuyerDays: return .missing(.notApplicable)
    case .reminderBreachDays: return .known(reminderBreaches(hands))
    case .notReplied: return .known(count(.consultations, hands) - count(.replied, hands))
    case .runs: return .known(responses(hands) { _ in true } + count(.unanswered, hands))
    case .repliedWithin30: return .known(responses(hands) { $0 <= 30 })
    case .repliedWithin180: return .known(responses(hands) { $0 <= RuleSet.slow })
    case .slowResponses: return .known(responses(hands) { $0 > RuleSet.slow })
    default: return .known(count(part, hands))
    }
  }

  /// The days on which the hands together missed too many reminders.
  private func reminderBreaches(_ hands: [Int]) -> Int {
    var missed: [Int: Int] = [:]
    for (second, count) in hands.flatMap({ remindersMissed[$0] ?? [] }) { missed[second, default: 0] += count }
    return missed.values.count { $0 > ConductReading.remindersMissed }
  }

  private func count(_ part: Part, _ hands: [Int]) -> Int {
    hands.reduce(0) { $0 + run.crew[0].tallies.count(part, $1) }
  }

  /// The number of responses, as they were and not as a cap counts them, after such a wait.
  private func responses(_ hands: [Int], after fits: (Int) -> Bool) -> Int {
    hands.reduce(0) { sum, hand in
      (waits[hand] ?? []).reduce(sum) { $0 + (fits($1.wait) ? $1.count : 0) }
    }
  }

  private func sum(_ sum: Tallies.Sum, _ hands: [Int]) -> Int128 {
    hands.reduce(0) { $0 + run.crew[0].tallies.sum(sum, $1) }
  }

  private func whole(_ number: Int128) -> PartValue {
    Int(exactly: number).map { .known($0) } ?? .missing(.outOfRange)
  }

  /// The wait of the nearest rank, number ⌈9n/10⌉ of the ascending list; nil of nothing.
  private func p90(_ hands: [Int]) -> Int? {
    var merged = hands.flatMap { waits[$0] ?? [] }
    if let cap = run.rules.responseCap {
      merged = merged.map { (run.rules.counted($0.wait), $0.count) }
      merged.append((cap, hands.reduce(0) { $0 + run.crew[0].tallies.count(.capped, $1) }))
    }
    merged.sort { $0.wait < $1.wait }
    let responses = merged.reduce(0) { $0 + $1.count }
    let rank = (9 * responses + 9) / 10
    var seen = 0
    for (wait, count) in merged {
      seen += count
      if seen >= rank, rank > 0 { return wait }
    }
    return nil
  }

  private func report(_ handsOf: [[Int]]) -> MonthReport {
    var files: [EventFileReport] = []
    var warnings = run.ruleWarnings
    for kind in EventKind.allCases {
      guard let reading = run.kinds[kind] else { continue }
      for (number, file) in reading.files.enumerated() where !file.isLater {
        files.append(
          EventFileReport(
            kind: kind, name: file.source.name, refusal: nil, tally: reading.tallies[number],
            remarks: (reading.remarks[number] ?? []) + coarse(kind, number, file)))
      }
      for (name, reason) in reading.refusals {
        files.append(EventFileReport(kind: kind, name: name, refusal: reason, tally: RowTally(), remarks: []))
      }
      if !reading.refusals.isEmpty {
        warnings.append(
          Diagnostic(
            .eventKindIncomplete, at: Place(file: reading.refusals.first?.name, month: run.month.description),
            ["kind": kind.fileName]))
      }
    }
    warnings += unattributed.map { unnamedBuyers(of: $0.shop, $0.orders) }
    var unowned: [UnownedAccount] = []
    let byName = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    for account in byName {
      let name = Diagnostic.quoted(names[account])
      let month = Place(month: run.month.description)
      if run.hands.hasTenures {
        let rows = handsOf[account].filter { slots[$0].employee == nil }.reduce(0) {
          $0 + run.crew[0].tallies.count(.rows, $1)
        }
        if rows > 0 {
          unowned.append(UnownedAccount(account: names[account], rows: rows))
          warnings.append(Diagnostic(.eventAccountUnowned, at: month, ["account": name, "count": String(rows)]))
        }
      }
      let unknown = handsOf[account].reduce(0) { $0 + run.crew[0].tallies.count(.amountsUnknown, $1) }
      if unknown > 0 {
        warnings.append(Diagnostic(.eventAmountUnknown, at: month, ["account": name, "count": String(unknown)]))
      }
    }
    return MonthReport(files: files, unowned: unowned, warnings: warnings, robotLines: run.robotLines)
  }

  /// That moments of a file have no seconds.
  private func coarse(_ kind: EventKind, _ number: Int, _ file: EventFile) -> [Diagnostic] {
    guard let rows = run.coarseRows[kind]?[number] else { return [] }
    return [
      Diagnostic(
        kind == .messages ? .eventNoSeconds : .eventOrderNoSeconds,
        at: Place(file: file.source.name, line: rows.line, month: run.month.description),
        ["count": String(rows.count)])
    ]
  }

  /// That orders of a shop name no buyers.
  private func unnamedBuyers(of shop: String, _ orders: UnnamedOrders) -> Diagnostic {
    let files = run.kinds[.orders]?.files ?? []
    return Diagnostic(
      .orderBuyerUnnamed,
      at: Place(
        file: orders.file < files.count ? files[orders.file].source.name : nil, line: orders.line,
        month: run.month.description),
      [
        "shop": Diagnostic.quoted(shop), "count": String(orders.count),
        "yuan": Fen(Int64(clamping: orders.amount)).yuan.decimal(places: 2),
      ])
  }
}
