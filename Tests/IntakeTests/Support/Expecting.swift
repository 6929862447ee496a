import Testing
import Wording

/// The diagnostic that a step ends with; fails the test where it ends without one.
func diagnostic(
  _ code: String, sourceLocation: SourceLocation = #_sourceLocation, from step: () throws -> Void
) throws -> Diagnostic {
  var found: Diagnostic?
  do { try step() } catch let error as Diagnostic { found = error }
  let diagnostic = try #require(found, "expected \(code)", sourceLocation: sourceLocation)
  #expect(diagnostic.code == code, sourceLocation: sourceLocation)
  // Every brace of the message is filled in.
  for name in placeholders(of: diagnostic.message) {
    let isFilled = diagnostic.arguments[name] != nil || diagnostic.words[name] != nil
    #expect(isFilled, "no \(name) in \(code)", sourceLocation: sourceLocation)
  }
  return diagnostic
}

/// The names in braces of a message.
func placeholders(of message: Message) -> Set<String> {
  var names: Set<String> = []
  for text in [message.what.chinese, message.what.english, message.remedy.chinese, message.remedy.english] {
    for part in text.split(separator: "{").dropFirst() {
      if let end = part.firstIndex(of: "}") { names.insert(String(part[..<end])) }
    }
  }
  return names
}
