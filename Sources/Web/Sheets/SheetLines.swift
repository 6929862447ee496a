internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// The lines of a list of sheets.
struct SheetLines {
  let language: Language
  /// The names of departments by id.
  let departments: [String: String]
  let showsPay: Bool
  /// Whether lines have a box to be chosen by.
  let isChoice: Bool

  /// The lines, each with a box where it is ready and may be chosen.
  func markup(_ sheets: some Sequence<SheetLine>, mayChoose: (SheetLine) -> Bool) -> Markup {
    var page = Markup(language)
    for sheet in sheets { put(sheet, mayChoose(sheet), on: &page) }
    return page
  }

  private func put(_ sheet: SheetLine, _ mayBeChosen: Bool, on page: inout Markup) {
    page.put("<tr>")
    if isChoice {
      page.put("<td>")
      if mayBeChosen, sheet.state == .assessed, sheet.isComplete {
        page.put("<input type=\"checkbox\" name=\"employee\" value=\"")
        page.text(sheet.employee)
        page.put("\" aria-label=\"")
        page.text(sheet.name)
        page.put("\">")
      }
      page.put("</td>")
    }
    page.put("<td>")
    page.text(sheet.employee)
    page.put("</td><th scope=\"row\"><a href=\"")
    page.text(SheetAddress.of(sheet.employee, sheet.month))
    page.put("\">")
    page.text(sheet.name)
    page.put("</a></th><td>")
    page.text(departments[sheet.department] ?? sheet.department)
    page.put("</td><td>")
    page.text(sheet.state.name.text(in: language))
    if sheet.isFailed { page.put("</td><td class=\"number fall\">") } else { page.put("</td><td class=\"number\">") }
    page.text(sheet.score?.text ?? "—")
    if !sheet.isComplete {
      page.put(" <span class=\"tag warn\">")
      page.say("待补", "incomplete")
      page.put("</span>")
    }
    page.put("</td><td>")
    page.text(sheet.grade ?? "")
    page.put("</td>")
    if showsPay {
      page.put("<td class=\"number\">")
      page.text(sheet.total?.text ?? "—")
      page.put("</td>")
    }
    page.put("</tr>")
  }
}
