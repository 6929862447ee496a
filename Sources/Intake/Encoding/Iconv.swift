internal import Glibc

/// A converter of the C library from one encoding to UTF-8.
final class Iconv {
  private let handle: iconv_t

  /// A converter, or nil where the system has no table for the encoding.
  init?(from encoding: TextEncoding) {
    guard let handle = iconv_open("UTF-8", encoding.rawValue), handle != iconv_t(bitPattern: -1) else { return nil }
    self.handle = handle
  }

  deinit {
    iconv_close(handle)
  }

  /// The text as UTF-8, and the offset of the first character that cannot be read, where there is one.
  func convert(_ bytes: [UInt8], from start: Int) -> (text: [UInt8], error: Int?) {
    var error: Int?
    let length = bytes.count - start
    // Two bytes of GBK or UTF-16 become at most three of UTF-8.
    let text = [UInt8](unsafeUninitializedCapacity: length + length / 2 + 16) { output, count in
      bytes.withUnsafeBytes { raw in
        // iconv does not write through its input pointer; its C declaration merely lacks the const.
        var source = UnsafeMutableRawBufferPointer(mutating: raw).baseAddress?
          .advanced(by: start).assumingMemoryBound(to: CChar.self)
        var sourceLeft = length
        var target = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var targetLeft = output.count
        if iconv(handle, &source, &sourceLeft, &target, &targetLeft) == -1 {
          error = bytes.count - sourceLeft
        }
        count = output.count - targetLeft
      }
    }
    return (text, error)
  }
}
