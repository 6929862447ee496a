internal import CQRencode

/// A text as a square of dark and light modules (QR code), by libqrencode.
public struct QRCode: Sendable {
  /// The modules along each side.
  public let width: Int
  private let modules: [UInt8]

  /// Nil where the text is longer than a code holds.
  public init?(_ text: String) {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    width = Int(code.pointee.width)
    modules = Array(UnsafeBufferPointer(start: code.pointee.data, count: width * width))
  }

  /// Whether a module is dark.
  public func isDark(x: Int, y: Int) -> Bool { modules[y * width + x] & 1 == 1 }
}
