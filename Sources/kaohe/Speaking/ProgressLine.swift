import Foundation
import Metrics
import Wording

/// How far long work is, on one line of a terminal: what is done, how fast, how long still. A pipe sees nothing of it.
final class ProgressLine {
  private let speaker: Speaker
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var isStarted = false

  init(_ speaker: Speaker) {
    self.speaker = speaker
  }

  /// Shows how far the reading is, several times a second at most.
  func report(_ progress: ReadingProgress) {
    let now = ContinuousClock.now
    guard isShown, progress.total > 0, now - shown > .milliseconds(200) else { return }
    shown = now
    isStarted = true
    let seconds = Double((now - start) / .milliseconds(1)) / 1000
    let rate = Double(progress.bytes) / max(seconds, 0.001)
    let left = Double(progress.total - progress.bytes) / max(rate, 1)
    let share = progress.bytes * 100 / progress.total
    let megabytes = Int(rate / 1e6)
    let text =
      speaker.language == .chinese
      ? "已读 \(share)%（\(progress.bytes >> 20)/\(progress.total >> 20) MiB），每秒 \(megabytes) MB，还需 \(Self.time(left))"
      : "\(share) % read (\(progress.bytes >> 20) of \(progress.total >> 20) MiB), \(megabytes) MB/s, \(Self.time(left)) left"
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(text)".utf8))
  }

  /// Takes the line away.
  func end() {
    if isStarted { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
    isStarted = false
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999).rounded(.up))
    let (minutes, rest) = (whole / 60, whole % 60)
    return minutes > 0 ? "\(minutes):\(rest < 10 ? "0" : "")\(rest)" : "\(rest) s"
  }
}
