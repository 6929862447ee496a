import Foundation
import Paperwork
import Testing
import Wording

@Suite("Every form of every kind of month is written")
struct LookTests {
  @Test("written under the name HR files it under", arguments: Specimen.all, Language.allCases)
  func isWritten(_ specimen: Specimen, _ language: Language) throws {
    try inFolder { folder in
      // A folder to keep the files in for looking at them.
      let kept = ProcessInfo.processInfo.environment["KAOHE_SPECIMENS"]
      let form = try AppraisalForm(derivation: specimen.derivation, schemes: specimen.schemes)
      let path = "\(kept ?? folder)/\(specimen.name)-\(language.rawValue).xlsx"
      try form.write(to: path, language: language)
      #expect(FileManager.default.fileExists(atPath: path))
      #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
    }
  }

  @Test("there are specimens of all layouts")
  func specimens() {
    #expect(Specimen.all.count == 15)
  }
}
