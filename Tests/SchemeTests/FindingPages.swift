import Foundation

/// A page of `docs/findings`, as a test reads it.
struct FindingPage {
  let name: String
  let text: String
  let scheme: String
  let reports: [Report]

  /// A line such as `Reports: BAND-GAP at 9:7 — 55%`.
  struct Report: Hashable {
    let code: String
    let place: String
    let witness: String
  }

  init?(_ file: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    text = try String(contentsOf: file, encoding: .utf8)
    guard let open = text.range(of: "```yaml\n"), let close = text[open.upperBound...].range(of: "```") else {
      return nil
    }
    scheme = String(text[open.upperBound..<close.lowerBound])
    reports = text[close.upperBound...].split(separator: "\n").compactMap { line in
      guard line.hasPrefix("Reports: ") else { return nil }
      let parts = line.dropFirst("Reports: ".count).components(separatedBy: " — ")
      let place = parts[0].components(separatedBy: " at ")
      guard place.count == 2 else { return nil }
      return Report(
        code: place[0], place: place[1].trimmingCharacters(in: .whitespaces),
        witness: parts.dropFirst().joined(separator: " — ").trimmingCharacters(in: .whitespaces))
    }
  }

  static func all() throws -> [FindingPage] {
    let folder = packageFolder.appending(path: "docs/findings")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" && $0.lastPathComponent != "README.md" }
      .sorted { $0.path < $1.path }.compactMap { try FindingPage($0) }
  }
}
