internal import Wording
internal import Yams

/// A place in the YAML of a dialect; whatever is wrong there is named with line and column.
struct DialectNode {
  let node: Node
  let file: String
  /// The keys that lead here, for messages.
  let path: String

  /// Parses a dialect's YAML.
  ///
  /// - Throws: `DIALECT-BROKEN` with line and column.
  init(yaml: String, file: String) throws(Diagnostic) {
    var root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      let (mark, reason) = DialectNode.trouble(error)
      throw Diagnostic(
        .dialectBroken, at: Place(file: file, line: mark?.line, column: mark?.column),
        ["path": "YAML", "reason": Diagnostic.quoted(reason)])
    } catch {
      throw Diagnostic(.dialectBroken, at: Place(file: file), ["path": "YAML", "reason": "unreadable"])
    }
    guard let root else {
      throw Diagnostic(.dialectBroken, at: Place(file: file), ["path": "YAML", "reason": "nothing in it"])
    }
    self.init(node: root, file: file, path: "")
  }

  private init(node: Node, file: String, path: String) {
    self.node = node
    self.file = file
    self.path = path
  }

  private static func trouble(_ error: YamlError) -> (Mark?, String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark, problem)
    default: (nil, "unreadable")
    }
  }

  /// Where it stands.
  var place: Place { Place(file: file, line: node.mark?.line, column: node.mark?.column) }

  /// `DIALECT-BROKEN` at this place.
  func broken(_ reason: String) -> Diagnostic {
    Diagnostic(
      .dialectBroken, at: place,
      ["path": path.isEmpty ? "—" : Diagnostic.quoted(path), "reason": Diagnostic.quoted(reason)])
  }

  /// The entries of a mapping, in order. Every scalar is read as text: `Y` stays `Y`, `007` stays `007`.
  func entries() throws(Diagnostic) -> [(key: String, value: DialectNode)] {
    guard let mapping = node.mapping else { throw broken("a mapping is expected here") }
    var entries: [(String, DialectNode)] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string else { throw broken("a key has to be a plain word") }
      entries.append((name, DialectNode(node: value, file: file, path: path.isEmpty ? name : path + "." + name)))
    }
    return entries
  }

  /// The entries, none of which may have another key.
  func entries(among known: [String]) throws(Diagnostic) -> [String: DialectNode] {
    var found: [String: DialectNode] = [:]
    for (key, value) in try entries() {
      guard known.contains(key) else {
        throw value.broken("unknown key \"\(key)\"; known: \(known.joined(separator: " "))")
      }
      found[key] = value
    }
    return found
  }

  func items() throws(Diagnostic) -> [DialectNode] {
    guard let sequence = node.sequence else { throw broken("a list is expected here") }
    return sequence.enumerated().map { DialectNode(node: $1, file: file, path: path + "[\($0)]") }
  }

  func text() throws(Diagnostic) -> String {
    guard let text = node.scalar?.string else { throw broken("a text is expected here") }
    return text
  }

  /// A list of texts, or one text for a list of one.
  func texts() throws(Diagnostic) -> [String] {
    if let text = node.scalar?.string { return [text] }
    var texts: [String] = []
    for item in try items() { texts.append(try item.text()) }
    return texts
  }

  /// `true` or `false`.
  func flag() throws(Diagnostic) -> Bool {
    switch try text() {
    case "true": true
    case "false": false
    default: throw broken("true or false is expected here")
    }
  }
}
