internal import Exact

/// The ways in which platforms write that there is no value.
enum Absence {
  /// 延迟统计: the platform will know later.
  static let notYetFinal = "延迟统计"

  /// Why there is no value, or nil where there is one.
  static func reason(of text: String) -> Missing.Reason? {
    switch text {
    case "", "-", "--", "—", "——", "/", "暂无数据", "无数据", "null", "NULL": .notCollected
    case notYetFinal: .notYetFinal
    default: nil
    }
  }
}
