internal import Exact
internal import Foundation
internal import Wording
internal import Workflow

/// Files of evidence on their way between a form and where they are kept.
enum EvidenceFiles {
  /// Does something with the files of a form, each written under its own name for as long as it takes.
  static func with<Result>(
    _ form: MultipartForm, _ body: ([String]) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let files = form.files.filter { $0.field == "evidence" }
    guard !files.isEmpty else { return try body([]) }
    return try PrivateFolder.with { folder throws(Diagnostic) in try body(written(files, in: folder)) }
  }

  private static func written(
    _ files: [MultipartForm.File], in folder: String
  ) throws(Diagnostic) -> [String] {
    var paths: [String] = []
    for (index, file) in files.enumerated() {
      let place = "\(folder)/\(index)"
      let path = place + "/" + name(file.name)
      do {
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try Data(file.bytes).write(to: URL(fileURLWithPath: path))
      } catch {
        throw Diagnostic(.outputNotWritten, at: Place(file: name(file.name)), ["why": Diagnostic.quoted("\(error)")])
      }
      paths.append(path)
    }
    return paths
  }

  /// What a browser calls a file, as a name that leads nowhere: no folder, nothing that steers, not too long.
  static func name(_ sent: String) -> String {
    let last = sent.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let clean = Diagnostic.quoted(last).trimmingCharacters(in: .whitespaces)
    return clean.isEmpty || clean.allSatisfy({ $0 == "." }) ? "file" : clean
  }

  /// The type of a file by what it holds, never by its name; what is not known is bytes.
  static func type(of bytes: [UInt8]) -> String {
    func begins(_ signature: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: signature) }
    if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if begins([0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if begins(Array("RIFF".utf8)), begins(Array("WEBP".utf8), at: 8) { return "image/webp" }
    if begins(Array("%PDF-".utf8)) { return "application/pdf" }
    return "application/octet-stream"
  }
}

/// A file that was handed in, as a link.
struct EvidenceLink: Sendable {
  let fileName: String
  let size: String
  let link: String

  init(_ content: String, _ name: String, _ bytes: Int, of employee: String, in month: Month) {
    fileName = name
    size = bytes < 1_000_000 ? "\(max(1, bytes / 1_000)) kB" : "\(bytes / 1_000_000) MB"
    link = SheetAddress.of(employee, month) + "/evidence/" + content
  }
}

/// Hands out the files of evidence.
enum EvidencePage {
  static let routes: [Route] = [
    .page("/months/:month/sheets/:employee/evidence/:content") { visit throws(Diagnostic) in
      let found = try visit.desk().attachment(
        visit.path["content"] ?? "", of: try visit.employee(), in: try visit.month())
      return .file(found.name, EvidenceFiles.type(of: found.bytes), found.bytes)
    }
  ]
}
