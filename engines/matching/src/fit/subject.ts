import { normalise } from "../words/normalise.ts";
import { synonymsIn, type Synonym } from "../words/synonyms.ts";

/**
 * Words that stand in the titles of needs of every trade: what is done with a thing, and how, says little of the thing. Counted over titles of national projects and of
 * needs, those that come in many fields.
 */
const GENERAL =
  "技术 研究 关键 应用 开发 系统 平台 方案 方法 工艺 设备 装置 装备 产品 项目 工程 设计 改造 改进 升级 提升 优化 治理 处理 管理 控制 监测 监控 检测 预警 预测 预报 评价 评估 分析 识别 诊断 测试 试验 实验 监督 维护 维修 运维 " +
  "智能 智慧 智能化 自动 自动化 数字 数字化 信息 信息化 绿色 高效 高性能 高质量 新型 先进 现代 综合 集成 一体化 在线 实时 远程 快速 精准 精密 安全 环保 节能 降耗 低成本 成本 效率 质量 品质 性能 能力 水平 " +
  "示范 推广 产业 产业化 企业 公司 工厂 车间 基地 园区 合作 服务 咨询 培训 指导 支持 解决 需求 求助 寻求 寻找 希望 急需 如何 怎样 怎么 问题 难题 困难 攻关 研发 研制 制备 制造 生产 加工 利用 建设 构建 实现 提高 降低 减少 增加 防治 防控 预防 抑制 保护 修复 恢复 " +
  "山区 农村 乡村 城市 地区 区域 本地 县域 我县 大型 小型 微型 专用 通用 材料 原料 资源 环境 条件 过程 机理 机制 模型 算法 数据 图像 影像 视频 信号 网络 软件 硬件 工具 机器 人员 专家 团队 单位 示例 不稳定 稳定 过高 偏高 较高 严重 大学 学院 中心 研究所 研究院 实验室";
const general = new Set(GENERAL.split(" "));
const longestGeneral = Math.max(...[...general].map((word) => word.length));
const GENERAL_WORDS = new RegExp([...general].sort((a, b) => b.length - a.length).join("|"), "gu");
/** Whether a word says no more than general ones do: at most one character is left beside them. */
export const isGeneral = (word: string): boolean => [...normalise(word).replace(GENERAL_WORDS, "")].length < 2;
const GRAMMAR = /[的了和与及或在为对把被将等其并之因由从到不有]/u;

/** A bigram or a word of letters that names what a need is about. */
interface Piece {
  readonly text: string;
  readonly at: number;
}

/** What a need's title is about, general words aside. */
export interface Subject {
  /** None where the title holds general words alone: then nothing can be asked of a supply. */
  readonly pieces: readonly Piece[];
  readonly synonyms: readonly Synonym[];
  readonly normal: string;
}

export function subjectOf(title: string): Subject {
  const normal = normalise(title);
  const isOpen = new Uint8Array(normal.length).fill(1);
  for (let at = 0; at < normal.length; at++) {
    if (!/[\p{Script=Han}a-z0-9.+-]/u.test(normal.charAt(at)) || GRAMMAR.test(normal.charAt(at))) isOpen[at] = 0;
    for (let length = longestGeneral; length > 1; length--)
      if (general.has(normal.slice(at, at + length))) {
        isOpen.fill(0, at, at + length);
        at += length - 1;
        break;
      }
  }
  const pieces: Piece[] = [];
  for (let at = 0; at < normal.length; at++) {
    if (isOpen[at] === 0) continue;
    const word = /^[a-z][a-z0-9.+-]+/.exec(normal.slice(at))?.[0];
    if (word && !/[a-z0-9]/.test(normal.charAt(at - 1))) {
      pieces.push({ text: word, at });
      at += word.length - 1;
    } else if (isOpen[at + 1] === 1 && /^\p{Script=Han}{2}$/u.test(normal.slice(at, at + 2)))
      pieces.push({ text: normal.slice(at, at + 2), at });
  }
  return { pieces, synonyms: synonymsIn(normal), normal };
}

/** Which pieces of the subject a normalised text holds, itself or by another word of the same meaning. */
export function touched({ pieces, synonyms }: Subject, text: string): boolean[] {
  const met = pieces.map((piece) => text.includes(piece.text));
  for (const { word, at, others } of synonyms)
    if (text.includes(word) || others.some((other) => other.length > 1 && text.includes(other)))
      pieces.forEach((piece, i) => (met[i] ||= piece.at >= at && piece.at + piece.text.length <= at + word.length));
  return met;
}

/** The subject's words that none of these held: pieces side by side as one. */
export function untouchedWords({ pieces, normal }: Subject, met: readonly (readonly boolean[])[]): string[] {
  const words: { from: number; to: number }[] = [];
  const isHeld = (at: number): boolean =>
    pieces.some((piece, i) => piece.at <= at && at < piece.at + piece.text.length && met.some((one) => one[i]));
  pieces.forEach((piece) => {
    for (let at = piece.at; at < piece.at + piece.text.length; at++) {
      if (isHeld(at)) continue;
      const last = words.at(-1);
      if (last && last.to >= at) last.to = Math.max(last.to, at + 1);
      else words.push({ from: at, to: at + 1 });
    }
  });
  return [...new Set(words.filter(({ from, to }) => to - from > 1).map(({ from, to }) => normal.slice(from, to)))];
}

/** Sentences of what was tried, and of the limits those that forbid: what they name counts against whoever offers it. */
const FORBIDS = /不再|不用|不得|不能用|不能采用|不采用|不采购|不接受|不考虑|不允许|不许|禁止|禁用|严禁|避免|拒绝|不要|勿用|不使用/u;

export function againstOf(answers: { readonly tried?: string; readonly limits?: string }): { against: string; neutral: string } {
  const clauses = (answers.limits ?? "").split(/[，。；;,.！!\n]/u);
  return {
    against: [answers.tried ?? "", ...clauses.filter((clause) => FORBIDS.test(clause))].join("\n"),
    neutral: clauses.filter((clause) => !FORBIDS.test(clause)).join("，"),
  };
}
