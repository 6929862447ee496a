import Wording
import Yams

extension SchemeFindings {
  /// The YAML tree, or nil with a finding that says where reading stopped.
  package mutating func document(of source: String) -> SchemeField? {
    if let excess = SchemeText.excess(of: source) {
      report(
        .schemeTooLarge, line: excess.line, column: 1, words: ["what": excess.what, "limit": excess.limit])
      return nil
    }
    do {
      guard let root = try Yams.compose(yaml: SchemeText.withoutMark(source), .basic) else {
        report(
          .schemeFieldMissing, line: 1, column: 1, ["field": "kaohe"], words: ["owner": .wholeScheme])
        return nil
      }
      if let excess = SchemeText.excess(of: root) {
        report(
          .schemeTooLarge, line: excess.line, column: 1, words: ["what": excess.what, "limit": excess.limit])
        return nil
      }
      return SchemeField(root)
    } catch let error as YamlError {
      report(error, in: source)
    } catch {
      report(.schemeSyntax, line: 1, column: 1, ["problem": "\(error)"])
    }
    return nil
  }

  private mutating func report(_ error: YamlError, in source: String) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      report(
        .schemeSyntax, line: mark.line, column: mark.column, words: ["problem": .yaml(problem, context: context?.text)])
    case .reader(let problem, let offset, _, _):
      let place = SchemeText.place(ofByte: offset ?? 0, in: source)
      report(
        .schemeSyntax, line: place.line, column: place.column, words: ["problem": .yaml(problem, context: nil)])
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      let second = SchemeText.second(key, after: context.mark.line, context.mark.column, in: source)
      report(
        .schemeDuplicate, line: second.line, column: second.column, ["id": key],
        words: ["first": .line(context.mark.line)])
    default:
      report(.schemeSyntax, line: 1, column: 1, ["problem": "\(error)"])
    }
  }
}
