import { Readable } from "node:stream";
import { chinaDay } from "@bihuan/kit";
import { writePdf, type PdfBlock, type PdfDocument } from "../../platform/documents/pdf.ts";
import type { Services } from "../../platform/http/server.ts";
import type { MakePaper } from "../../platform/rooms/room.ts";
import { showDay } from "../../platform/register/fields.ts";
import { ZipWriter } from "../../platform/sheets/zip-write.ts";
import { cardOf } from "./card.ts";
import { readingsOf } from "./readings.ts";

/** A scorecard, and both readings of a unit into which others were merged within the period. */
type Card = Awaited<ReturnType<typeof cardOf>> & { readonly readings: Awaited<ReturnType<typeof readingsOf>> };

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

/** Index, scores, what is missing and the digests, on numbered pages. */
function indexOf(services: Services, card: Card): PdfDocument & { readonly pieces: readonly Piece[] } {
  const { pieces, missing } = piecesOf(card);
  const total = standing(card);
  const table = (text: string, columns: readonly (readonly [string, number])[], rows: readonly (readonly string[])[]): PdfBlock[] => [
    { type: "heading", text },
    { type: "table", columns: columns.map(([title, share]) => ({ title, share })), rows },
  ];
  return {
    pieces,
    title: `${card.unitName}${card.round.title}卷宗目录`,
    blocks: [
      {
        type: "paragraph",
        text: `依据${card.round.basis}。数据期间 ${card.round.periodFrom} 至 ${card.round.periodTo}。${total ? total.why.zh : ""}\n${card.unitName}，${showDay(chinaDay(services.now()), "zh-CN")}`,
      },
      ...table(
        `卷内文件（共 ${pieces.length} 件）`,
        [
          ["序号", 8],
          ["文件", 48],
          ["证明哪些项", 18],
          ["类别", 14],
          ["日期", 12],
        ],
        pieces.map((p) => [String(p.no), fileName(p), p.items.join("、"), p.kind, p.day]),
      ),
      ...table(
        "各项得分",
        [
          ["项", 10],
          ["内容", 30],
          ["得分", 10],
          ["说明", 50],
        ],
        card.items.map((i) => {
          const s = i.final ?? i.score ?? i.self;
          return [i.no, i.name, s ? `${s.points}/${s.most}` : "", s?.why.zh ?? ""];
        }),
      ),
      ...(card.readings ? restatedIn(card.readings, table) : []),
      ...(missing.length === 0
        ? []
        : table(
            "缺的证明",
            [
              ["项", 15],
              ["内容", 45],
              ["缺什么", 40],
            ],
            missing.map((m) => [m.no, m.name, m.evidence]),
          )),
      ...table(
        "校验值",
        [
          ["序号", 8],
          ["文件内容的校验值，每件一个；内容改一个字，值就不同", 92],
        ],
        pieces.map((p) => [String(p.no), p.sha256]),
      ),
    ],
  };
}

type Table = (text: string, columns: readonly (readonly [string, number])[], rows: readonly (readonly string[])[]) => PdfBlock[];
/** As the card shows it: what counts, and beside it what it would be had the units been one from the beginning. */
function restatedIn(of: NonNullable<Card["readings"]>, table: Table): PdfBlock[] {
  const units = of.formers.map((f) => `${f.name}（${showDay(f.on, "zh-CN")}并入）`).join("、");
  return [
    ...table(
      "合并口径",
      [
        ["项", 10],
        ["内容", 26],
        ["按现单位", 14],
        ["得分", 9],
        ["合并口径", 14],
        ["得分", 9],
        ["说明", 18],
      ],
      [
        ...of.items.map((i) => [
          ...[i.no, i.name, i.reported ?? "", i.reportedPoints ?? ""],
          ...[i.restated ?? "", i.restatedPoints ?? "", i.why?.zh ?? ""],
        ]),
        ["", "合计", "", of.reportedTotal, "", of.restatedTotal, ""],
      ],
    ),
    { type: "paragraph", text: `期内并入：${units}。计分的是按现单位；合并口径是把并入单位期内的数加在一起，供对照。` },
  ];
}
const fileName = (p: Piece): string => p.path.split("/").at(-1) as string;
const contentOf = async (services: Services, p: Piece): Promise<AsyncIterable<Buffer>> =>
  (await services.files.read(Buffer.from(p.sha256, "hex"))) as AsyncIterable<Buffer>;

/** One ZIP: the index, the list of digests, the pieces in the order of the sheet. */
export async function* zipOf(services: Services, card: Card): AsyncGenerator<Buffer> {
  const zip = new ZipWriter();
  const index = indexOf(services, card);
  yield* zip.add("0-卷内目录.pdf", writePdf(index));
  // As `sha256sum -c` reads it.
  yield* zip.add(
    "0-校验清单.txt",
    index.pieces.map((p) => `${p.sha256}  ${p.path}\n`),
  );
  for (const p of index.pieces) yield* zip.add(p.path, await contentOf(services, p));
  yield zip.end();
}

/** One PDF: the same index, the pieces attached under their numbers. */
export const pdfOf = (services: Services, card: Card): AsyncGenerator<Buffer> => {
  const { pieces, ...index } = indexOf(services, card);
  const attachments = pieces.map((p) => ({ name: fileName(p), about: p.items.join("、"), read: () => contentOf(services, p) }));
  return writePdf({ ...index, attachments });
};

/** A unit's dossier for whoever may read its scorecard, sent as it is written. */
const dossierAs =
  (ending: "zip" | "pdf", write: (services: Services, card: Card) => AsyncGenerator<Buffer>): MakePaper =>
  async (services, actor, { id }) => {
    if (!actor.permissions.has("assessment.read")) return undefined;
    const found = await services.database.read(actor.scope, (db) => cardOf(db, services, actor, Number(id)));
    const card = { ...found, readings: await readingsOf(services, actor, Number(id)) };
    return {
      name: `${plain(card.unitName, 40)}${plain(card.round.title, 60)}卷宗.${ending}`,
      type: `application/${ending}`,
      bytes: Readable.from(write(services, card)),
    };
  };
export const dossierOf = dossierAs("zip", zipOf);
export const dossierPdfOf = dossierAs("pdf", pdfOf);
