internal import Appraisal
internal import Exact
public import Scheme
public import Wording

/// A form without anybody's month on it, to be printed and filled in by hand.
///
///     try BlankForm(scheme).write(into: "forms", as: .pdf)
public struct BlankForm: Sendable {
  /// The scheme whose form it is.
  public let scheme: Scheme

  /// The blank form of a scheme.
  public init(_ scheme: Scheme) { self.scheme = scheme }

  /// The name it is filed under: `空白表_电子商务部客服人员月度绩效考核表.pdf`.
  public func fileName(for language: Language = .chinese, as format: FileFormat) -> String {
    let parts = [
      Bilingual("空白表", "blank").text(in: language),
      FormName.cut(FormName.part(scheme.name.text(in: language)), to: 120),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "_") + "." + format.rawValue
  }

  /// Writes it into a folder and gives its path.
  ///
  /// - Throws: `FORM-…`; for a PDF also `FORM-FONT-MISSING`.
  @discardableResult
  public func write(
    into folder: String, language: Language = .chinese, as format: FileFormat
  ) throws(Diagnostic) -> String {
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + fileName(for: language, as: format)
    let paper = PaperFile(
      title: scheme.name.text(in: language), language: language, created: scheme.effective.start)
    let sheets = sheet(in: language).map { [$0] } ?? []
    try paper.write(to: path, as: format) { file throws(Diagnostic) in try file.add(sheets, under: []) }
    return path
  }

  /// The sheet. Nobody's month is appraised for it, so that its rules are there and nothing else.
  func sheet(in language: Language) -> PaperSheet? {
    let month = scheme.effective
    let appraiser = Appraiser(
      schemes: [scheme], month: month, law: LawPack(minimumWage: nil, lossClause: nil), recordsBegin: month)
    guard let derivation = appraiser.appraise([Subject(employee: "")]).first else { return nil }
    let form = FormCase(derivation, scheme, place: 0, assessor: "", language: language, isBlank: true)
    return FormLayout.of(scheme).sheet(form)
  }
}
