internal import Appraisal
internal import Exact
internal import Records

extension CompanySettings {
  /// The law as the company's settings say it.
  var law: LawPack {
    LawPack(
      region: region, minimumWage: minimumWage, allowsPenalties: deductsPenalties, lossClause: lossClause)
  }

  /// What goes on record about a month's settings.
  func frame(recordsBegin: Month, rules: String) -> MonthFrame {
    MonthFrame(
      region: region, minimumWage: minimumWage.amount, deductsPenalties: deductsPenalties, lossClause: lossClause,
      recordsBegin: recordsBegin, rules: rules,
      departments: departments.map {
        MonthFrame.Department(id: $0.id, name: $0.name, schemes: $0.schemes, assessorSchemes: $0.assessorSchemes)
      })
  }

  /// The settings as a month has them on record.
  func framed(by frame: MonthFrame) -> CompanySettings { CompanySettings(self, frame) }

  private init(_ own: CompanySettings, _ frame: MonthFrame) {
    name = own.name
    region = frame.region
    minimumWage = Fen(frame.minimumWage)
    ruleSet = own.ruleSet
    ruleSetPlace = own.ruleSetPlace
    lossClause = frame.lossClause
    deductsPenalties = frame.deductsPenalties
    recordsBegin = Month(frame.recordsBegin)
    appealDays = own.appealDays
    decisionDays = own.decisionDays
    retentionMonths = own.retentionMonths
    departments = frame.departments.map { department in
      Department(
        id: department.id, name: department.name, schemes: department.schemes,
        assessorSchemes: department.assessorSchemes, line: own.departments.first { $0.id == department.id }?.line ?? 1)
    }
  }
}
