internal import Exact
internal import Foundation
public import Records
internal import Scheme
public import Wording

extension Desk {
  /// Takes a version of a scheme in as a draft (登记草案): checked at once, so that one with errors never gets on record.
  ///
  /// - Returns: what the check found; warnings are acknowledged when it is published.
  /// - Throws: `NOT-ALLOWED`; the first error of the scheme.
  @discardableResult
  public func draft(schemeAt path: String) throws(Diagnostic) -> (version: String, findings: [Diagnostic]) {
    let loading = SchemeFile.read(path)
    return try keep(loading, source: "schemes/" + (path as NSString).lastPathComponent, replacing: nil)
  }

  /// Takes a version in as a draft from its text, as it was written at a desk.
  ///
  /// - Parameter earlier: the draft it takes the place of, by its hash; that one is withdrawn. A version that was
  ///   published stays as it is, and the text becomes another version beside it.
  /// - Returns: as ``draft(schemeAt:)``.
  /// - Throws: `NOT-ALLOWED`; the first error of the scheme; `SCHEME-VERSION-UNKNOWN`.
  @discardableResult
  public func draft(
    _ text: String, replacing earlier: String? = nil
  ) throws(Diagnostic) -> (version: String, findings: [Diagnostic]) {
    try require(.draftScheme)
    let loading = SchemeFile.check(text, file: Desk.draftName)
    var replaced: SchemeVersion?
    if let earlier { replaced = try scheme(earlier) }
    return try keep(loading, source: Desk.draftName, replacing: replaced)
  }

  /// What messages call a text that lies in no file.
  public static let draftName = "scheme.yaml"

  private func keep(
    _ loading: SchemeLoading, source: String, replacing earlier: SchemeVersion?
  ) throws(Diagnostic) -> (version: String, findings: [Diagnostic]) {
    guard let scheme = loading.scheme else {
      throw loading.findings.first { $0.severity == .error } ?? Diagnostic(.fileNotFound, at: Place(file: source))
    }
    let text = Array(scheme.source.utf8)
    let version = ContentHash(of: text).description
    try does(.draftScheme, item: version) { entry throws(Diagnostic) in
      let known = try entry.records.schemes()
      let twin = known.first { $0.version == version }
      if twin == nil {
        try entry.add(scheme: scheme.id, effective: scheme.effective, version: version, source: source, text: text)
      }
      // A text that was withdrawn may be taken up again.
      if twin == nil || twin?.state == .withdrawn { try entry.move(scheme: version, to: .checked) }
      // Under another id it is another scheme, and takes nobody's place.
      let standing = known.first { $0.version == earlier?.version && $0.scheme == scheme.id }
      if let standing, standing.version != version, standing.state == .checked || standing.state == .draft {
        try entry.move(scheme: standing.version, to: .withdrawn)
        entry.act.details["replaces"] = standing.short
      }
    }
    return (version, loading.findings)
  }

  /// A version on record, by its hash or the first characters of it, or by the scheme's id where only one version can be
  /// meant: one of several is, where the others were withdrawn.
  ///
  /// - Throws: `SCHEME-VERSION-UNKNOWN`, also for a draft to whom drafts are not shown.
  public func scheme(_ name: String) throws(Diagnostic) -> SchemeVersion {
    let all = try store.read { records throws(Diagnostic) in try records.schemes() }.filter(isShown)
    let found = all.filter { $0.version.hasPrefix(name) && name.count >= 6 || $0.scheme == name }
    if found.count == 1 { return found[0] }
    let standing = found.filter { $0.state != .withdrawn }
    if standing.count == 1 { return standing[0] }
    throw Diagnostic(
      .schemeVersionUnknown,
      [
        "version": Diagnostic.quoted(name),
        "known": all.isEmpty ? "—" : all.map { "\($0.scheme) \($0.effective) \($0.short)" }.joined(separator: ", "),
      ])
  }

  /// What was published is shown to everybody; a draft to those who write schemes, and to whoever audits them.
  func isShown(_ version: SchemeVersion) -> Bool {
    version.state == .published || (version.state == .withdrawn && version.publication != nil)
      || Rights.reach(of: role, .draftScheme) != nil
      || Rights.reach(of: role, .seeJournal) != nil
  }
}
