internal import Exact
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

/// The schemes: which versions there are, their text, and who has taken note of them.
enum SchemesPage {
  static let routes: [Route] = [
    .page("/schemes") { visit throws(Diagnostic) in
      .page("schemes", title: Bilingual("方案", "Schemes"), try SchemesView(visit))
    },
    .form("/schemes/acknowledge", .deed(.acknowledgeScheme)) { visit throws(Diagnostic) in
      let version = try visit.form.required("version", Bilingual("版本", "version"))
      try visit.desk().acknowledge(scheme: version)
      return .see("/schemes", said: Bilingual("已知悉。", "Noted."))
    },
  ]
}

private struct SchemesView: Sendable {
  let lines: [Line]

  struct Line: Sendable {
    let name: String
    let scheme: String
    let effective: String
    let state: String
    let version: String
    let text: String
    let acknowledged: Int
    let concerned: Int
    let published: String?
    let isPublished: Bool
  }

  init(_ visit: Visit) throws(Diagnostic) {
    lines = try visit.desk().schemes().map { line in
      let version = line.version
      return Line(
        name: version.loaded.map { visit.say($0.name) } ?? version.scheme, scheme: version.scheme,
        effective: version.effective.description, state: visit.say(version.state.name), version: version.short,
        text: String(decoding: version.text, as: UTF8.self), acknowledged: line.acknowledged,
        concerned: line.concerned,
        published: version.publication.map { "\($0.madeKnownOn) · \($0.how) · \($0.consulted)" },
        isPublished: version.state == .published)
    }
  }
}
