import type { Random } from "@bihuan/kit";
import type { Submission } from "../signs/signs.ts";

/** Phrases of the kind that fill invented needs, written for the tests. */
const PHRASES = [
  "希望寻求高校和科研院所的技术支持",
  "期待与有实力的专家团队深入合作",
  "共同推动产业高质量发展",
  "实现互利共赢的良好局面",
  "诚邀国内外专家莅临指导",
  "具有广阔的市场前景和推广价值",
  "力争达到国内领先水平",
  "为地方经济发展贡献力量",
];

/** Needs as a robot makes them: a random row of the real ones, four stock phrases, price 面议, region 全国; 20 names, in bursts, half at night. */
export function robotMade(rows: readonly Submission[], count: number, random: Random): Submission[] {
  return Array.from({ length: count }, (_, i) => {
    const row = random.pick(rows);
    const phrases = random.shuffle(PHRASES).slice(0, 4);
    return {
      id: 1_000_000 + i,
      author: `账号${i % 20}`,
      title: row.title,
      text: `${row.text}${random.pick(["。", "，", ""])}${phrases.join("，")}。价格面议，地区全国。`,
      minute: 29_500_000 + Math.floor(i / 40) * 720 + (i % 40),
      unlimited: true,
    };
  });
}
