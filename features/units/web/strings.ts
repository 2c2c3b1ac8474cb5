import { defineStrings } from "../../../platform/i18n/strings.ts";

export const unitsStrings = defineStrings({
  zh: {
    units: "单位", lead: "从本单位往下看：下级单位、在岗人员、缺岗部门。", search: "查找单位（名称或拼音首字母）", below: "下级单位", posts: "在岗人员", vacancies: "缺岗的协同部门",
    none: "暂无", closed: (day: string) => `已于 ${day} 撤销`, successor: "承接单位", noLeader: "缺分管负责人", noAdviser: "缺保姆", since: "到岗", code: "区划代码", name: "姓名", role: "岗位",
    adviser: "保姆", reviewer: "审核", leader: "负责人", auditor: "审计员", entry: "录入", system_officer: "系统管理员", security_officer: "安全管理员", pick: "选择单位", picked: "已选", remove: "移除",
  },
  en: {
    units: "Units", lead: "From your unit downwards: units below, posts held, departments with a vacancy.", search: "Find a unit (name or pinyin initials)", below: "Units below", posts: "Posts held", vacancies: "Departments with a vacancy",
    none: "None", closed: (day: string) => `closed on ${day}`, successor: "Successor", noLeader: "no leader in charge", noAdviser: "no adviser", since: "since", code: "Region code", name: "Name", role: "Post",
    adviser: "adviser", reviewer: "reviewer", leader: "leader", auditor: "auditor", entry: "entry", system_officer: "system officer", security_officer: "security officer", pick: "Choose a unit", picked: "Chosen", remove: "Remove",
  },
});
