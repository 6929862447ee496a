internal import Exact
internal import Foundation
internal import Metrics
public import Records
public import Scheme
public import Wording

extension Desk {
  /// Takes a version of a scheme in as a draft (登记草案): checked at once, so that one with errors never gets on record.
  ///
  /// - Returns: what the check found; warnings are acknowledged when it is published.
  /// - Throws: `NOT-ALLOWED`; the first error of the scheme; `SCHEME-SERVES` where another published version of the
  ///   scheme serves the same month already.
  @discardableResult
  public func draft(schemeAt path: String) throws(Diagnostic) -> (version: String, findings: [Diagnostic]) {
    let loading = SchemeFile.read(path)
    guard let scheme = loading.scheme, let bytes = FileManager.default.contents(atPath: path) else {
      throw loading.findings.first { $0.severity == .error } ?? Diagnostic(.fileNotFound, at: Place(file: path))
    }
    let text = Array(bytes)
    let version = ContentHash(of: text).description
    try does(.draftScheme, item: version) { entry throws(Diagnostic) in
      guard try !entry.records.schemes().contains(where: { $0.version == version }) else { return }
      try entry.add(
        scheme: scheme.id, effective: scheme.effective, version: version,
        source: "schemes/" + (path as NSString).lastPathComponent, text: text)
      try entry.move(scheme: version, to: .checked)
    }
    return (version, loading.findings)
  }

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
        throw Diagnostic(.schemeState, ["version": found.short, "state": found.state.rawValue])
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
      guard found.state != .withdrawn else {
        throw Diagnostic(.schemeState, ["version": found.short, "state": found.state.rawValue])
      }
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
      guard found.state == .published else {
        throw Diagnostic(.schemeState, ["version": found.short, "state": found.state.rawValue])
      }
      guard try entry.records.receipts(of: found.version)[actor] == nil else { return }
      try entry.add(receiptOf: found.version, by: actor)
    }
  }

  /// A version on record, by its hash or the first characters of it, or by the scheme's id where only one version can be
  /// meant.
  private func scheme(_ name: String) throws(Diagnostic) -> SchemeVersion {
    let all = try store.read { records throws(Diagnostic) in try records.schemes() }
    let found = all.filter { $0.version.hasPrefix(name) && name.count >= 6 || $0.scheme == name }
    if found.count == 1 { return found[0] }
    throw Diagnostic(
      .schemeVersionUnknown,
      [
        "version": Diagnostic.quoted(name),
        "known": all.isEmpty ? "—" : all.map { "\($0.scheme) \($0.effective) \($0.short)" }.joined(separator: ", "),
      ])
  }
}

extension SchemeVersion {
  /// The first characters of the hash, which name it to people.
  public var short: String { String(version.prefix(12)) }

  /// The scheme, as it was read before where it was; nil where this program cannot read it.
  public var loaded: Scheme? { try? SchemesLoaded.scheme(self) }

  /// The scheme, read again from its text.
  public var loading: SchemeLoading {
    SchemeLoader.load(String(decoding: text, as: UTF8.self), file: source, vocabulary: MeasureCatalogue.standard)
  }
}
