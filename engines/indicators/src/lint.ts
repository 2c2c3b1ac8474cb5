import type { Label } from "./catalogue.ts";

export interface LintFinding {
  readonly word: string;
  readonly rule: Label;
  readonly instead: Label;
}

const APPS: Label = {
  zh: "国办函〔2026〕12号（据公开报道，以原文为准）：不得以积分、打卡、在线时长、安装量、浏览、点赞、转发、学习时长作为考核依据",
  en: "Rule of 2026 on government mobile applications (from public reports; check the original): points, check-ins, online time, installs, views, likes, shares and study time are no basis of assessment",
};
const FORMALISM: Label = {
  zh: "2024 年整治形式主义为基层减负有关规定（据公开报道，以原文为准）：领导批示、发表文章、开会、拍照不作为考核依据",
  en: "Rules of 2024 on reducing formalism (from public reports; check the original): remarks, articles, meetings and photos are no yardstick",
};
const SELF_MADE: Label = {
  zh: "同一规定的精神（据公开报道，以原文为准）：由被考核的一方自己填报、别人无从核实的数，不作为考核依据",
  en: "In the spirit of the same rules (from public reports; check the original): what those assessed type in themselves and nobody can check is no yardstick",
};

interface Ban {
  /** What it is about, for a list of what is refused. */
  readonly about: Label;
  readonly words: RegExp;
  /** Look-alikes, taken out of the text first: each may be asked for. */
  readonly but?: RegExp;
  readonly rule: Label;
  readonly instead: Label;
}

/** Words that make an indicator one of show, the rule against them, and what to measure instead. Read by `plain` text: half-width, without spaces between Chinese characters. */
const BANNED: readonly Ban[] = [
  {
    about: { zh: "领导批示、圈阅，专报被采用", en: "remarks of leaders, briefs adopted by them" },
    words:
      /批示|圈阅|签批|批转|采用加分|专报(被)?(采用|采纳|得分|加分)|领导(表扬|肯定)|副[省部]级以上|leaders?['’]? remarks?|remarks of leaders|endorsements? by leaders/i,
    rule: FORMALISM,
    instead: { zh: "改用“建议被采纳并落实的件数”，附采纳证明", en: "Count suggestions adopted and carried out, with proof" },
  },
  {
    about: { zh: "发文、上稿、信息报送、被报道的数量", en: "articles, press items and briefs sent" },
    words:
      /发文(篇|数|量)|发稿|上稿|稿件|信息(报送|采用|上报)|报送信息|上报信息|信息条(数|目)|简报|刊发|转载|(新闻|宣传|媒体|被)报道|(媒体|新闻)宣传|(发表|经验)[^，。；,;]{0,6}文章|published articles|articles published|press items|briefs issued/i,
    rule: FORMALISM,
    instead: { zh: "改用“服务对象确认解决的需求数”", en: "Count needs whose owner confirmed the solution" },
  },
  {
    about: { zh: "开会、发文件、写心得的次数", en: "meetings held, papers issued, notes written" },
    words:
      /会议(次数|场次|数|记录)|开会|召开[^，。；,;]{0,12}会|(推进|动员|部署)会|研究[^，。；,;]{0,8}次数|(印发|下发|出台|制发)文件|学习笔记|心得体会|number of meetings|meetings held/i,
    but: /学术会议|会议(决定|室)/g,
    rule: FORMALISM,
    instead: { zh: "改用“会议决定按期办结率”", en: "Share of decisions carried out in time" },
  },
  {
    about: { zh: "照片、影像、留痕、台账是否齐全", en: "photos, traces, complete folders" },
    words: /照片|拍照|(现场|活动)图片|影像资料|留痕|痕迹|轨迹上传|定位打点|(台账|档案|过程|痕迹)(资料|材料)?(完整|齐全)|photos?\b/i,
    rule: FORMALISM,
    instead: { zh: "改用“对方链接确认的件数”", en: "Count confirmations by link" },
  },
  {
    about: { zh: "注册、下载、安装、绑定、关注的数量", en: "registrations, downloads, installs" },
    words:
      /注册|下载(量|数|率|人)|(app|软件|小程序|客户端|应用)安装|安装(量|数|率|任务)|装机|绑定(人|率|数)|入群率|扫码关注|\bregistrations|installs?\b|downloads/i,
    but: /注册(资本|商标|志愿者经)|商标注册|注册(会计师|工程师|地)|设备安装/g,
    rule: APPS,
    instead: { zh: "改用“经确认的需求方数”", en: "Count distinct confirmed demanders" },
  },
  {
    about: { zh: "登录、签到、打卡、积分、活跃度、使用率", en: "log-ins, check-ins, points, active users" },
    words:
      /登录|登陆(率|次|人|数)|签到|打卡|积分|日活|月活|活跃(度|用户|人)|(平台|系统|app|软件|登录)使用率|使用率(通报|排名)|接龙|log-?ins?\b|check-?ins?\b|points earned|active users/i,
    but: /积分制以外/g,
    rule: APPS,
    instead: { zh: "改用“按期办结率”", en: "Share closed in time" },
  },
  {
    about: { zh: "浏览、点赞、转发、粉丝、传播力、线上观看人数", en: "views, likes, shares, followers, audiences online" },
    words:
      /浏览|点击|播放(量|数|总|次|率)|点赞|转发|转评赞|评论数|阅读(量|数|率|人)|关注(数|人|率|量|度)|粉丝|涨粉|曝光|触达|传播力|影响力指数|热度|完播|流量|\d{1,6}w\+|十万加|(直播|线上|网络)(观看|参与|观众|投票)|投票(数|排名)|得票数|page ?views|\bviews\b|\blikes\b|\bshares of posts|followers/i,
    rule: APPS,
    instead: {
      zh: "平台数据只可注明来源列示，不作考核；可用“带来的已确认需求数”",
      en: "Show such figures with their source only; measure confirmed needs they brought",
    },
  },
  {
    about: { zh: "在线时长、学习时长、学时", en: "time online, study time" },
    words: /(在线|学习|观看|上网|网上学习)(时长|时间|小时|强度)|学时|online (time|hours)|study (time|hours)/i,
    but: /授课学时/g,
    rule: APPS,
    instead: { zh: "改用“学后解决的问题数”", en: "Count problems solved afterwards" },
  },
  {
    about: {
      zh: "参与度、答题人次、覆盖人次、印发资料，工作人员自报的满意率",
      en: "participation, people covered, leaflets, satisfaction that staff report themselves",
    },
    words:
      /参与(度|率)|(答题|竞答|竞赛)[^，。；,;]{0,4}(人次|人数|率)|(覆盖|受众)人次|宣传覆盖|(发放|印制)[^，。；,;]{0,4}资料|横幅|(满意|知晓)率?[^，。；,;]{0,3}(自报|自评|由?工作人员)|(自报|自评|自测)的?(满意|知晓)/i,
    rule: SELF_MADE,
    instead: {
      zh: "改用由对方确认或抽样调查的数：如“经学校确认的场次”“第三方调查满意率”",
      en: "Take what the other side confirmed or a survey found: sessions confirmed by the school, satisfaction by a survey",
    },
  },
];

/** What is no basis of assessment, the rule against it and what to measure instead: the list behind the lint. */
export const refusedYardsticks: readonly { readonly about: Label; readonly rule: Label; readonly instead: Label }[] = BANNED.map(
  ({ about, rule, instead }) => ({ about, rule, instead }),
);

/** Full width to half, no spaces, hyphens or marks between Chinese characters: 点 赞, 点-赞 and 点赞 are one word. */
const plain = (text: string): string => text.normalize("NFKC").replace(/(?<=\p{Script=Han})[\s\p{Cf}·•_-]{1,8}(?=\p{Script=Han})/gu, "");

/** Looks through any wording: the text of an imported standard, an item, a target. */
export function lintText(text: string): LintFinding[] {
  const read = plain(text);
  return BANNED.flatMap(({ words, but, rule, instead }) => {
    const found = words.exec(but ? read.replace(but, "，") : read);
    return found ? [{ word: found[0], rule, instead }] : [];
  });
}

/** Looks through name, definition and expression. An empty list is a clean indicator. */
export const lintIndicator = (i: { readonly name: Label; readonly definition: Label; readonly expression: string }): LintFinding[] =>
  lintText([i.name.zh, i.name.en, i.definition.zh, i.definition.en, i.expression].join("\n"));
