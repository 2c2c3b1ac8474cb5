import type { Label } from "../../platform/http/contract.ts";

/** What is said before all else. */
export const FIRST: Label = {
  zh: "谁管这台服务器，谁就能改动、看到网页上投的任何票。不信任服务器管理者的，请投纸票。",
  en: "Whoever serves the page can defeat every vote in a browser. Who does not trust the operator of the server votes on paper.",
};

/** Who sees what: shown in the room as it stands in docs/trust-votes.md; a test lays both side by side. */
export const THREATS: readonly {
  readonly who: Label;
  readonly has: Label;
  readonly paper: Label;
  readonly codes: Label;
  readonly afar: Label;
}[] = [
  {
    who: { zh: "同事、领导", en: "A colleague, a leader" },
    has: { zh: "页面和结果表", en: "the pages and the result sheet" },
    paper: { zh: "只看到合并后的合计，每个部分至少 5 张有效票", en: "sums of merged parts alone, each of at least five valid ballots" },
    codes: { zh: "同左", en: "the same" },
    afar: {
      zh: "同左，另加公布文件：密文和至少 10 张票的合计，没有姓名",
      en: "the same, and the published file: ciphertexts and sums of at least ten ballots, no name",
    },
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
      zh: "封存的格子、先后顺序，数据库日志里还有每张票到达的时间；没有姓名、地址；没有两名监票人的钥匙打不开",
      en: "sealed cells, their order and, in the database's log, when each ballot came; no name or address; they open with two tellers' keys alone",
    },
    afar: {
      zh: "谁领了票，领票的先后；另一处是没有姓名的密文和先后顺序；数据库日志里还有每次领票、投票的时间；没有两名监票人的钥匙打不开，钥匙从来不在服务器上",
      en: "who fetched a token and in which order; apart from it ciphertexts without a name and their order; in the database's log when each came; they open with two tellers' keys alone, which were never on the server",
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
    afar: {
      zh: "盯着网络能看到哪台设备什么时候领票、什么时候投票，看不到投了什么；能替没有领票的人领票，领票数和应到数开票前都写明",
      en: "by watching the network: which device fetched its token and which voted when, never what; he can fetch tokens for who did not, and the number fetched stands before the vote opens",
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
    afar: {
      zh: "打开每一份密文；是谁的看不出，但盯着网络记下哪台设备先后投票的能对上",
      en: "every ballot opened; not whose it is, but whoever noted on the network which device voted when can match them",
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
    afar: {
      zh: "全部看到。不信任服务器管理者的，投纸票",
      en: "everything. Who does not trust the operator of this server votes on paper",
    },
  },
  {
    who: { zh: "站在旁边逼你投的人", en: "A coercer beside the voter" },
    has: { zh: "看着你的屏幕或票", en: "your screen or your sheet" },
    paper: { zh: "设写票间", en: "a booth keeps him out" },
    codes: { zh: "当时看得到；交了票没有回执，事后证明不了", en: "sees it then; no receipt is kept, and nothing can be shown afterwards" },
    afar: {
      zh: "当时看得到；他走了以后可以再投，最后一次算",
      en: "sees it then; once he has gone one votes again, and the last one counts",
    },
  },
];

export const PROMISES: readonly Label[] = [
  {
    zh: "码印在纸条上，从信封里抽，没有人知道哪个码是谁的。投票期间不写任何带姓名的记录；投票的网址不找登录、不设 Cookie、不记日志。",
    en: "Codes are printed on slips and drawn from an envelope: nobody knows whose is which. While the vote is open nothing that names a voter is written; the voting address looks for no session, sets no cookie and logs no line.",
  },
  {
    zh: "手机码的票每一格单独封存，不存整张票。开票的钥匙分成三份，只印在三名监票人的纸条上：丢一份不要紧，丢两份手机票就作废重投，请事先告诉大家。",
    en: "By code each cell is sealed for itself; no row over several persons is kept. The opening key stands in three parts on three tellers' slips alone: one may be lost; with two lost the ballots by phone are void and the vote is repeated. Say so beforehand.",
  },
  {
    zh: "算票以前，人人可以试投：试投码大家共用，名字是编的，票上处处印着“试投”，交了不存。",
    en: "Before it counts everybody may try: the trial has one code for all and invented names, its sheets are marked all over, and what is handed in is laid down nowhere.",
  },
  {
    zh: "打铃以前算不出任何结果。合并的规则发选票时就定了，只看票数，不看怎么投；只公布一次。",
    en: "Before the bell nothing can be counted. The rule of merging is fixed when ballots are handed out and looks at numbers, never at votes; there is one publication.",
  },
  {
    zh: "停电、死机：显示过“票已收到”的票都在；没有显示的，码还能用，再投一次，不会变成两票。",
    en: "Power fails, the server dies: every ballot that was told to have arrived is there; where it was not told, the code still votes, and one code never makes two ballots.",
  },
  {
    zh: "公布以后删除封存的票。监票人的钥匙条当场销毁：留着两张钥匙条和一份备份的人，以后还能打开。",
    en: "Sealed ballots are deleted when the result is published. The tellers' slips are destroyed before all: whoever keeps two of them and a backup can still open it later.",
  },
  {
    zh: "远程票：领票在前，投票在后，开始投票以后不再发选票；票在投票人的手机上加密，监票人的设备只打开按票数合并好、不少于 10 张的合计，打开过一份就不开第二份。公布的文件谁都能再数一遍。有限额规则的办法不能远程投：密文里看不出违没违反。",
    en: "From afar: tokens come first and end before the vote opens; a ballot is encrypted on the voter's phone, and the tellers' devices open the sums merged by numbers alone, of at least ten ballots, and never a second board. Anybody counts the published file again. A scheme that limits a grade cannot be voted on from afar: nobody sees in a ciphertext whether the limit is kept.",
  },
  {
    zh: "全体一致的结果藏不住：人人都会知道大家怎么投的。投票前先告诉大家。",
    en: "A unanimous result cannot be hidden: everybody knows then how all voted. Say so before the vote.",
  },
];
