internal import Exact
internal import Foundation
internal import Intake
internal import Metrics
internal import Scheme
internal import Wording

/// The dialects that come with the product. The files stand in the folder `dialects`.
enum BuiltInDialects {
  private static let texts: [(file: String, bytes: [UInt8])] = [
    ("chitu-attendance.yaml", PackageResources.chitu_attendance_yaml),
    ("chitu-custom.yaml", PackageResources.chitu_custom_yaml),
    ("chitu-presales.yaml", PackageResources.chitu_presales_yaml),
    ("douyin-orders.yaml", PackageResources.douyin_orders_yaml),
    ("feige-performance.yaml", PackageResources.feige_performance_yaml),
    ("feige-reception.yaml", PackageResources.feige_reception_yaml),
    ("jd-orders.yaml", PackageResources.jd_orders_yaml),
    ("jd-service.yaml", PackageResources.jd_service_yaml),
    ("jd-staff-daily.yaml", PackageResources.jd_staff_daily_yaml),
    ("kuaishou-assessment.yaml", PackageResources.kuaishou_assessment_yaml),
    ("olist-orders.yaml", PackageResources.olist_orders_yaml),
    ("pinduoduo-orders.yaml", PackageResources.pinduoduo_orders_yaml),
    ("pinduoduo-team.yaml", PackageResources.pinduoduo_team_yaml),
    ("pwc-call-center.yaml", PackageResources.pwc_call_center_yaml),
    ("qianniu-chat-xlsx.yaml", PackageResources.qianniu_chat_xlsx_yaml),
    ("qianniu-chat.yaml", PackageResources.qianniu_chat_yaml),
    ("shengyicanmou-inquiry-payment.yaml", PackageResources.shengyicanmou_inquiry_payment_yaml),
    ("shengyicanmou-performance.yaml", PackageResources.shengyicanmou_performance_yaml),
    ("taobao-open-performance.yaml", PackageResources.taobao_open_performance_yaml),
    ("taobao-order-details.yaml", PackageResources.taobao_order_details_yaml),
    ("taobao-orders-xlsx.yaml", PackageResources.taobao_orders_xlsx_yaml),
    ("taobao-orders.yaml", PackageResources.taobao_orders_yaml),
    ("tmall-refunds-2026.yaml", PackageResources.tmall_refunds_2026_yaml),
    ("tmall-refunds.yaml", PackageResources.tmall_refunds_yaml),
    ("wangdiantong-orders.yaml", PackageResources.wangdiantong_orders_yaml),
    ("xianyu-ratings.yaml", PackageResources.xianyu_ratings_yaml),
    ("xianyu-service.yaml", PackageResources.xianyu_service_yaml),
    ("youzan-orders.yaml", PackageResources.youzan_orders_yaml),
  ]

  /// The built-in dialects and those of a company's own folder; of two with the same id the company's stands.
  ///
  /// - Parameters:
  ///   - words: what the company said of words in columns of states.
  ///   - metricUnit: the unit of a metric that a report supplies.
  static func library(
    with folder: String?, words: StateWords = StateWords(),
    metricUnit: @escaping (String) -> Exact.Unit? = BuiltInDialects.metricUnit
  ) throws(Diagnostic) -> DialectLibrary {
    var dialects: [String: Dialect] = [:]
    var own: Set<String> = []
    for (file, bytes) in texts {
      let dialect = try Dialect(
        yaml: String(decoding: bytes, as: UTF8.self), file: file, metricUnit: BuiltInDialects.metricUnit)
      dialects[dialect.id] = dialect
    }
    if let folder {
      for var dialect in try DialectLibrary(folder: folder, metricUnit: metricUnit).dialects {
        dialect.isOwn = true
        dialects[dialect.id] = dialect
        own.insert(dialect.id)
      }
    }
    return DialectLibrary(Array(dialects.values)).completed(by: words, own: own)
  }

  /// The unit of a metric that the product knows by itself.
  static func metricUnit(_ metric: String) -> Exact.Unit? {
    (MeasureCatalogue.measure(named: metric) ?? ReportedMeasures.measure(metric))?.unit
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
    if let words = FileManager.default.contents(atPath: company.stateWordsFile) {
      all += Array(StateWords.fileName.utf8) + [0] + words + [0]
    }
    return String(ContentHash(of: all).description.prefix(12))
  }

  /// The ids of the metrics that the platforms' reports supply.
  static let metrics: Set<String> =
    (try? library(with: nil))?.dialects.reduce(into: []) { $0.formUnion($1.metrics) } ?? []
}

extension Company {
  /// Where the company's own dialects lie.
  var dialectFolder: String { folder + "/dialects" }

  /// What exports do not say and the company does: the month and shop they are taken in for, and its accounts, by which
  /// the two sides of a chat are told apart.
  func given(_ month: Month, shop: String?, confirmsMonth: Bool = false) -> [String: String] {
    var given = ["month": month.description, "agents": Set(accounts.map(\.agentID)).sorted().joined(separator: "\n")]
    given["shop"] = shop
    if confirmsMonth { given[Translator.monthConfirmed] = "yes" }
    return given
  }

  /// The unit of a metric that the product knows, or that a scheme of the company declares.
  func metricUnit(_ metric: String) -> Exact.Unit? {
    BuiltInDialects.metricUnit(metric) ?? schemes.lazy.flatMap(\.inputs).first { $0.id == metric }?.unit
  }

  /// The dialects the company's exports are read by: the built-in ones and its own.
  ///
  /// - Throws: `DIALECT-…`.
  func dialects() throws(Diagnostic) -> DialectLibrary {
    try BuiltInDialects.library(
      with: Disk.isFolder(dialectFolder) ? dialectFolder : nil, words: try stateWords(), metricUnit: metricUnit)
  }
}
