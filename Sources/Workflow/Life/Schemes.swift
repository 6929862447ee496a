internal import Exact
internal import Metrics
public import Records
public import Scheme
public import Wording

extension Desk {
  /// Publishes a version (公布方案): from its month on it serves, and never changes again.
  ///
  /// - Parameters:
  ///   - version: the version's hash, or its first characters.
  ///   - acknowledging: the codes of its warnings, which somebody has read.
  /// - Throws: `NOT-ALLOWED`, `SCHEME-VERSION-UNKNOWN`, `SCHEME-STATE`, `SCHEME-WARNINGS`, `SCHEME-SERVES`,
  ///   `SCHEME-TOO-LATE` for a month that was published already, `PUBLICATION-ORDER`.
  public func publish(
    scheme version: String, _ publication: Publication, acknowledging: Set<String> = []
  ) throws(Diagnostic) {
    let found = try scheme(version)
    try does(.publishScheme, item: found.version, reason: publication.how) { entry throws(Diagnostic) in
      let all = try entry.records.schemes()
      guard let scheme = all.first(where: { $0.version == found.version }), scheme.state == .checked else {
        throw found.notInState
      }
      let twin = all.first { $0.state == .published && $0.scheme == scheme.scheme && $0.effective == scheme.effective }
      if let twin {
        throw Diagnostic(
          .schemeServes, ["scheme": scheme.scheme, "month": scheme.effective.description, "version": twin.short])
      }
      if let closed = try entry.records.months().last(where: { $0.state >= .published })?.month,
        scheme.effective <= closed
      {
        throw Diagnostic(
          .schemeTooLate,
          ["scheme": scheme.scheme, "month": scheme.effective.description, "closed": closed.description])
      }
      guard publication.discussedOn <= publication.madeKnownOn, publication.madeKnownOn <= office.now.day else {
        throw Diagnostic(
          .publicationOrder,
          ["discussed": publication.discussedOn.description, "known": publication.madeKnownOn.description])
      }
      let warnings = Set(scheme.loading.findings.filter { $0.severity == .warning }.map(\.code))
      guard warnings.isSubset(of: acknowledging) else {
        throw Diagnostic(
          .schemeWarnings,
          ["version": scheme.short, "codes": warnings.subtracting(acknowledging).sorted().joined(separator: ", ")])
      }
      if !warnings.isEmpty { entry.act.details["acknowledged"] = warnings.sorted().joined(separator: ", ") }
      try entry.move(scheme: scheme.version, to: .published, publication)
      // Months that are open already work under it from their next look on.
      for (month, state) in try entry.records.months() where month >= scheme.effective && state >= .provisional {
        try entry.appraise(month, of: company)
      }
    }
  }

  /// Takes a published version back (撤回) before any month was opened under it.
  ///
  /// - Throws: `NOT-ALLOWED`, `SCHEME-VERSION-UNKNOWN`, `SCHEME-STATE`, `SCHEME-IN-USE`, `REASON-MISSING`.
  public func withdraw(scheme version: String, reason: String) throws(Diagnostic) {
    let found = try scheme(version)
    try requireReason(reason, for: .publishScheme, nil, found.effective)
    try does(.publishScheme, item: found.version, reason: reason) { entry throws(Diagnostic) in
      guard found.state != .withdrawn else { throw found.notInState }
      if found.state == .published, let month = try entry.records.months().first(where: { $0.month >= found.effective })
      {
        throw Diagnostic(.schemeInUse, ["version": found.short, "month": month.month.description])
      }
      try entry.move(scheme: found.version, to: .withdrawn)
    }
  }

  /// Takes note of a published version (知悉方案), before its month begins if possible.
  ///
  /// - Throws: `SCHEME-VERSION-UNKNOWN`, `SCHEME-STATE`.
  public func acknowledge(scheme version: String) throws(Diagnostic) {
    let found = try scheme(version)
    try does(.acknowledgeScheme, employee: actor, item: found.version) { entry throws(Diagnostic) in
      guard found.state == .published else { throw found.notInState }
      guard try entry.records.receipts(of: found.version)[actor] == nil else { return }
      try entry.add(receiptOf: found.version, by: actor)
    }
  }
}

extension SchemeVersion {
  /// The first characters of the hash, which name it to people.
  public var short: String { String(version.prefix(12)) }

  /// That it cannot be done with a version as it is.
  var notInState: Diagnostic { Diagnostic(.schemeState, ["version": short, "state": state.rawValue]) }

  /// The scheme, as it was read before where it was; nil where this program cannot read it.
  public var loaded: Scheme? { try? SchemesLoaded.scheme(self) }

  /// The scheme, read again from its text.
  public var loading: SchemeLoading {
    SchemeLoader.load(String(decoding: text, as: UTF8.self), file: source, vocabulary: MeasureCatalogue.standard)
  }
}
