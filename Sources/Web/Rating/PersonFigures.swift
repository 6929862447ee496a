internal import Appraisal
internal import Exact
internal import Paperwork
internal import Records
internal import Wording
internal import Workflow

/// What an assessor looks at beside the ratings: the figures of the month, what was recorded, last month's score.
struct PersonFigures {
  let markup: Markup

  init(_ row: RatingGrid.Row, _ language: Language) {
    var page = Markup(language)
    let figures = (row.steps?.items ?? []).filter { $0.value != nil }
    if !figures.isEmpty {
      page.put("<table><tbody>")
      for step in figures { PersonFigures.put(step, language, on: &page) }
      page.put("</tbody></table>")
    }
    if !row.incidents.isEmpty {
      page.put("<ul>")
      for incident in row.incidents {
        page.put("<li>")
        page.text(incident.happenedOn.description + " ")
        page.text(incident.name.isEmpty ? incident.kind.name.text(in: language) : incident.name)
        page.text(" ×\(incident.occurrences) \(incident.note)")
        page.put("</li>")
      }
      page.put("</ul>")
    }
    if let last = row.lastScore {
      page.put("<p>")
      page.say("上月得分 ", "Last month's score ")
      page.text(last.text)
      page.put("</p>")
    }
    markup = page
  }

  private static func put(_ step: Node, _ language: Language, on page: inout Markup) {
    page.put("<tr><th scope=\"row\">")
    page.text(step.name.text(in: language))
    page.put("</th><td class=\"number\">")
    switch step.value {
    case .known(let value)?: page.text(UnitWords.text(value, step.unit, language))
    case .missing(let missing)?: page.text(SourceWords.text(missing.reason, language))
    case nil: break
    }
    page.put("</td><td class=\"number\">")
    if let points = step.points, let most = step.maximum { page.text("\(points.text) / \(most.text)") }
    page.put("</td></tr>")
  }
}
