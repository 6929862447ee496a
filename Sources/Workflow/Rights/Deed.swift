public import Wording

/// Everything that can be done or seen, as far as rights are concerned.
public enum Deed: String, Hashable, Sendable, CaseIterable {
  case open, takeIn = "import", compute, review, reopen, chooseProration = "choose_proration"
  case rate, selfReview = "self_review", record, withdraw, waive, setStanding = "set_standing", setGoal = "set_goal"
  case raiseOmission = "raise_omission", answerOmission = "answer_omission", settleOmission = "settle_omission"
  case correct, confirmSales = "confirm_sales", signOff = "sign_off", accept
  case approve, publish, acknowledge, appeal, decide, adjust, lock
  case changePeople = "change_people", substitute
  case draftScheme = "draft_scheme", publishScheme = "publish_scheme", acknowledgeScheme = "acknowledge_scheme"
  case seeSheets = "see_sheets", seePay = "see_pay", seeComments = "see_comments", seeJournal = "see_journal", verify
  case printSlip = "print_slip", takePayroll = "take_payroll", seeYear = "see_year"
  case takeAppealFile = "take_appeal_file"
  case keepBooks = "keep_books", exportPerson = "export_person", erasePerson = "erase"
  case giveAccess = "give_access", changePassword = "change_password", setSecondFactor = "set_second_factor"
  case keepTokens = "keep_tokens"

  /// What it is called in a message.
  public var name: Bilingual {
    switch self {
    case .open: Bilingual("开启月份", "open a month")
    case .takeIn: Bilingual("导入文件", "import files")
    case .compute: Bilingual("计算月份", "compute a month")
    case .review: Bilingual("进入评审", "begin the review")
    case .chooseProration: Bilingual("选定不满整月的算法", "choose how months that are not whole are paid")
    case .reopen: Bilingual("退回月份", "take a month back a step")
    case .rate: Bilingual("评分", "rate")
    case .selfReview: Bilingual("自评", "review oneself")
    case .record: Bilingual("记录事件", "record an incident")
    case .withdraw: Bilingual("撤销事件", "withdraw an incident")
    case .waive: Bilingual("免考项目", "waive an item")
    case .setStanding: Bilingual("登记整月请假或作废", "put a month down as leave or void")
    case .setGoal: Bilingual("登记发展目标", "set a goal")
    case .raiseOmission: Bilingual("提出应扣未扣", "raise an omitted deduction")
    case .answerOmission: Bilingual("答复应扣未扣", "answer an omitted deduction")
    case .settleOmission: Bilingual("裁定应扣未扣", "settle an omitted deduction")
    case .correct: Bilingual("更正数据", "correct a figure")
    case .confirmSales: Bilingual("核对销售额", "confirm sales")
    case .signOff: Bilingual("财务签字", "sign off for finance")
    case .accept: Bilingual("接受待查事项", "accept what is to be looked at")
    case .approve: Bilingual("审定考核表", "approve sheets")
    case .publish: Bilingual("公布月份", "publish a month")
    case .acknowledge: Bilingual("确认考核表", "acknowledge a sheet")
    case .appeal: Bilingual("申诉", "appeal")
    case .decide: Bilingual("裁决申诉", "decide an appeal")
    case .adjust: Bilingual("补发或扣回", "adjust a locked month")
    case .lock: Bilingual("锁定月份", "lock a month")
    case .changePeople: Bilingual("变更人员和账号", "change people and accounts")
    case .substitute: Bilingual("指定代评人", "name a substitute")
    case .draftScheme: Bilingual("登记方案草案", "take a scheme in as a draft")
    case .publishScheme: Bilingual("公布或撤回方案", "publish or withdraw a scheme")
    case .acknowledgeScheme: Bilingual("确认已知悉方案", "acknowledge a scheme")
    case .seeSheets: Bilingual("查看考核表", "see sheets")
    case .seePay: Bilingual("查看工资数额", "see pay")
    case .seeComments: Bilingual("查看评语和申诉", "see comments and appeals")
    case .seeJournal: Bilingual("查看日志", "see the journal")
    case .verify: Bilingual("校验记录", "verify the records")
    case .printSlip: Bilingual("打印工资条和扣款通知", "print wage slips and notices")
    case .takePayroll: Bilingual("导出工资表", "export the payroll")
    case .seeYear: Bilingual("查看年度结果", "see the year's results")
    case .takeAppealFile: Bilingual("导出申诉卷宗", "take out the file of an appeal")
    case .keepBooks: Bilingual("备份和恢复", "back up and restore")
    case .exportPerson: Bilingual("导出个人数据", "export a person's data")
    case .erasePerson: Bilingual("删除个人数据", "erase a person's data")
    case .giveAccess: Bilingual("发放或收回登录", "give or take back sign-in")
    case .changePassword: Bilingual("修改密码", "change the password")
    case .setSecondFactor: Bilingual("设置两步验证", "set up the second factor")
    case .keepTokens: Bilingual("制作和收回访问令牌", "make and revoke access tokens")
    }
  }
}
