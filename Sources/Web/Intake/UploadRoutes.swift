internal import Exact
internal import Foundation
internal import Wording
internal import Workflow

/// How files get to the server: piece by piece from a script, or small ones in a form.
enum UploadRoutes {
  static let routes: [Route] = [
    .form("/months/:month/import/begin", .deed(.takeIn), begin),
    .stream("/months/:month/import/:upload/bytes", .deed(.takeIn), receive),
    .files("/months/:month/import/files", .deed(.takeIn), receiveForm),
    .form("/months/:month/import/:upload/discard", .deed(.takeIn)) { visit throws(Diagnostic) in
      let (month, tray, upload) = try find(visit)
      try tray.discard(upload)
      visit.house.imports.forget(upload)
      return .see(
        "/months/\(month)/import", said: Bilingual("已丢弃 \(upload.name)。", "\(upload.name) was put away."))
    },
    .form("/months/:month/import/:upload/shop", .deed(.takeIn)) { visit throws(Diagnostic) in
      let (month, tray, upload) = try find(visit)
      let assigned = try tray.assign(visit.form.text("shop"), to: upload)
      visit.house.imports.look(at: assigned, try ImportPage.fresh(visit), month: month, afresh: true)
      return .see("/months/\(month)/import")
    },
    .form("/months/:month/import/:upload/month", .deed(.takeIn)) { visit throws(Diagnostic) in
      let (month, tray, upload) = try find(visit)
      let confirmed = try tray.confirmMonth(of: upload)
      visit.house.imports.look(at: confirmed, try ImportPage.fresh(visit), month: month, afresh: true)
      return .see(
        "/months/\(month)/import",
        said: Bilingual(
          "已确认 \(upload.name) 是 \(month) 的数据，导入时会留下记录。",
          "\(upload.name) was confirmed to be of \(month); it goes on record when it is imported."))
    },
    .page("/months/:month/import/state", .deed(.takeIn)) { visit throws(Diagnostic) in
      .json(try ImportState(visit).json)
    },
  ]

  /// The upload in the path.
  static func find(_ visit: Visit) throws(Diagnostic) -> (month: Month, tray: UploadTray, upload: Upload) {
    let month = try visit.month()
    let tray = try visit.desk().uploadTray(for: month)
    return (month, tray, try tray.upload(visit.path["upload"] ?? ""))
  }

  /// A script says which file it is about to send, and is told how far that file is.
  private static func begin(_ visit: Visit) throws(Diagnostic) -> Answer {
    let month = try visit.month()
    let tray = try visit.desk().uploadTray(for: month)
    let size = try visit.form.required("size", Bilingual("大小", "size")) { Int($0) }
    let upload = try tray.begin(
      visit.form.exactly("name"), size: size, modified: visit.form.exactly("modified"), shop: visit.form.text("shop"))
    return .json(Received(upload).json)
  }

  /// A piece of a file goes to the disk as it comes.
  private static func receive(_ visit: Visit, _ body: BodyStream) async throws -> Answer {
    let writing = try await body.run { () throws(Diagnostic) in
      let (_, tray, upload) = try find(visit)
      let offset = try visit.query.required("offset", Bilingual("起点", "offset")) { Int($0) }
      return try tray.write(upload.id, at: offset)
    }
    try await body.forEach { bytes throws(Diagnostic) in try writing.append(bytes) }
    return try await body.run { () throws(Diagnostic) in
      let isWhole = try writing.end()
      let (month, _, upload) = try find(visit)
      if isWhole { visit.house.imports.look(at: upload, try ImportPage.fresh(visit), month: month) }
      return .json(Received(upload).json)
    }
  }

  /// Small files of a form, for a browser without scripts.
  private static func receiveForm(_ visit: Visit, _ form: MultipartForm) throws(Diagnostic) -> Answer {
    let month = try visit.month()
    let desk = try ImportPage.fresh(visit)
    let tray = try desk.uploadTray(for: month)
    guard !form.files.isEmpty else { throw Diagnostic(.importNothing) }
    let shop = form.text("shop").flatMap { $0.isEmpty ? nil : $0 }
    for file in form.files {
      let content = ContentHash(of: file.bytes).description
      let upload = try tray.begin(file.name, size: file.bytes.count, modified: content, shop: shop)
      guard !upload.isWhole else { continue }
      let writing = try tray.write(upload.id, at: upload.received)
      try append(Array(file.bytes.dropFirst(upload.received)), to: writing)
      _ = try writing.end()
      visit.house.imports.look(at: try tray.upload(upload.id), desk, month: month)
    }
    return .see("/months/\(month)/import")
  }

  private static func append(_ bytes: [UInt8], to writing: UploadWriting) throws(Diagnostic) {
    var failure: Diagnostic?
    bytes.withUnsafeBytes { buffer in
      do throws(Diagnostic) { try writing.append(buffer) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}

/// How far a file is.
private struct Received: Encodable {
  let id: String
  let received: Int
  let size: Int
  let isWhole: Bool

  init(_ upload: Upload) {
    id = upload.id
    received = upload.received
    size = upload.size
    isWhole = upload.isWhole
  }

  var json: String { ScriptAnswer.text(self) }
}

/// What a script that watches is told: how far each file is, and a mark that changes when the page has news.
private struct ImportState: Encodable {
  let isBusy: Bool
  let mark: String
  let lines: [Line]
  let taking: Line?

  struct Line: Encodable {
    let id: String
    let says: String
    let percent: Int?
  }

  init(_ visit: Visit) throws(Diagnostic) {
    let month = try visit.month()
    let desk = try visit.desk()
    let work = visit.house.imports
    var lines: [Line] = []
    var mark: [String] = []
    var isBusy = false
    for upload in try desk.uploadTray(for: month).uploads {
      // A server that began anew goes on by itself.
      if upload.isWhole { work.look(at: upload, desk, month: month) }
      let line = UploadLine(upload, work.look(of: upload), month, visit)
      lines.append(Line(id: line.id, says: line.says, percent: line.percent))
      mark.append(line.id + (line.isRead ? "r" : upload.isWhole ? "w" : "p"))
      isBusy = isBusy || line.isRead && upload.isWhole
    }
    let running = work.taking(for: month)
    let view = running.map { TakingView($0, visit) }
    taking = view.map { Line(id: "taking", says: $0.says, percent: $0.percent) }
    if let running { mark.append("t\(running.files.count)\(running.isOver)") }
    self.lines = lines
    self.mark = mark.joined(separator: " ")
    self.isBusy = isBusy || view?.isRunning == true
  }

  var json: String { ScriptAnswer.text(self) }
}

/// What a script is told.
private enum ScriptAnswer {
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
