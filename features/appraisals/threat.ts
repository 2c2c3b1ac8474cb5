import type { Label } from "../../platform/http/contract.ts";

/** Who sees what: shown in the room as it stands in docs/trust-votes.md; a test lays both side by side. */
export const THREATS: readonly { readonly who: Label; readonly has: Label; readonly paper: Label; readonly codes: Label }[] = [
  {
    who: { zh: "同事、领导", en: "A colleague, a leader" },
    has: { zh: "页面和结果表", en: "the pages and the result sheet" },
    paper: { zh: "只看到合并后的合计，每个部分至少 5 张有效票", en: "sums of merged parts alone, each of at least five valid ballots" },
    codes: { zh: "同左", en: "the same" },
  },
  {
    who: {
      zh: "拿到数据库、日志、备份的人（检查人员、小偷）",
      en: "Whoever has the database, its logs and backups (an inspector, a thief)",
    },
    has: { zh: "某一天的全部数据", en: "everything stored on some day" },
    paper: {
      zh: "封存的录入，没有两名监票人的钥匙打不开；公布后删除",
      en: "sealed entries that open with two tellers' keys alone; deleted when published",
    },
    codes: {
      zh: "封存的格子和先后顺序；没有姓名、时间、地址；没有两名监票人的钥匙打不开",
      en: "sealed cells and their order; no name, time or address; they open with two tellers' keys alone",
    },
  },
  {
    who: { zh: "好奇的管理员", en: "A curious administrator" },
    has: { zh: "投票前后的数据、网络", en: "the data before and after each ballot, the network" },
    paper: { zh: "什么也看不到", en: "nothing" },
    codes: {
      zh: "盯着网络能看到哪台设备什么时候交票，也能在服务器里截下票面：公用平板可以挡住前一半，后一半挡不住",
      en: "by watching the network: which device hands in when; within the server: the ballot itself. Shared tablets stop the first, nothing stops the second",
    },
  },
  {
    who: { zh: "两名监票人加管理员串通", en: "Two tellers together with the administrator" },
    has: { zh: "钥匙和全部数据", en: "the keys and all the data" },
    paper: { zh: "笔迹", en: "handwriting" },
    codes: {
      zh: "按先后顺序看到每张票；不知道码是谁的，但有人记下了交票先后就能对上",
      en: "every ballot in its order; not whose code it was, but whoever noted who voted when can match them",
    },
  },
  {
    who: { zh: "换掉投票页面的管理员", en: "An administrator who changes the page" },
    has: { zh: "整台服务器", en: "the server" },
    paper: { zh: "什么也看不到", en: "nothing" },
    codes: {
      zh: "全部看到。不信任服务器管理者的，投纸票",
      en: "everything. Who does not trust the operator of this server votes on paper",
    },
  },
  {
    who: { zh: "站在旁边逼你投的人", en: "A coercer beside the voter" },
    has: { zh: "看着你的屏幕或票", en: "your screen or your sheet" },
    paper: { zh: "设写票间", en: "a booth keeps him out" },
    codes: { zh: "当时看得到；交了票没有回执，事后证明不了", en: "sees it then; no receipt is kept, and nothing can be shown afterwards" },
  },
];

export const PROMISES: readonly Label[] = [
  {
    zh: "码印在纸条上，从信封里抽，没有人知道哪个码是谁的。投票期间不写任何带姓名的记录；投票的网址不找登录、不设 Cookie、不记日志。",
    en: "Codes are printed on slips and drawn from an envelope: nobody knows whose is which. While the vote is open nothing that names a voter is written; the voting address looks for no session, sets no cookie and logs no line.",
  },
  {
    zh: "每一格单独封存，不存整张票。开票的钥匙分成三份，只印在三名监票人的纸条上：丢一份不要紧，丢两份手机票就作废重投，请事先告诉大家。",
    en: "Each cell is sealed for itself; no row over several persons is kept. The opening key stands in three parts on three tellers' slips alone: one may be lost; with two lost the ballots by phone are void and the vote is repeated. Say so beforehand.",
  },
  {
    zh: "打铃以前算不出任何结果。合并的规则发票时就定了，只看票数，不看怎么投；只公布一次。",
    en: "Before the bell nothing can be counted. The rule of merging is fixed when ballots are handed out and looks at numbers, never at votes; there is one publication.",
  },
  {
    zh: "公布以后删除封存的票。监票人的钥匙条当场销毁：留着两张钥匙条和一份备份的人，以后还能打开。",
    en: "Sealed ballots are deleted when the result is published. The tellers' slips are destroyed before all: whoever keeps two of them and a backup can still open it later.",
  },
  {
    zh: "全体一致的结果藏不住：人人都会知道大家怎么投的。投票前先告诉大家。",
    en: "A unanimous result cannot be hidden: everybody knows then how all voted. Say so before the vote.",
  },
];
