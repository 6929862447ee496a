internal import Mustache

/// A text as the templates read it: they would ask of every string again what kind of thing it is, and whether it has parts.
private struct Said: MustacheCustomRenderable, MustacheParent {
  let renderText: String
  var isNull: Bool { false }

  func child(named name: String) -> Any? { nil }
}

/// A view taken apart once. The templates look every name up again and again, and would reflect upon the view each time.
struct TakenApart: MustacheParent {
  private let parts: [String: Any]

  func child(named name: String) -> Any? { parts[name] }

  /// A value as the templates read it: a view by its names, a list by its values, everything else as it is. Nil for
  /// nothing.
  static func value(_ value: Any) -> Any? {
    switch value {
    case let text as String: return Said(renderText: text)
    case is Bool, is Int, is Int64, is Markup: return value
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { self.value($0.value) }
    case .collection: return mirror.children.compactMap { self.value($0.value) }
    case .struct:
      var parts: [String: Any] = [:]
      for case (let name?, let child) in mirror.children { parts[name] = self.value(child) }
      return TakenApart(parts: parts)
    default: return value
    }
  }
}
