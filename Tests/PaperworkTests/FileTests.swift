import Appraisal
import Exact
import Foundation
import Scheme
import Testing
import Wording

@testable import Paperwork

@Suite("Names and places of forms")
struct FileTests {
  private func name(_ change: (inout Subject) -> Void, scheme id: String = "monthly-100") throws -> String {
    let scheme = try builtIn(id)
    let derivation = try appraise([agent("E01", name: "赵甲", change)], under: [scheme])
    return try AppraisalForm(derivation: derivation, schemes: [scheme]).fileName()
  }

  @Test("as HR files them")
  func plain() throws {
    #expect(try name { _ in } == "2026-10_电子商务部_E01_赵甲_月度绩效考核表.xlsx")
    #expect(try name({ _ in }, scheme: "weighted-targets") == "2026-10_电子商务部_E01_赵甲_电商客服绩效考核表.xlsx")
  }

  @Test("no name leads out of the folder, and none is too long")
  func safe() throws {
    let hostile = [
      "../../etc/passwd", "a/b\\c:d*e?f\"g<h>i|j", "..", ".hidden", "\u{0}\n\t", String(repeating: "长", count: 500),
    ]
    for text in hostile {
      let name = try name {
        $0.employee = text
        $0.name = text
        $0.department = text
      }
      #expect(!name.contains { "/\\:*?\"<>|\n\t\0".contains($0) }, "\(name)")
      #expect(!name.hasPrefix("."))
      #expect(name.utf8.count < 240)
      try inFolder { folder in
        let scheme = try builtIn("monthly-100")
        let derivation = try appraise([agent(text, name: text) { $0.department = text }], under: [scheme])
        let path = try AppraisalForm(derivation: derivation, schemes: [scheme]).write(into: folder)
        #expect(
          try FileManager.default.contentsOfDirectory(atPath: folder) == [URL(fileURLWithPath: path).lastPathComponent])
      }
    }
  }

  @Test("two ids never share a file")
  func distinct() throws {
    let ids = [
      "a/b", "a_b", "a:b", "a\\b", " a_b", String(repeating: "x", count: 99), String(repeating: "x", count: 98),
    ]
    let names = try ids.map { id in try name { $0.employee = id } }
    #expect(Set(names).count == ids.count)
  }

  private func failure(writing path: String) throws -> Diagnostic? {
    let scheme = try builtIn("monthly-100")
    let form = try AppraisalForm(derivation: try appraise([agent()], under: [scheme]), schemes: [scheme])
    do throws(Diagnostic) {
      try form.write(to: path)
      return nil
    } catch {
      return error
    }
  }

  @Test("a folder that is not there is named")
  func noFolder() throws {
    let failure = try #require(try failure(writing: "/nowhere/at/all/form.xlsx"))
    #expect(failure.code == "FORM-FOLDER-MISSING")
    #expect(failure.what(in: .chinese).contains("/nowhere/at/all"))
    #expect(!failure.remedy(in: .english).isEmpty)
  }

  @Test("a file that is no folder is no folder")
  func fileAsFolder() throws {
    #expect(try failure(writing: #filePath + "/form.xlsx")?.code == "FORM-FOLDER-MISSING")
  }

  @Test("a folder that may not be written to is named", .disabled(if: getuid() == 0, "root may write everywhere"))
  func readOnlyFolder() throws {
    #expect(try failure(writing: "/proc/form.xlsx")?.code == "FORM-FOLDER-READ-ONLY")
  }

  @Test(
    "a full disk is told, and leaves nothing behind", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let sheet = try #require(
      Specimen.all.first.map { try AppraisalForm(derivation: $0.derivation, schemes: $0.schemes) }
    )
    .sheets(in: .chinese)
    var code: String?
    do throws(Diagnostic) {
      let file = try WorkbookFile(path: "/dev/full", title: "", created: october.end)
      for sheet in sheet { try file.add(sheet) }
      try file.close()
    } catch {
      code = error.code
    }
    #expect(code == "FORM-DISK-FULL")
  }

  @Test("a place that is taken by a folder leaves it as it is")
  func takenPlace() throws {
    try inFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/form.xlsx/inside", withIntermediateDirectories: true)
      #expect(try failure(writing: folder + "/form.xlsx")?.code == "FORM-NOT-WRITTEN")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["form.xlsx"])
    }
  }

  @Test("the form asks for the scheme the result was made with")
  func wrongScheme() throws {
    let derivation = try appraise([agent()], under: [try builtIn("monthly-100")])
    let other = try builtIn("weighted-targets")
    var code: String?
    do throws(Diagnostic) { _ = try AppraisalForm(derivation: derivation, schemes: [other]) } catch {
      code = error.code
    }
    #expect(code == "FORM-WRONG-SCHEME")
  }
}
