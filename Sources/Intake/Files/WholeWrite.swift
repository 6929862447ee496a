#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Writes bytes to a file to the last one: the system may take them in several goes.
package enum WholeWrite {
  /// Whether all bytes were written, where the file stands or from an offset on; where not, `errno` says why.
  package static func all(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int? = nil) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var done = 0
    while done < bytes.count {
      let left = bytes.count - done
      let got =
        if let offset {
          pwrite(descriptor, base + done, left, off_t(offset + done))
        } else {
          write(descriptor, base + done, left)
        }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return false }
      done += got
    }
    return true
  }
}
