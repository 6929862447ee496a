/// The foot of a printed page, read from the marks of a spreadsheet's footer: `&L`, `&C` and `&R` for the parts, `&P` and
/// `&N` for the page and the number of pages, `&8` for a size, `&&` for the mark itself.
struct PageFooter: Hashable {
  /// The parts at the left, in the middle and at the right.
  private(set) var left = ""
  private(set) var center = ""
  private(set) var right = ""

  init(_ source: String, page: Int, pages: Int) {
    var part = \PageFooter.center
    var rest = Substring(source)
    while let character = rest.popFirst() {
      guard character == "&", let mark = rest.popFirst() else {
        self[keyPath: part].append(character)
        continue
      }
      switch mark {
      case "L": part = \.left
      case "C": part = \.center
      case "R": part = \.right
      case "P": self[keyPath: part] += String(page)
      case "N": self[keyPath: part] += String(pages)
      case "&": self[keyPath: part].append("&")
      default:
        // A size; the blank behind it ends its digits.
        rest = rest.drop { $0.isNumber }
      }
    }
    left = PageFooter.trimmed(left)
    center = PageFooter.trimmed(center)
    right = PageFooter.trimmed(right)
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " })
  }
}
