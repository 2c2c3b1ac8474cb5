import { Readable } from "node:stream";
import { chinaDay } from "@bihuan/kit";
import { writeOfficialDocument } from "../../platform/documents/gbt9704.ts";
import type { Services } from "../../platform/http/server.ts";
import type { MakePaper } from "../../platform/rooms/room.ts";
import { showDay } from "../../platform/register/fields.ts";
import { ZipWriter } from "../../platform/sheets/zip-write.ts";
import { cardOf } from "./card.ts";

type Card = Awaited<ReturnType<typeof cardOf>>;

/** A piece as it lies in the ZIP; a file that serves several items is filed once, under the first, and referred to. */
export interface Piece {
  readonly no: number;
  readonly path: string;
  readonly sha256: string;
  readonly items: string[];
  readonly kind: string;
  readonly who: string;
  readonly day: string;
}

const plain = (text: string, most: number): string => [...text.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_").trim()].slice(0, most).join("");

/** The order of the standard: 1-一、服务/1.1.1-经费/01-预算批复-名称.pdf. Folders without a piece are not made. */
export function piecesOf(card: Pick<Card, "items">): { pieces: Piece[]; missing: { no: string; name: string; evidence: string }[] } {
  const byContent = new Map<string, Piece>();
  const aspects = [...new Set(card.items.map((i) => i.aspect))];
  const width = String(card.items.reduce((n, i) => n + i.files.length, 0)).length;
  for (const i of card.items)
    for (const f of i.files) {
      const filed = byContent.get(f.sha256);
      if (filed) {
        if (!filed.items.includes(i.no)) filed.items.push(i.no);
        continue;
      }
      const no = byContent.size + 1;
      const folder = `${aspects.indexOf(i.aspect) + 1}-${plain(i.aspect, 20)}/${i.no}-${plain(i.name, 24)}`;
      const ending = /\.[A-Za-z0-9]{1,5}$/.exec(f.name)?.[0] ?? "";
      const name = plain(f.name.slice(0, f.name.length - ending.length), 60);
      byContent.set(f.sha256, {
        no,
        path: `${folder}/${String(no).padStart(width, "0")}-${plain(f.kind, 16)}-${name}${ending}`,
        sha256: f.sha256,
        items: [i.no],
        kind: f.kind,
        who: f.who,
        day: chinaDay(Date.parse(f.at)),
      });
    }
  const missing = card.items
    .filter((i) => i.evidence !== null && i.source === "reported" && i.files.length === 0)
    .map((i) => ({ no: i.no, name: i.name, evidence: i.evidence as string }));
  return { pieces: [...byContent.values()], missing };
}

const standing = (card: Card): Card["self"] => card.final ?? card.score ?? card.self;

export async function* zipOf(services: Services, card: Card): AsyncGenerator<Buffer> {
  const zip = new ZipWriter();
  const { pieces, missing } = piecesOf(card);
  const total = standing(card);
  const index = await writeOfficialDocument({
    title: `${card.unitName}${card.round.title}卷宗目录`,
    blocks: [
      {
        type: "paragraph",
        text: `依据${card.round.basis}。数据期间 ${card.round.periodFrom} 至 ${card.round.periodTo}。${total ? total.why.zh : ""}`,
      },
      { type: "heading", text: `卷内文件（共 ${pieces.length} 件）` },
      {
        type: "table",
        header: ["序号", "文件", "证明哪些项", "类别", "日期", "校验值"],
        rows: pieces.map((p) => [
          String(p.no),
          p.path.split("/").at(-1) as string,
          p.items.join("、"),
          p.kind,
          p.day,
          p.sha256.slice(0, 16),
        ]),
      },
      { type: "heading", text: "各项得分" },
      {
        type: "table",
        header: ["项", "内容", "得分", "说明"],
        rows: card.items.map((i) => {
          const s = i.final ?? i.score ?? i.self;
          return [i.no, i.name, s ? `${s.points}/${s.most}` : "", s?.why.zh ?? ""];
        }),
      },
      ...(missing.length === 0
        ? []
        : [
            { type: "heading" as const, text: "缺的证明" },
            { type: "table" as const, header: ["项", "内容", "缺什么"], rows: missing.map((m) => [m.no, m.name, m.evidence]) },
          ]),
    ],
    signature: card.unitName,
    date: showDay(chinaDay(services.now()), "zh-CN"),
  });
  const whole = async function* (bytes: Buffer) {
    yield bytes;
  };
  yield* zip.add("0-卷内目录.docx", whole(index));
  // As `sha256sum -c` reads it.
  yield* zip.add(
    "0-校验清单.txt",
    pieces.map((p) => `${p.sha256}  ${p.path}\n`),
  );
  for (const p of pieces) yield* zip.add(p.path, (await services.files.read(Buffer.from(p.sha256, "hex"))) as AsyncIterable<Buffer>);
  yield zip.end();
}

/** A unit's dossier for whoever may read its scorecard: one ZIP, sent as it is written. */
export const dossierOf: MakePaper = async (services, actor, { id }) => {
  if (!actor.permissions.has("assessment.read")) return undefined;
  const card = await services.database.read(actor.scope, (db) => cardOf(db, services, actor, Number(id)));
  return {
    name: `${plain(card.unitName, 40)}${plain(card.round.title, 60)}卷宗.zip`,
    type: "application/zip",
    bytes: Readable.from(zipOf(services, card)),
  };
};
