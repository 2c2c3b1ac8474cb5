import { defineStrings } from "../i18n/strings.ts";

export const frameStrings = defineStrings({
  zh: {
    product: "闭环", skip: "跳到正文", menu: "菜单", closeMenu: "关闭菜单", navigation: "主导航", workbench: "我的待办",
    waiting: (n: number) => `${n} 件待办`, feedback: "投诉建议", account: "账号", signOut: "退出登录", post: "当前岗位",
    otherLanguage: "English", loading: "正在载入…", postFailed: "岗位没有换成，请重试",
  },
  en: {
    product: "Bihuan", skip: "Skip to content", menu: "Menu", closeMenu: "Close menu", navigation: "Main navigation", workbench: "My work",
    waiting: (n: number) => `${n} waiting`, feedback: "Complaints and suggestions", account: "Account", signOut: "Sign out", post: "Current post",
    otherLanguage: "中文", loading: "Loading…", postFailed: "The post was not switched; try again",
  },
});

export const listStrings = defineStrings({
  zh: {
    search: "搜索", searchHint: "输入名称或编号", filters: "筛选", clear: "清除条件", columns: "显示列", views: "常用视图", saveView: "存为视图",
    viewName: "视图名称", save: "保存", remove: "删除", noViews: "还没有存过视图", export: "导出", csv: "CSV 文件", xlsx: "Excel 表格",
    total: (n: number, exact: boolean) => `共 ${n.toLocaleString("zh-CN")}${exact ? "" : "+"} 条`, loading: "正在载入…", more: "继续载入", from: "从", to: "到",
    any: "不限", yes: "是", no: "否", noMatch: "没有符合条件的记录", noMatchHint: "换个关键词，或清除部分条件。", none: "这里还没有记录",
    noneHint: "登记第一条后，会显示在这里。", restore: "恢复默认列", end: "已到最后", sortBy: (label: string) => `按“${label}”排序`, retry: "重试",
    close: "收起", active: (n: number) => `已选 ${n} 项条件`,
  },
  en: {
    search: "Search", searchHint: "A name or a number", filters: "Filters", clear: "Clear", columns: "Columns", views: "Views", saveView: "Save view",
    viewName: "Name of the view", save: "Save", remove: "Delete", noViews: "No saved views yet", export: "Export", csv: "CSV file", xlsx: "Excel workbook",
    total: (n: number, exact: boolean) => `${n.toLocaleString("en")}${exact ? "" : "+"} in all`, loading: "Loading…", more: "Load more", from: "From", to: "to",
    any: "Any", yes: "yes", no: "no", noMatch: "Nothing matches", noMatchHint: "Try another word or clear some filters.", none: "Nothing here yet",
    noneHint: "The first record you enter appears here.", restore: "Default columns", end: "End of list", sortBy: (label: string) => `Sort by ${label}`, retry: "Try again",
    close: "Close", active: (n: number) => `${n} filters set`,
  },
});

export const formStrings = defineStrings({
  zh: {
    submit: "提交", next: "下一步", back: "上一步", step: (n: number, of: number) => `第 ${n} 步，共 ${of} 步`, required: "必填", optional: "选填",
    draft: "已恢复上次未提交的内容", discard: "清空重填", busy: "正在提交…", faults: (n: number) => `有 ${n} 处需要改正`, yes: "是", no: "否",
    choose: "请选择", chooseSearch: "输入文字查找", pickDay: "选择日期", yuan: "元", dayHint: "如 2026-03-05", moneyHint: "如 12.5 万元", monthHint: "如 2026-03",
    nothingFound: "没有找到", typeToSearch: "输入文字后列出",
  },
  en: {
    submit: "Submit", next: "Next", back: "Back", step: (n: number, of: number) => `Step ${n} of ${of}`, required: "required", optional: "optional",
    draft: "What you typed last time is back", discard: "Start over", busy: "Sending…", faults: (n: number) => `${n} to correct`, yes: "yes", no: "no",
    choose: "Choose", chooseSearch: "Type to find", pickDay: "Pick a day", yuan: "yuan", dayHint: "as 2026-03-05", moneyHint: "as 125000", monthHint: "as 2026-03",
    nothingFound: "Nothing found", typeToSearch: "Type to list",
  },
});

export const recordStrings = defineStrings({
  zh: {
    look: "查看", lookNote: "查看会留下记录", recorded: "已记录本次查看", blank: "未填", history: "修改记录", noHistory: "没有修改过", was: "原为", becomes: "改为",
    by: "修改人", system: "系统", timeline: "办理过程", noEvents: "还没有办理记录", reason: "理由", note: "说明",
  },
  en: {
    look: "Show", lookNote: "Looking is recorded", recorded: "This look was recorded", blank: "not filled in", history: "Changes", noHistory: "Never changed", was: "was", becomes: "became",
    by: "by", system: "System", timeline: "Course of the case", noEvents: "Nothing has happened yet", reason: "Reason", note: "Note",
  },
});

export const actionStrings = defineStrings({
  zh: {
    actions: "可办事项", confirm: (label: string) => `确认${label}`, cancel: "取消", reason: "理由", note: "补充说明（选填）", chooseReason: "请选择理由", writeReason: "请写明理由",
    done: (label: string) => `已办：${label}`, undo: "撤回", cannot: "暂不能办", needs: "还差：", none: "目前没有需要您办的事",
  },
  en: {
    actions: "Actions", confirm: (label: string) => `Confirm: ${label}`, cancel: "Cancel", reason: "Reason", note: "Note (optional)", chooseReason: "Choose a reason", writeReason: "Give a reason",
    done: (label: string) => `Done: ${label}`, undo: "Undo", cannot: "Not yet possible", needs: "Still needed: ", none: "Nothing for you to do here now",
  },
});

export const panelStrings = defineStrings({
  zh: {
    retry: "重试", requestId: "编号", signIn: "重新登录", table: "看数据表", item: "项目", chartFailed: "图表没有载入，请看数据表",
    copy: "复制链接", copied: "已复制", print: "打印", code: "短码", scan: "手机扫码打开", expires: (day: string) => `有效期至 ${day}`,
    handTo: (who: string) => `交给：${who}`, once: "此链接只显示这一次，请现在交给对方。", copyByHand: "请长按或右键复制上面的链接",
    chooseFile: "选择文件", limit: (mb: string) => `每个不超过 ${mb}`, tooBig: (mb: string) => `超过 ${mb}，请压缩后再传`, wrongType: "这种文件不能上传", cancel: "取消上传",
    uploading: (percent: number) => `已传 ${percent}%`, uploaded: "已上传", failed: "上传失败", cancelled: "已取消", tooMany: (n: number) => `最多 ${n} 个文件`,
    openFigure: "点开看明细",
  },
  en: {
    retry: "Try again", requestId: "Number", signIn: "Sign in again", table: "Show the table", item: "Item", chartFailed: "The chart did not load; see the table",
    copy: "Copy link", copied: "Copied", print: "Print", code: "Code", scan: "Scan with a phone", expires: (day: string) => `Valid until ${day}`,
    handTo: (who: string) => `For: ${who}`, once: "This link is shown only once; hand it over now.", copyByHand: "Copy the link above by hand",
    chooseFile: "Choose files", limit: (mb: string) => `At most ${mb} each`, tooBig: (mb: string) => `Over ${mb}; compress it first`, wrongType: "This kind of file is not taken", cancel: "Cancel upload",
    uploading: (percent: number) => `${percent}% sent`, uploaded: "Uploaded", failed: "Upload failed", cancelled: "Cancelled", tooMany: (n: number) => `At most ${n} files`,
    openFigure: "open the records",
  },
});
