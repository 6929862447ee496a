internal import Appraisal
internal import Exact
internal import Records

extension CompanySettings {
  /// What goes on record about a month's settings and the law of its time.
  func frame(
    law: LawPack, recordsBegin: Month, rules: String, proration: FrozenProration? = nil
  ) -> MonthFrame {
    MonthFrame(
      region: law.region, minimumWage: law.minimumWage?.amount, deductsPenalties: law.allowsPenalties,
      lossClause: law.lossClause, recordsBegin: recordsBegin, rules: rules,
      departments: departments.map {
        MonthFrame.Department(id: $0.id, name: $0.name, schemes: $0.schemes, assessorSchemes: $0.assessorSchemes)
      }, law: FrozenLaw(law, area: area), proration: proration)
  }

  /// The settings as a month has them on record.
  func framed(by frame: MonthFrame) -> CompanySettings { CompanySettings(self, frame) }

  private init(_ own: CompanySettings, _ frame: MonthFrame) {
    name = own.name
    region = frame.region
    regionPlace = own.regionPlace
    area = frame.law?.area
    areaPlace = own.areaPlace
    minimumWage = frame.minimumWage.map { Fen($0) }
    minimumWagePlace = own.minimumWagePlace
    reportedFigures = own.reportedFigures
    ruleSet = own.ruleSet
    ruleSetPlace = own.ruleSetPlace
    lossClause = frame.lossClause
    deductsPenalties = frame.deductsPenalties
    penaltiesPlace = own.penaltiesPlace
    carriesLosses = frame.law?.carriesLosses ?? false
    recordsBegin = Month(frame.recordsBegin)
    closingDay = own.closingDay
    appealDays = own.appealDays
    decisionDays = own.decisionDays
    retentionMonths = own.retentionMonths
    proration = own.proration
    departments = frame.departments.map { department in
      Department(
        id: department.id, name: department.name, schemes: department.schemes,
        assessorSchemes: department.assessorSchemes, line: own.departments.first { $0.id == department.id }?.line ?? 1)
    }
  }
}
