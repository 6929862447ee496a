internal import Appraisal
internal import Exact
internal import Paperwork
internal import Wording

/// The tables of a sheet, row by row.
extension StepWords {
  /// The items with what they are worth, gave and lost.
  func scores(_ items: [Node], rowsAt rows: String) -> Markup {
    var page = Markup(language)
    for item in items {
      page.put("<tr class=\"")
      page.text(item.state.rawValue)
      page.put("\" id=\"item-")
      page.text(item.id)
      page.put("\">")
      putScore(item, rows, on: &page)
      page.put("</tr>")
    }
    return page
  }

  /// The score; nothing where there is none.
  func total(_ score: Node?) -> Markup {
    var page = Markup(language)
    if let score {
      page.put("<tr>")
      putScore(score, nil, on: &page)
      page.put("</tr>")
    }
    return page
  }

  private func putScore(_ step: Node, _ rows: String?, on page: inout Markup) {
    putName(step, on: &page)
    page.put("<td class=\"number\">")
    page.text(step.maximum?.text ?? "")
    page.put("</td><td>")
    put(step, rowsAt: rows, on: &page)
    page.put("</td><td class=\"number\">")
    page.text(result(step))
    page.put("</td><td class=\"number fall\">")
    if let lost = step.lost, lost != .zero { page.text("−" + lost.text) }
    page.put("</td>")
  }

  private func putName(_ step: Node, on page: inout Markup) {
    page.put("<th scope=\"row\">")
    page.text(step.name.text(in: language))
    page.put("</th>")
  }

  /// Vetoes and omissions.
  func deductions(_ deductions: [Node]) -> Markup {
    var page = Markup(language)
    for step in deductions {
      page.put("<tr>")
      putName(step, on: &page)
      page.put("<td>")
      put(step, on: &page)
      page.put("</td><td class=\"number fall\">")
      page.text(result(step))
      page.put("</td></tr>")
    }
    return page
  }

  /// The rules about several months.
  func overTime(_ rules: [Node]) -> Markup {
    var page = Markup(language)
    for step in rules {
      page.put("<tr class=\"")
      page.text(step.state.rawValue)
      page.put("\">")
      putName(step, on: &page)
      page.put("<td>")
      page.text(reason(step))
      page.put("</td></tr>")
    }
    return page
  }

  /// The money, lane by lane with its sources of law.
  func pay(_ derivation: Derivation?) -> Markup {
    var page = Markup(language)
    for line in derivation.map({ PayWords($0, reasons: reasons).lines }) ?? [] {
      switch line.lane {
      case .total: page.put("<tr class=\"sum\"><th scope=\"row\">")
      case .rule: page.put("<tr class=\"rule\"><th scope=\"row\">")
      default: page.put("<tr><th scope=\"row\">")
      }
      page.text(line.name)
      page.put("</th><td>")
      page.text(line.ground)
      if let source = line.source {
        page.put(" <small class=\"law\">")
        page.text(source.statute + ": " + source.text.text(in: language))
        page.put("</small>")
      }
      page.put("</td><td class=\"number\">")
      page.text(line.amount?.text ?? "—")
      page.put("</td></tr>")
    }
    return page
  }
}
