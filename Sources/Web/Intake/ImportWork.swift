internal import Dispatch
internal import Exact
internal import Records
internal import Synchronization
internal import Wording
internal import Workflow

/// What the server reads and takes in by itself, while whoever asked for it watches: one file is looked at after the
/// other, and one import runs at a time.
final class ImportWork: Sendable {
  /// How far the reading of a file is.
  struct Progress: Sendable {
    var done = 0
    var total = 0
    var begun = ContinuousClock.now
  }

  /// What is known of a file that was sent.
  enum Look: Sendable {
    case waiting
    case reading(Progress)
    case read([ImportedFile])
    case failed(Diagnostic)
  }

  /// An import, while it runs and until the next.
  struct Taking: Sendable {
    /// Who, for which month.
    let who: String
    let month: Month
    /// What is being read.
    var file = ""
    var progress = Progress()
    /// What became of each file so far.
    var files: [ImportedFile] = []
    var failure: Diagnostic?
    var isOver = false
  }

  private let looks = Mutex<[String: Look]>([:])
  private let current = Mutex<Taking?>(nil)
  private let reading = DispatchQueue(label: "kaohe.looking")
  let taking = DispatchQueue(label: "kaohe.taking")

  /// What is known of a file.
  func look(of upload: Upload) -> Look? { looks.withLock { $0[upload.path] } }

  /// Looks at a file unless that is done, or begun.
  func look(at upload: Upload, _ desk: Desk, month: Month, afresh: Bool = false) {
    let isNew = looks.withLock { looks in
      let known = looks[upload.path]
      if case .waiting = known { return false }
      if case .reading = known { return false }
      guard known == nil || afresh else { return false }
      looks[upload.path] = .waiting
      return true
    }
    guard isNew else { return }
    reading.async { [self] in
      let outcome = seen(upload, desk, month)
      looks.withLock { looks in
        // Put away meanwhile: nobody asks for it any more.
        looks[upload.path] = looks[upload.path] == nil ? nil : outcome
      }
    }
  }

  private func seen(_ upload: Upload, _ desk: Desk, _ month: Month) -> Look {
    do throws(Diagnostic) {
      let reader = try desk.importDesk(
        into: month, shop: upload.shop, confirmsMonth: upload.isMonthConfirmed)
      var progress = Progress()
      // Not every kind of file says how far it is.
      looks.withLock { if $0[upload.path] != nil { $0[upload.path] = .reading(progress) } }
      var files: [ImportedFile] = []
      for found in try desk.files(of: upload, at: reader) {
        files.append(
          try reader.look(at: found) { done, total in
            progress.done = done
            progress.total = total
            self.looks.withLock { if $0[upload.path] != nil { $0[upload.path] = .reading(progress) } }
          })
      }
      return .read(files)
    } catch {
      return .failed(error)
    }
  }

  /// Forgets what is known of a file.
  func forget(_ upload: Upload) { looks.withLock { $0[upload.path] = nil } }

  /// The import that runs or ran last for a month.
  func taking(for month: Month) -> Taking? { current.withLock { $0.flatMap { $0.month == month ? $0 : nil } } }

  /// Begins to take files in.
  ///
  /// - Throws: `IMPORT-UNDER-WAY` where another import runs.
  func take(_ uploads: [Upload], from tray: UploadTray, _ desk: Desk) throws(Diagnostic) {
    let other = current.withLock { current -> Taking? in
      if let current, !current.isOver { return current }
      current = Taking(who: desk.actor, month: tray.month)
      return nil
    }
    if let other {
      throw Diagnostic(.importUnderWay, ["who": other.who, "month": other.month.description])
    }
    taking.async { [self] in
      func change(_ body: (inout Taking) -> Void) {
        current.withLock { current in
          guard var taking = current else { return }
          body(&taking)
          current = taking
        }
      }
      do throws(Diagnostic) {
        try desk.takeIn(
          uploads, from: tray,
          progress: { file, done, total in
            change { taking in
              if taking.file != file { taking.progress = Progress() }
              taking.file = file
              taking.progress.done = done
              taking.progress.total = total
            }
          }
        ) { upload, file in
          change { $0.files.append(file) }
          if file.outcome != .refused { self.forget(upload) }
        }
      } catch {
        change { $0.failure = error }
      }
      change { $0.isOver = true }
    }
  }
}

extension ImportWork.Progress {
  /// How far it is, how fast, how long still.
  func text(_ visit: Visit) -> String {
    guard total > 0 else { return visit.say("正在读取", "being read") }
    let spent = max(1, (ContinuousClock.now - begun) / .milliseconds(1))
    let rate = Double(done) / spent
    let left = rate > 0 ? Int((Double(total - done) / rate / 1000).rounded(.up)) : 0
    let (read, all, speed) = (done >> 20, total >> 20, Int(rate / 1000))
    return visit.say(
      "已读 \(percent)%（\(read) / \(all) MiB），每秒 \(speed) MB，还需 \(left) 秒",
      "\(percent) % read (\(read) of \(all) MiB), \(speed) MB/s, \(left) s left")
  }

  var percent: Int { total > 0 ? done * 100 / total : 0 }
}
