internal import CMinizip
internal import Wording

/// A source of bytes as minizip reads it: the file that was opened and checked is the one that is read.
final class ZipStream {
  private let source: ByteSource
  private var position = 0
  /// What the source last failed with.
  private(set) var failure: Diagnostic?
  /// Whether more was asked for than there is. minizip takes zeros from beyond the end for good unless it is told.
  private var isCutOff = false

  init(_ source: ByteSource) {
    self.source = source
  }

  /// The calls that minizip makes; they are valid as long as the stream is kept.
  var functions: zlib_filefunc64_def {
    zlib_filefunc64_def(
      zopen64_file: { stream, _, _ in stream },
      zread_file: { _, stream, buffer, count in ZipStream.from(stream)?.read(buffer, Int(count)) ?? 0 },
      zwrite_file: { _, _, _, _ in 0 },
      ztell64_file: { _, stream in UInt64(ZipStream.from(stream)?.position ?? 0) },
      zseek64_file: { _, stream, offset, origin in ZipStream.from(stream)?.seek(offset, origin) ?? -1 },
      zclose_file: { _, _ in 0 },
      zerror_file: { _, stream in ZipStream.from(stream)?.hasTrouble == false ? 0 : -1 },
      opaque: Unmanaged.passUnretained(self).toOpaque())
  }

  private static func from(_ stream: UnsafeMutableRawPointer?) -> ZipStream? {
    stream.map { Unmanaged<ZipStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private var hasTrouble: Bool { failure != nil || isCutOff }

  private func read(_ buffer: UnsafeMutableRawPointer?, _ count: Int) -> UInt {
    do throws(Diagnostic) {
      let got = try source.read(at: position, into: UnsafeMutableRawBufferPointer(start: buffer, count: count))
      position += got
      isCutOff = got < count
      return UInt(got)
    } catch {
      failure = error
      return 0
    }
  }

  private func seek(_ offset: UInt64, _ origin: Int32) -> Int {
    let start = origin == ZLIB_FILEFUNC_SEEK_CUR ? position : origin == ZLIB_FILEFUNC_SEEK_END ? source.count : 0
    // Offsets come from the file; those from the end may wrap around below zero.
    let (target, overflow) = start.addingReportingOverflow(Int(truncatingIfNeeded: offset))
    guard !overflow, target >= 0, target <= source.count else { return -1 }
    position = target
    return 0
  }
}
