internal import Glibc

/// A converter of the C library from one encoding to UTF-8.
final class Iconv {
  private let handle: iconv_t

  /// How a conversion ended.
  enum Outcome: Equatable {
    /// All bytes were converted.
    case whole
    /// The bytes end within a character.
    case cutOff
    /// A character that cannot be read.
    case broken
  }

  /// A converter, or nil where the system has no table for the encoding.
  convenience init?(from encoding: TextEncoding) {
    self.init(named: encoding.rawValue)
  }

  /// A converter from an encoding by the name that the system has for it.
  init?(named name: String) {
    guard let handle = iconv_open("UTF-8", name), handle != iconv_t(bitPattern: -1) else { return nil }
    self.handle = handle
  }

  deinit {
    iconv_close(handle)
  }

  /// Converts bytes; says how many were used and how it ended.
  func convert(_ bytes: UnsafeRawBufferPointer) -> (text: [UInt8], used: Int, outcome: Outcome) {
    var used = 0
    var outcome = Outcome.whole
    // A byte of any of the encodings becomes at most three of UTF-8.
    let text = [UInt8](unsafeUninitializedCapacity: bytes.count * 3 + 16) { output, count in
      // iconv does not write through its input pointer; its C declaration merely lacks the const.
      var source = UnsafeMutableRawBufferPointer(mutating: bytes).baseAddress?.assumingMemoryBound(to: CChar.self)
      var sourceLeft = bytes.count
      var target = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
      var targetLeft = output.count
      if iconv(handle, &source, &sourceLeft, &target, &targetLeft) == -1 {
        outcome = errno == EINVAL ? .cutOff : .broken
      }
      count = output.count - targetLeft
      used = bytes.count - sourceLeft
    }
    return (text, used, outcome)
  }
}
