internal import Exact

/// A file that pages need; its address holds its hash, so that a browser keeps it for good.
struct Asset: Sendable {
  let name: String
  let type: String
  let bytes: [UInt8]
  let address: String

  private init(_ name: String, _ type: String, _ bytes: [UInt8]) {
    self.name = name
    self.type = type
    self.bytes = bytes
    address = "/assets/\(ContentHash(of: bytes).description.prefix(12))/\(name)"
  }

  static let style = Asset("style.css", "text/css; charset=utf-8", PackageResources.style_css)
  static let script = Asset("kaohe.js", "text/javascript; charset=utf-8", PackageResources.kaohe_js)
  static let importing = Asset("import.js", "text/javascript; charset=utf-8", PackageResources.import_js)
  static let all = [style, script, importing]
}
