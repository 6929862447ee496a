import Foundation

/// Real exports that are not part of the repository; tests that use them are skipped where they are not at hand.
enum RealData {
  static let pwc = path("pwc_Call-Center-Dataset.xlsx")
  static let olist = path("olist_orders_dataset.csv")

  /// The root of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let library = root.appendingPathComponent("dialects").path

  private static func path(_ name: String) -> String? {
    let path = root.appendingPathComponent("../shared/data/real/\(name)").standardized.path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
