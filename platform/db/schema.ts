// Generated from the migrated database by `npm run cli -- schema`; do not edit.
import type { ColumnType, GeneratedAlways } from "kysely";

/** A column the database fills when an insert leaves it out. */
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
/** A timestamp reads as an ISO instant. */
export type Instant = ColumnType<string, string | Date, string | Date>;
/** jsonb is written as JSON text and read as the value. */
// oxlint-disable-next-line no-explicit-any
export type Json = ColumnType<any, string, string>;

export interface Schema {
  academic_agreement: AcademicAgreementTable;
  academic_cost: AcademicCostTable;
  academic_count_rule: AcademicCountRuleTable;
  academic_duty: AcademicDutyTable;
  academic_event: AcademicEventTable;
  academic_filing: AcademicFilingTable;
  academic_paper: AcademicPaperTable;
  academic_role: AcademicRoleTable;
  academic_session: AcademicSessionTable;
  account_notice: AccountNoticeTable;
  account_request: AccountRequestTable;
  action_plan: ActionPlanTable;
  activity: ActivityTable;
  activity_booking: ActivityBookingTable;
  activity_host: ActivityHostTable;
  activity_people: ActivityPeopleTable;
  activity_session: ActivitySessionTable;
  activity_shift: ActivityShiftTable;
  agreement: AgreementTable;
  alias: AliasTable;
  appraisal: AppraisalTable;
  appraisal_afar: AppraisalAfarTable;
  appraisal_afar_entry: AppraisalAfarEntryTable;
  appraisal_afar_signer: AppraisalAfarSignerTable;
  appraisal_afar_teller: AppraisalAfarTellerTable;
  appraisal_agenda: AppraisalAgendaTable;
  appraisal_ballot: AppraisalBallotTable;
  appraisal_cell: AppraisalCellTable;
  appraisal_code: AppraisalCodeTable;
  appraisal_improvement: AppraisalImprovementTable;
  appraisal_note: AppraisalNoteTable;
  appraisal_page: AppraisalPageTable;
  appraisal_person: AppraisalPersonTable;
  appraisal_pile: AppraisalPileTable;
  appraisal_scheme: AppraisalSchemeTable;
  appraisal_scheme_aspect: AppraisalSchemeAspectTable;
  appraisal_scheme_band: AppraisalSchemeBandTable;
  appraisal_scheme_class: AppraisalSchemeClassTable;
  appraisal_scheme_grade: AppraisalSchemeGradeTable;
  appraisal_scheme_rule: AppraisalSchemeRuleTable;
  appraisal_statement: AppraisalStatementTable;
  appraisal_teller: AppraisalTellerTable;
  appraisal_voter: AppraisalVoterTable;
  assessment: AssessmentTable;
  assessment_entry: AssessmentEntryTable;
  assessment_evidence: AssessmentEvidenceTable;
  assessment_objection: AssessmentObjectionTable;
  assessment_round: AssessmentRoundTable;
  assignment_run: AssignmentRunTable;
  attraction: AttractionTable;
  attraction_event: AttractionEventTable;
  audit_entry: AuditEntryTable;
  audit_finding: AuditFindingTable;
  base_condition: BaseConditionTable;
  base_council: BaseCouncilTable;
  base_review: BaseReviewTable;
  base_staff: BaseStaffTable;
  benefit: BenefitTable;
  benefit_condition: BenefitConditionTable;
  benefit_offer: BenefitOfferTable;
  benefit_term: BenefitTermTable;
  booked_time: BookedTimeTable;
  booking: BookingTable;
  boundary: BoundaryTable;
  brief: BriefTable;
  brief_adoption: BriefAdoptionTable;
  brief_delivery: BriefDeliveryTable;
  brief_look: BriefLookTable;
  brief_seer: BriefSeerTable;
  build: BuildTable;
  callback_draw: CallbackDrawTable;
  campaign: CampaignTable;
  campaign_activity: CampaignActivityTable;
  campaign_work: CampaignWorkTable;
  candidate: CandidateTable;
  capital_approval: CapitalApprovalTable;
  capital_baseline: CapitalBaselineTable;
  capital_baseline_row: CapitalBaselineRowTable;
  capital_budget: CapitalBudgetTable;
  capital_contract: CapitalContractTable;
  capital_meeting: CapitalMeetingTable;
  capital_milestone: CapitalMilestoneTable;
  capital_project: CapitalProjectTable;
  capital_risk: CapitalRiskTable;
  capital_tender: CapitalTenderTable;
  caravan: CaravanTable;
  caravan_driver: CaravanDriverTable;
  caravan_exhibit: CaravanExhibitTable;
  caravan_lodging: CaravanLodgingTable;
  caravan_plan: CaravanPlanTable;
  caravan_request: CaravanRequestTable;
  caravan_rule: CaravanRuleTable;
  caravan_tour: CaravanTourTable;
  caravan_trip: CaravanTripTable;
  caravan_way: CaravanWayTable;
  care_person: CarePersonTable;
  care_plan: CarePlanTable;
  care_reason: CareReasonTable;
  care_visit: CareVisitTable;
  case_event: CaseEventTable;
  case_tally: CaseTallyTable;
  census_form: CensusFormTable;
  census_question: CensusQuestionTable;
  census_reply: CensusReplyTable;
  census_return: CensusReturnTable;
  census_round: CensusRoundTable;
  census_submission: CensusSubmissionTable;
  centre_closure: CentreClosureTable;
  centre_duty: CentreDutyTable;
  centre_staff: CentreStaffTable;
  charter: CharterTable;
  charter_article: CharterArticleTable;
  charter_rule: CharterRuleTable;
  closed_door: ClosedDoorTable;
  code_entry: CodeEntryTable;
  company: CompanyTable;
  company_quarter: CompanyQuarterTable;
  company_was: CompanyWasTable;
  composite_assessment: CompositeAssessmentTable;
  composite_part: CompositePartTable;
  confirmation: ConfirmationTable;
  confirmation_fact: ConfirmationFactTable;
  congress: CongressTable;
  congress_candidate: CongressCandidateTable;
  congress_contact: CongressContactTable;
  congress_delegation: CongressDelegationTable;
  congress_election: CongressElectionTable;
  congress_floor: CongressFloorTable;
  congress_nominee: CongressNomineeTable;
  congress_objection: CongressObjectionTable;
  congress_proposal: CongressProposalTable;
  congress_unit: CongressUnitTable;
  content_asset: ContentAssetTable;
  content_item: ContentItemTable;
  content_review: ContentReviewTable;
  content_reviewer: ContentReviewerTable;
  content_source: ContentSourceTable;
  content_use: ContentUseTable;
  content_version: ContentVersionTable;
  contract_change: ContractChangeTable;
  contract_payment: ContractPaymentTable;
  contract_settlement: ContractSettlementTable;
  course: CourseTable;
  course_certificate: CourseCertificateTable;
  course_cost: CourseCostTable;
  course_material: CourseMaterialTable;
  course_person: CoursePersonTable;
  course_presence: CoursePresenceTable;
  course_question: CourseQuestionTable;
  course_quota: CourseQuotaTable;
  course_session: CourseSessionTable;
  coverage_record: CoverageRecordTable;
  day_off: DayOffTable;
  demand: DemandTable;
  demand_contact: DemandContactTable;
  demand_letters: DemandLettersTable;
  demand_origin: DemandOriginTable;
  demand_publication: DemandPublicationTable;
  demand_sign: DemandSignTable;
  demander: DemanderTable;
  deputy: DeputyTable;
  draft: DraftTable;
  due_act: DueActTable;
  duty_item: DutyItemTable;
  duty_list: DutyListTable;
  event_name_rule: EventNameRuleTable;
  expert: ExpertTable;
  fact_correction: FactCorrectionTable;
  fair: FairTable;
  fair_adviser: FairAdviserTable;
  fair_criterion: FairCriterionTable;
  fair_duty: FairDutyTable;
  fair_entry: FairEntryTable;
  fair_expert: FairExpertTable;
  fair_follow: FairFollowTable;
  fair_guest: FairGuestTable;
  fair_objection: FairObjectionTable;
  fair_party: FairPartyTable;
  fair_pitch: FairPitchTable;
  fair_plan: FairPlanTable;
  fair_project: FairProjectTable;
  fair_question: FairQuestionTable;
  fair_review: FairReviewTable;
  fair_session: FairSessionTable;
  fair_talk: FairTalkTable;
  fair_template: FairTemplateTable;
  fair_template_part: FairTemplatePartTable;
  fair_zone: FairZoneTable;
  fee_rate: FeeRateTable;
  feedback: FeedbackTable;
  feedback_rhythm: FeedbackRhythmTable;
  field_history: FieldHistoryTable;
  file_gone: FileGoneTable;
  file_opening: FileOpeningTable;
  file_words: FileWordsTable;
  firm: FirmTable;
  firm_fact: FirmFactTable;
  fund: FundTable;
  fund_allotment: FundAllotmentTable;
  fund_award: FundAwardTable;
  fund_draft: FundDraftTable;
  fund_factor: FundFactorTable;
  fund_named: FundNamedTable;
  fund_objection: FundObjectionTable;
  fund_payment: FundPaymentTable;
  fund_pot: FundPotTable;
  fund_recipient: FundRecipientTable;
  fund_transfer: FundTransferTable;
  fund_use: FundUseTable;
  grey_mark: GreyMarkTable;
  import_batch: ImportBatchTable;
  import_piece: ImportPieceTable;
  incentive: IncentiveTable;
  indicator: IndicatorTable;
  indicator_split: IndicatorSplitTable;
  indicator_target: IndicatorTargetTable;
  innovation: InnovationTable;
  innovation_apart: InnovationApartTable;
  innovation_money: InnovationMoneyTable;
  innovation_patent: InnovationPatentTable;
  introduction: IntroductionTable;
  lecture: LectureTable;
  lecture_declined: LectureDeclinedTable;
  lecture_order: LectureOrderTable;
  lecture_teacher: LectureTeacherTable;
  ledger_fact: LedgerFactTable;
  ledger_histogram: LedgerHistogramTable;
  ledger_leaf: LedgerLeafTable;
  ledger_rollup: LedgerRollupTable;
  ledger_seal: LedgerSealTable;
  ledger_series: LedgerSeriesTable;
  ledger_unit: LedgerUnitTable;
  ledger_year: LedgerYearTable;
  loan_piece: LoanPieceTable;
  lookback: LookbackTable;
  match_weights: MatchWeightsTable;
  media_account: MediaAccountTable;
  media_figure: MediaFigureTable;
  meeting: MeetingTable;
  meeting_agenda: MeetingAgendaTable;
  meeting_attendance: MeetingAttendanceTable;
  meeting_decision: MeetingDecisionTable;
  meeting_motion: MeetingMotionTable;
  meeting_opinion: MeetingOpinionTable;
  message: MessageTable;
  milestone: MilestoneTable;
  month_report: MonthReportTable;
  need_call: NeedCallTable;
  notice: NoticeTable;
  notice_setting: NoticeSettingTable;
  nudge: NudgeTable;
  one_time_link: OneTimeLinkTable;
  pair: PairTable;
  pair_contact: PairContactTable;
  pair_problem: PairProblemTable;
  pair_problem_fact: PairProblemFactTable;
  pair_rule: PairRuleTable;
  parameter: ParameterTable;
  park: ParkTable;
  park_answer: ParkAnswerTable;
  park_application: ParkApplicationTable;
  park_condition: ParkConditionTable;
  park_finding: ParkFindingTable;
  park_objection: ParkObjectionTable;
  park_quarter: ParkQuarterTable;
  park_visit: ParkVisitTable;
  partner: PartnerTable;
  partner_review: PartnerReviewTable;
  permit: PermitTable;
  permit_rule: PermitRuleTable;
  person: PersonTable;
  person_come: PersonComeTable;
  person_entry: PersonEntryTable;
  person_identity: PersonIdentityTable;
  person_merge: PersonMergeTable;
  place: PlaceTable;
  place_batch: PlaceBatchTable;
  policy: PolicyTable;
  policy_article: PolicyArticleTable;
  policy_link: PolicyLinkTable;
  policy_reference: PolicyReferenceTable;
  population_set: PopulationSetTable;
  post: PostTable;
  promotion: PromotionTable;
  promotion_material: PromotionMaterialTable;
  proof_line: ProofLineTable;
  region: RegionTable;
  remark: RemarkTable;
  report: ReportTable;
  report_part: ReportPartTable;
  report_template: ReportTemplateTable;
  research_base: ResearchBaseTable;
  reviewer_conflict: ReviewerConflictTable;
  rumour: RumourTable;
  saved_view: SavedViewTable;
  schema_migration: SchemaMigrationTable;
  seal_check: SealCheckTable;
  search_change: SearchChangeTable;
  search_question: SearchQuestionTable;
  search_reader: SearchReaderTable;
  series: SeriesTable;
  series_break: SeriesBreakTable;
  series_value: SeriesValueTable;
  service_centre: ServiceCentreTable;
  service_proof: ServiceProofTable;
  sight_grant: SightGrantTable;
  sight_look: SightLookTable;
  sign_scan: SignScanTable;
  siting_plan: SitingPlanTable;
  society: SocietyTable;
  society_branch: SocietyBranchTable;
  society_honour: SocietyHonourTable;
  society_limit: SocietyLimitTable;
  society_official: SocietyOfficialTable;
  society_review: SocietyReviewTable;
  society_rule: SocietyRuleTable;
  society_sent: SocietySentTable;
  specimen: SpecimenTable;
  specimen_batch: SpecimenBatchTable;
  specimen_condition: SpecimenConditionTable;
  specimen_loan: SpecimenLoanTable;
  specimen_permit: SpecimenPermitTable;
  staff_stamp: StaffStampTable;
  stage_norm: StageNormTable;
  standard: StandardTable;
  standard_item: StandardItemTable;
  station: StationTable;
  station_criterion: StationCriterionTable;
  station_expert: StationExpertTable;
  station_judge: StationJudgeTable;
  station_mark: StationMarkTable;
  station_project: StationProjectTable;
  station_report: StationReportTable;
  station_result: StationResultTable;
  station_review: StationReviewTable;
  station_review_row: StationReviewRowTable;
  station_rule: StationRuleTable;
  station_score: StationScoreTable;
  station_subsidy: StationSubsidyTable;
  station_verdict: StationVerdictTable;
  stock_count: StockCountTable;
  stock_seen: StockSeenTable;
  stored_file: StoredFileTable;
  study: StudyTable;
  study_call: StudyCallTable;
  study_change: StudyChangeTable;
  study_criterion: StudyCriterionTable;
  study_deliverable: StudyDeliverableTable;
  study_draw: StudyDrawTable;
  study_kind: StudyKindTable;
  study_mark: StudyMarkTable;
  study_member: StudyMemberTable;
  study_money: StudyMoneyTable;
  study_objection: StudyObjectionTable;
  study_review: StudyReviewTable;
  study_reviewer: StudyReviewerTable;
  study_topic: StudyTopicTable;
  supply: SupplyTable;
  supply_contact: SupplyContactTable;
  survey: SurveyTable;
  survey_answer: SurveyAnswerTable;
  survey_code: SurveyCodeTable;
  survey_form: SurveyFormTable;
  survey_question: SurveyQuestionTable;
  survey_sample: SurveySampleTable;
  survey_stage: SurveyStageTable;
  survey_station: SurveyStationTable;
  table_form: TableFormTable;
  table_job: TableJobTable;
  task: TaskTable;
  task_delay: TaskDelayTable;
  task_outside: TaskOutsideTable;
  task_progress: TaskProgressTable;
  task_rule: TaskRuleTable;
  teacher: TeacherTable;
  tender_threshold: TenderThresholdTable;
  term_candidate: TermCandidateTable;
  term_change: TermChangeTable;
  term_paper: TermPaperTable;
  title_award: TitleAwardTable;
  tour_end: TourEndTable;
  unit: UnitTable;
  unit_former_name: UnitFormerNameTable;
  verification: VerificationTable;
  volunteer: VolunteerTable;
  volunteer_team: VolunteerTeamTable;
  walking_network: WalkingNetworkTable;
  work_case: WorkCaseTable;
  year_chapter: YearChapterTable;
  year_note: YearNoteTable;
  year_report: YearReportTable;
  year_text: YearTextTable;
  year_text_line: YearTextLineTable;
}

/** Columns that lists may sort and filter by: each has its index for every depth of the tree. */
export interface Listed {
  academic_count_rule: "first_on" | "last_on" | "planned_to" | "year";
  academic_duty: "days" | "from_on" | "kind" | "side" | "to_on";
  academic_event: "adviser_person_id" | "due_on" | "first_on" | "kind" | "last_on" | "level" | "mode" | "on_site" | "online" | "papers" | "state";
  action_plan: "adviser_person_id" | "below_by" | "due_on" | "issued_on" | "state" | "to_on";
  activity: "adviser_person_id" | "due_on" | "first_on" | "kind" | "last_on" | "state" | "takes_bookings";
  agreement: "adviser_person_id" | "amount_fen" | "due_on" | "signed_on" | "state" | "type";
  alias: "kind";
  appraisal: "adviser_person_id" | "due_on" | "kind" | "meeting_on" | "state" | "statements_until";
  appraisal_scheme: "from_on" | "to_on";
  assessment: "adviser_person_id" | "due_on" | "state";
  assessment_objection: "adviser_person_id" | "due_on" | "state";
  assessment_round: "adviser_person_id" | "due_on" | "public_until" | "self_until" | "state";
  attraction: "adviser_person_id" | "due_on" | "kind" | "next_on" | "signed_on" | "state";
  audit_finding: "adviser_person_id" | "due_on" | "found_on" | "state";
  base_condition: "from_on" | "measure";
  benefit: "adviser_person_id" | "deadline" | "due_on" | "state";
  booking: "adviser_person_id" | "due_on" | "state" | "visit_on";
  brief: "adviser_person_id" | "due_on" | "issued_on" | "state";
  build: "accepted_on" | "adviser_person_id" | "due_on" | "kind" | "started_on" | "state" | "year";
  campaign: "adviser_person_id" | "due_on" | "first_on" | "last_on" | "state";
  capital_contract: "defects_until" | "part" | "signed_on";
  capital_meeting: "kind" | "on_day";
  capital_project: "adviser_person_id" | "due_on" | "opening_on" | "state";
  capital_tender: "adviser_person_id" | "bids_on" | "due_on" | "estimate_fen" | "method" | "part" | "state";
  caravan: "in_use" | "insurance_to" | "km" | "model" | "registered_on";
  caravan_driver: "licence" | "licence_to";
  caravan_request: "adviser_person_id" | "due_on" | "first_on" | "last_on" | "must" | "on_day" | "power" | "pupils" | "state";
  caravan_rule: "from_on" | "measure" | "to_on" | "value";
  caravan_tour: "adviser_person_id" | "due_on" | "from_on" | "state" | "to_on";
  caravan_trip: "km_from" | "km_to" | "on_day";
  caravan_way: "passable";
  care_person: "circle" | "last_visit_on" | "standing";
  care_plan: "adviser_person_id" | "due_on" | "from_on" | "occasion" | "state";
  care_visit: "adviser_person_id" | "due_on" | "follow_up_on" | "person_id" | "plan_id" | "state" | "visited_on" | "way";
  census_reply: "adviser_person_id" | "due_on" | "replied_on" | "state" | "unchanged" | "until_on";
  census_round: "adviser_person_id" | "asked_on" | "due_on" | "state" | "until_on";
  charter: "adviser_person_id" | "due_on" | "from_on" | "kind" | "state" | "to_on";
  closed_door: "adviser_person_id" | "due_on" | "on_day" | "partner_id" | "state";
  company: "above_scale" | "entered_on" | "high_tech" | "standing";
  composite_assessment: "adviser_person_id" | "due_on" | "state" | "year";
  congress: "adviser_person_id" | "due_on" | "held_on" | "nominate_until" | "state" | "term_until";
  congress_contact: "delegate_id" | "on_day";
  congress_delegation: "adviser_person_id" | "congress_id" | "due_on" | "elected_on" | "seats" | "sector" | "state" | "until_on";
  congress_election: "adviser_person_id" | "congress_id" | "due_on" | "held_on" | "state";
  congress_nominee: "adviser_person_id" | "born_on" | "congress_id" | "delegation_id" | "due_on" | "front_line" | "new_face" | "party" | "rank" | "senior" | "sex" | "state";
  congress_objection: "adviser_person_id" | "due_on" | "nominee_id" | "outcome" | "received_on" | "state";
  congress_proposal: "adviser_person_id" | "answer_code" | "delegate_id" | "due_on" | "in_time" | "received_on" | "reply_by" | "state" | "with_id";
  content_asset: "kind" | "licence" | "until_on";
  content_item: "adviser_person_id" | "audience" | "due_on" | "field" | "kind" | "publish_on" | "review_until" | "rights_until" | "risky" | "state" | "version_number";
  content_reviewer: "field" | "until_on";
  course: "adviser_person_id" | "due_on" | "first_on" | "last_on" | "self_enrol" | "state";
  course_question: "adviser_person_id" | "asked_on" | "due_on" | "state";
  day_off: "from_on" | "to_on" | "worked";
  duty_list: "signed_on" | "year";
  event_name_rule: "from_on" | "kind" | "to_on" | "unless";
  expert: "academy" | "retired_on";
  fair: "adviser_person_id" | "due_on" | "from_on" | "state";
  fair_expert: "adviser_person_id" | "due_on" | "fair_id" | "state";
  fair_guest: "fair_id" | "kind" | "standing";
  fair_objection: "adviser_person_id" | "due_on" | "fair_id" | "state";
  fair_party: "adviser_person_id" | "due_on" | "fair_id" | "side" | "state" | "zone_id";
  fair_project: "adviser_person_id" | "due_on" | "fair_id" | "kind" | "score" | "spread" | "state" | "zone_id";
  fair_question: "adviser_person_id" | "due_on" | "fair_id" | "state";
  fair_talk: "adviser_person_id" | "cause" | "due_on" | "fair_id" | "on_day" | "state" | "weight";
  fair_zone: "fair_id";
  fee_rate: "fen" | "from_on" | "item" | "per" | "strict" | "to_on";
  feedback_rhythm: "from_on" | "kind" | "origin" | "to_on";
  firm: "code";
  fund: "adviser_person_id" | "due_on" | "public_until" | "state" | "year";
  fund_allotment: "adviser_person_id" | "amount_fen" | "due_on" | "paid_on" | "state";
  fund_award: "adviser_person_id" | "amount_fen" | "due_on" | "paid_on" | "state";
  fund_objection: "adviser_person_id" | "due_on" | "state";
  fund_transfer: "adviser_person_id" | "due_on" | "state";
  incentive: "amount_fen" | "decided_on" | "paid_on";
  innovation: "adviser_person_id" | "due_on" | "from_on" | "maturity" | "norm_until" | "review_on" | "state" | "to_on";
  lecture: "audience" | "minutes" | "offered";
  lecture_order: "adviser_person_id" | "audience" | "due_on" | "first_on" | "kind" | "last_on" | "on_day" | "state";
  media_account: "looked_on" | "next_look_on" | "platform";
  media_figure: "adviser_person_id" | "due_on" | "read_on" | "state" | "value";
  meeting: "adviser_person_id" | "due_on" | "held_on" | "kind" | "state";
  month_report: "due_by" | "from_on" | "stage";
  need_call: "adviser_person_id" | "due_on" | "state";
  pair: "adviser_person_id" | "due_on" | "from_on" | "last_on" | "next_on" | "rank" | "state" | "target_kind";
  pair_rule: "from_on" | "measure" | "rank";
  park: "level" | "opened_on";
  park_application: "adviser_person_id" | "due_on" | "published_on" | "state" | "submitted_on";
  park_condition: "from_on" | "kind";
  park_quarter: "adviser_person_id" | "due_on" | "quarter" | "scope" | "state";
  partner: "adviser_person_id" | "doors_closed_on" | "due_on" | "kind" | "reviewed_until" | "state" | "title_from" | "title_to";
  permit: "kind" | "to_on";
  permit_rule: "appendix" | "from_on";
  promotion: "adviser_person_id" | "channel" | "due_on" | "on_day" | "state";
  research_base: "adviser_person_id" | "agreement_to" | "due_on" | "founded_on" | "last_review_on" | "state";
  rumour: "judged_on" | "met_on" | "verdict";
  series: "cadence" | "name" | "survey_level";
  service_centre: "adviser_person_id" | "due_on" | "kind" | "runs_since" | "state" | "takes_needs";
  service_proof: "adviser_person_id" | "due_on" | "issued_on" | "shown_on" | "state";
  society: "adviser_person_id" | "due_on" | "founded_on" | "level" | "party_body" | "reviewed_until" | "sent_on" | "state" | "term_from" | "term_to";
  society_rule: "from_on" | "measure" | "to_on" | "value";
  specimen: "adviser_person_id" | "appendix" | "basis" | "condition" | "due_on" | "last_seen_on" | "permit_truth" | "state";
  specimen_batch: "entry_on";
  specimen_loan: "due_on";
  stage_norm: "from_on" | "stage";
  standard: "adviser_person_id" | "due_on" | "state" | "year";
  station: "adviser_person_id" | "agreement_from" | "agreement_to" | "due_on" | "kind" | "last_project_on" | "report_until" | "state" | "subsidy_due_on";
  station_review: "adviser_person_id" | "due_on" | "state" | "year";
  station_rule: "from_on" | "measure" | "to_on" | "value";
  stock_count: "adviser_person_id" | "due_on" | "on_day" | "state";
  study: "adviser_person_id" | "due_on" | "from_on" | "kind" | "state" | "to_on";
  study_call: "closes_on" | "year";
  study_reviewer: "standing";
  survey: "adviser_person_id" | "due_on" | "state" | "until_on";
  survey_station: "kind" | "level" | "opened_on";
  task: "adviser_person_id" | "due_on" | "feedback_on" | "origin" | "state" | "until_on" | "weight";
  task_rule: "from_on" | "measure" | "to_on" | "value";
  tender_threshold: "from_on" | "part";
  term_change: "adviser_person_id" | "due_on" | "ends_on" | "state" | "step_due_on";
  title_award: "adviser_person_id" | "due_on" | "given_on" | "reviewed_on" | "state" | "valid_until";
  volunteer: "joined_on";
  volunteer_team: "kind";
  year_report: "adviser_person_id" | "due_on" | "state" | "year";
  year_text: "kind" | "on_day";
}

export interface AcademicAgreementTable {
  id: GeneratedAlways<number>;
  event_id: number;
  agreement_id: number;
  note: string | null;
}

export interface AcademicCostTable {
  id: GeneratedAlways<number>;
  event_id: number;
  item: string;
  grade: string | null;
  people: number | null;
  days: number | null;
  fen: number;
  note: string | null;
}

export interface AcademicCountRuleTable {
  id: GeneratedAlways<number>;
  name: string;
  year: number;
  first_on: string;
  last_on: string;
  planned_to: string | null;
  source: string;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface AcademicDutyTable {
  id: GeneratedAlways<number>;
  name: string;
  office: string;
  kind: string;
  joint: boolean;
  side: string;
  days: number;
  day_kind: string;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface AcademicEventTable {
  id: number;
  title: string;
  series: string | null;
  kind: string;
  level: string;
  first_on: string;
  last_on: string;
  place: string;
  mode: string;
  theme: string | null;
  plan_size: number | null;
  countries: number | null;
  on_site: number | null;
  online: number | null;
  papers: number | null;
  results: string | null;
  reported_as: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface AcademicFilingTable {
  id: GeneratedAlways<number>;
  event_id: number;
  duty_id: number;
  sent_on: string;
  answer: string;
  number: string | null;
}

export interface AcademicPaperTable {
  id: GeneratedAlways<number>;
  event_id: number;
  title: string;
  author: string;
  employer: string | null;
  consent: boolean;
}

export interface AcademicRoleTable {
  id: GeneratedAlways<number>;
  event_id: number;
  name: string;
  role: string;
  agreement: string | null;
  host_unit_id: number | null;
}

export interface AcademicSessionTable {
  id: GeneratedAlways<number>;
  event_id: number;
  on_day: string;
  from_time: string;
  to_time: string;
  topic: string;
  speaker: string | null;
}

export interface AccountNoticeTable {
  id: GeneratedAlways<number>;
  person_id: number;
  act: string;
  by_name: string;
  by_role: string;
  at: Generated<Instant>;
  seen_at: Instant | null;
  unit_path: number[];
}

export interface AccountRequestTable {
  id: GeneratedAlways<number>;
  person_id: number;
  act: string;
  reason: string;
  asked_by: number;
  asked_role: string;
  asked_at: Generated<Instant>;
  half: string | null;
  decided_by: number | null;
  decided_at: Instant | null;
  consented: boolean | null;
  unit_path: number[];
}

export interface ActionPlanTable {
  id: number;
  title: string;
  number: string | null;
  issued_on: string | null;
  to_on: string | null;
  below_by: string | null;
  basis: string | null;
  above_id: number | null;
  above_title: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface ActivityTable {
  id: number;
  title: string;
  kind: string;
  first_on: string;
  last_on: string;
  place: string;
  summary: string | null;
  seats: number | null;
  takes_bookings: boolean;
  contact_name: string | null;
  contact_phone: string | null;
  basis: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  aimed_at: string[] | null;
}

export interface ActivityBookingTable {
  id: GeneratedAlways<number>;
  activity_id: number;
  name: string;
  phone: string;
  people: number;
  standing: string;
  code_hash: Buffer;
  made_at: Instant;
}

export interface ActivityHostTable {
  id: GeneratedAlways<number>;
  activity_id: number;
  name: string;
  role: string;
  partner_id: number | null;
  hours: number | null;
}

export interface ActivityPeopleTable {
  id: GeneratedAlways<number>;
  activity_id: number;
  audience: string;
  people: number;
  source: string;
}

export interface ActivitySessionTable {
  id: GeneratedAlways<number>;
  activity_id: number;
  on_day: string;
  from_time: string;
  to_time: string;
  topic: string | null;
}

export interface ActivityShiftTable {
  id: GeneratedAlways<number>;
  activity_id: number;
  volunteer_id: number;
  on_day: string;
  from_time: string;
  to_time: string;
  duty: string;
  came: boolean | null;
}

export interface AgreementTable {
  id: number;
  demand_id: number | null;
  introduction_id: number | null;
  type: string;
  party_a: string;
  party_b: string;
  amount_fen: number;
  registration_number: string | null;
  signed_on: string;
  demander_confirmed_at: Instant | null;
  supplier_confirmed_at: Instant | null;
  in_force_on: string | null;
  fact_id: number | null;
  title: string;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface AliasTable {
  id: GeneratedAlways<number>;
  said: string;
  means: string;
  kind: string;
  note: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface AppraisalTable {
  id: number;
  title: string;
  kind: string;
  scheme_id: number;
  meeting_on: string;
  place: string | null;
  chair: string | null;
  statements_until: string | null;
  statement_least: number | null;
  statement_most: number | null;
  keep_years: number;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  erased_on: string | null;
  seats: number | null;
  second: Generated<boolean>;
  body: string | null;
}

export interface AppraisalAfarTable {
  id: GeneratedAlways<number>;
  appraisal_id: number;
  key: string;
  election: Json | null;
  file: string | null;
}

export interface AppraisalAfarEntryTable {
  credential: Buffer;
  appraisal_id: number;
  no: number;
  ballot: Buffer;
  token: Buffer;
}

export interface AppraisalAfarSignerTable {
  appraisal_id: number;
  class: string;
  signer: Buffer;
}

export interface AppraisalAfarTellerTable {
  id: GeneratedAlways<number>;
  appraisal_id: number;
  no: number;
  name: string;
  link: Buffer;
  offer: Json | null;
  dealt: Json | null;
  ready: Generated<boolean>;
  share: Json | null;
}

export interface AppraisalAgendaTable {
  id: GeneratedAlways<number>;
  appraisal_id: number;
  no: number;
  item: string;
  speaker: string | null;
  minutes: number | null;
}

export interface AppraisalBallotTable {
  id: GeneratedAlways<number>;
  appraisal_id: number;
  definition: Json;
  sealing: Buffer;
  phones: Json | null;
  result: Json | null;
  trial: string | null;
}

export interface AppraisalCellTable {
  sealed: Buffer;
  appraisal_id: number;
  class: string;
  item: number;
}

export interface AppraisalCodeTable {
  hash: Buffer;
  appraisal_id: number;
  class: string;
}

export interface AppraisalImprovementTable {
  id: GeneratedAlways<number>;
  person_id: number;
  item: string;
  until_on: string;
  done_on: string | null;
}

export interface AppraisalNoteTable {
  id: number;
  sealed: Buffer;
  lookup: Buffer;
  key_id: string;
  set_by: string;
  set_at: Instant;
}

export interface AppraisalPageTable {
  hash: Buffer;
  person_id: number;
}

export interface AppraisalPersonTable {
  id: GeneratedAlways<number>;
  appraisal_id: number;
  no: number;
  name: string;
  post: string;
}

export interface AppraisalPileTable {
  appraisal_id: number;
  class: string;
  teller: number;
  sealed: Buffer;
}

export interface AppraisalSchemeTable {
  id: GeneratedAlways<number>;
  name: string;
  source: string;
  base: string;
  quorum_num: number;
  quorum_den: number;
  quorum_above: boolean;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
  elect_num: number | null;
  elect_den: number | null;
  elect_above: boolean | null;
  elect_base: string | null;
  more_percent: number | null;
  write_in: boolean | null;
}

export interface AppraisalSchemeAspectTable {
  id: GeneratedAlways<number>;
  scheme_id: number;
  label: string;
  weight: string;
}

export interface AppraisalSchemeBandTable {
  id: GeneratedAlways<number>;
  scheme_id: number;
  label: string;
  least: string;
}

export interface AppraisalSchemeClassTable {
  id: GeneratedAlways<number>;
  scheme_id: number;
  key: string;
  label: string;
  weight: string;
}

export interface AppraisalSchemeGradeTable {
  id: GeneratedAlways<number>;
  scheme_id: number;
  no: number;
  label: string;
  value: string;
  top: boolean;
}

export interface AppraisalSchemeRuleTable {
  id: GeneratedAlways<number>;
  scheme_id: number;
  kind: string;
  grades: string | null;
  n: number | null;
  source: string;
}

export interface AppraisalStatementTable {
  id: GeneratedAlways<number>;
  person_id: number;
  version: number;
  text: string;
  on_day: string;
}

export interface AppraisalTellerTable {
  id: GeneratedAlways<number>;
  appraisal_id: number;
  name: string;
  role: string;
}

export interface AppraisalVoterTable {
  id: GeneratedAlways<number>;
  appraisal_id: number;
  class: string;
  name: string;
  present: Generated<boolean>;
  link: Buffer | null;
  asked: Buffer | null;
}

export interface AssessmentTable {
  id: number;
  title: string;
  round_id: number;
  first_unit_id: number;
  score_unit_id: number;
  class: string | null;
  sampled: boolean | null;
  frozen: Json | null;
  total: string | null;
  grade: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface AssessmentEntryTable {
  id: GeneratedAlways<number>;
  assessment_id: number;
  item: string;
  col: string;
  state: string | null;
  value: string | null;
  parts: Json | null;
  words: string | null;
  blind: Generated<boolean>;
  person_id: number;
  at: Generated<Instant>;
}

export interface AssessmentEvidenceTable {
  id: GeneratedAlways<number>;
  assessment_id: number;
  item: string;
  kind: string;
  file_id: number;
  sha256: Buffer;
  name: string;
  person_id: number;
  at: Generated<Instant>;
  dropped_at: Instant | null;
}

export interface AssessmentObjectionTable {
  id: number;
  claim: string;
  assessment_id: number;
  item: string;
  reason: string;
  answer_unit_id: number | null;
  answer: string | null;
  appeal_answer: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface AssessmentRoundTable {
  id: number;
  title: string;
  standard_id: number;
  self_until: string;
  public_until: string | null;
  object_to: string | null;
  sample_percent: number;
  sample_seed: string | null;
  sample_hash: string | null;
  ranking: boolean | null;
  sheet: Json | null;
  as_of: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  classes: string | null;
}

export interface AssignmentRunTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  month: string;
  settings: Json;
  weights_version: number;
  report: Json;
  accepted_by: string;
  accepted_at: Generated<Instant>;
}

export interface AttractionTable {
  id: number;
  name: string;
  investor: string;
  park_id: number;
  industry: string | null;
  kind: string | null;
  amount_fen: number | null;
  in_place_fen: number | null;
  signed_on: string | null;
  company_id: number | null;
  landed_on: string | null;
  producing_on: string | null;
  obstacle: string | null;
  next_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface AttractionEventTable {
  id: GeneratedAlways<number>;
  attraction_id: number;
  event: string;
  on_day: string;
}

export interface AuditEntryTable {
  id: GeneratedAlways<number>;
  at: Generated<Instant>;
  actor_id: string;
  unit_id: Generated<number | null>;
  act: string;
  subject: string | null;
  detail: Generated<Json>;
  request_id: string | null;
}

export interface AuditFindingTable {
  id: number;
  title: string;
  project_id: number;
  contract_id: number | null;
  says: string;
  fen: number | null;
  body: string;
  report_no: string | null;
  found_on: string;
  who: string;
  until_on: string;
  answer: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface BaseConditionTable {
  id: GeneratedAlways<number>;
  name: string;
  measure: string;
  least: number;
  months: number | null;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface BaseCouncilTable {
  id: GeneratedAlways<number>;
  base_id: number;
  name: string;
  employer: string | null;
  post: string | null;
  from_on: string;
  to_on: string | null;
}

export interface BaseReviewTable {
  id: GeneratedAlways<number>;
  base_id: number;
  year: number;
  grade: string;
  ground: string;
  decided_on: string;
  decided_by: string;
}

export interface BaseStaffTable {
  id: GeneratedAlways<number>;
  base_id: number;
  name: string;
  title: string;
  degree: string | null;
  from_on: string;
  to_on: string | null;
}

export interface BenefitTable {
  id: number;
  title: string;
  policy: string;
  gives: string;
  amount_fen: number | null;
  deadline: string | null;
  papers: string | null;
  checked_on: string | null;
  policy_id: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface BenefitConditionTable {
  id: GeneratedAlways<number>;
  benefit_id: number;
  group_no: number;
  how: string;
  subject: string;
  comparison: string;
  value: string;
  address: string;
  clause: string;
}

export interface BenefitOfferTable {
  id: GeneratedAlways<number>;
  benefit_id: number;
  policy_id: number;
  policy_digest: string;
  title: string;
  gives: string;
  amount_fen: number | null;
  deadline: string | null;
  papers: string | null;
  from_on: string;
  ended_on: string | null;
  unit_id: number;
}

export interface BenefitTermTable {
  id: GeneratedAlways<number>;
  benefit_id: number;
  offer_id: number;
  group_no: number;
  how: string;
  subject: string;
  comparison: string;
  value: string;
  address: string;
  clause: string;
  unit_id: number;
}

export interface BookedTimeTable {
  id: GeneratedAlways<number>;
  who: string;
  from_at: Instant;
  to_at: Instant;
  subject: string;
  what: string;
  unit_id: number;
}

export interface BookingTable {
  id: number;
  place_id: number;
  visit_on: string;
  visit_at: string;
  people: number;
  contact_name: string | null;
  phone: string | null;
  erased_on: string | null;
  title: string;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface BoundaryTable {
  region_code: string;
  rings: Json;
  source_system: string;
  made_at: Generated<Instant>;
  sample: Generated<boolean>;
}

export interface BriefTable {
  id: number;
  title: string;
  theme: string | null;
  authors: string;
  source: string | null;
  summary: string | null;
  body: string | null;
  addressees: string | null;
  not_secret: boolean | null;
  stated_by: string | null;
  stated_on: string | null;
  number: string | null;
  issued_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  study_id: number | null;
  base_id: number | null;
}

export interface BriefAdoptionTable {
  id: GeneratedAlways<number>;
  brief_id: number;
  form: string;
  body: string;
  on_day: string;
  kept_at: string;
  entered_by: number;
}

export interface BriefDeliveryTable {
  id: GeneratedAlways<number>;
  brief_id: number;
  addressee: string;
  way: string;
  on_day: string;
}

export interface BriefLookTable {
  id: GeneratedAlways<number>;
  brief_id: number;
  person_id: number;
  at: Generated<Instant>;
}

export interface BriefSeerTable {
  id: GeneratedAlways<number>;
  brief_id: number;
  person_id: number;
  named_by: string;
  from_on: string;
  to_on: string | null;
}

export interface BuildTable {
  id: number;
  kind: string;
  year: number;
  town_code: string | null;
  lat: number | null;
  lon: number | null;
  started_on: string | null;
  accepted_on: string | null;
  place_id: number | null;
  fact_id: number | null;
  title: string;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CallbackDrawTable {
  unit_id: number;
  unit_path: number[];
  month: string;
  seed: number;
  share: number;
  drawn_from: number[];
  drawn: number[];
}

export interface CampaignTable {
  id: number;
  title: string;
  purpose: string | null;
  first_on: string;
  last_on: string;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CampaignActivityTable {
  id: GeneratedAlways<number>;
  campaign_id: number;
  title: string;
  on_day: string;
  place: string | null;
}

export interface CampaignWorkTable {
  id: GeneratedAlways<number>;
  campaign_id: number;
  title: string;
  author: string;
  rights: string;
  published_on: string | null;
}

export interface CandidateTable {
  demand_id: number;
  supply_id: number;
  rank: number | null;
  score: number;
  parts: Json;
  reasons: Json;
  status: string;
  decided_by: string | null;
  decided_at: Instant | null;
  decision_reason: string | null;
  baseline_rank: number | null;
  run_id: number | null;
  by_hand: Generated<boolean>;
  grade: string;
  doubt: Json | null;
}

export interface CapitalApprovalTable {
  id: GeneratedAlways<number>;
  project_id: number;
  kind: string;
  number: string;
  on_day: string;
  fen: number | null;
}

export interface CapitalBaselineTable {
  id: GeneratedAlways<number>;
  project_id: number;
  name: string;
  reason: string;
  fixed_on: string;
  actor_id: string;
}

export interface CapitalBaselineRowTable {
  id: GeneratedAlways<number>;
  baseline_id: number;
  name: string;
  plan_from: string;
  plan_to: string;
}

export interface CapitalBudgetTable {
  id: GeneratedAlways<number>;
  project_id: number;
  part: string;
  fen: number;
}

export interface CapitalContractTable {
  id: GeneratedAlways<number>;
  title: string;
  project_id: number;
  tender_id: number | null;
  part: string;
  party: string;
  party_code: string;
  number: string;
  fen: number;
  signed_on: string;
  to_on: string | null;
  retention_permille: number | null;
  defects_until: string | null;
  guarantee_until: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface CapitalMeetingTable {
  id: GeneratedAlways<number>;
  title: string;
  project_id: number;
  kind: string;
  on_day: string;
  experts: string | null;
  conclusion: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface CapitalMilestoneTable {
  id: GeneratedAlways<number>;
  project_id: number;
  name: string;
  plan_from: string;
  plan_to: string;
  after: string | null;
  forecast_to: string | null;
  actual_from: string | null;
  actual_to: string | null;
  proof: string | null;
}

export interface CapitalProjectTable {
  id: number;
  name: string;
  site: string | null;
  area_m2: number | null;
  opening_on: string | null;
  owner_name: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CapitalRiskTable {
  id: GeneratedAlways<number>;
  project_id: number;
  says: string;
  days: number | null;
  who: string | null;
  next_on: string | null;
  closed_on: string | null;
}

export interface CapitalTenderTable {
  id: number;
  title: string;
  project_id: number;
  part: string;
  law: string;
  method: string;
  method_reason: string | null;
  estimate_fen: number;
  ceiling_fen: number | null;
  notice_on: string | null;
  bids_on: string | null;
  bidders: number | null;
  published_on: string | null;
  winner: string | null;
  award_fen: number | null;
  round: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CaravanTable {
  id: GeneratedAlways<number>;
  plate: string;
  model: string;
  registered_on: string;
  home_name: string;
  home_position: string;
  drive_minutes: number;
  nights_in_a_row: number;
  insurance_to: string;
  in_use: boolean;
  km: number | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface CaravanDriverTable {
  id: GeneratedAlways<number>;
  name: string;
  phone: string | null;
  caravan_id: number;
  licence: string;
  licence_to: string;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface CaravanExhibitTable {
  id: GeneratedAlways<number>;
  caravan_id: number;
  name: string;
  condition: string;
  since_on: string;
  repair: string | null;
}

export interface CaravanLodgingTable {
  id: GeneratedAlways<number>;
  name: string;
  position: string;
  beds: number;
  cost_fen: number;
  phone: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface CaravanPlanTable {
  id: GeneratedAlways<number>;
  tour_id: number;
  name: string;
  made_by: string;
  made_at: Instant;
  input: Json;
  routes: Json;
  answer: Json;
}

export interface CaravanRequestTable {
  id: number;
  school: string;
  address: string;
  position: string | null;
  road: string | null;
  pupils: number;
  first_on: string;
  last_on: string;
  half: string;
  weekdays: string[] | null;
  kit: string | null;
  ground: string | null;
  power: string | null;
  minutes: number | null;
  contact_name: string;
  contact_phone: string | null;
  must: boolean | null;
  tour_id: number | null;
  caravan_id: number | null;
  on_day: string | null;
  from_time: string | null;
  to_time: string | null;
  present: number | null;
  verdict: string | null;
  basis: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CaravanRuleTable {
  id: GeneratedAlways<number>;
  name: string;
  measure: string;
  value: number;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface CaravanTourTable {
  id: number;
  title: string;
  from_on: string;
  to_on: string;
  duty: string;
  hours: string;
  weekends: boolean;
  extra_days: string | null;
  plan_id: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CaravanTripTable {
  id: GeneratedAlways<number>;
  caravan_id: number;
  request_id: number | null;
  on_day: string;
  arrive: string;
  leave: string;
  km_from: number;
  km_to: number;
  pupils: number | null;
  driver: string;
  faults: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface CaravanWayTable {
  id: GeneratedAlways<number>;
  from_name: string;
  to_name: string;
  minutes: number;
  km: number | null;
  both_ways: boolean;
  passable: boolean;
  source: string;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface CarePersonTable {
  id: GeneratedAlways<number>;
  name: string;
  employer: string;
  circle: string;
  standing: string;
  phone: string | null;
  last_visit_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface CarePlanTable {
  id: number;
  name: string;
  occasion: string;
  from_on: string;
  to_on: string;
  criteria: string;
  source: string;
  budget_fen: number;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CareReasonTable {
  id: number;
  sealed: Buffer;
  lookup: Buffer;
  key_id: string;
  set_by: string;
  set_at: Instant;
}

export interface CareVisitTable {
  id: number;
  title: string;
  plan_id: number;
  person_id: number;
  nominated_by: string;
  way: string;
  planned_fen: number;
  visitors: string | null;
  visited_on: string | null;
  goods: string | null;
  given_fen: number | null;
  consent_named: string;
  consent_pictured: string;
  follow_up_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CaseEventTable {
  case_id: number;
  seq: number;
  action: string;
  to_state: string;
  at: Instant;
  actor_id: string;
  role: string;
  reason: string | null;
  note: string | null;
  data: Generated<Json>;
  request_key: string | null;
  id: GeneratedAlways<number>;
}

export interface CaseTallyTable {
  process: string;
  unit_id: number;
  unit_path: number[];
  state: string;
  n: number;
  added: Generated<boolean>;
}

export interface CensusFormTable {
  id: GeneratedAlways<number>;
  round_id: number;
  name: string;
  definition: Json;
  told: Json;
}

export interface CensusQuestionTable {
  id: GeneratedAlways<number>;
  round_id: number;
  label: string;
  kind: string;
  choices: string | null;
  definition: string | null;
  required: boolean | null;
  relevant: string | null;
  constraint: string | null;
  why: string | null;
}

export interface CensusReplyTable {
  id: number;
  title: string;
  round_id: number;
  issuer_id: number;
  until_on: string;
  replied_on: string | null;
  unchanged: boolean | null;
  filled_by: string | null;
  fields: Generated<number>;
  seconds: Generated<number>;
  answers: Json | null;
  code: Generated<string>;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  asked_id: number;
}

export interface CensusReturnTable {
  id: GeneratedAlways<number>;
  reply_id: number;
  path: string;
  reason: string;
  answered: Generated<boolean>;
}

export interface CensusRoundTable {
  id: number;
  title: string;
  purpose: string;
  kinds: string[];
  until_on: string;
  earlier_id: number | null;
  asked_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CensusSubmissionTable {
  id: GeneratedAlways<number>;
  reply_id: number;
  request_key: string;
  way: string;
  answers: Json;
  note: string | null;
  filled_by: string;
  seconds: number;
  at: Instant;
}

export interface CentreClosureTable {
  id: GeneratedAlways<number>;
  centre_id: number;
  from_on: string;
  to_on: string;
  reason: string;
  instead: string | null;
}

export interface CentreDutyTable {
  id: GeneratedAlways<number>;
  centre_id: number;
  on_day: string;
  part: string;
  name: string;
  changed: string | null;
}

export interface CentreStaffTable {
  id: GeneratedAlways<number>;
  centre_id: number;
  post: string;
  kind: string;
  name: string | null;
  days: string | null;
  instead: string | null;
  from_on: string;
  to_on: string | null;
}

export interface CharterTable {
  id: number;
  title: string;
  kind: string;
  edition: string;
  from_on: string;
  to_on: string | null;
  passed_by: string | null;
  passed_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CharterArticleTable {
  id: GeneratedAlways<number>;
  charter_id: number;
  no: number;
  address: string;
  heading: string | null;
  body: string;
}

export interface CharterRuleTable {
  id: GeneratedAlways<number>;
  charter_id: number;
  body: string;
  matter: string;
  quorum_num: number;
  quorum_den: number;
  quorum_above: boolean;
  base: string;
  majority_num: number;
  majority_den: number;
  majority_above: boolean;
  article: string;
}

export interface ClosedDoorTable {
  id: number;
  place_name: string;
  place_id: number | null;
  partner_id: number | null;
  on_day: string;
  at_time: string;
  found: string;
  phone: string | null;
  partner_says: string | null;
  partner_said_on: string | null;
  answer: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CodeEntryTable {
  code_table: string;
  code: string;
  name: string;
  parent: string | null;
  pinyin: string;
  source: string;
}

export interface CompanyTable {
  id: GeneratedAlways<number>;
  name: string;
  code: string;
  park_id: number | null;
  standing: string;
  entered_on: string;
  left_on: string | null;
  left_to: string | null;
  industry: string | null;
  high_tech: boolean | null;
  above_scale: boolean | null;
  registered_place: string | null;
  working_place: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface CompanyQuarterTable {
  id: GeneratedAlways<number>;
  quarter_id: number;
  company_id: number;
  output_fen: number | null;
  revenue_fen: number | null;
  tax_fen: number | null;
  employees: number | null;
  rd_staff: number | null;
  rd_fen: number | null;
  patents_applied: number | null;
  patents_granted: number | null;
  carried: boolean;
  why: string | null;
}

export interface CompanyWasTable {
  id: GeneratedAlways<number>;
  company_id: number;
  name: string;
  park_id: number | null;
  from_on: string;
}

export interface CompositeAssessmentTable {
  id: number;
  title: string;
  year: number;
  basis: string;
  grades: string;
  missing: string;
  ranking: boolean | null;
  unit_count: number | null;
  composed: Json | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CompositePartTable {
  id: GeneratedAlways<number>;
  composite_id: number;
  round_id: number;
  weight: string;
}

export interface ConfirmationTable {
  id: GeneratedAlways<number>;
  case_id: number;
  unit_path: number[];
  purpose: string;
  party: string;
  link_id: number | null;
  asked_by: string;
  basis: string;
  answered_on: string;
}

export interface ConfirmationFactTable {
  confirmation_id: number;
  fact_id: number;
}

export interface CongressTable {
  id: number;
  title: string;
  seats: number;
  held_on: string | null;
  age_on: string;
  nominate_until: string;
  publicity_days: number;
  quorum: string;
  majority: string;
  method: string;
  source: string;
  term_until: string | null;
  published_on: string | null;
  seated_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  object_to: string;
}

export interface CongressCandidateTable {
  id: GeneratedAlways<number>;
  election_id: number;
  nominee_id: number;
  votes_for: number | null;
  result: string | null;
}

export interface CongressContactTable {
  id: GeneratedAlways<number>;
  title: string;
  delegate_id: number;
  on_day: string;
  place: string;
  met: string;
  heard: string;
  proposal_id: number | null;
  came_of: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface CongressDelegationTable {
  id: number;
  title: string;
  name: string;
  congress_id: number;
  unit_row_id: number;
  issuer_id: number;
  sector: string;
  seats: number;
  age_on: string;
  until_on: string;
  asks: string;
  elected_on: string | null;
  election_body: string | null;
  due: number | null;
  present: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  vote_id: number | null;
  majority: string | null;
}

export interface CongressElectionTable {
  id: number;
  title: string;
  congress_id: number;
  seats: number;
  more_percent: number;
  source: string;
  held_on: string | null;
  due: number | null;
  present: number | null;
  issued: number | null;
  returned: number | null;
  valid: number | null;
  candidates: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  vote_id: number | null;
}

export interface CongressFloorTable {
  id: GeneratedAlways<number>;
  congress_id: number;
  name: string;
  who: string;
  also: string | null;
  age_most: number | null;
  sector: string | null;
  measure: string;
  least: number | null;
  most: number | null;
  kind: string;
  source: string;
}

export interface CongressNomineeTable {
  id: number;
  name: string;
  from_unit: string;
  congress_id: number | null;
  delegation_id: number | null;
  issuer_id: number | null;
  sex: string;
  born_on: string;
  nation: string;
  party: string;
  employer: string;
  post: string | null;
  academic_title: string | null;
  senior: boolean | null;
  front_line: boolean | null;
  new_face: boolean | null;
  rank: number | null;
  votes_for: number | null;
  phone: string | null;
  replaces_id: number | null;
  seat_no: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  consent_on: string | null;
  taken_from: string | null;
}

export interface CongressObjectionTable {
  id: number;
  title: string;
  nominee_id: number;
  received_on: string;
  sender: string;
  says: string;
  outcome: string | null;
  answer: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CongressProposalTable {
  id: number;
  title: string;
  delegate_id: number;
  received_on: string;
  says: string;
  lead_office: string | null;
  joint_offices: string | null;
  with_id: number | null;
  answer_code: string | null;
  answer: string | null;
  letter_no: string | null;
  taken_on: string | null;
  reply_by: string | null;
  extended: boolean | null;
  answered_on: string | null;
  in_time: boolean | null;
  replies: number | null;
  basis: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CongressUnitTable {
  id: GeneratedAlways<number>;
  congress_id: number;
  name: string;
  sector: string;
  org_id: number | null;
  weight: number;
  floor: number | null;
  ceiling: number | null;
  seats: number | null;
}

export interface ContentAssetTable {
  id: GeneratedAlways<number>;
  title: string;
  kind: string;
  holder: string;
  licence: string;
  paper: string | null;
  until_on: string | null;
  credit_line: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface ContentItemTable {
  id: number;
  title: string;
  kind: string;
  field: string;
  audience: string;
  author: string;
  body: string;
  alt_text: string | null;
  risky: boolean;
  ai_share: string | null;
  publish_on: string | null;
  rights_until: string | null;
  review_until: string | null;
  version_number: number | null;
  note: string | null;
  shown: Generated<boolean>;
  gone_on: string | null;
  gone_why: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface ContentReviewTable {
  id: GeneratedAlways<number>;
  item_id: number;
  reviewer_id: number;
  checked: string;
  verdict: string;
  on_day: string;
  until_on: string | null;
  text_sha256: Buffer | null;
}

export interface ContentReviewerTable {
  id: GeneratedAlways<number>;
  name: string;
  employer: string;
  title: string | null;
  field: string;
  until_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface ContentSourceTable {
  id: GeneratedAlways<number>;
  item_id: number;
  title: string;
  author: string | null;
  address: string | null;
  on_day: string | null;
}

export interface ContentUseTable {
  id: GeneratedAlways<number>;
  item_id: number;
  asset_id: number;
  place: string | null;
}

export interface ContentVersionTable {
  id: GeneratedAlways<number>;
  item_id: number;
  number: number;
  published_on: string;
  title: string;
  author: string;
  body: string;
  alt_text: string | null;
  note: string | null;
  reviewers: string;
  sources: string;
  credits: string;
  files: Json;
}

export interface ContractChangeTable {
  id: GeneratedAlways<number>;
  contract_id: number;
  kind: string;
  cause: string;
  direction: string;
  fen: number;
  asked_on: string;
  contractor_on: string | null;
  supervisor_on: string | null;
  adviser_on: string | null;
  owner_on: string | null;
}

export interface ContractPaymentTable {
  id: GeneratedAlways<number>;
  contract_id: number;
  kind: string;
  fen: number;
  paid_on: string;
  done_fen: number | null;
  invoice: string;
}

export interface ContractSettlementTable {
  id: GeneratedAlways<number>;
  contract_id: number;
  step: string;
  fen: number;
  on_day: string;
  body: string;
  document_no: string | null;
  reason: string | null;
}

export interface CourseTable {
  id: number;
  title: string;
  level: string | null;
  subject: string | null;
  audience: string | null;
  first_on: string;
  last_on: string;
  seats: number | null;
  self_enrol: boolean | null;
  over_holiday: boolean | null;
  certificate_from: number | null;
  budget_fen: number | null;
  contact_name: string | null;
  contact_phone: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CourseCertificateTable {
  id: GeneratedAlways<number>;
  course_id: number;
  person_row: number;
  number: string;
  version: number;
  name: string;
  initials: string;
  issued_on: string;
  reason: string | null;
  actor_id: string;
}

export interface CourseCostTable {
  id: GeneratedAlways<number>;
  course_id: number;
  item: string;
  grade: string | null;
  people: number | null;
  days: number | null;
  fen: number;
  note: string | null;
}

export interface CourseMaterialTable {
  id: GeneratedAlways<number>;
  course_id: number;
  title: string;
  rights: string;
}

export interface CoursePersonTable {
  id: GeneratedAlways<number>;
  course_id: number;
  name: string;
  employer: string;
  post: string | null;
  standing: string;
  remark: string | null;
  person_id: number | null;
  code: string | null;
  useful: string | null;
  missing: string | null;
  told_at: Instant | null;
  sealed: Buffer | null;
  lookup: Buffer | null;
  key_id: string | null;
  lodging: boolean | null;
  diet: string | null;
}

export interface CoursePresenceTable {
  course_id: number;
  session_id: number;
  person_row: number;
  way: string;
  actor_id: string;
  at: Generated<Instant>;
  id: GeneratedAlways<number>;
}

export interface CourseQuestionTable {
  id: number;
  question: string;
  course_id: number;
  details: string | null;
  answer: string | null;
  answered_by: string | null;
  asked_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface CourseQuotaTable {
  id: GeneratedAlways<number>;
  course_id: number;
  employer: string;
  places: number;
}

export interface CourseSessionTable {
  id: GeneratedAlways<number>;
  course_id: number;
  on_day: string;
  from_time: string;
  to_time: string;
  place: string;
  topic: string;
  teacher_id: number;
  teaching_hours: number | null;
  fee_fen: number | null;
}

export interface CoverageRecordTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  as_of: string;
  speed: string;
  people: number;
  covered: number;
  method: Json;
  fact_id: number;
  made_by: string;
  made_at: Instant;
}

export interface DayOffTable {
  id: GeneratedAlways<number>;
  name: string;
  from_on: string;
  to_on: string;
  source: string;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
  worked: boolean | null;
}

export interface DemandTable {
  id: number;
  demander_id: number;
  source: string;
  raw_text: string | null;
  present_state: string | null;
  target: string | null;
  tried: string | null;
  limits: string | null;
  budget_fen: number | null;
  wanted_by: string | null;
  field_code: string | null;
  industry_code: string | null;
  region_code: string | null;
  level: string | null;
  public_summary: string | null;
  confirmed_on: string | null;
  published_on: string | null;
  introduced_on: string | null;
  external_id: string | null;
  review_remarks: Generated<Json>;
  readiness_from: number | null;
  competitors: string | null;
  supplier_region: Generated<string>;
  duplicate_of: number | null;
  duplicate_reason: string | null;
  likeness: Generated<number[]>;
  barred: Generated<Json>;
  version: Generated<number>;
  untouched: Generated<string[]>;
}

export interface DemandContactTable {
  id: GeneratedAlways<number>;
  demand_id: number;
  contact_name: string;
  phone: string;
  unit_path: number[];
  noted_by: string | null;
  noted_at: Generated<Instant>;
  email: string | null;
}

export interface DemandLettersTable {
  id: number;
  letters: string;
}

export interface DemandOriginTable {
  demand_id: number;
  material_id: number | null;
  heard: string;
  set_by: string;
  set_at: Instant;
}

export interface DemandPublicationTable {
  demand_id: number;
  level: string;
  title: string;
  body: string;
  place: string;
  field_code: string | null;
  industry_code: string | null;
  published_on: string;
  directed_path: Generated<number[]>;
  withdrawn_on: string | null;
}

export interface DemandSignTable {
  demand_id: number;
  signs: Json;
}

export interface DemanderTable {
  id: GeneratedAlways<number>;
  kind: string;
  name: string;
  credit_code: string | null;
  unit_id: number;
  unit_path: number[];
  created_at: Generated<Instant>;
}

export interface DeputyTable {
  id: GeneratedAlways<number>;
  person_id: number;
  unit_id: number;
  unit_path: number[];
  deputy_id: number;
  from_on: string;
  to_on: string;
  case_ids: number[] | null;
  set_by: string;
  set_at: Generated<Instant>;
  ended_on: string | null;
}

export interface DraftTable {
  person_id: number;
  unit_id: number;
  key: string;
  body: string;
  kept_at: Instant;
}

export interface DueActTable {
  id: GeneratedAlways<number>;
  round: string;
  subject: string;
  title: string;
  unit_id: number;
  unit_path: number[];
  listed_at: Instant;
  due_at: Instant;
  state: Generated<string>;
  changed_at: Instant | null;
  changed_by: string | null;
  memory: Json | null;
}

export interface DutyItemTable {
  id: GeneratedAlways<number>;
  list_id: number;
  duty: string;
  measure: string;
  due_on: string;
  with_units: string | null;
  channel: string | null;
  proof: string | null;
  done_on: string | null;
  kind: string;
}

export interface DutyListTable {
  id: GeneratedAlways<number>;
  post: string;
  year: number;
  holder: string;
  source: string;
  signed_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
  signed_items: string | null;
}

export interface EventNameRuleTable {
  id: GeneratedAlways<number>;
  name: string;
  words: string;
  kind: string;
  unless: string;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface ExpertTable {
  id: GeneratedAlways<number>;
  name: string;
  employer: string | null;
  academy: string | null;
  field: string | null;
  retired_on: string | null;
  outside_stations: number | null;
  outside_source: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface FactCorrectionTable {
  id: number;
  fact_id: number;
  void: boolean;
  measures: Json;
  occurred_on: string;
  reason: string;
  evidence: Json;
  new_fact_id: number | null;
}

export interface FairTable {
  id: number;
  title: string;
  from_on: string;
  to_on: string;
  place: string;
  hours: string;
  slot_minutes: number;
  reviews_each: number;
  spread_most: number;
  publicity_days: number;
  source: string;
  previous_id: number | null;
  publicity_on: string | null;
  plan_id: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  seats: number | null;
}

export interface FairAdviserTable {
  id: GeneratedAlways<number>;
  fair_id: number;
  person_id: number;
  hours: string | null;
  version: Generated<number>;
}

export interface FairCriterionTable {
  id: GeneratedAlways<number>;
  fair_id: number;
  name: string;
  points: number;
}

export interface FairDutyTable {
  id: GeneratedAlways<number>;
  fair_id: number;
  zone_id: number;
  person_id: number;
  on_day: string;
  from_time: string;
  to_time: string;
}

export interface FairEntryTable {
  id: GeneratedAlways<number>;
  fair_id: number;
  guest_id: number | null;
  key: string;
  door: string;
  device: string;
  way: string;
  on_day: string;
  at: Instant;
  received_at: Instant;
  roster_at: Instant | null;
  verdict: string;
  other_id: number | null;
}

export interface FairExpertTable {
  id: number;
  fair_id: number;
  name: string;
  employer: string;
  employer_former: string | null;
  employer_parents: string | null;
  avoids: string | null;
  field: string;
  most: number;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface FairFollowTable {
  id: GeneratedAlways<number>;
  fair_id: number;
  project_id: number;
  cause: string;
  words: string | null;
  said_by: string;
  said_on: string;
  version: Generated<number>;
}

export interface FairGuestTable {
  id: GeneratedAlways<number>;
  fair_id: number;
  name: string;
  employer: string;
  kind: string;
  party_id: number | null;
  phone: string | null;
  standing: Generated<string>;
  badge_no: Generated<number>;
  revoked_at: Instant | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
  erased_on: string | null;
}

export interface FairObjectionTable {
  id: number;
  fair_id: number;
  project_id: number | null;
  about: string;
  text: string;
  name: string;
  phone: string | null;
  answer: string | null;
  answered_by: string | null;
  answered_on: string | null;
  code_hash: Buffer | null;
  erased_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface FairPartyTable {
  id: number;
  fair_id: number;
  name: string;
  side: string;
  project_id: number | null;
  zone_id: number | null;
  offers: string | null;
  hours: string | null;
  contact_name: string;
  contact_phone: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface FairPitchTable {
  id: GeneratedAlways<number>;
  fair_id: number;
  session_id: number;
  order_no: number;
  project_id: number;
  speaker: string;
  minutes: number;
  question_minutes: number;
}

export interface FairPlanTable {
  id: GeneratedAlways<number>;
  fair_id: number;
  name: string;
  made_by: string;
  made_at: Instant;
  input: Json;
  placed: Json;
  answer: Json;
}

export interface FairProjectTable {
  id: number;
  fair_id: number;
  kind: string;
  title: string;
  zone_id: number | null;
  owner: string;
  owner_former: string | null;
  owner_parents: string | null;
  field: string;
  summary: string;
  contact_name: string;
  contact_phone: string | null;
  repeat_why: string | null;
  like_id: number | null;
  score: number | null;
  spread: number | null;
  likeness: number[] | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  sent_by: string | null;
  checked_on: string | null;
}

export interface FairQuestionTable {
  id: number;
  fair_id: number;
  session_id: number | null;
  project_id: number | null;
  text: string;
  shown_as: string | null;
  answer: string | null;
  answered_by: string | null;
  answered_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface FairReviewTable {
  id: GeneratedAlways<number>;
  project_id: number;
  expert_id: number;
  why: Json;
  points: Json | null;
  total: number | null;
  opinion: string | null;
  returned_on: string | null;
  recused_on: string | null;
  recused_why: string | null;
}

export interface FairSessionTable {
  id: GeneratedAlways<number>;
  fair_id: number;
  kind: string;
  title: string;
  on_day: string;
  from_time: string;
  to_time: string;
  place: string | null;
  stream: string | null;
  replay: string | null;
  viewers: number | null;
  viewers_source: string | null;
  takes_questions: boolean | null;
  panel: string | null;
}

export interface FairTalkTable {
  id: number;
  fair_id: number;
  from_id: number;
  with_id: number;
  about: string;
  weight: string;
  mutual: boolean | null;
  online: boolean | null;
  fixed_at: string | null;
  on_day: string | null;
  from_time: string | null;
  to_time: string | null;
  zone_id: number | null;
  table_no: number | null;
  cause: string | null;
  basis: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  demand_id: number | null;
  agreement_id: number | null;
}

export interface FairTemplateTable {
  id: GeneratedAlways<number>;
  name: string;
  source: string;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface FairTemplatePartTable {
  id: GeneratedAlways<number>;
  template_id: number;
  kind: string;
  title: string;
  how_many: number;
  day_no: number;
  from_time: string | null;
  to_time: string | null;
}

export interface FairZoneTable {
  id: GeneratedAlways<number>;
  fair_id: number;
  name: string;
  place: string | null;
  tables: number;
  lead: string | null;
  stream: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface FeeRateTable {
  id: GeneratedAlways<number>;
  name: string;
  item: string;
  grade: string | null;
  per: string;
  fen: number;
  strict: boolean;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface FeedbackTable {
  id: GeneratedAlways<number>;
  words: string;
  contact: string | null;
  page: string | null;
  given_at: Generated<Instant>;
  unit_path: number[];
}

export interface FeedbackRhythmTable {
  id: GeneratedAlways<number>;
  name: string;
  kind: string;
  every: number;
  on_day: number | null;
  origin: string | null;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface FieldHistoryTable {
  id: GeneratedAlways<number>;
  register: string;
  record_id: number;
  field: string;
  before: Json | null;
  after: Json | null;
  actor_id: string;
  at: Generated<Instant>;
  unit_path: number[];
  reason: string | null;
}

export interface FileGoneTable {
  sha256: Buffer;
  unit_path: number[];
}

export interface FileOpeningTable {
  file_id: number;
  person_id: number;
  opened_at: Generated<Instant>;
}

export interface FileWordsTable {
  file_id: number;
  kind: string;
  record_id: number;
  words: string;
}

export interface FirmTable {
  id: GeneratedAlways<number>;
  name: string;
  code: string;
  notes: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface FirmFactTable {
  id: GeneratedAlways<number>;
  firm_id: number;
  subject: string;
  value: string;
  on_day: string;
  until_on: string | null;
  source: string;
}

export interface FundTable {
  id: number;
  title: string;
  basis: string;
  year: number;
  recipients: string;
  period_from: string;
  period_to: string;
  account: string | null;
  use_rule: string | null;
  public_until: string | null;
  object_to: string | null;
  notice_no: string | null;
  total_fen: number | null;
  as_of: number | null;
  frozen_on: string | null;
  chosen_draft: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  shown_fen: number | null;
}

export interface FundAllotmentTable {
  id: number;
  title: string;
  fund_id: number;
  giver_unit_id: number;
  amount_fen: number;
  draft_no: number;
  parts: Json;
  basis: string;
  account: string | null;
  paid_fen: Generated<number>;
  paid_on: string | null;
  used_fen: Generated<number>;
  recovered_fen: Generated<number>;
  report: string | null;
  notice: Buffer | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface FundAwardTable {
  id: number;
  title: string;
  beside: string | null;
  code: string | null;
  list: string | null;
  record_id: number | null;
  fund_id: number;
  fund_title: string;
  basis: string;
  amount_fen: number;
  draft_no: number;
  parts: Json;
  paid_on: string | null;
  voucher: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface FundDraftTable {
  id: GeneratedAlways<number>;
  fund_id: number;
  no: number;
  remark: string | null;
  pots: Json;
  digest: string;
  made_by: string;
  made_at: Generated<Instant>;
}

export interface FundFactorTable {
  id: GeneratedAlways<number>;
  fund_id: number;
  pot_no: number;
  no: number;
  name: string;
  weight: string;
  source: string;
  source_words: string | null;
  missing: string;
  all_zero: string | null;
  least: string | null;
}

export interface FundNamedTable {
  id: GeneratedAlways<number>;
  fund_id: number;
  name: string;
  beside: string | null;
  code: string | null;
  list: string | null;
  record_id: number | null;
}

export interface FundObjectionTable {
  id: number;
  claim: string;
  fund_id: number;
  reason: string;
  fund_title: string | null;
  answer_unit_id: number | null;
  answer: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  objector: string | null;
}

export interface FundPaymentTable {
  id: GeneratedAlways<number>;
  allotment_id: number;
  kind: string;
  on_day: string;
  amount_fen: number;
  voucher: string;
  actor_id: string;
  at: Generated<Instant>;
}

export interface FundPotTable {
  id: GeneratedAlways<number>;
  fund_id: number;
  no: number;
  name: string;
  method: string;
  total_fen: number;
  reserve_fen: number | null;
  step_fen: number | null;
  floor_fen: number | null;
  cap_fen: number | null;
  down_percent: string | null;
  up_percent: string | null;
  sum_over: string | null;
  rest: string | null;
  top_percent: string | null;
  top_factor: number | null;
  top_round: string | null;
  top_ties: string | null;
  award_fen: number | null;
  quota: number | null;
  except_years: number | null;
  shown_fen: number | null;
}

export interface FundRecipientTable {
  id: GeneratedAlways<number>;
  fund_id: number;
  pot_no: number;
  unit_id: number | null;
  coefficient: string | null;
  fixed_fen: number | null;
  last_fen: number | null;
  excluded: string | null;
  figures: Generated<Json>;
  named_id: number | null;
}

export interface FundTransferTable {
  id: number;
  title: string;
  fund_id: number;
  from_no: number;
  to_no: number;
  amount_fen: number;
  reason: string;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface FundUseTable {
  id: GeneratedAlways<number>;
  allotment_id: number;
  on_day: string;
  what: string;
  amount_fen: number;
  evidence: string;
}

export interface GreyMarkTable {
  id: number;
  demand_id: number;
  signs: Json;
}

export interface ImportBatchTable {
  id: GeneratedAlways<number>;
  register: string;
  unit_id: number;
  unit_path: number[];
  name: string;
  rows_read: number;
  rows_stored: number;
  rows_doubtful: number;
  rows_left: number;
  columns: Json;
  made_by: string;
  made_at: Instant;
  undone_at: Instant | null;
  same: Generated<Json>;
}

export interface ImportPieceTable {
  batch_id: number;
  first_row: number;
  unit_path: number[];
  rows: number[];
  record_ids: number[];
  digests: Buffer;
}

export interface IncentiveTable {
  id: GeneratedAlways<number>;
  name: string;
  rule: string;
  basis: string;
  whom: string;
  what: string;
  amount_fen: number | null;
  decided_by: string | null;
  decided_on: string | null;
  public_from: string | null;
  public_to: string | null;
  paid_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface IndicatorTable {
  code: string;
  version: number;
  name_zh: string;
  name_en: string;
  definition_zh: string;
  definition_en: string;
  expression: string;
  unit: string;
  better: string;
  position: Generated<number>;
  active_from: string;
  created_by: string;
  created_at: Generated<Instant>;
  unit_id: number;
  unit_path: number[];
  in_force: boolean | null;
  decided_by: string | null;
  decided_at: Instant | null;
}

export interface IndicatorSplitTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  code: string;
  year: number;
  target: number | null;
  kept: Generated<number>;
  adds: boolean;
  reason: string | null;
  source: string;
  set_by: string;
  set_at: Generated<Instant>;
}

export interface IndicatorTargetTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  code: string;
  year: number;
  value: number | null;
  source: string;
  set_by: string;
  set_at: Generated<Instant>;
  split_id: number | null;
  reason: string | null;
  followed: Generated<boolean>;
}

export interface InnovationTable {
  id: number;
  name: string;
  former_names: string | null;
  owner_name: string;
  owner_code: string;
  lead: string | null;
  industry: string | null;
  maturity: string | null;
  trl: number | null;
  trl_ground: string | null;
  partners: string | null;
  agreement_id: number | null;
  fair: string | null;
  from_on: string | null;
  to_on: string | null;
  patents_applied: number | null;
  patents_granted: number | null;
  agreed_fen: number | null;
  contract_fen: number | null;
  in_place_fen: number | null;
  review_on: string | null;
  stage_since: string | null;
  norm_until: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface InnovationApartTable {
  id: GeneratedAlways<number>;
  innovation_id: number;
  other_id: number;
  ground: string;
  actor_id: string;
  at: Generated<Instant>;
}

export interface InnovationMoneyTable {
  id: GeneratedAlways<number>;
  innovation_id: number;
  kind: string;
  source: string;
  fen: number;
  on_day: string;
  proof: string;
}

export interface InnovationPatentTable {
  id: GeneratedAlways<number>;
  innovation_id: number;
  number: string;
  standing: string;
  on_day: string;
}

export interface IntroductionTable {
  id: number;
  demand_id: number;
  supply_id: number;
  message: string;
  score: number;
  reasons: Json;
  agreed_on: string | null;
  rank: number | null;
  baseline_rank: number | null;
  by_hand: Generated<boolean>;
  run_id: number | null;
  grade: string;
}

export interface LectureTable {
  id: GeneratedAlways<number>;
  title: string;
  audience: string;
  ages: string | null;
  minutes: number;
  language: string | null;
  equipment: string | null;
  summary: string | null;
  offered: boolean;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface LectureDeclinedTable {
  id: GeneratedAlways<number>;
  order_id: number;
  teacher_id: number;
  on_day: string;
  reason: string;
}

export interface LectureOrderTable {
  id: number;
  school: string;
  kind: string;
  address: string;
  lecture_id: number;
  audience: string;
  grade: string | null;
  expected: number;
  first_on: string;
  last_on: string;
  half: string;
  contact_name: string;
  contact_phone: string | null;
  equipment: string | null;
  travel_minutes: number | null;
  teacher_id: number | null;
  on_day: string | null;
  from_time: string | null;
  to_time: string | null;
  present: number | null;
  verdict: string | null;
  basis: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface LectureTeacherTable {
  id: GeneratedAlways<number>;
  lecture_id: number;
  teacher_id: number;
  most_a_year: number | null;
}

export interface LedgerFactTable {
  id: GeneratedAlways<number>;
  kind: string;
  occurred_on: string;
  recorded_at: Generated<Instant>;
  unit_id: number;
  unit_path: number[];
  region_code: string | null;
  subject: string;
  measures: Generated<Json>;
  dimensions: Generated<Json>;
  keys: Generated<Json>;
  evidence: Generated<Json>;
  actor_id: string;
  supersedes: number | null;
  void: Generated<boolean>;
  reason: string | null;
}

export interface LedgerHistogramTable {
  unit_id: number;
  series: number;
  key: string;
  month: string;
  value: number[];
  n: number[];
  unit_path: number[];
  months: number;
}

export interface LedgerLeafTable {
  id: GeneratedAlways<number>;
  log: string;
  first: number;
  ids: number[];
  leaves: Buffer;
  root: Buffer | null;
  digest: Buffer;
  key_id: string;
  mac: Buffer;
}

export interface LedgerRollupTable {
  unit_id: number;
  series: number;
  measure: string;
  month: string;
  total: number;
  unit_path: number[];
}

export interface LedgerSealTable {
  id: GeneratedAlways<number>;
  n: number;
  statement: string;
  totals: string;
  key_id: string;
  mac: Buffer;
}

export interface LedgerSeriesTable {
  id: GeneratedAlways<number>;
  kind: string;
  dimensions: Json;
}

export interface LedgerUnitTable {
  unit_id: number;
  unit_path: number[];
}

export interface LedgerYearTable {
  unit_id: number;
  year: number;
  stamp: Generated<string>;
  unit_path: number[];
}

export interface LoanPieceTable {
  id: GeneratedAlways<number>;
  loan_id: number;
  specimen_id: number;
  out_on: string;
  back_on: string | null;
}

export interface LookbackTable {
  id: number;
  agreement_id: number | null;
  months: number;
  finding: string | null;
  findings_text: string | null;
  visited_on: string | null;
  effect: boolean | null;
  satisfaction: number | null;
  innovation_id: number | null;
  since: string | null;
  since_on: string | null;
}

export interface MatchWeightsTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  weights: Json;
  note: string;
  activated_by: string;
  activated_at: Generated<Instant>;
}

export interface MediaAccountTable {
  id: GeneratedAlways<number>;
  name: string;
  platform: string;
  address: string | null;
  owner: string;
  publishers: string | null;
  look_days: number;
  looked_on: string | null;
  found: string | null;
  next_look_on: string | null;
  closed_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface MediaFigureTable {
  id: number;
  work: string;
  campaign_id: number;
  platform: string;
  metric: string;
  value: number;
  cumulated: boolean | null;
  published_on: string | null;
  read_on: string;
  read_by: string;
  address: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface MeetingTable {
  id: number;
  title: string;
  kind: string;
  issue: string | null;
  held_on: string;
  place: string | null;
  chair: string;
  recorder: string | null;
  passed_on: string | null;
  speeches: string | null;
  minutes: string | null;
  distribution: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface MeetingAgendaTable {
  id: GeneratedAlways<number>;
  meeting_id: number;
  topic: string;
  reporter: string | null;
  material: string | null;
}

export interface MeetingAttendanceTable {
  id: GeneratedAlways<number>;
  meeting_id: number;
  name: string;
  post: string | null;
  how: string;
  reason: string | null;
}

export interface MeetingDecisionTable {
  id: GeneratedAlways<number>;
  meeting_id: number;
  no: number;
  matter: string;
  lead_unit_id: number | null;
  lead_person: string | null;
  until_on: string | null;
  lead_sets_day: boolean | null;
  part_of: number | null;
  outside_body: string | null;
  task_id: number | null;
}

export interface MeetingMotionTable {
  id: GeneratedAlways<number>;
  meeting_id: number;
  no: number;
  title: string;
  matter: string;
  charter_id: number | null;
  due: number | null;
  present: number | null;
  votes_for: number | null;
  votes_against: number | null;
  votes_abstain: number | null;
  not_voted: string | null;
  result: string | null;
  reckoning: string | null;
}

export interface MeetingOpinionTable {
  id: GeneratedAlways<number>;
  meeting_id: number;
  expert: string;
  says: string;
  answer: string | null;
  answered_on: string | null;
}

export interface MessageTable {
  id: GeneratedAlways<number>;
  channel: string;
  kind: string;
  unit_path: number[];
  link_id: number | null;
  once_key: string | null;
  sealed: Buffer | null;
  state: Generated<string>;
  attempts: Generated<number>;
  next_at: Instant;
  created_at: Instant;
  finished_at: Instant | null;
  fault: string | null;
}

export interface MilestoneTable {
  id: GeneratedAlways<number>;
  agreement_id: number;
  title: string;
  due_on: string;
  done_on: string | null;
  in_place_fen: number | null;
  file_id: number | null;
  fact_id: number | null;
}

export interface MonthReportTable {
  id: GeneratedAlways<number>;
  title: string;
  stage: string;
  theme: string | null;
  from_on: string;
  to_on: string;
  source: string | null;
  due_by: string | null;
  measures: string | null;
  problems: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
  handed_on: string | null;
}

export interface NeedCallTable {
  id: number;
  name: string;
  contact_name: string;
  phone: string;
  place: string | null;
  said: string;
  code: string | null;
  material_id: number | null;
  demand_id: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface NoticeTable {
  id: GeneratedAlways<number>;
  person_id: number;
  kind: string;
  subject: string;
  case_id: number | null;
  title: string;
  words_zh: string;
  words_en: string;
  by_name: string | null;
  at: Instant;
  seen_at: Instant | null;
  told_at: Instant | null;
  once_key: string | null;
}

export interface NoticeSettingTable {
  person_id: number;
  way: string;
  kinds: string[];
  robot: Buffer | null;
  last_on: string | null;
}

export interface NudgeTable {
  id: GeneratedAlways<number>;
  case_id: number;
  by_person_id: number;
  on_day: string;
}

export interface OneTimeLinkTable {
  id: GeneratedAlways<number>;
  token_hash: Buffer;
  purpose: string;
  case_id: number;
  party: string;
  unit_id: number;
  created_by: string;
  created_at: Generated<Instant>;
  expires_at: Instant;
  opened_at: Instant | null;
  used_at: Instant | null;
  outcome: string | null;
  revoked_at: Instant | null;
  issued_network: Buffer | null;
  issued_device: Buffer | null;
  handed: Generated<boolean>;
  doubtful_contact: Generated<boolean>;
  revoked_because: string | null;
}

export interface PairTable {
  id: number;
  target_name: string;
  target_kind: string;
  target_code: string | null;
  leader_name: string;
  leader_post: string | null;
  rank: string;
  from_on: string;
  first_on: string;
  agreed_by: string | null;
  agreed_on: string | null;
  last_on: string | null;
  next_on: string | null;
  came_from: number | null;
  successor: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface PairContactTable {
  id: GeneratedAlways<number>;
  pair_id: number;
  on_day: string;
  way: string;
  people: string | null;
  topics: string;
  answers: string | null;
  next_on: string | null;
}

export interface PairProblemTable {
  id: GeneratedAlways<number>;
  pair_id: number;
  matter: string;
  raised_on: string;
  handed_to: string | null;
  due_on: string;
  result: string | null;
  called_on: string | null;
  satisfied: string | null;
  done_on: string | null;
}

export interface PairProblemFactTable {
  id: GeneratedAlways<number>;
  pair_id: number;
  problem_id: number;
  done_on: string;
  satisfied: string;
}

export interface PairRuleTable {
  id: GeneratedAlways<number>;
  name: string;
  rank: string;
  measure: string;
  value: number;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface ParameterTable {
  id: GeneratedAlways<number>;
  name: string;
  unit_id: number;
  unit_path: number[];
  value: number;
  set_by: string;
  set_at: Generated<Instant>;
  source: Generated<string>;
  from_on: string;
  to_on: string | null;
  outcome: string | null;
  decided_by: string | null;
  decided_at: Instant | null;
}

export interface ParkTable {
  id: GeneratedAlways<number>;
  name: string;
  level: string | null;
  operator_name: string | null;
  operator_code: string | null;
  industries: string | null;
  opened_on: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface ParkAnswerTable {
  id: GeneratedAlways<number>;
  application_id: number;
  condition_id: number;
  says: string | null;
  proof: string | null;
}

export interface ParkApplicationTable {
  id: number;
  title: string;
  park_id: number;
  plan: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  submitted_on: string | null;
  published_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface ParkConditionTable {
  id: GeneratedAlways<number>;
  name: string;
  kind: string;
  measure: string | null;
  least: number | null;
  months: number | null;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface ParkFindingTable {
  id: GeneratedAlways<number>;
  visit_id: number;
  condition_id: number;
  met: boolean;
  words: string | null;
}

export interface ParkObjectionTable {
  id: GeneratedAlways<number>;
  application_id: number;
  received_on: string;
  sender: string;
  says: string;
  entered_by: string;
  reply: string | null;
  replied_by: string | null;
  replied_on: string | null;
}

export interface ParkQuarterTable {
  id: number;
  title: string;
  park_id: number;
  quarter: string;
  scope: string;
  source: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface ParkVisitTable {
  id: GeneratedAlways<number>;
  application_id: number;
  visited_on: string;
  place: string;
  team: string;
  finding: string;
  key: string;
  actor_id: string;
  at: Generated<Instant>;
}

export interface PartnerTable {
  id: number;
  name: string;
  credit_code: string | null;
  kind: string;
  offers: string | null;
  address: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  title_held: string | null;
  title_from: string | null;
  title_to: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  place_id: number | null;
  reviewed_until: string | null;
  doors_closed_on: string | null;
}

export interface PartnerReviewTable {
  id: GeneratedAlways<number>;
  partner_id: number;
  year: number;
  open_days: number | null;
  seen_on: string | null;
  seen: string | null;
  verdict: string | null;
  correct_until: string | null;
  source: string | null;
  closed_doors: number | null;
}

export interface PermitTable {
  id: GeneratedAlways<number>;
  number: string;
  kind: string;
  issuer: string;
  from_on: string;
  to_on: string;
  pieces: number;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface PermitRuleTable {
  id: GeneratedAlways<number>;
  name: string;
  appendix: string;
  kind: string;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface PersonTable {
  id: GeneratedAlways<number>;
  name: string;
  phone: string | null;
  email: string | null;
  title: string | null;
  unit_id: number;
  unit_path: number[];
  account_id: string | null;
  consent_withdrawn_on: string | null;
  pinyin: Generated<string>;
  sample: Generated<boolean>;
  version: Generated<number>;
}

export interface PersonComeTable {
  id: GeneratedAlways<number>;
  list: string;
  first_id: number;
  last_id: number;
  unit_path: number[];
}

export interface PersonEntryTable {
  list: string;
  record_id: number;
  unit_path: number[];
  keys: Generated<number[]>;
  fresh: Generated<boolean>;
}

export interface PersonIdentityTable {
  id: number;
  sealed: Buffer;
  lookup: Buffer;
  key_id: string;
  purpose: string;
  keep_until: string;
  set_by: string;
  set_at: Instant;
}

export interface PersonMergeTable {
  id: GeneratedAlways<number>;
  kept_list: string;
  kept_id: number;
  gone_list: string;
  gone_id: number;
  evidence: Json;
  reason: string;
  set_by: string;
  set_at: Instant;
  outcome: string | null;
  decided_by: string | null;
  decided_at: Instant | null;
  parted_by: string | null;
  parted_at: Instant | null;
  part_reason: string | null;
  unit_path: number[];
}

export interface PlaceTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  name: string;
  kind: string;
  standing: string;
  town_code: string | null;
  address: string | null;
  area_m2: number | null;
  hours: string | null;
  free: boolean | null;
  groups: Generated<string[]>;
  barrier_free: boolean | null;
  operators: Generated<string[]>;
  phone: string | null;
  bookable: Generated<boolean>;
  condition: string | null;
  checked_on: string | null;
  opened_on: string | null;
  closed_on: string | null;
  lat: number | null;
  lon: number | null;
  source_system: string | null;
  source_text: string | null;
  quality: string;
  doubt: string | null;
  version: Generated<number>;
  batch_id: number | null;
  sample: Generated<boolean>;
  operator_unit_ids: Generated<number[]>;
  notes: string | null;
}

export interface PlaceBatchTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  name: string;
  source_system: string;
  rows_read: number;
  rows_stored: number;
  rows_refused: number;
  suspected_system: string | null;
  made_by: string;
  made_at: Instant;
  undone_at: Instant | null;
  rows_total: number;
  mark: string | null;
}

export interface PolicyTable {
  id: GeneratedAlways<number>;
  title: string;
  part: string | null;
  family: string;
  number: string | null;
  issuer: string | null;
  level: string;
  region_code: string | null;
  issued_on: string | null;
  in_force_on: string | null;
  in_force_basis: string | null;
  repealed_on: string | null;
  notes: Generated<string>;
  is_public: Generated<boolean>;
  source: string | null;
  digest: string;
  characters: number;
  version: Generated<number>;
  request_key: string | null;
  unit_id: number;
  unit_path: number[];
  sample: Generated<boolean>;
  entered_at: Generated<Instant>;
  requested_by: string | null;
}

export interface PolicyArticleTable {
  id: GeneratedAlways<number>;
  policy_id: number;
  seq: number;
  address: string;
  headings: Generated<string[]>;
  body: string;
}

export interface PolicyLinkTable {
  from_id: number;
  kind: string;
  to_id: number;
  basis: string;
}

export interface PolicyReferenceTable {
  policy_id: number;
  seq: number;
  family: string;
  address: string | null;
}

export interface PopulationSetTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  name: string;
  people: number;
  lats: number[];
  lons: number[];
  counts: number[];
  made_at: Generated<Instant>;
  sample: Generated<boolean>;
  kind: Generated<string>;
}

export interface PostTable {
  id: GeneratedAlways<number>;
  person_id: number;
  unit_id: number;
  role: string;
  title: string;
  from_on: string;
  to_on: string | null;
  version: Generated<number>;
}

export interface PromotionTable {
  id: number;
  title: string;
  audience: string;
  channel: string;
  message: string;
  place: string | null;
  on_day: string;
  cost_fen: number;
  who: string | null;
  reached: number | null;
  estimated_by: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface PromotionMaterialTable {
  id: GeneratedAlways<number>;
  promotion_id: number;
  title: string;
  edition: string;
  rights: string;
}

export interface ProofLineTable {
  id: GeneratedAlways<number>;
  proof_id: number;
  on_day: string;
  what: string;
  minutes: number;
  subject: string;
}

export interface RegionTable {
  code: string;
  name: string;
  level: number;
  parent_code: string | null;
  valid_from: string | null;
  valid_to: string | null;
  successors: Generated<string[]>;
  pinyin: Generated<string>;
}

export interface RemarkTable {
  id: GeneratedAlways<number>;
  subject: string;
  text: string;
  actor_id: string;
  at: Generated<Instant>;
}

export interface ReportTable {
  id: GeneratedAlways<number>;
  template: string;
  unit_id: number;
  unit_path: number[];
  period_from: string;
  period_to: string;
  title: string;
  as_of: number;
  frozen_at: Generated<Instant>;
  frozen_by: string;
  content: Json;
}

export interface ReportPartTable {
  id: GeneratedAlways<number>;
  template_id: number;
  position: number;
  chapter: string;
  kind: string;
  by: string | null;
  text: string;
  needs: string | null;
}

export interface ReportTemplateTable {
  id: GeneratedAlways<number>;
  name: string;
  audience: string | null;
  source: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface ResearchBaseTable {
  id: number;
  name: string;
  host_name: string;
  host_code: string;
  leader: string;
  leader_title: string | null;
  field: string;
  batch: string;
  place: string | null;
  plan: string | null;
  agreement_from: string | null;
  agreement_to: string | null;
  published_on: string | null;
  founded_on: string | null;
  recognised_on: string | null;
  last_review_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface ReviewerConflictTable {
  id: GeneratedAlways<number>;
  reviewer_id: number;
  with_name: string;
  kind: string;
  from_on: string | null;
  to_on: string | null;
}

export interface RumourTable {
  id: GeneratedAlways<number>;
  claim: string;
  met_where: string;
  met_on: string;
  verdict: string | null;
  evidence: string | null;
  reviewer_id: number | null;
  judged_on: string | null;
  superseded_by: number | null;
  item_id: number | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface SavedViewTable {
  id: GeneratedAlways<number>;
  person_id: number;
  list: string;
  name: string;
  query: Json;
  created_at: Generated<Instant>;
  shared_unit_id: number | null;
}

export interface SchemaMigrationTable {
  name: string;
  digest: string;
  applied_at: Generated<Instant>;
}

export interface SealCheckTable {
  id: GeneratedAlways<number>;
  at: Instant;
  seals: number;
  records: Json;
  cells: number;
  faults: Json;
  millis: number;
}

export interface SearchChangeTable {
  id: GeneratedAlways<number>;
  kind: string;
  record_id: number;
  reader: number;
  last_id: number | null;
}

export interface SearchQuestionTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  text: string;
  kind: string;
  record_id: number;
  last_on: string;
}

export interface SearchReaderTable {
  id: GeneratedAlways<number>;
  name: string;
  seen_at: Generated<Instant>;
}

export interface SeriesTable {
  id: GeneratedAlways<number>;
  name: string;
  measure_unit: string;
  definition: string;
  survey_level: string | null;
  source: string | null;
  cadence: string;
  adds: string;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface SeriesBreakTable {
  id: GeneratedAlways<number>;
  series_id: number;
  from_period: string;
  kind: string;
  words: string;
  definition: string | null;
}

export interface SeriesValueTable {
  id: GeneratedAlways<number>;
  series_id: number;
  region_code: string | null;
  period: string;
  revision: number;
  value: number;
  batch_id: number;
  source: string;
  published_on: string | null;
  reason: string | null;
  stored_at: Generated<Instant>;
  undone_at: Instant | null;
}

export interface ServiceCentreTable {
  id: number;
  name: string;
  kind: string;
  takes_needs: boolean;
  address: string;
  room: string | null;
  position: string | null;
  phone: string;
  hours: string;
  services: string[];
  runs_since: string | null;
  lat: number | null;
  lon: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface ServiceProofTable {
  id: number;
  holder: string;
  volunteer_id: number | null;
  partner_id: number | null;
  from_on: string;
  to_on: string;
  responsible: string | null;
  issuer_phone: string | null;
  shown_on: string | null;
  issued_on: string | null;
  minutes: number | null;
  number: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface SightGrantTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  kind: string;
  registers: string[];
  to_unit_id: number;
  to_person_id: number | null;
  from_on: string;
  until_on: string;
  reason: string;
  granted_by: string;
  granted_at: Instant;
  ended_at: Instant | null;
  ended_by: string | null;
  end_reason: string | null;
}

export interface SightLookTable {
  id: GeneratedAlways<number>;
  grant_id: number;
  register: string;
  record_id: number | null;
  person_id: number;
  at: Generated<Instant>;
}

export interface SignScanTable {
  unit_id: number;
  unit_path: number[];
  scanned: number;
  newest_id: number;
  at: Instant;
}

export interface SitingPlanTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  name: string;
  asked: Json;
  answer: Json;
  made_by: string;
  made_at: Instant;
}

export interface SocietyTable {
  id: number;
  name: string;
  credit_code: string;
  level: string;
  registry: string | null;
  registered_number: string | null;
  founded_on: string;
  superior: string;
  seat: string | null;
  legal_person: string;
  secretary: string | null;
  secretary_full_time: boolean | null;
  contact_phone: string | null;
  term_number: number;
  term_from: string;
  term_to: string;
  council: number | null;
  standing_council: number | null;
  members_personal: number | null;
  members_units: number | null;
  party_body: string;
  party_reason: string | null;
  has_account: boolean | null;
  grade: string | null;
  grade_to: string | null;
  reviewed_until: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  sent_on: string | null;
}

export interface SocietyBranchTable {
  id: GeneratedAlways<number>;
  society_id: number;
  name: string;
  head: string | null;
  founded_on: string | null;
}

export interface SocietyHonourTable {
  id: GeneratedAlways<number>;
  society_id: number;
  title: string;
  given_by: string;
  on_day: string;
}

export interface SocietyLimitTable {
  id: GeneratedAlways<number>;
  society_id: number;
  what: string;
  post: string | null;
  value: number;
  article: string;
  from_on: string;
  to_on: string | null;
}

export interface SocietyOfficialTable {
  id: GeneratedAlways<number>;
  society_id: number;
  name: string;
  post: string;
  other_posts: string | null;
  is_official: boolean;
  approval: string | null;
  from_on: string | null;
}

export interface SocietyReviewTable {
  id: GeneratedAlways<number>;
  society_id: number;
  year: number;
  result: string;
  filed_on: string | null;
  note: string | null;
}

export interface SocietyRuleTable {
  id: GeneratedAlways<number>;
  name: string;
  measure: string;
  value: number;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface SocietySentTable {
  id: GeneratedAlways<number>;
  society_id: number;
  kind: string;
  year: number | null;
  says: string | null;
  fields: Json | null;
  sent_on: string;
  outcome: string | null;
  words: string | null;
  settled_on: string | null;
  settled_by: string | null;
}

export interface SpecimenTable {
  id: number;
  name: string;
  catalog_number: string;
  batch_id: number;
  scientific_name: string;
  basis: string;
  pieces: number;
  appendix: string;
  permit_truth: string;
  none_ground: string | null;
  sex: string | null;
  preparation: string | null;
  size: string | null;
  country: string | null;
  locality: string | null;
  price_fen: number | null;
  hazard: string | null;
  condition: string | null;
  place: string | null;
  arrived_on: string | null;
  accepted_on: string | null;
  last_seen_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface SpecimenBatchTable {
  id: GeneratedAlways<number>;
  title: string;
  supplier: string | null;
  country: string | null;
  ordered_pieces: number;
  contract_no: string | null;
  price_fen: number | null;
  entry_on: string | null;
  port: string | null;
  declaration_no: string | null;
  quarantine_no: string | null;
  quarantine_until: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
  cleared_on: string | null;
  healthy_on: string | null;
}

export interface SpecimenConditionTable {
  id: GeneratedAlways<number>;
  specimen_id: number;
  on_day: string;
  grade: string;
  says: string | null;
}

export interface SpecimenLoanTable {
  id: GeneratedAlways<number>;
  borrower: string;
  agreement_no: string;
  purpose: string | null;
  out_on: string;
  due_on: string;
  insured_fen: number | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface SpecimenPermitTable {
  id: GeneratedAlways<number>;
  specimen_id: number;
  permit_id: number;
  pieces: number;
}

export interface StaffStampTable {
  unit_id: number;
  stamp: Generated<string>;
  unit_path: number[];
}

export interface StageNormTable {
  id: GeneratedAlways<number>;
  name: string;
  stage: string;
  days: number;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface StandardTable {
  id: number;
  title: string;
  year: number;
  level: string;
  basis: string;
  period_from: string;
  period_to: string;
  total: string;
  grades: string;
  bonus_cap: string | null;
  apart_limit: string;
  third: string;
  item_count: number | null;
  sheet: Json | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface StandardItemTable {
  id: GeneratedAlways<number>;
  standard_id: number;
  no: string;
  aspect: string;
  criterion: string;
  name: string;
  points: string;
  rule: string;
  class_rule: string | null;
  source: string;
  indicator: string | null;
  value_unit: string | null;
  veto: boolean | null;
  missing: string;
  not_applicable: string;
  evidence: string | null;
  lead: string | null;
  co_units: string | null;
  due_on: string | null;
  wording: string | null;
}

export interface StationTable {
  id: number;
  name: string;
  kind: string;
  host_name: string;
  host_code: string;
  industry: string | null;
  field: string | null;
  agreement_from: string | null;
  agreement_to: string | null;
  room_area: number | null;
  staff: number | null;
  contact_name: string | null;
  contact_phone: string | null;
  established_on: string | null;
  last_project_on: string | null;
  report_until: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  subsidy_agreed_fen: number | null;
  subsidy_paid_fen: number | null;
  subsidy_due_on: string | null;
}

export interface StationCriterionTable {
  id: GeneratedAlways<number>;
  review_id: number;
  name: string;
  points: number;
}

export interface StationExpertTable {
  id: GeneratedAlways<number>;
  station_id: number;
  expert_id: number;
  from_on: string;
  to_on: string | null;
  days_per_year: number | null;
}

export interface StationJudgeTable {
  id: GeneratedAlways<number>;
  review_id: number;
  expert_id: number;
}

export interface StationMarkTable {
  id: GeneratedAlways<number>;
  score_id: number;
  criterion_id: number;
  points: number;
  of_points: number;
}

export interface StationProjectTable {
  id: GeneratedAlways<number>;
  station_id: number;
  name: string;
  from_on: string;
  to_on: string | null;
  amount_fen: number | null;
  result: string | null;
}

export interface StationReportTable {
  id: GeneratedAlways<number>;
  station_id: number;
  year: number;
  filed_on: string;
  changes: string;
  grade: string | null;
}

export interface StationResultTable {
  id: GeneratedAlways<number>;
  station_id: number;
  name: string;
  used_on: string;
  amount_fen: number | null;
  evidence: string;
}

export interface StationReviewTable {
  id: number;
  name: string;
  year: number;
  kind: string | null;
  reports_until: string;
  grades: string;
  failing: string | null;
  publicity_days: number;
  source: string;
  published_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  judges_each: number | null;
}

export interface StationReviewRowTable {
  id: GeneratedAlways<number>;
  review_id: number;
  station_id: number;
  grade: string | null;
  grounds: string | null;
  excused: string | null;
}

export interface StationRuleTable {
  id: GeneratedAlways<number>;
  name: string;
  measure: string;
  value: number;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
  grade: string | null;
}

export interface StationScoreTable {
  id: GeneratedAlways<number>;
  review_id: number;
  judge_id: number;
  station_id: number;
  on_day: string;
  opinion: string | null;
  declined: string | null;
  entered_by: string;
}

export interface StationSubsidyTable {
  id: GeneratedAlways<number>;
  station_id: number;
  name: string;
  source: string;
  fen: number;
  due_on: string;
  paid_fen: number | null;
  paid_on: string | null;
  voucher: string | null;
}

export interface StationVerdictTable {
  id: GeneratedAlways<number>;
  station_id: number;
  review_id: number;
  review_name: string;
  year: number;
  grade: string | null;
  grounds: string | null;
  excused: string | null;
  on_day: string;
}

export interface StockCountTable {
  id: number;
  title: string;
  place: string;
  on_day: string;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface StockSeenTable {
  id: GeneratedAlways<number>;
  count_id: number;
  code: string;
  specimen_id: number | null;
  seen_at: Instant;
  actor_id: string;
}

export interface StoredFileTable {
  id: GeneratedAlways<number>;
  sha256: Buffer;
  name: string;
  media_type: string;
  bytes: number;
  case_id: number | null;
  uploaded_by: string;
  uploaded_at: Generated<Instant>;
  subject: string | null;
  kind: string | null;
}

export interface StudyTable {
  id: number;
  title: string;
  call_id: number;
  kind: string;
  number: string | null;
  leader: string;
  leader_born: string | null;
  leader_title: string | null;
  host_name: string;
  host_code: string;
  base_id: number | null;
  field: string;
  abstract: string | null;
  from_on: string | null;
  to_on: string | null;
  sum_fen: number | null;
  contract_no: string | null;
  contract_on: string | null;
  findings: string | null;
  submitted_on: string | null;
  published_on: string | null;
  accepted_on: string | null;
  certificate: string | null;
  extended: boolean | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  certificate_code: string | null;
}

export interface StudyCallTable {
  id: GeneratedAlways<number>;
  title: string;
  year: number;
  opens_on: string;
  closes_on: string;
  publicity_days: number;
  reviewers_each: number;
  per_host: number | null;
  source: string;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface StudyChangeTable {
  id: GeneratedAlways<number>;
  study_id: number;
  kind: string;
  asked_on: string;
  says: string;
  until_on: string | null;
  decision: string | null;
  decided_on: string | null;
}

export interface StudyCriterionTable {
  id: GeneratedAlways<number>;
  call_id: number;
  name: string;
  points: number;
}

export interface StudyDeliverableTable {
  id: GeneratedAlways<number>;
  study_id: number;
  kind: string;
  title: string | null;
  due_on: string;
  handed_on: string | null;
}

export interface StudyDrawTable {
  id: GeneratedAlways<number>;
  call_id: number;
  seed: number;
  drawn_on: string;
  actor_id: string;
}

export interface StudyKindTable {
  id: GeneratedAlways<number>;
  call_id: number;
  kind: string;
  sum_fen: number | null;
  most_months: number | null;
  most_age: number | null;
  least_title: string | null;
}

export interface StudyMarkTable {
  id: GeneratedAlways<number>;
  review_id: number;
  criterion_id: number;
  points: number;
}

export interface StudyMemberTable {
  id: GeneratedAlways<number>;
  study_id: number;
  name: string;
  employer: string;
  task: string | null;
}

export interface StudyMoneyTable {
  id: GeneratedAlways<number>;
  study_id: number;
  year: number;
  kind: string;
  fen: number;
  on_day: string | null;
  voucher: string | null;
}

export interface StudyObjectionTable {
  id: GeneratedAlways<number>;
  study_id: number;
  received_on: string;
  sender: string;
  says: string;
  reply: string | null;
  replied_on: string | null;
}

export interface StudyReviewTable {
  id: GeneratedAlways<number>;
  study_id: number;
  reviewer_id: number;
  draw_id: number;
  declined_on: string | null;
  decline_reason: string | null;
  received_on: string | null;
  opinion: string | null;
  entered_by: string | null;
}

export interface StudyReviewerTable {
  id: GeneratedAlways<number>;
  name: string;
  employer: string;
  title: string | null;
  field: string;
  most: number;
  standing: string;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface StudyTopicTable {
  id: GeneratedAlways<number>;
  call_id: number;
  title: string;
  kind: string;
  locked: boolean | null;
}

export interface SupplyTable {
  id: GeneratedAlways<number>;
  kind: string;
  name: string;
  organisation: string;
  summary: string;
  field_code: string | null;
  industry_code: string | null;
  region_code: string | null;
  unit_id: number;
  unit_path: number[];
  adviser_person_id: number;
  capacity: Generated<number>;
  consent_on: string;
  withdrawn_on: string | null;
  sample: Generated<boolean>;
  readiness: number | null;
  valid_to: string | null;
  refusals: Generated<Json>;
  version: Generated<number>;
  credit_code: string | null;
}

export interface SupplyContactTable {
  supply_id: number;
  contact_name: string;
  phone: string;
  unit_path: number[];
  email: string | null;
}

export interface SurveyTable {
  id: number;
  title: string;
  purpose: string;
  until_on: string;
  seed: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface SurveyAnswerTable {
  id: Generated<string>;
  survey_id: number;
  station_id: number;
  answers: Json;
}

export interface SurveyCodeTable {
  hash: Buffer;
  survey_id: number;
  station_id: number;
}

export interface SurveyFormTable {
  id: GeneratedAlways<number>;
  survey_id: number;
  name: string;
  definition: Json;
  told: Json;
}

export interface SurveyQuestionTable {
  id: GeneratedAlways<number>;
  survey_id: number;
  label: string;
  kind: string;
  choices: string | null;
  definition: string | null;
  required: boolean | null;
  relevant: string | null;
  constraint: string | null;
  why: string | null;
}

export interface SurveySampleTable {
  id: GeneratedAlways<number>;
  survey_id: number;
  station_id: number;
  listed: number;
  digest: Buffer;
  drawn: number;
  names: string[];
  drawn_on: string;
}

export interface SurveyStageTable {
  id: GeneratedAlways<number>;
  survey_id: number;
  station_id: number;
  chance_num: number;
  chance_den: number;
  drawn_on: string;
}

export interface SurveyStationTable {
  id: GeneratedAlways<number>;
  name: string;
  kind: string;
  level: string;
  host: string | null;
  population: number;
  opened_on: string | null;
  closed_on: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface TableFormTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  list: string;
  title: string;
  columns: Json;
  foot: Generated<string>;
  made_by: string;
  made_at: Generated<Instant>;
  ended_on: string | null;
}

export interface TableJobTable {
  id: GeneratedAlways<number>;
  kind: string;
  register: string;
  name: string;
  unit_id: number;
  unit_path: number[];
  person_id: number;
  asked: Json;
  state: string;
  stage: string;
  share: Generated<number>;
  rows_read: Generated<number>;
  rows_good: Generated<number>;
  rows_stored: Generated<number>;
  rows_doubtful: Generated<number>;
  rows_left: Generated<number>;
  sums: Generated<Json>;
  refused: Generated<Json>;
  batch_id: number | null;
  file: string | null;
  result: string | null;
  result_bytes: number | null;
  words_zh: string | null;
  words_en: string | null;
  tries: Generated<number>;
  worker: string | null;
  asked_at: Instant;
  begun_at: Instant | null;
  ended_at: Instant | null;
  cancel_at: Instant | null;
}

export interface TaskTable {
  id: number;
  title: string;
  ask: string | null;
  lead_unit_id: number;
  lead_person: string | null;
  outside_body: string | null;
  until_on: string | null;
  weight: string;
  origin: string;
  origin_ref: string | null;
  giver_unit_id: number | null;
  meeting_id: number | null;
  parent_id: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
  plan_id: number | null;
  rhythm_id: number | null;
  feedback_on: string | null;
}

export interface TaskDelayTable {
  id: GeneratedAlways<number>;
  task_id: number;
  old_on: string;
  new_on: string;
  reason: string;
  asked_on: string;
  asked_by: string;
  answer: string | null;
  answered_on: string | null;
  answered_by: string | null;
}

export interface TaskOutsideTable {
  id: GeneratedAlways<number>;
  task_id: number;
  on_day: string;
  done: string;
  proof: string | null;
  finished: boolean;
  basis: string;
  at: Instant;
}

export interface TaskProgressTable {
  id: GeneratedAlways<number>;
  task_id: number;
  on_day: string;
  done: string;
  obstacle: string | null;
  proof: string | null;
}

export interface TaskRuleTable {
  id: GeneratedAlways<number>;
  name: string;
  measure: string;
  value: number;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface TeacherTable {
  id: GeneratedAlways<number>;
  name: string;
  employer: string;
  title: string | null;
  topics: string | null;
  phone: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface TenderThresholdTable {
  id: GeneratedAlways<number>;
  name: string;
  part: string;
  fen: number;
  source: string;
  from_on: string;
  to_on: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface TermCandidateTable {
  id: GeneratedAlways<number>;
  change_id: number;
  name: string;
  post: string;
  employer: string;
  title: string | null;
  again: boolean;
  terms: number | null;
  is_official: boolean;
  approval: string | null;
  born: string | null;
  exempted: string | null;
}

export interface TermChangeTable {
  id: number;
  name: string;
  society_id: number;
  ends_on: string;
  delayed_to: string | null;
  congress_on: string | null;
  new_number: number | null;
  new_to: string | null;
  new_legal_person: string | null;
  step_due_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface TermPaperTable {
  id: GeneratedAlways<number>;
  change_id: number;
  step: string;
  title: string;
  standing: string;
  on_day: string | null;
}

export interface TitleAwardTable {
  id: number;
  title: string;
  batch: string;
  named_by_id: number;
  basis: string;
  listed_on: string | null;
  given_on: string | null;
  doc_no: string | null;
  valid_until: string | null;
  reviewed_on: string | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface TourEndTable {
  person_id: number;
  ended_at: Generated<Instant>;
}

export interface UnitTable {
  id: GeneratedAlways<number>;
  name: string;
  kind: string;
  region_code: string | null;
  parent_id: number | null;
  path: number[];
  credit_code: string | null;
  valid_from: Generated<string>;
  valid_to: string | null;
  successor_id: number | null;
  pinyin: Generated<string>;
  version: Generated<number>;
}

export interface UnitFormerNameTable {
  unit_id: number;
  name: string;
  until: string;
}

export interface VerificationTable {
  id: number;
  cause: string;
  subject_case_id: number;
  party: string;
  confirmation_id: number | null;
  outcome: string | null;
  differences: string | null;
}

export interface VolunteerTable {
  id: GeneratedAlways<number>;
  name: string;
  team_id: number | null;
  employer: string | null;
  skills: string | null;
  phone: string | null;
  joined_on: string;
  consent_on: string;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface VolunteerTeamTable {
  id: GeneratedAlways<number>;
  name: string;
  kind: string;
  leader_name: string | null;
  leader_phone: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface WalkingNetworkTable {
  id: GeneratedAlways<number>;
  unit_id: number;
  unit_path: number[];
  name: string;
  file: string;
  nodes: number;
  arcs: number;
  bounds: number[];
  made_at: Generated<Instant>;
  sample: Generated<boolean>;
  roads: string | null;
}

export interface WorkCaseTable {
  id: GeneratedAlways<number>;
  process: string;
  title: string;
  state: string;
  since: Instant;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  seq: Generated<number>;
  unit_id: number;
  unit_path: number[];
  shared_path: Generated<number[]>;
  owner_role: string | null;
  owner_unit_id: number | null;
  owner_person_id: number | null;
  adviser_person_id: number | null;
  parent_id: number | null;
  grey_reason: string | null;
}

export interface YearChapterTable {
  id: GeneratedAlways<number>;
  of_report: number;
  chapter: string;
  owner: string;
  due_on: string;
  handed_on: string | null;
}

export interface YearNoteTable {
  id: GeneratedAlways<number>;
  of_report: number;
  chapter: string;
  text: string;
  writer: string | null;
}

export interface YearReportTable {
  id: number;
  title: string;
  year: number;
  template_id: number;
  audience: string | null;
  drafts_until: string | null;
  corrects: string | null;
  report_id: number | null;
  unit_id: number;
  unit_path: number[];
  shared_path: number[];
  owner_person_id: number | null;
  state: string;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  adviser_person_id: number | null;
}

export interface YearTextTable {
  id: GeneratedAlways<number>;
  title: string;
  kind: string;
  of_report: number;
  occasion: string | null;
  on_day: string | null;
  unit_id: number;
  unit_path: number[];
  version: Generated<number>;
}

export interface YearTextLineTable {
  id: GeneratedAlways<number>;
  text_id: number;
  position: number;
  sentence: string | null;
  words: string | null;
}
