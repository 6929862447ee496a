internal import Exact
internal import Records
internal import Scheme
internal import Synchronization
internal import Wording

/// Versions of schemes that were loaded before: the same text is the same scheme for as long as the program runs.
enum SchemesLoaded {
  private static let loaded = Mutex<[ContentHash: Scheme]>([:])

  /// The scheme of a version.
  ///
  /// - Throws: what is wrong with its text: it loaded when it was published, and a program that cannot load it any more
  ///   must not compute without it.
  static func scheme(_ version: SchemeVersion) throws(Diagnostic) -> Scheme {
    // The place of a finding names the file it came from.
    let key = ContentHash(of: Array(version.source.utf8) + [0] + version.text)
    if let known = loaded.withLock({ $0[key] }) { return known }
    let loading = version.loading
    guard let scheme = loading.scheme else {
      throw loading.findings.first { $0.severity == .error } ?? Diagnostic(.recordsDamaged, ["why": version.source])
    }
    loaded.withLock { $0[key] = scheme }
    return scheme
  }
}
