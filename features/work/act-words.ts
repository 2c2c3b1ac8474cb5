import type { House } from "../../platform/rooms/room.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Acts of the audit trail that are no step of a process. `act-words.logic.test.ts` names one that is missing. */
export const ACT_WORDS: Readonly<Record<string, Words>> = {
  "account.ask": { zh: "提出办理三员账号", en: "Act over an officer's account asked for" },
  "account.consent": { zh: "同意办理三员账号", en: "Act over an officer's account agreed to" },
  "account.refuse": { zh: "不同意办理三员账号", en: "Act over an officer's account refused" },
  "account.reset-at-console": { zh: "控制台重置账号", en: "Account reset at the console" },
  "account.block": { zh: "停用账号", en: "Account blocked" },
  "account.create": { zh: "开设账号", en: "Account created" },
  "account.reset": { zh: "重置口令", en: "Password reset" },
  "account.unblock": { zh: "恢复账号", en: "Account unblocked" },
  "agreement.edit": { zh: "修改协议", en: "Agreement edited" },
  "appraisal.count": { zh: "计票", en: "Votes counted" },
  "appraisal.deal": { zh: "发选票", en: "Ballots handed out" },
  "appraisal.edit": { zh: "修改测评", en: "Appraisal edited" },
  "appraisal.note-set": { zh: "记逐一点评", en: "What was said of a person noted" },
  "appraisal.pages": { zh: "发个人页链接", en: "Links to personal pages given out" },
  "assignment.accept": { zh: "采用分配方案", en: "Assignment accepted" },
  "build.pin": { zh: "移动建设点位", en: "Position of a place to build moved" },
  "candidate.add": { zh: "自行加入候选", en: "Candidate added" },
  "candidate.reject": { zh: "不选候选", en: "Candidate not chosen" },
  "care.reason-set": { zh: "写慰问原因", en: "Reason of a visit written" },
  "care.reason-erase": { zh: "删除慰问原因", en: "Reason of a visit erased" },
  "sight.grant": { zh: "授权上级查看", en: "Sight granted to a superior" },
  "sight.look": { zh: "按授权看下级登记簿", en: "Sensitive register read by a grant" },
  "sight.take-back": { zh: "收回查看授权", en: "Sight taken back" },
  "case.nudge": { zh: "提醒办理", en: "Reminded" },
  "case.hand-over": { zh: "移交事项", en: "Cases handed over" },
  "clock.accept": { zh: "确认时钟无误后启动", en: "Started with the clock confirmed" },
  "charter.text": { zh: "贴入章程、规则全文", en: "Text of a charter pasted" },
  "course.certify": { zh: "发放或更正证书", en: "Certificates issued or corrected" },
  "survey.codes": { zh: "印发答卷码", en: "Codes printed" },
  "survey.draw": { zh: "抽取样本", en: "Sample drawn" },
  "survey.edit": { zh: "修改问卷", en: "Survey changed" },
  "course.present": { zh: "点名", en: "Presence marked" },
  "activity.join": { zh: "参与联合活动", en: "Joint activity joined" },
  "academic.join": { zh: "参与联合学术活动", en: "Joint academic event joined" },
  "coverage.record": { zh: "覆盖计入台账", en: "Coverage recorded" },
  "deputy.set": { zh: "安排代办", en: "Deputy appointed" },
  "deputy.end": { zh: "收回代办", en: "Deputy ended" },
  "demand.edit": { zh: "修改需求", en: "Demand edited" },
  "demand.origin": { zh: "登记需求从哪里知道", en: "How a demander heard noted" },
  "demand.grey": { zh: "标记成批迹象", en: "Marked as mass production" },
  "demand.grey-lifted": { zh: "解除成批迹象", en: "Mark of mass production lifted" },
  "fact.correct": { zh: "更正事实", en: "Fact corrected" },
  "file.attach": { zh: "上传文件", en: "File uploaded" },
  "study.draw": { zh: "抽取评审专家", en: "reviewers drawn" },
  "society.send": { zh: "学会送来材料", en: "sent by a society" },
  "station_review.score": { zh: "登记年审评分", en: "station scored" },
  "study.review": { zh: "登记评审意见", en: "review entered" },
  "brief.name": { zh: "指定或取消可看采用情况的人", en: "Who may see what became of a brief named or ended" },
  "fund.pay": { zh: "登记资金拨付或收回", en: "Payments of a fund entered" },
  "indicator.define": { zh: "启用指标口径", en: "Indicator put in force" },
  "indicator.propose": { zh: "提出标准指标变更", en: "Change of a standard indicator proposed" },
  "indicator.target": { zh: "定全年目标", en: "Targets of the year set" },
  "indicator.split": { zh: "目标分解下达", en: "Targets shared out" },
  "indicator.set-aside": { zh: "搁置标准指标变更", en: "Change of a standard indicator set aside" },
  "link.issue": { zh: "生成一次性链接", en: "One-time link made" },
  "link.send": { zh: "发送一次性链接", en: "One-time link sent" },
  "link.staff-answer": { zh: "工作人员代答链接，已拒绝", en: "Link answered by staff, refused" },
  "list.export": { zh: "导出清单", en: "List exported" },
  "list.import": { zh: "导入清单", en: "List imported" },
  "list.undo-import": { zh: "撤销导入的一批", en: "took an import back" },
  "form.make": { zh: "定上报表样", en: "Form of a list set" },
  "form.end": { zh: "停用上报表样", en: "Form of a list ended" },
  "series.import": { zh: "导入统计数", en: "Figures of statistics brought in" },
  "series.undo-import": { zh: "撤销导入的统计数", en: "Figures of statistics taken back" },
  "match.weights": { zh: "启用匹配权重", en: "Matching weights put in force" },
  "milestone.add": { zh: "增加里程碑", en: "Milestone added" },
  "person.withdraw": { zh: "按本人意愿撤回", en: "Withdrawn by own wish" },
  "parameter.agree": { zh: "同意参数变更", en: "Change of a parameter agreed to" },
  "parameter.propose": { zh: "提出参数变更", en: "Change of a parameter proposed" },
  "parameter.set-aside": { zh: "搁置参数变更", en: "Change of a parameter set aside" },
  "notice.setting": { zh: "设定提醒方式", en: "Way of notices set" },
  "parameter.set": { zh: "设定参数", en: "Parameter set" },
  "identity.set": { zh: "登记身份证号", en: "Identity number entered" },
  "identity.erase": { zh: "删除身份证号", en: "Identity number erased" },
  "identity.find": { zh: "按身份证号查人", en: "Looked for by identity number" },
  "person.merge-ask": { zh: "提出合并人员记录", en: "Merge of entries proposed" },
  "person.merge": { zh: "复核并合并人员记录", en: "Entries merged as one person" },
  "person.merge-refuse": { zh: "不合并人员记录", en: "Merge of entries refused" },
  "person.part": { zh: "拆分人员记录", en: "Entries parted again" },
  "person.create": { zh: "登记人员", en: "Person registered" },
  "person.edit": { zh: "修改人员", en: "Person edited" },
  "place.create": { zh: "登记场所", en: "Place registered" },
  "place.edit": { zh: "修改场所", en: "Place edited" },
  "place.import": { zh: "导入场所", en: "Places imported" },
  "place.operators": { zh: "指定运营单位", en: "Operators of a place named" },
  "place.report": { zh: "运营单位报告场所情况", en: "Operator's report on a place" },
  "place.move": { zh: "移动场所位置", en: "Place moved" },
  "place.undo-import": { zh: "撤销导入场所", en: "Import of places undone" },
  "capital_project.edit": { zh: "修改建设项目", en: "Capital project edited" },
  "census_reply.return": { zh: "退回填报", en: "Census answer returned" },
  "census_round.edit": { zh: "修改摸底调查", en: "Census edited" },
  "census_round.export": { zh: "导出摸底汇总表", en: "Census table exported" },
  "park_application.edit": { zh: "修改产业园申报", en: "Park application edited" },
  "park_quarter.edit": { zh: "修改园区季报", en: "Park quarter edited" },
  "specimen_loan.edit": { zh: "修改标本借展", en: "Specimen loan edited" },
  "congress.share": { zh: "分配了代表名额", en: "Seats of a congress shared out" },
  "fair_plan.make": { zh: "排了一张洽谈表", en: "Timetable of a fair made" },
  "fair_review.assign": { zh: "分配评审专家", en: "Experts assigned" },
  "fair_review.return": { zh: "专家交回评分", en: "Expert's score returned" },
  "fair_review.recuse": { zh: "专家回避", en: "Expert recused himself" },
  "fair_guest.parties": { zh: "为参会方登记入场的人", en: "Guests entered for the parties" },
  "demand.field": { zh: "采用推定的学科", en: "Proposed field of science taken" },
  "fair_guest.erase": { zh: "清除入场的人的姓名和电话", en: "Guests' names and telephones erased" },
  "fair_guest.change": { zh: "改变能否入场或补发胸牌", en: "Guest's standing or badge changed" },
  "fair_duty.change": { zh: "安排洽谈会值班", en: "Duty at a fair arranged" },
  "fair_pitch.write": { zh: "安排路演顺序", en: "Order of pitches written" },
  "fair_follow.say": { zh: "写明项目没有落地的原因", en: "Cause given why a project came to nothing" },
  "fair_talk.agreement": { zh: "把洽谈结果登记为协议", en: "Agreement made of a talk" },
  "fair_talk.now": { zh: "现场加一场洽谈", en: "Talk placed on the spot" },
  "fair_talk.need": { zh: "把洽谈结果登记为需求", en: "Need made of a talk" },
  "fair_entry.take": { zh: "收到入场记录", en: "Entry at a door taken" },
  "caravan_plan.make": { zh: "做巡展计划", en: "Tour plan made" },
  "plan.keep": { zh: "保存选址方案", en: "Siting plan kept" },
  "policy.add": { zh: "收录政策", en: "Policy added" },
  "policy.edit": { zh: "修改政策", en: "Policy edited" },
  "policy.correct-text": { zh: "更正政策正文", en: "Text of a policy corrected" },
  "policy.link": { zh: "关联政策", en: "Policies linked" },
  "policy.renew": { zh: "更新政策文本", en: "Policy text renewed" },
  "question.erase": { zh: "清除问过的话", en: "Past questions erased" },
  "policy.unlink": { zh: "取消政策关联", en: "Link of policies removed" },
  "post.end": { zh: "结束任职", en: "Post ended" },
  "post.give": { zh: "任命岗位", en: "Post given" },
  "report.freeze": { zh: "冻结报告", en: "Report frozen" },
  "round.hold": { zh: "暂缓到期处理", en: "Held what is due by the clock" },
  "round.release": { zh: "取消暂缓到期处理", en: "Released what was held" },
  "round.undo": { zh: "撤销到期处理", en: "Undid what the clock had done" },
  "sensitive.look": { zh: "查看敏感信息", en: "Looked at sensitive data" },
  "session.end": { zh: "结束登录会话", en: "Session ended" },
  "signin.in": { zh: "登录", en: "Signed in" },
  "signin.out": { zh: "退出", en: "Signed out" },
  "signin.failed": { zh: "登录失败", en: "Sign-in failed" },
  "signin.locked": { zh: "登录被锁", en: "Sign-in locked" },
  "signin.password": { zh: "更换口令", en: "Password changed" },
  "signin.second-factor-on": { zh: "开启两步验证", en: "Two-step sign-in turned on" },
  "signin.second-factor-off": { zh: "关闭两步验证", en: "Two-step sign-in turned off" },
  "signin.sessions-ended": { zh: "结束全部会话", en: "All sessions ended" },
  "supply.edit": { zh: "修改供给", en: "Supply edited" },
  "supply.create": { zh: "登记供给", en: "Supply registered" },
  "supply.restore": { zh: "恢复供给", en: "Supply restored" },
  "supply.withdraw": { zh: "撤回供给", en: "Supply withdrawn" },
  "unit.add": { zh: "新设单位", en: "Unit added" },
  "unit.close": { zh: "撤并单位", en: "Unit closed" },
  "unit.move": { zh: "单位改隶", en: "Unit moved" },
  "unit.rename": { zh: "单位更名", en: "Unit renamed" },
};

/** Kinds of records an entry names as `kind:id`; processes name their own. */
const SUBJECT_WORDS: Readonly<Record<string, Words>> = {
  parameter: { zh: "参数", en: "Parameter" },
  assignment: { zh: "分配方案", en: "assignment" },
  case: { zh: "办理事项", en: "case" },
  coverage: { zh: "覆盖测算", en: "coverage" },
  fact: { zh: "事实", en: "fact" },
  indicator: { zh: "指标", en: "indicator" },
  link: { zh: "一次性链接", en: "one-time link" },
  "match-weights": { zh: "匹配权重", en: "matching weights" },
  person: { zh: "人员", en: "person" },
  person_merge: { zh: "人员合并", en: "merge of entries" },
  sight_grant: { zh: "查看授权", en: "rule of sight" },
  place: { zh: "场所", en: "place" },
  place_batch: { zh: "场所导入批次", en: "import of places" },
  policy: { zh: "政策", en: "policy" },
  report: { zh: "报告", en: "report" },
  siting_plan: { zh: "选址方案", en: "siting plan" },
  supply: { zh: "供给", en: "supply" },
  table_form: { zh: "上报表样", en: "form of a list" },
  unit: { zh: "单位", en: "unit" },
};

/** An act in words: its own, or the process and its action; the code where neither knows it. */
export function wordsOfAct(act: string, house: Pick<House, "processes" | "words">): Words {
  const own = ACT_WORDS[act] ?? house.words[act];
  if (own) return own;
  const dot = act.indexOf(".");
  const process = house.processes[act.slice(0, dot)];
  const action = process?.actions[act.slice(dot + 1)];
  if (!process || !action) return { zh: act, en: act };
  return { zh: `${process.label.zh}：${action.label.zh}`, en: `${process.label.en}: ${action.label.en}` };
}

/** `demand:12` → 需求 12; a list's name and what no room knows stay as written. */
export function wordsOfSubject(subject: string, house: Pick<House, "processes" | "words">): Words {
  const colon = subject.indexOf(":");
  const kind = subject.slice(0, colon);
  const words = SUBJECT_WORDS[kind] ?? house.words[kind] ?? house.processes[kind]?.label;
  const id = subject.slice(colon + 1);
  return colon > 0 && words ? { zh: `${words.zh} ${id}`, en: `${words.en} ${id}` } : { zh: subject, en: subject };
}

/** Codes of the acts whose words hold the text, in either language. */
export function actsNamed(text: string, house: Pick<House, "processes" | "words">): string[] {
  const all = [
    ...Object.keys(ACT_WORDS),
    ...Object.keys(house.words),
    ...Object.values(house.processes).flatMap((p) => Object.keys(p.actions).map((a) => `${p.name}.${a}`)),
  ];
  const asked = text.toLowerCase();
  return all.filter((act) => {
    const { zh, en } = wordsOfAct(act, house);
    return zh.includes(text) || en.toLowerCase().includes(asked);
  });
}
