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

/** Words that make an indicator one of show, the rule against them, and what to measure instead. */
const BANNED: readonly { words: RegExp; rule: Label; instead: Label }[] = [
  {
    words: /批示|圈阅|签批|采用加分|专报(被)?(采用|采纳)|副[省部]级以上|leaders?['’]? remarks?|endorsements? by leaders/i,
    rule: FORMALISM,
    instead: { zh: "改用“建议被采纳并落实的件数”，附采纳证明", en: "Count suggestions adopted and carried out, with proof" },
  },
  {
    words: /发文|稿件|信息(报送|采用)|刊发|published articles|articles published|press items/i,
    rule: FORMALISM,
    instead: { zh: "改用“服务对象确认解决的需求数”", en: "Count needs whose owner confirmed the solution" },
  },
  {
    words: /会议(次数|场次|数)|开会|召开会议|number of meetings|meetings held/i,
    rule: FORMALISM,
    instead: { zh: "改用“会议决定按期办结率”", en: "Share of decisions carried out in time" },
  },
  { words: /照片|拍照|留痕|photos?\b/i, rule: FORMALISM, instead: { zh: "改用“对方链接确认的件数”", en: "Count confirmations by link" } },
  {
    words: /注册(量|数|人数|用户)|下载量|安装(量|数)|装机|registrations|installs?\b|downloads/i,
    rule: APPS,
    instead: { zh: "改用“经本人确认的需求方数”", en: "Count distinct confirmed demanders" },
  },
  {
    words: /登录|登陆|签到|打卡|积分|日活|月活|log-?ins?\b|check-?ins?\b|points earned|active users/i,
    rule: APPS,
    instead: { zh: "改用“按期办结率”", en: "Share closed in time" },
  },
  {
    words:
      /浏览|点击|播放量|点赞|转发|阅读量|关注数|粉丝|涨粉|曝光|触达|传播力|热度|完播|page ?views|\bviews\b|\blikes\b|\bshares\b|followers/i,
    rule: APPS,
    instead: {
      zh: "平台数据只可注明来源列示，不作考核；可用“带来的已确认需求数”",
      en: "Show such figures with their source only; measure confirmed needs they brought",
    },
  },
  {
    words: /在线时长|学习时长|学时|观看时长|online (time|hours)|study (time|hours)/i,
    rule: APPS,
    instead: { zh: "改用“学后解决的问题数”", en: "Count problems solved afterwards" },
  },
];

/** Looks through name, definition and expression. An empty list is a clean indicator. */
export function lintIndicator(i: { readonly name: Label; readonly definition: Label; readonly expression: string }): LintFinding[] {
  const text = [i.name.zh, i.name.en, i.definition.zh, i.definition.en, i.expression].join("\n");
  return BANNED.flatMap(({ words, rule, instead }) => {
    const found = words.exec(text);
    return found ? [{ word: found[0], rule, instead }] : [];
  });
}
