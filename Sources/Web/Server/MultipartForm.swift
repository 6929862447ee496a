/// A form with files in it, `multipart/form-data` (RFC 7578), as it came in whole.
struct MultipartForm: Sendable {
  /// A file of a form.
  struct File: Sendable {
    /// The field.
    let field: String
    /// What the browser calls it; never to be taken for a path.
    let name: String
    let bytes: [UInt8]
  }

  /// The most parts that are read.
  private static let most = 200
  private var texts: [String: String] = [:]
  private(set) var files: [File] = []

  /// The first value of a field; nil where there is none.
  func text(_ name: String) -> String? { texts[name] }

  /// The same fields of a plain form.
  init(fields: Fields, names: [String]) {
    for name in names { texts[name] = fields.text(name) }
  }

  /// Takes a body apart; nil where it is no such form, or is cut short.
  init?(_ body: some Collection<UInt8>, type: String) {
    guard type.lowercased().hasPrefix("multipart/form-data"), let mark = MultipartForm.boundary(in: type) else {
      return nil
    }
    let bytes = Array(body)
    let boundary = Array("--\(mark)".utf8)
    guard var place = MultipartForm.find(boundary, in: bytes, from: 0) else { return nil }
    for _ in 0..<MultipartForm.most {
      place += boundary.count
      // Two hyphens end the form; a line's end begins a part.
      if bytes[place...].starts(with: [0x2D, 0x2D]) { return }
      guard let head = MultipartForm.find([0x0D, 0x0A, 0x0D, 0x0A], in: bytes, from: place),
        let next = MultipartForm.find([0x0D, 0x0A] + boundary, in: bytes, from: head + 2)
      else { return nil }
      add(String(decoding: bytes[place..<head], as: UTF8.self), bytes[min(head + 4, next)..<next])
      place = next + 2
    }
    return nil
  }

  private mutating func add(_ head: String, _ content: ArraySlice<UInt8>) {
    let disposition = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") } ?? ""
    guard let field = MultipartForm.parameter("name", in: String(disposition)) else { return }
    if let name = MultipartForm.parameter("filename", in: String(disposition)) {
      if !name.isEmpty { files.append(File(field: field, name: name, bytes: Array(content))) }
    } else if texts[field] == nil {
      texts[field] = String(decoding: content, as: UTF8.self)
    }
  }

  /// A quoted parameter; browsers write a quote within as `%22`.
  private static func parameter(_ name: String, in line: String) -> String? {
    guard let start = line.firstRange(of: "; \(name)=\"") else { return nil }
    return String(line[start.upperBound...].prefix { $0 != "\"" }).replacing("%22", with: "\"")
  }

  private static func boundary(in type: String) -> String? {
    guard let start = type.firstRange(of: "boundary=") else { return nil }
    let mark = String(type[start.upperBound...].prefix { $0 != ";" }).replacing("\"", with: "")
    return (1...70).contains(mark.utf8.count) ? mark : nil
  }

  private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = pattern.first else { return nil }
    var place = start
    while place + pattern.count <= bytes.count {
      guard let next = bytes[place...(bytes.count - pattern.count)].firstIndex(of: first) else { return nil }
      if bytes[next..<(next + pattern.count)].elementsEqual(pattern) { return next }
      place = next + 1
    }
    return nil
  }
}
