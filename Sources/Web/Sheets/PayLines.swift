internal import Appraisal
internal import Paperwork
internal import Wording

/// The lanes of the pay, one below the other in the order of the law.
struct PayLine: Sendable {
  let name: String
  let amount: String
  let ground: String
  /// The source of law; nil where there is none.
  let law: String?
  let isTotal: Bool
  let isStep: Bool
}

extension StepWords {
  /// The lanes with the rules within each.
  func pay(
    _ pay: PrintedDerivation.PrintedPay, isOnProbation: Bool, rules: [String: String]
  ) -> [PayLine] {
    func lane(_ name: Bilingual, _ amount: String?, _ ground: String = "", _ law: LawPack.Source? = nil) -> PayLine {
      PayLine(
        name: name.text(in: language), amount: amount ?? "—", ground: ground,
        law: law.map { $0.statute + ": " + $0.text.text(in: language) }, isTotal: false, isStep: false)
    }
    func steps(_ steps: [PrintedStep]) -> [PayLine] {
      steps.map { step in
        let line = line(step, name: rules[step.id] ?? names.text(step.id))
        return PayLine(
          name: line.name, amount: step.yuan ?? "—", ground: line.reason, law: nil, isTotal: false, isStep: true)
      }
    }
    let earned = pay.earned.map { line($0) }
    var lines = [
      lane(Bilingual("绩效工资标准", "Full performance pay"), pay.base),
      lane(Bilingual("① 应得绩效工资", "1 Performance pay earned"), pay.earned?.yuan ?? "0.00", earned?.reason ?? ""),
    ]
    lines += steps(pay.rewards) + [lane(Bilingual("② 奖励合计", "2 Rewards together"), pay.rewardTotal)]
    lines += steps(pay.penalties)
    lines.append(
      lane(Bilingual("③ 约定扣款合计", "3 Agreed penalties together"), pay.penaltyTotal, "", LawPack.penaltySource))
    lines += steps(pay.losses)
    lines.append(lane(Bilingual("应赔损失", "Loss due"), pay.lossDue))
    lines.append(lane(Bilingual("④ 本月扣赔偿", "4 Loss deducted"), pay.lossDeducted, "", LawPack.lossSource))
    lines.append(lane(Bilingual("上限留住未扣", "Held back by the cap"), pay.lossHeldBack, "", LawPack.lossSource))
    lines.append(
      lane(
        Bilingual("⑤ 最低工资补足", "5 Floor"), pay.floorTopUp, pay.floor.map { line($0).reason } ?? "",
        isOnProbation ? LawPack.probationSource : LawPack.floorSource))
    lines.append(
      PayLine(
        name: Bilingual("合计（固定工资之外）", "Total (beside the fixed wage)").text(in: language), amount: pay.total ?? "—",
        ground: "① + ② − ③ − ④ + ⑤", law: nil, isTotal: true, isStep: false))
    return lines
  }
}
