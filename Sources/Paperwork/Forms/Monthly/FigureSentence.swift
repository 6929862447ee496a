import Appraisal
import Exact
import Scheme
import Wording

/// The sentences of form 1 with their blanks filled in, by the id of the item.
struct FigureSentence {
  let form: FormCase

  /// The paper's sentence; an item the paper does not know gets its figure and scale.
  func text(_ item: Item) -> LiveText {
    let node = form.node(item)
    switch item.id {
    case "deals": return deals(item, node)
    case "order_count": return orders(item, node)
    case "order_price":
      let price = form.figure("aov_created", of: node)
      return form.say("平均客单价 \(price) 元", "Average order value \(price) yuan") + against(item)
    case "void_orders":
      let count = form.figure("void_orders", of: node)
      return form.say("累计废单 \(count) 起", "Void orders \(count)")
        + form.say("（占订单 \(form.value(of: item)) %）", " (\(form.value(of: item)) % of orders)")
    case "refund", "return", "exchange":
      return LiveText(form.say(item.name) + " ") + form.value(of: item) + " %" + parts(item, node)
    case "bad_reviews":
      let count = form.figure("bad_reviews", of: node)
      return form.say("本月差评 \(count) 次（平均2分/次，扣完为止）", "Bad reviews \(count) (2 points each, until used up)")
    case "misshipments": return misshipments(node)
    case "complaints": return complaints(node)
    case "overall":
      if case .rating(let scale) = item.method {
        return form.say("部门主管整体评价：", "Supervisor's overall evaluation: ")
          + form.boxes(scale, node, form.cells?.scored[item.id])
      }
      return form.given(item)
    default:
      if case .bands = item.method { return form.measured(item.method, node, form.cells?.scored[item.id]) }
      return form.given(item)
    }
  }

  private func deals(_ item: Item, _ node: Node?) -> LiveText {
    let (own, mean) = (form.figure("sales", of: node), form.figure("department.mean(sales)", of: node))
    return form.say(
      "订单总金额 \(own) 元；部门平均成交金额 \(mean) 元；成交额转换率 \(form.value(of: item)) %",
      "Sales \(own) yuan; department's mean \(mean) yuan; ratio \(form.value(of: item)) %")
  }

  private func orders(_ item: Item, _ node: Node?) -> LiveText {
    let count = form.figure("orders_created", of: node)
    return form.say("累计订单 \(count) 起", "Orders \(count)") + against(item)
  }

  private func against(_ item: Item) -> LiveText {
    form.say("（为部门平均的 \(form.value(of: item)) %）", " (\(form.value(of: item)) % of the department's mean)")
  }

  private func misshipments(_ node: Node?) -> LiveText {
    let all = "department.sum(misshipments)"
    let (total, own) = (form.figure(all, of: node), form.figure("misshipments", of: node))
    let share = form.share("misshipments", of: all, in: node)
    let loss = form.figure("misshipment_loss", of: node)
    return form.say(
      "本月总错件 \(total) 单；个人 \(own) 单，比例 \(share) %；损失额度 \(loss) 元",
      "Mis-sent orders \(total); own \(own), share \(share) %; loss \(loss) yuan")
  }

  private func complaints(_ node: Node?) -> LiveText {
    let all = "department.sum(complaints)"
    let (total, own) = (form.figure(all, of: node), form.figure("complaints", of: node))
    let share = form.share("complaints", of: all, in: node)
    return form.say(
      "客户投诉量总数 \(total) 起，个人 \(own) 起，占部门的 \(share) %",
      "Complaints \(total), own \(own), share of the department \(share) %")
  }

  /// （2/75）
  private func parts(_ item: Item, _ node: Node?) -> LiveText {
    if let formula = item.method.ownFormula, let place = formula.inputs.first,
      let figure = form.cells?.figures[form.scheme.inputs[place].id], let value = form.cells?.scored[item.id]?.value
    {
      return LiveText(
        formula: "IF(ISNUMBER(\(value)),\(FormCase.partsFormula(figure, form.language)),\"\")",
        shown: node?.value?.value == nil ? "" : FormCase.partsText(figure, form.language))
    }
    guard let fact = node?.inputs.first?.fact, let above = fact.numerator, let below = fact.denominator else {
      return ""
    }
    return form.say("（", " (") + "\(above)/\(below)" + form.say("）", ")")
  }
}
