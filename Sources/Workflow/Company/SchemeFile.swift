internal import Appraisal
internal import Foundation
internal import Metrics
public import Scheme
internal import Wording

/// A scheme's file, read, checked and replayed.
public enum SchemeFile {
  /// The scheme, unless an error stands in the way, and all findings.
  public static func read(_ path: String) -> SchemeLoading {
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
    guard let size, size <= SchemeLoader.greatestLength, let bytes = FileManager.default.contents(atPath: path) else {
      let message: Message = size == nil ? .fileNotFound : .schemeTooLarge
      return SchemeLoading(scheme: nil, findings: [Diagnostic(message, at: Place(file: path))])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return SchemeLoading(
        scheme: nil, findings: [Diagnostic(.schemeSyntax, at: Place(file: path, line: 1), ["problem": "UTF-8"])])
    }
    let loading = SchemeLoader.load(text, file: path, vocabulary: MeasureCatalogue.standard)
    guard let scheme = loading.scheme else { return loading }
    let replays = SchemeReplay.findings(scheme)
    return SchemeLoading(scheme: replays.isEmpty ? scheme : nil, findings: loading.findings + replays)
  }
}
