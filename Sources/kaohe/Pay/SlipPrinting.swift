import Exact
import Paperwork
import Web
import Wording
import Workflow

/// Slips and notices of a month as files in a folder: `slips/`, `notices/`, and each once more as one bundle.
struct SlipPrinting {
  let company: String
  let month: Month
  let contents: [SlipContent]
  let language: Language

  /// The contents as the paper wants them.
  private var cases: [SlipCase] { contents.map { SlipCase($0, company: company, month: month) } }

  /// Writes everything, as workbooks and as PDF; how many slips and notices there are.
  func write(to folder: OutputFolder) throws(Diagnostic) -> (slips: Int, notices: Int) {
    let (slips, notices) = (SlipFiles(.slip, of: cases), SlipFiles(.notice, of: cases))
    try write(slips, named: "slips", to: folder)
    try write(notices, named: "notices", to: folder)
    return (slips.cases.count, notices.cases.count)
  }

  private func write(_ files: SlipFiles, named name: String, to folder: OutputFolder) throws(Diagnostic) {
    guard !files.cases.isEmpty else { return }
    let own = try OutputFolder(folder.path + "/" + name)
    for format in FileFormat.allCases {
      try files.writeEach(into: own.path, as: format, language: language)
      guard files.cases.count > 1 else { continue }
      try files.writeBundle(
        to: "\(folder.path)/\(name)-\(month).\(format.rawValue)", as: format, language: language)
    }
  }
}
