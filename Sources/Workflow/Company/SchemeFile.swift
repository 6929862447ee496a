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
        scheme: nil,
        findings: [Diagnostic(.fileEncoding, at: Place(file: path, line: 1), ["found": encoding(of: bytes)])])
    }
    return check(text, file: path)
  }

  /// The same for a text that lies in no file.
  ///
  /// - Parameter file: what messages call it.
  public static func check(_ text: String, file: String) -> SchemeLoading {
    let loading = SchemeLoader.load(text, file: file, vocabulary: MeasureCatalogue.standard)
    guard let scheme = loading.scheme else { return loading }
    let replays = SchemeReplay.findings(scheme)
    return SchemeLoading(scheme: replays.isEmpty ? scheme : nil, findings: loading.findings + replays)
  }

  /// What a text that is not in UTF-8 looks like.
  static func encoding(of bytes: Data) -> String {
    bytes.contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? "UTF-16" : "GBK/GB18030"
  }
}
