internal import Exact
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

/// The schemes: which versions there are, what serves now, and what one has to take note of.
enum SchemesPage {
  static let routes: [Route] = [
    .page("/schemes") { visit throws(Diagnostic) in
      .page("schemes", title: Bilingual("方案", "Schemes"), try SchemesView(visit))
    }
  ]
}

/// Where the pages of schemes are.
enum SchemeAddress {
  /// A version's own page.
  static func of(_ version: String) -> String { "/schemes/versions/" + version.prefix(12) }

  /// What differs between two versions.
  static func comparing(_ earlier: String, _ later: String) -> String {
    "/schemes/compare?old=\(earlier.prefix(12))&new=\(later.prefix(12))"
  }

  /// The editor, begun from a version.
  static func editing(_ version: String) -> String { "/schemes/edit?version=\(version.prefix(12))" }
}

private struct SchemesView: Sendable {
  let toNote: [Line]
  let schemes: [Group]
  let canWrite: Bool
  let isEmpty: Bool

  /// The versions of one scheme, the latest first.
  struct Group: Sendable {
    let title: String
    let id: String
    let versions: [Line]
  }

  struct Line: Sendable {
    let name: String
    let effective: String
    let state: String
    let isDraft: Bool
    let isGone: Bool
    let short: String
    let hash: String
    let address: String
    let noted: String?
    let isNotedBySelf: Bool
    let compare: String?
    let edit: String?
  }

  init(_ visit: Visit) throws(Diagnostic) {
    let desk = try visit.desk()
    let all = try desk.schemes()
    canWrite = Rights.reach(of: desk.role, .draftScheme) != nil
    isEmpty = all.isEmpty
    let writes = canWrite
    func line(_ line: SchemeLine, after earlier: SchemeLine?) -> Line {
      let version = line.version
      return Line(
        name: version.loaded.map { visit.say($0.name) } ?? version.scheme, effective: version.effective.description,
        state: visit.say(version.state.name), isDraft: version.state == .checked || version.state == .draft,
        isGone: version.state == .withdrawn, short: version.short, hash: version.version,
        address: SchemeAddress.of(version.version),
        noted: version.state == .published ? "\(line.acknowledged) / \(line.concerned)" : nil,
        isNotedBySelf: line.isNoted,
        compare: earlier.map { SchemeAddress.comparing($0.version.version, version.version) },
        edit: writes ? SchemeAddress.editing(version.version) : nil)
    }
    toNote = all.filter { $0.version.state == .published && $0.concernsOneself && !$0.isNoted }.map {
      line($0, after: nil)
    }
    var order: [String] = []
    for version in all where !order.contains(version.version.scheme) { order.append(version.version.scheme) }
    schemes = order.map { id in
      let versions = all.filter { $0.version.scheme == id }
      let lines = versions.indices.map { line(versions[$0], after: $0 > 0 ? versions[$0 - 1] : nil) }
      return Group(title: lines.last?.name ?? id, id: id, versions: lines.reversed())
    }
  }
}
