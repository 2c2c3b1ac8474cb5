import { showDay } from "../../platform/register/fields.ts";
import { addDays, daysBetween } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";

export interface Milestone {
  readonly name: string;
  readonly planFrom: string;
  readonly planTo: string;
  /** Names of those that must be over before it begins. */
  readonly after: readonly string[];
  readonly forecastTo: string | null;
  readonly actualTo: string | null;
}
export interface Forecast {
  readonly name: string;
  /** The day on which it is over: as it was, as it is said to be, or as its chain lets it. */
  readonly endOn: string;
  /** Whom it waits for, where that is what moves it. */
  readonly waitsFor: string | null;
}

/**
 * When each milestone will be over: what is reached as it was; else not before today, not before those it waits for are over and its own planned days
 * have passed, nor before what is said of it. A circle of waiting is cut where it closes, so that a mistake never hangs the page.
 */
export function forecast(milestones: readonly Milestone[], today: string): Forecast[] {
  const byName = new Map(milestones.map((m) => [m.name, m]));
  const known = new Map<string, Forecast>();
  const of = (m: Milestone, trail: ReadonlySet<string>): Forecast => {
    const there = known.get(m.name);
    if (there) return there;
    if (m.actualTo !== null) return keep({ name: m.name, endOn: m.actualTo, waitsFor: null });
    const waits = m.after.flatMap((name) => {
      const before = byName.get(name);
      return before && !trail.has(name) ? [of(before, new Set([...trail, m.name]))] : [];
    });
    const last = waits.toSorted((a, b) => (a.endOn < b.endOn ? 1 : -1))[0];
    const own = [m.planTo, m.forecastTo ?? m.planTo, today].sort().at(-1) as string;
    const chained = last === undefined ? own : addDays(last.endOn, 1 + daysBetween(m.planFrom, m.planTo));
    return keep(
      chained > own ? { name: m.name, endOn: chained, waitsFor: last?.name ?? null } : { name: m.name, endOn: own, waitsFor: null },
    );
  };
  const keep = (f: Forecast): Forecast => {
    known.set(f.name, f);
    return f;
  };
  return milestones.map((m) => of(m, new Set([m.name])));
}

export interface Money {
  readonly fen: number;
  readonly changesFen: number;
  /** Changes that not all four have signed. */
  readonly unsignedFen: number;
  readonly totalFen: number;
  /** What it comes to in the end: the audited sum, before it contract plus signed changes. */
  readonly dueFen: number;
  readonly paidFen: number;
  readonly leftFen: number;
  readonly retainedFen: number;
}
export interface Change {
  readonly direction: string;
  readonly fen: number;
  readonly ownerOn: string | null;
  readonly adviserOn: string | null;
  readonly supervisorOn: string | null;
  readonly contractorOn: string | null;
}
export interface Payment {
  readonly kind: string;
  readonly fen: number;
  readonly paidOn: string;
}
const signed = (c: Change): boolean => [c.contractorOn, c.supervisorOn, c.adviserOn, c.ownerOn].every((d) => d !== null);
const paid = (p: Payment): number => (p.kind === "refund" ? -p.fen : p.fen);
const retentionOf = (contract: { retentionPermille: number | null }, fen: number): number =>
  Math.floor((fen * (contract.retentionPermille ?? 0)) / 1000);
const withSign = (c: Change): number => (c.direction === "less" ? -c.fen : c.fen);

export interface Audited {
  readonly fen: number;
  readonly onDay: string;
}

/** What is due (the audited sum, before it contract plus signed changes) less payments; a refund lessens what is paid; the retention is of what is due. */
export function moneyOf(
  contract: { fen: number; retentionPermille: number | null },
  changes: readonly Change[],
  payments: readonly Payment[],
  audited?: Audited,
): Money {
  const changesFen = changes.filter(signed).reduce((n, c) => n + withSign(c), 0);
  const unsignedFen = changes.filter((c) => !signed(c)).reduce((n, c) => n + withSign(c), 0);
  const totalFen = contract.fen + changesFen;
  const dueFen = audited?.fen ?? totalFen;
  const paidFen = payments.reduce((n, p) => n + paid(p), 0);
  const retainedFen = retentionOf(contract, dueFen);
  return { fen: contract.fen, changesFen, unsignedFen, totalFen, dueFen, paidFen, leftFen: dueFen - paidFen, retainedFen };
}

export const yuan = (fen: number): string => (fen / 100).toLocaleString("zh-CN");

/**
 * Why the payments of a contract cannot stand as they are, by field; nothing where they can. What was paid before the audit may turn out to be more than
 * its sum: that is told and comes back; from the audit's day on nothing is paid above it.
 */
export function paymentFaults(
  contract: { fen: number; retentionPermille: number | null; signedOn: string; defectsUntil: string | null },
  changes: readonly Change[],
  payments: readonly Payment[],
  audited?: Audited,
): Readonly<Record<string, Label>> {
  const m = moneyOf(contract, changes, payments, audited);
  if (payments.some((p) => p.kind === "refund") && m.paidFen < 0)
    return { fen: { zh: "退回的比付出的多", en: "More came back than was paid" } };
  const bound = audited && payments.some((p) => p.kind !== "refund" && p.paidOn >= audited.onDay);
  if (bound && m.paidFen > audited.fen)
    return {
      fen: {
        zh: `付款合计 ${yuan(m.paidFen)} 元，超过审定金额 ${yuan(audited.fen)} 元`,
        en: `Payments of ${yuan(m.paidFen)} yuan exceed the audited ${yuan(audited.fen)}`,
      },
    };
  if (m.paidFen > m.totalFen)
    return {
      fen: {
        zh: `付款合计 ${yuan(m.paidFen)} 元，超过合同加已签变更 ${yuan(m.totalFen)} 元${m.unsignedFen > 0 ? `；还有 ${yuan(m.unsignedFen)} 元变更没有四方签齐，不能算` : ""}`,
        en: `Payments of ${yuan(m.paidFen)} yuan exceed contract and signed changes of ${yuan(m.totalFen)}`,
      },
    };
  const beforeRetention = payments.filter((p) => p.kind !== "retention").reduce((n, p) => n + paid(p), 0);
  const payable = bound ? audited.fen : m.totalFen;
  const kept = retentionOf(contract, payable);
  if (beforeRetention > payable - kept)
    return {
      fen: {
        zh: `质保金 ${yuan(kept)} 元要留着，最多可付 ${yuan(payable - kept)} 元；付质保金请选“质保金”`,
        en: `The retention of ${yuan(kept)} yuan is kept; at most ${yuan(payable - kept)} may be paid`,
      },
    };
  if (payments.some((p) => p.paidOn < contract.signedOn))
    return {
      paidOn: {
        zh: `合同 ${showDay(contract.signedOn, "zh-CN")} 才签订，不能在这以前付款`,
        en: `Signed on ${contract.signedOn}; nothing is paid before`,
      },
    };
  if (payments.some((p) => p.kind === "retention" && (contract.defectsUntil === null || p.paidOn < contract.defectsUntil)))
    return {
      paidOn: {
        zh:
          contract.defectsUntil === null
            ? "先在合同里填缺陷责任期到哪一天"
            : `缺陷责任期到 ${showDay(contract.defectsUntil, "zh-CN")}，以后才付质保金`,
        en:
          contract.defectsUntil === null
            ? "First enter when the defect period is over"
            : `The defect period is over on ${contract.defectsUntil}`,
      },
    };
  return {};
}

export interface Tender {
  readonly id: number;
  readonly title: string;
  readonly part: string;
  readonly method: string;
  readonly estimateFen: number;
}
const COMPETES = new Set(["open", "invited"]);
const PARTS: Readonly<Record<string, string>> = { works: "工程", goods: "货物", services: "服务" };

/** Tenders of one part, each below the compulsory sum and none competed for, that come to it together: perhaps one contract in parts. */
export function splitOf(
  tenders: readonly Tender[],
  thresholds: readonly { part: string; fen: number; source: string }[],
): { says: Label; ids: number[] }[] {
  return thresholds.flatMap(({ part, fen, source }) => {
    const below = tenders.filter((t) => t.part === part && !COMPETES.has(t.method) && t.estimateFen < fen);
    const sum = below.reduce((n, t) => n + t.estimateFen, 0);
    return below.length > 1 && sum >= fen
      ? [
          {
            says: {
              zh: `${PARTS[part] ?? part}有 ${below.length} 项都在 ${yuan(fen)} 元以下、没有招标，合计 ${yuan(sum)} 元：能合并的要合并计算（${source}）`,
              en: `${below.length} of ${part} below ${yuan(fen)} yuan without a tender come to ${yuan(sum)}: what can be one counts as one`,
            },
            ids: below.map((t) => t.id),
          },
        ]
      : [];
  });
}

export interface Threat {
  readonly says: Label;
  readonly days: number | null;
  readonly subject: string | null;
}

/** What stands between today and the wished day of opening, the worst first. */
export function threats(
  openingOn: string | null,
  milestones: readonly Milestone[],
  risks: readonly { says: string; days: number | null; who: string | null; nextOn: string | null; closedOn: string | null }[],
  tenders: readonly { id: number; title: string; state: string; stateWord: string; dueOn: string | null }[],
  contracts: readonly { id: number; title: string; guaranteeUntil: string | null; leftFen: number; unsignedFen: number }[],
  today: string,
): Threat[] {
  const out: Threat[] = [];
  const all = forecast(milestones, today);
  const end = all
    .map((f) => f.endOn)
    .sort()
    .at(-1);
  if (openingOn !== null && end !== undefined && end > openingOn) {
    const last = all.find((f) => f.endOn === end) as Forecast;
    const days = daysBetween(openingOn, end);
    out.push({
      says: {
        zh: `按现在的进度 ${showDay(end, "zh-CN")} 才完成“${last.name}”${last.waitsFor === null ? "" : `（等“${last.waitsFor}”）`}，比希望开放日晚 ${days} 天`,
        en: `“${last.name}” is over on ${end}, ${days} days after the wished opening`,
      },
      days,
      subject: null,
    });
  }
  for (const m of milestones) {
    const late = m.actualTo === null ? daysBetween(m.planTo, today) : 0;
    if (late > 0)
      out.push({
        says: {
          zh: `“${m.name}”计划 ${showDay(m.planTo, "zh-CN")} 完成，已过 ${late} 天`,
          en: `“${m.name}” is ${late} days past its plan`,
        },
        days: late,
        subject: null,
      });
  }
  for (const r of risks.filter((x) => x.closedOn === null)) {
    const forgotten = r.nextOn !== null && r.nextOn < today;
    out.push({
      says: {
        zh: `风险：${r.says}${r.days === null ? "" : `，可能拖 ${r.days} 天`}${r.who === null ? "，没有责任人" : `，${r.who}负责`}${forgotten ? `，${showDay(r.nextOn ?? "", "zh-CN")} 该看没看` : ""}`,
        en: `Risk: ${r.says}${r.days === null ? "" : `, ${r.days} days`}`,
      },
      days: r.days,
      subject: null,
    });
  }
  for (const t of tenders.filter((x) => x.dueOn !== null && x.dueOn < today))
    out.push({
      says: { zh: `采购“${t.title}”停在“${t.stateWord}”，已过办理期限`, en: `“${t.title}” is overdue` },
      days: daysBetween(t.dueOn as string, today),
      subject: `capital_tender:${t.id}`,
    });
  for (const c of contracts) {
    if (c.guaranteeUntil !== null && c.guaranteeUntil < today && c.leftFen > 0)
      out.push({
        says: { zh: `合同“${c.title}”的保函 ${showDay(c.guaranteeUntil, "zh-CN")} 到期`, en: `The guarantee of “${c.title}” ended` },
        days: daysBetween(c.guaranteeUntil, today),
        subject: `capital_contract:${c.id}`,
      });
    if (c.unsignedFen !== 0)
      out.push({
        says: { zh: `合同“${c.title}”有 ${yuan(c.unsignedFen)} 元变更没有四方签齐`, en: `“${c.title}” has changes not signed by all four` },
        days: null,
        subject: `capital_contract:${c.id}`,
      });
  }
  return out.toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0));
}
