import Appraisal
import Exact
import Foundation
import Scheme
import Testing
import Wording

@testable import Paperwork

/// What poppler reads in a PDF.
enum Poppler {
  static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

  /// What a tool of poppler prints.
  static func run(_ tool: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/" + tool)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(tool) \(arguments)")
    return String(decoding: output, as: UTF8.self)
  }

  /// The text of a PDF, its lines as they lie on the page.
  static func text(_ path: String) throws -> String { try run("pdftotext", ["-layout", path, "-"]) }
}

@Suite("The PDF as a file", .enabled(if: Poppler.isInstalled, "poppler-utils is not installed"))
struct PDFTests {
  private func written(_ specimen: Specimen, in folder: String, _ language: Language = .chinese) throws -> String {
    let kept = ProcessInfo.processInfo.environment["KAOHE_SPECIMENS"]
    let path = "\(kept ?? folder)/\(specimen.name)-\(language.rawValue).pdf"
    try AppraisalForm(derivation: specimen.derivation, schemes: specimen.schemes)
      .write(to: path, language: language, as: .pdf)
    return path
  }

  @Test("every number and text of every cell can be selected", arguments: Specimen.all)
  func selectable(_ specimen: Specimen) throws {
    try inFolder { folder in
      // Lines break inside cells: what is compared has no blanks.
      func dense(_ text: String) -> String { text.filter { !$0.isWhitespace } }
      let text = dense(try Poppler.run("pdftotext", ["-raw", try written(specimen, in: folder), "-"]))
      for sheet in try AppraisalForm(derivation: specimen.derivation, schemes: specimen.schemes)
        .sheets(in: .chinese, as: .pdf)
      {
        for cell in sheet.cells {
          let shown = dense(CellDisplay.text(cell.content, cell.style.number))
          guard !shown.isEmpty else { continue }
          let isThere = text.contains(shown)
          #expect(isThere, "\(sheet.name) \(cell.name): \(shown)")
        }
      }
    }
  }

  @Test("fonts are embedded as subsets, with their characters", arguments: [Specimen.all[0]])
  func fonts(_ specimen: Specimen) throws {
    try inFolder { folder in
      let rows = try Poppler.run("pdffonts", [try written(specimen, in: folder)]).split(separator: "\n").dropFirst(2)
      #expect(rows.count >= 3)
      for row in rows {
        // A ticked box is in no Noto font; fontconfig's own DejaVu has it everywhere.
        #expect(row.contains("Noto") || row.contains("DejaVu"), "\(row)")
        #expect(row.split(separator: " ").suffix(5).prefix(3) == ["yes", "yes", "yes"], "\(row)")
      }
    }
  }

  @Test("title, language and structure are said; A4", arguments: Language.allCases)
  func properties(_ language: Language) throws {
    try inFolder { folder in
      let specimen = try #require(Specimen.all.first { $0.name == "monthly-money" })
      let path = try written(specimen, in: folder, language)
      let information = try Poppler.run("pdfinfo", [path])
      #expect(information.contains(specimen.schemes[0].name.text(in: language)))
      #expect(information.contains("Tagged:          yes"))
      #expect(information.contains("(A4)"))
      #expect(information.contains("CreationDate:    Sat Oct 31 16:00:00 2026 UTC") || information.contains("2026"))
      let bytes = try String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      #expect(bytes.contains("/Lang (\(language == .chinese ? "zh-CN" : "en"))"))
      let structure = try Poppler.run("pdfinfo", ["-struct", path])
      for tag in ["Document", "Sect", "Table", "TR", "TH", "TD", "H1"] { #expect(structure.contains(tag), "\(tag)") }
    }
  }

  @Test("the same month gives the same bytes")
  func deterministic() throws {
    try inFolder { folder in
      let specimen = Specimen.all[1]
      let files = try ["first", "second"].map { name in
        let path = "\(folder)/\(name).pdf"
        try AppraisalForm(derivation: specimen.derivation, schemes: specimen.schemes).write(to: path, as: .pdf)
        return try Data(contentsOf: URL(fileURLWithPath: path))
      }
      // As a plain truth: a difference of two large files would be looked for byte by byte.
      let isSame = files[0] == files[1]
      #expect(isSame)
    }
  }

  @Test("long lists break between rows, with their heading again on every page and its number at the foot")
  func pages() throws {
    var sheet = PaperSheet(name: "长表", orientation: .portrait, columnWidths: [20, 60])
    sheet.footer = "&L&8 赵甲 && 孙乙&R&8 第 &P 页 / 共 &N 页"
    let head = sheet.addRow(height: 20)
    sheet.put(.text("表头"), row: head, columns: 0...1, style: .heading)
    sheet.repeatedRows = head...head
    for number in 1...90 {
      let row = sheet.addRow(height: 20)
      sheet.put(.number(Rational(Int128(number))), row: row, column: 0)
      sheet.put(.text("第\(number)行"), row: row, column: 1)
    }
    // A block of four rows that would lie across the end of the first page stays together.
    let block = 33...36
    sheet.put(.text("块"), row: block.lowerBound, columns: 0...0, rows: block.count)
    try inFolder { folder in
      let path = folder + "/long.pdf"
      try PaperFile(title: "长表", language: .chinese, created: october.end).write(to: path, as: .pdf) {
        file throws(Diagnostic) in try file.add([sheet], under: ["名单"])
      }
      let pages = try Poppler.text(path).split(separator: "\u{0C}").map(String.init)
      #expect(pages.count >= 3)
      for (index, page) in pages.enumerated() where page.contains("行") {
        #expect(page.contains("表头"), "page \(index + 1)")
        #expect(page.filter { $0 != " " }.contains("第\(index + 1)页/共\(pages.count)页"))
        #expect(page.filter { $0 != " " }.contains("赵甲&孙乙"))
      }
      for number in 1...90 { #expect(pages.filter { $0.contains("第\(number)行") }.count == 1, "\(number)") }
      let holding = pages.filter { page in block.contains { page.contains("第\($0)行") } }
      #expect(holding.count == 1)
    }
  }

  @Test("a text longer than a page is there to its last word")
  func longerThanAPage() throws {
    var sheet = PaperSheet(name: "长文", orientation: .portrait, columnWidths: [30, 20])
    let row = sheet.addRow(height: 20)
    sheet.put(.text(String(repeating: "很长的说明，", count: 700) + "完"), row: row, column: 0, style: .text)
    try inFolder { folder in
      let path = folder + "/text.pdf"
      try PaperFile(title: "", language: .chinese, created: october.end).write(to: path, as: .pdf) {
        file throws(Diagnostic) in try file.add([sheet], under: [])
      }
      let text = try Poppler.text(path).filter { !$0.isWhitespace }
      #expect(text.components(separatedBy: "很长的说明，").count == 701)
      #expect(text.contains("完"))
    }
  }

  @Test("bookmarks by department, person and sheet")
  func bookmarks() throws {
    try inFolder { folder in
      let specimen = try #require(Specimen.all.first { $0.name == "monthly-money" })
      let sheets = try AppraisalForm(derivation: specimen.derivation, schemes: specimen.schemes).sheets(in: .chinese)
      let path = folder + "/bundle.pdf"
      try PaperFile(title: "2026-10", language: .chinese, created: october.end).write(to: path, as: .pdf) {
        file throws(Diagnostic) in
        for who in ["E01 赵甲", "E02 孙乙"] { try file.add(sheets, under: ["电子商务部", who]) }
        try file.add(sheets, under: ["仓库", "E03 周丙"])
      }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      // Titles stand as UTF-16 in hexadecimal digits.
      func title(_ text: String) -> String {
        "FEFF" + text.utf16.map { String(format: "%04X", $0) }.joined()
      }
      let source = String(decoding: bytes, as: UTF8.self).uppercased()
      for name in ["电子商务部", "E01 赵甲", "E02 孙乙", "仓库", "E03 周丙"] {
        #expect(source.components(separatedBy: title(name)).count == 2, "\(name)")
      }
      #expect(source.components(separatedBy: title("明细")).count == 4)
    }
  }

  @Test("no place to write to is said, and what was there stays")
  func refused() throws {
    let form = try AppraisalForm(derivation: Specimen.all[0].derivation, schemes: Specimen.all[0].schemes)
    func code(_ path: String) -> String? {
      do throws(Diagnostic) {
        try form.write(to: path, as: .pdf)
        return nil
      } catch { return error.code }
    }
    #expect(code("/nowhere/form.pdf") == "FORM-FOLDER-MISSING")
    #expect(code("/dev/full/form.pdf") == "FORM-FOLDER-MISSING")
  }

  @Test("a font that is not installed is named", arguments: Language.allCases)
  func fontMissing(_ language: Language) {
    let diagnostic = Diagnostic(.formFontMissing, at: Place(file: "a.pdf"), ["family": "Noto Serif CJK SC"])
    #expect(diagnostic.text(in: language).contains("Noto Serif CJK SC"))
    #expect(diagnostic.remedy(in: language).contains("fonts-noto-cjk"))
  }
}
