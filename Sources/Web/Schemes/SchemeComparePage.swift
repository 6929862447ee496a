internal import Exact
internal import Paperwork
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

/// What differs between two versions of a scheme: what it means, and line by line.
enum SchemeComparePage {
  static let routes: [Route] = [
    .page("/schemes/compare") { visit throws(Diagnostic) in
      let desk = try visit.desk()
      let old = try desk.scheme(try visit.query.required("old", Bilingual("旧版本", "earlier version")))
      let new = try desk.scheme(try visit.query.required("new", Bilingual("新版本", "later version")))
      return .page("scheme-compare", title: Bilingual("方案差异", "What differs"), CompareView(visit, old, new))
    }
  ]
}

/// What two versions say differently, on a page.
struct SchemeChangesView: Sendable {
  let changes: [Change]
  let isSame: Bool

  struct Change: Sendable {
    let name: String
    let kind: String
    let isNew: Bool
    let isOld: Bool
    let parts: [Part]
  }

  struct Part: Sendable {
    let what: String
    let before: String?
    let after: String?
  }

  init(from earlier: Scheme, to later: Scheme, _ language: Language) {
    changes = SchemeChanges(from: earlier, to: later, language).changes.map { change in
      let kind: Bilingual =
        switch change.kind {
        case .added: Bilingual("新增", "added")
        case .removed: Bilingual("取消", "removed")
        case .changed: Bilingual("改动", "changed")
        }
      return Change(
        name: change.name, kind: kind.text(in: language), isNew: change.kind == .added, isOld: change.kind == .removed,
        parts: change.parts.map {
          Part(
            what: $0.name, before: $0.before.isEmpty ? nil : $0.before, after: $0.after.isEmpty ? nil : $0.after)
        })
    }
    isSame = changes.isEmpty
  }
}

private struct CompareView: Sendable {
  let old: Side
  let new: Side
  let meaning: SchemeChangesView?
  let difference: LineDifference
  let isSameText: Bool

  struct Side: Sendable {
    let title: String
    let address: String
  }

  init(_ visit: Visit, _ old: SchemeVersion, _ new: SchemeVersion) {
    func side(_ version: SchemeVersion) -> Side {
      let name = version.loaded.map { visit.say($0.name) } ?? version.scheme
      return Side(
        title: name
          + visit.say(
            "（\(version.effective) 起，\(visit.say(version.state.name))，\(version.short)）",
            " (from \(version.effective), \(visit.say(version.state.name)), \(version.short))"),
        address: SchemeAddress.of(version.version))
    }
    self.old = side(old)
    self.new = side(new)
    if let before = old.loaded, let after = new.loaded {
      meaning = SchemeChangesView(from: before, to: after, visit.language)
    } else {
      meaning = nil
    }
    difference = LineDifference(
      from: String(decoding: old.text, as: UTF8.self), to: String(decoding: new.text, as: UTF8.self))
    isSameText = old.text == new.text
  }
}
