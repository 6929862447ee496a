internal import Exact
internal import Foundation
internal import Intake
internal import Wording

/// The dialects that come with the product. The files stand in the folder `dialects`.
enum BuiltInDialects {
  private static let texts: [(file: String, bytes: [UInt8])] = [
    ("chitu-presales.yaml", PackageResources.chitu_presales_yaml),
    ("jd-orders.yaml", PackageResources.jd_orders_yaml),
    ("olist-orders.yaml", PackageResources.olist_orders_yaml),
    ("pinduoduo-orders.yaml", PackageResources.pinduoduo_orders_yaml),
    ("pwc-call-center.yaml", PackageResources.pwc_call_center_yaml),
    ("shengyicanmou-performance.yaml", PackageResources.shengyicanmou_performance_yaml),
    ("taobao-orders-xlsx.yaml", PackageResources.taobao_orders_xlsx_yaml),
    ("taobao-orders.yaml", PackageResources.taobao_orders_yaml),
    ("tmall-refunds.yaml", PackageResources.tmall_refunds_yaml),
    ("youzan-orders.yaml", PackageResources.youzan_orders_yaml),
  ]

  /// The built-in dialects and those of a company's own folder; of two with the same id the company's stands.
  static func library(with folder: String?) throws(Diagnostic) -> DialectLibrary {
    var dialects: [String: Dialect] = [:]
    for (file, bytes) in texts {
      let dialect = try Dialect(yaml: String(decoding: bytes, as: UTF8.self), file: file)
      dialects[dialect.id] = dialect
    }
    if let folder {
      for dialect in try DialectLibrary(folder: folder).dialects { dialects[dialect.id] = dialect }
    }
    return DialectLibrary(Array(dialects.values))
  }

  /// The ids that come with the product.
  static var ids: Set<String> { Set(texts.map { String($0.file.dropLast(5)) }) }

  /// A hash over the texts of all dialects a company's exports are read by.
  static func fingerprint(of company: Company) -> String {
    var all: [UInt8] = []
    for (file, bytes) in texts { all += Array(file.utf8) + [0] + bytes + [0] }
    for name in Disk.names(in: company.dialectFolder) where name.hasSuffix(".yaml") {
      let bytes = FileManager.default.contents(atPath: company.dialectFolder + "/" + name) ?? Data()
      all += Array(name.utf8) + [0] + bytes + [0]
    }
    return String(ContentHash(of: all).description.prefix(12))
  }
}

extension Company {
  /// Where the company's own dialects lie.
  var dialectFolder: String { folder + "/dialects" }

  /// The dialects the company's exports are read by: the built-in ones and its own.
  ///
  /// - Throws: `DIALECT-…`.
  func dialects() throws(Diagnostic) -> DialectLibrary {
    try BuiltInDialects.library(with: Disk.isFolder(dialectFolder) ? dialectFolder : nil)
  }
}
