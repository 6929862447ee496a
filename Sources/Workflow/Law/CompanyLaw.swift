public import Appraisal
public import Exact
internal import Records
public import Wording

extension Company {
  /// The law of a month: national rules, what the region's file says instead, and the company's own settings.
  ///
  /// - Throws: `LAW-REGION-UNKNOWN`; the first error of the region's file; `LAW-NOT-COVERED` where a figure has no period
  ///   that holds in the month; `LAW-AREA-UNKNOWN`; `LAW-PENALTIES-FORBIDDEN`.
  public func law(in month: Month) throws(Diagnostic) -> LawPack {
    let rules = try lawRules(in: month)
    let minimum = try minimumWage(in: month)
    let forbids = rules.contains { $0.kind == .penalties && $0.value == .allowed(false) }
    if forbids, settings.deductsPenalties == true {
      let rule = rules.first { $0.kind == .penalties }
      throw Diagnostic(
        .lawPenaltiesForbidden, at: settings.penaltiesPlace,
        [
          "region": settings.region, "month": month.description, "source": rule?.source.statute ?? "—",
        ])
    }
    return LawPack(
      region: settings.region, minimumWage: minimum.amount,
      allowsPenalties: settings.deductsPenalties ?? !forbids, lossClause: settings.lossClause,
      carriesLosses: settings.carriesLosses, rules: rules + [minimum.rule].compactMap(\.self))
  }

  /// What there is to say about the law of a month that keeps nothing from being computed.
  func lawRemarks(in month: Month) -> [Diagnostic] {
    if let found = try? minimumWage(in: month), found.amount == nil {
      return [
        Diagnostic(
          .lawMinimumMissing, at: settings.regionPlace,
          ["region": settings.region, "file": "law/\(settings.region).yaml", "month": month.description])
      ]
    }
    guard let given = settings.minimumWage, let rule = (try? minimumWage(in: month))?.rule,
      case .money(let amount) = rule.value, amount != given
    else { return [] }
    return [
      Diagnostic(
        .lawMinimumTwice, at: settings.minimumWagePlace,
        [
          "given": given.text, "found": amount.text, "file": rule.place.text, "month": month.description,
        ])
    ]
  }

  /// The rules of a month, one of each kind but the minimum wage: the region's before the national ones.
  private func lawRules(in month: Month) throws(Diagnostic) -> [LawRule] {
    let region = try lawRegion()
    var rules: [LawRule] = []
    for kind in LawRule.Kind.allCases where kind != .minimumWage {
      let own = region == LawShelf.national ? [] : law.regions[region]?.rules ?? []
      let all = [own, law.regions[LawShelf.national]?.rules ?? []]
      if let rule = all.lazy.compactMap({ $0.first { $0.kind == kind && $0.holds(in: month) } }).first {
        rules.append(rule)
        continue
      }
      guard kind.valued != .nothing, kind.valued != .permission,
        let known = all.joined().first(where: { $0.kind == kind })
      else { continue }
      throw notCovered(kind, nil, [known], month)
    }
    return rules
  }

  /// The minimum wage of a month, and the rule that says it where one does; nothing where nobody gave it.
  private func minimumWage(in month: Month) throws(Diagnostic) -> (amount: Fen?, rule: LawRule?) {
    let region = try lawRegion()
    let known = (law.regions[region]?.rules ?? []).filter { $0.kind == .minimumWage }
    guard !known.isEmpty else { return (settings.minimumWage, nil) }
    let fitting = known.filter { $0.area == nil || $0.area == settings.area }
    guard !fitting.isEmpty else {
      let areas = Set(known.compactMap(\.area)).sorted()
      throw Diagnostic(
        .lawAreaUnknown, at: settings.area == nil ? settings.regionPlace : settings.areaPlace,
        [
          "area": settings.area.map { Diagnostic.quoted($0) } ?? "—", "region": settings.region,
          "known": areas.map { Diagnostic.quoted($0) }.joined(separator: ", "),
        ])
    }
    // What is said of the area stands over what is said of the whole region.
    let holding = fitting.filter { $0.holds(in: month) }
    guard let rule = holding.first(where: { $0.area != nil }) ?? holding.first, case .money(let amount) = rule.value
    else { throw notCovered(.minimumWage, settings.area, fitting, month) }
    return (amount, rule)
  }

  private func notCovered(_ kind: LawRule.Kind, _ area: String?, _ known: [LawRule], _ month: Month) -> Diagnostic {
    Diagnostic(
      .lawNotCovered, at: known.last?.place ?? Place(),
      [
        "rule": kind.rawValue + (area.map { " " + $0 } ?? ""), "month": month.description,
        "known": known.map(LawCheck.period).joined(separator: "; "),
      ])
  }

  private func lawRegion() throws(Diagnostic) -> String {
    guard let region = law.region(named: settings.region) else {
      let known = Set(law.regions.keys).union(law.broken.keys).sorted()
      throw Diagnostic(
        .lawRegionUnknown, at: settings.regionPlace,
        [
          "region": Diagnostic.quoted(settings.region), "file": "law/\(Diagnostic.quoted(settings.region)).yaml",
          "known": known.joined(separator: ", "),
        ])
    }
    for name in [region, LawShelf.national] { if let error = law.broken[name] { throw error } }
    return region
  }
}

/// The law of a month as `kaohe law` lists it.
public struct LawInForce {
  /// What applies.
  public let law: LawPack
  /// The area of the region, where company.yaml names one.
  public let area: String?
  /// Whether the month was opened and keeps these figures, whatever the files say by now.
  public let isFrozen: Bool
  /// What there is to say about the files.
  public let remarks: [Diagnostic]
}

extension Company {
  /// The law that applies in a month: of a month that was opened, what went on record then.
  ///
  /// - Throws: what ``law(in:)`` throws; `RECORDS-…`.
  public func lawInForce(in month: Month) throws(Diagnostic) -> LawInForce {
    if hasRecords {
      let frame = try RecordStore(at: database).read { records throws(Diagnostic) in try records.frame(of: month) }
      if let frame {
        return LawInForce(law: frame.lawPack, area: frame.law?.area, isFrozen: true, remarks: law.findings)
      }
    }
    return LawInForce(
      law: try law(in: month), area: settings.area, isFrozen: false, remarks: law.findings + lawRemarks(in: month))
  }
}
