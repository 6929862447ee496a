public import ArgumentParser
public import Paperwork
import Scheme
import Wording
import Workflow

/// `kaohe form SCHEME… --out DIR`
struct FormCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: "空白考核表，供打印手填。The blank form of a scheme, to be printed and filled in by hand.",
    discussion: """
      方案先检查；有错的不打印。填好的考核表由 kaohe run 和 kaohe print 打印。
      A scheme is checked first; one with errors is not printed. Forms with results on them come from kaohe run and kaohe print.
      """)

  @Argument(help: "方案文件 the schemes' files")
  var schemes: [String]

  @Option(help: "结果文件夹 folder for the forms")
  var out: String

  @Option(help: "格式 format: pdf | xlsx")
  var format: FileFormat = .pdf

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    var hasErrors = false
    do throws(Diagnostic) {
      let folder = try OutputFolder(out)
      for path in schemes {
        let reading = SchemeFile.read(path)
        guard let scheme = reading.scheme else {
          speaker.report(reading.findings.filter { $0.severity == .error })
          hasErrors = true
          continue
        }
        print(try BlankForm(scheme).write(into: folder.path, language: speaker.language, as: format))
      }
    } catch {
      throw speaker.end(error)
    }
    if hasErrors { throw Outcome.inputErrors.code }
  }
}

extension FileFormat: ExpressibleByArgument {}
